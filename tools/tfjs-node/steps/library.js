// libtensorflow and its C headers, out of the wheel that PyPI has: of Python's TensorFlow only the library in C is used.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { places, recipe, REQUIREMENTS } = require("../recipe");
const { emptyDownloads, onlyFileOf, unpack } = require("../unpack");

const LIBRARIES = /libtensorflow_(cc|framework)\.so\.2/;
const HEADERS = /tensorflow\/c\/.*\.h|(tensorflow\/)?tsl\/c\/.*\.h|.*\/ctstring(_internal)?\.h/;

// The wheel of one Python is as good as another's, so the Python that runs pip may be of any version.
const WHEEL = ["--implementation=cp", "--python-version=311", "--abi=cp311", "--platform=manylinux2014_x86_64"];
const PIP = ["-m", "pip", "download", "--no-input", "--disable-pip-version-check", "--no-cache-dir", "--progress-bar=off"];

module.exports = {
  name: "tfjs-library",
  title: "Biblioteca de TensorFlow (207 MB)",
  inputs: recipe,
  intact: ({ paths }) => fs.existsSync(path.join(places(paths).work, "native", "libtensorflow_cc.so.2")),
  async run(context, task) {
    const { paths, command } = context;
    const { work } = places(paths);
    const downloads = emptyDownloads(paths);
    task.detail("descargando");
    await command(paths.python, [...PIP, "--no-deps", "--only-binary=:all:", ...WHEEL, `--dest=${downloads}`, "-r", REQUIREMENTS]);
    task.detail("desempaquetando");
    const wheel = onlyFileOf(downloads);
    await unpack(context, wheel, { prefix: "tensorflow/include/", pattern: HEADERS, folder: path.join(work, "include") });
    const unpacked = path.join(work, "native.tmp");
    await unpack(context, wheel, { prefix: "tensorflow/", pattern: LIBRARIES, folder: unpacked });
    fs.rmSync(downloads, { recursive: true });
    fs.rmSync(path.join(work, "native"), { recursive: true, force: true });
    fs.renameSync(unpacked, path.join(work, "native"));
  },
};
