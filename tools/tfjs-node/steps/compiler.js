// Before 200 MB are downloaded: a machine that TensorFlow is published for, a C++ compiler, and room on the disk.
"use strict";

const fs = require("node:fs");
const { problem } = require("../../setup/problem");
const { requireRoom } = require("../../setup/steps/machine");
const { recipe } = require("../recipe");

const WITHOUT_IT = "sigue sin él: la biblioteca tiene sus propios motores y no le falta nada";

module.exports = {
  name: "tfjs-compiler",
  title: "Comprobar máquina, compilador de C++ y disco",
  inputs: recipe,
  intact: () => false,
  async run({ paths, command }) {
    requireMachine();
    await command(compiler(), ["--version"]);
    requireRoom(fs.statfsSync(paths.root));
  },
  compiler,
  requireMachine,
};

/** The C++ compiler: the variable CXX of the environment, or g++. */
function compiler(env = process.env) {
  return env.CXX || "g++";
}

/** @throws Problem on a system or a processor that has not been tried. */
function requireMachine({ platform, arch } = process) {
  if (platform === "linux" && arch === "x64") return;
  throw problem({
    sentence: `tfjs-node se construye solo en Linux con procesador x64 y aquí hay ${platform} ${arch}.`,
    remedy: WITHOUT_IT,
  });
}
