import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { writeWhole } from "#bytes/files";
import { describeValue, OptionError } from "../../errors";
import type { Figure } from "../figure";
import { toCsv } from "./csv";
import { pngOfSvg } from "./png";
import type { SaveOptions } from "./save";
import { renderSvg } from "./svg";

/** The `name` in the package.json of the workbook. */
const PROJECT = "paisajes-de-energia";
const SCALE = 2;

/**
 * Writes a figure as NAME.svg, NAME.png and NAME.csv and returns the three paths.
 *
 * Each file is written under a temporary name and renamed: a reader never sees half of one.
 * @throws OptionError when the name is not a plain file name; FileError when the folder cannot be written
 */
export function saveFigure(figure: Figure, { name, folder = figuresFolder() }: SaveOptions): readonly string[] {
  requireFileName(name);
  const svg = renderSvg(figure);
  const contents: Record<string, string | Uint8Array> = { svg, png: pngOfSvg(svg, SCALE), csv: toCsv(figure.table) };
  return Object.entries(contents).map(([extension, content]) => writeWhole(join(folder, `${name}.${extension}`), content));
}

/** figures/ of the workbook that holds the current folder (or of the current folder itself); figures/humo/ if EBM_SMOKE=1. */
export function figuresFolder(): string {
  const figures = join(projectFolder(process.cwd()), "figures");
  return process.env.EBM_SMOKE === "1" ? join(figures, "humo") : figures;
}

function projectFolder(start: string): string {
  for (let folder = resolve(start); ; folder = dirname(folder)) {
    if (isProject(join(folder, "package.json"))) return folder;
    if (dirname(folder) === folder) return resolve(start);
  }
}

function isProject(file: string): boolean {
  try {
    return existsSync(file) && (JSON.parse(readFileSync(file, "utf8")) as { name?: unknown }).name === PROJECT;
  } catch {
    return false; // somebody else's package.json, unreadable or broken: not ours
  }
}

function requireFileName(name: unknown): void {
  if (typeof name !== "string" || !/^[\p{L}\p{N}][\p{L}\p{N}_-]{0,99}$/u.test(name)) {
    throw new OptionError({
      subject: "saveFigure",
      problem: `name debe tener solo letras, cifras y guiones y llegó ${describeValue(name)}`,
      remedy: 'por ejemplo name: "00-particulas"',
    });
  }
}
