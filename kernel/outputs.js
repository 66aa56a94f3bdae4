// @ts-check
"use strict";
/**
 * What cells show: every message of the iopub channel, under the cell that asked for it.
 *
 * The first writes of a cell travel one by one. Text written in a hurry after them is joined into few messages (a loop of
 * 20,000 `console.log` would otherwise overflow the channel and lose lines); nothing overtakes the text before it.
 */

const DIRECT_WRITES = 100;
const FLUSH_MS = 40;
const FLUSH_LENGTH = 32 * 1024;

/** @typedef {import("./wire").Message} Message */

/** @param {(type: string, content: unknown, parent: Message) => void} send */
function createOutputs(send) {
  /** @type {Message | null} the cell that runs, or the last one: late outputs go there, as in the Python kernel */
  let parent = null;
  /** @type {{ name: string, text: string } | null} */
  let text = null;
  let lastFlush = 0;
  let writes = 0;
  /** @type {NodeJS.Timeout | undefined} */
  let timer;

  function flush() {
    clearTimeout(timer);
    timer = undefined;
    lastFlush = Date.now();
    if (text !== null && parent !== null) send("stream", text, parent);
    text = null;
  }

  /** @param {string} type @param {unknown} content */
  function publish(type, content) {
    flush();
    if (parent !== null) send(type, content, parent);
  }

  return {
    flush,
    publish,
    /** Outputs from now on belong to this cell. @param {Message} message */
    attach(message) {
      flush();
      parent = message;
      writes = 0;
    },
    /** @param {"stdout" | "stderr"} name @param {string} chunk @returns whether some cell takes the text */
    write(name, chunk) {
      if (parent === null) return false;
      if (text !== null && text.name !== name) flush();
      text = { name, text: (text?.text ?? "") + chunk };
      if (++writes <= DIRECT_WRITES || text.text.length > FLUSH_LENGTH || Date.now() - lastFlush > FLUSH_MS) flush();
      else timer ??= setTimeout(flush, FLUSH_MS);
      return true;
    },
  };
}

/** @typedef {ReturnType<typeof createOutputs>} Outputs */

module.exports = { createOutputs };
