// npm test: set-up, then every stage, then one closing line with the sum. `npm test -- unit kernel` runs some.
"use strict";

const { asksForHelp } = require("../setup/arguments");
const { layout, ROOT } = require("../setup/paths");
const { runMain } = require("../setup/problem");
const { ALL_STEPS, setUp } = require("../setup/setup");
const { isCi } = require("../stages/ci");
const { addUp, summary } = require("../stages/counts");
const { executor } = require("../stages/executor");
const { runStages } = require("../stages/run-stages");
const { selectStages } = require("../stages/select");
const STAGES = require("../stages/stages");

const HELP = `Uso: npm test [-- etapas]
  (sin nombres)         hace todas las comprobaciones y cierra con la suma
  etapas                hace solo esas: ${STAGES.map(({ name }) => name).join(", ")}
  --help, --ayuda       esta ayuda`;

/** Runs `npm test` with the words that follow it. */
module.exports = function main(words) {
  return runMain(async () => {
    if (asksForHelp(words)) return console.log(HELP);
    const stages = selectStages(STAGES, words);
    // The stage that builds the library tells its type errors itself, without hiding the other stages.
    const compiles = stages.some(({ builds }) => builds);
    await setUp({ only: ALL_STEPS.filter((name) => !(compiles && name === "lib")) });
    const total = addUp(await runStages(stages, { execute: executor(layout(ROOT)), say: console.log, ci: isCi() }));
    console.log(`\n${summary(total)}`);
    return total.failed > 0 ? 1 : 0;
  });
};
