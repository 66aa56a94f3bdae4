// @ts-check
// Several processes measured by turns, each at its best setting.
"use strict";

const path = require("node:path");
const { problem } = require("../../tools/setup/problem");
const { alternate, summarize } = require("../measure/timing");
const { openProcess } = require("./protocol");

/** @typedef {import("./protocol").Process} Process */
/** @typedef {{ label: string, command: string, args: string[] }} Contender */
/** @typedef {{ label: string, setting: string, time: import("../measure/timing").Summary }} Result */
/** @typedef {{ label: string, reason: string }} Absent */

/** A setting that is slower than this, beside the best of its process, is not measured further. */
const HOPELESS = 1.5;
/** Energies of the same network on the same images may differ by this part of the largest. */
const TOLERANCE = 1e-3;

/** @param {import("./ours").Job} job @returns {Contender} */
function ours(job, label = job.engine) {
  return { label, command: process.execPath, args: [path.join(__dirname, "ours.js"), JSON.stringify(job)] };
}

/**
 * Runs all contenders, each at its best setting; the first is the one that the others are compared with.
 * @param {Contender[]} contenders
 * @param {{ repeats: number }} rounds
 * @returns {Promise<{ results: Result[], absent: Absent[] }>} in the given order
 * @throws Problem when the first is not there, when a side ends before its time, or computes something else
 */
async function contest(contenders, { repeats }) {
  /** @type {{ label: string, process: Process }[]} */
  const opened = [];
  try {
    for (const { label, command, args } of contenders) opened.push({ label, process: await openProcess(command, args) });
    requireReference(opened[0]);
    const present = opened.filter(({ process }) => process.unavailable === undefined);
    for (const one of present) requireSameEnergies(present[0], one);
    /** @type {Entry[]} */
    const entries = [];
    for (const one of present) entries.push(...(await hopefulEntries(one)));
    const all = await alternate(entries, { repeats, warmups: 1 });
    return { results: present.map(({ label }) => bestOf(label, entries, all)), absent: opened.flatMap(absence) };
  } finally {
    await Promise.all(opened.map(({ process }) => process.close()));
  }
}

/** @typedef {import("../measure/timing").Side & { label: string, setting: string }} Entry */

/** The settings of a process that may turn out the best; a first round of each, which may compile, does not count. */
/** @param {{ label: string, process: Process }} side @returns {Promise<Entry[]>} */
async function hopefulEntries({ label, process }) {
  const first = new Map();
  for (const setting of process.settings) {
    await process.round(setting);
    first.set(setting, Math.min(await process.round(setting), await process.round(setting)));
  }
  const limit = HOPELESS * Math.min(...first.values());
  const hopeful = process.settings.filter((setting) => first.get(setting) <= limit);
  return hopeful.map((setting) => ({ name: `${label} ${setting}`, label, setting, round: () => process.round(setting) }));
}

/** @param {string} label @param {Entry[]} entries @param {Map<string, number[]>} all @returns {Result} */
function bestOf(label, entries, all) {
  const own = entries.filter((entry) => entry.label === label);
  const results = own.map(({ name, setting }) => ({ label, setting, time: summarize(all.get(name) ?? []) }));
  return results.reduce((a, b) => (b.time.best < a.time.best ? b : a));
}

/** @param {{ label: string, process: Process }} first */
function requireReference({ label, process: { unavailable } }) {
  if (unavailable !== undefined) throw problem({ sentence: `${label} no funciona aquí: ${unavailable}` });
}

/** @param {{ process: Process }} reference @param {{ label: string, process: Process }} one */
function requireSameEnergies({ process: { energies } }, { label, process }) {
  const largest = Math.max(...energies.map(Math.abs));
  const same =
    energies.length === process.energies.length && energies.every((e, i) => Math.abs(e - process.energies[i]) <= TOLERANCE * largest);
  if (same) return;
  const sentence = `${label} no calcula lo mismo: da energías ${process.energies.slice(0, 3)} donde se esperaba ${energies.slice(0, 3)}.`;
  throw problem({ sentence, remedy: "revisa la red en bench/peers" });
}

/** @param {{ label: string, process: Process }} side @returns {Absent[]} */
function absence({ label, process: { unavailable } }) {
  return unavailable === undefined ? [] : [{ label, reason: unavailable }];
}

module.exports = { contest, ours };
