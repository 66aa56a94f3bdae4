#!/usr/bin/env node
"use strict";

require("../tools/setup/node-version").requireNode(); // ES5 up to here: an old Node reads it
require("../tools/setup/start").main(process.argv.slice(2));
