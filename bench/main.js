// @ts-check
// Runs one measurement and prints it: a line of JSON, or a table in Spanish.
"use strict";

const { inSpanish } = require("../tools/setup/in-spanish");
const { machineLine } = require("../tools/tables/machine");
const { markdownTable } = require("../tools/tables/table");
const { record } = require("./report/record");

/** @typedef {import("./arguments").BenchOptions} BenchOptions */
/**
 * What a command found.
 * @typedef {object} Report
 * @property {string} title
 * @property {Record<string, unknown>} facts what --json prints
 * @property {string[]} header
 * @property {string[][]} rows
 * @property {string[]} notes sentences after the table
 */

/** @type {Record<import("./arguments").CommandName, () => (options: BenchOptions) => Promise<Report>>} */
const COMMANDS = {
  langevin: () => require("./commands/langevin"),
  "train-step": () => require("./commands/train-step"),
  compare: () => require("./commands/compare"),
  scaling: () => require("./commands/scaling"),
  linearity: () => require("./commands/linearity"),
  peers: () => require("./commands/peers"),
  memory: () => require("./commands/memory"),
  tiles: () => require("./commands/tiles"),
  pool: () => require("./commands/pool"),
  frames: () => require("./commands/frames"),
  tab: () => require("./commands/tab"),
};

/** @param {BenchOptions} options @throws Problem */
async function runBench(options) {
  const report = await inSpanish(() => COMMANDS[options.command]()(options));
  const text = textOf(report);
  if (options.record) record(options.command, text);
  console.log(options.json ? JSON.stringify(report.facts) : text);
}

/** @param {Report} report */
function textOf({ title, header, rows, notes }) {
  return [title, markdownTable(header, rows), [...notes, machineLine()].map((note) => `- ${note}`).join("\n")].join("\n\n");
}

module.exports = { runBench };
