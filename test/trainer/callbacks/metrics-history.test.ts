import { strict as assert } from "node:assert";
import fc from "fast-check";
import { type EpochReport, memoryFolder, metricsHistory, readHistory, type Training } from "ebm/trainer";
import { contextOf, reportOf, smallRun, textOf, trainWith } from "./harness";

/** Any number that a diverging run may report; −0 is written as 0. */
const number = fc.double().map((value) => value + 0);
const plain = { noNullPrototype: true };
const MEANS = ["loss", "reg", "cdiv", "real", "fake", "parameterGradient", "inputGradient", "bufferAge"];
const numbers = Object.fromEntries([...MEANS, "learningRate", "seconds"].map((name) => [name, number]));
const validation = fc.option(fc.record({ cdiv: number, real: number, fake: number }, plain), { nil: undefined });
const report = fc
  .tuple(fc.record({ batches: fc.nat(), ...numbers }, plain), validation)
  .map(([row, validated]) => ({ ...row, ...(validated && { validation: validated }) }) as Omit<EpochReport, "epoch">);

async function written(history: EpochReport[]) {
  const folder = memoryFolder();
  await metricsHistory(folder).onEpoch?.(history[history.length - 1], contextOf({} as Training, { history }));
  return folder;
}

describe("metricsHistory", () => {
  it("writes an epoch a row, the seconds last, and nothing where there was no validation", async () => {
    const validation = { cdiv: -0.5, real: -1.5, fake: -1 };
    const folder = await written([reportOf(0), reportOf(1, { loss: 0.1 + 0.2, validation })]);
    assert.equal(
      textOf(folder, "history.csv"),
      [
        "epoch,batches,loss,reg,cdiv,real,fake,gap,parameterGradient,inputGradient,bufferAge,learningRate,val_cdiv,val_real,val_fake,seconds",
        "0,3,1,2,3,4,5,1,6,7,8,0.0001,,,,90",
        "1,3,0.30000000000000004,2,3,4,5,1,6,7,8,0.0001,-0.5,-1.5,-1,90",
        "",
      ].join("\n"),
    );
    const { epochs } = JSON.parse(textOf(folder, "history.json")) as { epochs: Record<string, number>[] };
    assert.deepEqual([epochs[1].gap, epochs[1].val_fake, Object.keys(epochs[1]).at(-1)], [1, -1, "seconds"]);
  });

  it("has columns for the classes only in a run that learns them, and reads them back", async () => {
    const history = [reportOf(0, { crossEntropy: 0.5, accuracy: 0.25 })];
    const folder = await written(history);
    const [names, row] = textOf(folder, "history.csv").split("\n");
    assert.deepEqual(names.split(",").slice(11, 14), ["learningRate", "crossEntropy", "accuracy"]);
    assert.deepEqual(row.split(",").slice(12, 14), ["0.5", "0.25"]);
    assert.deepEqual(readHistory(textOf(folder, "history.json")), history);
  });

  it("is read back with every bit, NaN and infinities included", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(report, { minLength: 1, maxLength: 4 }), async (rows) => {
        const history = rows.map((row, epoch) => ({ ...row, epoch }));
        const folder = await written(history);
        assert.deepEqual(readHistory(textOf(folder, "history.json")), history);
      }),
      { numRuns: 50 },
    );
  });

  it("leaves the bytes of an uninterrupted run after a resume, and mends at once what a killed one wrote too much", async () => {
    const [whole, parts] = [memoryFolder(), memoryFolder()];
    await trainWith(await smallRun(), [metricsHistory(whole)], { epochs: 3 });
    const run = await smallRun();
    const history: EpochReport[] = [];
    await trainWith(run, [metricsHistory(parts)], { epochs: 2, history });
    parts.write("history.csv", "lo que dejó una época que se perdió");
    const begun = contextOf(run, { history });
    await metricsHistory(parts).onBegin?.(begun);
    assert.equal(textOf(parts, "history.csv").split("\n").length, 1 + 2 + 1);
    await trainWith(run, [metricsHistory(parts)], { history });
    for (const name of ["history.csv", "history.json"]) assert.equal(textOf(parts, name), textOf(whole, name));
  });

  it("refuses what is no folder", () => {
    assert.throws(() => metricsHistory("/tmp" as never), { name: "OptionError", message: /runFolder/ });
  });
});

describe("readHistory", () => {
  it("refuses a file cut off anywhere, in Spanish and with its name", async () => {
    const text = textOf(await written([reportOf(0), reportOf(1)]), "history.json").trimEnd();
    for (let length = 0; length < text.length; length += 7) {
      assert.throws(() => readHistory(text.slice(0, length), { name: "h.json" }), { name: "DataError", message: /^h\.json/ });
    }
  });

  it("refuses foreign files, epochs out of order and what is no number", async () => {
    for (const text of ["[]", "null", "{}", '{"format":"ebm-history","version":2,"epochs":[]}'])
      assert.throws(() => readHistory(text), { name: "DataError", message: /debe ser un historial/ });
    const text = textOf(await written([reportOf(1), reportOf(1)]), "history.json");
    assert.throws(() => readHistory(text), { name: "DataError", message: /la fila 2 no sigue a la anterior/ });
    const wrong = textOf(await written([reportOf(0)]), "history.json").replace('"reg":2', '"reg":"dos"');
    assert.throws(() => readHistory(new TextEncoder().encode(wrong)), { name: "DataError", message: /fila 1.*reg debe ser un número/ });
  });
});
