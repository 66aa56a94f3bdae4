import { DataError, describeValue, requireMembers } from "../../errors";
import type { RunFolder } from "../run-folder";
import type { Callback, CallbackContext, EpochReport } from "./callback";
import { METRICS, type MetricName, metricsOf } from "./metrics";

/** What history.json says of itself. */
const FORMAT = { format: "ebm-history", version: 1 } as const;

/** The columns of a recipe with classes. */
const OF_CLASSES: readonly string[] = ["crossEntropy", "accuracy"] satisfies readonly MetricName[];

const REMEDY = "recupera el fichero, o bórralo: el entrenamiento lo vuelve a escribir al final de cada época";

/**
 * Keeps history.csv and history.json in the folder of a run: an epoch a row, all its metrics with all their digits,
 * gap = mean E(fake) − mean E(real) among them, and the seconds that it took, last.
 *
 * Both are written whole after each epoch, from the context's history, so that a resumed run leaves the bytes of one that
 * never stopped, but for the seconds: only they depend on the clock. Energies have no units; the learning rate is per step.
 * @throws OptionError
 * @example
 * metricsHistory(memoryFolder()).name; // 'metrics-history'
 */
export function metricsHistory(folder: RunFolder): Callback {
  requireMembers("folder", folder, { subject: "metricsHistory", kind: "una carpeta de runFolder", members: ["write"] });
  const write = ({ history }: CallbackContext) => {
    folder.write("history.json", toJson(history));
    folder.write("history.csv", toCsv(history));
  };
  return {
    name: "metrics-history",
    // The run may have been killed between the last epoch's files and its checkpoint.
    onBegin: (context) => (context.history.length > 0 ? write(context) : undefined),
    onEpoch: (_, context) => write(context),
  };
}

/**
 * The epochs in the text of a history.json, for figures and tables.
 * @param options.name how errors call the file
 * @throws DataError when it is truncated, foreign, or its epochs are not in order.
 * @example
 * readHistory('{"format":"ebm-history","version":1,"epochs":[]}'); // []
 * readHistory("época;pérdida"); // throws DataError
 */
export function readHistory(content: string | Uint8Array, { name = "history.json" }: { readonly name?: string } = {}): EpochReport[] {
  const text = typeof content === "string" ? content : new TextDecoder().decode(content);
  const { format, version, epochs } = parse(text, name);
  if (format !== FORMAT.format || version !== FORMAT.version || !Array.isArray(epochs)) {
    const expected = `«${FORMAT.format}», versión ${FORMAT.version}`;
    const got = `«${String(format)}», versión ${String(version)}`;
    throw new DataError({ subject: name, problem: `debe ser un historial (${expected}) y es ${got}`, remedy: REMEDY });
  }
  const reports = epochs.map((row, i) => reportOf(row, `${name}, fila ${i + 1}`));
  const unordered = reports.findIndex(({ epoch }, i) => i > 0 && epoch <= reports[i - 1].epoch);
  if (unordered > 0) throw new DataError({ subject: name, problem: `la fila ${unordered + 1} no sigue a la anterior`, remedy: REMEDY });
  return reports;
}

function toJson(history: readonly EpochReport[]): string {
  const head = `{"format":"${FORMAT.format}","version":${FORMAT.version},"epochs":[`;
  const rows = history.map((report) => JSON.stringify(Object.fromEntries(cellsOf(report).filter(([, value]) => value !== undefined))));
  return `${head}${rows.map((row) => `\n${row}`).join(",")}\n]}\n`;
}

function toCsv(history: readonly EpochReport[]): string {
  const without = history.every(({ accuracy }) => accuracy === undefined) ? OF_CLASSES : [];
  const names = ["epoch", "batches", ...METRICS, "seconds"].filter((name) => !without.includes(name));
  const rows = history.map((report) => {
    const cells = Object.fromEntries(cellsOf(report));
    return names.map((name) => String(cells[name] ?? ""));
  });
  return [names, ...rows].map((cells) => `${cells.join(",")}\n`).join("");
}

/** The columns of an epoch; JSON has no number for NaN and infinities, so these are texts. */
function cellsOf(report: EpochReport): [name: string, value: number | string | undefined][] {
  const { epoch, batches, seconds } = report;
  const cells = Object.entries({ epoch, batches, ...metricsOf(report), seconds });
  return cells.map(([name, value]) => [name, value === undefined || Number.isFinite(value) ? value : String(value)]);
}

function parse(text: string, name: string): Record<string, unknown> {
  try {
    const found: unknown = JSON.parse(text);
    return typeof found === "object" && found !== null ? (found as Record<string, unknown>) : {};
  } catch (cause) {
    throw new DataError({ subject: name, problem: "el fichero está truncado o no es JSON", remedy: REMEDY, cause });
  }
}

function reportOf(row: unknown, subject: string): EpochReport {
  const cells = (typeof row === "object" && row !== null ? row : {}) as Readonly<Record<string, unknown>>;
  const [epoch, batches] = [countIn(cells, "epoch", subject), countIn(cells, "batches", subject)];
  const numbers = Object.fromEntries(STORED.map((name) => [name, numberIn(cells, name, subject)]));
  const classes = OF_CLASSES.filter((name) => cells[name] !== undefined).map((name) => [name, numberIn(cells, name, subject)]);
  const report = { ...numbers, ...Object.fromEntries(classes), epoch, batches } as unknown as EpochReport;
  if (cells.val_cdiv === undefined) return report;
  const [cdiv, real, fake] = ["val_cdiv", "val_real", "val_fake"].map((name) => numberIn(cells, name, subject));
  return { ...report, validation: { cdiv, real, fake } };
}

/** The columns that are members of a report: the gap follows from them, and the validation is an object. */
const STORED = [...METRICS.filter((name) => name !== "gap" && !name.startsWith("val_") && !OF_CLASSES.includes(name)), "seconds"];

function countIn(cells: Readonly<Record<string, unknown>>, name: string, subject: string): number {
  const value = cells[name];
  if (Number.isSafeInteger(value) && (value as number) >= 0) return value as number;
  throw new DataError({ subject, problem: `${name} debe ser un entero y es ${describeValue(value)}`, remedy: REMEDY });
}

function numberIn(cells: Readonly<Record<string, unknown>>, name: string, subject: string): number {
  const value = cells[name];
  if (typeof value === "number") return value;
  if (value === "NaN" || value === "Infinity" || value === "-Infinity") return Number(value);
  throw new DataError({ subject, problem: `${name} debe ser un número y es ${describeValue(value)}`, remedy: REMEDY });
}
