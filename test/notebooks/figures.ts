import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A row of the table behind a committed figure, as its CSV writes it. */
export type FigureRow = Readonly<Record<string, string>>;

const FIGURES = join(__dirname, "..", "..", "figures");

/** The rows of figures/NAME.csv, which `npm run reproduce` writes: what the claims of a notebook are checked on. */
export function rowsOf(name: string): readonly FigureRow[] {
  const [header, ...lines] = readFileSync(join(FIGURES, `${name}.csv`), "utf8")
    .trim()
    .split("\n")
    .map(cellsOf);
  return lines.map((cells) => Object.fromEntries(header.map((column, i) => [column, cells[i] ?? ""])));
}

/** One column as numbers, of all rows or of those that `where` takes. */
export function columnOf(name: string, column: string, where: (row: FigureRow) => boolean = () => true): readonly number[] {
  return rowsOf(name)
    .filter(where)
    .map((row) => Number(row[column]));
}

/** The ordinates of one curve of a figure made by `curves`. */
export function curveOf(name: string, series: string): readonly number[] {
  return columnOf(name, "y", ({ serie }) => serie === series);
}

/** What stands at a bar over a category: its height, or another column, such as the ends of its interval; of one group, if there are several. */
export function barOf(name: string, category: string, { group, column = "valor" }: { group?: string; column?: string } = {}): number {
  return columnOf(name, column, (row) => row.categoría === category && (group === undefined || row.grupo === group))[0];
}

/** A number as a text of a figure writes it, e.g. "−0,011". */
export function numberIn(text: string): number {
  return Number(text.replace("−", "-").replace(",", "."));
}

/** The cells of a line of CSV (RFC 4180). */
function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? "");
}
