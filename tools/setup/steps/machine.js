// Before anything is downloaded: a Python that is new enough and room on the disk.
"use strict";

const fs = require("node:fs");
const { findPython } = require("../python");
const { problem } = require("../problem");
const { remedies } = require("../remedies");

const ROOM_BYTES = 1.5e9;

module.exports = {
  name: "machine",
  title: "Comprobar Node, Python y disco",
  inputs: ({ paths }) => [paths.root, process.version],
  intact: ({ paths }) => fs.existsSync(paths.python) && fs.existsSync(paths.modules),
  async run({ paths }) {
    const { version } = await findPython();
    requireRoom(fs.statfsSync(paths.root));
    return `Node ${process.version.slice(1)}, Python ${version}`;
  },
  requireRoom,
};

/** @throws Problem when a file system (as `statfs` describes it) has less than 1.5 GB free. */
function requireRoom({ bavail, bsize }) {
  const free = bavail * bsize;
  if (free >= ROOM_BYTES) return;
  const gigabytes = (free / 1e9).toFixed(1).replace(".", ",");
  throw problem({
    sentence: `Hacen falta 1,5 GB libres en el disco y solo quedan ${gigabytes} GB.`,
    remedy: `libera espacio (por ejemplo: ${remedies().disk}) y repite la orden`,
  });
}
