import type { Screen } from "./bridge";

/** No tslab in a browser. */
export function stockKernel(): Screen["display"] | undefined {
  return undefined;
}

/** A browser has no environment variables: the page says `globalThis.EBM_SMOKE = "1"`. */
export function isSmokeRun(): boolean {
  return (globalThis as { EBM_SMOKE?: string }).EBM_SMOKE === "1";
}
