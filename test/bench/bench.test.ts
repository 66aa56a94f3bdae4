import { strict as assert } from "node:assert";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { launchChromium } from "../chromium";

const RUN = join(__dirname, "fixtures/run.js");
const SMALL = ["--chains", "2", "--steps", "1", "--repeats", "2", "--workers", "1"];

function bench(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [RUN, ...words], { encoding: "utf8" });
  assert.equal(status, 0, stderr);
  return stdout;
}

describe("npm run bench", () => {
  it("langevin --json: one line with times, speed and peak", () => {
    const line = bench("langevin", ...SMALL, "--engine", "tf-cpu", "--json");
    assert.equal(line.trim().split("\n").length, 1);
    const facts = JSON.parse(line);
    assert.equal(Object.keys(facts).join(), "median,best,all,engine,width,fma,node,gflops,peak,fraction");
    assert.equal(facts.all.length, 2);
    assert.equal(facts.best, Math.min(...facts.all));
    assert.deepEqual([facts.engine, facts.width, facts.node, typeof facts.fma], ["tf-cpu", 128, process.version, "boolean"]);
    // 732 368 multiply-adds each way, of 2 operations, for 2 chains and 1 step; times are rounded to microseconds.
    const gflops = (4 * 732_368 * 2) / facts.best / 1e9;
    assert.ok(Math.abs(facts.gflops - gflops) < 1e-5 && Math.abs(facts.fraction - gflops / facts.peak) < 1e-5);
  });

  it("train-step: a table in Spanish with the parts and the machine", () => {
    const text = bench("train-step", ...SMALL);
    for (const part of [/^\| Langevin +\| /m, /^\| gradiente y Adam +\| /m, /^\| paso completo +\| /m, /^- Máquina: .+Node \d+\./m]) {
      assert.match(text, part);
    }
  });

  it("measures the wasm engine where no other is named", () => {
    const { engine, all } = JSON.parse(bench("langevin", ...SMALL, "--json"));
    assert.deepEqual([engine, all.length], ["wasm", 2]);
  });

  it("says in Spanish, without a stack, that there is no such engine", () => {
    const { status, stderr } = spawnSync(process.execPath, [RUN, "langevin", ...SMALL, "--engine", "tf-gpu"], { encoding: "utf8" });
    assert.equal(status, 1);
    assert.match(stderr, /^✘ chooseEngine · .*tf-gpu/);
    assert.doesNotMatch(stderr, /\n {4}at /);
  });

  it("scaling --json: one thread beside several, each in its process", () => {
    const { workers, ratio, several, alone } = JSON.parse(bench("scaling", "--chains", "2", "--steps", "1", "--repeats", "1", "--json"));
    assert.ok(workers >= 2);
    assert.deepEqual([several.all.length, alone.all.length], [1, 1]);
    assert.equal(ratio.best, alone.best / several.best);
  });

  it("pool --json: seconds to be ready, and to hand work over", () => {
    const { ready, handOff } = JSON.parse(bench("pool", "--repeats", "1", "--workers", "1", "--json"));
    assert.ok(ready.best > 0 && handOff.best > 0);
  });

  it("frames and tab: measure the live outputs in a browser, where there is one", async function () {
    this.timeout(120_000);
    await (await launchChromium(this, "las medidas de las salidas vivas")).close();
    const { rates } = JSON.parse(bench("frames", "--repeats", "1", "--json"));
    assert.equal(rates.length, 3);
    for (const { best } of rates) assert.ok(best > 0 && best < 70, JSON.stringify(rates)); // a browser gives 60 at most
    const { samples, grows } = JSON.parse(bench("tab", "--seconds", "4", "--json"));
    assert.ok(samples.length >= 2 && samples.every(({ rss, heap }: { rss: number; heap: number }) => rss > heap && heap > 1e6));
    assert.deepEqual(Object.keys(grows), ["rss", "heap"]);
  });

  it("memory --json: resident bytes of a process of its own", () => {
    const { rss, peak } = JSON.parse(bench("memory", ...SMALL, "--engine", "tf-cpu", "--json"));
    assert.ok(rss > 2e7 && peak > 2e7, `${rss} ${peak}`);
  });
});
