import { strict as assert } from "node:assert";
import {
  add,
  conv2d,
  type Conv2dOptions,
  countParameters,
  dense,
  flatten,
  type LayerSpec,
  network,
  type NetworkSpec,
  PRESETS,
  preset,
  type PresetName,
  validateSpec,
} from "ebm/network";
import fc from "fast-check";

const image =
  (...layers: LayerSpec[]) =>
  () =>
    network({ name: "prueba", inputShape: [8, 8, 1], layers });

describe("network", () => {
  it("fills in Keras' defaults and freezes what it returns", () => {
    const spec = image(conv2d(4, { kernelSize: 3 }), flatten(), dense(1))();
    assert.deepEqual(spec, {
      name: "prueba",
      inputShape: [8, 8, 1],
      layers: [
        { type: "conv2d", filters: 4, kernelSize: [3, 3], strides: [1, 1], padding: "same", activation: "linear" },
        { type: "flatten" },
        { type: "dense", units: 1, activation: "linear" },
      ],
      outputSign: 1,
    });
    for (const part of [spec, spec.inputShape, spec.layers, ...spec.layers]) assert.ok(Object.isFrozen(part));
  });

  const refusals: [fact: string, build: () => unknown, message: RegExp][] = [
    ["no filters", image(conv2d(0, { kernelSize: 3 }), flatten(), dense(1)), /la capa conv2d: filters .* llegó 0/],
    ["half a filter", image(conv2d(1.5, { kernelSize: 3 }), flatten(), dense(1)), /conv2d: filters/],
    ["NaN units, naming the second dense", image(flatten(), dense(3), dense(Number.NaN), dense(1)), /la capa dense_1: units .* NaN/],
    [
      "a negative stride, naming the second conv2d",
      image(conv2d(2, { kernelSize: 3 }), conv2d(2, { kernelSize: 3, strides: -2 }), flatten(), dense(1)),
      /la capa conv2d_1: strides .* -2/,
    ],
    ["a convolution without kernelSize", image(conv2d(2, {} as Conv2dOptions), flatten(), dense(1)), /conv2d: kernelSize .* nada/],
    [
      "a valid kernel larger than its input",
      image(conv2d(2, { kernelSize: 9, padding: "valid" }), flatten(), dense(1)),
      /núcleo de 9×9.*\n.*same/s,
    ],
    ["dense after conv2d without flatten", image(conv2d(2, { kernelSize: 3 }), dense(1)), /la capa dense: .*\[8, 8, 2\].*\n.*flatten\(\)/s],
    ["conv2d after flatten", image(flatten(), conv2d(2, { kernelSize: 3 }), dense(1)), /la capa conv2d: .*\[64\]/],
    ["two outputs", image(flatten(), dense(2)), /la capa dense: .*\n.*dense\(1\)/s],
    ["an output with activation", image(flatten(), dense(1, { activation: "relu" })), /última/],
    ["a network that ends in flatten", image(conv2d(1, { kernelSize: 8, padding: "valid" }), flatten()), /la capa flatten: es la última/],
    [
      "an unknown activation",
      image(flatten(), dense(4, { activation: "gelu" as "relu" }), dense(1)),
      /la capa dense: activation .*swish.*"gelu"/,
    ],
    ["an activation inherited from Object", image(flatten(), dense(4, { activation: "toString" as "relu" }), dense(1)), /activation/],
    ["an unknown type", image({ type: "pool" } as unknown as LayerSpec), /capa número 1 .*"pool"/],
    ["an unknown property", image(flatten(), { ...dense(1), useBias: false } as LayerSpec), /la capa dense .*"useBias"/],
    // 64 · 2e6 weights and 2e6 biases.
    [
      "more than 100 million parameters",
      image(flatten(), dense(2e6, { activation: "relu" }), dense(1)),
      /la capa dense: .*130000000 parámetros/,
    ],
    [
      "an output of more than 10 million values",
      () => network({ name: "x", inputShape: [2000, 2000, 1], layers: [conv2d(3, { kernelSize: 1 }), flatten(), dense(1)] }),
      /la capa conv2d: .*12000000/,
    ],
    ["no layers", image(), /layers/],
    ["an input shape with 0", () => network({ name: "x", inputShape: [0], layers: [dense(1)] }), /inputShape/],
    ["an empty name", () => network({ name: " ", inputShape: [1], layers: [dense(1)] }), /name/],
    ["an outputSign of 0", () => network({ name: "x", inputShape: [1], layers: [dense(1)], outputSign: 0 as 1 }), /outputSign/],
  ];
  for (const [fact, build, message] of refusals) {
    it(`refuses ${fact}`, () => assert.throws(build, { name: "SpecError", message }));
  }

  it("refuses options that are no object, which JavaScript would take for none", () => {
    assert.throws(() => dense(64, "swish" as never), { name: "OptionError", message: /dense · .*"swish"/ });
    assert.throws(() => conv2d(64, 3 as never), { name: "OptionError" });
    assert.throws(() => network(undefined as never), { name: "OptionError" });
  });
});

