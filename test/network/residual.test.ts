import { strict as assert } from "node:assert";
import {
  add,
  conv2d,
  countParameters,
  dense,
  flatten,
  initialWeights,
  layerNames,
  type LayerSpec,
  network,
  outputShapes,
  parameterLayout,
  validateSpec,
} from "ebm/network";

const image =
  (...layers: LayerSpec[]) =>
  () =>
    network({ name: "prueba", inputShape: [8, 8, 3], layers });
const block = (channels: number) => conv2d(channels, { kernelSize: 3 });
const end = [flatten(), dense(1)];

describe("add", () => {
  it("is a layer without parameters that keeps its input's shape, named as Keras does", () => {
    const spec = image(block(3), add(1), block(3), add(2, { activation: "relu" }), ...end)();
    assert.deepEqual(spec.layers[1], { type: "add", skip: 1, activation: "linear" });
    assert.deepEqual(spec.layers[3], { type: "add", skip: 2, activation: "relu" });
    assert.ok(spec.layers.every(Object.isFrozen));
    assert.deepEqual(layerNames(spec.layers), ["conv2d", "add", "conv2d_1", "add_1", "flatten", "dense"]);
    assert.deepEqual(outputShapes(spec).slice(0, 4), new Array(4).fill([8, 8, 3]));
    // Two kernels of 3 · 3 · 3 · 3 with 3 biases, and 192 weights with a bias.
    assert.equal(countParameters(spec), 2 * 84 + 193);
    assert.deepEqual([...new Set(parameterLayout(spec).map(({ layer }) => layer))], ["conv2d", "conv2d_1", "dense"]);
    assert.equal(initialWeights(spec, { seed: 1 }).length, 361);
    assert.deepEqual(validateSpec(JSON.parse(JSON.stringify(spec))), spec);
  });

  it("may add lists, and reach back to the network's input", () => {
    const spec = network({ name: "lista", inputShape: [4], layers: [dense(7), dense(4), add(2), dense(1)] });
    assert.deepEqual(outputShapes(spec), [[7], [4], [4], [1]]);
  });

  const refusals: [fact: string, build: () => unknown, message: RegExp][] = [
    ["a skip of 0", image(block(3), add(0), ...end), /la capa add: skip debe ser un entero positivo y llegó 0/],
    ["half a skip", image(block(3), add(0.5), ...end), /la capa add: skip .* 0\.5/],
    ["a skip that is no number", image(block(3), add("1" as never), ...end), /la capa add: skip .*"1"/],
    ["nothing to skip", image(add(1), ...end), /la capa add: skip es 1 y antes de ella hay 0 capas/],
    ["a skip beyond the input, naming the second add", image(block(3), add(1), add(3), ...end), /add_1: skip es 3 y antes .* 2 capas/],
    [
      "summands of other channels, with both shapes",
      image(block(3), block(5), add(1), ...end),
      /la capa add: suma la salida de conv2d_1, de forma \[8, 8, 5\], y lo que entró en conv2d_1, de forma \[8, 8, 3\].*\n.*iguales/s,
    ],
    [
      "an image with a list",
      image(flatten(), add(1), dense(1)),
      /la capa add: suma la salida de flatten, de forma \[192\], y lo que entró en flatten, de forma \[8, 8, 3\]/,
    ],
    ["an unknown activation", image(block(3), add(1, { activation: "gelu" as never }), ...end), /la capa add: activation .*"gelu"/],
    ["an unknown property", image(block(3), { ...add(1), units: 3 } as LayerSpec, ...end), /la capa add .*"units"/],
    ["an addition at the end", image(flatten(), dense(1), dense(1), add(1)), /la capa add: es la última y debe dar un solo número/],
  ];
  for (const [fact, build, message] of refusals) {
    it(`refuses ${fact}`, () => assert.throws(build, { name: "SpecError", message }));
  }

  it("refuses options that are no object", () => assert.throws(() => add(1, "relu" as never), { name: "OptionError", message: /add · / }));
});

describe("the head of a network", () => {
  const headless = (layer: LayerSpec) => ({ name: "clases", inputShape: [4], layers: [layer], outputSign: -1 });
  const withHead = (layer: LayerSpec, head: unknown = "logsumexp") => ({ ...headless(layer), head });

  it("is kept when it is there, and leaves no trace when it is not", () => {
    assert.equal(validateSpec(withHead(dense(10))).head, "logsumexp");
    assert.equal(network({ name: "clases", inputShape: [4], layers: [dense(2)], head: "logsumexp" }).head, "logsumexp");
    assert.ok(!("head" in validateSpec({ ...headless(dense(1)), head: undefined })));
  });

  it("needs two outputs without activation, or more", () => {
    const refused = {
      name: "SpecError",
      message: /la capa dense: es la última y con head: "logsumexp" debe dar dos o más .*\n.*dense\(10\)/s,
    };
    for (const layer of [dense(1), dense(3, { activation: "tanh" })]) assert.throws(() => validateSpec(withHead(layer)), refused);
    assert.throws(() => validateSpec(withHead(flatten())), { ...refused, message: /la capa flatten: es la última y con head/ });
  });

  it("is told to who forgot it", () => {
    assert.throws(() => validateSpec(headless(dense(10))), /un solo número .*\n.*dense\(1\), o usa head: "logsumexp"/s);
    assert.throws(() => validateSpec(headless(dense(1, { activation: "relu" }))), /Termina la red con dense\(1\)\.$/);
  });

  it("has no other name", () => {
    for (const head of ["softmax", null, 1, {}])
      assert.throws(() => validateSpec(withHead(dense(10), head)), { name: "SpecError", message: /head debe ser "logsumexp" o no estar/ });
  });
});
