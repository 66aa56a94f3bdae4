import type { z } from "zod";
import { describeValue } from "../errors";
import { ConfigError, type ConfigIssue, pathText } from "./config-error";
import { factsAt } from "./fields";
import { hintFor } from "./hints";
import { requirePlain } from "./plain";

/** How errors call a configuration, and where it lies in a larger one. */
export interface Origin {
  /** A function or a file. */
  readonly subject: string;
}

/**
 * Fills in the defaults, checks every field and returns frozen plain data.
 * @throws ConfigError with the path of each field that is wrong.
 */
export function check<T>(schema: z.ZodType<T>, value: unknown, { subject }: Origin): T {
  requirePlain(value, subject);
  const { success, data, error } = schema.safeParse(value);
  if (success) return deeplyFrozen(data);
  const issues = error.issues.flatMap((issue) => issuesOf(issue, { schema, value }));
  throw new ConfigError(subject, firstOfEach(issues));
}

interface Checked {
  readonly schema: z.ZodType;
  readonly value: unknown;
}

function issuesOf(issue: z.core.$ZodIssue, { schema, value }: Checked): ConfigIssue[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => unknownField([...issue.path, key], schema));
  }
  const path = pathText(issue.path);
  const got = issue.path.reduce<unknown>((part, key) => (part as Record<PropertyKey, unknown> | null | undefined)?.[key], value);
  const what = path === "" ? "la configuración" : path;
  return [{ path, problem: `${what} debe ser ${issue.message} y llegó ${describeValue(got)}`, remedy: remedyFor(schema, issue.path, got) }];
}

function unknownField(path: readonly PropertyKey[], schema: z.ZodType): ConfigIssue {
  return { path: pathText(path), problem: `${pathText(path)} no existe`, remedy: hintFor(schema, path) };
}

/** Names that students bring from Keras and PyTorch. */
const ACTIVATION_NAMES: Readonly<Record<string, string>> = { silu: "swish", leaky_relu: "leakyRelu", SiLU: "swish", ReLU: "relu" };

function remedyFor(schema: z.ZodType, path: readonly PropertyKey[], got: unknown): string | undefined {
  if (path.length === 0) return "por ejemplo { alpha: 0.1 }; {} tiene todos los valores por defecto";
  const facts = factsAt(schema, path);
  if (facts?.byDefault === undefined) return "escribe sus campos, o quítalo para que tenga sus valores por defecto";
  const { byDefault } = facts;
  const isNumber = typeof byDefault === "number" || Array.isArray(byDefault);
  if (isNumber && typeof got === "string" && /^\s*[-+\d.,e]+\s*$/i.test(got)) {
    const number = Number(got.replace(",", "."));
    if (Number.isFinite(number)) return `escríbelo como número, sin comillas y con punto decimal: ${number}`;
  }
  if (typeof got === "string" && Object.hasOwn(ACTIVATION_NAMES, got)) return `aquí se llama ${JSON.stringify(ACTIVATION_NAMES[got])}`;
  return `el valor por defecto es ${JSON.stringify(byDefault)}`;
}

/** A field that fails two checks is told once. */
function firstOfEach(issues: readonly ConfigIssue[]): ConfigIssue[] {
  return issues.filter(({ path }, i) => issues.findIndex((other) => other.path === path) === i);
}

function deeplyFrozen<T>(value: T): T {
  if (typeof value === "object" && value !== null) {
    for (const part of Object.values(value)) deeplyFrozen(part);
    Object.freeze(value);
  }
  return value;
}
