import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./checking";

/** Cells of a row, and rows of a table in Markdown. */
export type Rows = string[][];

/** The tables of a text in Markdown, in its order: the rows of each below its header. */
export function tablesIn(text: string): Rows[] {
  return text
    .split(/\n\s*\n/)
    .map((part) => part.split("\n").filter((line) => line.startsWith("|")))
    .filter((lines) => lines.length > 2)
    .map(([, , ...rows]) => rows.map(cellsOf));
}

function cellsOf(row: string): string[] {
  return row
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());
}

/** The numbers of a cell as this project writes them, "−0,5 ± 0,1" being [−0.5, 0.1]. */
export const numbersIn = (cell: string): number[] =>
  (cell.match(/−?\d+(,\d+)?/g) ?? []).map((word) => Number(word.replace(",", ".").replace("−", "-")));

/** What `npm run resultados -- --record` wrote in the block of that name in docs/resultados.md. */
export function recorded(name: string): string {
  const page = readFileSync(join(ROOT, "docs/resultados.md"), "utf8");
  return page.slice(page.indexOf(`<!-- resultados ${name} -->`), page.indexOf(`<!-- fin ${name} -->`));
}
