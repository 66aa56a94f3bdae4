// @ts-check
// A training on the terminal: a line that is written over and over, or a line an epoch where there is no terminal.
"use strict";

const { duration } = require("../setup/progress");

const BAR = 20;

/** @typedef {import("ebm/trainer").StepRecord} StepRecord */
/** @typedef {import("ebm/trainer").EpochReport} EpochReport */

/**
 * A callback that shows how the run goes.
 * @param {{ out: NodeJS.WriteStream, now?: () => number }} options
 * @returns {import("ebm/trainer").Callback & { line(text: string): void }}
 */
function progress({ out, now = Date.now }) {
  let [started, steps] = [now(), 0];
  const clear = () => out.isTTY && out.write("\r\x1b[2K");
  const line = (/** @type {string} */ text) => {
    clear();
    out.write(`${text}\n`);
  };
  return {
    name: "progress",
    line,
    onBegin() {
      [started, steps] = [now(), 0];
    },
    onStep(record, { epochs }) {
      steps++;
      if (!out.isTTY) return;
      const room = Math.max(40, (out.columns || 80) - 1);
      const forms = formsOf(record, { epochs, perStep: (now() - started) / steps });
      const text = forms.find(({ length }) => length <= room) ?? forms[forms.length - 1].slice(0, room);
      out.write(`\r\x1b[2K${text}`);
    },
    onEpoch(report, { epochs }) {
      line(epochLine(report, epochs));
    },
    onEnd() {
      clear();
    },
  };
}

/**
 * The line of a step, from the longest form to the shortest: how long is left goes before everything else.
 * @param {StepRecord} record @param {{ epochs: number, perStep: number }} pace milliseconds a step @returns {string[]}
 */
function formsOf({ epoch, batch, batches, real, fake }, { epochs, perStep }) {
  const done = batch + 1;
  const full = Math.round((BAR * done) / batches);
  const left = (/** @type {number} */ steps) => duration(perStep * steps);
  const [inEpoch, inRun] = [left(batches - done), left((epochs - epoch - 1) * batches + batches - done)];
  const place = `época ${epoch + 1}/${epochs}`;
  const bar = `${place} ${"█".repeat(full)}${"░".repeat(BAR - full)} ${done}/${batches}`;
  const noBar = `${place} ${done}/${batches}`;
  const wait = `faltan ${inEpoch} de época, ${inRun} en total`;
  const short = `faltan ${inEpoch}, en total ${inRun}`;
  const all = energies(real, fake);
  const gap = `distancia ${decimal(fake - real)}`;
  return [
    [bar, wait, all],
    [noBar, wait, all],
    [noBar, wait, gap],
    [noBar, short, gap],
    [noBar, short],
  ].map((parts) => parts.join(" · "));
}

/** @param {EpochReport} report @param {number} epochs */
function epochLine({ epoch, loss, real, fake, seconds, validation }, epochs) {
  const test = validation ? ` · prueba ${decimal(validation.real)}, ruido ${decimal(validation.fake)}` : "";
  return `época ${epoch + 1}/${epochs} · pérdida ${decimal(loss)} · ${energies(real, fake)}${test} · ${duration(1000 * seconds)}`;
}

/** @param {number} real @param {number} fake */
function energies(real, fake) {
  return `real ${decimal(real)} falsa ${decimal(fake)} distancia ${decimal(fake - real)}`;
}

/** @param {number} value */
function decimal(value) {
  return value.toFixed(3).replace("-", "−").replace(".", ",");
}

module.exports = { progress };
