// What stops a command on purpose: one Spanish sentence, the command that mends it, and where the full log is.
"use strict";

/**
 * An Error that carries what a user should read; `log` is a path relative to the root.
 * @param {{ sentence: string, remedy?: string, log?: string, cause?: unknown }} facts
 */
function problem({ sentence, remedy, log, cause }) {
  return Object.assign(new Error(sentence, cause === undefined ? undefined : { cause }), { name: "Problem", sentence, remedy, log });
}

/** The lines to print for any error; one that nobody foresaw shows its stack. */
function describeProblem(error) {
  if (error?.name !== "Problem") return `✘ Error inesperado: ${error?.stack ?? error}`;
  const lines = [`✘ ${error.sentence}`];
  if (error.remedy) lines.push(`  Remedio: ${error.remedy}`);
  if (error.log) lines.push(`  Detalle: ${error.log}`);
  return lines.join("\n");
}

/** Runs a command's body; prints what stopped it and sets the exit code to 1. */
async function runMain(body) {
  try {
    process.exitCode = (await body()) ?? 0;
  } catch (error) {
    console.error(describeProblem(error));
    process.exitCode = 1;
  }
}

module.exports = { describeProblem, problem, runMain };
