// @ts-check
"use strict";

/**
 * Prints the problems, then the closing line that every check of the project ends with, and sets the exit status.
 * @param {{ passed: number, problems: readonly string[] }} result
 */
function finish({ passed, problems }) {
  for (const problem of problems) console.log(problem);
  console.log(`${passed} passed, ${problems.length} failed`);
  process.exitCode = problems.length > 0 ? 1 : 0;
}

module.exports = { finish };
