// @ts-check
"use strict";
/** execute_request: run the code in its turn, publish its result or error, and answer. */
const { setTimeout: delay } = require("node:timers/promises");
const { resultBundle } = require("./results");

/** Time to read the requests that were already in the socket when a cell failed, so that they are aborted with it. */
const DRAIN_MS = 20;

/**
 * @param {object} parts
 * @param {() => import("./cells").Cells} parts.cells
 * @param {import("./outputs").Outputs} parts.outputs
 * @param {ReturnType<typeof import("./queue").createQueue>} parts.queue
 */
function createExecute({ cells, outputs, queue }) {
  let count = 0;

  /**
   * @param {import("./wire").Message} message
   * @param {boolean} aborted
   * @returns {Promise<object>} the content of the reply
   */
  return async function execute(message, aborted) {
    const { code, silent = false, store_history: stored = !silent, stop_on_error: stops = true } = message.content;
    if (aborted) return { status: "aborted", execution_count: count };
    if (stored) count++;
    outputs.attach(message);
    if (!silent) outputs.publish("execute_input", { code, execution_count: count });
    const error = await runAndShow(String(code));
    outputs.flush();
    if (error === null) return { status: "ok", execution_count: count, payload: [], user_expressions: {} };
    if (stops) {
      // Before anybody can know of the error: what is sent after reading it must run.
      await delay(DRAIN_MS);
      queue.abortWaiting();
    }
    outputs.publish("error", error);
    return { status: "error", execution_count: count, ...error };

    /** @param {string} source @returns {Promise<import("./errors").ErrorContent | null>} */
    async function runAndShow(source) {
      const outcome = await cells().run(source, count);
      if (!outcome.ok) return outcome.error;
      try {
        const data = silent ? null : await resultBundle(outcome.value);
        if (data !== null) outputs.publish("execute_result", { execution_count: count, data, metadata: {} });
        return null;
      } catch (error) {
        return cells().describe(error); // the value's own inspect or display method failed
      }
    }
  };
}

module.exports = { createExecute };
