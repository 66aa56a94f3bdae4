// Moves a virtual environment's scripts to a new root: pip writes absolute paths into them.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { writeAtomically } = require("./stamp");

const LARGEST_SCRIPT = 100_000;
const LONGEST_LINE = 127;

/** `text` with the folder `before` turned into `after`, where it stands as a whole folder name; a script still starts. */
function relocate(text, { before, after }) {
  return mendFirstLine(replaceFolder(text, { before, after }));
}

/** A system takes no interpreter with a blank in its path, nor a long one: then a shell starts it, as pip does. */
function mendFirstLine(text) {
  const [line] = text.split("\n", 1);
  const interpreter = /^#!(\/.*python[\d.]*)$/.exec(line)?.[1];
  if (interpreter === undefined || (!/\s/.test(interpreter) && line.length < LONGEST_LINE)) return text;
  return `#!/bin/sh\n'''exec' "${interpreter}" "$0" "$@"\n' '''${text.slice(line.length)}`;
}

function replaceFolder(text, { before, after }) {
  const literal = before.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return text.replace(new RegExp(`${literal}(?=$|[/\\\\"'\\s:])`, "gm"), () => after);
}

/** Rewrites the text files of `folder` that name the root `before`; returns how many. */
function repairScripts(folder, { before, after }) {
  let repaired = 0;
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (!entry.isFile() || fs.statSync(file).size > LARGEST_SCRIPT) continue;
    const text = fs.readFileSync(file, "latin1");
    const moved = Buffer.from(relocate(text, { before: latin(before), after: latin(after) }), "latin1");
    if (text.includes("\0") || moved.equals(Buffer.from(text, "latin1"))) continue;
    const { mode } = fs.statSync(file);
    writeAtomically(file, moved);
    fs.chmodSync(file, mode);
    repaired++;
  }
  return repaired;
}

/** A path's UTF-8 bytes as a latin1 string, so that byte-wise editing keeps any name whole. */
function latin(name) {
  return Buffer.from(name, "utf8").toString("latin1");
}

module.exports = { relocate, repairScripts };
