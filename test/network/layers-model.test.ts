import { strict as assert } from "node:assert";
import * as tf from "@tensorflow/tfjs-core";
import { chooseEngine } from "ebm/engine";
import {
  add,
  type Activation,
  conv2d,
  dense,
  flatten,
  initialWeights,
  network,
  parameterLayout,
  preset,
  toLayersModel,
  weightsOf,
} from "ebm/network";
import { assertClose } from "../engine/close";
import { oddNet, TFJS_NETS, randomBatch, randomWeights } from "../engine/nets";
import { referencePass } from "../engine/reference";

describe("toLayersModel", () => {
  before(() => chooseEngine({ prefer: "tf-cpu" }));

  for (const spec of TFJS_NETS) {
    it(`outputs h as the double-precision reference does, on ${spec.name}`, () => {
      const weights = randomWeights(spec, 3);
      const x = randomBatch(spec, { samples: 1, seed: 4 });
      const keras = toLayersModel(spec, weights);
      const outputs = tf.tidy(() => (keras.predict(tf.tensor(x, [1, ...spec.inputShape])) as tf.Tensor).dataSync());
      keras.dispose();
      assertClose(outputs, referencePass(spec, weights, x).outputs, "outputs", 1e-5);
    });
  }

  it("has every activation", () => {
    for (const activation of ["linear", "swish", "relu", "leakyRelu", "elu", "softplus", "tanh"] as Activation[]) {
      const spec = network({
        name: activation,
        inputShape: [4, 4, 1],
        layers: [conv2d(1, { kernelSize: 3, activation }), add(1, { activation }), flatten(), dense(3, { activation }), dense(1)],
      });
      toLayersModel(spec, initialWeights(spec, { seed: 1 })).dispose();
    }
  });

  it("names layers and shapes weights as Keras does, and gives the weights back", () => {
    const spec = preset("ebm-mnist");
    const weights = initialWeights(spec, { seed: 1 });
    const keras = toLayersModel(spec, weights);
    assert.deepEqual(
      keras.layers.map(({ name }) => name),
      ["input", "conv2d", "conv2d_1", "conv2d_2", "conv2d_3", "flatten", "dense", "dense_1"],
    );
    assert.deepEqual(
      keras.getWeights().map(({ shape }) => shape),
      parameterLayout(spec).map(({ shape }) => shape),
    );
    assert.equal(keras.countParams(), 76_993);
    assert.deepEqual(weightsOf(keras), weights);
    keras.dispose();
  });

  it("keeps nothing after dispose", () => {
    const spec = preset("mlp-10");
    const before = tf.memory().numTensors;
    toLayersModel(spec, initialWeights(spec, { seed: 1 })).dispose();
    assert.equal(tf.memory().numTensors, before);
  });

  it("refuses weights of another network, and NaN", () => {
    const spec = preset("mlp-10");
    assert.throws(() => toLayersModel(spec, new Float32Array(3)), { name: "ShapeError", message: /9729/ });
    assert.throws(() => toLayersModel(spec, new Float32Array(9729).fill(Number.NaN)), { name: "OptionError", message: /divergió/ });
    assert.throws(() => toLayersModel({ ...spec, layers: [] }, new Float32Array(9729)), { name: "SpecError" });
  });

  it("refuses group normalization, which tf.js has not, and says what has", () => {
    const spec = oddNet("normas");
    const refusal = { name: "SpecError", message: /tf\.js no tiene la capa GroupNormalization.*\n.*\.keras/s };
    assert.throws(() => toLayersModel(spec, initialWeights(spec, { seed: 1 })), refusal);
  });
});
