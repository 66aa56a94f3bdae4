/**
 * A configuration with some fields replaced, at any depth: groups are merged, and lists, numbers and null replace what was there.
 * Nothing is checked here.
 */
export function merge(base: unknown, changes: unknown): unknown {
  if (changes === undefined) return base;
  if (!isGroup(base) || !isGroup(changes)) return changes;
  const merged = new Map<string, unknown>(Object.entries(base));
  for (const [key, value] of Object.entries(changes)) merged.set(key, merge(merged.get(key), value));
  return Object.fromEntries(merged);
}

/** Not an instance of a class: that one goes on as it is, to be refused. */
function isGroup(value: unknown): value is object {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype = Object.getPrototypeOf(value) as object | null;
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
