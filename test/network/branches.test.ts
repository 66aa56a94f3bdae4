import { strict as assert } from "node:assert";
import {
  add,
  conv2d,
  countParameters,
  dense,
  flatten,
  initialWeights,
  inputShapes,
  type LayerSpec,
  network,
  outputShapes,
  parameterLayout,
  preset,
  residual,
  spectralNorms,
  summary,
  validateSpec,
} from "ebm/network";

const image = (...layers: LayerSpec[]) => network({ name: "prueba", inputShape: [8, 6, 3], layers: [...layers, flatten(), dense(1)] });

describe("a branch", () => {
  const spec = image(conv2d(4, { kernelSize: 3, strides: 2 }), conv2d(4, { kernelSize: 1, strides: 2, skip: 1 }), add(1));

  it("reads what entered an earlier layer: its shapes and its kernel are those", () => {
    assert.deepEqual(inputShapes(spec).slice(0, 3), [
      [8, 6, 3],
      [8, 6, 3],
      [4, 3, 4],
    ]);
    assert.deepEqual(outputShapes(spec).slice(0, 3), new Array(3).fill([4, 3, 4]));
    assert.deepEqual(parameterLayout(spec)[2].shape, [1, 1, 3, 4]);
    // 3 · 3 · 3 · 4 + 4, 3 · 4 + 4, and 48 weights with a bias.
    assert.equal(countParameters(spec), 112 + 16 + 49);
  });

  it("goes through JSON, and a convolution without it keeps its bytes", () => {
    assert.deepEqual(validateSpec(JSON.parse(JSON.stringify(spec))), spec);
    assert.ok(!("skip" in spec.layers[0]) && !("skip" in validateSpec(image(conv2d(1, { kernelSize: 1, skip: undefined }))).layers[0]));
  });

  it("is in the summary with what it reads", () =>
    assert.match(summary(spec), /conv2d_1 \(Conv2D\) .* 16 │ entrada +│\n.*│ conv2d_1 \+ conv2d │/));

  it("has the spectral norm of its map on what it reads", () => {
    const weights = initialWeights(spec, { seed: 4 });
    const { offset, size } = parameterLayout(spec)[2];
    const alone = image(conv2d(4, { kernelSize: 1, strides: 2 }));
    const theta = new Float32Array(countParameters(alone));
    theta.set(weights.subarray(offset, offset + size));
    assert.equal(spectralNorms(spec, weights)[1].norm, spectralNorms(alone, theta)[0].norm);
  });

  const one = conv2d(3, { kernelSize: 1 });
  const refusals: [fact: string, build: () => unknown, message: RegExp][] = [
    [
      "a skip of 0",
      () => image(one, conv2d(3, { kernelSize: 1, skip: 0 })),
      /la capa conv2d_1: skip debe ser un entero positivo y llegó 0/,
    ],
    ["nothing to skip", () => image(conv2d(3, { kernelSize: 1, skip: 1 })), /la capa conv2d: skip es 1 y antes de ella hay 0 capas/],
    [
      "an output that nobody reads, naming whose it is",
      () => image(one, conv2d(3, { kernelSize: 1, skip: 1 }), add(2)),
      /la capa conv2d: nadie lee su salida, porque conv2d_1 empieza una rama.*\n.*residual/s,
    ],
    [
      "branches that do not fit together, and says what would",
      () => image(one, conv2d(4, { kernelSize: 1, skip: 1 }), add(1)),
      /la capa add: suma la salida de conv2d_1, de forma \[8, 6, 4\].*\[8, 6, 3\].*\n.*residual\(…\)/s,
    ],
  ];
  for (const [fact, build, message] of refusals) it(`refuses ${fact}`, () => assert.throws(build, { name: "SpecError", message }));
});

describe("residual", () => {
  it("has the identity as shortcut where the shape stays, and a projection where channels or stride change", () => {
    const skips = (layers: readonly LayerSpec[]) => layers.map((layer) => ("skip" in layer ? layer.skip : 0));
    assert.deepEqual(skips(residual(3, { channels: 3 })), [0, 0, 2]);
    for (const block of [
      residual(4, { channels: 3 }),
      residual(3, { channels: 3, strides: 2 }),
      residual(3, { channels: 3, strides: [1, 2] }),
    ]) {
      assert.deepEqual(skips(block), [0, 0, 2, 1]);
      const spec = image(...block);
      assert.deepEqual(inputShapes(spec)[2], spec.inputShape);
      assert.deepEqual(outputShapes(spec)[3], outputShapes(spec)[1]);
    }
  });

  it("has its activation inside and after the sum, and nowhere else", () => {
    const activations = residual(4, { channels: 3, activation: "tanh" }).map((layer) => "activation" in layer && layer.activation);
    assert.deepEqual(activations, ["tanh", "linear", "linear", "tanh"]);
  });

  it("refuses to guess the channels", () => {
    for (const options of [undefined, {}, { channels: 0 }])
      assert.throws(() => residual(4, options as never), {
        name: "OptionError",
        message: /residual · channels debe ser .*\n.*residual\(32/,
      });
  });
});

describe("ebm-cifar", () => {
  const spec = preset("ebm-cifar");

  it("has three blocks, all of them active: a sum each, two with a projection", () => {
    const skips = spec.layers.flatMap((layer) => (layer.type === "conv2d" && layer.skip ? [layer.skip] : []));
    assert.deepEqual([spec.layers.filter(({ type }) => type === "add").length, skips], [3, [2, 2]]);
  });

  it("has 212,705 parameters", () => {
    const [stem, wide, deep, last] = [5 * 5 * 3 * 16 + 16, block(16, 32) + 16 * 32 + 32, block(32, 64) + 32 * 64 + 64, block(64, 64)];
    assert.equal(countParameters(spec), stem + wide + deep + last + (4 * 4 * 64 + 1) * 64 + 65);
    assert.equal(countParameters(spec), 212_705);
  });

  /** Parameters of two 3 × 3 convolutions. */
  function block(channels: number, filters: number): number {
    return 9 * channels * filters + filters + 9 * filters * filters + filters;
  }
});
