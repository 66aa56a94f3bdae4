// The JavaScript of tfjs-node and the little that it needs; its own install script, which downloads a library, is not run.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { PACKAGES, places, recipe } = require("../recipe");
const { unpackFromNpm } = require("../unpack");

/** tfjs-node asks for all of tf.js, 286 MB; what it uses of it is in the part that the library has. */
const TFJS = 'module.exports = require("@tensorflow/tfjs-core");\n';

module.exports = {
  name: "tfjs-package",
  title: "Paquetes de npm",
  inputs: recipe,
  intact: ({ paths }) => fs.existsSync(path.join(places(paths).work, "index.js")),
  async run(context) {
    const at = (...names) => path.join(places(context.paths).work, ...names);
    const { headers, protobuf, tfjsNode } = PACKAGES;
    await unpackFromNpm(context, headers, { pattern: /include\/.*\.h/, folder: at() });
    await unpackFromNpm(context, tfjsNode, { pattern: /(dist|binding)\/.*(?<!_test)\.(js|cc|h)/, folder: at("tfjs-node") });
    await unpackFromNpm(context, protobuf, { pattern: /google-protobuf\.js|package\.json/, folder: at("node_modules", protobuf.name) });
    fs.mkdirSync(at("node_modules", "@tensorflow", "tfjs"), { recursive: true });
    fs.writeFileSync(at("node_modules", "@tensorflow", "tfjs", "index.js"), TFJS);
    fs.copyFileSync(path.join(__dirname, "..", "main.js"), at("index.js")); // last: it says that the rest is there
  },
};
