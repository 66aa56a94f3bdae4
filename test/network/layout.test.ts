import { strict as assert } from "node:assert";
import {
  conv2d,
  countParameters,
  dense,
  flatten,
  initialWeights,
  layerNames,
  network,
  outputShapes,
  parameterLayout,
  PRESETS,
  preset,
  windows,
} from "ebm/network";
import fc from "fast-check";

describe("windows", () => {
  it("follow Keras: ⌈size / stride⌉ for same, whole windows only for valid", () => {
    const size = fc.integer({ min: 1, max: 40 });
    fc.assert(
      fc.property(size, size, size, (length, kernel, stride) => {
        const same = windows(length, kernel, { stride, padding: "same" });
        assert.equal(same.count, Math.ceil(length / stride));
        assert.equal(same.before, Math.floor(same.padding / 2));
        // The last window ends inside the padded axis, and padding is never more than it needs.
        assert.equal(same.padding, Math.max((same.count - 1) * stride + kernel - length, 0));
        if (kernel > length) return;
        const { count } = windows(length, kernel, { stride, padding: "valid" });
        assert.ok((count - 1) * stride + kernel <= length && count * stride + kernel > length);
      }),
    );
  });
});

describe("outputShapes and layerNames", () => {
  it("are those of Keras' summary of ebm-mnist", () => {
    const spec = preset("ebm-mnist");
    assert.deepEqual(outputShapes(spec), [[16, 16, 16], [8, 8, 32], [4, 4, 64], [2, 2, 64], [256], [64], [1]]);
    assert.deepEqual(layerNames(spec.layers), ["conv2d", "conv2d_1", "conv2d_2", "conv2d_3", "flatten", "dense", "dense_1"]);
  });
});

describe("parameterLayout", () => {
  it("covers θ without gaps, kernel before bias", () => {
    for (const spec of Object.values(PRESETS)) {
      let end = 0;
      for (const entry of parameterLayout(spec)) {
        assert.equal(entry.offset, end);
        assert.equal(
          entry.size,
          entry.shape.reduce((a, b) => a * b, 1),
        );
        end += entry.size;
      }
      assert.equal(end, countParameters(spec));
    }
  });

  it("lays convolution kernels out as height, width, in, out", () => {
    const spec = network({ name: "x", inputShape: [9, 9, 3], layers: [conv2d(5, { kernelSize: [2, 4] }), flatten(), dense(1)] });
    const [kernel, bias] = parameterLayout(spec);
    assert.deepEqual(kernel, { layer: "conv2d", name: "kernel", shape: [2, 4, 3, 5], offset: 0, size: 120, fanIn: 24, fanOut: 40 });
    assert.deepEqual(bias, { layer: "conv2d", name: "bias", shape: [5], offset: 120, size: 5, fanIn: 24, fanOut: 40 });
  });
});

describe("initialWeights", () => {
  const spec = preset("ebm-mnist");
  const weights = initialWeights(spec, { seed: 7 });

  it("are uniform within Glorot's limit, with its variance, and biases are zero", () => {
    for (const { name, offset, size, fanIn, fanOut } of parameterLayout(spec)) {
      const values = weights.subarray(offset, offset + size);
      if (name === "bias") {
        assert.ok(values.every((v) => v === 0));
        continue;
      }
      const limit = Math.sqrt(6 / (fanIn + fanOut));
      assert.ok(values.every((v) => Math.abs(v) <= limit * (1 + 2 ** -23)));
      // Var U(−a, a) = a²/3, and its estimate from n values has standard error a² √(4/45 / n): five of them.
      const variance = values.reduce((sum, v) => sum + v * v, 0) / size;
      assert.ok(Math.abs(variance - limit ** 2 / 3) <= 5 * limit ** 2 * Math.sqrt(4 / 45 / size), `${variance} ${limit ** 2 / 3}`);
    }
  });

  it("repeat for a seed and differ for another", () => {
    assert.deepEqual(initialWeights(spec, { seed: 7 }), weights);
    assert.notDeepEqual(initialWeights(spec, { seed: 8 }), weights);
  });

  it("refuse a seed that is no whole number", () => {
    for (const seed of [-1, 0.5, Number.NaN, undefined, "7"])
      assert.throws(() => initialWeights(spec, { seed: seed as number }), { name: "OptionError" });
  });
});
