import { requireFiniteValues, requireInteger, requireNonNegative } from "../errors";
import { type Generator, generator, rng, STREAM } from "../rng/index";

/** Options that every 2-D toy distribution has. */
export interface ToyOptions {
  readonly seed?: number;
  /** Standard deviation of the Gaussian noise added to each coordinate. */
  readonly noise?: number;
}

/**
 * Draws n independent points [n, 2]: `place` chooses the point without noise, then each coordinate gets N(0, noise²).
 *
 * Points come one after the other from one generator, so a longer sample begins with the shorter one.
 * @throws OptionError
 */
export function drawPoints(
  n: number,
  { subject, seed, noise }: Required<ToyOptions> & { subject: string },
  place: (draws: Generator) => readonly [x: number, y: number],
): Float32Array {
  requireInteger("n", n, { subject, min: 1, max: 1e7, remedy: "pide al menos un punto" });
  requireInteger("seed", seed, { subject, remedy: "usa una semilla entera, por ejemplo 7" });
  requireNonNegative("noise", noise, { subject, remedy: "usa 0 para no añadir ruido" });
  const draws = generator(rng(seed, STREAM.toy));
  const out = new Float32Array(2 * n);
  for (let i = 0; i < n; i++) {
    const [x, y] = place(draws);
    out[2 * i] = x + noise * draws.normal();
    out[2 * i + 1] = y + noise * draws.normal();
  }
  requireFiniteValues("el resultado", out, { subject, remedy: "usa longitudes y ruido más pequeños: no caben en float32" });
  return out;
}
