// @ts-check
"use strict";
/**
 * The Jupyter wire protocol 5.3: frames <-> messages.
 * Source: https://jupyter-client.readthedocs.io/en/stable/messaging.html#the-wire-protocol
 */
const { createHmac, randomUUID } = require("node:crypto");

const DELIMITER = Buffer.from("<IDS|MSG>");
const PROTOCOL_VERSION = "5.3";

/**
 * @typedef {object} Header
 * @property {string} msg_id
 * @property {string} msg_type
 * @property {string} session
 * @property {string} username
 * @property {string} date
 * @property {string} version
 *
 * @typedef {object} Message
 * @property {Buffer[]} identities the route back to the client; a reply must carry it
 * @property {Header} header
 * @property {Record<string, any>} content
 */

/** @param {string} key @param {readonly (Buffer | string)[]} parts */
function sign(key, parts) {
  if (key === "") return "";
  const hmac = createHmac("sha256", key);
  for (const part of parts) hmac.update(part);
  return hmac.digest("hex");
}

/**
 * Reads a message, or gives null when it is malformed or was not signed with our key.
 * @param {readonly Buffer[]} frames
 * @param {string} key
 * @returns {Message | null}
 */
function parseMessage(frames, key) {
  const start = frames.findIndex((frame) => frame.equals(DELIMITER));
  if (start < 0 || frames.length < start + 6) return null;
  const parts = frames.slice(start + 2, start + 6);
  if (sign(key, frames.slice(start + 2)) !== frames[start + 1].toString()) return null;
  try {
    const [header, , , content] = parts.map((part) => JSON.parse(part.toString()));
    return { identities: frames.slice(0, start), header, content };
  } catch {
    return null;
  }
}

/**
 * Makes the function that turns (type, content, parent) into signed frames.
 * @param {string} key
 */
function createFormatter(key) {
  const session = randomUUID();
  /**
   * @param {string} type
   * @param {unknown} content
   * @param {{ parent?: Message, prefix: readonly (Buffer | string)[] }} route
   */
  return function formatMessage(type, content, { parent, prefix }) {
    const header = {
      msg_id: randomUUID(),
      msg_type: type,
      session,
      username: "kernel",
      date: new Date().toISOString(),
      version: PROTOCOL_VERSION,
    };
    const parts = [header, parent?.header ?? {}, {}, content].map((part) => JSON.stringify(part));
    return [...prefix, DELIMITER, sign(key, parts), ...parts];
  };
}

module.exports = { PROTOCOL_VERSION, createFormatter, parseMessage };
