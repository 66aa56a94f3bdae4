// Makes a virtual environment by whatever this machine has: venv, virtualenv, uv, or a virtualenv that pip fetches.
"use strict";

const fs = require("node:fs");
const path = require("node:path");

const VIRTUALENV = "virtualenv==21.15.8";

/**
 * Makes `folder` an environment of the Python that the words `python` start; `usable()` tells whether one came out.
 * `context` is a step's; it fails when no way works, and leaves no half of one.
 */
async function makeVenv({ paths, attempt, fail }, { folder, python, usable }) {
  const outputs = [];
  for (const way of ways(paths, { folder, python })) {
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    let result = { code: 0, output: "" };
    for (const { words, env } of way) {
      result = await attempt(words[0], words.slice(1), { env: { ...process.env, ...env } });
      if (result.code !== 0) break;
    }
    if (result.code === 0 && (await usable())) return undefined;
    outputs.push(result.output);
  }
  fs.rmSync(folder, { recursive: true, force: true });
  return fail(outputs.join("\n"));
}

/** Each way is a list of commands; the first way whose commands all succeed makes the environment. */
function ways({ cache }, { folder, python }) {
  const fetched = path.join(cache, "virtualenv");
  return [
    [{ words: [...python, "-m", "venv", folder] }],
    [{ words: [...python, "-m", "virtualenv", "--quiet", folder] }],
    [{ words: ["uv", "venv", "--quiet", "--seed", "--python", python[0], folder] }],
    [
      { words: [...python, "-m", "pip", "install", "--quiet", "--no-input", "--upgrade", "--target", fetched, VIRTUALENV] },
      { words: [...python, "-m", "virtualenv", "--quiet", folder], env: { PYTHONPATH: fetched } },
    ],
  ];
}

module.exports = { makeVenv };
