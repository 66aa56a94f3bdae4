// @ts-check
"use strict";
/** Starts the kernel: sockets first, so that Jupyter sees it at once, and the compiler while nobody waits. */
const { setEngineFlags } = require("./engine-flags");
setEngineFlags(); // before any WebAssembly is compiled
const { readFileSync } = require("node:fs");
const { installBridge, publishDisplay } = require("./display-bridge");
const { createCells } = require("./cells");
const { createExecute } = require("./execute");
const { startGuard } = require("./guard");
const { createOutputs } = require("./outputs");
const { createQueue } = require("./queue");
const { createRequests } = require("./requests");
const { createServer, openSockets } = require("./server");
const { redirectStreams } = require("./streams");
const { loadTslab, loadZeromq } = require("./tslab");

/** The compiler is loaded this long after the first kernel_info_reply (Jupyter asks before it sends a cell)… */
const WARM_UP_MS = 30;
/** …or after this time, if nobody asks. */
const LATEST_WARM_UP_MS = 1000;
/** Time for the last messages to leave. */
const FAREWELL_MS = 50;

/** @param {string} connectionFile path that Jupyter gives */
async function start(connectionFile) {
  let interrupt = () => {};
  const guard = startGuard({ parent: process.ppid, onInterrupt: () => interrupt() });
  const connection = JSON.parse(readFileSync(connectionFile, "utf8"));
  const sockets = await openSockets(loadZeromq(), connection);
  const server = createServer(sockets, connection.key);
  const outputs = createOutputs(server.publish);
  const tslab = once(() => prepareTslab(outputs));
  const cells = once(() => createCells(tslab(), guard));

  interrupt = () => cells().interrupt();
  redirectStreams(outputs);
  installBridge(outputs, () => cells().signal());
  process.on("uncaughtException", (error) => reportStray(cells(), error));
  process.on("unhandledRejection", (error) => reportStray(cells(), error));
  const warmUp = once(() => cells().warm());
  await guard.watching;
  setTimeout(warmUp, LATEST_WARM_UP_MS);
  serve({ server, sockets, outputs, tslab, cells, onInfo: () => setTimeout(warmUp, WARM_UP_MS) });
}

/**
 * Answers the requests of both request sockets.
 * @param {object} parts
 * @param {ReturnType<typeof createServer>} parts.server
 * @param {any} parts.sockets
 * @param {import("./outputs").Outputs} parts.outputs
 * @param {() => import("./tslab").Tslab} parts.tslab
 * @param {() => import("./cells").Cells} parts.cells
 * @param {() => void} parts.onInfo called when somebody asks who we are
 */
function serve({ server, sockets, outputs, tslab, cells, onInfo }) {
  const queue = createQueue();
  const requests = createRequests({ cells, tslab });
  const execute = createExecute({ cells, outputs, queue });

  /** @param {any} socket @returns {(message: import("./wire").Message) => void} */
  const dispatcher = (socket) => (message) => {
    const type = message.header.msg_type;
    if (type === "kernel_info_request") onInfo();
    if (type === "execute_request") queue.add((aborted) => server.answer(socket, message, () => execute(message, aborted)));
    else if (type === "shutdown_request")
      server.answer(socket, message, ({ content }) => ({ status: "ok", restart: Boolean(content.restart) })).then(leave);
    else if (Object.hasOwn(requests, type)) server.answer(socket, message, ({ content }) => requests[type](content));
    // Any other message (comm_open, debug_request, …) is ignored, as the protocol asks.
  };
  server.listen(sockets.shell, dispatcher(sockets.shell));
  server.listen(sockets.control, dispatcher(sockets.control));
  server.beat();
}

/** @param {import("./outputs").Outputs} outputs */
function prepareTslab(outputs) {
  const tslab = loadTslab();
  tslab.speakSpanish(true);
  tslab.connectDisplay((content, update) => publishDisplay(outputs, content, update));
  return tslab;
}

/** An error that no cell waits for: a timer, a forgotten promise. @param {import("./cells").Cells} cells @param {unknown} error */
function reportStray(cells, error) {
  console.error(`Error fuera de una celda (un temporizador o una promesa sin await):\n${cells.describe(error).traceback.join("\n")}`);
}

function leave() {
  setTimeout(() => process.exit(0), FAREWELL_MS);
}

/** @template T @param {() => T} make @returns {() => T} */
function once(make) {
  /** @type {{ value: T } | undefined} */
  let made;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

module.exports = { start };
