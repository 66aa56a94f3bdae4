// Finds a Python that is new enough, whatever it is called on this machine.
"use strict";

const { run } = require("./command");
const { problem } = require("./problem");
const { remedies } = require("./remedies");

const OLDEST = [3, 10];
const NEWEST_FIRST = ["3.13", "3.12", "3.11", "3.10"];
const ASK = "import sys; print('%d.%d.%d' % sys.version_info[:3])";

/** The commands to try, in order; the variable PYTHON of the environment goes first. */
function candidates({ env = process.env, platform = process.platform } = {}) {
  const named = env.PYTHON ? [[env.PYTHON]] : [];
  const launcher = platform === "win32" ? [["py", "-3"]] : [];
  return [...named, ["python3"], ["python"], ...launcher, ...NEWEST_FIRST.map((version) => [`python${version}`])];
}

/** Whether "3.11.7" is at least 3.10, or another `oldest`. */
function isEnough(version, oldest = OLDEST) {
  const [major, minor] = version.split(".").map(Number);
  return major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
}

/**
 * The first candidate that runs and is new enough, as { command, args, version }.
 * @throws Problem when there is none: one sentence for "too old", another for "not there".
 */
async function findPython({ env = process.env, platform = process.platform, uid = process.getuid?.(), oldest = OLDEST } = {}) {
  let tooOld = null;
  for (const [command, ...args] of candidates({ env, platform })) {
    const version = await versionOf(command, args, env);
    if (version !== null && isEnough(version, oldest)) return { command, args, version };
    tooOld ??= version;
  }
  const needed = oldest.join(".");
  const sentence =
    tooOld === null
      ? `No encuentro Python ${needed} o posterior en esta máquina.`
      : `Este cuaderno necesita Python ${needed} o posterior y aquí hay ${tooOld}.`;
  throw problem({ sentence, remedy: remedies({ platform, uid }).python });
}

async function versionOf(command, args, env) {
  const { code, output } = await run(command, [...args, "-c", ASK], { env });
  const version = /^(\d+\.\d+\.\d+)\s*$/m.exec(output)?.[1];
  return code === 0 && version ? version : null;
}

module.exports = { candidates, findPython, isEnough };
