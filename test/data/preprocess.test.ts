import assert from "node:assert/strict";
import fc from "fast-check";
import { firstImages, imageSet, labelCounts, toFlat01, toPadded } from "ebm/data";

/** Three images of 28×28 whose pixels run through all byte values. */
const set = imageSet("prueba", {
  pixels: Uint8Array.from({ length: 3 * 784 }, (_, i) => (i * 37) % 256),
  labels: Uint8Array.of(4, 5, 6),
  height: 28,
  width: 28,
});

describe("toPadded", () => {
  it("gives a 32×32 image: a border of two pixels at −1 and (v − 127.5) / 127.5 inside, for each pixel", () => {
    const indices = [2, 0, 2];
    const x = toPadded(set, indices);
    assert.equal(x.length, 3 * 1024);
    x.forEach((value, i) => {
      const [k, row, column] = [Math.floor(i / 1024), Math.floor(i / 32) % 32, i % 32];
      const inside = row >= 2 && row < 30 && column >= 2 && column < 30;
      const byte = set.pixels[indices[k] * 784 + (row - 2) * 28 + (column - 2)];
      assert.equal(value, inside ? Math.fround((byte - 127.5) / 127.5) : -1, `imagen ${k}, fila ${row}, columna ${column}`);
    });
  });

  it("maps byte 0 to −1 and 255 to 1 exactly", () => {
    const ends = imageSet("extremos", { pixels: Uint8Array.of(0, 255), labels: Uint8Array.of(0, 1), height: 1, width: 1 });
    assert.deepEqual([toPadded(ends, [0])[12], toPadded(ends, [1])[12]], [-1, 1]);
  });
});

describe("toFlat01", () => {
  it("gives v / 255 in the order of the file", () => {
    const x = toFlat01(set, [1]);
    assert.deepEqual(
      x,
      Float32Array.from(set.pixels.subarray(784, 2 * 784), (v) => v / 255),
    );
  });
});

describe("image sets", () => {
  it("refuse an index that is no image of theirs, instead of giving NaN", () => {
    fc.assert(
      fc.property(fc.constantFrom(-1, 3, 1.5, Number.NaN, Number.POSITIVE_INFINITY), (index) => {
        assert.throws(() => toPadded(set, [0, index]), {
          name: "OptionError",
          message: /toPadded · indices\[1\] debe ser un entero entre 0 y 2/,
        });
        assert.throws(() => toFlat01(set, [index]), { name: "OptionError" });
      }),
    );
  });

  it("refuse pixels that do not fit their labels", () => {
    assert.throws(() => imageSet("mal", { pixels: new Uint8Array(7), labels: new Uint8Array(2), height: 2, width: 2 }), {
      name: "DataError",
      message: /debería haber 8 píxeles y hay 7/,
    });
  });

  it("are told from other things at every door", () => {
    for (const bad of [undefined, null, {}, [1, 2], { count: 3 }] as never[]) {
      for (const door of [() => toPadded(bad, [0]), () => toFlat01(bad, [0]), () => firstImages(bad, 1), () => labelCounts(bad)]) {
        assert.throws(door, { name: "OptionError", message: /un conjunto de imágenes.*\n.*loadMnist/ });
      }
    }
    const parts = { pixels: new Uint8Array(1), labels: new Uint8Array(1), height: 1, width: 1 };
    assert.throws(() => imageSet("mal", { ...parts, labels: [1] as never }), {
      name: "DataError",
      message: /labels debe ser un Uint8Array/,
    });
    assert.throws(() => toPadded(set, undefined as never), { name: "OptionError", message: /indices/ });
  });

  it("can be shortened without copying", () => {
    const two = firstImages(set, 2);
    assert.deepEqual([two.count, two.labels.length, two.pixels.length], [2, 2, 1568]);
    assert.equal(two.pixels.buffer, set.pixels.buffer);
    assert.throws(() => firstImages(set, 4), { name: "OptionError", message: /tiene 3 imágenes/ });
  });

  it("refuse to count labels beyond the classes", () => {
    assert.throws(() => labelCounts(set, 5), { name: "OptionError", message: /etiqueta 5 y solo hay 5 clases/ });
  });
});
