#!/usr/bin/env node
"use strict";

require("../tools/setup/node-version").requireNode(); // ES5 up to here, so that an old Node can read it
const { main } = require("../tools/setup/build");

main(process.argv.slice(2));
