import { callWorkers, cancelRun, closeRun, failureOf, isOver, openRun, waitUntil } from "./control";
import { type Crew, dismiss, endingError, hire, keepAlive, lostError, post } from "./crew.node";
import type { Executor, LoadedPlan } from "./executor";
import { inlineExecutor } from "./inline";
import type { Queue } from "./queue";
import { type CreateRunner, runnerError, withRunnerErrors } from "./runner-errors";
import type { Runner } from "./runner";

/** One crew for several networks. */
export interface Pool {
  readonly createRunner: CreateRunner;
  /** Seconds without a sign of life after which a synchronous run gives up. */
  readonly patience: number;
  /** The crew, which is another one after a thread was lost. */
  crew(): Crew;
  /** Asynchronous runs wait for one another. */
  readonly queue: Queue;
  /** Whether an asynchronous run is open. */
  busy: boolean;
  /** Ends the threads, and the run that waits for them with an error; a later run starts others. */
  close(): Promise<void>;
}

/** A network's place in a pool. */
interface Seat {
  readonly pool: Pool;
  readonly loaded: LoadedPlan;
  readonly network: number;
  readonly workers: number;
  /** The crew that has the network. */
  crew: Crew | undefined;
  /** Computes on the calling thread, in the scratch after those of the workers. */
  own: Runner | undefined;
}

/** Bytes of forgotten networks after which the threads are replaced. */
const MOST_FORGOTTEN = 2 ** 28;

let seats = 0;

/** The workers forget networks whose executors are gone without `dispose`. */
const abandoned = new FinalizationRegistry<Seat>((seat) => forget(seat));

/**
 * Runs a plan in a pool: its workers are the scratch areas but one, which is the calling thread's.
 *
 * Asynchronous runs wait for one another. A synchronous one does not wait: during an asynchronous run, and when it has a
 * single item, the calling thread computes it. Where no thread can be started the calling thread computes everything.
 */
export function openSeat(pool: Pool, loaded: LoadedPlan): Executor {
  const workers = loaded.plan.capacity.runners - 1;
  if (workers === 0 || !canHire(pool.crew(), workers)) return inlineExecutor(loaded, pool.createRunner);
  const seat: Seat = { pool, loaded, network: ++seats, workers, crew: undefined, own: undefined };
  takeSeat(seat);
  const executor: Executor = {
    runners: workers + 1,
    longestRound: Number.POSITIVE_INFINITY,
    run: (items) => (items === 1 || pool.busy ? runHere(seat, items) : runOnCrew(seat, items)),
    runAsync: (items, signal) => pool.queue.enter(() => runInTurn(seat, items, signal), signal),
    dispose() {
      abandoned.unregister(seat);
      forget(seat);
    },
  };
  abandoned.register(executor, seat, seat);
  return executor;
}

/** Starts the threads of a network; false where a process may not have threads. */
function canHire(crew: Crew, workers: number): boolean {
  try {
    hire(crew, workers);
    return true;
  } catch {
    return false;
  }
}

/** Gives the network to the pool's crew, unless it has it. */
function takeSeat(seat: Seat): Crew {
  const { pool, workers, network, loaded } = seat;
  const crew = pool.crew();
  if (seat.crew !== crew) {
    hire(crew, workers);
    post(crew, workers, { network, loaded });
    seat.crew = crew;
  }
  return crew;
}

/** Whether threads that were told to end may still compute in the network's memory. */
function isHaunted({ crew, network }: Seat): boolean {
  return crew?.lost === true && crew.running === network;
}

/** Workers forget a network, once the runs that wait have ended. */
function forget(seat: Seat): void {
  const { queue } = seat.pool;
  if (queue.length === 0) forgetNow(seat);
  else void queue.empty.then(() => forgetNow(seat));
}

/** No run is open. A thread that only sleeps never frees what it has forgotten, so now and then the crew is replaced. */
function forgetNow(seat: Seat): void {
  const { crew, workers, network, loaded } = seat;
  seat.crew = undefined;
  if (!crew || crew.lost) return;
  post(crew, workers, { network });
  crew.forgotten += loaded.memory.buffer.byteLength;
  if (crew.forgotten > MOST_FORGOTTEN) void dismiss(crew, lostError("los hilos del motor se renovaron"));
}

function runHere(seat: Seat, items: number): void {
  const { pool, loaded, workers } = seat;
  if (isHaunted(seat)) throw endingError();
  withRunnerErrors(() => {
    seat.own ??= pool.createRunner(loaded, workers);
    for (let item = 0; item < items; item++) seat.own.runItem(item, () => false);
  });
}

function runOnCrew(seat: Seat, items: number): void {
  if (isHaunted(seat)) throw endingError();
  const crew = takeSeat(seat);
  start(seat, crew, { items, listening: false });
  if (!waitUntil(crew.control, isOver, seat.pool.patience)) throw silence(crew);
  finish(seat, crew);
}

async function runInTurn(seat: Seat, items: number, signal?: AbortSignal): Promise<void> {
  const { pool } = seat;
  pool.busy = true;
  try {
    if (isHaunted(seat)) await seat.crew?.ended;
    if (!signal?.aborted) await runInBackground(seat, items, signal);
  } finally {
    pool.busy = false;
  }
}

async function runInBackground(seat: Seat, items: number, signal?: AbortSignal): Promise<void> {
  const crew = takeSeat(seat);
  const { control } = crew;
  let check = () => {};
  const stop = () => {
    cancelRun(control);
    check();
  };
  signal?.addEventListener("abort", stop);
  keepAlive(crew, seat.workers, true);
  try {
    await new Promise<void>((resolve, reject) => {
      check = () => !crew.lost && isOver(control) && resolve(); // the run of a lost crew was cut short: it ends with `onLost`
      crew.waiting = { onMessage: check, onLost: reject };
      start(seat, crew, { items, listening: true });
      check();
    });
    finish(seat, crew);
  } finally {
    crew.waiting = undefined;
    keepAlive(crew, seat.workers, false);
    signal?.removeEventListener("abort", stop);
  }
}

function start({ network, workers }: Seat, crew: Crew, { items, listening }: { items: number; listening: boolean }): void {
  crew.running = network;
  openRun(crew.control, { network, items, listening });
  callWorkers(crew.control, Math.min(workers, items));
}

/** @throws EbmError when a runner failed */
function finish({ pool }: Seat, crew: Crew): void {
  if (!closeRun(crew.control, pool.patience)) throw silence(crew);
  crew.running = 0;
  const failure = failureOf(crew.control);
  if (failure !== undefined) throw runnerError(new Error(failure));
}

/** The threads of a crew that gives no sign of life are ended. */
function silence(crew: Crew): Error {
  const error = lostError("los hilos del motor no dan señales de vida");
  void dismiss(crew, error);
  return error;
}
