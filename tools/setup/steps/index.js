// The steps of the set-up, in order. Each is { name, title, inputs(context), intact(context), run(context, task) }; see setup.js.
"use strict";

module.exports = [
  require("./machine"),
  require("./npm"),
  require("./venv"),
  require("./requirements"),
  require("./lib"),
  require("./kernelspec"),
  require("./trust"),
];
