// @ts-check
"use strict";
/** Sends what the process writes on stdout and stderr to the running cell; before the first cell it stays where it was. */

/** @param {import("./outputs").Outputs} outputs */
function redirectStreams(outputs) {
  for (const name of /** @type {const} */ (["stdout", "stderr"])) {
    const stream = process[name];
    const original = stream.write.bind(stream);
    const decoder = new TextDecoder();
    /** @param {string | Uint8Array} chunk @param {any} [encoding] @param {any} [callback] */
    const write = (chunk, encoding, callback) => {
      const text = typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true });
      if (!outputs.write(name, text)) return original(chunk, encoding, callback);
      const done = typeof encoding === "function" ? encoding : callback;
      if (typeof done === "function") process.nextTick(done);
      return true;
    };
    stream.write = write;
  }
}

module.exports = { redirectStreams };
