// npm run checkpoints: what networks come with the project; verifies them, and brings new ones from a run, or the mean of some.
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
    --as NOMBRE     a data/checkpoints/NOMBRE: ebm-mnist-gdl, ebm-mnist-uva, ebm-mnist-compact, mlp-784 o mnist-jem
    --epochs LISTA  qué épocas, por ejemplo 1,2,3 o 1-3,10 (por defecto, las previstas que haya)
  --average CARPETA promedia los pesos de varias épocas de un entrenamiento hecho con npm run train
    --as NOMBRE     en data/checkpoints/NOMBRE.ebm: ebm-mnist-averaged o ebm-mnist-gdl-averaged
    --epochs LISTA  qué épocas, por ejemplo 41-70
  --keep-state CARPETA   guarda en data/resume/NOMBRE (--as) dónde seguir un entrenamiento sin terminar
  --unpack-state NOMBRE  lo pone en la carpeta --out, para seguirlo con npm run train -- --resume
  --help, --ayuda   esta ayuda`;

const TEXT = { type: "string" };
const OPTIONS = {
  verify: { type: "boolean" },
  ...Object.fromEntries(["ship", "average", "as", "epochs", "keep-state", "unpack-state", "out"].map((name) => [name, TEXT])),
};

/** What can be asked, and the words that each needs and may have. */
const ACTIONS = {
  verify: { needs: [], may: [] },
  ship: { needs: ["as"], may: ["epochs"] },
  average: { needs: ["as", "epochs"], may: [] },
  "keep-state": { needs: ["as"], may: [] },
  "unpack-state": { needs: ["out"], may: [] },
};

/** { help, action, source, as, out, epochs } from the words; without an action they are listed. @throws Problem */
function parseCheckpoints(words) {
  const { values, help } = parseWords(words, { command: COMMAND, options: OPTIONS });
  const remedy = `${COMMAND} -- --ayuda`;
  const asked = Object.keys(ACTIONS).filter((name) => values[name] !== undefined);
  if (asked.length > 1) throw problem({ sentence: `--${asked.join(" y --")} se piden por separado.`, remedy });
  const { needs, may } = ACTIONS[asked[0]] ?? { needs: [], may: [] };
  const missing = needs.find((name) => values[name] === undefined);
  if (missing) throw problem({ sentence: `Falta --${missing} después de --${asked[0]}.`, remedy });
  const lost = ["as", "out", "epochs"].find((name) => values[name] !== undefined && ![...needs, ...may].includes(name));
  if (lost && asked[0]) throw problem({ sentence: `--${lost} no va con --${asked[0]}.`, remedy: `quita --${lost}, o mira ${remedy}` });
  if (lost) throw problem({ sentence: `--${lost} no va solo: falta lo que se pide, por ejemplo --ship CARPETA.`, remedy });
  const { as: name, out, epochs } = values;
  const list = epochs === undefined ? undefined : toEpochs(epochs);
  return { help, action: asked[0] ?? "list", source: values[asked[0]], as: name, out, epochs: list };
}

/** The epochs of a list such as "1,2,5-8". @throws Problem */
function toEpochs(text) {
  const rules = { min: 1, max: 9999, example: "1,2,5-8" };
  return text.split(",").flatMap((word) => {
    const [from, to] = toWholes("epochs", word.trim().replace(/^(\d+)-(\d+)$/, "$1,$2"), rules);
    if (to === undefined) return [from];
    if (from < to) return Array.from({ length: to - from + 1 }, (_, i) => from + i);
    throw problem({ sentence: `--epochs ${word.trim()} va hacia atrás.`, remedy: `por ejemplo --epochs ${to}-${from}` });
  });
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
