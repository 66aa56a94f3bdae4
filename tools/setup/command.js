// Runs another program: its output goes to a log file, its lines to a listener, and its failure is a value, not an exception.
"use strict";

const { spawn } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");

const running = new Set();
process.on("exit", () => {
  for (const child of running) child.kill();
});
// A signal that only we got (Ctrl+C in a terminal reaches all) must not leave a command running on its own.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    const nobodyElse = process.listenerCount(signal) === 1;
    if (nobodyElse) process.exit(128 + os.constants.signals[signal]);
  });
}

/**
 * Runs `command` and resolves to { code, output } (both streams, in order); a command that cannot start has code 127.
 * `log` is a file to append to; `onLine` hears each line.
 */
function run(command, args, { cwd, env = process.env, log, onLine = () => {}, shell = false } = {}) {
  const file = log ? openLog(log, [command, ...args]) : null;
  return new Promise((resolve) => {
    const chunks = [];
    const hear = lineSplitter(onLine);
    const take = (chunk) => {
      chunks.push(chunk);
      if (file !== null) writeLog(file, chunk);
      hear(chunk.toString());
    };
    const finish = (code) => {
      running.delete(child);
      if (file !== null) fs.closeSync(file);
      resolve({ code, output: Buffer.concat(chunks).toString() });
    };
    const child = spawn(command, args, { cwd, env, shell, stdio: ["ignore", "pipe", "pipe"], windowsHide: true });
    running.add(child);
    child.stdout.on("data", take);
    child.stderr.on("data", take);
    child.once("error", (error) => {
      take(Buffer.from(`${error.code}: ${error.message}\n`));
      child.removeAllListeners("close");
      finish(127);
    });
    child.once("close", (code, signal) => finish(code ?? (signal ? 130 : 1)));
  });
}

function openLog(log, words) {
  fs.mkdirSync(path.dirname(log), { recursive: true });
  const file = fs.openSync(log, "a");
  writeLog(file, `$ ${words.join(" ")}\n`);
  return file;
}

/** A log that does not fit on the disk must not hide what the command says about it. */
function writeLog(file, text) {
  try {
    fs.writeSync(file, text);
  } catch {
    // The command itself meets the same disk, and its output tells.
  }
}

/** A function that takes pieces of text and calls `onLine` for each whole line. */
function lineSplitter(onLine) {
  let rest = "";
  return (text) => {
    const lines = (rest + text).split(/\r?\n/);
    rest = lines.pop();
    for (const line of lines) if (line !== "") onLine(line);
  };
}

module.exports = { run };
