import { strict as assert } from "node:assert";
import { auroc } from "ebm/metrics";
import { normals, rng } from "ebm/rng";
import fc from "fast-check";

/** Over all pairs, as the definition says. */
function byPairs(inside: readonly number[], outside: readonly number[]): number {
  let sum = 0;
  for (const a of inside) for (const b of outside) sum += b > a ? 1 : b === a ? 0.5 : 0;
  return sum / (inside.length * outside.length);
}

describe("auroc", () => {
  it("is the share of pairs in the right order, ties counting one half", () => {
    const scores = fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(scores, scores, (inside, outside) => {
        assert.ok(Math.abs(auroc(inside, outside).auroc - byPairs(inside, outside)) < 1e-12);
        assert.ok(Math.abs(auroc(outside, inside).auroc + byPairs(inside, outside) - 1) < 1e-12);
      }),
    );
  });

  it("has DeLong's error, from the placements of the definition", () => {
    const [inside, outside] = [
      [1, 2, 2, 5, 7],
      [2, 4, 6, 8],
    ];
    const variance = (values: number[]) => {
      const mean = values.reduce((a, b) => a + b, 0) / values.length;
      return values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (values.length - 1);
    };
    const expected = Math.sqrt(
      variance(outside.map((b) => byPairs(inside, [b]))) / outside.length +
        variance(inside.map((a) => byPairs([a], outside))) / inside.length,
    );
    assert.ok(Math.abs(auroc(inside, outside).standardError - expected) < 1e-12);
  });

  it("on Gaussians one deviation apart is Φ(1/√2), which its interval covers 95 times in 100, with an error as replicates have", () => {
    const [truth, n, m, replicates] = [0.760249938906, 120, 80, 400]; // Φ(0.70710678)
    const z = new Float32Array(replicates * (n + m));
    normals(rng(5), z, { step: 0, chains: replicates });
    const runs = Array.from({ length: replicates }, (_, r) => {
      const own = z.subarray(r * (n + m), (r + 1) * (n + m));
      return auroc(
        own.subarray(0, n),
        own.subarray(n).map((v) => v + 1),
      );
    });
    const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
    const areas = runs.map((run) => run.auroc);
    const spread = Math.sqrt(mean(areas.map((a) => (a - mean(areas)) ** 2)));
    assert.ok(Math.abs(mean(areas) - truth) < (4 * spread) / Math.sqrt(replicates), `${mean(areas)}`);
    assert.ok(Math.abs(mean(runs.map((run) => run.standardError)) / spread - 1) < 4 / Math.sqrt(2 * replicates), `${spread}`);
    // 400 trials of probability 0.95: ± 4 deviations are ± 0.044.
    const covered = runs.filter(({ interval: [low, high] }) => low <= truth && truth <= high).length / replicates;
    assert.ok(covered > 0.905 && covered < 0.995, `${covered}`);
  });

  it("where nothing overlaps is 1 or 0, with an interval that does not pretend to be sure", () => {
    const up = auroc([1, 2, 3, 4], [5, 6, 7]);
    assert.deepEqual([up.auroc, up.standardError, up.interval[1]], [1, 0, 1]);
    assert.ok(Math.abs(up.interval[0] - 3 / (3 + 1.96 ** 2)) < 1e-12);
    assert.deepEqual(auroc([5, 6], [1]).interval[0], 0);
    assert.equal(auroc([3, 3], [3]).auroc, 0.5);
  });

  it("takes 200,000 scores in well under a second", () => {
    const scores = new Float32Array(100_000).map((_, i) => (i * 7919) % 65_536);
    const started = performance.now();
    auroc(scores, scores);
    assert.ok(performance.now() - started < 5000); // a count of pairs would take 1e10 comparisons: a minute
  });

  it("refuses no scores and scores that are no numbers", () => {
    assert.throws(() => auroc([], [1]), { name: "OptionError", message: /inside/ });
    assert.throws(() => auroc([1], [Number.NaN]), { name: "OptionError", message: /outside/ });
    assert.throws(() => auroc([1], [2], { z: 0 }), { name: "OptionError", message: /z debe/ });
  });
});
