import { resolveObjectURL } from "node:buffer";
import { Worker } from "node:worker_threads";

/** What a script for a page's worker expects around it, on a thread of Node. */
const AROUND = `
  const { parentPort } = require("node:worker_threads");
  globalThis.postMessage = (message, transfer) => parentPort.postMessage(message, transfer);
  globalThis.addEventListener = (type, listen) => type === "message" && parentPort.on("message", (data) => listen({ data }));
`;

/** Workers of pages, as threads of Node. */
export interface PageWorkers {
  /** A browser's class `Worker`, as far as the module for pages uses it. */
  readonly Worker: unknown;
  /** Resolves when the first worker has spoken. */
  readonly spoken: Promise<void>;
  /** Messages that were sent to workers. */
  sent(): number;
  /** Networks that workers were given, and not told to forget. */
  networks(): number;
  end(): Promise<unknown>;
}

/** Workers that start from the URL of a blob. */
export function pageWorkers(): PageWorkers {
  let [speak, sent, networks] = [() => {}, 0, 0];
  const spoken = new Promise<void>((resolve) => (speak = resolve));
  const threads: Promise<Worker>[] = [];
  const start = async (url: string): Promise<Worker> => {
    const worker = new Worker(AROUND + (await resolveObjectURL(url)?.text()), { eval: true });
    worker.once("message", () => setImmediate(speak)); // after the page has heard it
    return worker;
  };
  function PageWorker(url: string) {
    const thread = start(url);
    threads.push(thread);
    return {
      postMessage(message: { readonly kind: string }, transfer: ArrayBuffer[]) {
        sent++;
        networks += message.kind === "open" ? 1 : message.kind === "close" ? -1 : 0;
        void thread.then((worker) => worker.postMessage(message, transfer));
      },
      terminate: () => void thread.then((worker) => worker.terminate()),
      addEventListener: (type: string, listen: (event: { readonly data: unknown }) => void) =>
        void thread.then((worker) => worker.on(type, (data) => listen({ data }))),
    };
  }
  const end = () => Promise.all(threads.map(async (thread) => (await thread).terminate()));
  return { Worker: PageWorker, spoken, sent: () => sent, networks: () => networks, end };
}
