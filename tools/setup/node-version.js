// ES5 on purpose: an old Node must be able to read this file and tell what is wrong.
"use strict";

var OLDEST = [20, 19];

/** The Spanish sentences for a Node that is too old, or null when `version` ("v20.19.1") is enough. */
function nodeProblem(version) {
  var parts = String(version).replace(/^v/, "").split(".");
  var major = Number(parts[0]);
  var minor = Number(parts[1]);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return null;
  return [
    ["Este cuaderno necesita Node", OLDEST.join("."), "o posterior y aquí hay", version].join(" "),
    ".\n  Remedio: nvm install 22 (o instala la versión LTS de https://nodejs.org) y repite la orden.",
  ].join("");
}

/** Ends the process with the Spanish sentences when its Node is too old. */
function requireNode() {
  var problem = nodeProblem(process.version);
  if (problem === null) return;
  console.error("✘", problem);
  process.exit(1);
}

module.exports = { nodeProblem: nodeProblem, requireNode: requireNode };
