import { describeValue, OptionError, requireFiniteValues, requireInteger, ShapeError } from "../errors";
import { requireOptions } from "./check";

/** The rectangle of a landscape: [[x0, x1], [y0, y1]]. */
export type Domain = readonly [x: readonly [low: number, high: number], y: readonly [low: number, high: number]];

/** A function of the plane sampled at the centres of width × height cells of a domain. */
export interface Grid {
  /** Row by row from the bottom (lowest y), each row from the left: values[row * width + column]. */
  readonly values: Float32Array;
  readonly width: number;
  readonly height: number;
  readonly domain: Domain;
}

export interface GridOptions {
  readonly domain?: Domain;
  /** Cells across, or [across, up]. */
  readonly size?: number | readonly [width: number, height: number];
}

const DEFAULT_DOMAIN: Domain = [
  [-3, 3],
  [-3, 3],
];
const MAX_SIDE = 400;

/**
 * Samples a function of the plane at the centres of the cells of a grid, in one batch.
 * @param f energies of a batch: flat points [x0, y0, x1, y1, …] -> a value a point, e.g. `(x) => energy.energy(x)`
 * @throws ShapeError when f gives another number of values; OptionError when one is not finite
 * @example
 * gridOf((x) => x.filter((_, i) => i % 2 === 0), { domain: [[0, 2], [0, 1]], size: 2 }).values; // Float32Array(4) [ 0.5, 1.5, 0.5, 1.5 ]
 */
export function gridOf(f: (x: Float32Array) => Float32Array, options: GridOptions = {}): Grid {
  const subject = "gridOf";
  const { domain = DEFAULT_DOMAIN, size = 120 } = requireOptions(
    options,
    subject,
    "por ejemplo gridOf(f, { domain: [[-3, 3], [-3, 3]], size: 120 })",
  );
  if (typeof f !== "function")
    throw new OptionError({
      subject,
      problem: `f debe ser una función y llegó ${describeValue(f)}`,
      remedy: "por ejemplo gridOf((x) => energia.energy(x))",
    });
  const [width, height] = typeof size === "number" ? [size, size] : requirePair(size, subject);
  for (const [name, side] of [
    ["size (ancho)", width],
    ["size (alto)", height],
  ] as const)
    requireInteger(name, side, { subject, min: 2, max: MAX_SIDE });
  requireDomain(domain, subject);
  const values = f(cellCentres({ width, height, domain }));
  return requireGrid({ values, width, height, domain }, subject);
}

/** Checks a grid and returns it. @throws ShapeError, OptionError */
export function requireGrid(grid: Grid, subject: string): Grid {
  const { values, width, height, domain } = requireOptions(grid ?? {}, subject, "haz la rejilla con gridOf(f, { domain, size })");
  for (const [name, side] of [
    ["width", width],
    ["height", height],
  ] as const) {
    requireInteger(`${name} de la rejilla`, side, {
      subject,
      min: 2,
      max: MAX_SIDE,
      remedy: "haz la rejilla con gridOf(f, { domain, size })",
    });
  }
  requireDomain(domain, subject);
  if (!(values instanceof Float32Array) || values.length !== width * height) {
    throw new ShapeError({
      subject,
      problem: `la rejilla debe tener un Float32Array de ${width}×${height} valores y llegó ${describeValue(values)}`,
      remedy: "la función recibe todos los puntos de una vez y devuelve un valor por punto",
    });
  }
  requireFiniteValues("la rejilla", values, { subject, remedy: "elige un dominio donde la energía sea finita" });
  return grid;
}

/** Centres of the cells as flat points, in the order of `Grid.values`. */
function cellCentres({ width, height, domain: [[x0, x1], [y0, y1]] }: Omit<Grid, "values">): Float32Array {
  const points = new Float32Array(2 * width * height);
  for (let i = 0; i < width * height; i++) {
    points[2 * i] = x0 + ((x1 - x0) * ((i % width) + 0.5)) / width;
    points[2 * i + 1] = y0 + ((y1 - y0) * (Math.floor(i / width) + 0.5)) / height;
  }
  return points;
}

function requireDomain(domain: unknown, subject: string): void {
  const sides = Array.isArray(domain) && domain.length === 2 ? (domain as unknown[]) : [null, null];
  const fine = sides.every((side) => Array.isArray(side) && side.length === 2 && side.every(Number.isFinite) && side[0] < side[1]);
  if (!fine) {
    throw new OptionError({
      subject,
      problem: `domain debe ser [[x0, x1], [y0, y1]] con x0 < x1 e y0 < y1 y llegó ${describeValue(domain)}`,
      remedy: "por ejemplo domain: [[-3, 3], [-3, 3]]",
    });
  }
}

function requirePair(size: readonly [number, number], subject: string): readonly [number, number] {
  if (!Array.isArray(size) || size.length !== 2)
    throw new OptionError({ subject, problem: `size debe ser un entero o [ancho, alto] y llegó ${describeValue(size)}` });
  return size as unknown as readonly [number, number];
}
