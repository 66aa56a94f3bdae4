// @ts-check
// What `npm run train -- …` understands. Loads nothing of the library: it may not be built yet.
"use strict";

const os = require("node:os");
const { problem } = require("../setup/problem");
const { parseWords, toNumber, toWhole } = require("../setup/words");

const COMMAND = "npm run train";

const HELP = `Uso: npm run train -- --out CARPETA [opciones]
       npm run train -- --resume CARPETA
  Ctrl+C termina el paso, guarda y dice cómo seguir.
  --out CARPETA        donde queda todo: puntos de control, pesos de cada época, historia, imágenes y TensorBoard
  --resume CARPETA     sigue un entrenamiento interrumpido, con los mismos bits que si no se hubiera parado
  --preset RED         ebm-mnist (por defecto), ebm-mnist-compact, mlp-784, mnist-jem o ebm-cifar
  --config FICHERO     en lugar de --preset y --recipe, la configuración de un .yaml o un .json (ebm/config)
  --recipe RECETA      por defecto, la primera de su red:
                         ebm-mnist: gdl, la del libro; uva, la misma con tres remedios contra la inestabilidad
                         ebm-mnist-compact: seed1, con 100 pasos de Langevin y 10 épocas
                         mlp-784: mlp, para imágenes en [0, 1]; seed3, la misma con pasos diez veces mayores, que se desbarata
                         mnist-jem: jem, que aprende también las clases;  ebm-cifar: cifar, uva en color
  --spectral-limit N   norma espectral máxima de cada capa tras cada paso
  --buffer MEMORIA     replay (por defecto) o frozen, la memoria que por error no recuerda
  --epochs N           épocas en total; por defecto, las de la receta
  --steps-per-epoch N  lotes de cada época; por defecto, todos
  --seed N             semilla (2026)
  --workers N          hilos (uno por núcleo); el resultado no depende de ellos
  --width 128|256      bits de un vector (128; con 256 hace falta Node 24)
  --save-every N       guarda también cada N pasos (100)
  --keep N             cuántos puntos de control se conservan (2)
  --no-images          no esculpe imágenes al final de cada época
  --smoke              lo mismo en pequeño, en segundos, para ver si todo funciona
  --json               una línea de JSON por época; la última, que sale siempre, resume el resultado
  --help, --ayuda      esta ayuda`;

/** @type {Record<string, { type: "string" | "boolean", short?: string }>} */
const OPTIONS = {
  out: { type: "string" },
  resume: { type: "string" },
  preset: { type: "string" },
  config: { type: "string" },
  recipe: { type: "string" },
  "spectral-limit": { type: "string" },
  buffer: { type: "string" },
  epochs: { type: "string" },
  "steps-per-epoch": { type: "string" },
  seed: { type: "string" },
  workers: { type: "string" },
  width: { type: "string" },
  "save-every": { type: "string" },
  keep: { type: "string" },
  "no-images": { type: "boolean" },
  smoke: { type: "boolean" },
  json: { type: "boolean" },
};

const CHOICES = {
  preset: ["ebm-mnist", "ebm-mnist-compact", "mlp-784", "mnist-jem", "ebm-cifar"],
  recipe: ["gdl", "uva", "seed1", "seed3", "mlp", "jem", "cifar"],
  buffer: ["replay", "frozen"],
  width: ["128", "256"],
};

/** Smallest and largest of each number. @type {Record<string, [number, number]>} */
const RANGES = {
  epochs: [1, 1e6],
  "steps-per-epoch": [1, 1e6],
  seed: [0, 2 ** 32 - 1],
  workers: [1, 64],
  "save-every": [0, 1e9],
  keep: [1, 1000],
};

/**
 * What was asked; what a resumed run must remember is undefined unless it was asked.
 * @typedef {object} TrainOptions
 * @property {boolean} help
 * @property {string} folder
 * @property {boolean} resume
 * @property {string} [preset]
 * @property {string} [config]
 * @property {string} [recipe]
 * @property {number} [spectralLimit]
 * @property {string} [buffer]
 * @property {number} [epochs]
 * @property {number} [stepsPerEpoch]
 * @property {number} [seed]
 * @property {boolean} smoke
 * @property {number} workers
 * @property {128 | 256} [width]
 * @property {number} saveEvery
 * @property {number} keep
 * @property {boolean} images
 * @property {boolean} json
 */

/** @param {string[]} words @returns {TrainOptions} @throws Problem */
function parseTrain(words) {
  const { values, help } = parseWords(words, { command: COMMAND, options: OPTIONS });
  for (const [name, allowed] of Object.entries(CHOICES)) requireChoice(name, values[name], allowed);
  const width = values.width === undefined ? undefined : values.width === "256" ? 256 : 128;
  return {
    help,
    folder: help ? "" : folderOf(values),
    resume: values.resume !== undefined,
    preset: text(values.preset),
    config: text(values.config),
    recipe: text(values.recipe),
    spectralLimit: spectralLimitOf(values["spectral-limit"]),
    buffer: text(values.buffer),
    epochs: number("epochs", values),
    stepsPerEpoch: number("steps-per-epoch", values),
    seed: number("seed", values),
    smoke: values.smoke === true,
    workers: number("workers", values) ?? os.availableParallelism(),
    width,
    saveEvery: number("save-every", values) ?? 100,
    keep: number("keep", values) ?? 2,
    images: values["no-images"] !== true,
    json: values.json === true,
  };
}

/** @typedef {Record<string, string | boolean | undefined>} Values */

/** @param {Values} values */
function folderOf({ out, resume }) {
  if (out !== undefined && resume !== undefined && out !== resume) {
    throw problem({
      sentence: "--out y --resume nombran carpetas distintas.",
      remedy: "usa --out para empezar y --resume, solo, para seguir",
    });
  }
  const folder = text(resume) ?? text(out);
  if (folder) return folder;
  throw problem({ sentence: "Falta la carpeta del entrenamiento.", remedy: "npm run train -- --out entrenamientos/mio" });
}

/** @param {string} name @param {unknown} value @param {string[]} allowed */
function requireChoice(name, value, allowed) {
  if (value === undefined || allowed.includes(String(value))) return;
  throw problem({
    sentence: `--${name} debe ser ${allowed.join(", ")} y llegó «${value}».`,
    remedy: `npm run train -- --${name} ${allowed[0]}`,
  });
}

/** @param {string} name @param {Values} values */
function number(name, values) {
  const [min, max] = RANGES[name];
  return values[name] === undefined ? undefined : toWhole(name, values[name], { min, max, example: Math.max(min, 1) });
}

/** @param {string | boolean | undefined} word */
function spectralLimitOf(word) {
  if (word === undefined) return undefined;
  const limit = toNumber("spectral-limit", word, { example: 2 });
  if (limit > 0) return limit;
  throw problem({
    sentence: "--spectral-limit debe ser mayor que 0.",
    remedy: "quítalo para no limitar nada, o por ejemplo --spectral-limit 2",
  });
}

/** @param {unknown} value */
function text(value) {
  return typeof value === "string" ? value : undefined;
}

module.exports = { HELP, parseTrain };
