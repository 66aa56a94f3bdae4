import type { Executor } from "../executor";
import { inlineExecutor } from "../inline";
import { createRunner } from "../runner";
import { type Answer, copyIn, copyOut, type Port, post, type Request, type Run } from "./messages";
import "../webassembly";

/** A network as the worker has it. */
interface Served {
  readonly memory: WebAssembly.Memory;
  readonly executor: Executor;
}

/** What each request makes the worker do. */
type Duties = { readonly [Kind in Request["kind"]]: (request: Extract<Request, { readonly kind: Kind }>) => unknown };

/** What a worker does all its life: it computes items of the page's networks, in memories of its own. */
export function serve(page: Port<Answer, Request>): void {
  const networks = new Map<number, Served>();
  const underWay = new Map<number, AbortController>();
  const duties: Duties = {
    open({ network, plan, module, pages }) {
      const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
      networks.set(network, { memory, executor: inlineExecutor({ plan, module, memory }, createRunner) });
    },
    async run(request) {
      const stop = new AbortController();
      underWay.set(request.run, stop);
      post(page, await compute(networks.get(request.network), request, stop.signal));
      underWay.delete(request.run);
    },
    stop: ({ run }) => underWay.get(run)?.abort(),
    close: ({ network }) => networks.delete(network),
  };
  page.addEventListener("message", ({ data }) => duties[data.kind](data as never));
  post(page, { kind: "ready" });
}

/** Whatever goes wrong is an answer too: without one the page would wait for ever. */
async function compute(served: Served | undefined, { run, items, ranges, results }: Run, signal: AbortSignal): Promise<Answer> {
  try {
    if (!served) throw new Error("el trabajador no tiene esa red");
    const { memory, executor } = served;
    copyIn(memory, ranges);
    await executor.runAsync(items, signal);
    return { kind: "done", run, ranges: copyOut(memory, results) };
  } catch (error) {
    const { cause = error } = error as Error; // the page wraps it again
    return { kind: "failed", run, message: (cause as Error).message };
  }
}
