import { strict as assert } from "node:assert";
import { openNetwork } from "ebm/engine";
import {
  conv2d,
  countParameters,
  dense,
  flatten,
  groupNorm,
  initialWeights,
  type LayerSpec,
  layerNames,
  network,
  outputShapes,
  parameterLayout,
  residual,
  spectralNorms,
  summary,
  validateSpec,
} from "ebm/network";

const image = (...layers: LayerSpec[]) => network({ name: "prueba", inputShape: [4, 5, 6], layers: [...layers, flatten(), dense(1)] });

describe("groupNorm", () => {
  const spec = image(groupNorm(3), groupNorm(2, { epsilon: 0.5, activation: "swish" }));

  it("keeps the shape and has a γ and a β for each channel, named as Keras does", () => {
    assert.deepEqual(outputShapes(spec).slice(0, 2), [
      [4, 5, 6],
      [4, 5, 6],
    ]);
    assert.deepEqual(layerNames(spec.layers).slice(0, 2), ["group_normalization", "group_normalization_1"]);
    const entries = parameterLayout(spec).map(({ layer, name, shape, offset }) => [layer, name, shape.join(), offset]);
    assert.deepEqual(entries.slice(0, 4), [
      ["group_normalization", "gamma", "6", 0],
      ["group_normalization", "beta", "6", 6],
      ["group_normalization_1", "gamma", "6", 12],
      ["group_normalization_1", "beta", "6", 18],
    ]);
    assert.equal(countParameters(spec), 24 + 121);
    assert.deepEqual(validateSpec(JSON.parse(JSON.stringify(spec))), spec);
    assert.match(summary(spec), /group_normalization_1 \(GroupNormalization\) │ \(None, 4, 5, 6\) │ +12 │/);
    assert.deepEqual(
      spectralNorms(spec, initialWeights(spec, { seed: 1 })).map(({ layer }) => layer),
      ["dense"],
    );
  });

  it("begins with γ = 1 and β = 0", () => {
    const theta = initialWeights(spec, { seed: 1 });
    assert.deepEqual([...theta.subarray(0, 12)], [1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0]);
  });

  it("makes the energy deaf to the mean and the scale of each group, and to nothing else", async () => {
    const deaf = image(groupNorm(3, { epsilon: 1e-12 }));
    const net = await openNetwork(deaf, { seed: 4 });
    const x = Float32Array.from({ length: 120 }, (_, i) => Math.sin(i * i));
    // Channels 2 and 3 are the second of three groups; floats of 1e-7 and a sum of 120 terms of size 1.
    const other = x.map((v, i) => (i % 6 === 2 || i % 6 === 3 ? 3 * v + 5 : v));
    const channel = x.map((v, i) => (i % 6 === 2 ? 3 * v + 5 : v));
    const [same, changed] = [other, channel].map((y) => Math.abs(net.energy(y)[0] - net.energy(x)[0]));
    net.dispose();
    assert.ok(same < 1e-5 && changed > 1e-2, `${same}, ${changed}`);
  });

  it("is in a residual block after both convolutions, whose shortcut jumps over it", async () => {
    const types = residual(8, { channels: 6, strides: 2, groups: 4 }).map((layer) =>
      "skip" in layer ? [layer.type, layer.skip] : layer.type,
    );
    assert.deepEqual(types, ["conv2d", "groupNorm", "conv2d", "groupNorm", ["conv2d", 4], ["add", 1]]);
    assert.deepEqual(residual(6, { channels: 6, groups: 2 }).at(-1), { type: "add", skip: 4, activation: "swish" });
    assert.equal(outputShapes(image(...residual(8, { channels: 6, strides: 2, groups: 4 })))[5].join(), "2,3,8");
  });

  const refusals: [fact: string, build: () => unknown, message: RegExp][] = [
    ["no groups", () => image(groupNorm(0)), /la capa group_normalization: groups debe ser un entero positivo y llegó 0/],
    ["groups that do not divide the channels", () => image(groupNorm(4)), /sus 6 canales no se reparten en 4 grupos iguales.*\n.*divisor/s],
    [
      "a single value a group, which would be 0 always",
      () => network({ name: "x", inputShape: [3], layers: [groupNorm(3), dense(1)] }),
      /con un valor por grupo no queda nada/,
    ],
    ["no epsilon", () => image(groupNorm(2, { epsilon: 0 })), /epsilon debe ser un número positivo y llegó 0/],
    ["an epsilon that is 0 in float32", () => image(groupNorm(2, { epsilon: 1e-60 })), /epsilon/],
    ["it at the end", () => network({ name: "x", inputShape: [4], layers: [dense(2), groupNorm(1)] }), /group_normalization: es la última/],
    ["an unknown property", () => image({ ...groupNorm(2), axis: 1 } as LayerSpec, conv2d(1, { kernelSize: 1 })), /"axis"/],
  ];
  for (const [fact, build, message] of refusals) it(`refuses ${fact}`, () => assert.throws(build, { name: "SpecError", message }));
});
