import { strict as assert } from "node:assert";
import fc from "fast-check";
import { quadratic } from "ebm/energy";
import { OptionError, ShapeError } from "ebm/errors";
import { bytesOfText, epochsData, floatsOfBase64, inkOfLevels, levelsOf, packedText } from "ebm/live";
import { langevin, sample, type Samples, uniformStart } from "ebm/sampler";

/** A run of six chains of 4 × 4 pixels on a bowl. */
function run({ seed = 7, centre = 0, side = 4, record = [0, 2, 5] } = {}): Promise<Samples> {
  const bowl = { ...quadratic(Array.from({ length: side * side }, () => centre)), shape: [side, side, 1] };
  const start = uniformStart([side, side, 1], { chains: 6, seed });
  return sample(langevin(bowl, { stepSize: 0.1, gradientClip: 1 }), start, { seed: 7, steps: 5, record });
}

describe("levelsOf", () => {
  it("is never further than half a level from the value, and keeps the ends", () => {
    fc.assert(
      fc.property(fc.float({ min: -1, max: 1, noNaN: true }), (value) => {
        const [level] = levelsOf(Float32Array.of(value));
        return Math.abs((2 * level) / 255 - 1 - value) <= 1 / 255 + 1e-6;
      }),
    );
    assert.deepEqual([...levelsOf(Float32Array.of(-1, 1, -5, 5))], [0, 255, 0, 255]);
  });

  it("is black ink where the value is 1", () => {
    assert.deepEqual([...inkOfLevels(levelsOf(Float32Array.of(1, -1)))], [0, 0, 0, 255, 255, 255, 255, 255]);
  });
});

describe("packedText", () => {
  it("gives back any bytes, and is short where they repeat", () => {
    fc.assert(fc.property(fc.uint8Array(), (bytes) => assert.deepEqual(bytesOfText(packedText(bytes), bytes.length), bytes)));
    assert.ok(packedText(new Uint8Array(100_000)).length < 300);
  });
});

describe("epochsData", () => {
  it("has the frames by moments and then by epochs, and the energies by epochs and then by moments", async () => {
    const runs = [await run(), await run({ centre: 1 })];
    const data = epochsData({ epochs: [3, 8], runs, moments: [5, 0], chains: 4 });
    assert.deepEqual([data.moments, data.chains, data.averaged, data.side], [[0, 5], 4, 6, 4]);
    assert.deepEqual(data.start, { epoch: 0, moment: 1 });
    const frames = bytesOfText(data.frames, 2 * 2 * 4 * 16);
    const [energies, means] = [floatsOfBase64(data.energies), floatsOfBase64(data.means)];
    [0, 2].forEach((recorded, moment) =>
      runs.forEach(({ images, energies: all }, epoch) => {
        const shown = images.subarray(recorded * 6 * 16, (recorded * 6 + 4) * 16);
        assert.deepEqual(frames.subarray((moment * 2 + epoch) * 64, (moment * 2 + epoch + 1) * 64), levelsOf(shown));
        const own = all.subarray(recorded * 6, (recorded + 1) * 6);
        assert.deepEqual(energies.subarray((epoch * 2 + moment) * 4, (epoch * 2 + moment + 1) * 4), own.subarray(0, 4));
        assert.ok(Math.abs(means[epoch * 2 + moment] - own.reduce((sum, one) => sum + one, 0) / 6) < 1e-6 * Math.abs(own[0]));
      }),
    );
  });

  it("takes all moments and at most twelve chains where nothing else is asked for", async () => {
    const data = epochsData({ epochs: [1], runs: [await run()] });
    assert.deepEqual([data.moments, data.chains, data.start], [[0, 2, 5], 6, { epoch: 0, moment: 2 }]);
  });

  it("keeps the noise, that all epochs share, once", async () => {
    const big = { side: 32, record: [0] };
    const one = epochsData({ epochs: [1], runs: [await run(big)] }).frames.length;
    const three = epochsData({ epochs: [1, 2, 3], runs: [await run(big), await run(big), await run(big)] }).frames.length;
    assert.ok(three < 1.05 * one, `${three} ${one}`);
  });

  it("refuses runs that are not of the same noises, or not of one size", async () => {
    const [one, other, large] = [await run(), await run({ seed: 8 }), await run({ side: 5 })];
    assert.throws(() => epochsData({ epochs: [1, 2], runs: [one, other] }), /runs\[1\] empieza en otros ruidos/);
    const later = one.recorded.slice(-1);
    assert.throws(() => epochsData({ epochs: [1, 2], runs: [one, other], moments: later }), /runs\[1\] empieza en otros ruidos/);
    assert.throws(() => epochsData({ epochs: [1, 2], runs: [one, large] }), ShapeError);
  });

  it("refuses to be heavy, and says what to leave out", () => {
    const [shape, chains, recorded] = [[64, 64, 1], 12, Array.from({ length: 16 }, (_, i) => i)];
    const images = uniformStart(shape, { chains: chains * recorded.length, seed: 7 });
    const noisy = { shape, chains, recorded, images, energies: new Float32Array(chains * recorded.length) } as never as Samples;
    assert.throws(() => epochsData({ epochs: [1], runs: [noisy] }), /pesan 1\d{3} kB y el máximo es 600/);
    assert.ok(epochsData({ epochs: [1], runs: [noisy], moments: [0, 1] }).frames.length < 600_000);
  });

  it("refuses epochs, moments and chains that are not there", async () => {
    const runs = [await run(), await run()];
    for (const wrong of [
      { epochs: [1] },
      { epochs: [2, 1] },
      { epochs: [1, 1.5] },
      { epochs: "12" },
      { runs: [runs[0], undefined] },
      { runs: undefined },
      { moments: [0, 3] },
      { moments: [] },
      { chains: 7 },
      { chains: 0 },
      { epoch: 3 },
      { moment: 1 },
      { title: "" },
    ])
      assert.throws(() => epochsData({ epochs: [1, 2], runs, ...wrong } as never), OptionError, JSON.stringify(Object.keys(wrong)));
  });
});
