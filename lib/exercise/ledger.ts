import { BLANK, decodeNotes, encodeNotes, mergeNotes, type Note, type Notes } from "./note";

/** Where the text of the notes is kept between one session and the next. All of it may throw. */
export interface Shelf {
  /** How a student calls it, e.g. "progreso/ejercicios.json". */
  readonly name: string;
  /** The text that is kept, or undefined when there is none. */
  read(): string | undefined;
  /** Keeps a text instead of the one there was: whole, or not at all. */
  write(text: string): void;
  /** Gives another name to a text that cannot be read, and says which. */
  putAside(): string;
  /** When the text was kept, in milliseconds since 1970, if that is known. */
  keptAt?(): number | undefined;
  /** Does something while no other session does the same. */
  alone<T>(work: () => T): T;
}

/** What is known of each exercise. It never throws: without a shelf, or with one that fails, it lasts as long as the kernel. */
export interface Ledger {
  /** The note of an exercise, with what other sessions have kept. */
  noteOf(id: string): Note;
  /** Changes the note of an exercise, keeps it, and returns it. */
  change(id: string, change: (note: Note) => Note): Note;
  /** A sentence for the student, in Spanish, when something about the shelf is worth saying; each is said once. */
  remark(): string | undefined;
}

/**
 * A ledger on a shelf; without one, in memory.
 *
 * Each change reads the shelf, merges and writes, so that two kernels at work on one shelf lose nothing of each other.
 * @example
 * const notes = ledger();
 * notes.change("00-paso", (note) => ({ ...note, attempts: note.attempts + 1 }));
 * notes.noteOf("00-paso").attempts; // 1
 */
export function ledger(shelf?: Shelf): Ledger {
  const voice = speaker();
  let notes: Notes = new Map();
  /** Takes in what the shelf has; says whether it may be written. */
  const refresh = (): boolean => {
    const { found, writable } = shelf ? readShelf(shelf, voice.say) : NOTHING;
    notes = mergeNotes(notes, found);
    return writable;
  };
  const noteOf = (id: string) => notes.get(id) ?? BLANK;
  const change = (id: string, update: (note: Note) => Note) => {
    const writable = refresh();
    notes = new Map(notes).set(id, update(noteOf(id)));
    if (shelf && writable) writeShelf(shelf, encodeNotes(notes), voice.say);
    return noteOf(id);
  };
  return {
    noteOf: (id) => {
      refresh();
      return noteOf(id);
    },
    change: (id, update) => alone(shelf, () => change(id, update)),
    remark: voice.next,
  };
}

/**
 * The notes on a shelf as they are, without touching it: none, or why they cannot be read.
 * @throws whatever the shelf throws when it cannot be read
 * @example
 * notesOn(undefined); // 'none'
 */
export function notesOn(shelf: Shelf | undefined): Notes | "none" | "damaged" | "newer" {
  const text = shelf?.read();
  return text === undefined ? "none" : decodeNotes(text);
}

type Say = (sentence: string) => void;

const NOTHING: { found: Notes; writable: boolean } = { found: new Map(), writable: false };

function readShelf(shelf: Shelf, say: Say): typeof NOTHING {
  try {
    const text = shelf.read();
    const found = text === undefined ? new Map<string, Note>() : decodeNotes(text);
    if (found === "newer") {
      say(`\`${shelf.name}\` es de una versión más nueva del proyecto: lo dejo como está y esta sesión no apunta en él tu progreso.`);
      return NOTHING;
    }
    if (found !== "damaged") return { found, writable: true };
    say(`\`${shelf.name}\` estaba dañado: lo he apartado como \`${shelf.putAside()}\` y empiezo otro con lo que sé de esta sesión.`);
    return { ...NOTHING, writable: true };
  } catch {
    say(notKept(shelf));
    return NOTHING;
  }
}

function writeShelf(shelf: Shelf, text: string, say: Say): void {
  try {
    shelf.write(text);
  } catch {
    say(notKept(shelf));
  }
}

function notKept({ name }: Shelf): string {
  return `(No puedo guardar tu progreso en \`${name}\`: dura lo que dure esta sesión.)`;
}

/** Without others at work on the shelf; when that cannot be had, with them. */
function alone<T>(shelf: Shelf | undefined, work: () => T): T {
  return shelf ? shelf.alone(work) : work();
}

/** Sentences that wait to be said, each once. */
function speaker(): { say: Say; next: () => string | undefined } {
  const said = new Set<string>();
  const waiting: string[] = [];
  const say = (sentence: string) => {
    if (!said.has(sentence)) waiting.push(sentence);
    said.add(sentence);
  };
  return { say, next: () => waiting.shift() };
}
