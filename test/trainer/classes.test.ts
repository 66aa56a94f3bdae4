import { strict as assert } from "node:assert";
import { imageSet } from "ebm/data";
import { openNetwork } from "ebm/engine";
import { crossEntropy } from "ebm/metrics";
import { conv2d, dense, flatten, network } from "ebm/network";
import { contrastiveGradient, jem } from "ebm/objective";
import { checkpointOf, decodeCheckpoint, encodeCheckpoint, resumeTraining, startTraining, train, trainStep } from "ebm/trainer";
import { quick, squares } from "./squares";

const body = [conv2d(4, { kernelSize: 5, strides: 4, activation: "swish" }), flatten()] as const;
const classes = network({ name: "clases", inputShape: [32, 32, 1], layers: [...body, dense(3)], outputSign: -1, head: "logsumexp" });
const recipe = { ...quick, crossEntropy: 0.5 };

const start = async (changes: object = {}) =>
  startTraining(await openNetwork(classes, { seed: 5 }), { ...recipe, ...changes }, { seed: 5 });

/** The squares, and upside down in grey: bright and dark ones. */
const two = imageSet("claros y oscuros", {
  ...squares,
  pixels: squares.pixels.map((v, i) => (Math.floor(i / 784) % 2 === 0 ? v : v / 4)),
  labels: Uint8Array.from({ length: squares.count }, (_, i) => i % 2),
});

describe("a recipe with classes", () => {
  const x = new Float32Array(8 * 1024).map((_, i) => Math.sin(i));
  const labels = [0, 1, 2, 0, 1, 2, 0, 1];

  it("adds its weight times the cross-entropy to the loss and to the gradient: that of jem", async () => {
    const run = await start({ dataNoise: 0 });
    const { network: net } = run;
    const logits = net.outputs(x); // outputSign −1: f = h
    const seen: Float32Array[] = [];
    const adamStep: typeof net.adamStep = (moments, gradient, rates) => {
      seen.push(gradient.slice());
      return net.adamStep(moments, gradient, rates);
    };
    const before = net.weights();
    const metrics = await trainStep({ ...run, network: { ...net, adamStep } }, x, { labels });
    const told = crossEntropy(logits, labels).loss;
    assert.equal(metrics.crossEntropy, told);
    assert.ok(Math.abs(metrics.loss - (metrics.cdiv + metrics.reg + 0.5 * told)) < 1e-9);
    net.setWeights(before);
    const fakes = run.buffer.images(8);
    const generative = {
      name: "fija",
      own: [],
      init: () => null,
      measure: async () => {
        const { loss, gradient, real } = contrastiveGradient(net, x, fakes, { alpha: recipe.alpha });
        return { loss, gradient, ownGradient: new Float32Array(0), state: null, energy: real, facts: {} };
      },
    };
    const moment = { seed: 1, step: 0, state: null, own: new Float32Array(0) };
    const whole = await jem(generative, { weight: 2 }).measure(net, { x, labels }, moment);
    // jem weighs the other part: twice the contrastive loss and once the cross-entropy is two times ours.
    const scale = Math.max(...whole.gradient.map(Math.abs));
    assert.ok(whole.gradient.every((g, j) => Math.abs(g / 2 - seen[0][j]) < 1e-5 * scale));
  });

  it("learns which is which, and tells it epoch by epoch", async () => {
    const run = await start({ adam: { learningRate: 1e-2 } });
    const { epochs } = await train(run, two, { epochs: 6 });
    assert.ok((epochs[0].crossEntropy as number) > (epochs[5].crossEntropy as number));
    assert.equal(epochs[5].accuracy, 1);
  });

  it("goes on from a checkpoint in the middle of an epoch with the same bits", async () => {
    const [whole, first, second] = [await start(), await start(), await start()];
    await train(whole, two, { epochs: 2 });
    const stop = new AbortController();
    const onStep = ({ step }: { step: number }) => (step === 3 ? stop.abort() : undefined);
    await assert.rejects(train(first, two, { signal: stop.signal, onStep }), { name: "AbortError" });
    resumeTraining(second, await decodeCheckpoint(await encodeCheckpoint(checkpointOf(first)), { name: "prueba" }));
    const { epochs } = await train(second, two, { epochs: 2 });
    assert.deepEqual(second.weights, whole.weights);
    assert.ok(epochs.every(({ accuracy }) => typeof accuracy === "number"));
  });

  it("needs labels, and a network with classes", async () => {
    await assert.rejects(trainStep(await start(), x), { name: "OptionError", message: /labels/ });
    const single = network({ name: "una", inputShape: [32, 32, 1], layers: [...body, dense(1)] });
    const opened = await openNetwork(single, { seed: 5 });
    assert.throws(() => startTraining(opened, recipe, { seed: 5 }), { name: "SpecError", message: /una sola salida/ });
  });
});
