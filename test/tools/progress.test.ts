import { strict as assert } from "node:assert";
import { memoryStream } from "../setup/helpers";

const { progress } = require("../../tools/train/progress");

const record = { step: 101, epoch: 0, batch: 100, batches: 468, real: -0.0124, fake: 0.25 };
const report = { epoch: 0, loss: 0.5, real: -0.1, fake: 0.2, seconds: 90, validation: { real: -0.1, fake: 4.6, cdiv: -4.7 } };

/** A bar on a terminal, 160 columns wide unless told otherwise, a second for each step. */
function shown(isTTY: boolean, { columns = 160, step = record, epochs = 2 } = {}) {
  const out = memoryStream();
  const clock = { now: 0 };
  const bar = progress({ out: Object.assign(out, { isTTY, columns }), now: () => clock.now });
  bar.onBegin();
  clock.now = 1000;
  bar.onStep(step, { epochs });
  return { out, bar };
}

describe("the progress of a training", () => {
  it("shows batch, energies, and how long epoch and run still take, on one line of a terminal", () => {
    const { out } = shown(true);
    assert.equal(
      out.text(),
      "\r\x1b[2K" +
        "época 1/2 ████░░░░░░░░░░░░░░░░ 101/468 · faltan 6 min 7 s de época, 13 min 55 s en total · real −0,012 falsa 0,250 distancia 0,262",
    );
  });

  it("says how long is left on 80 columns too, with the whole distance, and never writes past the edge", () => {
    const late = { columns: 80, step: { ...record, epoch: 11 }, epochs: 70 };
    const text = (columns: number) =>
      shown(true, { ...late, columns })
        .out.text()
        .replace("\r\x1b[2K", "");
    assert.equal(text(80), "época 12/70 101/468 · faltan 6 min 7 s, en total 7 h 39 min · distancia 0,262");
    assert.equal(
      text(120),
      "época 12/70 101/468 · faltan 6 min 7 s de época, 7 h 39 min en total · real −0,012 falsa 0,250 distancia 0,262",
    );
    for (let columns = 41; columns < 170; columns++) assert.ok(text(columns).length < columns, String(columns));
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
