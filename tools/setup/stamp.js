// Stamps: what a step saw when it last succeeded. A step is needed when what it sees now is different.
"use strict";

const crypto = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");

/** sha256 of `parts` (strings), with their limits. */
function fingerprint(parts) {
  const hash = crypto.createHash("sha256");
  for (const part of parts) hash.update(`${part.length}:${part}\n`);
  return hash.digest("hex");
}

/** The text of `file`, or "" when it is not there. */
function readOrEmpty(file) {
  try {
    return fs.readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

/** "path size mtime" of each file under `folder` that `wanted` keeps, sorted; cheap, so that a no-op start is fast. */
function listing(folder, wanted, { skip = ["node_modules", "dist"] } = {}) {
  const found = [];
  const walk = (at) => {
    for (const entry of entriesOf(at)) {
      const file = path.join(at, entry.name);
      if (entry.isDirectory() && !skip.includes(entry.name)) walk(file);
      else if (entry.isFile() && wanted(entry.name)) found.push(describe(folder, file));
    }
  };
  walk(folder);
  return found.sort();
}

function entriesOf(folder) {
  try {
    return fs.readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function describe(folder, file) {
  const { size, mtimeMs } = fs.statSync(file);
  return `${path.relative(folder, file)} ${size} ${mtimeMs}`;
}

/** The fingerprint that step `name` left in the folder `state`, or null. */
function readStamp(state, name) {
  try {
    return JSON.parse(fs.readFileSync(path.join(state, `${name}.json`), "utf8")).fingerprint ?? null;
  } catch {
    return null;
  }
}

/** Writes a stamp whole or not at all. */
function writeStamp(state, name, value) {
  writeAtomically(path.join(state, `${name}.json`), `${JSON.stringify({ fingerprint: value })}\n`);
}

/** Writes `text` to `file` through a temporary name, so that nobody ever reads half of it. */
function writeAtomically(file, text) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    fs.writeFileSync(temporary, text);
    fs.renameSync(temporary, file);
  } catch (error) {
    fs.rmSync(temporary, { force: true });
    throw error;
  }
}

module.exports = { fingerprint, listing, readOrEmpty, readStamp, writeAtomically, writeStamp };
