import assert from "node:assert/strict";
import ts from "typescript";
import { EXERCISES, type Exercise, type Facts, tutor, type Verdict } from "ebm/exercise";

/** What a cell hands to `check`. */
export interface Call {
  readonly id: string;
  readonly answer: unknown;
  readonly facts: Facts | undefined;
}

/** Runs a cell as a notebook would, with the exercise's `context` as constants, and returns its call to `check`. */
export function callOf({ context = {} }: Exercise, cell: string): Call {
  const calls: Call[] = [];
  const js = ts.transpileModule(cell, { compilerOptions: { target: ts.ScriptTarget.ES2022 } }).outputText;
  const check = (id: string, answer: unknown, facts?: Facts) => calls.push({ id, answer, facts });
  new Function("check", ...Object.keys(context), js)(check, ...Object.values(context));
  assert.equal(calls.length, 1, "la celda llama a check una vez");
  return calls[0];
}

/** What a tutor without memory says of a cell. */
export function verdictOn(entry: Exercise, cell: string): Verdict {
  const { id, answer, facts } = callOf(entry, cell);
  return tutor(EXERCISES).check(id, answer, facts);
}

/** Strict type errors of the templates and solutions, each a module that sees `check` and its context. */
export function typeErrors(exercises: readonly Exercise[]): string[] {
  const cells = new Map(
    exercises.flatMap((entry) =>
      (["template", "solution"] as const).map((part): [string, string] => [`${entry.id}.${part}.ts`, prelude(entry) + entry[part]]),
    ),
  );
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2022.d.ts"],
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const fromDisk = host.getSourceFile.bind(host);
  host.getSourceFile = (name, version) => {
    const cell = cells.get(name);
    return cell === undefined ? fromDisk(name, version) : ts.createSourceFile(name, cell, version);
  };
  return ts
    .getPreEmitDiagnostics(ts.createProgram([...cells.keys()], options, host))
    .map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`);
}

function prelude({ context = {} }: Exercise): string {
  const types = { number: "number", string: "string", object: "readonly number[]" } as Readonly<Record<string, string>>;
  const names = Object.entries(context).map(([name, value]) => `declare const ${name}: ${types[typeof value]};\n`);
  const check = "declare function check(id: string, answer: unknown, facts?: Readonly<Record<string, number | string>>): unknown;\n";
  return `${check}${names.join("")}export {};\n`;
}
