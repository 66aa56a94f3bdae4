import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

export const ROOT = resolve(__dirname, "../..");

const made: string[] = [];

/** A new empty folder, removed after the tests of the file. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "paisajes-")));
  made.push(folder);
  return folder;
}

after(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Writes files into `folder`; values are texts. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

/** A folder of shell scripts that stand for programs: name -> body. */
export function fakePrograms(programs: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  for (const [name, body] of Object.entries(programs)) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${body}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  return folder;
}

/** A stream that remembers what was written. */
export function memoryStream(): { readonly text: () => string; write(text: string): void } {
  const pieces: string[] = [];
  return { text: () => pieces.join(""), write: (text) => void pieces.push(text) };
}

export interface SetUpRun {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs steps of the real set-up on the checkout `root`, in a Node of its own that finds programs only in `path`; `npm` stands for npm's own script. */
export function runSetUp(
  root: string,
  { only, path, npm }: { readonly only: readonly string[]; readonly path: string; readonly npm?: string },
): SetUpRun {
  const script = `const { runMain } = require("./tools/setup/problem"); const { setUp } = require("./tools/setup/setup");
    runMain(async () => { await setUp(${JSON.stringify({ root, only })}); });`;
  const { npm_execpath: _, PYTHON: __, ...env } = process.env;
  const fake = { ...env, PATH: path, ...(npm && { npm_execpath: npm }) };
  return spawnSync(process.execPath, ["-e", script], { cwd: ROOT, env: fake, encoding: "utf8" });
}
