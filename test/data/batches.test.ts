import assert from "node:assert/strict";
import fc from "fast-check";
import { batchCount, batches, firstBatch, type ImageSet, imageSet, toFlat01 } from "ebm/data";

/** n images of one pixel; image i has byte i mod 256 and label i mod 10. */
function pixelSet(n: number): ImageSet {
  return imageSet("prueba", {
    pixels: Uint8Array.from({ length: n }, (_, i) => i),
    labels: Uint8Array.from({ length: n }, (_, i) => i % 10),
    height: 1,
    width: 1,
  });
}

const order = (set: ImageSet, options: Parameters<typeof batches>[1]) => [...batches(set, options)].flatMap((batch) => [...batch.indices]);

describe("batches", () => {
  it("use each image at most once and drop only the last partial batch, for any sizes", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 200 }), fc.nat(), (a, b, seed) => {
        const [count, batchSize] = [Math.max(a, b), Math.min(a, b)];
        const set = pixelSet(count);
        const all = [...batches(set, { batchSize, seed })];
        assert.equal(all.length, batchCount(set, batchSize));
        assert.ok(
          all.every(({ indices, labels, x }) => indices.length === batchSize && labels.length === batchSize && x.length === batchSize * 25),
        );
        const seen = new Set(all.flatMap(({ indices }) => [...indices]));
        assert.equal(seen.size, Math.floor(count / batchSize) * batchSize);
      }),
    );
  });

  it("keep image, label and number together", () => {
    for (const { x, labels, indices } of batches(pixelSet(100), { batchSize: 32, seed: 7, preprocess: toFlat01 })) {
      indices.forEach((index, i) => {
        assert.equal(x[i], Math.fround(index / 255));
        assert.equal(labels[i], index % 10);
      });
    }
  });

  it("come in an order that is a function of seed and epoch, and differs between them", () => {
    const set = pixelSet(200);
    const first = order(set, { batchSize: 50, seed: 7, epoch: 0 });
    assert.deepEqual(order(set, { batchSize: 50, seed: 7, epoch: 0 }), first);
    assert.notDeepEqual(order(set, { batchSize: 50, seed: 7, epoch: 1 }), first);
    assert.notDeepEqual(order(set, { batchSize: 50, seed: 8, epoch: 0 }), first);
  });

  it("come in the order of the file in every epoch when they are not shuffled", () => {
    const set = pixelSet(10);
    assert.deepEqual(order(set, { batchSize: 4, shuffle: false, epoch: 3 }), [0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it("leave out different images in different epochs", () => {
    // 10 images, batches of 4: each epoch leaves out 2. Over 20 epochs each image is left out at least once,
    // but for a chance of about 10 · 0.8^20 = 12 % a seed; seed 1 is one of the others.
    const set = pixelSet(10);
    const used = Array.from({ length: 20 }, (_, epoch) => new Set(order(set, { batchSize: 4, seed: 1, epoch })));
    for (let image = 0; image < 10; image++)
      assert.ok(
        used.some((images) => !images.has(image)),
        `imagen ${image}`,
      );
  });

  it("are refused at the call, not at the first batch, when an option is bad", () => {
    const set = pixelSet(10);
    assert.throws(() => batches(set), { name: "OptionError", message: /batchSize debe ser un entero entre 1 y 10 y llegó 128/ });
    for (const bad of [0, -4, 2.5, Number.NaN]) assert.throws(() => batches(set, { batchSize: bad }), { name: "OptionError" });
    assert.throws(() => batches(set, { batchSize: 4, seed: -1 }), { name: "OptionError", message: /^batches · seed/ });
    assert.throws(() => batches(set, { batchSize: 4, epoch: 0.5 }), { name: "OptionError", message: /^batches · epoch/ });
  });
});

describe("firstBatch", () => {
  it("is the first that batches gives", () => {
    const options = { batchSize: 4, seed: 3, epoch: 2 };
    assert.deepEqual(firstBatch(pixelSet(9), options), [...batches(pixelSet(9), options)][0]);
  });

  it("refuses a set without one whole batch", () => assert.throws(() => firstBatch(pixelSet(3), { batchSize: 4 }), /batchSize/));
});
