import { EbmError } from "../../errors";
import { type Batches, closeBatches, writeParameters } from "./batches";
import { openQueue } from "./queue";

/** Opens a network in memory: for all that it is asked, or for what is asked on the calling thread while chains are under way. */
export type OpenBatches = (use: "main" | "meanwhile") => Batches;

/**
 * Where a network's calls wait for their turn: one memory holds one job.
 *
 * Chains may be under way in it while the event loop runs; what is asked meanwhile is computed in a second memory, on the
 * calling thread, which is made the first time.
 */
export interface Desk {
  readonly theta: Float32Array;
  readonly closed: boolean;
  /** The memory that is free now, with θ in it. */
  batches(): Batches;
  /** Replaces θ. @throws EbmError while chains are under way: they need it. */
  setTheta(theta: Float32Array, subject: string): void;
  /** Does work that lets the event loop run; several wait for one another. Undefined when it was aborted before its turn. */
  whileBusy<T>(work: (batches: Batches) => Promise<T>, signal?: AbortSignal): Promise<T | undefined>;
  close(): void;
}

/** Opens the desk of a network with parameters θ. */
export function openDesk(open: OpenBatches, theta: Float32Array): Desk {
  const main = withTheta(open("main"), theta);
  let meanwhile: Batches | undefined;
  let current = theta;
  const queue = openQueue();
  let closed = false;
  return {
    get theta() {
      return current;
    },
    get closed() {
      return closed;
    },
    batches() {
      if (queue.length === 0) return main;
      meanwhile ??= withTheta(open("meanwhile"), current);
      return meanwhile;
    },
    setTheta(next, subject) {
      if (queue.length > 0) throw busy(subject);
      current = next;
      if (closed) return;
      writeParameters(main, next);
      if (meanwhile) writeParameters(meanwhile, next);
    },
    whileBusy: (work, signal) => queue.enter(() => work(main), signal),
    close() {
      if (closed) return;
      closed = true;
      if (queue.length === 0) closeBatches(main);
      else void queue.empty.then(() => closeBatches(main));
      if (meanwhile) closeBatches(meanwhile);
    },
  };
}

function withTheta(batches: Batches, theta: Float32Array): Batches {
  writeParameters(batches, theta);
  return batches;
}

function busy(subject: string): EbmError {
  return new EbmError({
    subject,
    problem: "los pesos no pueden cambiar mientras la red mueve cadenas",
    remedy: "espera a que termine: await sample(…)",
  });
}
