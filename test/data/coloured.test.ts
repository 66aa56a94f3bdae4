import assert from "node:assert/strict";
import {
  batches,
  CIFAR10_CLASSES,
  COLOURED_SHAPES,
  colouredShapes,
  firstImages,
  imageSet,
  labelCounts,
  loadCifar10,
  toFlat01,
  toPadded,
  toSigned,
} from "ebm/data";

describe("colouredShapes", () => {
  const set = colouredShapes(1200, { seed: 3 });

  it("is a function of the seed, and a longer set begins with the shorter one", () => {
    assert.deepEqual(colouredShapes(20, { seed: 3 }).pixels, firstImages(set, 20).pixels);
    assert.deepEqual(colouredShapes(20, { seed: 3 }).labels, firstImages(set, 20).labels);
    assert.notDeepEqual(colouredShapes(20, { seed: 4 }).pixels, colouredShapes(20, { seed: 3 }).pixels);
  });

  it("has twelve classes, equally often", () => {
    // Binomial(1200, 1/12): mean 100, deviation 9.6; five deviations.
    for (const count of labelCounts(set, 12)) assert.ok(Math.abs(count - 100) < 48, `${count}`);
    assert.equal(COLOURED_SHAPES.shapes.length * COLOURED_SHAPES.colours.length, 12);
  });

  it("has the colour of its label: its channel is the brightest, by far, where the shape is", () => {
    for (let i = 0; i < 200; i++) {
      const image = set.pixels.subarray(i * 3072, (i + 1) * 3072);
      const brightest = [0, 1, 2].map((channel) => Math.max(...image.filter((_, j) => j % 3 === channel)));
      const colour = set.labels[i] % 3;
      brightest.forEach((v, channel) => assert.ok(channel === colour ? v >= 180 : v <= 90, `${i}: ${brightest}`));
    }
  });

  it("has the area of its shape: of the circle of radius r, a square of 2/π and so on, between r = 5 and r = 11", () => {
    // Areas for r = 1: circle π; square 2; equilateral triangle 3√3/4; cross of arms 0.6 × 1.9: 2 · 1.14 − 0.36.
    const areas = [Math.PI, 2, (3 * Math.sqrt(3)) / 4, 2 * 1.14 - 0.36];
    for (const [shape, area] of areas.entries()) {
      const inks = Array.from({ length: 1200 }, (_, i) => i)
        .filter((i) => Math.floor(set.labels[i] / 3) === shape)
        .map((i) => {
          const channel = set.labels[i] % 3;
          const values = set.pixels.subarray(i * 3072, (i + 1) * 3072).filter((_, j) => j % 3 === channel);
          const [low, high] = [Math.min(...values), Math.max(...values)];
          return values.reduce((sum, v) => sum + (v - low) / (high - low), 0);
        });
      assert.ok(
        Math.min(...inks) > 25 * area - 4 && Math.max(...inks) < 121 * area + 8,
        `${shape}: ${Math.min(...inks)}, ${Math.max(...inks)}`,
      );
      // E r² = (11³ − 5³) / (3 · 6) = 67; r² has deviation 33 and there are 300 of each: five standard errors are 9.5.
      const mean = inks.reduce((a, b) => a + b, 0) / inks.length;
      assert.ok(Math.abs(mean / area - 67) < 10, `${shape}: ${mean / area}`);
    }
  });

  it("goes through batches as [n, 32, 32, 3] in [−1, 1], and grey preprocessing refuses it", () => {
    const [first] = batches(set, { batchSize: 4, seed: 1, preprocess: toSigned });
    assert.equal(first.x.length, 4 * 3072);
    assert.ok(first.x.every((v) => v >= -1 && v <= 1));
    for (const grey of [toPadded, toFlat01])
      assert.throws(() => grey(set, [0]), { name: "OptionError", message: /3 canales.*\n.*toSigned/ });
    assert.throws(() => imageSet("x", { pixels: new Uint8Array(4), labels: new Uint8Array(1), height: 1, width: 1, channels: 3 }), {
      name: "DataError",
      message: /1×1×3/,
    });
  });
});

describe("loadCifar10", () => {
  /** A file as CIFAR-10's: image i has label i mod 10, red p mod 251, green i mod 256, blue 7. */
  const file = new Uint8Array(10_000 * 3073);
  for (let i = 0; i < 10_000; i++) {
    file[i * 3073] = i % 10;
    for (let p = 0; p < 1024; p++) {
      file[i * 3073 + 1 + p] = p % 251;
      file[i * 3073 + 1025 + p] = i % 256;
      file[i * 3073 + 2049 + p] = 7;
    }
  }

  it("turns the planes of each record into pixels, and reads the five training files in order", async () => {
    const asked: string[] = [];
    const readFile = async (name: string) => {
      asked.push(name);
      return file;
    };
    const { train, test } = await loadCifar10({ readFile });
    assert.deepEqual([train.count, test.count, train.channels, test.height, test.width], [50_000, 10_000, 3, 32, 32]);
    assert.deepEqual(asked, [
      "data_batch_1.bin",
      "data_batch_2.bin",
      "data_batch_3.bin",
      "data_batch_4.bin",
      "data_batch_5.bin",
      "test_batch.bin",
    ]);
    const at = (30_123 * 1024 + 300) * 3; // image 123 of the fourth file, pixel 300
    assert.deepEqual([...train.pixels.subarray(at, at + 3)], [49, 123, 7]);
    assert.equal(train.labels[30_123], 3);
    assert.deepEqual(labelCounts(test), new Array(10).fill(1000));
    assert.equal(CIFAR10_CLASSES.length, 10);
  });

  it("where the files are not there, says where to put them", async () => {
    await assert.rejects(loadCifar10({ folder: "/no/hay" }), {
      name: "FileError",
      message: /ENOENT[\s\S]*cifar-10-binary\.tar\.gz[\s\S]*\/no\/hay/,
    });
  });

  it("refuses files of another size and labels of CIFAR-100", async () => {
    await assert.rejects(loadCifar10({ readFile: async () => file.subarray(1) }), { name: "DataError", message: /30730000 bytes/ });
    const other = file.slice();
    other[3073 * 5] = 77;
    await assert.rejects(loadCifar10({ readFile: async () => other }), { name: "DataError", message: /imagen 5 tiene la etiqueta 77/ });
  });
});
