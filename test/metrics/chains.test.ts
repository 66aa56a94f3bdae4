import { strict as assert } from "node:assert";
import fc from "fast-check";
import { clippedShare, quantile, quantilesOverChains, saturatedShare } from "ebm/metrics";

const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 40 });
const probability = fc.double({ min: 0, max: 1, noNaN: true });
const sort = (values: readonly number[]) => [...values].sort((a, b) => a - b);

describe("the quantile", () => {
  it("is a sorted value where (n − 1) q is whole", () => {
    fc.assert(
      fc.property(numbers, fc.nat(), (values, k) => {
        const place = k % values.length;
        const q = values.length === 1 ? 0.3 : place / (values.length - 1);
        // (n − 1) q may miss the whole number by a rounding; the neighbours differ by 2e6 at most.
        assert.ok(Math.abs(quantile(values, q) - sort(values)[place]) < 1e-6);
      }),
    );
  });

  it("lies between the sorted values around it, on the line that joins them", () => {
    fc.assert(
      fc.property(numbers, probability, (values, q) => {
        const sorted = sort(values);
        const place = (values.length - 1) * q;
        const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
        const line = below + (place - Math.floor(place)) * (above - below);
        assert.ok(Math.abs(quantile(values, q) - line) < 1e-9 * (1 + Math.abs(line)));
      }),
    );
  });

  it("never falls as q grows, and leaves the values in their order", () => {
    fc.assert(
      fc.property(numbers, probability, probability, (values, a, b) => {
        const before = [...values];
        assert.ok(quantile(values, Math.min(a, b)) <= quantile(values, Math.max(a, b)) + 1e-9);
        assert.deepEqual(values, before);
      }),
    );
  });

  it("is the definition 7 of Hyndman and Fan, as numpy and R have it by default", () => {
    // numpy.quantile([15, 20, 35, 40, 50], [0.05, 0.3, 0.4]) = [16, 23, 29]: places 0.2, 1.2 and 1.6.
    const found = [0.05, 0.3, 0.4].map((q) => quantile([50, 35, 15, 40, 20], q));
    [16, 23, 29].forEach((right, i) => {
      assert.ok(Math.abs(found[i] - right) < 1e-12);
    });
  });

  it("refuses an empty list, NaN, and a q that is a percentage", () => {
    assert.throws(() => quantile([], 0.5), { name: "OptionError", message: /al menos un valor/ });
    assert.throws(() => quantile([1, Number.NaN], 0.5), { name: "OptionError", message: /posición 1/ });
    assert.throws(() => quantile([1, 2], 50), { name: "OptionError", message: /q debe ser una probabilidad/ });
  });
});

describe("quantiles over chains", () => {
  it("are, at each step, the quantile of its chains, whatever their order", () => {
    const table = fc.array(
      fc.tuple(
        fc.float({ noNaN: true, min: -9, max: 9 }),
        fc.float({ noNaN: true, min: -9, max: 9 }),
        fc.float({ noNaN: true, min: -9, max: 9 }),
      ),
      {
        minLength: 1,
        maxLength: 9,
      },
    );
    fc.assert(
      fc.property(table, probability, (rows, q) => {
        const [series] = quantilesOverChains(Float32Array.from(rows.flat()), 3, [q]);
        const [turned] = quantilesOverChains(Float32Array.from(rows.flatMap(([a, b, c]) => [c, a, b])), 3, [q]);
        assert.deepEqual(
          series,
          Float32Array.from(rows, (row) => quantile(row, q)),
        );
        assert.deepEqual(turned, series);
      }),
    );
  });

  it("refuse half a step and percentages", () => {
    assert.throws(() => quantilesOverChains(new Float32Array(5), 2, [0.5]), { name: "ShapeError" });
    assert.throws(() => quantilesOverChains(new Float32Array(4), 2, [0.5, 90]), { name: "OptionError", message: /qs\[1\]/ });
    assert.throws(() => quantilesOverChains(new Float32Array(4), 2, 0.5 as unknown as number[]), { name: "OptionError", message: /lista/ });
  });
});

describe("the saturated share", () => {
  const pixels = fc.array(fc.constantFrom(-1, -0.5, 0, 0.25, 1), { minLength: 1, maxLength: 50 });

  it("counts the values at both ends, and is 1 when every value is near enough", () => {
    fc.assert(
      fc.property(pixels, (x) => {
        assert.equal(saturatedShare(x), x.filter((v) => Math.abs(v) === 1).length / x.length);
        assert.equal(saturatedShare(x, { within: 1 }), 1);
      }),
    );
  });

  it("does not change when scale and ends change alike", () => {
    fc.assert(
      fc.property(pixels, (x) => {
        const flat = x.map((v) => (v + 1) / 2);
        assert.equal(saturatedShare(flat, { bounds: [0, 1] }), saturatedShare(x));
      }),
    );
  });

  it("refuses ends that are none", () => {
    assert.throws(() => saturatedShare([0], { bounds: null as unknown as [number, number] }), { name: "OptionError", message: /null/ });
    assert.throws(() => saturatedShare([0], { within: -1 }), { name: "OptionError", message: /within/ });
  });
});

describe("the clipped share", () => {
  it("counts what clipping changes", () => {
    fc.assert(
      fc.property(numbers, fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (gradient, clip) => {
        const changed = gradient.filter((g) => Math.min(clip, Math.max(-clip, g)) !== g).length;
        assert.equal(clippedShare(gradient, clip), changed / gradient.length);
      }),
    );
  });

  it("refuses a clip of 0", () => {
    assert.throws(() => clippedShare([1], 0), { name: "OptionError", message: /0\.03/ });
  });
});
