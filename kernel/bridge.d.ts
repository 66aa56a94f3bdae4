/**
 * The bridge between cells and the kernel: `globalThis.__ebm__`.
 *
 * Only `lib/notebook` should read it, and it must work without it (stock tslab, scripts, the browser).
 * A change that breaks a reader raises `version`.
 */
export interface KernelBridge {
  readonly version: 1;

  /**
   * Shows a MIME bundle under the running cell (or under the last one, when none runs).
   *
   * A `Uint8Array` value travels as base64. With `displayId` the output can be rewritten later: the same call with
   * `update: true` replaces it wherever it is shown.
   * @throws TypeError when `data` is no object, is empty, or `update` comes without `displayId`.
   */
  display(data: Record<string, unknown>, options?: DisplayOptions): void;

  /** Clears the outputs of the running cell; with `wait` it does so when the next output arrives, without flicker. */
  clearOutput(wait?: boolean): void;

  /** Aborted when the running cell is interrupted; a fresh one for each cell. */
  readonly signal: AbortSignal;
}

export interface DisplayOptions {
  readonly metadata?: Record<string, unknown>;
  readonly displayId?: string;
  readonly update?: boolean;
}

declare global {
  // Only `var` declares a property of globalThis.
  var __ebm__: KernelBridge | undefined;
}
