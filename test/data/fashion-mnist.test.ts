import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { FASHION_CLASSES, fashionMnist, labelCounts, loadFashionMnist, toPadded } from "ebm/data";

const { subsetOf } = require("../../tools/fashion-mnist/subset");

const FILE = join(__dirname, "..", "..", "data", "fashion-mnist", "test-2000.idx.gz");
const shipped = async () => new Uint8Array(await readFile(FILE));
const DEBIAN = "/usr/share/datasets/fashion-mnist/t10k-images-idx3-ubyte.gz";

describe("fashionMnist", () => {
  it("has 2,000 images of 28×28, 200 of each class", async () => {
    const clothes = await fashionMnist();
    assert.deepEqual([clothes.count, clothes.height, clothes.width, clothes.pixels.length], [2000, 28, 28, 2000 * 784]);
    assert.deepEqual(labelCounts(clothes), new Array(10).fill(200));
    assert.equal(FASHION_CLASSES.length, 10);
    // The published test file begins with a boot, a jersey and two pairs of trousers.
    assert.deepEqual([...clothes.labels.subarray(0, 4)], [9, 2, 1, 1]);
    assert.equal(toPadded(clothes, [0, 1999]).length, 2 * 1024);
  });

  it("has far more ink than digits, as Fashion-MNIST's test images: mean 73.1 of 255", async () => {
    const { pixels } = await fashionMnist();
    const mean = pixels.reduce((sum, v) => sum + v, 0) / pixels.length;
    assert.ok(Math.abs(mean - 73.1) < 1.5, `${mean}`); // the standard error of 2,000 images is about 1
  });

  it("refuses a truncated file, an altered byte and another file, and says how to mend it", async () => {
    const refused = (change: (bytes: Uint8Array) => Uint8Array) => fashionMnist({ readFile: async () => change(await shipped()) });
    const remedy = /git checkout data\/fashion-mnist/;
    await assert.rejects(
      refused((bytes) => bytes.subarray(0, -1000)),
      { name: "DataError", message: remedy },
    );
    const touched = (bytes: Uint8Array) => {
      const inside = new Uint8Array(gunzipSync(bytes));
      inside[5000] ^= 1;
      return new Uint8Array(gzipSync(inside));
    };
    await assert.rejects(refused(touched), { name: "DataError", message: /no es el original/ });
    await assert.rejects(
      refused(() => new Uint8Array(20)),
      { name: "DataError" },
    );
  });
});

describe("loadFashionMnist", () => {
  it("where the package is not there, tells its name", async () => {
    const readFile = async () => {
      throw Object.assign(new Error("no está"), { code: "ENOENT" });
    };
    await assert.rejects(loadFashionMnist({ readFile }), /no está/);
    if (existsSync(DEBIAN)) return;
    await assert.rejects(loadFashionMnist(), { name: "FileError", message: /ENOENT[\s\S]*dataset-fashion-mnist/ });
  });

  it("refuses files of other data", async () => {
    const foreign = async () => Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 1, 5);
    await assert.rejects(loadFashionMnist({ readFile: foreign }), { name: "DataError", message: /forma/ });
  });

  // A newcomer has no use for Debian's package; continuous integration installs it where it can.
  if (existsSync(DEBIAN))
    it("where Debian's package is installed, has the published counts, and the subset is its first 200 of each class", async () => {
      const { train, test } = await loadFashionMnist();
      assert.deepEqual(labelCounts(train), new Array(10).fill(6000));
      assert.deepEqual(labelCounts(test), new Array(10).fill(1000));
      assert.deepEqual(new Uint8Array(subsetOf(test)), new Uint8Array(gunzipSync(await shipped())));
    });
});
