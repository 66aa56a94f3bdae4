// @ts-check
"use strict";
/**
 * tslab's executor as a function that runs a converted cell.
 *
 * It converts and runs in one go and reports what a cell throws to a console. Here the conversion is done beforehand
 * (so that an interrupt that arrives while it compiles is seen) and what the cell threw is given back as a value.
 */

/** @typedef {import("./cell-converter").Conversion} Conversion */

/**
 * @param {import("./tslab").Tslab} tslab
 * @param {ReturnType<typeof import("./cell-converter").createCellConverter>} converter
 * @param {import("./cells").Guard} guard
 */
function createExecutor(tslab, converter, guard) {
  /** @type {Conversion | null} */
  let prepared = null;
  /** @type {{ value: unknown } | null} */
  let thrown = null;

  const node = {
    convert: () => /** @type {Conversion} */ (prepared).result,
    /** @type {import("tslab/dist/converter").Converter["inspect"]} */
    inspect: (...args) => converter.plain().inspect(...args),
    /** @type {import("tslab/dist/converter").Converter["complete"]} */
    complete: (...args) => converter.plain().complete(...args),
    /** @type {import("tslab/dist/converter").Converter["addModule"]} */
    addModule: (...args) => converter.plain().addModule(...args),
    close: () => converter.plain().close(),
  };
  const output = {
    log() {},
    /** One argument is what a cell threw; more are a diagnostic, as printf: those of `@module` cells are shown. @param {unknown[]} args */
    error(...args) {
      if (args.length === 1) thrown = { value: args[0] };
      else if (prepared === null) console.error(...args);
    },
  };
  const executor = tslab.createExecutor(process.cwd(), { node, browser: node, close: node.close }, output);

  return {
    ...executor,
    /**
     * Runs a cell; never rejects.
     * @param {string} code
     * @param {Conversion | null} conversion null for the cells that tslab treats apart (`@module`, `@browser`)
     * @returns {Promise<{ ok: boolean, thrown: { value: unknown } | null }>}
     */
    async run(code, conversion) {
      prepared = conversion;
      thrown = null;
      try {
        const ok = await guard.duringCell(() => executor.execute(code)); // synchronous up to its first await
        return { ok, thrown };
      } catch (value) {
        return { ok: false, thrown: { value } };
      }
    },
  };
}

module.exports = { createExecutor };
