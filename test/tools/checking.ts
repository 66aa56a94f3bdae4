import * as fs from "node:fs";
import * as path from "node:path";

/** Root of the project. */
export const ROOT = path.resolve(__dirname, "../..");

/** What every check returns. */
export interface Checked {
  readonly passed: number;
  readonly problems: string[];
}

/** A folder of its own inside the project, so that `ebm` and the kernel are found from it; git ignores it. */
export function scratchFolder(): string {
  const parent = path.join(ROOT, ".cache", "tests");
  fs.mkdirSync(parent, { recursive: true });
  return fs.mkdtempSync(path.join(parent, "tools-"));
}

/** Writes a percent source whose code cells are `cells`, and returns its path. */
export function writeNotebook(folder: string, cells: readonly string[]): string {
  const file = path.join(folder, "00-prueba.ts");
  fs.writeFileSync(file, ["// %% [markdown]", "// # Prueba", ...cells.map((cell) => `\n// %%\n${cell}`)].join("\n"));
  return file;
}
