// The steps of the set-up, in order. Each is { name, title, needed(context), run(context, task) }; the runner stamps it.
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