describe("validateSpec", () => {
  const anyJson = fc.anything({ withNullPrototype: true, withTypedArray: true, withSparseArray: true });
  const spec = preset("ebm-mnist-compact");

  it("gives back every preset after a trip through JSON", () => {
    for (const good of Object.values(PRESETS)) assert.deepEqual(validateSpec(JSON.parse(JSON.stringify(good))), good);
  });

  it("sees the holes of sparse lists", () => {
    // biome-ignore lint/suspicious/noSparseArray: this is what we test
    for (const hole of [{ inputShape: [32, , 1] }, { layers: [, ...spec.layers] }])
      assert.throws(() => validateSpec({ ...spec, ...hole }), { name: "SpecError" });
  });

  it("answers anything at all with a network or a SpecError", () => {
    const answers = (value: unknown) => {
      try {
        assert.ok(countParameters(validateSpec(value)) > 0);
      } catch (error) {
        assert.equal((error as Error).name, "SpecError", String(error));
      }
    };
    fc.assert(fc.property(anyJson, answers));
    const key = fc.constantFrom<keyof NetworkSpec>("name", "inputShape", "layers", "outputSign", "head");
    fc.assert(fc.property(key, anyJson, (field, value) => answers({ ...spec, [field]: value })));
    const field = fc.constantFrom("type", "filters", "kernelSize", "strides", "padding", "activation", "skip");
    const layers: readonly LayerSpec[] = [...spec.layers.slice(0, 2), add(1), ...spec.layers.slice(2)];
    fc.assert(
      fc.property(fc.nat(4), field, anyJson, (i, name, value) =>
        answers({ ...spec, layers: layers.map((layer, j) => (i === j ? { ...layer, [name]: value } : layer)) }),
      ),
    );
  });
});

describe("preset", () => {
  it("has the parameters that Keras prints for the networks of the course", () => {
    // 784-128-1: 785 · 128 + 129; 10-128-64-1: 11 · 128 + 129 · 64 + 65.
    // Nine more outputs of 64 + 1 parameters than ebm-mnist: 76,993 + 585.
    const classes = { "mnist-jem": 77_578 };
    const counts = {
      ...classes,
      "ebm-mnist": 76_993,
      "ebm-mnist-compact": 60_481,
      "ebm-cifar": 212_705,
      "mlp-10": 9_729,
      "mlp-784": 100_609,
    };
    for (const [name, count] of Object.entries(counts)) assert.equal(countParameters(preset(name as PresetName)), count);
    assert.deepEqual(Object.keys(PRESETS).sort(), Object.keys(counts).sort());
  });

  it("names the presets that exist when asked for another", () => {
    assert.throws(() => preset("ebm" as PresetName), { name: "OptionError", message: /"ebm-mnist"/ });
  });
});
