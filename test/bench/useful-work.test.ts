import { strict as assert } from "node:assert";
import { type NetworkSpec, conv2d, dense, flatten, network, preset } from "ebm/network";
import fc from "fast-check";

const { gradientMultiplyAdds, usefulMultiplyAdds } = require("../../bench/measure/useful-work");

/** Multiply-adds of one convolution, tap by tap: output o at axis position p hears input p · stride − before + tap. */
function countTaps(size: number, kernel: number, { stride, same }: { stride: number; same: boolean }): number {
  const outputs = same ? Math.ceil(size / stride) : Math.floor((size - kernel) / stride) + 1;
  const before = same ? Math.floor(Math.max((outputs - 1) * stride + kernel - size, 0) / 2) : 0;
  let inside = 0;
  for (let o = 0; o < outputs; o++) {
    for (let tap = 0; tap < kernel; tap++) {
      const at = o * stride - before + tap;
      if (at >= 0 && at < size) inside++;
    }
  }
  return inside;
}

describe("the useful multiply-adds of a network", () => {
  it("are 732 368 for ebm-mnist, the figure that speeds are quoted with", () => {
    assert.equal(usefulMultiplyAdds(preset("ebm-mnist")), 732_368);
  });

  it("are inputs times outputs in dense layers, and none where there are no weights", () => {
    assert.equal(usefulMultiplyAdds(preset("mlp-10")), 10 * 128 + 128 * 64 + 64);
  });

  it("count each tap that falls inside the image once a channel in and out", () => {
    const sizes = {
      height: fc.integer({ min: 5, max: 17 }),
      width: fc.integer({ min: 5, max: 17 }),
      channels: fc.integer({ min: 1, max: 3 }),
    };
    const layer = {
      filters: fc.integer({ min: 1, max: 5 }),
      kernel: fc.integer({ min: 1, max: 5 }),
      stride: fc.integer({ min: 1, max: 4 }),
    };
    fc.assert(
      fc.property(fc.record({ ...sizes, ...layer, same: fc.boolean() }), ({ height, width, channels, filters, kernel, stride, same }) => {
        const convolution = conv2d(filters, { kernelSize: kernel, strides: stride, padding: same ? "same" : "valid" });
        const spec = network({ name: "una", inputShape: [height, width, channels], layers: [convolution, flatten(), dense(1)] });
        const outputs = [height, width].map((size) => (same ? Math.ceil(size / stride) : Math.floor((size - kernel) / stride) + 1));
        const taps = countTaps(height, kernel, { stride, same }) * countTaps(width, kernel, { stride, same });
        assert.equal(usefulMultiplyAdds(spec), taps * channels * filters + outputs[0] * outputs[1] * filters);
      }),
    );
  });

  it("are three times as many in a parameter gradient, but that nothing goes back through the first weights", () => {
    const spec: NetworkSpec = network({ name: "dos", inputShape: [4], layers: [dense(3), dense(1)] });
    assert.equal(usefulMultiplyAdds(spec), 12 + 3);
    assert.equal(gradientMultiplyAdds(spec), 3 * (12 + 3) - 12);
  });
});
