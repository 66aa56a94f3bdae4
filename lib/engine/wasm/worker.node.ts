import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from "node:worker_threads";
import { callsOf, enter, failRun, isStopped, leave, networkOfRun, openControl, sleep, takeItem } from "./control";
import type { LoadedPlan } from "./executor";
import type { CreateRunner } from "./runner-errors";
import type { Runner } from "./runner";

/** What a worker is started with. */
export interface WorkerStart {
  readonly buffer: SharedArrayBuffer;
  /** Its number in the crew, and of its scratch in every plan. */
  readonly index: number;
  /** Path of the module whose `createRunner` computes. */
  readonly runner: string;
}

/** A network to compute from now on, or, without one, to forget. */
export interface Mail {
  readonly network: number;
  readonly loaded?: LoadedPlan;
}

const { buffer, index, runner: script } = workerData as WorkerStart;
const { createRunner } = require(script) as { createRunner: CreateRunner };
const control = openControl(buffer);
const mailbox = parentPort as MessagePort;
const networks = new Map<number, LoadedPlan>();
const runners = new Map<number, Runner>();
const stopped = () => isStopped(control);

for (;;) {
  const calls = callsOf(control, index);
  enter(control);
  readMail();
  computeItems(networkOfRun(control));
  if (leave(control)) mailbox.postMessage("over");
  sleep(control, index, calls);
}

/** The event loop of this thread never runs, so its mail is fetched. */
function readMail(): void {
  for (let letter = receiveMessageOnPort(mailbox); letter; letter = receiveMessageOnPort(mailbox)) {
    const { network, loaded } = letter.message as Mail;
    runners.delete(network);
    if (loaded) networks.set(network, loaded);
    else networks.delete(network);
  }
}

/** Takes items of the open run until there are no more; of a network that has not come by mail it takes none. */
function computeItems(network: number): void {
  try {
    const runner = runnerOf(network);
    if (!runner) return;
    for (let item = takeItem(control); item !== undefined; item = takeItem(control)) runner.runItem(item, stopped);
  } catch (error) {
    failRun(control, error instanceof Error ? error.message : String(error));
  }
}

function runnerOf(network: number): Runner | undefined {
  const loaded = networks.get(network);
  if (loaded && !runners.has(network)) runners.set(network, createRunner(loaded, index));
  return runners.get(network);
}
