import type { Energy } from "../energy/energy";
import { requireEnergy } from "../energy/require-energy";
import { drawNoise, gradientNorms, requireFiniteStep } from "../engine/steps/step";
import { requireNonNegative, requirePositive } from "../errors";
import { sizeOf } from "../network/shapes";
import type { Rng } from "../rng/rng";
import { type Placed, placedAt } from "./chains-at";
import { requireMass } from "./mass";
import type { ChainState, Sampler, StepInfo } from "./sampler";

/** Options of kinetic Langevin dynamics. */
export interface UnderdampedOptions {
  /** h, the time of a step; a valley of curvature k and mass m needs h < 2 √(m/k). */
  readonly stepSize: number;
  /** γ, per unit of time: large forgets the velocity soon, small keeps the course. Default 1. */
  readonly friction?: number;
  /** m, a number for all coordinates or one each. Default 1. */
  readonly mass?: number | readonly number[];
  /** T of p(x) ∝ exp(−E(x)/T). Default 1; 0 is a heavy ball that friction stops. */
  readonly temperature?: number;
}

/** Chains with their velocities, and the energy and the gradient where they are. */
export interface UnderdampedState extends ChainState, Placed {
  /** Laid out as x. */
  readonly velocity: Float32Array;
}

/**
 * Underdamped (kinetic) Langevin dynamics, dx = v dt, m dv = −∇E dt − γ m v dt + √(2γmT) dW, by the BAOAB scheme:
 *
 * B: v ← v − (h/2m) ∇E(x);  A: x ← x + (h/2) v;  O: v ← c v + √((1 − c²) T/m) ξ with c = exp(−γh);  A;  B.
 *
 * Its stationary law is p(x) ∝ exp(−E(x)/T) only as h → 0: the error of averages is of order h² (h⁴ as γ → ∞). On a Gaussian
 * x is exact for every stable h: on E = (k/2)x², var x = T/k and var v = (T/m)(1 − h²k/(4m)). One gradient a step. Velocities
 * begin at 0, so a warm-up belongs to every run.
 *
 * Source: Leimkuhler and Matthews (2013), "Rational construction of stochastic numerical methods for molecular sampling".
 * @throws OptionError when an option is out of its range.
 * @example
 * const sampler = underdamped(quadratic([0]), { stepSize: 0.5, friction: 1, temperature: 0 });
 * const [{ x, velocity }] = sampler.step(sampler.init([1]), rng(7));
 * [x[0].toFixed(4), velocity[0].toFixed(4)]; // [ '0.8996', '-0.3765' ]
 */
export function underdamped(
  energy: Energy,
  { stepSize, friction = 1, mass = 1, temperature = 1 }: UnderdampedOptions = {} as UnderdampedOptions,
): Sampler<UnderdampedState, StepInfo> {
  const subject = "underdamped";
  requireEnergy(energy, subject);
  requirePositive("stepSize", stepSize, { subject, remedy: "en un paisaje 2-D prueba con 0.1" });
  requirePositive("friction", friction, { subject, remedy: "1 es un buen comienzo; sin fricción no hay azar: para eso está hmc" });
  requireNonNegative("temperature", temperature, { subject, remedy: "1 es la distribución de Boltzmann; 0 es una bola que rueda" });
  const masses = requireMass(mass, sizeOf(energy.shape), subject);
  return {
    name: subject,
    energy,
    init(x) {
      const placed = placedAt(x, energy, subject);
      return { ...placed, velocity: new Float32Array(placed.x.length), step: 0 };
    },
    step: (state, rng) => baoab(state, { energy, stepSize, friction, temperature, mass: masses, rng }),
  };
}

interface Settings {
  readonly energy: Energy;
  readonly stepSize: number;
  readonly friction: number;
  readonly temperature: number;
  /** Of each coordinate. */
  readonly mass: Float64Array;
  readonly rng: Rng;
}

function baoab(
  { x, velocity, at, step }: UnderdampedState,
  { energy, stepSize, friction, temperature, mass, rng }: Settings,
): readonly [UnderdampedState, StepInfo] {
  const [d, half] = [mass.length, stepSize / 2];
  const keep = Math.exp(-friction * stepSize);
  const spread = Math.sqrt((1 - keep * keep) * temperature);
  const xi = drawNoise(x, d, { rng, step, scale: spread });
  const moved = new Float32Array(x.length);
  const flown = new Float64Array(x.length);
  for (let i = 0; i < x.length; i++) {
    const m = mass[i % d];
    const kicked = velocity[i] - (half / m) * at.gradient[i];
    flown[i] = keep * kicked + (spread / Math.sqrt(m)) * xi[i];
    moved[i] = x[i] + half * kicked + half * flown[i];
  }
  const info = { energy: at.energy, gradientNorm: gradientNorms(at.gradient, at.energy.length) };
  const where = { rule: { algorithm: "underdamped" }, rng, step };
  requireFiniteStep({ x: moved, ...info }, where); // before the energy is asked there
  const there = energy.energyAndGradient(moved);
  const next = Float32Array.from(flown, (v, i) => v - (half / mass[i % d]) * there.gradient[i]);
  requireFiniteStep({ x: next, energy: there.energy, gradientNorm: gradientNorms(there.gradient, there.energy.length) }, where);
  return [{ x: moved, velocity: next, at: there, step: step + 1 }, info];
}
