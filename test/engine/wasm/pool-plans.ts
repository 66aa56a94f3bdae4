import { join } from "node:path";
import { openPool } from "ebm/engine/pool";
import type { Plan } from "ebm/engine/wasm";

export const RUNNER = join(__dirname, "pool-runner.js");
const { WORD } = require(RUNNER) as { readonly WORD: Readonly<Record<"items" | "steps" | "times" | "runner" | "order", number>> };

type Pool = ReturnType<typeof openPool>;

/** A plan for pool-runner.js, and what its runners did so far. */
export interface Watched {
  readonly loaded: { readonly plan: Plan; readonly memory: WebAssembly.Memory; readonly module: WebAssembly.Module };
  /** How often each of the first items was done. */
  times(items: number): number[];
  /** Which runner did each of the first items, -1 for none. */
  runners(items: number): number[];
  /** The marks of the plans whose items were begun, in order. */
  order(): number[];
  steps(): number;
}

/** What a plan of the tests does, by how many workers; plans that share a memory write one order. */
export interface WatchedOptions {
  readonly kind?: string;
  readonly workers?: number;
  readonly mark?: number;
  readonly memory?: WebAssembly.Memory;
}

const EMPTY_MODULE = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

/** Makes a plan for pool-runner.js. */
export function watched({ kind = "count", workers = 3, mark = 1, memory = sharedMemory() }: WatchedOptions = {}): Watched {
  const words = new Int32Array(memory.buffer);
  const plan = { capacity: { runners: workers + 1 }, kind, mark } as unknown as Plan;
  const from = (start: number, count: number) => [...words.subarray(start, start + count)];
  return {
    loaded: { plan, memory, module: new WebAssembly.Module(EMPTY_MODULE) },
    times: (items) => from(WORD.times, items),
    runners: (items) => from(WORD.runner, items).map((index) => index - 1),
    order: () => from(WORD.order, words[WORD.items]),
    steps: () => Atomics.load(words, WORD.steps),
  };
}

export function sharedMemory(): WebAssembly.Memory {
  return new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
}

const opened: Pool[] = [];

/** A pool of test runners, closed after the test. */
export function testPool({ patience }: { readonly patience?: number } = {}): Pool {
  const pool = openPool({ runner: RUNNER, ...(patience === undefined ? {} : { patience }) });
  opened.push(pool);
  return pool;
}

afterEach(async () => {
  for (const pool of opened.splice(0)) await pool.close();
});
