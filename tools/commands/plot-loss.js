// @ts-check
// npm run plot-loss: the curves of a training, as a figure in a file.
"use strict";

const { problem, runMain } = require("../setup/problem");
const { NODE_STEPS, setUp } = require("../setup/setup");
const { inSpanish } = require("../setup/in-spanish");
const { parseWords } = require("../setup/words");

const COMMAND = "npm run plot-loss";
const HELP = `Uso: ${COMMAND} [-- opciones]
  Dibuja la historia de un entrenamiento: la pérdida, la distancia E(reales) − E(falsas) y la validación, E(reales) − E(ruido).
  --run ENTRENAMIENTO  la carpeta de npm run train, su history.json o history.csv, o un entrenamiento del proyecto, por
                       ejemplo ebm-mnist-uva (mlp-784)
  --out FICHERO        la figura que se escribe, acabada en .svg o en .png (perdida.svg)
  --log                en valor absoluto y en escala logarítmica: lo que ronda el 0 también se ve
  --help, --ayuda      esta ayuda`;

const OPTIONS = /** @type {const} */ ({ run: { type: "string" }, out: { type: "string" }, log: { type: "boolean" } });

/** { help, run, out, log } from the words. @param {readonly string[]} words @throws Problem */
function parsePlotLoss(words) {
  const { values, help } = parseWords(words, { command: COMMAND, options: OPTIONS });
  const { run = "mlp-784", out = "perdida.svg", log = false } = values;
  if (!/\.(svg|png)$/i.test(out)) {
    throw problem({ sentence: `--out debe acabar en .svg o en .png y llegó «${out}».`, remedy: `${COMMAND} -- --out perdida.svg` });
  }
  return { help, run, out, log };
}

/** Runs `npm run plot-loss` with the words that follow it. @param {string[]} words */
module.exports = function main(words) {
  return runMain(async () => {
    const options = parsePlotLoss(words);
    if (options.help) return console.log(HELP);
    await setUp({ only: NODE_STEPS, out: process.stderr }); // the standard output is for the result alone
    return inSpanish(() => require("../plot-loss/main").runPlotLoss(options));
  });
};
module.exports.parsePlotLoss = parsePlotLoss;
