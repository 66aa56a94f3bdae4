import { tidy } from "./text";

/** The first digits of a round step. */
const DIGITS = [1, 2, 2.5, 5, 10];

/** The step next above `raw` that is one of some digits times a power of ten, within a thousandth; 1 for 0. */
export function niceStep(raw: number, digits: readonly number[] = DIGITS): number {
  if (!(raw > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(raw));
  const digit = digits.find((candidate) => candidate * power >= raw * 0.999) ?? 10;
  return digit * power;
}

/** The multiples of `step` in [low, high]. */
export function multiples(step: number, { low, high }: { low: number; high: number }): number[] {
  const first = Math.ceil(low / step - 1e-6);
  const last = Math.floor(high / step + 1e-6);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => tidy((first + i) * step));
}
