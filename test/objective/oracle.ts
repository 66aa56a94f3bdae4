import { network, dense, type NetworkSpec } from "ebm/network";
import { referencePass } from "../engine/reference";

/** A smooth network small enough to differentiate in every parameter. */
export const SMOOTH = network({
  name: "suave",
  inputShape: [2],
  layers: [dense(7, { activation: "swish" }), dense(5, { activation: "tanh" }), dense(1)],
});

/** Samples as pairs of doubles. */
export function pairs(x: ArrayLike<number>): number[][] {
  return Array.from({ length: x.length / 2 }, (_, i) => [x[2 * i], x[2 * i + 1]]);
}

/** E(x) in float64. */
export const energyAt = (spec: NetworkSpec, theta: ArrayLike<number>, x: readonly number[]): number => referencePass(spec, theta, x).energy;

/** ∇E(x) in float64. */
export const slopeAt = (spec: NetworkSpec, theta: ArrayLike<number>, x: readonly number[]): number[] =>
  Array.from(referencePass(spec, theta, x).inputGradient);

/** vᵀ(∇²E)v in float64: a central difference of exact gradients, good to 1e-9. */
export function curvatureAt(spec: NetworkSpec, theta: ArrayLike<number>, { x, v }: { x: readonly number[]; v: readonly number[] }): number {
  const d = 1e-5;
  const at = (t: number) =>
    slopeAt(
      spec,
      theta,
      x.map((c, j) => c + t * v[j]),
    );
  const [up, down] = [at(d), at(-d)];
  return v.reduce((sum, c, j) => sum + (c * (up[j] - down[j])) / (2 * d), 0);
}

/** ∂L/∂θ by central differences in float64, for every parameter; good to about 1e-9 of L. */
export function slopesOfLoss(theta: ArrayLike<number>, loss: (theta: Float64Array) => number): Float64Array {
  const d = 1e-4;
  return Float64Array.from(theta, (_, j) => {
    const at = (t: number) => {
      const moved = Float64Array.from(theta);
      moved[j] += t;
      return loss(moved);
    };
    return (at(d) - at(-d)) / (2 * d);
  });
}

/** a·b. */
export const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, v, j) => sum + v * b[j], 0);
