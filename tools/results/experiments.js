// @ts-check
// The experiments of docs/resultados.md that have a table of their own, in the order of the page.
"use strict";

/**
 * What an experiment is given: the digit classifier, MNIST, an engine with the same bits on every machine, and where
 * progress is told.
 * @typedef {{ judge: import("ebm/engine").EngineNetwork, mnist: import("ebm/data").Mnist, engine: import("ebm/engine").Engine, progress?: { write(text: string): unknown } }} Tools
 */

/**
 * Makes a table and what must stand under it, in Markdown.
 * @typedef {(tools: Tools) => Promise<string>} Measure
 */

/**
 * By its name, which is the word for --tables and that of its place, between `<!-- resultados NAME -->` and `<!-- fin NAME -->`;
 * loaded when it is asked for, for the library may not be built yet.
 * @type {Readonly<Record<string, () => Measure>>}
 */
const EXPERIMENTS = {
  pasos: () => require("./step-sizes"),
  fuera: () => require("./out-of-distribution"),
  jem: () => require("./jem").measureJem,
  cobertura: () => require("./coverage"),
  ais: () => require("./ais"),
  muestreadores: () => () => require("./samplers").samplersTable(),
  objetivos: () => require("./objectives"),
  "cd-pcd": () => require("./cd-pcd"),
  composicion: () => require("./composition"),
  relleno: () => require("./inpainting"),
  congelada: () => require("./seed1-memory"),
};

module.exports = { EXPERIMENTS };
