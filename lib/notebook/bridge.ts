import { stockKernel } from "#notebook/host";

/** A MIME bundle: several representations of one thing, of which the reader's program takes the richest it knows. */
export type Bundle = Readonly<Record<string, unknown>>;

export interface DisplayOptions {
  readonly metadata?: Readonly<Record<string, unknown>>;
  /** Outputs with an identifier can be replaced later. */
  readonly displayId?: string;
  /** Replaces the output that has this identifier. */
  readonly update?: boolean;
}

/** What our kernel offers to this library as `globalThis.__ebm__`. */
export interface KernelBridge {
  readonly version: 1;
  display(data: Bundle, options?: DisplayOptions): void;
  clearOutput(wait?: boolean): void;
  /** Aborts when the student interrupts the cell that is running. */
  readonly signal: AbortSignal;
}

/** Where outputs go: our kernel, the stock tslab kernel, or the console of a script. */
export interface Screen {
  readonly canUpdate: boolean;
  display(data: Bundle, options?: DisplayOptions): void;
}

/** The bridge of our kernel, when the code runs in it. */
export function kernelBridge(): KernelBridge | undefined {
  const bridge = (globalThis as { __ebm__?: KernelBridge }).__ebm__;
  return bridge?.version === 1 ? bridge : undefined;
}

/** The screen at this moment; asked for at each output, because a kernel sets its bridge anew for each cell. */
export function screen(): Screen {
  const bridge = kernelBridge();
  if (bridge) return { canUpdate: true, display: (data, options) => bridge.display(data, options) };
  const stock = stockKernel();
  if (stock) return { canUpdate: true, display: stock };
  return { canUpdate: false, display: (data) => console.log(String(data["text/plain"] ?? Object.keys(data).join(", "))) };
}

const ids = { last: 0 };

/** A new identifier for outputs that will be replaced: a counter, so that notebooks come out the same each time. */
export function newDisplayId(): string {
  ids.last += 1;
  return `ebm-${ids.last}`;
}
