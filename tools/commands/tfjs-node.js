// npm run tfjs-node: builds the optional native backend of tf.js, or removes it.
"use strict";

const path = require("node:path");
const { asksForHelp } = require("../setup/arguments");
const { layout, ROOT } = require("../setup/paths");
const { problem, runMain } = require("../setup/problem");
const { setUp } = require("../setup/setup");
const { isBuilt, places, remove } = require("../tfjs-node/recipe");
const STEPS = require("../tfjs-node/steps");
const { requireMachine } = require("../tfjs-node/steps/compiler");

const HELP = `Uso: npm run tfjs-node [-- opciones]
  (sin opciones)        construye tfjs-node (TensorFlow nativo para tf.js); la biblioteca lo encuentra sola
  --quitar              lo quita
  --help, --ayuda       esta ayuda`;

/** The steps of the set-up that the build stands on: packages, a pip, and the library that tries what was built. */
const NEEDED = ["machine", "npm", "venv", "lib"];

/** Runs `npm run tfjs-node` with the words that follow it. */
module.exports = function main(words) {
  return runMain(async () => {
    if (asksForHelp(words)) return console.log(HELP);
    if (words.length === 0) return build();
    if (words.length === 1 && words[0] === "--quitar") return takeAway();
    throw problem({ sentence: `No entiendo «${words.join(" ")}».`, remedy: "npm run tfjs-node -- --ayuda" });
  });
};

async function build() {
  const paths = layout(ROOT);
  const done = isBuilt(paths);
  if (!done) {
    requireMachine(); // before the set-up of a checkout where it would be for nothing
    await setUp({ only: NEEDED });
    await setUp({ steps: STEPS });
  }
  const where = path.relative(ROOT, places(paths).built);
  console.log(`✔ tfjs-node ${done ? "ya estaba" : "está"} en ${where}; el motor se llama "tf-tensorflow".`);
}

function takeAway() {
  console.log(remove(layout(ROOT)) ? "✔ tfjs-node quitado." : "✔ tfjs-node no estaba.");
}
