// @ts-check
"use strict";
/** Runs cells: conversion, execution, interruption, and the value or failure that came out. */
const { setImmediate: nextPhase } = require("node:timers/promises");
const { createCellConverter } = require("./cell-converter");
const { describeFailure } = require("./errors");
const { createExecutor } = require("./executor");
const { cellUrl, createSourceLines } = require("./source-lines");
const { createTurns, interruption } = require("./turns");
const { createVariables } = require("./variables");

/**
 * @typedef {{ ok: true, value: unknown } | { ok: false, error: import("./errors").ErrorContent }} Outcome
 * @typedef {ReturnType<typeof createCells>} Cells
 */

/** @typedef {{ duringCell: <T>(run: () => T) => T }} Guard see guard.js */

/** @param {import("./tslab").Tslab} tslab @param {Guard} guard */
function createCells(tslab, guard) {
  const variables = createVariables();
  const lines = createSourceLines();
  const converter = createCellConverter(tslab);
  const executor = createExecutor(tslab, converter, guard);
  const turns = createTurns({ stopWaiting: executor.interrupt });
  let earlier = "";
  shareWithCells({ exports: variables.values, define: variables.define, share: variables.share, resume: turns.resume });

  /**
   * Runs a cell to its end; never rejects.
   * @param {string} code
   * @param {number} count the [n] of the cell
   * @returns {Promise<Outcome>}
   */
  async function run(code, count) {
    const turn = turns.begin();
    try {
      const { mode, module } = tslab.getCodeMetadata(code);
      const conversion = module || mode === "browser" ? null : converter.convert(earlier, code, { turn, url: cellUrl(turn) });
      if (conversion && conversion.diagnostics.length > 0) return fail({ kind: "diagnostics", code, diagnostics: conversion.diagnostics });
      lines.remember(turn, { count, output: conversion?.result.output ?? "", maps: tslab.lastMaps() });
      await receiveEvents(); // such as an interrupt that came while compiling
      if (turns.wasInterrupted(turn)) return fail({ kind: "thrown", value: interruption() });
      return await runConverted(code, conversion);
    } catch (value) {
      return fail({ kind: "thrown", value });
    } finally {
      turns.end();
    }
  }

  /** @param {string} code @param {import("./executor").Conversion | null} conversion @returns {Promise<Outcome>} */
  async function runConverted(code, conversion) {
    variables.detach(conversion?.declared ?? []);
    const { ok, thrown } = await executor.run(code, conversion);
    if (ok && conversion) earlier = conversion.result.declOutput ?? "";
    const value = conversion?.resultName ? variables.take(conversion.resultName) : undefined;
    if (turns.stopped(thrown?.value)) return fail({ kind: "thrown", value: interruption() });
    return ok ? { ok, value } : fail({ kind: "thrown", value: thrown?.value });
  }

  /** @param {import("./errors").Failure} failure @returns {Outcome} */
  function fail(failure) {
    return { ok: false, error: describeFailure(failure, lines.locate) };
  }

  return {
    run,
    interrupt: turns.interrupt,
    signal: turns.signal,
    /** Formats an error that no cell waits for. @param {unknown} value */
    describe: (value) => describeFailure({ kind: "thrown", value }, lines.locate),
    complete: executor.complete,
    inspect: executor.inspect,
    /** Compiles an empty cell, which loads the declarations that every cell needs. */
    warm: () => void converter.convert("", "", { turn: 0, url: cellUrl(0) }),
  };
}

/** A whole turn of the event loop: the first wait may end before the phase that receives anything. */
async function receiveEvents() {
  await nextPhase();
  await nextPhase();
}

/** Puts our store beside tslab's `require` in the object that the code of a cell reads. @param {object} store */
function shareWithCells(store) {
  Object.assign(/** @type {any} */ (globalThis).__tslab__, store);
}

module.exports = { createCells };
