// A Python of its own with the real Keras and the real TensorBoard, which some tests ask; nothing else of the project needs it.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { fingerprint, readOrEmpty, readStamp, writeStamp } = require("../setup/stamp");

/** The packages, with exact versions and their sha256, as pip reads them; made from requirements.in. */
const REQUIREMENTS = path.join(__dirname, "requirements.txt");

/** Keras 3.15 asks for it. */
const OLDEST_PYTHON = [3, 11];

const STAMP = "recipe";

/** The environment and its interpreter. */
function places({ cache }, platform = process.platform) {
  const folder = path.join(cache, "interop");
  return { folder, python: platform === "win32" ? path.join(folder, "Scripts", "python.exe") : path.join(folder, "bin", "python") };
}

/** What the environment depends on: the pins and the machine's kind. */
function recipe() {
  return [process.platform, process.arch, readOrEmpty(REQUIREMENTS)];
}

/** Whether the environment is there, whole, and made by this recipe. */
function isInstalled(paths) {
  const { folder, python } = places(paths);
  return fs.existsSync(python) && readStamp(folder, STAMP) === fingerprint(recipe());
}

/** Says that the environment is whole: the last thing to be written. */
function seal(paths) {
  writeStamp(places(paths).folder, STAMP, fingerprint(recipe()));
}

/** Removes the environment; false when there was none. */
function remove(paths) {
  const { folder } = places(paths);
  const there = fs.existsSync(folder);
  fs.rmSync(folder, { recursive: true, force: true });
  return there;
}

module.exports = { isInstalled, OLDEST_PYTHON, places, recipe, remove, REQUIREMENTS, seal };
