import os from "node:os";
import path from "node:path";
import { requireInteger } from "../../errors";
import { MOST_WORKERS } from "./control";
import { dismiss, lostError, openCrew } from "./crew.node";
import type { Executor, LoadedPlan } from "./executor";
import { openQueue } from "./queue";
import type { CreateRunner } from "./runner-errors";
import { openSeat, type Pool } from "./seat.node";

export { openSeat, type Pool };

/** What a pool computes with. */
export interface PoolOptions {
  /** Path of the module whose `createRunner` computes, on every thread. */
  readonly runner?: string;
  /** Seconds without a sign of life after which a synchronous run gives up. */
  readonly patience?: number;
}

/** The pool of this process, or of this thread where several use the library; from its first use on. */
let shared: Pool | undefined;

/**
 * Scratch areas that a plan needs here: one for each worker, and one for the calling thread.
 * @param workers absent: the environment's EBM_WORKERS, or else one for each core
 * @throws OptionError
 */
export function countRunners(workers?: number): number {
  const { EBM_WORKERS } = process.env;
  const [name, asked] = workers === undefined && EBM_WORKERS ? ["EBM_WORKERS", Number(EBM_WORKERS)] : ["workers", workers];
  const cores = os.availableParallelism();
  if (asked === undefined) return Math.min(cores, MOST_WORKERS) + 1;
  const context = { subject: "wasmEngine", remedy: `este ordenador tiene ${cores} núcleos` };
  return requireInteger(name as string, asked, { ...context, min: 1, max: MOST_WORKERS }) + 1;
}

/** Runs a plan in the process' pool: with as many workers as it has scratch areas but one. */
export function attach(loaded: LoadedPlan): Executor {
  shared ??= openPool();
  return openSeat(shared, loaded);
}

/** Opens a pool; its threads start with the first network. */
export function openPool({ runner = path.join(__dirname, "runner.js"), patience = 20 }: PoolOptions = {}): Pool {
  let crew = openCrew(runner);
  return {
    createRunner: (require(runner) as { createRunner: CreateRunner }).createRunner,
    patience,
    crew() {
      if (crew.lost) crew = openCrew(runner);
      return crew;
    },
    queue: openQueue(),
    busy: false,
    close: () => dismiss(crew, lostError("los hilos del motor se cerraron en medio de un cálculo")),
  };
}
