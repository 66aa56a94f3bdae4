import { strict as assert } from "node:assert";
import fc from "fast-check";
import { loadMnist, toFlat01, toPadded } from "ebm/data";
import { openNetwork } from "ebm/engine";
import { classHistogram, histogramEntropy, meanPairwiseDistance, padFlat01, sampleQuality } from "ebm/metrics";
import { loadShipped } from "ebm/trainer";

const classes = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 60 });

describe("the histogram of classes", () => {
  it("adds up to the number of samples, in any order", () => {
    fc.assert(
      fc.property(classes, (list) => {
        const histogram = classHistogram(list);
        assert.equal(
          histogram.reduce((a, b) => a + b, 0),
          list.length,
        );
        assert.deepEqual(classHistogram([...list].reverse()), histogram);
      }),
    );
  });

  it("refuses what is no class", () => {
    assert.throws(() => classHistogram([0, 10]), { name: "OptionError", message: /classes\[1\]/ });
  });

  it("has an entropy between 0 and the logarithm of the classes that appear, whatever their order and scale", () => {
    fc.assert(
      fc.property(classes, fc.integer({ min: 1, max: 9 }), (list, scale) => {
        const histogram = classHistogram(list);
        const entropy = histogramEntropy(histogram);
        const used = histogram.filter((n) => n > 0).length;
        assert.ok(entropy >= 0 && entropy <= Math.log(Math.max(used, 1)) + 1e-12);
        const others = histogram.map((n) => n * scale).reverse();
        assert.ok(Math.abs(histogramEntropy(others) - entropy) < 1e-12);
      }),
    );
  });

  it("has entropy 0 with one class or none, and log 10 with ten alike", () => {
    assert.deepEqual([histogramEntropy([0, 7, 0]), histogramEntropy([0, 0]), histogramEntropy([])], [0, 0, 0]);
    assert.ok(Math.abs(histogramEntropy(new Array(10).fill(3)) - Math.log(10)) < 1e-12);
  });
});

describe("the mean distance", () => {
  const points = fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), { minLength: 2, maxLength: 8 });

  it("does not change when samples change places or all move alike, and grows with the scale", () => {
    fc.assert(
      fc.property(points, fc.integer({ min: -5, max: 5 }), (list, shift) => {
        const distance = meanPairwiseDistance(Float32Array.from(list.flat()), 2);
        const moved = [...list].reverse().flatMap(([x, y]) => [3 * (x + shift), 3 * (y - shift)]);
        assert.ok(Math.abs(meanPairwiseDistance(Float32Array.from(moved), 2) - 3 * distance) < 1e-9 * (1 + distance));
      }),
    );
  });

  it("is 0 for copies of one sample, and for one sample", () => {
    assert.equal(meanPairwiseDistance(new Float32Array(12).fill(0.3), 4), 0);
    assert.equal(meanPairwiseDistance(Float32Array.of(1, 2), 2), 0);
  });
});

describe("flat images for the judge", () => {
  it("are what toPadded gives", async () => {
    const { test } = await loadMnist();
    const [padded, flat] = [toPadded(test, [0, 7]), padFlat01(toFlat01(test, [0, 7]))];
    // v/255 rounded to float32 and doubled: at most 2^−24 from (v − 127.5)/127.5.
    for (let j = 0; j < padded.length; j++) assert.ok(Math.abs(padded[j] - flat[j]) <= 2 ** -23);
  });
});

describe("the quality of samples", () => {
  it("tells ten different digits from one digit again and again", async () => {
    const { spec, weights } = await loadShipped("mnist-classifier");
    const judge = await openNetwork(spec, { weights });
    const { test } = await loadMnist();
    const firsts = Array.from({ length: 10 }, (_, digit) => test.labels.indexOf(digit));
    const varied = sampleQuality(judge, toPadded(test, firsts), { threshold: 0.5 });
    const same = sampleQuality(judge, toPadded(test, new Array(10).fill(firsts[0])), { threshold: 0.5 });
    assert.deepEqual([varied.samples, varied.coverage, varied.histogram], [10, 10, new Array(10).fill(1)]);
    assert.deepEqual([same.samples, same.coverage, same.entropy, same.meanDistance], [10, 1, 0, 0]);
    assert.ok(Math.abs(varied.entropy - Math.log(10)) < 1e-12 && varied.meanDistance > 5);
    assert.throws(() => sampleQuality(judge, toPadded(test, [0]), { threshold: 90 }), { name: "OptionError", message: /threshold/ });
    judge.dispose();
  });
});
