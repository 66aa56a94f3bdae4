import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const { blockName, replaceBlock } = require("../../bench/report/record");
const { ratios } = require("../../bench/report/ratios");
const { decimal, markdownTable, milliseconds, percent, times } = require("../../tools/tables/table");

describe("a table of measures", () => {
  it("has columns as wide as their widest cell", () => {
    assert.equal(
      markdownTable(["a", "medida"], [["larga", "1"]]),
      ["| a     | medida |", "| ----- | ------ |", "| larga | 1      |"].join("\n"),
    );
  });

  it("has decimal commas", () => {
    assert.deepEqual(
      [decimal(-1.256), milliseconds(0.312), milliseconds(0.00123), percent(0.734), times(1.5)],
      ["−1,26", "312 ms", "1,23 ms", "73 %", "1,50 ×"],
    );
  });

  it("compares best with best and median with median", () => {
    const time = (best: number, median: number) => ({ best, median, all: [] });
    const rows = ratios([
      { label: "a", setting: "", time: time(2, 4) },
      { label: "b", setting: "x", time: time(3, 16) },
    ]);
    assert.deepEqual(
      rows.map(({ ratio }: { ratio: object }) => ratio),
      [
        { best: 1, median: 1 },
        { best: 1.5, median: 4 },
      ],
    );
  });
});

describe("the page of speeds", () => {
  const page = "antes\n<!-- bench a -->\nviejo\n<!-- fin a -->\ndespués\n<!-- bench b -->\n<!-- fin b -->\n";

  it("keeps all but the lines of one command", () => {
    const text = replaceBlock(page, "a", "nuevo $1");
    assert.equal(text, "antes\n<!-- bench a -->\n\nnuevo $1\n\n<!-- fin a -->\ndespués\n<!-- bench b -->\n<!-- fin b -->\n");
    assert.equal(replaceBlock(text, "a", "nuevo $1"), text);
  });

  it("refuses a command that has no place in it", () => {
    assert.throws(() => replaceBlock(page, "c", ""), /no tiene las marcas «<!-- bench c -->»/);
  });

  it("keeps the lines of other versions of Node apart from those of Node 20", () => {
    assert.deepEqual([blockName("peers", "20.20.2"), blockName("peers", "24.1.0")], ["peers", "peers, Node 24"]);
    const real = readFileSync(join(__dirname, "../../docs/rendimiento.md"), "utf8");
    assert.notEqual(replaceBlock(real, "peers, Node 24", "nuevo"), real);
  });

  it("has a place for every command", () => {
    const real = readFileSync(join(__dirname, "../../docs/rendimiento.md"), "utf8");
    for (const name of ["langevin", "train-step", "compare", "scaling", "linearity", "peers", "memory", "tiles", "pool"]) {
      assert.notEqual(replaceBlock(real, name, "nuevo"), real);
    }
  });
});
