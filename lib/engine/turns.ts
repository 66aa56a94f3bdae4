import { AbortError } from "../errors";

/** Longest time without letting the event loop run, in milliseconds. */
const PATIENCE_MS = 8;

/**
 * What a loop of steps does before each: now and then it lets the event loop run, so that a timer, a button or an
 * interrupt can abort `signal`, and it stops when one did.
 * @param subject the function that the error names
 * @param work what it says was interrupted
 * @returns a function of the number of steps done, to await before the next, and of how many may have been
 * made at most; it throws AbortError.
 */
export function turns(
  signal: AbortSignal | undefined,
  subject: string,
  work = "el muestreo",
): (done: number, most?: number) => Promise<void> {
  let rested = performance.now();
  return async (done, most = done) => {
    if (performance.now() - rested > PATIENCE_MS) {
      await pause();
      rested = performance.now();
    }
    if (signal?.aborted) throw interrupted(signal, subject, { done, most, work });
  };
}

/** The error of a loop that was aborted after `done` steps; where it is not known how far it came, before `most` of them. */
export function interrupted(
  { reason }: AbortSignal,
  subject: string,
  { done, most = done, work = "el muestreo" }: { readonly done: number; readonly most?: number; readonly work?: string },
): AbortError {
  const when = done === most ? afterSteps(done) : `entre el paso ${done} y el ${most}`;
  return new AbortError({ subject, problem: `${work} se interrumpió ${when}`, cause: reason });
}

/** "tras 1 paso", "tras 2 pasos": how far somebody came, in an error. */
export function afterSteps(done: number): string {
  return `tras ${done} ${done === 1 ? "paso" : "pasos"}`;
}

/** Lets the event loop run. A browser makes timers that follow one another wait for 4 ms each, but not messages. */
function pause(): Promise<unknown> {
  if (typeof setImmediate === "function") return new Promise((resolve) => setTimeout(resolve, 0)); // Node
  const { port1, port2 } = new MessageChannel();
  const heard = new Promise((resolve) => port1.addEventListener("message", resolve));
  port1.start();
  port2.postMessage(undefined);
  return heard.finally(() => port1.close());
}
