import path from "node:path";
import { Worker } from "node:worker_threads";
import { EbmError } from "../../errors";
import { callWorkers, type Control, cancelRun, openControl } from "./control";
import type { Mail, WorkerStart } from "./worker.node";

/** Threads that share a control block, asleep but for the runs they are called to. They never keep a process alive. */
export interface Crew {
  readonly control: Control;
  readonly threads: Worker[];
  /** Path of the module whose `createRunner` computes. */
  readonly runner: string;
  /** Whether a thread ended: none is used any more. */
  lost: boolean;
  /** Who waits for the open run. */
  waiting: { onMessage(): void; onLost(error: EbmError): void } | undefined;
}

/** A crew without threads. */
export function openCrew(runner: string): Crew {
  return { control: openControl(), threads: [], runner, lost: false, waiting: undefined };
}

/** Starts the threads that a crew lacks to have so many. */
export function hire(crew: Crew, workers: number): void {
  while (crew.threads.length < workers) crew.threads.push(startThread(crew, crew.threads.length));
}

/** Sends mail to the first threads of a crew, and wakes them to read it. */
export function post({ threads, control }: Crew, workers: number, mail: Mail): void {
  for (const thread of threads.slice(0, workers)) thread.postMessage(mail);
  callWorkers(control, workers);
}

/** Lets the process end only after the first threads of a crew, or not. */
export function keepAlive({ threads }: Crew, workers: number, alive: boolean): void {
  for (const thread of threads.slice(0, workers)) alive ? thread.ref() : thread.unref();
}

/** Ends all threads of a crew. */
export async function dismiss(crew: Crew): Promise<void> {
  crew.lost = true;
  cancelRun(crew.control);
  await Promise.all(crew.threads.map((thread) => thread.terminate()));
}

/** What a run throws when a thread is gone. */
export function lostError(problem: string, cause?: unknown): EbmError {
  const remedy = "repite la llamada y se abrirán hilos nuevos; si vuelve a pasar, libera memoria o usa menos hilos: EBM_WORKERS=1";
  return new EbmError({ subject: "wasmEngine", problem, remedy, cause });
}

function startThread(crew: Crew, index: number): Worker {
  const start: WorkerStart = { buffer: crew.control.buffer, index, runner: crew.runner };
  const thread = new Worker(path.join(__dirname, "worker.node.js"), {
    workerData: start,
    execArgv: [], // the flags of the process are its own: a compiler to load in each thread, a debugger
    stdout: true, // kept apart, and so silent
    stderr: true,
  });
  let cause: unknown;
  thread.on("message", () => crew.waiting?.onMessage());
  thread.on("error", (error) => (cause = error));
  thread.on("exit", (code) => void loseThread(crew, code, cause));
  thread.unref();
  return thread;
}

/** A thread that ended may have left an item half done: the others end too, before anybody uses that memory again. */
async function loseThread(crew: Crew, code: number, cause: unknown): Promise<void> {
  if (crew.lost) return;
  await dismiss(crew);
  const why = cause instanceof Error ? cause.message : `código ${code}`;
  crew.waiting?.onLost(lostError(`un hilo del motor terminó antes de tiempo: ${why}`, cause));
}
