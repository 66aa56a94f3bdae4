import { describeValue, SpecError } from "../errors";

/** Largest network that we accept: 100 million parameters are 400 MB. */
export const MAX_PARAMETERS = 100e6;

/** @throws SpecError about the whole network. */
export function refuse(problem: string, remedy?: string): never {
  throw new SpecError({ subject: "network", problem, remedy });
}

/** @throws SpecError about the layer of that name. */
export function refuseLayer(name: string, problem: string, remedy?: string): never {
  refuse(`la capa ${name}: ${problem}`, remedy);
}

/** Checks that `value` is an object without foreign properties and returns it. @throws SpecError */
export function requireObject(what: string, value: unknown, keys: readonly string[]): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    refuse(`${what} debe ser un objeto y llegó ${describeValue(value)}`, "créala con network({ … })");
  const unknownKey = Object.keys(value).find((key) => !keys.includes(key));
  if (unknownKey !== undefined)
    refuse(`${what} tiene una propiedad desconocida: ${describeValue(unknownKey)}`, `sus propiedades son ${keys.join(", ")}`);
  return value as Record<string, unknown>;
}

/** Whether it is a list of positive integers. */
export function isSizes(value: unknown): value is number[] {
  return Array.isArray(value) && Array.from(value).every(isPositiveInteger); // `every` alone would skip the holes of a sparse list
}

/** A positive integer that keeps every product of sizes exact. */
export function isPositiveInteger(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) > 0 && (value as number) <= MAX_PARAMETERS;
}
