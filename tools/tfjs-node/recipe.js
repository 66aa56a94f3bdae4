// What the optional backend tfjs-node is made of, with exact versions, and where it is made.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { fingerprint, readOrEmpty, readStamp, writeStamp } = require("../setup/stamp");

/** Packages of npm, with the integrity that package-lock.json would say; tfjs-node has the version of the library's tf.js. */
const PACKAGES = {
  tfjsNode: {
    name: "@tensorflow/tfjs-node",
    version: "4.22.0",
    integrity: "sha512-uHrXeUlfgkMxTZqHkESSV7zSdKdV0LlsBeblqkuKU9nnfxB1pC6DtoyYVaLxznzZy7WQSegjcohxxCjAf6Dc7w==",
  },
  protobuf: {
    name: "google-protobuf",
    version: "3.21.4",
    integrity: "sha512-MnG7N936zcKTco4Jd2PX2U96Kf9PxygAPKBug+74LHzmHXmceN16MmRcdgZv+DGef/S9YvQAfRsNCn4cjf9yyQ==",
  },
  headers: {
    name: "node-api-headers",
    version: "1.9.0",
    integrity: "sha512-2oNILP4jXwRB4ywnYKjVk1YyJ96n2D4EOVJO6S3oYZ5PtbJrw3Yt9TpAuX3nBLMuzn74rnfGQrv13pS9vC+YiA==",
  },
};

/** The wheel of TensorFlow, with its sha256, as pip reads it. */
const REQUIREMENTS = path.join(__dirname, "requirements.txt");

/** The folder that the library looks for, and the one where it is made before it takes that name. */
function places({ cache }) {
  const built = path.join(cache, "tfjs-node");
  return { built, work: `${built}.tmp` };
}

/** What a build depends on: these files, which hold the pins, and the machine's kind. */
function recipe() {
  const names = fs.readdirSync(__dirname, { recursive: true }).sort();
  return [process.platform, process.arch, ...names.map((name) => readOrEmpty(path.join(__dirname, name)))];
}

/** Whether what `npm run tfjs-node` makes is there, whole, and made by this recipe. */
function isBuilt(paths) {
  return readStamp(places(paths).built, "recipe") === fingerprint(recipe());
}

/** Gives what was made in the work folder its name. */
function publish(paths) {
  const { built, work } = places(paths);
  writeStamp(work, "recipe", fingerprint(recipe()));
  fs.rmSync(built, { recursive: true, force: true });
  fs.renameSync(work, built);
}

/** Removes what was built and what was half built; false when there was nothing. */
function remove(paths) {
  const there = Object.values(places(paths)).filter((folder) => fs.existsSync(folder));
  for (const folder of there) fs.rmSync(folder, { recursive: true, force: true });
  return there.length > 0;
}

module.exports = { isBuilt, PACKAGES, places, publish, recipe, remove, REQUIREMENTS };
