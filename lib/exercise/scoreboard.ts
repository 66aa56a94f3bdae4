import { escapeHtml, shown } from "./card";
import type { Exercise } from "./exercise";
import type { Ledger } from "./ledger";

/** How a notebook's exercises go. */
export interface Score {
  /** Its number, e.g. "00". */
  readonly notebook: string;
  readonly solved: number;
  /** With an answer, but not solved yet. */
  readonly attempted: number;
  readonly total: number;
}

/** How the exercises of each notebook go. In a notebook it shows as a table. */
export interface Scoreboard {
  readonly notebooks: readonly Score[];
  readonly all: Omit<Score, "notebook">;
}

const CAPTION = "Tus ejercicios, por cuaderno";
const HEADS = ["cuaderno", "resueltos", "intentados, sin resolver", "en total"] as const;

/** Counts the exercises of each notebook, in their order. */
export function boardOf(exercises: readonly Exercise[], ledger: Ledger): Scoreboard {
  const numbers = [...new Set(exercises.map(({ id }) => id.slice(0, 2)))];
  const notebooks = numbers.map((notebook) => ({
    notebook,
    ...count(
      exercises.filter(({ id }) => id.startsWith(notebook)),
      ledger,
    ),
  }));
  const board = { notebooks, all: count(exercises, ledger) };
  const remark = ledger.remark();
  return shown(board, () => ({ "text/plain": boardText(board, remark), "text/html": boardHtml(board, remark) }));
}

function count(exercises: readonly Exercise[], ledger: Ledger): Omit<Score, "notebook"> {
  const notes = exercises.map(({ id }) => ledger.noteOf(id));
  const solved = notes.filter((note) => note.solved).length;
  const attempted = notes.filter((note) => !note.solved && note.attempts > 0).length;
  return { solved, attempted, total: notes.length };
}

/** The rows of the table: the name of each and its numbers. */
function rowsOf({ notebooks, all }: Scoreboard): [name: string, ...numbers: number[]][] {
  return [...notebooks, { notebook: "todos", ...all }].map(({ notebook, solved, attempted, total }) => [
    notebook,
    solved,
    attempted,
    total,
  ]);
}

function boardText(board: Scoreboard, remark: string | undefined): string {
  const lines = [HEADS, ...rowsOf(board)].map((cells) =>
    cells.map((cell, i) => (i === 0 ? String(cell).padEnd(HEADS[0].length) : String(cell).padStart(HEADS[i].length))).join("  "),
  );
  return [CAPTION, ...lines, ...(remark === undefined ? [] : [remark])].join("\n");
}

function boardHtml(board: Scoreboard, remark: string | undefined): string {
  const head = HEADS.map((name) => `<th scope="col">${name}</th>`).join("");
  const body = rowsOf(board).map(
    ([name, ...numbers]) => `<tr><th scope="row">${escapeHtml(name)}</th>${numbers.map((n) => `<td>${n}</td>`).join("")}</tr>`,
  );
  const table = `<table><caption>${CAPTION}</caption><thead><tr>${head}</tr></thead><tbody>${body.join("")}</tbody></table>`;
  return remark === undefined ? table : `${table}<p>${escapeHtml(remark)}</p>`;
}
