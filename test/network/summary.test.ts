import { strict as assert } from "node:assert";
import { conv2d, dense, flatten, network, preset, summary } from "ebm/network";

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
