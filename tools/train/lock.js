// @ts-check
// One training at a time in a folder.
"use strict";

const path = require("node:path");
const { takeNow } = require("../setup/lock");
const { problem } = require("../setup/problem");

const NAME = "entrenando.lock";

/**
 * Takes a folder for this process, also from one that no longer lives: killed, it could not give it back.
 * A folder that cannot be written is nobody's; whoever writes there will tell why.
 * @param {string} folder
 * @returns {() => void} gives it back
 * @throws Problem that names the process which trains there.
 */
function takeFolder(folder) {
  const { release, pid } = attempt(path.join(folder, NAME));
  if (release) return release;
  throw problem({
    sentence: `En ${folder} ya está entrenando otro proceso, el ${pid}.`,
    remedy: "espera a que acabe, o pulsa Ctrl+C donde corre; si ya no corre en ninguna parte, repite la orden dentro de un minuto",
  });
}

/** @param {string} file @returns {{ release?: () => void, pid?: number }} */
function attempt(file) {
  try {
    return takeNow(file);
  } catch {
    return { release: () => {} };
  }
}

module.exports = { takeFolder };
