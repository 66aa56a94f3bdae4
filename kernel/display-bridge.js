// @ts-check
"use strict";
/** `globalThis.__ebm__`: how `lib/notebook` shows things. Its contract is bridge.d.ts. */

/**
 * @param {import("./outputs").Outputs} outputs
 * @param {() => AbortSignal} signal
 */
function installBridge(outputs, signal) {
  /** @type {import("./bridge").KernelBridge} */
  const bridge = {
    version: 1,
    display(data, { metadata = {}, displayId, update = false } = {}) {
      if (typeof data !== "object" || data === null || Object.keys(data).length === 0) {
        throw new TypeError('__ebm__.display · data debe ser un objeto con al menos un tipo MIME, p. ej. { "text/plain": "hola" }.');
      }
      if (update && displayId === undefined) throw new TypeError("__ebm__.display · para actualizar una salida indica su displayId.");
      publishDisplay(
        outputs,
        { data: encodeBytes(data), metadata, transient: displayId === undefined ? {} : { display_id: displayId } },
        update,
      );
    },
    clearOutput(wait = false) {
      outputs.publish("clear_output", { wait });
    },
    get signal() {
      return signal();
    },
  };
  Object.defineProperty(globalThis, "__ebm__", { value: Object.freeze(bridge), configurable: true });
}

/** @param {import("./outputs").Outputs} outputs @param {unknown} content @param {boolean} [update] */
function publishDisplay(outputs, content, update = false) {
  outputs.publish(update ? "update_display_data" : "display_data", content);
}

/** Bytes travel as base64, as Jupyter wants them. @param {Record<string, unknown>} data */
function encodeBytes(data) {
  return Object.fromEntries(
    Object.entries(data).map(([type, value]) => [type, value instanceof Uint8Array ? Buffer.from(value).toString("base64") : value]),
  );
}

module.exports = { installBridge, publishDisplay };
