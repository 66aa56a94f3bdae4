// @ts-check
"use strict";
/** The value of a cell's last expression as a MIME bundle. */
const { inspect } = require("node:util");

const FORMAT = { depth: 4, maxArrayLength: 50, breakLength: 100 };
/** A value with this method chooses its own bundle (the convention of other JavaScript kernels). */
const DISPLAY = Symbol.for("Jupyter.display");

/**
 * Null when there is nothing to show: undefined and null, as in tslab.
 * @param {any} value
 * @returns {Promise<Record<string, unknown> | null>}
 */
async function resultBundle(value) {
  if (value === undefined || value === null) return null;
  if (typeof value[DISPLAY] === "function") return await value[DISPLAY]();
  return { "text/plain": inspect(value, FORMAT) };
}

module.exports = { resultBundle };
