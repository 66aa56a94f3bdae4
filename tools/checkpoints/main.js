// npm run checkpoints, once everything is set up: list, verify or ship.
"use strict";

const path = require("node:path");
const { ROOT } = require("../setup/paths");
const { list } = require("./list");
const { ship } = require("./ship");
const { FOLDER } = require("./store");
const { verify } = require("./verify");

/** Does what the options ask; resolves to the exit status. */
async function runCheckpoints(options, { folder = FOLDER, say = console.log } = {}) {
  if (options.verify) return sayFindings(await verify({ folder }), say);
  if (options.ship === null) {
    say(await list({ folder }));
    return 0;
  }
  const { as: name, epochs } = options;
  const there = await ship(options.ship, { name, epochs, folder });
  say(`✔ ${path.relative(ROOT, path.join(folder, name))}: épocas ${there.join(", ")}.`);
  return 0;
}

function sayFindings(findings, say) {
  for (const { subject, good, problems } of findings) {
    if (problems.length === 0) say(`✔ ${subject}: ${good}.`);
    for (const sentence of problems) say(`✘ ${subject}: ${sentence}`);
  }
  const wrong = findings.reduce((sum, { problems }) => sum + problems.length, 0);
  say(
    wrong === 0
      ? "Todo coincide."
      : `${wrong === 1 ? "1 cosa no coincide" : `${wrong} cosas no coinciden`}; remedio: git checkout data/checkpoints`,
  );
  return wrong === 0 ? 0 : 1;
}

module.exports = { runCheckpoints };
