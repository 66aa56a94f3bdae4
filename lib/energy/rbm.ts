import { describeValue, OptionError, requireFiniteValues, requireOneOf, requirePositive, requireSamples, ShapeError } from "../errors";
import { ACTIVATIONS } from "../network/activations";
import type { BinaryBlock, BlockModel, GaussianBlock } from "./block-model";
import type { Energy } from "./energy";

/** Parameters of a restricted Boltzmann machine with n visible and m hidden units. */
export interface RbmOptions {
  /** W by rows: n rows of m numbers. */
  readonly weights: readonly ArrayLike<number>[];
  /** a, n numbers; zeros by default. */
  readonly visibleBias?: ArrayLike<number>;
  /** b, m numbers; zeros by default. */
  readonly hiddenBias?: ArrayLike<number>;
  /** What the visible units are: "binary", 0 or 1 (default), or "gaussian", real numbers. */
  readonly visibleUnits?: "binary" | "gaussian";
}

/** The joint model of (v, h), of shape [n + m] with the visible units first. */
export interface Rbm extends BlockModel {
  readonly visible: number;
  readonly hidden: number;
  /** The energy of v alone, at a temperature T (default 1) that the sampler must have too. */
  freeEnergy(options?: { readonly temperature?: number }): Energy;
}

/**
 * A restricted Boltzmann machine: visible v and binary hidden h, joined by W and not among themselves.
 *
 * E(v, h) = V(v) − bᵀh − vᵀ W h,  with V(v) = −aᵀv for binary v and V(v) = ½ |v − a|² for Gaussian v.
 * Given v, P(h_j = 1) = σ((b + Wᵀv)_j / T). Given h, P(v_i = 1) = σ((a + Wh)_i / T), or v ~ N(a + Wh, T I).
 * Summing h out leaves F(v) = V(v) − T Σ_j ln(1 + exp((b + Wᵀv)_j / T)), ∇F = ∇V − W σ((b + Wᵀv)/T), and p(v) ∝ exp(−F(v)/T).
 * With Gaussian v that is a smooth density, a mixture of 2^m Gaussians: Gibbs on (v, h) and Langevin on F draw from the same.
 *
 * Source: Smolensky (1986); Hinton (2002); Welling, Rosen-Zvi and Hinton (2005) for Gaussian units.
 * @throws OptionError, ShapeError
 * @example
 * const machine = rbm({ weights: [[2], [2]], hiddenBias: [-3] });
 * machine.energy(Float32Array.of(1, 1, 1, 1, 1, 0)); // Float32Array(2) [ -1, 0 ]
 * machine.freeEnergy().energy(Float32Array.of(1, 1))[0].toFixed(4); // '-1.3133'
 */
export function rbm(options: RbmOptions = {} as RbmOptions): Rbm {
  const machine = checked(options);
  const { n, m, weights, gaussian } = machine;
  const shape = [n + m];
  const all = Array.from({ length: n + m }, (_, i) => i);
  const visibleMeans = (x: Float32Array) =>
    mapSamples(x, { size: n + m, count: n }, (s, i) => {
      let sum = machine.a[i];
      for (let j = 0; j < m; j++) sum += weights[i * m + j] * x[s + n + j];
      return sum;
    });
  const hiddenBlock: BinaryBlock = { kind: "binary", sites: all.slice(n), values: [0, 1], fields: (x) => hiddenFields(machine, x, n + m) };
  const visibleBlock: BinaryBlock | GaussianBlock = gaussian
    ? { kind: "gaussian", sites: all.slice(0, n), variance: new Array(n).fill(1), means: visibleMeans }
    : { kind: "binary", sites: all.slice(0, n), values: [0, 1], fields: visibleMeans };
  return {
    name: "máquina de Boltzmann restringida",
    shape,
    visible: n,
    hidden: m,
    blocks: [hiddenBlock, visibleBlock],
    energy(x) {
      const samples = requireSamples("x", x, { subject: SUBJECT, shape });
      const fields = hiddenFields(machine, x, n + m);
      return Float32Array.from({ length: samples }, (_, s) => {
        let energy = visiblePart(machine, x, s * (n + m));
        for (let j = 0; j < m; j++) energy -= fields[s * m + j] * x[s * (n + m) + n + j];
        return energy;
      });
    },
    freeEnergy: ({ temperature = 1 } = {}) => freeEnergyOf(machine, temperature),
  };
}

