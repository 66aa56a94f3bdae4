import { strict as assert } from "node:assert";
import { imageSet, toPadded } from "ebm/data";
import { centred, freePart, greysOfBase64, greysToBase64, keepInk, stroke } from "ebm/live";
import { generator, rng } from "ebm/rng";

const blank = (side: number) => new Float32Array(side * side).fill(-1);

describe("stroke", () => {
  const brush = { width: 2.2 };

  it("stays within −1 and 1, black in the middle, fading over 1.4 pixels, white beyond", () => {
    const image = stroke(
      blank(32),
      [
        [16, 4],
        [16, 28],
      ],
      brush,
    );
    const row = image.subarray(16 * 32, 17 * 32);
    // Centres at 0.5, 1.5 and 2.5 from the line: a = ½ + (1.1 − d) / 1.4 within [0, 1], and 2a − 1.
    const expected = [0.5, 1.5, 2.5].map((d) => 2 * Math.min(1, Math.max(0, 0.5 + (1.1 - d) / 1.4)) - 1);
    [16, 17, 18].forEach((column, i) => assert.ok(Math.abs(row[column] - expected[i]) < 1e-6, `${row[column]} ${expected[i]}`));
    assert.deepEqual([row[16], row[18], row[15]], [row[15], -1, row[16]]);
  });

  it("is no darker where it goes twice, nor when it is made of pieces", () => {
    const whole = stroke(
      blank(32),
      [
        [4, 4],
        [28, 20],
      ],
      brush,
    );
    assert.deepEqual(
      stroke(
        whole,
        [
          [28, 20],
          [4, 4],
        ],
        brush,
      ),
      whole,
    );
    const pieces = stroke(
      stroke(
        blank(32),
        [
          [4, 4],
          [16, 12],
        ],
        brush,
      ),
      [
        [16, 12],
        [28, 20],
      ],
      brush,
    );
    pieces.forEach((value, k) => assert.ok(Math.abs(value - whole[k]) < 1e-5));
  });

  it("has its width times its length of ink, and two round ends", () => {
    const image = stroke(
      blank(32),
      [
        [16, 6],
        [16, 26],
      ],
      brush,
    );
    const ink = image.reduce((sum, value) => sum + (value + 1) / 2, 0);
    const exact = 20 * 2.2 + Math.PI * (1.1 ** 2 + 1.4 ** 2 / 12); // ∫ a over the line and over a disc whose edge fades
    assert.ok(Math.abs(ink / exact - 1) < 0.05, `${ink} ${exact}`); // pixels half a pixel from the line: 2.286 a row instead of 2.2
  });

  it("is taken away by an eraser of its width, to the last trace", () => {
    const there = [
      [5, 5],
      [20, 25],
    ] as const;
    const gone = stroke(stroke(blank(32), there, brush), there, { width: 6, erases: true });
    assert.deepEqual(gone, blank(32));
  });

  it("leaves the image that it was given", () => {
    const image = blank(32);
    stroke(
      image,
      [
        [1, 1],
        [9, 9],
      ],
      brush,
    );
    assert.deepEqual(image, blank(32));
  });
});

describe("centred", () => {
  const massOf = (image: Float32Array, side: number) => {
    const ink = image.map((value) => value + 1);
    const total = ink.reduce((a, b) => a + b, 0);
    const mean = (placeOf: (k: number) => number) => ink.reduce((sum, mass, k) => sum + mass * placeOf(k), 0) / total;
    return { total, centre: [mean((k) => k % side), mean((k) => Math.floor(k / side))] };
  };

  it("brings the centre of mass within half a pixel of the middle, and loses no ink", () => {
    for (const [from, to] of [
      [
        [3, 4],
        [8, 12],
      ],
      [
        [25, 3],
        [30, 9],
      ],
      [
        [10, 28],
        [20, 30],
      ],
    ] as const) {
      const image = stroke(blank(32), [from, to], { width: 2 });
      const moved = centred(image);
      const { total, centre } = massOf(moved, 32);
      assert.ok(
        centre.every((place) => Math.abs(place - 15.5) <= 0.5 + 1e-6),
        `${centre}`,
      );
      assert.ok(Math.abs(total - massOf(image, 32).total) < 1e-3);
    }
  });

  it("leaves what is blank, centred, or as wide as the image", () => {
    const cross = stroke(
      blank(32),
      [
        [0, 3],
        [32, 3],
      ],
      { width: 2 },
    );
    const corner = cross.map((value, k) => (k % 32 === 0 ? 1 : value));
    for (const image of [
      blank(32),
      centred(
        stroke(
          blank(32),
          [
            [3, 4],
            [8, 12],
          ],
          { width: 2 },
        ),
      ),
      new Float32Array(1024),
      corner,
    ])
      assert.equal(centred(image), image);
  });
});

describe("freePart and keepInk", () => {
  it("leave out what the wall stops, at both ends", () => {
    assert.deepEqual([...freePart(Float32Array.of(1, -1, 1, -1, 1), Float32Array.of(-1, -1, 1, 1, 0))], [0, -1, 1, 0, 1]);
  });

  it("put back the strokes and let their edges and the paper be", () => {
    assert.deepEqual([...keepInk(Float32Array.of(0, 0, 0, 0), Float32Array.of(1, 0.5, -0.75, -1))], [1, 0.5, 0, 0]);
  });
});

describe("greysToBase64", () => {
  it("keeps every bit of what toPadded makes of bytes", () => {
    const set = imageSet("grises", {
      pixels: Uint8Array.from({ length: 256 }, (_, i) => i),
      labels: Uint8Array.of(0),
      height: 16,
      width: 16,
    });
    const image = toPadded(set, [0]);
    assert.deepEqual(new Int32Array(greysOfBase64(greysToBase64(image)).buffer), new Int32Array(image.buffer));
  });

  it("rounds other images to the nearest of 256 greys", () => {
    const random = generator(rng(7));
    const image = Float32Array.from({ length: 500 }, () => 2 * random.uniform() - 1);
    greysOfBase64(greysToBase64(image)).forEach((value, k) => assert.ok(Math.abs(value - image[k]) <= 1 / 255 + 1e-6));
  });
});
