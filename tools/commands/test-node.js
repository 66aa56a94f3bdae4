// npm run test:node -- 24: the tests of the library and of the kernel on another version of Node.
"use strict";

const { spawnSync } = require("node:child_process");
const path = require("node:path");
const { asksForHelp } = require("../setup/arguments");
const { layout, ROOT } = require("../setup/paths");
const { problem, runMain } = require("../setup/problem");
const { setUp } = require("../setup/setup");
const { addUp, summary } = require("../stages/counts");
const { executor, testEnvironment } = require("../stages/executor");
const { nodeFromNpm } = require("../stages/node-from-npm");
const { runStages } = require("../stages/run-stages");
const STAGES = require("../stages/stages");

const HELP = `Uso: npm run test:node -- versión [palabras]
  24                    pasa las pruebas de la biblioteca y del núcleo con Node 24 (el paquete node@24 de npm)
  24 -g "same bits"     con más palabras, las pruebas de la biblioteca que mocha elige con ellas
  --help, --ayuda       esta ayuda
  npm run test:node24 es lo mismo, con la versión ya puesta.`;

/** The stages that run in Node alone, apart from checks of the text. */
const IN_NODE = ["unit", "kernel"];

/** Runs `npm run test:node -- major words`. */
module.exports = function main(words) {
  return runMain(async () => {
    if (asksForHelp(words)) return console.log(HELP);
    const [major, ...forMocha] = words;
    if (!/^\d+$/.test(major ?? "")) throw problem({ sentence: "Falta la versión de Node.", remedy: "npm run test:node -- 24" });
    await setUp();
    const node = await nodeFromNpm(major);
    console.log(`Node ${major}: ${node}`);
    return forMocha.length > 0 ? runMocha(node, forMocha) : runAll(node);
  });
};

function runMocha(node, words) {
  const env = testEnvironment(layout(ROOT), { node });
  return (
    spawnSync(node, [path.join("node_modules", "mocha", "bin", "mocha.js"), ...words], { cwd: ROOT, env, stdio: "inherit" }).status ?? 1
  );
}

async function runAll(node) {
  const stages = STAGES.filter(({ name }) => IN_NODE.includes(name));
  const total = addUp(await runStages(stages, { execute: executor(layout(ROOT), { node }), say: console.log }));
  console.log(`\n${summary(total)}`);
  return total.failed > 0 ? 1 : 0;
}
