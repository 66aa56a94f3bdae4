import { requireFiniteValues, requireInteger } from "../errors";

/** Checks that there is at least one value and that all are finite; returns how many. @throws OptionError */
export function requireValues(name: string, values: ArrayLike<number>, subject: string): number {
  const count = requireInteger(`${name}.length`, values?.length, { subject, min: 1, remedy: "hace falta al menos un valor" });
  requireFiniteValues(name, values, { subject });
  return count;
}
