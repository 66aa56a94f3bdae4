import { strict as assert } from "node:assert";
import * as tf from "@tensorflow/tfjs-core";
import { readyBackend } from "ebm/engine";

type Pair = [number, number];
interface Case {
  readonly size: Pair;
  readonly kernel: Pair;
  readonly strides: Pair;
  readonly padding: "same" | "valid";
}

const CASES: readonly Case[] = [1, 2, 3].flatMap((stride) =>
  (["same", "valid"] as const).flatMap((padding) =>
    (
      [
        [7, 10],
        [9, 5],
        [8, 8],
      ] as Pair[]
    ).flatMap((size) =>
      (
        [
          [1, 1],
          [2, 3],
          [3, 3],
          [5, 4],
        ] as Pair[]
      ).map((kernel): Case => ({ size, kernel, strides: [stride, stride], padding })),
    ),
  ),
);
const UNEQUAL: Case = { size: [9, 11], kernel: [3, 2], strides: [1, 3], padding: "same" };

/** conv2d of 2 images of 3 channels to 5 channels, and its gradients, on a backend. */
async function convolution(backend: "cpu" | "wasm", { size, kernel, strides, padding }: Case): Promise<Record<string, Float32Array>> {
  await readyBackend([backend]);
  const wave = (shape: [number, number, number, number], phase: number) => {
    const size = shape.reduce((a, b) => a * b);
    return tf.tensor4d(
      Float32Array.from({ length: size }, (_, i) => Math.sin(1.7 * i + phase)),
      shape,
    );
  };
  const [x, filter] = [wave([2, ...size, 3], 0), wave([...kernel, 3, 5], 1)];
  const value = tf.conv2d(x, filter, strides, padding);
  const gradients = tf.grads((a, b) => tf.conv2d(a as tf.Tensor4D, b as tf.Tensor4D, strides, padding))([x, filter], wave(value.shape, 2));
  const result = { value, dx: gradients[0], dfilter: gradients[1] };
  return Object.fromEntries(Object.entries(result).map(([name, tensor]) => [name, tensor.dataSync() as Float32Array]));
}

describe("convolutions of the wasm backend, as we mend them", () => {
  for (const test of [...CASES, UNEQUAL]) {
    const { size, kernel, strides, padding } = test;
    it(`equal those of the cpu backend: image ${size}, kernel ${kernel}, strides ${strides}, ${padding}`, async () => {
      tf.engine().startScope();
      const [cpu, wasm] = [await convolution("cpu", test), await convolution("wasm", test)];
      tf.engine().endScope();
      for (const name of ["value", "dx", "dfilter"]) {
        assert.equal(wasm[name].length, cpu[name].length);
        // Sums of at most 200 products of numbers below 1: float32 keeps them to some 1e-5.
        cpu[name].forEach((v, i) => assert.ok(Math.abs(v - wasm[name][i]) <= 3e-5, `${name}[${i}]: cpu ${v}, wasm ${wasm[name][i]}`));
      }
    });
  }
});
