import { requireInteger, requirePositive } from "../errors";

/**
 * Where the share p of a whole lies, seen `hits` times in `trials` independent ones: Wilson's interval,
 *
 * (p̂ + z²/2n ± z √(p̂ (1 − p̂)/n + z²/4n²)) / (1 + z²/n), with p̂ = hits / n.
 *
 * Unlike p̂ ± z √(p̂ (1 − p̂)/n) it stays inside [0, 1] and is right for few trials and for shares near the ends.
 *
 * Source: Wilson (1927), "Probable inference, the law of succession, and statistical inference".
 * @param options.z 1.96 for 95 %
 * @returns [low, high]
 * @throws OptionError
 * @example
 * wilsonInterval(32, 64).map((p) => p.toFixed(2)); // [ '0.38', '0.62' ]
 * wilsonInterval(0, 64)[0]; // 0
 */
export function wilsonInterval(hits: number, trials: number, { z = 1.96 }: { readonly z?: number } = {}): readonly [number, number] {
  const subject = "wilsonInterval";
  const n = requireInteger("trials", trials, { subject, min: 1 });
  const share = requireInteger("hits", hits, { subject, max: n, remedy: "hits es cuántas veces salió, no la parte" }) / n;
  const square = requirePositive("z", z, { subject, remedy: "1.96 es el 95 %" }) ** 2;
  const middle = share + square / (2 * n);
  const half = z * Math.sqrt((share * (1 - share)) / n + square / (4 * n * n));
  const ends = [middle - half, middle + half].map((end) => end / (1 + square / n));
  return [hits === 0 ? 0 : ends[0], hits === n ? 1 : ends[1]];
}
