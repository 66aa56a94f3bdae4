import { strict as assert } from "node:assert";
import { bytesOfTables, compilePlan, type ConvolutionPlan, describePlan, layOut, type MemoryMap, splitIntoTiles } from "ebm/engine/wasm";
import { add, conv2d, countParameters, dense, flatten, network, preset, residual } from "ebm/network";
import { ODD_NETS } from "../nets";

const TILE = { outputs: 6, unroll: 2 };
const TILES = [TILE, { outputs: 4, unroll: 1 }, { outputs: 12, unroll: 4 }, { outputs: 1, unroll: 1 }];

describe("compilePlan", () => {
  it("counts 732,368 multiply-adds a chain for ebm-mnist: its taps that fall inside the image", () => {
    const { operations } = compilePlan(preset("ebm-mnist"), TILE);
    const work = operations.map((operation) => (operation as ConvolutionPlan).multiplyAdds);
    // First layer, along one axis: 16 windows of 5 taps at 2i − 1 … 2i + 3 hear 4 + 14 · 5 + 3 = 77 inputs; 77² · 16.
    assert.deepEqual(work, [77 ** 2 * 16, 23 ** 2 * 16 * 32, 11 ** 2 * 32 * 64, 5 ** 2 * 64 * 64, 256 * 64, 64]);
    assert.equal(
      work.reduce((a, b) => a + b),
      732_368,
    );
  });

  it("reads every weight once forwards, and once or never backwards, when a kernel is smaller than its stride", () => {
    for (const spec of ODD_NETS) {
      for (const tile of TILES) {
        for (const operation of compilePlan(spec, tile).operations) {
          if (operation.kind !== "convolution") continue;
          const { kernelAt, biasAt, forward, backward } = operation;
          const all = Array.from({ length: biasAt - kernelAt }, (_, i) => kernelAt + i);
          const backwards = backward.flatMap(({ packing }) => [...packing]).sort((a, b) => a - b);
          assert.deepEqual(
            [...forward.packing].sort((a, b) => a - b),
            all,
          );
          assert.deepEqual([...new Set(backwards)], backwards);
          assert.ok(backwards.every((index) => index >= kernelAt && index < biasAt));
        }
      }
    }
  });

  it("makes as many products backwards, and for the gradient of the weights, as forwards", () => {
    const products = (table: Int32Array) => {
      let sum = 0;
      for (let i = 0; i < table.length; i += 5) sum += (table[i + 2] * table[i + 3]) / 32;
      return sum;
    };
    for (const spec of ODD_NETS) {
      for (const operation of compilePlan(spec, TILE).operations) {
        if (operation.kind !== "convolution") continue;
        const { input, output, forward, backward, taps } = operation;
        const work = products(forward.table) * output.channels;
        assert.equal(backward.reduce((sum, { table }) => sum + products(table), 0) * input.channels, work);
        assert.equal(taps.reduce((sum, { table }) => sum + table.length / 2, 0) * input.channels * output.channels, work);
        assert.equal(operation.multiplyAdds, work);
      }
    }
  });

  it("writes every output once forwards and every input once backwards", () => {
    const targets = (tables: readonly Int32Array[]) =>
      tables.flatMap((table) => [...table].filter((_, i) => i % 5 === 4)).sort((a, b) => a - b);
    for (const spec of ODD_NETS) {
      for (const operation of compilePlan(spec, TILE).operations) {
        if (operation.kind !== "convolution") continue;
        const positions = ({ height, width, channels }: typeof operation.input) =>
          Array.from({ length: height * width }, (_, i) => 32 * channels * i);
        assert.deepEqual(targets([operation.forward.table]), positions(operation.output));
        assert.deepEqual(targets(operation.backward.map(({ table }) => table)), positions(operation.input));
      }
    }
  });

  it("sees a flattened image as the same values, and a residual connection as the value that entered earlier", () => {
    const shift = conv2d(3, { kernelSize: 1 });
    const layers = [conv2d(3, { kernelSize: 2, strides: 2 }), shift, shift, add(2), add(2), flatten(), dense(1)];
    const { operations } = compilePlan(network({ name: "n", inputShape: [4, 4, 3], layers }), TILE);
    // Each sum adds what entered the layer two before it: values 1 and 2, the outputs of the first two convolutions.
    const sums = operations.filter((operation) => operation.kind === "addition");
    assert.deepEqual(
      sums.map(({ source }) => source),
      [1, 2],
    );
    assert.deepEqual(operations.at(-1)?.input, { height: 1, width: 1, channels: 12 });
  });

  it("knows the bytes of its tables before it makes any", () => {
    for (const spec of ODD_NETS) {
      const convolutions = compilePlan(spec, TILE).operations.filter((operation) => operation.kind === "convolution");
      const tables = convolutions.flatMap(({ forward, backward, taps }) => [forward, ...backward, ...taps].map(({ table }) => table));
      assert.equal(
        bytesOfTables(spec),
        tables.reduce((sum, { byteLength }) => sum + byteLength, 0),
        spec.name,
      );
    }
  });
});

