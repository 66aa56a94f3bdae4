import type { Facts } from "../exercise";

/** A fact as Spanish prose prints it: decimal comma, true minus sign. */
export function printFact(facts: Facts, name: string, decimals = 2): string {
  return Number(facts[name]).toFixed(decimals).replace(".", ",").replace("-", "−");
}

/** A share in [0, 1] as a whole percentage. */
export function percentFact(facts: Facts, name: string): string {
  return `${Math.round(100 * Number(facts[name]))} %`;
}
