import { isSmokeRun } from "#notebook/host";
import { kernelBridge } from "./bridge";

/** `true` when EBM_SMOKE=1: notebooks shrink their sizes (never skip cells) so that all of them run in seconds. */
export const smoke: boolean = isSmokeRun();

/**
 * The signal that aborts when the student interrupts the running cell: pass it to `sample` and `train`.
 *
 * Outside our kernel it never aborts.
 */
export function cellSignal(): AbortSignal {
  return kernelBridge()?.signal ?? new AbortController().signal;
}
