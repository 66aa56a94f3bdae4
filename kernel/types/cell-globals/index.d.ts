/**
 * The globals that a cell may use without importing: those that Node and browsers share. All of @types/node takes more
 * than half of the time in which the kernel starts, so it is loaded only when a cell names something else of it.
 */

interface Console {
  assert(condition?: unknown, ...data: unknown[]): void;
  count(label?: string): void;
  countReset(label?: string): void;
  debug(...data: unknown[]): void;
  dir(item?: unknown, options?: object): void;
  error(...data: unknown[]): void;
  group(...data: unknown[]): void;
  groupCollapsed(...data: unknown[]): void;
  groupEnd(): void;
  info(...data: unknown[]): void;
  log(...data: unknown[]): void;
  table(data?: unknown, columns?: readonly string[]): void;
  time(label?: string): void;
  timeEnd(label?: string): void;
  timeLog(label?: string, ...data: unknown[]): void;
  trace(...data: unknown[]): void;
  warn(...data: unknown[]): void;
}
declare var console: Console;

/** Handle of a timer; pass it to the matching `clear…` function. */
interface TimerHandle {
  ref(): this;
  unref(): this;
}
declare function setTimeout(callback: (...args: never[]) => void, ms?: number, ...args: unknown[]): TimerHandle;
declare function setInterval(callback: (...args: never[]) => void, ms?: number, ...args: unknown[]): TimerHandle;
declare function clearTimeout(timer: TimerHandle | undefined): void;
declare function clearInterval(timer: TimerHandle | undefined): void;
declare function queueMicrotask(callback: () => void): void;
declare function structuredClone<T>(value: T, options?: { transfer?: readonly object[] }): T;

interface Performance {
  /** Milliseconds since the process started. */
  now(): number;
  readonly timeOrigin: number;
}
declare var performance: Performance;

interface AbortSignal {
  readonly aborted: boolean;
  // biome-ignore lint/suspicious/noExplicitAny: as in the standard declarations, so that a cell means the same on both.
  readonly reason: any;
  onabort: ((event: { readonly type: "abort" }) => void) | null;
  throwIfAborted(): void;
  addEventListener(
    type: "abort",
    listener: (event: { readonly type: "abort" }) => void,
    options?: { once?: boolean; signal?: AbortSignal },
  ): void;
  removeEventListener(type: "abort", listener: (event: { readonly type: "abort" }) => void): void;
}
declare var AbortSignal: {
  prototype: AbortSignal;
  abort(reason?: unknown): AbortSignal;
  timeout(ms: number): AbortSignal;
  any(signals: readonly AbortSignal[]): AbortSignal;
};

interface AbortController {
  readonly signal: AbortSignal;
  abort(reason?: unknown): void;
}
declare var AbortController: { prototype: AbortController; new (): AbortController };
