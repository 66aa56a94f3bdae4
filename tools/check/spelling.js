#!/usr/bin/env node
// @ts-check
"use strict";
// Checks the spelling with cspell (rules in cspell.json): Spanish in prose, Spanish or English in code and its comments.
// Words of the field go to spelling/terms.txt, names of code to spelling/code.txt; both stay sorted.
// Usage: node tools/check/spelling.js [path …]
const fs = require("node:fs");
const path = require("node:path");
const { finish } = require("./report");
const { runPackage } = require("./run");

const DICTIONARIES = ["terms.txt", "code.txt"].map((name) => path.join(__dirname, "spelling", name));
const LINE = /^(.+?:\d+):\d+ - Unknown word \((.+?)\)/;

/**
 * @param {readonly string[]} paths
 * @returns {{ passed: number, problems: string[] }} files without unknown words, and one line for each unknown word
 */
function checkSpelling(paths) {
  const options = ["lint", "--no-progress", "--no-color", "--no-must-find-files", "--cache", "--cache-location", ".cache/cspell"];
  const { stdout, stderr } = runPackage("cspell/bin.mjs", [...options, ...paths]);
  const checked = /Files checked: (\d+)/.exec(stderr + stdout);
  if (!checked) return { passed: 0, problems: [`cspell no pudo revisar la ortografía: ${stderr.trim()}`] };
  const unknown = stdout.split("\n").flatMap((line) => (LINE.test(line) ? [/** @type {RegExpExecArray} */ (LINE.exec(line))] : []));
  const problems = unknown.map(([, where, word]) => `${where} «${word}» no está en los diccionarios`);
  const failing = new Set(unknown.map(([, where]) => where.replace(/:\d+$/, "")));
  return { passed: Number(checked[1]) - failing.size, problems: [...problems, ...DICTIONARIES.flatMap(findDisorder)] };
}

/** Words that stand before their place, or twice, in a dictionary. @param {string} file */
function findDisorder(file) {
  const words = fs.readFileSync(file, "utf8").trim().split("\n");
  const name = path.basename(file);
  return words.flatMap((word, index) => {
    const ordered = index === 0 || words[index - 1].toLowerCase() < word.toLowerCase();
    return ordered ? [] : [`tools/check/spelling/${name}:${index + 1} «${word}» está fuera de su orden alfabético, o repetida`];
  });
}

if (require.main === module) finish(checkSpelling(process.argv.slice(2)));

module.exports = { checkSpelling };
