import { requireFinite, requireInteger, requireOneOf, requireSamples } from "../errors";
import type { BinaryBlock, BlockModel } from "./block-model";

/** Size, strengths and border of an Ising lattice. */
export interface IsingOptions {
  readonly rows: number;
  readonly columns: number;
  /** J: neighbours like to agree when it is positive. Default 1. */
  readonly coupling?: number;
  /** h: spins like to be +1 when it is positive. Default 0. */
  readonly field?: number;
  /** "periodic" joins opposite sides, for sides of 3 or more; "free" does not. Default "periodic". */
  readonly boundary?: "periodic" | "free";
}

/**
 * The Ising model on a square lattice: spins s = ±1, of shape [rows, columns].
 *
 * E(s) = −J Σ_⟨ij⟩ s_i s_j − h Σ_i s_i, each pair of neighbours once. Given the rest, spin i has the field
 * E(s_i = −1) − E(s_i = +1) = 2 (J Σ_j~i s_j + h), so P(s_i = +1 | rest) = 1 / (1 + exp(−2 (J Σ_j~i s_j + h) / T)).
 * The blocks are classes of sites without neighbours among them: the two colours of a chessboard, or a few more where a
 * periodic side is odd.
 *
 * On the infinite lattice with h = 0 it magnetises below T_c = 2J / ln(1 + √2) ≈ 2.269 J (Onsager 1944).
 * Source: Ising (1925); Geman and Geman (1984) for its Gibbs sampling.
 * @throws OptionError
 * @example
 * const lattice = ising({ rows: 2, columns: 2, boundary: "free" });
 * lattice.energy(Float32Array.of(1, 1, 1, 1, 1, -1, -1, 1)); // Float32Array(2) [ -4, 4 ]
 */
export function ising({ rows, columns, coupling = 1, field = 0, boundary = "periodic" }: IsingOptions = {} as IsingOptions): BlockModel {
  const subject = "ising";
  const remedy = "por ejemplo ising({ rows: 8, columns: 8 })";
  requireOneOf("boundary", boundary, { subject, allowed: ["periodic", "free"] });
  const min = boundary === "periodic" ? 3 : 1;
  requireInteger("rows", rows, { subject, min, max: 4096, remedy });
  requireInteger("columns", columns, { subject, min, max: 4096, remedy });
  requireFinite("coupling", coupling, { subject, remedy });
  requireFinite("field", field, { subject, remedy });
  const neighbours = neighboursOf(rows, columns, boundary);
  const shape = [rows, columns];
  const pull = (x: Float32Array, start: number, site: number) => {
    let sum = 0;
    for (const j of neighbours[site]) sum += x[start + j];
    return sum;
  };
  return {
    name: "red de Ising",
    shape,
    energy(x) {
      const samples = requireSamples("x", x, { subject, shape });
      return Float32Array.from({ length: samples }, (_, s) => {
        let energy = 0;
        const start = s * neighbours.length;
        // Every pair is seen from both ends.
        neighbours.forEach((_, i) => {
          energy -= x[start + i] * ((coupling / 2) * pull(x, start, i) + field);
        });
        return energy;
      });
    },
    blocks: coloursOf(neighbours).map((sites): BinaryBlock => {
      return {
        kind: "binary",
        sites,
        values: [-1, 1],
        fields: (x) =>
          Float64Array.from({ length: (x.length / neighbours.length) * sites.length }, (_, k) => {
            const start = Math.floor(k / sites.length) * neighbours.length;
            return 2 * (coupling * pull(x, start, sites[k % sites.length]) + field);
          }),
      };
    }),
  };
}

/** Right, left, lower and upper neighbours of each site, row by row. */
function neighboursOf(rows: number, columns: number, boundary: "periodic" | "free"): number[][] {
  const wrap = (at: number, size: number) => (boundary === "periodic" ? (at + size) % size : at);
  return Array.from({ length: rows * columns }, (_, site) => {
    const [row, column] = [Math.floor(site / columns), site % columns];
    const around = [
      [row, column + 1],
      [row, column - 1],
      [row + 1, column],
      [row - 1, column],
    ].map(([r, c]) => [wrap(r, rows), wrap(c, columns)]);
    return around.filter(([r, c]) => r >= 0 && r < rows && c >= 0 && c < columns).map(([r, c]) => r * columns + c);
  });
}

/** Classes of sites without neighbours among them: each site takes the first colour that no neighbour has. */
function coloursOf(neighbours: readonly (readonly number[])[]): number[][] {
  const colour = new Int32Array(neighbours.length).fill(-1);
  const classes: number[][] = [];
  neighbours.forEach((around, site) => {
    const taken = new Set(around.map((j) => colour[j]));
    let own = 0;
    while (taken.has(own)) own++;
    colour[site] = own;
    if (classes[own]) classes[own].push(site);
    else classes[own] = [site];
  });
  return classes;
}
