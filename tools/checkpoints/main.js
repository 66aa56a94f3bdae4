// @ts-check
// npm run checkpoints, once everything is set up: list, verify, ship or average.
"use strict";

const path = require("node:path");
const { count } = require("../setup/count");
const { ROOT } = require("../setup/paths");
const { average, inRanges } = require("./average");
const { list } = require("./list");
const { keepState, unpackState } = require("./resume-state");
const { ship } = require("./ship");
const { FOLDER } = require("./store");
const { verify } = require("./verify");

/**
 * What is asked, and the words that it needs.
 * @typedef {{ action: "list" | "verify", source?: undefined, as?: undefined, out?: undefined, epochs?: undefined }} Look
 * @typedef {{ action: "ship", source: string, as: string, out?: undefined, epochs?: readonly number[] }} Ship
 * @typedef {{ action: "average", source: string, as: string, out?: undefined, epochs: readonly number[] }} Average
 * @typedef {{ action: "keep-state", source: string, as: string, out?: undefined, epochs?: undefined }} Keep
 * @typedef {{ action: "unpack-state", source: string, as?: undefined, out: string, epochs?: undefined }} Unpack
 * @typedef {(text: string) => void} Say
 */

/**
 * Does what the options ask; resolves to the exit status.
 * @param {Look | Ship | Average | Keep | Unpack} options @param {{ folder?: string, say?: Say }} [where]
 */
async function runCheckpoints({ action, source, as: name, out, epochs }, { folder = FOLDER, say = console.log } = {}) {
  if (action === "verify") return sayFindings(await verify({ folder }), say);
  if (action === "list") say(await list({ folder }));
  if (action === "ship") {
    const there = await ship(source, { name, epochs, folder });
    say(`✔ ${path.relative(ROOT, path.join(folder, name))}: épocas ${there.join(", ")}.`);
  }
  if (action === "average") {
    const averaged = await average(source, { name, epochs, folder });
    say(`✔ ${path.relative(ROOT, path.join(folder, `${name}.ebm`))}: la media de las épocas ${inRanges(averaged)}.`);
  }
  if (action === "keep-state") {
    const { epoch, step } = await keepState(source, { name });
    say(`✔ data/resume/${name}: época ${epoch}, paso ${step}.`);
  }
  if (action === "unpack-state") {
    const { epoch, step } = await unpackState(source, { out });
    say(`✔ ${out}: época ${epoch}, paso ${step}. Para seguir: npm run train -- --resume ${out} --epochs N`);
  }
  return 0;
}

/** @param {readonly import("./verify").Finding[]} findings @param {Say} say */
function sayFindings(findings, say) {
  for (const { subject, good, problems } of findings) {
    if (problems.length === 0) say(`✔ ${subject}: ${good}.`);
    for (const sentence of problems) say(`✘ ${subject}: ${sentence}`);
  }
  const wrong = findings.reduce((sum, { problems }) => sum + problems.length, 0);
  say(wrong === 0 ? "Todo coincide." : `${count(wrong, "cosa no coincide", "cosas no coinciden")}; remedio: git checkout data/checkpoints`);
  return wrong === 0 ? 0 : 1;
}

module.exports = { runCheckpoints };
