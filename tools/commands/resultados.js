// npm run resultados: the measures of docs/resultados.md, made again.
"use strict";

const { EXPERIMENTS } = require("../results/experiments");
const { problem, runMain } = require("../setup/problem");
const { NODE_STEPS, setUp } = require("../setup/setup");
const { inSpanish } = require("../setup/in-spanish");
const { parseWords, toNumber, toWhole, toWholes } = require("../setup/words");

const COMMAND = "npm run resultados";
/** The tables of docs/resultados.md: "historias" are those of the trainings. */
const TABLES = ["calidad", "historias", ...Object.keys(EXPERIMENTS)];
const HELP = `Uso: ${COMMAND} [-- opciones]
  mide cada red entrenada del proyecto: muestras desde ruido, con lo que dice de ellas un clasificador, y energías
  --checkpoints LISTA  solo estas, por ejemplo ebm-mnist-gdl:10,ebm-mnist-uva:10 (lo que entiende npm run sample)
  --chains N           cadenas (64)
  --steps LISTA        pasos tras los que se mira (500,2000)
  --step-size N        tamaño de paso de las cadenas, en lugar del de la receta de cada red (20 en la semilla 1); no se anota
  --images N           imágenes de cada clase cuya energía se promedia (10000)
  --tables LISTA       solo estas tablas: ${TABLES.join(", ")} (sin --record y sin esto, calidad)
  --record             anota las tablas en docs/resultados.md y deja las rejillas de muestras en figures/resultados
  --json               una línea de JSON en lugar de la tabla de calidad, la única que la tiene; sin --record
  --help, --ayuda      esta ayuda`;

const TEXT = { type: "string" };
const OPTIONS = {
  ...Object.fromEntries(["checkpoints", "chains", "steps", "step-size", "images", "tables"].map((name) => [name, TEXT])),
  record: { type: "boolean" },
  json: { type: "boolean" },
};

/** The options from the words; `checkpoints` is absent when all are meant. @throws Problem */
function parseResults(words) {
  const { values, help } = parseWords(words, { command: COMMAND, options: OPTIONS });
  const { checkpoints, chains = "64", steps = "500,2000", images = "10000", record = false, json = false } = values;
  const stepSize = toStepSize(values["step-size"]);
  if (record && stepSize !== undefined) {
    const sentence = "--step-size y --record no van juntos: las tablas anotadas son de la regla de cada receta.";
    throw problem({ sentence, remedy: `${COMMAND} -- --step-size ${stepSize}` });
  }
  const tables = toTables(values.tables);
  if (json) requireJson({ record, tables });
  return {
    help,
    checkpoints: checkpoints
      ?.split(",")
      .map((name) => name.trim())
      .filter((name) => name !== ""),
    chains: toWhole("chains", chains, { min: 1, max: 400, example: 64 }),
    steps: toWholes("steps", steps, { min: 1, max: 1_000_000, example: "500,2000" }),
    images: toWhole("images", images, { min: 2, max: 10_000, example: 1000 }),
    stepSize,
    tables,
    record,
    json,
  };
}

/** @throws Problem */
function toTables(word) {
  const tables = word?.split(",").map((name) => name.trim());
  const unknown = tables?.find((name) => !TABLES.includes(name));
  if (unknown === undefined) return tables;
  throw problem({ sentence: `--tables no conoce «${unknown}».`, remedy: `las tablas son ${TABLES.join(", ")}` });
}

/** JSON is of the table of quality alone, and is not written anywhere. @throws Problem */
function requireJson({ record, tables = ["calidad"] }) {
  if (record) {
    const sentence = "--json y --record no van juntos: lo que se anota son tablas.";
    throw problem({ sentence, remedy: `quita uno de los dos: ${COMMAND} -- --record, o ${COMMAND} -- --json` });
  }
  const other = tables.find((name) => name !== "calidad");
  if (other === undefined) return;
  const sentence = `--json solo vale para la tabla calidad, y --tables pide ${other}.`;
  throw problem({ sentence, remedy: `${COMMAND} -- --json --tables calidad, o ${COMMAND} -- --tables ${tables.join(",")}` });
}

function toStepSize(word) {
  if (word === undefined) return undefined;
  const stepSize = toNumber("step-size", word, { example: 20 });
  if (stepSize > 0) return stepSize;
  throw problem({ sentence: "--step-size debe ser mayor que 0.", remedy: "por ejemplo --step-size 20" });
}

/** Runs `npm run resultados` with the words that follow it. */
module.exports = function main(words) {
  return runMain(async () => {
    const options = parseResults(words);
    if (options.help) return console.log(HELP);
    await setUp({ only: NODE_STEPS, out: process.stderr }); // the standard output is for the result alone
    require("ebm/engine/v8-flags").prepareV8(); // before any WebAssembly is compiled
    return inSpanish(() => require("../results/main").runResults(options));
  });
};
module.exports.parseResults = parseResults;