const SUBJECT = "rbm";

interface Machine {
  readonly n: number;
  readonly m: number;
  /** W flat by rows. */
  readonly weights: Float64Array;
  readonly a: Float64Array;
  readonly b: Float64Array;
  readonly gaussian: boolean;
}

function freeEnergyOf(machine: Machine, temperature: number): Energy {
  requirePositive("temperature", temperature, { subject: SUBJECT, remedy: "la misma que la del muestreador; 1 es la de siempre" });
  const { n, m, weights, a, gaussian } = machine;
  const evaluate = (x: Float32Array) => {
    const samples = requireSamples("x", x, { subject: SUBJECT, shape: [n] });
    const fields = hiddenFields(machine, x, n);
    const energy = Float32Array.from({ length: samples }, (_, s) => {
      let free = visiblePart(machine, x, s * n);
      for (let j = 0; j < m; j++) free -= temperature * ACTIVATIONS.softplus.value(fields[s * m + j] / temperature);
      return free;
    });
    const on = fields.map((field) => 1 / (1 + Math.exp(-field / temperature)));
    const gradient = Float32Array.from(x, (v, k) => {
      const [s, i] = [Math.floor(k / n), k % n];
      let slope = gaussian ? v - a[i] : -a[i];
      for (let j = 0; j < m; j++) slope -= weights[i * m + j] * on[s * m + j];
      return slope;
    });
    return { energy, gradient };
  };
  return { name: "energía libre de la RBM", shape: [n], energy: (x) => evaluate(x).energy, energyAndGradient: evaluate };
}

/** b + Wᵀv of samples of `size` values whose first n are v. */
function hiddenFields({ n, m, weights, b }: Machine, x: Float32Array, size: number): Float64Array {
  return mapSamples(x, { size, count: m }, (start, j) => {
    let sum = b[j];
    for (let i = 0; i < n; i++) sum += weights[i * m + j] * x[start + i];
    return sum;
  });
}

/** V(v) of the sample that starts at `start`. */
function visiblePart({ n, a, gaussian }: Machine, x: Float32Array, start: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += gaussian ? (x[start + i] - a[i]) ** 2 / 2 : -a[i] * x[start + i];
  return sum;
}

/** `count` numbers of every sample of `size` values, each from where the sample starts and its own place. */
function mapSamples(
  x: Float32Array,
  { size, count }: { readonly size: number; readonly count: number },
  value: (start: number, place: number) => number,
): Float64Array {
  const out = new Float64Array((x.length / size) * count);
  for (let k = 0; k < out.length; k++) out[k] = value(Math.floor(k / count) * size, k % count);
  return out;
}

function checked({ weights, visibleBias, hiddenBias, visibleUnits = "binary" }: RbmOptions): Machine {
  requireOneOf("visibleUnits", visibleUnits, { subject: SUBJECT, allowed: ["binary", "gaussian"] });
  const n = Array.isArray(weights) ? weights.length : 0;
  const m = weights?.[0]?.length ?? 0;
  if (!(n > 0 && m > 0 && weights.every((row) => row?.length === m)))
    throw new OptionError({
      subject: SUBJECT,
      problem: `weights debe ser una lista de filas iguales, una por unidad visible, y llegó ${describeValue(weights)}`,
      remedy: "por ejemplo weights: [[1, -1], [-1, 1], [2, 0]], tres visibles y dos ocultas",
    });
  const flat = Float64Array.from(weights.flatMap((row) => Array.from(row)));
  requireFiniteValues("weights", flat, { subject: SUBJECT });
  return {
    n,
    m,
    weights: flat,
    a: biasOf("visibleBias", visibleBias, n),
    b: biasOf("hiddenBias", hiddenBias, m),
    gaussian: visibleUnits === "gaussian",
  };
}

function biasOf(name: string, bias: ArrayLike<number> | undefined, size: number): Float64Array {
  if (bias === undefined) return new Float64Array(size);
  if (bias?.length !== size)
    throw new ShapeError({ subject: SUBJECT, problem: `${name} debe tener ${size} números y llegó ${describeValue(bias)}` });
  requireFiniteValues(name, bias, { subject: SUBJECT });
  return Float64Array.from(bias);
}
