import { strict as assert } from "node:assert";

const { openPeak } = require("../../bench/measure/peak");
const { peakKernel } = require("../../bench/measure/peak-kernel");

const f = Math.fround;

describe("the loop that measures the peak", () => {
  for (const width of [128, 256]) {
    it(`makes the multiply-adds that it is counted for, ${width} bits`, () => {
      const { bytes, kernels } = peakKernel({ fma: false, width });
      const memory = new WebAssembly.Memory({ initial: 1, maximum: 1 });
      const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } });
      for (const { name, flops } of kernels) {
        const sums = flops / 2; // each of them takes one multiply-add a round
        const values = new Float32Array(memory.buffer);
        values.fill(0);
        for (let i = 0; i < 8 + sums; i++) values[i] = i < 8 ? 0.5 + i / 16 : i / 100;
        const rounds = 3;
        const expected = Array.from(values.slice(0, 8 + sums + 4), (value, i) => {
          if (i < 8 || i >= 8 + sums) return value;
          const factor = values[i % 8];
          let sum = value;
          for (let round = 0; round < rounds; round++) sum = f(f(sum * factor) + factor);
          return sum;
        });
        (exports[name] as (rounds: number) => void)(rounds);
        assert.deepEqual([...values.slice(0, expected.length)], expected);
      }
    });
  }

  it("gives a positive speed on several threads, and lets the process end", async () => {
    const peak = await openPeak({ workers: 3, fma: false, width: 128 });
    const speed = peak.measure();
    await peak.close();
    assert.ok(speed > 0 && Number.isFinite(speed));
  });
});
