// npm run site: set-up, then the static site from the notebooks as they are.
"use strict";

const path = require("node:path");
const { asksForHelp } = require("../setup/arguments");
const { ROOT } = require("../setup/paths");
const { runMain } = require("../setup/problem");
const { setUp } = require("../setup/setup");
const { parseWords } = require("../setup/words");

const HELP = `Uso: npm run site
  escribe en site/ las páginas del informe, listas para cualquier servidor de ficheros, y comprueba sus enlaces
  --help, --ayuda       esta ayuda`;

/** Runs `npm run site`. */
module.exports = function main(words) {
  return runMain(async () => {
    if (asksForHelp(words)) return console.log(HELP);
    parseWords(words, { command: "npm run site", options: {} });
    await setUp();
    const { sizeLines } = require("../report/sizes");
    const { writeSite } = require("../site/site");
    const { index, pages } = await writeSite();
    for (const line of sizeLines([{ file: index }, ...pages])) console.log(line);
    console.log(`Sitio: ${path.relative(ROOT, index)}`);
  });
};
