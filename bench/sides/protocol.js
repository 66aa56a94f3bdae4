// @ts-check
// A side in a process of its own: it says once what it is, then measures a round each time it is asked. One JSON a line:
//   ← {"name", "settings": [...], "energies": [...]} or {"unavailable": "why"}
//   → {"setting": "..."}   ← {"seconds": s}
// Its own process gives it its own threads and flags, and idle sides cost nothing.
"use strict";

const { spawn } = require("node:child_process");
const { once } = require("node:events");
const readline = require("node:readline");
const { problem } = require("../../tools/setup/problem");

/**
 * @typedef {object} Process
 * @property {string} name
 * @property {string[]} settings ways to do the same work, e.g. with one thread or two
 * @property {number[]} energies of the first chains, to see that all sides compute the same
 * @property {string | undefined} unavailable why it cannot run here
 * @property {(setting: string) => Promise<number>} round seconds
 * @property {() => Promise<void>} close
 */

/**
 * Starts a side and waits until it is ready.
 * @param {string} command @param {string[]} args
 * @returns {Promise<Process>}
 * @throws Problem when it ends without an answer
 */
async function openProcess(command, args) {
  const child = spawn(command, args, { stdio: ["pipe", "pipe", "pipe"] });
  const complaints = collect(child);
  const lines = readline.createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async () => {
    for (let line = await lines.next(); !line.done; line = await lines.next()) {
      if (line.value.startsWith("{")) return JSON.parse(line.value);
    }
    throw ended(command, args, complaints());
  };
  const { name = "", settings = [], energies = [], unavailable } = await answer();
  return {
    name,
    settings,
    energies,
    unavailable,
    async round(setting) {
      child.stdin.write(`${JSON.stringify({ setting })}\n`);
      return (await answer()).seconds;
    },
    async close() {
      child.stdin.end();
      if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
    },
  };
}

/** What the child says on its standard error, and why it did not start. @param {import("node:child_process").ChildProcessWithoutNullStreams} child */
function collect(child) {
  let text = "";
  child.stderr.on("data", (chunk) => {
    text += chunk;
  });
  child.on("error", (error) => {
    text += error.message;
  });
  child.stdin.on("error", () => {}); // it ended: its last words tell more than the broken pipe
  return () => text;
}

/** @param {string} command @param {string[]} args @param {string} complaints */
function ended(command, args, complaints) {
  const last = complaints.trim().split("\n").at(-1) || "no dijo nada";
  return problem({
    sentence: `${args[0] ?? command} terminó sin responder: ${last}`,
    remedy: `${command} ${args[0] ?? ""} (ejecútalo solo para ver qué pasa)`,
  });
}

module.exports = { openProcess };