describe("splitIntoTiles", () => {
  it("covers all channels with as few tiles as fit, whose widths differ by one at most", () => {
    for (let channels = 1; channels < 40; channels++) {
      for (const { outputs } of TILES) {
        const runs = splitIntoTiles(channels, outputs);
        assert.equal(
          runs.reduce((sum, { width, count }) => sum + width * count, 0),
          channels,
        );
        assert.equal(
          runs.reduce((sum, { count }) => sum + count, 0),
          Math.ceil(channels / outputs),
        );
        const widths = runs.map(({ width }) => width);
        assert.ok(Math.max(...widths) - Math.min(...widths) <= 1 && Math.max(...widths) <= outputs);
      }
    }
  });
});

describe("layOut", () => {
  it("gives every area its own cache lines, inside the memory", () => {
    for (const spec of ODD_NETS) {
      const plan = layOut(compilePlan(spec, TILE), { samples: 64, steps: 8, runners: 3 });
      const addresses = addressesOf(plan.memory);
      assert.equal(new Set(addresses).size, addresses.length);
      assert.ok(addresses.every((address) => address % 64 === 0 && address >= 64 && address < plan.memory.bytes));
      assert.equal(plan.parameters, countParameters(spec));
    }
  });
});

/** Where areas start: not sizes, nor ends. */
function addressesOf({ parameterBytes, bytes, convolutions, scratch, kept, ...areas }: MemoryMap): number[] {
  const passes = convolutions.flatMap((at) => (at ? [at.forward, ...at.backward] : []));
  return [
    ...Object.values(areas),
    ...passes.flatMap(({ table, order, weights, weightsEnd }) => (weights < weightsEnd ? [table, order, weights] : [table])),
    ...[...scratch, ...kept].flatMap(({ values, slopes, skips, norms }) => [
      ...values,
      ...slopes,
      ...skips.filter((skip) => skip !== undefined),
      norms,
    ]),
  ];
}

describe("describePlan", () => {
  it("says in Spanish what each operation reads, writes and costs", () => {
    const text = describePlan(compilePlan(preset("ebm-mnist"), TILE));
    assert.match(
      text,
      /^Plan de «ebm-mnist»: 76\u00a0993 parámetros; teselas de 6 canales × 8 cadenas\nconv2d {4}\[32, 32, 1\] → \[16, 16, 16\] {2}swish/,
    );
    assert.match(text, /270\u00a0848 productos por cadena/);
  });

  it("says from where a branch reads, what a sum adds and the groups of a normalization", () => {
    const layers = [...residual(4, { channels: 2, strides: 2, groups: 1 }), flatten(), dense(1)];
    const lines = describePlan(compilePlan(network({ name: "rama", inputShape: [4, 4, 2], layers }), TILE)).split("\n");
    assert.match(lines[2], /^group_normalization +\[2, 2, 4\] → \[2, 2, 4\] +swish +1 grupo$/);
    assert.match(
      lines[5],
      /^conv2d_2 +\[4, 4, 2\] → \[2, 2, 4\] +linear +4 posiciones, 4 residuos, lee el valor 0 +32 productos por cadena$/,
    );
    assert.match(lines[6], /^add .* suma el valor 4$/);
  });
});
