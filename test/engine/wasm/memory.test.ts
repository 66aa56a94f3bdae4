import { strict as assert } from "node:assert";
import { spawnSync } from "node:child_process";

/** Opens and disposes of a network of 64 MiB thirty times; says by how many MiB the process has grown since the sixth. */
const program = (pause: string) => `
  const { wasmEngine } = require("ebm/engine");
  const { dense, initialWeights, network } = require("ebm/network");
  const spec = network({ name: "ancha", inputShape: [1024], layers: [dense(1024), dense(1)] });
  const [theta, x] = [initialWeights(spec, { seed: 1 }), new Float32Array(16 * 1024)];
  const engine = wasmEngine({ workers: 2 });
  (async () => {
    let before = 0;
    for (let round = 1; round <= 30; round++) {
      const net = engine.load(spec, theta);
      net.parameterGradient(x, (energy) => energy);
      net.dispose();
      if (round === 6) before = process.memoryUsage.rss();
      ${pause}
    }
    console.log((process.memoryUsage.rss() - before) / 2 ** 20);
  })();`;

describe("networks that were disposed of", function () {
  this.timeout(180_000);

  for (const [when, pause] of [
    ["with pauses", "await new Promise(setImmediate);"],
    ["without a pause", ""],
  ]) {
    it(`leave the memory of the process, also that of its threads, ${when}`, () => {
      const { stdout, stderr } = spawnSync(process.execPath, ["-e", program(pause)], { encoding: "utf8", cwd: __dirname });
      assert.equal(stderr, "");
      // Twenty-four networks are 1500 MiB. Threads may keep 256 MiB before they are replaced, and the collector takes its time.
      assert.ok(Number(stdout) < 700, `${stdout} MiB`);
    });
  }
});
