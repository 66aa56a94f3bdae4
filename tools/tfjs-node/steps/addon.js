// The bridge between the two: two C++ files, compiled against Node-API alone, so that one build serves every Node.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { places, publish, recipe } = require("../recipe");
const { compiler } = require("./compiler");

const SOURCES = ["tfjs_backend.cc", "tfjs_binding.cc"];
const FLAGS = ["-std=c++17", "-O2", "-fPIC", "-shared", "-DNAPI_VERSION=8", "-DBUILDING_NODE_EXTENSION"];

// The libraries are found beside the addon, wherever the checkout is moved.
const LIBRARIES = ["-l:libtensorflow_cc.so.2", "-l:libtensorflow_framework.so.2", "-Wl,-rpath,$ORIGIN"];

module.exports = {
  name: "tfjs-addon",
  title: "Compilar y probar",
  inputs: recipe,
  intact: () => false,
  async run({ paths, command }, task) {
    const { work } = places(paths);
    const at = (...names) => path.join(work, ...names);
    const sources = SOURCES.map((name) => at("tfjs-node", "binding", name));
    task.detail("compilando");
    const addon = at("native", "tfjs_binding.node");
    await command(compiler(), [...FLAGS, `-I${at("include")}`, ...sources, `-L${at("native")}`, ...LIBRARIES, "-o", addon]);
    task.detail("probando");
    await command(process.execPath, [path.join(__dirname, "..", "check.js"), work]);
    for (const scrap of ["include", "downloads", path.join("tfjs-node", "binding")]) fs.rmSync(at(scrap), { recursive: true, force: true });
    publish(paths);
  },
};
