// Another version of Node, from the package `node` of npm: nothing is installed in the checkout.
"use strict";

const { run } = require("../setup/command");
const { explain } = require("../setup/messages");
const { problem } = require("../setup/problem");
const { npmCommand, PATIENCE } = require("../setup/steps/npm");

/**
 * The file of a Node of the given major version ("24").
 * @throws Problem when npm does not give it.
 */
async function nodeFromNpm(major) {
  const [program, args, options] = npmCommand();
  // The package fetches the binary of this machine in its install script, which .npmrc would not run.
  const wanted = ["--yes", "--loglevel=error", "--ignore-scripts=false", `--package=node@${major}`];
  const { code, output } = await run(program, [...args, "exec", ...PATIENCE, ...wanted, "--", "node", "-p", "process.execPath"], options);
  if (code !== 0) throw problem(explain("npm", output));
  const file = output.trim().split(/\r?\n/).at(-1);
  const { output: version } = await run(file, ["--version"]);
  if (version.startsWith(`v${major}.`)) return file;
  throw problem({ sentence: `npm no ha instalado Node ${major}, sino ${version.trim()}.`, remedy: `npm view node@${major} version` });
}

module.exports = { nodeFromNpm };
