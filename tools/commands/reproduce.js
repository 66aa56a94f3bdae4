// npm run reproduce: set-up, then every notebook headless (or the ones that the words name), figures and report.
"use strict";

const { asksForHelp } = require("../setup/arguments");
const { runMain } = require("../setup/problem");
const { reproduce } = require("../setup/reproduce");
const { setUp } = require("../setup/setup");

const HELP = `Uso: npm run reproduce [-- cuadernos]
  (sin nombres)         ejecuta todos los cuadernos y escribe las figuras y el informe
  00 02                 ejecuta solo los cuadernos con esos números o nombres
  --help, --ayuda       esta ayuda`;

/** Runs `npm run reproduce -- names`. */
module.exports = function main(words) {
  return runMain(async () => {
    if (asksForHelp(words)) return console.log(HELP);
    await setUp();
    return reproduce(words);
  });
};
