// Runs the steps that are needed, in order, one set-up at a time; a step is stamped only after it succeeded.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { run } = require("./command");
const { jupyterEnvironment } = require("./environment");
const { acquire } = require("./lock");
const { explain } = require("./messages");
const { layout, ROOT } = require("./paths");
const { problem } = require("./problem");
const { startTask } = require("./progress");
const { fingerprint, readStamp, writeStamp } = require("./stamp");
const STEPS = require("./steps");

/** The steps of a command that runs in Node alone. */
const NODE_STEPS = ["npm", "lib"];
const ALL_STEPS = namesOf(STEPS);

function namesOf(steps) {
  return steps.map(({ name }) => name);
}

/** Whether `step` must run: its inputs changed since its last success, or what it made is gone. */
function isNeeded(step, context) {
  return readStamp(context.paths.state, step.name) !== fingerprint(step.inputs(context)) || !step.intact(context);
}

/**
 * Brings the checkout at `root` to the state that its files ask for; resolves to the number of steps that ran.
 * `only` names the steps that a command needs: NODE_STEPS for one that needs no Python.
 * @param {{ root?: string, steps?: any[], only?: readonly string[], out?: import("./progress").Out }} [how]
 * @throws Problem with a Spanish sentence, its remedy and its log.
 */
async function setUp({ root = ROOT, steps: all = STEPS, only = namesOf(all), out = process.stdout } = {}) {
  const paths = layout(root);
  const steps = all.filter(({ name }) => only.includes(name));
  if (!steps.some((step) => isNeeded(step, { paths }))) return 0;
  const release = await acquireOrExplain(paths, out);
  const onInterrupt = () => {
    release();
    out.write("\nInterrumpido: la próxima vez sigue donde se quedó.\n");
    process.exit(130);
  };
  process.once("SIGINT", onInterrupt);
  process.once("SIGTERM", onInterrupt);
  try {
    return await runNeeded(steps, paths, out);
  } finally {
    process.off("SIGINT", onInterrupt);
    process.off("SIGTERM", onInterrupt);
    release();
  }
}

async function acquireOrExplain(paths, out) {
  const onWait = (pid) => out.write(`Hay otra puesta a punto en marcha (proceso ${pid}); espero a que termine…\n`);
  try {
    return await acquire(path.join(paths.state, "lock"), { onWait });
  } catch (error) {
    throw problem({ ...explain("lock", String(error)), cause: error });
  }
}

async function runNeeded(steps, paths, out) {
  let ran = 0;
  for (const step of steps) {
    const context = contextOf(step, paths);
    if (!isNeeded(step, context)) continue;
    if (ran++ === 0) out.write("Puesta a punto (solo la primera vez o cuando algo cambia):\n");
    await runStep(step, context, out);
  }
  return ran;
}

async function runStep(step, context, out) {
  const task = startTask(step.title, { out });
  for (const kind of ["json", "log"]) fs.rmSync(path.join(context.paths.state, `${step.name}.${kind}`), { force: true });
  try {
    const note = await step.run(context, task);
    writeStamp(context.paths.state, step.name, fingerprint(step.inputs(context)));
    task.done(typeof note === "string" ? note : undefined);
  } catch (error) {
    task.failed();
    if (error.name === "Problem") throw error;
    throw problem({ ...explain(step.name, `${error.code ?? ""} ${error.message}`), cause: error });
  }
}

/** What a step may use: the paths, and commands whose output goes to the step's log. */
function contextOf(step, paths) {
  const log = path.join(paths.state, `${step.name}.log`);
  const fail = (output) => {
    const { sentence, remedy } = explain(step.name, output, { python: path.relative(paths.root, paths.python) });
    throw problem({ sentence, remedy, log: path.relative(paths.root, log) });
  };
  const attempt = (program, args, options = {}) => run(program, args, { cwd: paths.root, env: jupyterEnvironment(paths), log, ...options });
  const command = async (program, args, options) => {
    const { code, output } = await attempt(program, args, options);
    if (code !== 0) fail(output);
  };
  return { paths, attempt, command, fail };
}

module.exports = { ALL_STEPS, NODE_STEPS, setUp };
