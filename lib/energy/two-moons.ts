import { OptionError, requirePositive, requireSamples } from "../errors";
import type { Energy } from "./energy";
import { halfCircle, type LogDensity } from "./half-circle";
import { landscape2d } from "./pointwise";

/** Which two moons: as the options of `twoMoons` in `ebm/data`. */
export interface TwoMoonsOptions {
  /** Standard deviation σ ≥ 0.01 of the noise of each coordinate. */
  readonly noise?: number;
  /** Whether the mean (1/2, 1/4) is subtracted from the points. */
  readonly centred?: boolean;
}

/** At finer moons the rounding of float32 coordinates would decide log p. */
const LEAST_NOISE = 0.01;

/**
 * The exact log density of the two moons at each point, in float64: log p(x), p(x) = ½ h(x) + ½ h((1, ½) − x), where h is the density
 * of a half circle of radius 1 with t uniform in [0, π] and N(0, σ² I) around it; with `centred`, at x + (½, ¼).
 *
 * By quadrature over the angle, with an error below 1e-9 at any point: see `half-circle.ts`. The mean over test points is the
 * log-likelihood that no model beats but by chance; minus the entropy of the two moons is its expectation.
 * @param x of shape [n, 2]
 * @throws ShapeError, OptionError
 * @example
 * const test = twoMoons(2000, { seed: 7, centred: true });
 * const { mean, standardError } = sampleMean(twoMoonsLogDensity(test, { centred: true }));
 * [mean.toFixed(2), standardError < 0.03]; // [ '-1.00', true ]
 */
export function twoMoonsLogDensity(x: Float32Array, options: TwoMoonsOptions = {}): Float64Array {
  const subject = "twoMoonsLogDensity";
  const at = densityAt(options, subject);
  const n = requireSamples("x", x, { subject, shape: [2], remedy: "pasa los puntos seguidos: x₀, y₀, x₁, y₁…" });
  return Float64Array.from({ length: n }, (_, i) => at(x[2 * i], x[2 * i + 1]).value);
}

/**
 * The two moons as an energy: E(x) = −log p(x), with p as in {@link twoMoonsLogDensity}, so that Z = 1 at T = 1; and its exact gradient.
 * @throws OptionError; ShapeError from its functions
 * @example
 * twoMoonsEnergy({ centred: true }).energy(Float32Array.of(-0.5, 0.75)).length; // 1
 */
export function twoMoonsEnergy(options: TwoMoonsOptions = {}): Energy {
  const at = densityAt(options, "twoMoonsEnergy");
  return landscape2d({
    name: "dos lunas",
    energy: (x, y) => -at(x, y).value,
    gradient: (x, y) => {
      const [gx, gy] = at(x, y).gradient;
      return [-gx, -gy];
    },
  });
}

/** log p and ∇ log p at a point. @throws OptionError */
function densityAt({ noise = 0.1, centred = false }: TwoMoonsOptions, subject: string): (x: number, y: number) => LogDensity {
  const remedy = "sin ruido no hay densidad, y con muy poco la decide el redondeo de las coordenadas; lo habitual es 0.1";
  if (requirePositive("noise", noise, { subject, remedy }) < LEAST_NOISE) {
    throw new OptionError({ subject, problem: `noise debe ser al menos ${LEAST_NOISE} y llegó ${noise}`, remedy });
  }
  const [right, up] = centred ? [0.5, 0.25] : [0, 0];
  return (x, y) => {
    const upper = halfCircle(x + right, y + up, noise);
    const lower = halfCircle(1 - x - right, 0.5 - y - up, noise);
    const most = Math.max(upper.value, lower.value);
    const [a, b] = [Math.exp(upper.value - most), Math.exp(lower.value - most)];
    // The lower moon is the upper one turned about (½, ¼), so its gradient turns too.
    const mean = (axis: 0 | 1) => (a * upper.gradient[axis] - b * lower.gradient[axis]) / (a + b);
    return { value: most + Math.log((a + b) / 2), gradient: [mean(0), mean(1)] };
  };
}
