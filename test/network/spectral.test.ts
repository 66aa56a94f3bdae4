import { strict as assert } from "node:assert";
import { openNetwork } from "ebm/engine";
import {
  add,
  conv2d,
  dense,
  flatten,
  initialWeights,
  limitSpectralNorms,
  network,
  type NetworkSpec,
  parameterLayout,
  preset,
  spectralNorms,
} from "ebm/network";
import { largestSingularValue } from "./singular-values";

/** The matrix of a network's first layer, a column an input, as the tf engine computes it: outputs of the unit vectors. */
async function matrixOf(spec: NetworkSpec, weights: Float32Array): Promise<number[][]> {
  const [layer] = spec.layers;
  const kernel = parameterLayout(spec)[0];
  const [units, tail] = layer.type === "conv2d" ? [outputsOf(spec), [flatten()]] : [kernel.shape[1], []];
  const size = spec.inputShape.reduce((a, b) => a * b);
  const columns: number[][] = [];
  // h_k for each output k: a last dense layer that picks it, for an engine's networks have one output or a head.
  const picked = network({
    name: "columna",
    inputShape: spec.inputShape,
    layers: [layer, ...tail, dense(units)],
    head: "logsumexp",
  });
  const theta = new Float32Array(kernel.size + kernel.shape[kernel.shape.length - 1] + units * units + units);
  theta.set(weights.subarray(kernel.offset, kernel.offset + kernel.size));
  for (let k = 0; k < units; k++) theta[kernel.size + kernel.shape[kernel.shape.length - 1] + k * units + k] = 1;
  const net = await openNetwork(picked, { weights: theta });
  for (let i = 0; i < size; i++) {
    const unit = new Float32Array(size);
    unit[i] = 1;
    columns.push([...net.outputs(unit)]);
  }
  net.dispose();
  return columns;
}

function outputsOf(spec: NetworkSpec): number {
  const entries = parameterLayout(network({ ...spec, layers: [spec.layers[0], flatten(), dense(1)] }));
  return entries[2].shape[0];
}

describe("spectralNorms", () => {
  const cases: [string, NetworkSpec["inputShape"], NetworkSpec["layers"][number]][] = [
    ["a dense layer", [7], dense(5)],
    ["a wide dense layer", [4], dense(9)],
    ["a convolution with stride 1 and zeros", [5, 4, 2], conv2d(3, { kernelSize: 3 })],
    ["a convolution with stride 2 and an even kernel", [6, 6, 1], conv2d(4, { kernelSize: 4, strides: 2 })],
    ["a convolution without zeros", [6, 5, 2], conv2d(2, { kernelSize: [3, 2], padding: "valid" })],
  ];
  for (const [name, inputShape, layer] of cases) {
    it(`of ${name} is the largest singular value of the matrix that the engine applies`, async () => {
      const spec = network({ name: "una", inputShape, layers: [layer, ...(layer.type === "conv2d" ? [flatten()] : []), dense(1)] });
      const weights = initialWeights(spec, { seed: 5 });
      const exact = largestSingularValue(await matrixOf(spec, weights));
      const [{ norm }] = spectralNorms(spec, weights, { tolerance: 1e-12, iterations: 5000 });
      assert.ok(Math.abs(norm / exact - 1) < 1e-4, `${norm}, ${exact}`); // float32 columns, and two close singular values
    });
  }

  it("has a row for each layer with a kernel, and none for sums", () => {
    const spec = network({ name: "suma", inputShape: [4], layers: [dense(4), add(1), dense(1)] });
    assert.deepEqual(
      spectralNorms(spec, initialWeights(spec, { seed: 1 })).map(({ layer }) => layer),
      ["dense", "dense_1"],
    );
  });

  it("of zero kernels is 0, and refuses weights of another network", () => {
    const spec = preset("mlp-10");
    assert.ok(spectralNorms(spec, new Float32Array(9729)).every(({ norm }) => norm === 0));
    assert.throws(() => spectralNorms(spec, new Float32Array(3)), { name: "ShapeError" });
    assert.throws(() => spectralNorms(spec, new Float32Array(9729), { iterations: 0 }), { name: "OptionError" });
  });
});

describe("limitSpectralNorms", () => {
  it("leaves every layer of the lesson's network at its limit or below, and those that were below as they were", () => {
    const spec = preset("ebm-mnist");
    const weights = initialWeights(spec, { seed: 3 }).map((w) => 1.5 * w);
    // Power iteration takes the same way with W as with a multiple of it, so few iterations are enough to compare.
    const iterations = 12;
    const before = spectralNorms(spec, weights, { iterations });
    const limited = limitSpectralNorms(spec, weights, { limit: 2.1, iterations });
    spectralNorms(spec, limited, { iterations }).forEach(({ norm }, i) => {
      assert.ok(Math.abs(norm - Math.min(2.1, before[i].norm)) < 1e-5 * norm, `${before[i].layer}: ${before[i].norm} → ${norm}`);
    });
    assert.ok(before.some(({ norm }) => norm > 2.1) && before.some(({ norm }) => norm < 2.1), before.map(({ norm }) => norm).join(" "));
    const kept = parameterLayout(spec).filter(
      ({ name, layer }) => name === "bias" || before.some((b) => b.layer === layer && b.norm < 2.1),
    );
    for (const { offset, size } of kept) assert.deepEqual(limited.subarray(offset, offset + size), weights.subarray(offset, offset + size));
  });

  it("at 1 makes a relu network a contraction: |E(x) − E(y)| ≤ |x − y|, which the same network breaks without it", async () => {
    const spec = preset("mlp-10");
    const weights = initialWeights(spec, { seed: 3 }).map((w) => 5 * w);
    const x = Float32Array.from({ length: 2000 }, (_, i) => Math.sin(i * i + 0.5 * i));
    const slopes = async (theta: Float32Array) => {
      const net = await openNetwork(spec, { weights: theta });
      const { gradient } = net.energyAndGradient(x);
      net.dispose();
      return Array.from({ length: 200 }, (_, i) => Math.hypot(...gradient.subarray(10 * i, 10 * i + 10)));
    };
    assert.ok(Math.max(...(await slopes(limitSpectralNorms(spec, weights)))) <= 1 + 1e-5);
    assert.ok(Math.max(...(await slopes(weights))) > 2);
  });
});
