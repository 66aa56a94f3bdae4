import { superscript } from "../../figure/text";

/** A longer number is written as a power of ten. */
const MOST_DIGITS = 9;

/**
 * n^d, the points of a grid with n of them along each of d dimensions, computed digit by digit and written as Spanish does.
 * @example
 * gridPoints(40, 2); // '1600'
 * gridPoints(40, 784); // '1,0·10¹²⁵⁶'
 */
export function gridPoints(points: number, dimensions: number): string {
  const digits = (BigInt(points) ** BigInt(dimensions)).toString();
  if (digits.length <= MOST_DIGITS) return digits.length <= 4 ? digits : digits.replace(/\B(?=(\d{3})+$)/g, "\u00a0");
  const mantissa = Number(`${digits[0]}.${digits.slice(1, 16)}`);
  const [rounded, exponent] = mantissa >= 9.95 ? [1, digits.length] : [mantissa, digits.length - 1];
  return `${rounded.toFixed(1).replace(".", ",")}·10${superscript(String(exponent))}`;
}
