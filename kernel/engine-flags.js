// @ts-check
"use strict";

/**
 * Sets the flags of V8 that the WebAssembly engine is fastest with. A kernel starts without them where the library is not
 * built, and where EBM_WIDTH is wrong: the engine says so in the first cell that uses it.
 */
function setEngineFlags() {
  try {
    require("ebm/engine/v8-flags").prepareV8();
  } catch {
    // The engine then works with what V8 has on its own.
  }
}

module.exports = { setEngineFlags };
