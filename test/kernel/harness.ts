/** Runs programs of steps on a real kernel (see kernel_session.py) with the kernelspec of this tree. */
import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";

export const ROOT = resolve(__dirname, "../..");
const STEPS_LIMIT_MS = 120_000;

/** One output message: its type and the fields of its content. */
export interface Output {
  readonly type: string;
  readonly name?: string;
  readonly text?: string;
  readonly code?: string;
  readonly data?: Record<string, unknown>;
  readonly metadata?: Record<string, unknown>;
  readonly transient?: { readonly display_id?: string };
  readonly wait?: boolean;
  readonly ename?: string;
  readonly evalue?: string;
  readonly traceback?: readonly string[];
}

/** What a cell gave: outputs in order, and the content of execute_reply. */
export interface CellResult {
  readonly outputs: readonly Output[];
  readonly statuses: readonly string[];
  readonly reply: { readonly status: "ok" | "error" | "aborted"; readonly execution_count: number; readonly ename?: string };
  readonly seconds: number;
}

/** The fields that the tests read of replies on the shell socket. */
export interface ShellReply {
  readonly status?: string;
  readonly matches?: readonly string[];
  readonly cursor_start?: number;
  readonly cursor_end?: number;
  readonly found?: boolean;
  readonly data?: Readonly<Record<string, string>>;
  readonly protocol_version?: string;
  readonly language_info?: Readonly<Record<string, unknown>>;
}

interface CellOptions {
  /** Interrupts the kernel when a stream output holds this text. */
  readonly interrupt_when?: string;
  /** Interrupts the kernel so many seconds after sending the cell. */
  readonly interrupt_after?: number;
  readonly stop_on_error?: boolean;
  readonly silent?: boolean;
  readonly store_history?: boolean;
}

type Step<T> = readonly [name: string, args: object] & { readonly result?: T };

export const cell = (code: string, options: CellOptions = {}): Step<CellResult> => ["cell", { code, ...options }];
/** Sends all cells at once, like "run all". */
export const cells = (codes: readonly string[], options: CellOptions = {}): Step<CellResult[]> => ["cells", { codes, ...options }];
/** Sends each cell as soon as the reply to the one before arrives. */
export const inTurn = (codes: readonly string[], options: { stop_on_error?: boolean } = {}): Step<string[]> => [
  "in_turn",
  { codes, ...options },
];
/** Any shell request; null when nobody answers in `seconds`. */
export const shell = (msg_type: string, content: object = {}, seconds = 60): Step<ShellReply | null> => [
  "shell",
  { msg_type, content, seconds },
];
/** Outputs of the next seconds. */
export const late = (seconds: number): Step<Output[]> => ["late", { seconds }];
/** Resident memory, MiB. */
export const memory = (): Step<number> => ["memory", {}];

type Results<S extends readonly Step<unknown>[]> = { -readonly [K in keyof S]: S[K] extends Step<infer T> ? T : never };

/** Starts a kernel, runs the steps in order, ends the kernel and gives one result a step. */
export async function runSteps<const S extends readonly Step<unknown>[]>(...steps: S): Promise<Results<S>> {
  const folder = mkdtempSync(join(tmpdir(), "ebm-kernel-"));
  try {
    const out = join(folder, "results.json");
    const { code, text } = await runPython(["kernel_session.py", out], { folder, input: JSON.stringify({ steps }) });
    if (code !== 0 || !existsSync(out)) throw new Error(`kernel_session.py ended with ${code}\n${text}`);
    return JSON.parse(readFileSync(out, "utf8"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs a Python script of this folder, with the kernelspec of this tree as the only "tslab". */
export async function runPython(
  args: readonly string[],
  { folder, input = "" }: { folder: string; input?: string },
): Promise<{ code: number | null; text: string }> {
  const child = spawn(pythonPath(), [join(__dirname, args[0]), ...args.slice(1)], {
    cwd: __dirname,
    env: kernelEnvironment(folder),
    timeout: STEPS_LIMIT_MS,
  });
  let text = "";
  child.stdout.on("data", (chunk) => (text += chunk));
  child.stderr.on("data", (chunk) => (text += chunk));
  child.stdin.end(input);
  const code = await new Promise<number | null>((done, fail) => child.on("error", fail).on("close", done));
  return { code, text };
}

function kernelEnvironment(folder: string): NodeJS.ProcessEnv {
  const kernelspec = join(folder, "kernels", "tslab");
  mkdirSync(kernelspec, { recursive: true });
  cpSync(join(ROOT, "kernel", "kernelspec"), kernelspec, { recursive: true });
  writeFileSync(join(folder, "jupyter_config.json"), "{}");
  const { EBM_ROOT: _unused, ...inherited } = process.env;
  return {
    ...inherited,
    JUPYTER_PATH: folder,
    JUPYTER_CONFIG_DIR: folder,
    JUPYTER_RUNTIME_DIR: folder,
    PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH}`,
  };
}

function pythonPath(): string {
  const python = process.env.EBM_PYTHON ?? join(ROOT, ".venv", "bin", "python");
  if (!existsSync(python))
    throw new Error(`No encuentro ${python}: ejecuta «npm start» o indica un Python con jupyter_client en EBM_PYTHON.`);
  return python;
}

/** A module of the kernel, which is JavaScript and whose types the kernel's own tsconfig checks. */
export function kernelModule(name: string) {
  return require(join(ROOT, "kernel", name));
}

/** All the text of a stream, joined. */
export function streamText({ outputs }: { readonly outputs: readonly Output[] }, name: "stdout" | "stderr" = "stdout"): string {
  return outputs
    .filter((o) => o.type === "stream" && o.name === name)
    .map((o) => o.text)
    .join("");
}

/** The text/plain of the cell's value. */
export function resultText({ outputs }: CellResult): unknown {
  return outputs.find((o) => o.type === "execute_result")?.data?.["text/plain"];
}

/** The error output of a cell, with the colours taken off its traceback. */
export function errorOf({ outputs }: CellResult): { ename: string; evalue: string; traceback: string } {
  const error = outputs.find((o) => o.type === "error");
  if (error === undefined) throw new Error(`the cell gave no error: ${JSON.stringify(outputs)}`);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ANSI colours are control characters.
  const traceback = (error.traceback ?? []).join("\n").replace(/\x1b\[\d+m/g, "");
  return { ename: error.ename ?? "", evalue: error.evalue ?? "", traceback };
}
