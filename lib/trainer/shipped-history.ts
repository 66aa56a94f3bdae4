import { readShippedFile } from "#trainer/shipped-files";
import { DataError } from "../errors";
import { runOf, type ShippedName } from "./shipped";
import { parse } from "./shipped-runs";

/** One epoch of a run: its number (from 0) and its metrics, by the names of the columns of history.csv. */
export type HistoryRow = Readonly<Record<string, number>>;

/**
 * The metrics of all epochs of a run that comes with the project, also of those whose weights were not kept.
 * @throws OptionError when no run has that name; FileError, DataError when its history is missing or damaged.
 * @example
 * await loadShippedHistory("ebm-mnist"); // throws OptionError
 */
export async function loadShippedHistory(name: ShippedName): Promise<readonly HistoryRow[]> {
  const file = `${runOf(name, "loadShippedHistory")}/history.json`;
  return readHistoryRows(await readShippedFile(file), { name: file });
}

/**
 * The rows of a history.json, {"format": "ebm-history", "version": 1, "epochs": […]}.
 * @param options.name how errors call the file
 * @throws DataError when it is damaged or foreign.
 * @example
 * readHistoryRows('{"format":"ebm-history","version":1,"epochs":[{"epoch":0,"loss":"NaN"}]}', { name: "a" }); // [ { epoch: 0, loss: NaN } ]
 */
export function readHistoryRows(content: Uint8Array | string, { name }: { readonly name: string }): readonly HistoryRow[] {
  const found = parse(content, name) as { format?: unknown; version?: unknown; epochs?: unknown } | null;
  if (found?.format !== "ebm-history" || found.version !== 1 || !Array.isArray(found.epochs)) {
    const problem = "no es un historial (ebm-history, versión 1)";
    throw new DataError({ subject: name, problem, remedy: "usa el history.json que escribe npm run train" });
  }
  // JSON has no NaN and no infinities: history.json writes them as texts, which Number reads.
  return found.epochs.map((row: object) => Object.fromEntries(Object.entries(row).map(([column, value]) => [column, Number(value)])));
}
