// Runs stages: all of them, even after a failure; first those that build, then the quick ones side by side, the others alone.
"use strict";

const os = require("node:os");
const { duration } = require("../setup/progress");
const { readCounts, tally } = require("./counts");

/**
 * Runs `stages` and resolves to their tallies. `execute(command, stage)` resolves to { code, output }; `say(text)` prints.
 */
async function runStages(stages, { execute, say, ci = false, width = os.availableParallelism() }) {
  const builds = stages.filter((stage) => stage.builds);
  const quick = stages.filter(({ builds, group }) => !builds && group === "check");
  const alone = stages.filter(({ builds, group }) => !builds && group !== "check");
  const one = (stage) => runStage(stage, { execute, say, ci });
  return [...(await inParallel(builds, one, 1)), ...(await inParallel(quick, one, width)), ...(await inParallel(alone, one, 1))];
}

async function runStage(stage, { execute, say, ci }) {
  const start = Date.now();
  const results = [];
  for (const command of stage.commands) {
    results.push(await execute(command, stage));
    if (stage.optional && readCounts(results[0].output)?.skipped) break;
  }
  const counts = tally(stage, results, { ci });
  const bad = counts.failed > 0;
  const numbers =
    stage.group === "check"
      ? ""
      : `  ${counts.passed} bien${bad ? `, ${counts.failed} mal` : ""}${counts.skipped ? `, ${counts.skipped} saltadas` : ""}`;
  say(`${bad ? "✘" : "✔"} ${stage.title} (${stage.name}, ${duration(Date.now() - start)})${numbers}`);
  if (bad) say(indent(results.map(({ output }) => output.trimEnd()).join("\n")));
  return counts;
}

/** The results of `work` on each item, in order, with at most `width` under way. */
async function inParallel(items, work, width) {
  const results = new Array(items.length);
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const index = next++;
      results[index] = await work(items[index]);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, Math.min(width, items.length)) }, worker));
  return results;
}

function indent(text) {
  return text
    .split("\n")
    .map((line) => `    ${line}`)
    .join("\n");
}

module.exports = { inParallel, runStages };
