import { drawPoints, type ToyOptions } from "./points";

/**
 * n points of two interleaved half circles, flat [n, 2]. With t uniform in [0, π) and probability 1/2 each:
 * upper moon (cos t, sin t),  lower moon (1 − cos t, 1/2 − sin t),  plus N(0, noise² I).
 *
 * The curves of scikit-learn's `make_moons`, but with independent random points instead of evenly spaced ones.
 * @throws OptionError
 * @example
 * twoMoons(100, { seed: 7 }).length; // 200
 */
export function twoMoons(n: number, { seed = 0, noise = 0.1 }: ToyOptions = {}): Float32Array {
  return drawPoints(n, { subject: "twoMoons", seed, noise }, (draws) => {
    const upper = draws.uniform() < 0.5;
    const t = Math.PI * draws.uniform();
    return upper ? [Math.cos(t), Math.sin(t)] : [1 - Math.cos(t), 0.5 - Math.sin(t)];
  });
}
