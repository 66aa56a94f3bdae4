// npm run checkpoints: what networks come with the project; verifies them, and brings new ones from a run.
"use strict";

const { problem, runMain } = require("../setup/problem");
const { NODE_STEPS, setUp } = require("../setup/setup");
const { inSpanish } = require("../setup/in-spanish");
const { parseWords, toWholes } = require("../setup/words");

const COMMAND = "npm run checkpoints";
const HELP = `Uso: ${COMMAND} [-- opciones]
  (sin opciones)    dice qué redes entrenadas vienen con el proyecto
  --verify          comprueba los ficheros, y calcula otra vez las energías guardadas de unas imágenes guardadas
  --ship CARPETA    trae épocas de un entrenamiento hecho con npm run train
    --as NOMBRE     a data/checkpoints/NOMBRE: ebm-mnist-gdl, ebm-mnist-uva, ebm-mnist-compact o mlp-784
    --epochs LISTA  qué épocas, por ejemplo 1,2,3 (por defecto, las previstas que haya)
  --help, --ayuda   esta ayuda`;

const OPTIONS = { verify: { type: "boolean" }, ship: { type: "string" }, as: { type: "string" }, epochs: { type: "string" } };

/** { help, verify, ship, as, epochs } from the words. @throws Problem */
function parseCheckpoints(words) {
  const { values, help } = parseWords(words, { command: COMMAND, options: OPTIONS });
  const { verify = false, ship = null, as: name = null, epochs } = values;
  const remedy = `${COMMAND} -- --ship CARPETA --as ebm-mnist-gdl`;
  if (ship === null && (name !== null || epochs !== undefined))
    throw problem({ sentence: "Falta --ship, la carpeta del entrenamiento.", remedy });
  if (ship !== null && name === null) throw problem({ sentence: "Falta --as, el nombre con que se guarda.", remedy });
  if (ship !== null && verify) throw problem({ sentence: "--verify y --ship se piden por separado.", remedy });
  const list = epochs === undefined ? undefined : toWholes("epochs", epochs, { min: 1, max: 99_999, example: "1,2,3" });
  return { help, verify, ship, as: name, epochs: list };
}

/** Runs `npm run checkpoints` with the words that follow it. */
module.exports = function main(words) {
  return runMain(async () => {
    const options = parseCheckpoints(words);
    if (options.help) return console.log(HELP);
    await setUp({ only: NODE_STEPS, out: process.stderr });
    require("ebm/engine/v8-flags").prepareV8(); // before any WebAssembly is compiled
    const { runCheckpoints } = require("../checkpoints/main");
    return inSpanish(() => runCheckpoints(options));
  });
};
module.exports.parseCheckpoints = parseCheckpoints;
