import { strict as assert } from "node:assert";
import { memoryStream } from "../setup/helpers";

const { progress } = require("../../tools/train/progress");

const record = { step: 101, epoch: 0, batch: 100, batches: 468, real: -0.0124, fake: 0.25 };
const report = { epoch: 0, loss: 0.5, real: -0.1, fake: 0.2, seconds: 90, validation: { real: -0.1, fake: 4.6, cdiv: -4.7 } };

/** A bar on a terminal of 160 columns, a second for each step. */
function shown(isTTY: boolean) {
  const out = memoryStream();
  const clock = { now: 0 };
  const bar = progress({ out: Object.assign(out, { isTTY, columns: 160 }), now: () => clock.now });
  bar.onBegin();
  clock.now = 1000;
  bar.onStep(record, { epochs: 2 });
  return { out, bar };
}

describe("the progress of a training", () => {
  it("shows batch, energies, and how long epoch and run still take, on one line of a terminal", () => {
    const { out } = shown(true);
    assert.equal(
      out.text(),
      "\r\x1b[2K" +
        "época 1/2 ████░░░░░░░░░░░░░░░░ 101/468 · real −0,012 falsa 0,250 distancia 0,262 · faltan 6 min 7 s de época, 13 min 55 s en total",
    );
  });

  it("leaves a line an epoch, with the validation", () => {
    for (const isTTY of [true, false]) {
      const { out, bar } = shown(isTTY);
      bar.onEpoch(report, { epochs: 2 });
      assert.ok(
        out
          .text()
          .endsWith("época 1/2 · pérdida 0,500 · real −0,100 falsa 0,200 distancia 0,300 · prueba −0,100, ruido 4,600 · 1 min 30 s\n"),
        out.text(),
      );
    }
    assert.ok(!shown(false).out.text().includes("\x1b"));
  });
});
