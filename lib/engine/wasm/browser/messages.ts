import type { Plan } from "../plan/memory";

/** Bytes of a network's memory, and where they lie. */
export interface Range {
  readonly at: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Where bytes lie: from `at` to before `end`. */
export interface Span {
  readonly at: number;
  readonly end: number;
}

/** A network for the worker, which gives it a memory of its own, of so many pages. */
interface Open {
  readonly kind: "open";
  readonly network: number;
  readonly plan: Plan;
  readonly module: WebAssembly.Module;
  readonly pages: number;
}

/** Items of a job: the worker writes `ranges` into its memory, computes, and answers with the bytes of `results`. */
export interface Run {
  readonly kind: "run";
  readonly run: number;
  readonly network: number;
  readonly items: number;
  readonly ranges: readonly Range[];
  readonly results: readonly Span[];
}

/** What the page asks its worker. */
export type Request =
  | Open
  | Run
  /** That run may end early. */
  | { readonly kind: "stop"; readonly run: number }
  | { readonly kind: "close"; readonly network: number };

/** What the worker says. */
export type Answer =
  | { readonly kind: "ready" }
  | { readonly kind: "done"; readonly run: number; readonly ranges: readonly Range[] }
  | { readonly kind: "failed"; readonly run: number; readonly message: string };

/** The other side: what a page knows of its worker, and a worker of its page. */
export interface Port<Sent, Received> {
  postMessage(message: Sent, transfer: readonly ArrayBuffer[]): void;
  addEventListener(type: "message", listen: (event: { readonly data: Received }) => void): void;
  addEventListener(type: "error", listen: () => void): void;
  /** Ends the worker, on the page's side. */
  terminate?(): void;
}

/** Sends a message, and gives its bytes away instead of copying them. */
export function post<Sent extends object, Received>(port: Port<Sent, Received>, message: Sent): void {
  const { ranges = [] } = message as { readonly ranges?: readonly Range[] };
  port.postMessage(
    message,
    ranges.map(({ bytes }) => bytes.buffer),
  );
}

/** Copies bytes out of a memory. */
export function copyOut({ buffer }: WebAssembly.Memory, spans: readonly Span[]): Range[] {
  return spans.map(({ at, end }) => ({ at, bytes: Uint8Array.from(new Uint8Array(buffer, at, end - at)) }));
}

/** Copies bytes into a memory. */
export function copyIn({ buffer }: WebAssembly.Memory, ranges: readonly Range[]): void {
  const all = new Uint8Array(buffer);
  for (const { at, bytes } of ranges) all.set(bytes, at);
}
