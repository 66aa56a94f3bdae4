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
      const text = barOf(record, { epochs, perStep: (now() - started) / steps });
      out.write(`\r\x1b[2K${text.slice(0, Math.max(40, (out.columns || 80) - 1))}`);
    },
    onEpoch(report, { epochs }) {
      line(epochLine(report, epochs));
    },
    onEnd() {
      clear();
    },
  };
}

/** @param {StepRecord} record @param {{ epochs: number, perStep: number }} pace milliseconds a step */
function barOf({ epoch, batch, batches, real, fake }, { epochs, perStep }) {
  const done = batch + 1;
  const full = Math.round((BAR * done) / batches);
  const left = (/** @type {number} */ steps) => duration(perStep * steps);
  const inRun = (epochs - epoch - 1) * batches + batches - done;
  return [
    `época ${epoch + 1}/${epochs} ${"█".repeat(full)}${"░".repeat(BAR - full)} ${done}/${batches}`,
    energies(real, fake),
    `faltan ${left(batches - done)} de época, ${left(inRun)} en total`,
  ].join(" · ");
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
