import { formatFixed, formatNumber } from "../../figure/text";
import type { Facts } from "../exercise";

/** A fact as Spanish prose prints it, e.g. "−0,012": decimal comma, true minus sign, and no sign on what rounds to zero. */
export function printFact(facts: Facts, name: string, decimals = 2): string {
  return formatFixed(Number(facts[name]), decimals);
}

/** A fact that may be too small for its decimals: it has a power of ten then, e.g. "1,25·10⁻⁶". */
export function smallFact(facts: Facts, name: string, decimals = 2): string {
  return formatNumber(Number(facts[name]), decimals);
}

/** A share in [0, 1] as a whole percentage, e.g. "58 %"; the no-break space keeps its number on the same line. */
export function percentFact(facts: Facts, name: string): string {
  return `${formatFixed(100 * Number(facts[name]), 0)}\u00a0%`;
}
