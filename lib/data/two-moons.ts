import { drawPoints, type ToyOptions } from "./points";

/**
 * n points of two interleaved half circles, flat [n, 2]. With t uniform in [0, π) and probability 1/2 each:
 * upper moon (cos t, sin t),  lower moon (1 − cos t, 1/2 − sin t),  plus N(0, noise² I);  `centred` takes away the mean (1/2, 1/4).
 *
 * The curves of scikit-learn's `make_moons`, but with independent random points instead of evenly spaced ones. Their exact
 * density is `twoMoonsLogDensity` of `ebm/energy`.
 * @param options.centred whether the mean of the distribution, E[(x, y)] = (1/2, 1/4), is subtracted
 * @throws OptionError
 * @example
 * twoMoons(100, { seed: 7 }).length; // 200
 */
export function twoMoons(
  n: number,
  { seed = 0, noise = 0.1, centred = false }: ToyOptions & { readonly centred?: boolean } = {},
): Float32Array {
  const [right, up] = centred ? [0.5, 0.25] : [0, 0];
  return drawPoints(n, { subject: "twoMoons", seed, noise }, (draws) => {
    const upper = draws.uniform() < 0.5;
    const t = Math.PI * draws.uniform();
    const [x, y] = upper ? [Math.cos(t), Math.sin(t)] : [1 - Math.cos(t), 0.5 - Math.sin(t)];
    return [x - right, y - up];
  });
}
