import type { Bundle, DisplayOptions, KernelBridge } from "ebm/notebook";

/** One display message, as a kernel would get it. */
export interface Sent {
  readonly data: Bundle;
  readonly options: DisplayOptions;
}

/** Runs some work as if inside our kernel and returns what it displayed. */
export function insideKernel(work: (signal: AbortSignal) => void): Sent[] {
  const { sent, signal, leave } = enterKernel();
  try {
    work(signal);
  } finally {
    leave();
  }
  return sent;
}

/** As {@link insideKernel}, for work that takes its time. */
export async function whileInsideKernel(work: () => Promise<void>): Promise<Sent[]> {
  const { sent, leave } = enterKernel();
  await work().finally(leave);
  return sent;
}

function enterKernel() {
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
  return { sent, signal, leave: () => void delete scope.__ebm__ };
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
