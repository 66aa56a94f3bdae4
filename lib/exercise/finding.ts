/**
 * What a check found. "unusable" means that there is nothing to judge yet (no number, a function that stops, too few words),
 * so a hint about the subject would not help; "untouched", that the answer is still that of the template.
 */
export type Finding = { readonly result: "right" } | { readonly result: "wrong" | "unusable" | "untouched"; readonly problem: string };

export const RIGHT: Finding = { result: "right" };

/** Whether a number is the expected one, but for a tolerance relative to max(1, |expected|). */
export function near(value: number, expected: number, tolerance: number): boolean {
  return Math.abs(value - expected) <= tolerance * Math.max(1, Math.abs(expected));
}
