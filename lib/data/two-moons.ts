import { drawPoints, type ToyOptions } from "./points";

/** How to draw the two moons. */
type TwoMoonsDraw = ToyOptions & { readonly centred?: boolean };

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
export function twoMoons(n: number, options: TwoMoonsDraw = {}): Float32Array {
  return labelledTwoMoons(n, options).x;
}

/**
 * The points of `twoMoons` with the moon of each: 0 for the upper one, 1 for the lower one.
 * @throws OptionError
 * @example
 * const { x, labels } = labelledTwoMoons(100, { seed: 7 });
 * [x.length, labels.length, labels.includes(0), labels.includes(1)]; // [ 200, 100, true, true ]
 */
export function labelledTwoMoons(
  n: number,
  { seed = 0, noise = 0.1, centred = false }: TwoMoonsDraw = {},
): { readonly x: Float32Array; readonly labels: Uint8Array } {
  const [right, up] = centred ? [0.5, 0.25] : [0, 0];
  const moons: number[] = [];
  const x = drawPoints(n, { subject: "twoMoons", seed, noise }, (draws) => {
    const upper = draws.uniform() < 0.5;
    const t = Math.PI * draws.uniform();
    moons.push(upper ? 0 : 1);
    const [a, b] = upper ? [Math.cos(t), Math.sin(t)] : [1 - Math.cos(t), 0.5 - Math.sin(t)];
    return [a - right, b - up];
  });
  return { x, labels: Uint8Array.from(moons) };
}
