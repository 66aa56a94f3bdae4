// The names of the live outputs; apart from live.js, for the set-up asks for them before esbuild is installed.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { ROOT } = require("../setup/paths");

const SOURCES = path.join(ROOT, "lib", "live", "page");

/** Names of the live outputs, e.g. "digits". */
const liveNames = () => fs.readdirSync(SOURCES).filter((name) => fs.existsSync(path.join(SOURCES, name, "entry.ts")));

module.exports = { liveNames };
