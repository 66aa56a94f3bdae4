// What a build of notebooks looks like on the terminal: a task for each, which of how many it is, and the total.
"use strict";

const { duration, startTask } = require("./progress");

/**
 * Shows the events of tools/notebooks/build.py. Returns { show(event), total() }; `total` says how many notebooks were
 * executed and in how long, when there was more than one.
 */
function presentBuild({ out = process.stdout, now = Date.now } = {}) {
  const begun = now();
  let [task, done] = [null, 0];
  const start = ({ notebook, place, notebooks }) => {
    const which = place ? ` (${place} de ${notebooks})` : ""; // a source that cannot be read fails before it starts
    return startTask(`Cuaderno ${notebook}${which}`, { out, now });
  };
  const end = { done: () => task?.done(), failed: (event) => (task ?? start(event)).failed() };
  const show = (event) => {
    if (event.event === "start") task = start(event);
    if (event.event === "cell") task?.detail(`celda ${event.cell} de ${event.cells}`);
    if (event.event === "kept") out.write(`  Habías cambiado el cuaderno: tu versión queda en ${event.copy}\n`);
    if (event.event === "done") done++;
    if (Object.hasOwn(end, event.event)) {
      end[event.event](event);
      task = null;
    }
  };
  const total = () => {
    if (done > 1) out.write(`${done} cuadernos ejecutados en ${duration(now() - begun)}\n`);
  };
  return { show, total };
}

module.exports = { presentBuild };
