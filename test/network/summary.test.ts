import { strict as assert } from "node:assert";
import { add, conv2d, dense, flatten, network, preset, summary } from "ebm/network";

describe("summary", () => {
  it("is Keras' table of ebm-mnist, in Spanish", () => {
    assert.equal(
      summary(preset("ebm-mnist")),
      `Red: "ebm-mnist"
┌───────────────────┬────────────────────┬────────────┐
│ Capa (tipo)       │ Forma de salida    │ Parámetros │
├───────────────────┼────────────────────┼────────────┤
│ entrada (Input)   │ (None, 32, 32, 1)  │          0 │
│ conv2d (Conv2D)   │ (None, 16, 16, 16) │        416 │
│ conv2d_1 (Conv2D) │ (None, 8, 8, 32)   │      4 640 │
│ conv2d_2 (Conv2D) │ (None, 4, 4, 64)   │     18 496 │
│ conv2d_3 (Conv2D) │ (None, 2, 2, 64)   │     36 928 │
│ flatten (Flatten) │ (None, 256)        │          0 │
│ dense (Dense)     │ (None, 64)         │     16 448 │
│ dense_1 (Dense)   │ (None, 1)          │         65 │
└───────────────────┴────────────────────┴────────────┘
Parámetros en total: 76 993 (300,75 KB)`,
    );
  });

  it("says what residual additions add, and the formula of a head", () => {
    const spec = network({
      name: "clases",
      inputShape: [4],
      layers: [dense(4, { activation: "swish" }), add(1), dense(4), add(2, { activation: "relu" }), dense(3)],
      outputSign: -1,
      head: "logsumexp",
    });
    // Each dense(4) has 4 · 4 + 4 parameters, dense(3) has 4 · 3 + 3.
    assert.equal(
      summary(spec),
      `Red: "clases"
┌─────────────────┬─────────────────┬────────────┬─────────────────┐
│ Capa (tipo)     │ Forma de salida │ Parámetros │ Conectada a     │
├─────────────────┼─────────────────┼────────────┼─────────────────┤
│ entrada (Input) │ (None, 4)       │          0 │ –               │
│ dense (Dense)   │ (None, 4)       │         20 │ entrada         │
│ add (Add)       │ (None, 4)       │          0 │ dense + entrada │
│ dense_1 (Dense) │ (None, 4)       │         20 │ add             │
│ add_1 (Add)     │ (None, 4)       │          0 │ dense_1 + dense │
│ dense_2 (Dense) │ (None, 3)       │         15 │ add_1           │
└─────────────────┴─────────────────┴────────────┴─────────────────┘
Parámetros en total: 55 (0,21 KB)
Energía: E(x) = −log Σₖ exp(hₖ(x)), k = 1…3`,
    );
    assert.match(summary({ ...spec, outputSign: 1 }), /exp\(−hₖ\(x\)\), k = 1…3$/);
  });

  it("counts megabytes of large networks", () => {
    const large = network({
      name: "grande",
      inputShape: [64, 64, 1],
      layers: [conv2d(16, { kernelSize: 1 }), flatten(), dense(64), dense(1)],
    });
    // 32 + (65 536 + 1) · 64 + 65 parameters of 4 bytes.
    assert.match(summary(large), /Parámetros en total: 4\s194\s465 \(16,00 MB\)/);
  });
});
