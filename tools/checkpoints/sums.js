// @ts-check
// SHA256SUMS: the sum of every file of the folder, in the format that `sha256sum -c SHA256SUMS` reads.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { readIfThere, sha256, writeWhole } = require("ebm/bytes");

const NAME = "SHA256SUMS";

/** Writes the sums of all files as they are now. @param {string} folder */
async function writeSums(folder) {
  const lines = await Promise.all(
    filesIn(folder).map(async (file) => `${await sha256(fs.readFileSync(path.join(folder, file)))}  ${file}\n`),
  );
  writeWhole(path.join(folder, NAME), lines.join(""));
}

/** { files, problems }: a Spanish sentence for each file that is missing, changed or not in the list. @param {string} folder */
async function checkSums(folder) {
  const expected = readSums(folder);
  if (!expected) return { files: 0, problems: [`no está ${NAME}`] };
  const problems = [];
  for (const [file, sum] of expected) {
    const content = readIfThere(path.join(folder, file));
    if (!content) problems.push(`${file}: no está`);
    else if ((await sha256(content)) !== sum) problems.push(`${file}: ha cambiado, su sha256 no es el de ${NAME}`);
  }
  for (const file of filesIn(folder)) if (!expected.has(file)) problems.push(`${file}: no está en ${NAME}`);
  return { files: expected.size, problems };
}

/** The sum of each file that the list names, or undefined. @param {string} folder */
function readSums(folder) {
  const content = readIfThere(path.join(folder, NAME));
  if (!content) return undefined;
  const rows = new TextDecoder().decode(content).trim().split("\n");
  return new Map(rows.map((row) => [row.slice(66), row.slice(0, 64)]));
}

/** Files of the folder and of its folders, with "/" in their names, sorted. @param {string} folder */
function filesIn(folder) {
  const all = fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const names = all.map(({ parentPath, path: before, name }) => path.relative(folder, path.join(parentPath ?? before, name)));
  return names
    .map((name) => name.split(path.sep).join("/"))
    .filter((name) => name !== NAME && !name.endsWith(".tmp"))
    .sort();
}

module.exports = { checkSums, writeSums };
