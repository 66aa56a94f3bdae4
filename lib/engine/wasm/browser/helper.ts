import type { LoadedPlan } from "../executor";
import { runnerError } from "../runner-errors";
import { type Answer, type Port, post, type Range, type Request, type Run } from "./messages";
import { WORKER_SOURCE } from "./worker-source";

const PAGE_BYTES = 65536;

type WorkerPort = Port<Request, Answer>;

/** What a run of a worker takes and gives. */
type Work = Pick<Run, "network" | "items" | "ranges" | "results">;

/** A run that was asked for: its answer, or undefined when the worker was lost; and a way to end it early. */
export interface Asked {
  readonly answer: Promise<readonly Range[] | undefined>;
  stop(): void;
}

/** The worker of a page, as its page sees it. */
export interface Helper {
  /** Whether it computes: it has started, and was not lost. Where the page forbids workers it never does. */
  readonly ready: boolean;
  /** Hands over a network; returns the number that names it. */
  open(loaded: LoadedPlan): number;
  run(work: Work): Asked;
  close(network: number): void;
}

/** One for all networks of the page, from the first on. */
let shared: Helper | undefined;

/** The page's worker. */
export function pageHelper(): Helper {
  shared ??= openHelper(startWorker());
  return shared;
}

/** Talks with a worker; without one, the helper is never ready. */
function openHelper(worker: WorkerPort | undefined): Helper {
  const asked = new Map<number, { resolve(ranges?: readonly Range[]): void; reject(error: Error): void }>();
  let ready = false;
  let names = 0;
  const send = (message: Request) => worker && post(worker, message);
  worker?.addEventListener("message", ({ data }) => {
    if (data.kind === "ready") ready = true;
    else if (data.kind === "done") asked.get(data.run)?.resolve(data.ranges);
    else asked.get(data.run)?.reject(runnerError(new Error(data.message)));
    if (data.kind !== "ready") asked.delete(data.run);
  });
  worker?.addEventListener("error", () => {
    ready = false;
    worker.terminate?.();
    for (const { resolve } of asked.values()) resolve();
    asked.clear();
  });
  return {
    get ready() {
      return ready;
    },
    open({ plan, module, memory }) {
      const network = names++;
      send({ kind: "open", network, plan, module, pages: memory.buffer.byteLength / PAGE_BYTES });
      return network;
    },
    run(work) {
      const run = names++;
      const answer = new Promise<readonly Range[] | undefined>((resolve, reject) => asked.set(run, { resolve, reject }));
      send({ kind: "run", run, ...work });
      return { answer, stop: () => send({ kind: "stop", run }) };
    },
    close: (network) => send({ kind: "close", network }),
  };
}

/** Starts a worker from a blob, since the module is a single file; undefined where there is none to start. */
function startWorker(): WorkerPort | undefined {
  const { Worker } = globalThis as { readonly Worker?: new (url: string) => WorkerPort };
  if (!Worker || WORKER_SOURCE === "") return undefined;
  const url = URL.createObjectURL(new Blob([WORKER_SOURCE], { type: "text/javascript" }));
  try {
    const worker = new Worker(url);
    for (const type of ["message", "error"] as const) worker.addEventListener(type as "error", () => URL.revokeObjectURL(url));
    return worker;
  } catch {
    return undefined; // a content security policy forbids it
  }
}
