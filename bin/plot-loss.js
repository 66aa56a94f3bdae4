#!/usr/bin/env node
"use strict";

// ES5, all of it: an old Node must be able to read this file to say that it is old.
require("../tools/setup/node-version").requireNode();
require("../tools/commands/plot-loss")(process.argv.slice(2));
