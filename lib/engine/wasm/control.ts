/** Threads that one control block has room for. */
export const MOST_WORKERS = 64;

/**
 * What the calling thread and its workers share: 32-bit words, and the text of a failure.
 *
 * - network, items, next: the open run (network 0: none), its items, and the first that nobody has taken.
 * - inside, rests: workers that may touch a run, and how many times the last of them left.
 * - stop, steps: 1 when the run is to end early, and a count that moves while somebody works.
 * - listening: 1 when the calling thread waits for a message.
 * - failure: bytes of the text of the first failure.
 * - calls: how many times each worker was called, a word a worker.
 */
const WORD = { network: 0, items: 1, next: 2, inside: 3, rests: 4, stop: 5, steps: 6, listening: 7, failure: 8, calls: 16 } as const;
const TEXT_AT = 4 * (WORD.calls + MOST_WORKERS);
const TEXT_BYTES = 4096;

/** A control block as its threads see it. */
export interface Control {
  readonly buffer: SharedArrayBuffer;
  readonly words: Int32Array;
  readonly text: Uint8Array;
}

/** Sees a control block, or makes one. */
export function openControl(buffer = new SharedArrayBuffer(TEXT_AT + TEXT_BYTES)): Control {
  return { buffer, words: new Int32Array(buffer, 0, TEXT_AT / 4), text: new Uint8Array(buffer, TEXT_AT, TEXT_BYTES) };
}

// The calling thread's side.

/** A run to open: which network, how many items, and whether its end is told by a message. */
export interface RunWords {
  readonly network: number;
  readonly items: number;
  readonly listening: boolean;
}

/** Opens a run; whoever is inside from now on takes its items. The run before must be closed. */
export function openRun({ words }: Control, { network, items, listening }: RunWords): void {
  Atomics.store(words, WORD.items, items);
  Atomics.store(words, WORD.next, 0);
  Atomics.store(words, WORD.stop, 0);
  Atomics.store(words, WORD.failure, 0);
  Atomics.store(words, WORD.listening, listening ? 1 : 0);
  Atomics.store(words, WORD.network, network);
}

/** Wakes the first workers: to read their mail, and to take items of the open run. */
export function callWorkers({ words }: Control, workers: number): void {
  for (let index = 0; index < workers; index++) {
    Atomics.add(words, WORD.calls + index, 1);
    Atomics.notify(words, WORD.calls + index);
  }
}

/** Whether all items are taken, and nobody is at work. */
export function isOver({ words }: Control): boolean {
  return Atomics.load(words, WORD.next) >= Atomics.load(words, WORD.items) && isAtRest({ words });
}

/** Leaves the items that nobody has taken, and tells the workers to end theirs at the next step. */
export function cancelRun({ words }: Control): void {
  Atomics.store(words, WORD.stop, 1);
  Atomics.store(words, WORD.next, Atomics.load(words, WORD.items));
}

/**
 * Ends a run that is over, with those who came when it was over still inside: after it nobody looks at that run.
 * @returns false when somebody stays inside without a sign of life
 */
export function closeRun(control: Control, patience: number): boolean {
  Atomics.store(control.words, WORD.network, 0);
  return waitUntil(control, isAtRest, patience);
}

/**
 * Sleeps until the workers have come to a state.
 * @param patience seconds awake without a sign of life, after which it gives up: they are counted, since a clock also
 * moves while a laptop is suspended.
 * @returns whether the state came
 */
export function waitUntil(control: Control, isReached: (control: Control) => boolean, patience: number): boolean {
  const { words } = control;
  let silent = 0;
  while (silent < patience) {
    const [rests, steps] = [Atomics.load(words, WORD.rests), Atomics.load(words, WORD.steps)];
    if (isReached(control)) return true;
    const woken = Atomics.wait(words, WORD.rests, rests, 1000) !== "timed-out";
    silent = woken || Atomics.load(words, WORD.steps) !== steps ? 0 : silent + 1;
  }
  return false;
}

/** The text of the first failure of a closed run. */
export function failureOf({ words, text }: Control): string | undefined {
  const bytes = Atomics.load(words, WORD.failure);
  return bytes === 0 ? undefined : new TextDecoder().decode(text.slice(0, bytes));
}

function isAtRest({ words }: Pick<Control, "words">): boolean {
  return Atomics.load(words, WORD.inside) === 0;
}

// A worker's side: it reads `callsOf` first, then enters, works, leaves, and sleeps until it is called again.

/** How many times a worker was called. */
export function callsOf({ words }: Control, index: number): number {
  return Atomics.load(words, WORD.calls + index);
}

/** Sleeps unless the worker was called after it saw `calls`. */
export function sleep({ words }: Control, index: number, calls: number): void {
  Atomics.wait(words, WORD.calls + index, calls);
}

/** From here to `leave` the run that is open now stays open. */
export function enter({ words }: Control): void {
  Atomics.add(words, WORD.inside, 1);
}

/** @returns whether to send the calling thread a message: the run that it waits for may be over */
export function leave(control: Control): boolean {
  const { words } = control;
  const message = Atomics.load(words, WORD.listening) === 1;
  if (Atomics.sub(words, WORD.inside, 1) > 1) return false;
  Atomics.add(words, WORD.rests, 1);
  Atomics.notify(words, WORD.rests);
  return message && isOver(control);
}

/** The network of the open run; 0 when none is open. */
export function networkOfRun({ words }: Control): number {
  return Atomics.load(words, WORD.network);
}

/** The next item that nobody has taken. */
export function takeItem({ words }: Control): number | undefined {
  Atomics.add(words, WORD.steps, 1);
  const item = Atomics.add(words, WORD.next, 1);
  return item < Atomics.load(words, WORD.items) ? item : undefined;
}

/** Gives a sign of life, and tells whether the run is to end. */
export function isStopped({ words }: Control): boolean {
  Atomics.add(words, WORD.steps, 1);
  return Atomics.load(words, WORD.stop) === 1;
}

/** Ends the run with the text of a failure; the first one stays. */
export function failRun(control: Control, message: string): void {
  const { words, text } = control;
  const bytes = new TextEncoder().encode(message || "?").subarray(0, TEXT_BYTES);
  if (Atomics.compareExchange(words, WORD.failure, 0, bytes.length) === 0) text.set(bytes);
  cancelRun(control);
}
