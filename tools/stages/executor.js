// Runs the commands of stages in the root, with Jupyter's environment; what a stage says goes to .cache/test/<stage>.log too.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { run } = require("../setup/command");
const { jupyterEnvironment } = require("../setup/environment");
const { ROOT } = require("../setup/paths");

/** A function (command, stage) => { code, output } for `runStages`; it first forgets the logs of the last time. */
function executor(paths, { node = process.execPath } = {}) {
  const logs = path.join(paths.cache, "test");
  fs.rmSync(logs, { recursive: true, force: true });
  const env = { ...testEnvironment(paths, { node }), FORCE_COLOR: "0", NO_COLOR: "1" };
  const programs = { node, python: paths.python };
  return ({ program, args }, { name }) => run(programs[program], args, { cwd: ROOT, env, log: path.join(logs, `${name}.log`) });
}

/** The environment of tests that run on the Node at `node`, which their own children find too. */
function testEnvironment(paths, { node }) {
  const { EBM_SMOKE: _, ...env } = jupyterEnvironment(paths);
  return { ...env, PATH: [path.dirname(node), env.PATH].join(path.delimiter) };
}

module.exports = { executor, testEnvironment };
