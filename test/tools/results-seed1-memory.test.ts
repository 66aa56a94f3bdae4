import { strict as assert } from "node:assert";
import { loadMnist, type Mnist } from "ebm/data";
import { chooseEngine, type Engine } from "ebm/engine";
import { recorded, tablesIn } from "./reading-tables";

const measure = require("../../tools/results/seed1-memory") as (
  tools: { mnist: Mnist; engine: Engine },
  size: { epochs: number; stepsPerEpoch: number },
) => Promise<string>;

describe("the table of seed 1's own buffer", function () {
  this.timeout(120_000);

  it("has a row an epoch: what the seed printed, the frozen buffer, and the epochs that are shipped", async () => {
    const tools = { mnist: await loadMnist(), engine: await chooseEngine({ prefer: "wasm", fma: false }) };
    const [small] = tablesIn(await measure(tools, { epochs: 2, stepsPerEpoch: 1 }));
    const [whole] = tablesIn(recorded("congelada"));
    assert.deepEqual([small.length, whole.length], [2, 3]);
    small.forEach((row, epoch) => {
      assert.deepEqual(
        [row[1], row[4]],
        [
          ["−0,4021", "0,1283"],
          ["−0,0473", "0,0220"],
        ][epoch],
      );
      assert.deepEqual([row[3], row[6]], [whole[epoch][3], whole[epoch][6]]);
      assert.notDeepEqual([row[2], row[5]], [row[3], row[6]], "one step of a frozen buffer is no epoch of one that replays");
    });
  });
});
