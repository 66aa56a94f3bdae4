import type { StepRule } from "ebm/engine";
import type { NetworkSpec } from "ebm/network";
import { normals, type Rng } from "ebm/rng";
import { referencePass } from "./reference";

/** A run of the reference: which network, with which weights, and how its chains move. */
export interface ReferenceRun {
  readonly spec: NetworkSpec;
  readonly theta: ArrayLike<number>;
  readonly rule: StepRule;
  readonly rng: Rng;
  readonly steps: number;
}

/** Chains after some steps from step 0 in double precision, and E where each step took its gradient, of shape [steps, chains]. */
export function referenceSteps(x: Float32Array, { rule, rng, steps, ...net }: ReferenceRun): { x: Float64Array; energy: Float64Array } {
  const dimension = net.spec.inputShape.reduce((a, b) => a * b, 1);
  const chains = x.length / dimension;
  const energy = new Float64Array(steps * chains);
  let moved = Float64Array.from(x);
  for (let step = 0; step < steps; step++) {
    const noise = new Float32Array(x.length);
    normals(rng, noise, { step, chains });
    const see = (at: Float64Array) => {
      const passes = Array.from({ length: chains }, (_, c) =>
        referencePass(net.spec, net.theta, at.subarray(c * dimension, (c + 1) * dimension)),
      );
      energy.set(
        passes.map((pass) => pass.energy),
        step * chains,
      );
      return Float64Array.from(passes.flatMap(({ inputGradient }) => [...inputGradient]));
    };
    moved = rule.algorithm === "langevin" ? recipeStep(moved, { rule, noise, see }) : ulaStep(moved, { rule, noise, see });
  }
  return { x: moved, energy };
}

interface StepOf<A> {
  readonly rule: Extract<StepRule, { algorithm: A }>;
  /** N(0, 1), as long as the chains. */
  readonly noise: Float32Array;
  /** ∇E at some chains. */
  readonly see: (x: Float64Array) => Float64Array;
}

/** x' = clip(x + noise ξ);  x'' = clip(x' − stepSize · clip(∇E(x'), ±gradientClip)). */
function recipeStep(x: Float64Array, { rule, noise: xi, see }: StepOf<"langevin">): Float64Array<ArrayBuffer> {
  const [low, high] = rule.bounds ?? [-Infinity, Infinity];
  const clip = (value: number) => Math.min(high, Math.max(low, value));
  const perturbed = x.map((value, i) => clip(value + rule.noise * xi[i]));
  const gradient = see(perturbed);
  return Float64Array.from(perturbed, (value, i) =>
    clip(value - rule.stepSize * Math.min(rule.gradientClip, Math.max(-rule.gradientClip, gradient[i]))),
  );
}

/** x' = x − (ε/2) ∇E(x) + √(εT) ξ. */
function ulaStep(x: Float64Array, { rule, noise: xi, see }: StepOf<"ula">): Float64Array<ArrayBuffer> {
  const gradient = see(x);
  const scale = Math.sqrt(rule.stepSize * rule.temperature);
  return Float64Array.from(x, (value, i) => value - (rule.stepSize / 2) * gradient[i] + scale * xi[i]);
}
