import { strict as assert } from "node:assert";
import { ConfigError, modelConfig } from "ebm/config";

/** Names of groups and fields, and places in lists. */
export type Path = readonly (string | number)[];

/** The error of a configuration that must be refused. */
export function refusal(fields: unknown): ConfigError {
  try {
    modelConfig(fields);
  } catch (error) {
    assert.ok(error instanceof ConfigError, String(error));
    return error;
  }
  throw new Error(`accepted: ${JSON.stringify(fields)}`);
}

/** A copy with one field replaced. */
export function replaced(config: object, path: Path, value: unknown): Record<string, unknown> {
  const copy = JSON.parse(JSON.stringify(config)) as Record<string, unknown>;
  const owner = path.slice(0, -1).reduce<Record<string | number, unknown>>((part, key) => part[key] as Record<string, unknown>, copy);
  owner[path[path.length - 1]] = value;
  return copy;
}
