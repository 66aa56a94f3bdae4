import { strict as assert } from "node:assert";
import { OptionError } from "ebm/errors";
import { progress } from "ebm/notebook";
import { insideKernel, onConsole } from "./fake-kernel";

const run = (total: number) => () => {
  const bar = progress({ total, label: "Entrenamiento <1>" });
  for (let i = 1; i <= total; i++) bar.update(i, `E = ${i}`);
  bar.done();
};

describe("progress", () => {
  it("redraws one output in place and floods nobody", () => {
    const sent = insideKernel(run(10_000));
    assert.deepEqual(
      sent.map(({ options }) => options.update),
      sent.map((_, i) => i > 0),
    );
    assert.equal(new Set(sent.map(({ options }) => options.displayId)).size, 1);
    assert.ok(sent.length < 100, `${sent.length} mensajes`);
  });

  it("ends with a text without times, the same in each run", () => {
    const last = () => insideKernel(run(50)).at(-1)?.data;
    assert.deepEqual(last(), last());
    assert.equal(last()?.["text/plain"], "Entrenamiento <1> ✓ 50 de 50 · E = 50");
    assert.match(String(last()?.["text/html"]), /<strong>Entrenamiento &lt;1&gt;<\/strong>.*value="100"/);
  });

  it("prints a line at each quarter in a script", () => {
    assert.deepEqual(
      onConsole(run(100)),
      [25, 50, 75].map((i) => `Entrenamiento <1> … ${i} de 100 · E = ${i}`).concat("Entrenamiento <1> ✓ 100 de 100 · E = 100"),
    );
  });

  it("refuses a total that is no amount of work and a progress that is no number", () => {
    for (const total of [0, -1, 1.5, Number.NaN, "3"]) assert.throws(() => progress({ total: total as number, label: "a" }), OptionError);
    assert.throws(() => progress({ total: 3, label: "" }), OptionError);
    assert.throws(() => progress({ total: 3, label: "a" }).update(Number.NaN), OptionError);
    assert.throws(() => progress(undefined as never), OptionError);
  });
});
