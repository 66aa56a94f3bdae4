import { strict as assert } from "node:assert";
import {
  CIFAR_CONFIG,
  configWarnings,
  createSimpleEbm,
  deepEbmConfig,
  ebmConfig,
  MNIST_CONFIG,
  SEED4_DEEP_CONFIG,
  SEED4_PCD_CONFIG,
  SIMPLE_CONFIG,
} from "ebm/config";
import { quadratic } from "ebm/energy";
import { langevin, sample, uniformStart } from "ebm/sampler";
import { recipe } from "ebm/trainer";

describe("warnings of a configuration", () => {
  it("the recipes of the lesson have none", () => {
    for (const config of [SIMPLE_CONFIG, MNIST_CONFIG, CIFAR_CONFIG]) assert.deepEqual(configWarnings(config), []);
  });

  it("seed 4's chains cannot leave noise: 60 steps of 0.01 with gradients of 0.03 are 0.018", () => {
    const [warning, ...others] = configWarnings(SEED4_PCD_CONFIG);
    assert.deepEqual(others, []);
    assert.equal(warning.code, "frozen-chains");
    assert.equal(warning.path, "mcmc.stepSize");
    assert.ok(Math.abs(warning.numbers.gradient - 0.018) < 1e-12);
    assert.match(warning.message, /en 60 pasos el gradiente mueve un píxel como mucho 0,018 \(60 × 0,01 × 0,03\)/);
    assert.match(warning.message, /ni siquiera las 20 vueltas .* bastan: 0,36/);
    assert.deepEqual(
      configWarnings(SEED4_DEEP_CONFIG).map(({ code }) => code),
      ["frozen-chains"],
    );
  });

  it("no energy moves a pixel farther without noise than the warning says", async () => {
    const { steps, stepSize, gradientClip } = SEED4_DEEP_CONFIG.mcmc;
    // A bowl so steep that every gradient is clipped: the most that a step can do.
    const bowl = quadratic([0, 0], { stiffness: 1e6 });
    const start = uniformStart([2], { chains: 64, seed: 7 });
    const { x } = await sample(langevin(bowl, { stepSize, gradientClip, noise: 0 }), start, { seed: 7, steps });
    const farthest = Math.max(...x.map((v, i) => Math.abs(v - start[i])));
    const [{ numbers }] = configWarnings(SEED4_DEEP_CONFIG);
    assert.ok(farthest <= numbers.gradient + steps * 2 ** -24, "a rounding of float32 a step, for pixels below 1");
    assert.ok(farthest > 0.99 * numbers.gradient, `${farthest}`);
  });

  it("its remedy is the smallest step that reaches the background", () => {
    const remedied = (stepSize: number) => deepEbmConfig({ ...SEED4_DEEP_CONFIG, mcmc: { ...SEED4_DEEP_CONFIG.mcmc, stepSize } });
    assert.match(configWarnings(SEED4_DEEP_CONFIG)[0].remedy, /0,333/); // 1 / (100 · 0.03)
    assert.deepEqual(configWarnings(remedied(0.3334)), []);
    assert.deepEqual(
      configWarnings(remedied(0.333)).map(({ code }) => code),
      ["chains-need-memory"],
    );
  });

  it("its remedy translates the lesson's step to the bounds: the square of the width, the noise its width", () => {
    const frozen = (bounds: readonly [number, number]) => configWarnings(ebmConfig({ mcmc: { stepSize: 0.001, bounds } }))[0].remedy;
    assert.match(frozen([-1, 1]), /; el de la lección es 10$/);
    assert.match(frozen([0, 1]), /; el de la lección, 10, es para \[−1, 1\]: en \[0, 1\] serían 2,5$/);
    assert.match(frozen([0, 255]), /en \[0, 255\] serían 163000$/); // 10 · 127.5², to three digits
    const [noiseless] = configWarnings(ebmConfig({ mcmc: { noise: 0, bounds: [0, 1] } })).filter(({ code }) => code === "no-noise");
    assert.match(noiseless.remedy, /, 0,005, .* serían 0,0025$/);
  });

  it("a step of 0.3 of the range, as seed 3's, is wild", () => {
    const { stepSize } = recipe("seed3").langevin;
    const [{ code, numbers }] = configWarnings(ebmConfig({ mcmc: { stepSize } }));
    assert.equal(code, "wild-chains");
    assert.ok(Math.abs(numbers.leap - 0.3) < 1e-12);
  });

  for (const [changes, code, path] of [
    [{ mcmc: { noise: 0 } }, "no-noise", "mcmc.noise"],
    [{ sampleBuffer: { newFraction: 0 } }, "never-new", "sampleBuffer.newFraction"],
    [{ sampleBuffer: { newFraction: 1 } }, "no-memory", "sampleBuffer.newFraction"],
    [{ alpha: 0 }, "free-energies", "alpha"],
  ] as const) {
    it(`${JSON.stringify(changes)} gives ${code}`, () => {
      assert.deepEqual(
        configWarnings(ebmConfig(changes)).map((warning) => [warning.code, warning.path]),
        [[code, path]],
      );
    });
  }

  it("without a buffer a chain has one call, with newFraction 0 any number", () => {
    const slow = { mcmc: { stepSize: 0.01 } };
    const codes = (sampleBuffer: null | { newFraction: number }) =>
      configWarnings(ebmConfig({ ...slow, sampleBuffer })).map(({ code }) => code);
    assert.deepEqual(codes(null), ["frozen-chains"]);
    assert.deepEqual(codes({ newFraction: 0.01 }), ["chains-need-memory"]);
    assert.deepEqual(codes({ newFraction: 0 }), ["chains-need-memory", "never-new"]);
  });

  it("texts have no unfinished numbers and end without a full stop of their own", () => {
    const all = [SEED4_PCD_CONFIG, SEED4_DEEP_CONFIG, ebmConfig({ mcmc: { stepSize: 9 } })].flatMap((config) => configWarnings(config));
    for (const { message, remedy } of all) {
      assert.doesNotMatch(message + remedy, /NaN|Infinity|undefined|\d\.\d/);
      assert.doesNotMatch(message, /\.$/);
    }
  });

  it("a model carries the warnings of its configuration", async () => {
    const { warnings } = await createSimpleEbm({ inputDim: 2, mcmc: { stepSize: 0.01 }, sampleBuffer: null });
    assert.deepEqual(
      warnings.map(({ code }) => code),
      ["frozen-chains"],
    );
  });
});
