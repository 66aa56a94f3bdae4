// npm run build: the library, its module for browser pages, and the kernel's definition where there is a .venv to put it
// in. Needs no Python.
"use strict";

const fs = require("node:fs");
const { asksForHelp } = require("../setup/arguments");
const { layout, ROOT } = require("../setup/paths");
const { runMain } = require("../setup/problem");
const { NODE_STEPS, setUp } = require("../setup/setup");

const HELP = `Uso: npm run build
  compila la biblioteca en lib/dist, también como módulo para páginas web, y, si ya existe .venv, deja a punto el núcleo de
  TypeScript
  --help, --ayuda       esta ayuda`;

/** Runs `npm run build`. */
module.exports = function main(words) {
  return runMain(async () => {
    if (asksForHelp(words)) return console.log(HELP);
    const hasVenv = fs.existsSync(layout(ROOT).python);
    await setUp({ only: hasVenv ? [...NODE_STEPS, "kernelspec"] : NODE_STEPS });
    const { writeModule } = require("../browser/bundle"); // which needs what the set-up installs
    const { writeLive } = require("../browser/live");
    const { file, bytes } = await writeModule();
    console.log(`✔ Biblioteca compilada en lib/dist. El módulo para páginas web: ${file}, ${Math.round(bytes / 1024)} KiB.`);
    for (const live of await writeLive()) console.log(`  Salida viva: ${live.file}, ${Math.round(live.bytes / 1024)} KiB.`);
  });
};
