// npm run report: set-up, then the report from the notebooks as they are, or a student's document.
"use strict";

const { asksForHelp } = require("../setup/arguments");
const { runMain } = require("../setup/problem");
const { setUp } = require("../setup/setup");

const HELP = `Uso: npm run report [-- opciones]
  (sin opciones)        escribe report/index.html y una página por cuaderno, tal como están, sin ejecutarlos
  --pdf [CUADERNO…]     además, el PDF de cada página, o solo de los cuadernos que digas (00, 02…); necesita Chromium o Chrome
  --alumno NOMBRE       en vez de eso, un documento con las respuestas, las notas y las figuras de quien estudia (también con --pdf)
  --help, --ayuda       esta ayuda`;

/** Runs `npm run report`. */
module.exports = function main(words) {
  return runMain(async () => {
    if (asksForHelp(words)) return console.log(HELP);
    const { parseReport } = require("../report/arguments");
    const orders = parseReport(words);
    await setUp();
    const { runReport } = require("../report/main");
    await runReport(orders);
  });
};
