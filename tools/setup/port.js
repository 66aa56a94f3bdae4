// A free port on this machine.
"use strict";

const net = require("node:net");
const { problem } = require("./problem");

const FIRST = 8888;
const TRIES = 100;

/** Whether a server could listen on 127.0.0.1:`port` now. */
function isFree(port) {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once("error", () => resolve(false));
    server.listen({ host: "127.0.0.1", port, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/**
 * `wanted` when it is free, or the first free one from 8888 when `wanted` is null.
 * @throws Problem when the wanted one is taken, or none of the next hundred is free.
 */
async function choosePort(wanted) {
  if (wanted !== null) {
    if (await isFree(wanted)) return wanted;
    throw problem({
      sentence: `El puerto ${wanted} está ocupado o no se puede usar.`,
      remedy: `npm start -- --port ${wanted < 65_535 ? wanted + 1 : FIRST}`,
    });
  }
  for (let port = FIRST; port < FIRST + TRIES; port++) if (await isFree(port)) return port;
  throw problem({ sentence: `Los puertos ${FIRST} a ${FIRST + TRIES - 1} están ocupados.`, remedy: "npm start -- --port 9999" });
}

module.exports = { choosePort };
