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
  /** Whether a thread ended, or all are told to: none is used any more. */
  lost: boolean;
  /** Number of the network whose memory its threads may touch; 0: none. */
  running: number;
  /** Of a lost crew: resolves when all threads have ended. */
  ended: Promise<void> | undefined;
  /** Who waits for the open run. */
  waiting: { onMessage(): void; onLost(error: EbmError): void } | undefined;
  /** Bytes of the networks that its threads have forgotten. */
  forgotten: number;
}

/** A crew without threads. */
export function openCrew(runner: string): Crew {
  const state = { lost: false, running: 0, ended: undefined, waiting: undefined, forgotten: 0 };
  return { control: openControl(), threads: [], runner, ...state };
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

/** Ends all threads of a crew, and the run that waits for them with that error; resolves when they have ended. */
export function dismiss(crew: Crew, error: EbmError): Promise<void> {
  crew.ended ??= endThreads(crew, error);
  return crew.ended;
}

async function endThreads(crew: Crew, error: EbmError): Promise<void> {
  crew.lost = true;
  cancelRun(crew.control);
  await Promise.all(crew.threads.map((thread) => thread.terminate()));
  crew.running = 0;
  crew.waiting?.onLost(error);
}

/** What a run throws when a thread is gone. */
export function lostError(problem: string, cause?: unknown): EbmError {
  const remedy = "repite la llamada y se abrirán hilos nuevos; si vuelve a pasar, libera memoria o usa menos hilos: EBM_WORKERS=1";
  return new EbmError({ subject: "wasmEngine", problem, remedy, cause });
}

/** What a call throws whose network the threads of an earlier call may still be writing. */
export function endingError(): EbmError {
  const remedy = "espera a que terminen, por ejemplo medio segundo con await, y repite la llamada";
  return new EbmError({ subject: "wasmEngine", problem: "los hilos de una llamada anterior aún no han terminado", remedy });
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
  thread.on("exit", (code) => loseThread(crew, code, cause));
  thread.unref();
  return thread;
}

/** A thread that ended may have left an item half done: the others end too, before anybody uses that memory again. */
function loseThread(crew: Crew, code: number, cause: unknown): void {
  if (crew.lost) return;
  const why = cause instanceof Error ? cause.message : `código ${code}`;
  void dismiss(crew, lostError(`un hilo del motor terminó antes de tiempo: ${why}`, cause));
}
