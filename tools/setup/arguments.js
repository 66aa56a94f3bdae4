// What `npm start -- …` understands.
"use strict";

const { parseArgs } = require("node:util");
const { problem } = require("./problem");

const HELP = `Uso: npm start [-- opciones]
  (sin opciones)        deja todo a punto y abre JupyterLab en el cuaderno 00
  --ejecutar            ejecuta todos los cuadernos sin abrir nada y escribe las figuras y el informe
  --port N, --puerto N  puerto de JupyterLab (por defecto, el primero libre desde 8888)
  --no-browser, --sin-navegador   no abre el navegador
  --help, --ayuda       esta ayuda`;

const OPTIONS = {
  ejecutar: { type: "boolean" },
  port: { type: "string" },
  puerto: { type: "string" },
  "no-browser": { type: "boolean" },
  "sin-navegador": { type: "boolean" },
  help: { type: "boolean", short: "h" },
  ayuda: { type: "boolean" },
};

/**
 * { execute, port (null: any), browser, help } from the words of a command line.
 * @throws Problem when a word is unknown or the port is no port.
 */
function parseStart(words) {
  const values = parse(words);
  const port = values.port ?? values.puerto;
  return {
    execute: values.ejecutar ?? false,
    port: port === undefined ? null : toPort(port),
    browser: !(values["no-browser"] || values["sin-navegador"]),
    help: Boolean(values.help || values.ayuda),
  };
}

function parse(words) {
  try {
    return parseArgs({ args: words, options: OPTIONS, allowPositionals: false }).values;
  } catch (error) {
    const word = /'(-[^\s'=]+)/.exec(error.message)?.[1] ?? /'([^']+)'/.exec(error.message)?.[1] ?? words.join(" ");
    if (OPTIONS[word.slice(2)]?.type === "string")
      throw problem({ sentence: `Falta el número del puerto después de ${word}.`, remedy: `npm start -- ${word} 8888`, cause: error });
    throw problem({ sentence: `No entiendo la opción «${word}».`, remedy: "npm start -- --ayuda", cause: error });
  }
}

function toPort(text) {
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw problem({ sentence: `El puerto debe ser un número entre 1 y 65535 y llegó «${text}».`, remedy: "npm start -- --port 8888" });
}

/** Whether the words of any command ask for its help. */
function asksForHelp(words) {
  return words.some((word) => ["--ayuda", "--help", "-h"].includes(word));
}

module.exports = { asksForHelp, HELP, parseStart };
