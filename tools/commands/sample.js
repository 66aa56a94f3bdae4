// npm run sample: images that a trained network draws, as a PNG with their energies.
"use strict";

const { problem, runMain } = require("../setup/problem");
const { NODE_STEPS, setUp } = require("../setup/setup");
const { inSpanish } = require("../setup/in-spanish");
const { parseWords, toNumber, toWhole } = require("../setup/words");

const COMMAND = "npm run sample";
const HELP = `Uso: ${COMMAND} -- --checkpoint RED [opciones]
  --checkpoint RED  una red del proyecto (ebm-mnist-gdl), con su época si no es la última (ebm-mnist-gdl:10), la carpeta
                    de un entrenamiento (CARPETA o CARPETA:10) o un fichero (.ebm, .ebmc, .keras, .h5 o el model.json de tf.js)
  --n N             imágenes (16)
  --steps N         pasos de Langevin (500)
  --step-size X     tamaño del paso (el de la receta con que se entrenó: 10, y 1 en mlp-784)
  --noise X         desviación típica del ruido de cada paso (la de su receta, 0.005)
  --from ORIGEN     de dónde salen las cadenas: noise, ruido uniforme, o digits, cifras de prueba de MNIST (noise)
  --seed N          semilla (2026)
  --out FICHERO     la imagen que se escribe (muestras.png)
  --json            una línea de JSON con las energías en lugar de la frase
  --help, --ayuda   esta ayuda`;

const TEXT = { type: "string" };
const OPTIONS = {
  ...Object.fromEntries(["checkpoint", "n", "steps", "step-size", "noise", "from", "seed", "out"].map((name) => [name, TEXT])),
  json: { type: "boolean" },
};

/** The options of a run from the words; `stepSize` and `noise` are absent when the recipe's are to be used. @throws Problem */
function parseSample(words) {
  const { values, help } = parseWords(words, { command: COMMAND, options: OPTIONS });
  const { checkpoint, n = "16", steps = "500", from = "noise", seed = "2026", out = "muestras.png", json = false } = values;
  const remedy = `${COMMAND} -- --checkpoint ebm-mnist --out muestras.png`;
  if (!help && !checkpoint) throw problem({ sentence: "Falta --checkpoint, la red.", remedy });
  if (!["noise", "digits"].includes(from)) throw problem({ sentence: `--from debe ser noise o digits y llegó «${from}».`, remedy });
  if (!out.toLowerCase().endsWith(".png")) throw problem({ sentence: `--out debe acabar en .png y llegó «${out}».`, remedy });
  const stepSize = values["step-size"] && { stepSize: toNumber("step-size", values["step-size"], { example: 10 }) };
  const noise = values.noise && { noise: toNumber("noise", values.noise, { example: 0.005 }) };
  return {
    help,
    checkpoint,
    n: toWhole("n", n, { min: 1, max: 400, example: 16 }),
    steps: toWhole("steps", steps, { max: 1_000_000, example: 500 }),
    seed: toWhole("seed", seed, { example: 7 }),
    ...stepSize,
    ...noise,
    from,
    out,
    json,
  };
}

/** Runs `npm run sample` with the words that follow it. */
module.exports = function main(words) {
  return runMain(async () => {
    const options = parseSample(words);
    if (options.help) return console.log(HELP);
    await setUp({ only: NODE_STEPS, out: process.stderr }); // the standard output is for the result alone
    require("ebm/engine/v8-flags").prepareV8(); // before any WebAssembly is compiled
    return inSpanish(() => require("../sample/main").runSample(options));
  });
};
module.exports.parseSample = parseSample;
