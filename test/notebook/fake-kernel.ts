import type { Bundle, DisplayOptions, KernelBridge } from "ebm/notebook";

/** One display message, as a kernel would get it. */
export interface Sent {
  readonly data: Bundle;
  readonly options: DisplayOptions;
}

/** Runs some work as if inside our kernel and returns what it displayed. */
export function insideKernel(work: (signal: AbortSignal) => void): Sent[] {
  const sent: Sent[] = [];
  const { signal } = new AbortController();
  const bridge: KernelBridge = {
    version: 1,
    display: (data, options = {}) => void sent.push({ data, options }),
    clearOutput: () => undefined,
    signal,
  };
  const scope = globalThis as { __ebm__?: KernelBridge };
  scope.__ebm__ = bridge;
  try {
    work(signal);
  } finally {
    delete scope.__ebm__;
  }
  return sent;
}

/** Runs some work as a plain script and returns the lines it printed. */
export function onConsole(work: () => void): string[] {
  const lines: string[] = [];
  const { log } = console;
  console.log = (...words) => void lines.push(words.join(" "));
  try {
    work();
  } finally {
    console.log = log;
  }
  return lines;
}
