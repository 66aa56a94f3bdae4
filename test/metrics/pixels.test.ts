import { strict as assert } from "node:assert";
import { blurredImages, shifted, shuffledPixels } from "ebm/metrics";

/** Two images of 5 × 5 with a different number in each pixel. */
const SIDE = 5;
const pictures = Float32Array.from({ length: 2 * SIDE * SIDE }, (_, k) => k + 1);

describe("shuffledPixels", () => {
  const shuffled = shuffledPixels(pictures, { size: 25, seed: 5 });

  it("keeps the pixels of each image, in another order that all images share", () => {
    const [first, second] = [shuffled.slice(0, 25), shuffled.slice(25)];
    assert.deepEqual(first.slice().sort(), pictures.slice(0, 25));
    assert.notDeepEqual(first, pictures.slice(0, 25));
    assert.deepEqual(
      second,
      first.map((v) => v + 25),
    );
  });

  it("gives the same disorder for the same seed, and another for another", () => {
    assert.deepEqual(shuffledPixels(pictures, { size: 25, seed: 5 }), shuffled);
    assert.notDeepEqual(shuffledPixels(pictures, { size: 25, seed: 6 }), shuffled);
  });
});

describe("shifted", () => {
  it("moves right and down, and back what did not leave", () => {
    const moved = shifted(pictures, { side: SIDE, right: 1, down: 2, background: 0 });
    for (let k = 0; k < pictures.length; k++) {
      const [row, column] = [Math.floor(k / SIDE) % SIDE, k % SIDE];
      assert.equal(moved[k], row < 2 || column < 1 ? 0 : pictures[k - 2 * SIDE - 1]);
    }
    const back = shifted(moved, { side: SIDE, right: -1, down: -2, background: 0 });
    for (let k = 0; k < pictures.length; k++) {
      const [row, column] = [Math.floor(k / SIDE) % SIDE, k % SIDE];
      assert.equal(back[k], row < 3 && column < 4 ? pictures[k] : 0);
    }
  });

  it("does nothing for 0, and leaves a page of background for a whole side", () => {
    assert.deepEqual(shifted(pictures, { side: SIDE }), pictures);
    assert.ok(shifted(pictures, { side: SIDE, right: SIDE }).every((v) => v === -1));
  });
});

describe("blurredImages", () => {
  it("is the mean of nine pixels inside, and takes the background beyond the edges", () => {
    const soft = blurredImages(pictures, { side: SIDE, background: 0 });
    const at = (image: number, row: number, column: number) => 25 * image + SIDE * row + column;
    assert.ok(Math.abs(soft[at(1, 2, 2)] - pictures[at(1, 2, 2)]) < 1e-5, "a plane is its own mean");
    assert.ok(Math.abs(soft[at(0, 0, 0)] - (1 + 2 + 6 + 7) / 9) < 1e-6);
  });

  it("keeps an even page, and 0 times keep every bit", () => {
    for (const v of blurredImages(new Float32Array(25).fill(-1), { side: SIDE, times: 4 })) assert.ok(Math.abs(v + 1) < 1e-6);
    assert.deepEqual(blurredImages(pictures, { side: SIDE, times: 0 }), pictures);
  });

  it("each round adds 2/3 to the variance of a dot along an axis", () => {
    const side = 21;
    const dot = new Float32Array(side * side);
    dot[10 * side + 10] = 1;
    const soft = blurredImages(dot, { side, times: 3, background: 0 });
    const variance = soft.reduce((sum, v, k) => sum + v * ((k % side) - 10) ** 2, 0);
    assert.ok(Math.abs(variance - 3 * (2 / 3)) < 1e-5, `${variance}`);
  });
});

describe("the pictures of these contrasts", () => {
  it("must be whole, and their numbers whole too", () => {
    assert.throws(() => shuffledPixels(pictures, { size: 24, seed: 1 }), { name: "ShapeError" });
    assert.throws(() => shifted(pictures, { side: 4 }), { name: "ShapeError" });
    assert.throws(() => blurredImages(pictures, { side: 4 }), { name: "ShapeError" });
    assert.throws(() => shifted(pictures, { side: SIDE, right: 0.5 }), { name: "OptionError", message: /right debe ser/ });
    assert.throws(() => blurredImages(pictures, { side: SIDE, times: -1 }), { name: "OptionError", message: /times debe ser/ });
    assert.throws(() => shuffledPixels(pictures, undefined as never), { name: "OptionError", message: /size debe ser/ });
  });
});
