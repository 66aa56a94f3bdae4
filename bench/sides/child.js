// @ts-check
// One measurement in a fresh process: its answer is the last line of its output, in JSON.
"use strict";

const path = require("node:path");
const { run } = require("../../tools/setup/command");
const { problem } = require("../../tools/setup/problem");

/**
 * @param {string} script a file of this folder @param {object} job
 * @returns {Promise<any>} what the script answers
 * @throws Problem when it fails
 */
async function measureApart(script, job) {
  const { code, output } = await run(process.execPath, [path.join(__dirname, script), JSON.stringify(job)]);
  const lines = output.trim().split("\n");
  const last = lines.at(-1) ?? "";
  if (code === 0 && last.startsWith("{")) return JSON.parse(last);
  throw problem({ sentence: `${script} no pudo medir: ${lines.find((/** @type {string} */ line) => line.includes("Error: ")) ?? last}` });
}

module.exports = { measureApart };
