import type { Screen } from "./bridge";

/** Writes a display message in tslab 1.0.22: `tslab/dist/jupyter.js` exports it while a kernel runs. */
type WriteDisplayData = (message: { data: object; metadata: object; transient: { display_id?: string } }, update?: boolean) => void;

/**
 * The display of the stock tslab kernel, when the code runs in it.
 *
 * tslab's public `display` sends one representation at a time; its own writer, found among the modules that Node has
 * loaded, sends whole bundles and updates. Asking `require("tslab")` would load a second, silent copy.
 */
export function stockKernel(): Screen["display"] | undefined {
  const loaded = Object.values(require.cache).find((one) => one !== undefined && /[\\/]tslab[\\/]dist[\\/]jupyter\.js$/.test(one.filename));
  const write = (loaded?.exports as { lastWriteDisplayData?: WriteDisplayData | null } | undefined)?.lastWriteDisplayData;
  if (!write) return undefined;
  return (data, { metadata = {}, displayId, update = false } = {}) =>
    write({ data, metadata, transient: displayId ? { display_id: displayId } : {} }, update);
}

/** Whether sizes are to be shrunk: EBM_SMOKE=1. */
export function isSmokeRun(): boolean {
  return process.env.EBM_SMOKE === "1";
}
