import { AbortError } from "../errors";

/** Longest time without letting the event loop run, in milliseconds. */
const PATIENCE_MS = 8;

/**
 * What a loop of steps does before each: now and then it lets the event loop run, so that a timer, a button or an
 * interrupt can abort `signal`, and it stops when one did.
 * @param subject the function that the error names
 * @returns a function of the number of steps done, to await before the next; it throws AbortError.
 */
export function turns(signal: AbortSignal | undefined, subject: string): (done: number) => Promise<void> {
  let rested = performance.now();
  return async (done) => {
    if (performance.now() - rested > PATIENCE_MS) {
      await pause();
      rested = performance.now();
    }
    if (signal?.aborted) throw new AbortError({ subject, problem: `el muestreo se interrumpió tras ${done} pasos`, cause: signal.reason });
  };
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
