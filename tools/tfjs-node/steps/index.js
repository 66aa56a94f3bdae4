// The steps that make tfjs-node, in order, written as those of the set-up. What they make stays in the work folder, where a
// build that was interrupted goes on, until the last gives it its name.
"use strict";

module.exports = [require("./compiler"), require("./library"), require("./package"), require("./addon")];
