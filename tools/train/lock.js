// @ts-check
// One training at a time in a folder: a file with the number of the process that trains there.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { removeFile } = require("ebm/bytes");
const { problem } = require("../setup/problem");

const NAME = "entrenando.pid";

/**
 * Takes a folder for this process, also from one that no longer lives: killed, it could not give it back.
 * A folder that cannot be written is nobody's; whoever writes there will tell why.
 * @param {string} folder
 * @returns {() => void} gives it back
 * @throws Problem that names the process which trains there.
 */
function takeFolder(folder) {
  const file = path.join(folder, NAME);
  const holder = holderOf(file);
  if (holder !== undefined && lives(holder)) throw taken(folder, { holder, file });
  removeFile(file);
  try {
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(file, `${process.pid}\n`, { flag: "wx" });
  } catch (cause) {
    const first = codeOf(cause) === "EEXIST" ? holderOf(file) : undefined; // two came at once
    if (first !== undefined) throw taken(folder, { holder: first, file });
    return () => {};
  }
  return () => removeFile(file);
}

/** @param {string} file @returns {number | undefined} */
function holderOf(file) {
  try {
    const holder = Number(fs.readFileSync(file, "utf8"));
    return Number.isSafeInteger(holder) && holder > 0 ? holder : undefined;
  } catch {
    return undefined;
  }
}

/** Whether another process has that number; in a container a new one often has that of the one before. @param {number} holder */
function lives(holder) {
  if (holder === process.pid) return false;
  try {
    return process.kill(holder, 0); // signal 0 only asks
  } catch (cause) {
    return codeOf(cause) === "EPERM"; // somebody else's
  }
}

/** @param {unknown} cause */
function codeOf(cause) {
  return /** @type {NodeJS.ErrnoException} */ (cause).code;
}

/** @param {string} folder @param {{ holder: number, file: string }} who */
function taken(folder, { holder, file }) {
  return problem({
    sentence: `En ${folder} ya está entrenando otro proceso, el ${holder}.`,
    remedy: `espera a que acabe, o pulsa Ctrl+C donde corre; si ese proceso es otra cosa, borra ${file}`,
  });
}

module.exports = { takeFolder };
