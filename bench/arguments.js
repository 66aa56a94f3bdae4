// @ts-check
// What `npm run bench -- …` understands. Loads nothing of the library: it may not be built yet.
"use strict";

const os = require("node:os");
const { parseArgs } = require("node:util");
const { problem } = require("../tools/setup/problem");

const HELP = `Uso: npm run bench -- ORDEN [opciones]
  langevin     muchos pasos de Langevin, frente a la velocidad máxima de esta máquina medida a la vez
  train-step   un paso de entrenamiento y sus partes
  compare      el motor wasm y cada motor de tf.js que funcione aquí, por turnos
  scaling      un hilo frente a varios
  linearity    tiempo frente a cadenas, pasos y operaciones útiles
  peers        nuestro motor frente a PyTorch, Keras y JAX, por turnos (pide --python)
  memory       memoria de un proceso que entrena, con 256 imágenes
  tiles        las formas del bucle interior del motor wasm
  pool         lo que tardan los hilos en arrancar y en recibir trabajo
  frames       imágenes por segundo de las salidas vivas, en un navegador sin pantalla
  tab          memoria de una página cuyas salidas vivas no paran
Opciones
  --chains N       cadenas (por defecto 128; en memory, 256)
  --steps N        pasos de Langevin (60)
  --repeats N      veces que se mide cada parte (9)
  --workers N      hilos (uno por núcleo)
  --width 128|256  bits de un vector (128; con 256 hace falta Node 24)
  --engine NOMBRE  motor de langevin, train-step, linearity y memory (wasm)
  --python RUTA    en peers, el Python que tiene instalado bench/peers/requirements.txt
  --compile        en peers, prueba también torch.compile, que necesita un compilador de C++
  --seconds N      en tab, lo que dura (180)
  --out CARPETA    en linearity, escribe ahí la figura y su tabla (SVG, PNG y CSV)
  --record         anota la tabla en docs/rendimiento.md
  --json           una línea de JSON en lugar de la tabla
  --help, --ayuda  esta ayuda`;

/** The options that only some commands know; the rest know all the others. */
const COMMANDS = {
  langevin: ["engine"],
  "train-step": ["engine"],
  compare: [],
  scaling: [],
  linearity: ["engine", "out"],
  peers: ["python", "compile"],
  memory: ["engine"],
  tiles: [],
  pool: [],
  frames: [],
  tab: ["seconds"],
};

/** @typedef {keyof typeof COMMANDS} CommandName */

const COMMON = ["chains", "steps", "repeats", "workers", "width", "record", "json", "help", "ayuda"];
const COUNTS = { chains: 1e6, steps: 1e6, repeats: 1000, workers: 64, seconds: 86_400 };

/** @type {Record<string, { type: "string" | "boolean", short?: string }>} */
const OPTIONS = {
  ...Object.fromEntries([...Object.keys(COUNTS), "width", "engine", "python", "out"].map((name) => [name, { type: "string" }])),
  ...Object.fromEntries(["compile", "record", "json", "ayuda"].map((name) => [name, { type: "boolean" }])),
  help: { type: "boolean", short: "h" },
};

/**
 * What to measure, and how.
 * @typedef {object} BenchOptions
 * @property {boolean} help
 * @property {CommandName} command
 * @property {number} chains
 * @property {number} steps
 * @property {number} repeats
 * @property {number} workers
 * @property {number} seconds
 * @property {128 | 256} width bits of a vector
 * @property {string} engine
 * @property {string} python path of an interpreter, "" for none
 * @property {boolean} compile
 * @property {string | null} out
 * @property {boolean} record
 * @property {boolean} json
 */

/**
 * Options from the words of a command line.
 * @param {string[]} words
 * @returns {BenchOptions}
 * @throws Problem when a word is unknown or a number is none.
 */
function parseBench(words) {
  const { values, positionals } = parse(words);
  const help = Boolean(values.help || values.ayuda);
  const command = help ? "langevin" : toCommand(positionals);
  refuseStrangers(command, Object.keys(values));
  return {
    help,
    command,
    chains: toCount("chains", values.chains ?? (command === "memory" ? "256" : "128")),
    steps: toCount("steps", values.steps ?? "60"),
    repeats: toCount("repeats", values.repeats ?? "9"),
    workers: toCount("workers", values.workers ?? String(Math.min(os.availableParallelism(), COUNTS.workers))),
    seconds: toCount("seconds", values.seconds ?? "180"),
    width: toWidth(values.width ?? "128"),
    engine: String(values.engine ?? "wasm"),
    python: toPython(command, values.python),
    compile: Boolean(values.compile),
    out: values.out === undefined ? null : String(values.out),
    record: Boolean(values.record),
    json: Boolean(values.json),
  };
}

/** @param {string[]} words */
function parse(words) {
  try {
    return parseArgs({ args: words, options: OPTIONS, allowPositionals: true });
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : "";
    const word = /'(-[^\s'=,]+)/.exec(message)?.[1] ?? words.join(" ");
    const needsValue = OPTIONS[word.slice(2)]?.type === "string";
    const sentence = needsValue ? `Falta el valor después de ${word}.` : `No entiendo la opción «${word}».`;
    throw problem({ sentence, remedy: "npm run bench -- --ayuda", cause });
  }
}

/** @param {string[]} positionals @returns {CommandName} */
function toCommand([word, ...rest]) {
  const names = Object.keys(COMMANDS).join(", ");
  if (word === undefined) throw problem({ sentence: `Falta qué medir: ${names}.`, remedy: "npm run -s bench -- langevin" });
  const strange = word in COMMANDS ? rest[0] : word;
  if (strange === undefined) return /** @type {CommandName} */ (word);
  throw problem({ sentence: `No entiendo «${strange}»; se puede medir una cosa de estas: ${names}.`, remedy: "npm run bench -- --ayuda" });
}

/** @param {CommandName} command @param {string[]} names */
function refuseStrangers(command, names) {
  const strange = names.find((name) => ![...COMMON, ...COMMANDS[command]].includes(name));
  if (strange === undefined) return;
  throw problem({ sentence: `La opción --${strange} no es de «${command}».`, remedy: "npm run bench -- --ayuda" });
}

/** @param {keyof typeof COUNTS} name @param {unknown} text */
function toCount(name, text) {
  const count = Number(text);
  if (/^\d+$/.test(String(text)) && count >= 1 && count <= COUNTS[name]) return count;
  const sentence = `--${name} debe ser un entero entre 1 y ${COUNTS[name]} y llegó «${text}».`;
  const good = { chains: 128, steps: 60, repeats: 9, workers: 2, seconds: 180 }[name];
  throw problem({ sentence, remedy: `npm run -s bench -- ${name === "seconds" ? "tab" : "langevin"} --${name} ${good}` });
}

/** @param {unknown} text @returns {128 | 256} */
function toWidth(text) {
  if (text === "128" || text === "256") return text === "256" ? 256 : 128;
  throw problem({ sentence: `--width debe ser 128 o 256 y llegó «${text}».`, remedy: "npm run -s bench -- langevin --width 128" });
}

/** @param {CommandName} command @param {unknown} path */
function toPython(command, path) {
  if (command !== "peers" || path) return String(path ?? "");
  throw problem({
    sentence: "peers necesita un Python que tenga instalado bench/peers/requirements.txt.",
    remedy: "npm run -s bench -- peers --python RUTA (bench/README.md dice cómo prepararlo)",
  });
}

module.exports = { HELP, parseBench };
