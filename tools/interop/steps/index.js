// The steps of `npm run interop`, as those of tools/setup/steps.
"use strict";

module.exports = [require("./environment"), require("./packages")];
