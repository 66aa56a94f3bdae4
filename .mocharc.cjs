// @ts-check
"use strict";
// `npx mocha` runs all tests but those that start real kernels or the real Keras; `npx mocha 'test/rng/**/*.test.ts'` runs those alone.
// Mocha would add the patterns of the command line to a `spec` of this file, so it has one only when there are none.
const named = process.argv.slice(2).some((argument) => /^[^-].*test/.test(argument));

module.exports = {
  require: ["./test/prepare-v8.js", "ts-node/register/transpile-only"],
  extension: ["ts"],
  timeout: 20000,
  ...(named ? {} : { spec: ["test/**/*.test.ts"], ignore: ["test/kernel/**", "test/interop/**"] }),
};
