import { FileError } from "../../errors";
import type { Figure } from "../figure";

export interface SaveOptions {
  /** Name of the files without extension: letters, digits, hyphens. */
  readonly name: string;
  /** By default `figures/` of the workbook; `figures/humo/` in a smoke run. */
  readonly folder?: string;
}

/** A browser page has no folder of figures: nothing is written. @throws FileError when a folder is given */
export function saveFigure(_figure: Figure, { folder }: SaveOptions): readonly string[] {
  if (folder !== undefined) throw new FileError({ subject: "saveFigure", problem: "en el navegador no hay carpetas donde escribir" });
  return [];
}
