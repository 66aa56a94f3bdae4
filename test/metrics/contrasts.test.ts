import { strict as assert } from "node:assert";
import { blended, noisy, rotated, sampleMean } from "ebm/metrics";
import { normals, rng } from "ebm/rng";

function pictures(n: number, side: number): Float32Array {
  const x = new Float32Array(n * side * side);
  normals(rng(3), x, { step: 0, chains: n });
  return x;
}

describe("rotated", () => {
  it("by 90° turns counterclockwise: the right column becomes the top row", () => {
    assert.deepEqual(
      rotated(Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9), { side: 3, degrees: 90 }),
      Float32Array.of(3, 6, 9, 2, 5, 8, 1, 4, 7),
    );
  });

  it("by 90° four times, by 360° and by 0° leaves every bit, on odd and even sides", () => {
    for (const side of [5, 32]) {
      const x = pictures(2, side);
      const quarter = (y: Float32Array) => rotated(y, { side, degrees: 90 });
      for (const same of [quarter(quarter(quarter(quarter(x)))), rotated(x, { side, degrees: 360 }), rotated(x, { side, degrees: 0 })])
        assert.deepEqual(same, x);
      assert.deepEqual(rotated(x, { side, degrees: -90 }), quarter(quarter(quarter(x))));
    }
  });

  it("turns the plane y = x by 45° into y: linear images are interpolated exactly", () => {
    const side = 9;
    const slope = Float32Array.from({ length: 81 }, (_, p) => (p % side) - 4);
    const turned = rotated(slope, { side, degrees: 45 });
    // Near the centre, out(u, v) = cos u − sin v, of u to the right and v downwards.
    for (const [u, v] of [
      [0, 0],
      [1, 0],
      [0, 1],
      [-2, 1],
      [1, -2],
    ])
      assert.ok(Math.abs(turned[(v + 4) * side + u + 4] - (u - v) * Math.SQRT1_2) < 1e-6);
  });

  it("has background where it looks beyond the edges, and refuses what are no squares", () => {
    assert.equal(rotated(new Float32Array(64).fill(1), { side: 8, degrees: 45, background: -1 })[0], -1);
    assert.throws(() => rotated(new Float32Array(16), undefined as never), { name: "OptionError", message: /side debe ser/ });
    assert.throws(() => noisy(new Float32Array(16), undefined as never), { name: "OptionError", message: /spread debe ser/ });
    assert.throws(() => rotated(new Float32Array(10), { side: 4, degrees: 45 }), { name: "ShapeError" });
    assert.throws(() => rotated(new Float32Array(16), { side: 4, degrees: Number.NaN }), { name: "OptionError" });
  });
});

describe("blended", () => {
  it("is a mean with another image, never with itself", () => {
    const x = Float32Array.from({ length: 40 }, (_, i) => 2 ** Math.floor(i / 2)); // sums of two powers tell which
    const out = blended(x, { size: 2, seed: 7 });
    for (let i = 0; i < 20; i++) {
      const other = 2 * out[2 * i] - 2 ** i;
      assert.ok(other !== 2 ** i && Number.isInteger(Math.log2(other)), `${other}`);
      assert.equal(out[2 * i], out[2 * i + 1]);
    }
    assert.deepEqual(blended(x, { size: 2, seed: 7, part: 0 }), x);
    assert.throws(() => blended(Float32Array.of(1), { size: 1, seed: 1 }), { name: "ShapeError" });
  });
});

describe("noisy", () => {
  it("adds noise of the variance that is asked for, inside the bounds", () => {
    const out = noisy(new Float32Array(20_000), { spread: 0.2, seed: 1 });
    const { mean, standardError } = sampleMean(out.map((v) => v * v));
    assert.ok(Math.abs(mean - 0.04) < 4 * standardError, `${mean}`);
    assert.ok(noisy(new Float32Array(1000).fill(1), { spread: 1, seed: 1 }).every((v) => v >= -1 && v <= 1));
  });
});
