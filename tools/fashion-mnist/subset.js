// Writes data/fashion-mnist/test-2000.idx.gz again: `node tools/fashion-mnist/subset.js`, where Debian's package dataset-fashion-mnist is installed.
//
// Of each class the first 200 images of the test file, in the order of that file: an IDX file of images followed by one of labels, gzipped.
"use strict";
const path = require("node:path");
const { gzipSync } = require("node:zlib");
const { sha256, writeWhole } = require("ebm/bytes");
const { loadFashionMnist } = require("ebm/data");
const { inSpanish } = require("../setup/in-spanish");
const { ROOT } = require("../setup/paths");
const { runMain } = require("../setup/problem");

const EACH = 200;
const FILE = path.join(ROOT, "data", "fashion-mnist", "test-2000.idx.gz");

/** The numbers of the first images of each class, in rising order. */
function firstOfEach(labels, each) {
  const seen = new Map();
  return [...labels.keys()].filter((i) => {
    const before = seen.get(labels[i]) ?? 0;
    seen.set(labels[i], before + 1);
    return before < each;
  });
}

/** Both IDX files, one after the other. */
function subsetOf({ pixels, labels, height, width }, each = EACH) {
  const chosen = firstOfEach(labels, each);
  const header = (...shape) => {
    const bytes = Buffer.alloc(4 + 4 * shape.length);
    bytes.set([0, 0, 8, shape.length]);
    shape.forEach((size, axis) => {
      bytes.writeUInt32BE(size, 4 + 4 * axis);
    });
    return bytes;
  };
  const size = height * width;
  const images = chosen.map((i) => pixels.subarray(i * size, (i + 1) * size));
  return Buffer.concat([header(chosen.length, height, width), ...images, header(chosen.length), Uint8Array.from(chosen, (i) => labels[i])]);
}

async function main() {
  const bytes = subsetOf((await loadFashionMnist()).test);
  writeWhole(FILE, gzipSync(bytes, { level: 9 }));
  console.log(`${path.relative(ROOT, FILE)}: ${await sha256(new Uint8Array(bytes))} (descomprimido)`);
}

if (require.main === module) runMain(() => inSpanish(main));
module.exports = { subsetOf };
