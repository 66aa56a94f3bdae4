// npm run interop: installs the real Keras and TensorBoard, which the tests of test/interop ask, or removes them.
"use strict";

const path = require("node:path");
const { isInstalled, places, remove } = require("../interop/recipe");
const STEPS = require("../interop/steps");
const { asksForHelp } = require("../setup/arguments");
const { layout, ROOT } = require("../setup/paths");
const { problem, runMain } = require("../setup/problem");
const { setUp } = require("../setup/setup");

const HELP = `Uso: npm run interop [-- opciones]
  (sin opciones)        instala Keras y TensorBoard, en un entorno aparte, para las pruebas que comparan con ellos
                        (después, npm test -- interop); pide Python 3.11 o posterior
  --quitar              los quita
  --help, --ayuda       esta ayuda`;

/** Runs `npm run interop` with the words that follow it. */
module.exports = function main(words) {
  return runMain(async () => {
    if (asksForHelp(words)) return console.log(HELP);
    if (words.length === 0) return install();
    if (words.length === 1 && words[0] === "--quitar") return takeAway();
    throw problem({ sentence: `No entiendo «${words.join(" ")}».`, remedy: "npm run interop -- --ayuda" });
  });
};

async function install() {
  const paths = layout(ROOT);
  const done = isInstalled(paths);
  if (!done) await setUp({ steps: STEPS });
  console.log(`✔ Keras y TensorBoard ${done ? "ya estaban" : "están"} en ${path.relative(ROOT, places(paths).folder)}.`);
}

function takeAway() {
  console.log(remove(layout(ROOT)) ? "✔ Keras y TensorBoard quitados." : "✔ Keras y TensorBoard no estaban.");
}
