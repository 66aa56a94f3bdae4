import type { Engine } from "../../../engine/engine";
import { browserEngine } from "../../../engine/wasm/browser/engine";
import { LIVE_VERSION } from "../../kinds";

const KEY = `__ebmLiveEngine${LIVE_VERSION}__`;

/**
 * The engine of all live outputs of a page, and so its one worker: each output brings the code, the first one's is used.
 *
 * Without FMA, so that its numbers are those of the notebooks on any machine.
 */
export function sharedEngine(): Engine {
  const page = globalThis as unknown as Record<string, Engine | undefined>;
  page[KEY] ??= browserEngine({ fma: false });
  return page[KEY];
}
