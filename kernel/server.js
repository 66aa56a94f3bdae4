// @ts-check
"use strict";
/** The five sockets of a Jupyter kernel, and one loop that answers each request between "busy" and "idle". */
const { createFormatter, parseMessage } = require("./wire");

/**
 * @typedef {import("./wire").Message} Message
 * @typedef {(message: Message) => Promise<object> | object} Handler gives the content of the reply
 *
 * @typedef {object} Connection Jupyter's connection file
 * @property {string} transport
 * @property {string} ip
 * @property {string} key
 * @property {number} iopub_port
 * @property {number} shell_port
 * @property {number} control_port
 * @property {number} stdin_port
 * @property {number} hb_port
 */

/** Never wait for a slow reader nor drop what it has not read. */
const UNLIMITED = { sendHighWaterMark: 0, sendTimeout: 0 };

/** @param {any} zmq @param {Connection} connection */
async function openSockets(zmq, connection) {
  const sockets = {
    iopub: new zmq.Publisher(UNLIMITED),
    shell: new zmq.Router(UNLIMITED),
    control: new zmq.Router(UNLIMITED),
    stdin: new zmq.Router(UNLIMITED),
    hb: new zmq.Reply(),
  };
  const ports = /** @type {Record<string, number>} */ (/** @type {unknown} */ (connection));
  await Promise.all(
    Object.entries(sockets).map(([name, socket]) => socket.bind(`${connection.transport}://${connection.ip}:${ports[`${name}_port`]}`)),
  );
  return sockets;
}

/**
 * @param {Awaited<ReturnType<typeof openSockets>>} sockets
 * @param {string} key
 */
function createServer(sockets, key) {
  const format = createFormatter(key);

  /** @param {string} type @param {unknown} content @param {Message} [parent] */
  function publish(type, content, parent) {
    sockets.iopub.send(format(type, content, { parent, prefix: [type] }));
  }

  /** Answers one request. @param {any} socket @param {Message} message @param {Handler} handler */
  async function answer(socket, message, handler) {
    publish("status", { execution_state: "busy" }, message);
    try {
      const content = await contentOf(handler, message);
      socket.send(format(message.header.msg_type.replace(/_request$/, "_reply"), content, { parent: message, prefix: message.identities }));
    } finally {
      publish("status", { execution_state: "idle" }, message);
    }
  }

  /** Gives every message of a socket to `receive`. @param {any} socket @param {(message: Message) => void} receive */
  async function listen(socket, receive) {
    for await (const frames of socket) {
      const message = parseMessage(frames, key);
      if (message !== null) receive(message);
    }
  }

  /** Echoes the heartbeat. */
  async function beat() {
    for await (const frames of sockets.hb) await sockets.hb.send(frames);
  }

  return { answer, beat, listen, publish };
}

/** @param {Handler} handler @param {Message} message @returns {Promise<object>} */
async function contentOf(handler, message) {
  try {
    return await handler(message);
  } catch (error) {
    const { name, message: evalue } = error instanceof Error ? error : new Error(String(error));
    return { status: "error", ename: name, evalue, traceback: [] };
  }
}

module.exports = { createServer, openSockets };
