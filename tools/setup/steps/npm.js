// The packages of package-lock.json, exactly; their install scripts are not run, since all ship prebuilt binaries.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { readOrEmpty } = require("../stamp");

const VERIFY = "require('zeromq'); require('esbuild').transformSync('let a: number', { loader: 'ts' }); process.exit(0)";

// Short waits between tries: without a network the user hears of it in seconds, not minutes.
const PATIENCE = ["--fetch-retries=3", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=8000"];

// Whatever the user's own configuration (NODE_ENV=production, omit=…) would leave out: the set-up needs all.
const EVERYTHING = ["--include=dev", "--include=optional"];

module.exports = {
  name: "npm",
  title: "Paquetes de npm",
  inputs: ({ paths }) => [readOrEmpty(path.join(paths.root, "package-lock.json")), process.version, process.arch],
  // npm writes this file last, so a half-made node_modules lacks it.
  intact: ({ paths }) =>
    fs.existsSync(path.join(paths.modules, ".package-lock.json")) && fs.existsSync(path.join(paths.modules, "typescript")),
  async run(context, task) {
    if (!isInstalled(context.paths)) await install(context, task);
    await context.command(process.execPath, ["-e", VERIFY]);
  },
  isInstalled,
  npmCommand,
  PATIENCE,
};

/** Whether every package of the lockfile that this machine must have is in node_modules, in its version. */
function isInstalled({ root, modules }) {
  const wanted = packagesOf(path.join(root, "package-lock.json"));
  const installed = packagesOf(path.join(modules, ".package-lock.json"));
  return Object.entries(wanted).every(([at, entry]) => {
    if (!at.includes("node_modules/") || entry.optional || entry.link || entry.devOptional) return true;
    return installed[at]?.version === entry.version && fs.existsSync(path.join(root, at));
  });
}

function packagesOf(lockfile) {
  const text = readOrEmpty(lockfile);
  return text === "" ? {} : JSON.parse(text).packages;
}

async function install({ command, paths }, task) {
  const total = Object.values(packagesOf(path.join(paths.root, "package-lock.json"))).filter(
    (entry) => !entry.optional && !entry.link,
  ).length;
  let fetched = 0;
  const onLine = (line) => {
    if (/http (fetch|cache) .*\.tgz/.test(line)) task.detail(`${Math.min(++fetched, total)} de ${total}`);
  };
  const [program, args, options] = npmCommand();
  await command(program, [...args, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=http", ...EVERYTHING, ...PATIENCE], {
    ...options,
    onLine,
  });
}

/** How to call npm: the one that runs us, by its script; otherwise the one in PATH (a .cmd on Windows needs a shell). */
function npmCommand({ env = process.env, platform = process.platform } = {}) {
  const script = env.npm_execpath;
  if (script && /npm-cli\.c?js$/.test(script)) return [process.execPath, [script], {}];
  return ["npm", [], { shell: platform === "win32" }];
}
