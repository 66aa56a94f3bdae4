// Whether this is continuous integration, where no test may be skipped.
"use strict";

/** Reads the variable CI, which every service of continuous integration sets. */
function isCi({ CI } = process.env) {
  return CI === "true" || CI === "1";
}

module.exports = { isCi };
