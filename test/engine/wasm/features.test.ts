import { strict as assert } from "node:assert";
import { spawnSync } from "node:child_process";

const V8 = Number.parseInt(process.versions.v8, 10);
const JOIN = "--experimental-wasm-revectorize";

interface Run {
  /** EBM_WIDTH of the process. */
  readonly width?: string;
  readonly flags?: readonly string[];
}

/** What a new process prints. */
function inProcess(code: string, { width = "", flags = [] }: Run = {}): { readonly stdout: string; readonly stderr: string } {
  const env = { ...process.env, EBM_WIDTH: width, NODE_OPTIONS: "" };
  return spawnSync(process.execPath, [...flags, "-e", code], { encoding: "utf8", cwd: __dirname, env });
}

const PREPARE = `const { prepareV8 } = require("ebm/engine/v8-flags");`;
const DETECT = `
  try { console.log(JSON.stringify(require("ebm/engine/wasm").detectFeatures())); }
  catch (error) { console.log(error.name, error.message); }`;
const PLAIN_TILE = V8 < 12 ? { outputs: 4, unroll: 1 } : { outputs: 6, unroll: 2 };

describe("detectFeatures", () => {
  it("finds vectors, FMA and shared memory in a process that prepareV8 started", () => {
    const { stdout, stderr } = inProcess(`${PREPARE} prepareV8(); ${DETECT}`);
    assert.deepEqual(JSON.parse(stdout), { simd: true, fma: true, width: 128, tile: PLAIN_TILE });
    assert.equal(stderr, "");
  });

  it("sets no flags by itself: V8 before 12 then has no FMA", () => {
    const { fma } = JSON.parse(inProcess(DETECT).stdout) as { fma: boolean };
    assert.equal(fma, V8 >= 12);
  });

  it("gives 256 bits, and a tile for them, where they are asked for and V8 has them", () => {
    for (const { code, ...run } of [
      { code: `${PREPARE} prepareV8(); ${DETECT}`, width: "256" },
      { code: `${PREPARE} prepareV8({ width: 256 }); ${DETECT.replace("()", "({ width: 256 })")}` },
      { code: DETECT, width: "256", flags: V8 >= 13 ? [JOIN] : [] },
    ]) {
      const { stdout } = inProcess(code, run);
      if (V8 < 13) assert.match(stdout, /^EbmError wasmEngine · los vectores de 256 bits son un experimento de V8, y piden Node 24/);
      else assert.deepEqual(JSON.parse(stdout), { simd: true, fma: true, width: 256, tile: { outputs: 12, unroll: 4 } });
    }
  });

  it("refuses 256 bits when V8 was not told at the start", () => {
    assert.match(inProcess(DETECT, { width: "256" }).stdout, V8 < 13 ? /piden Node 24/ : /se encienden al arrancar/);
  });

  it("tries 256 bits out before it gives them, and refuses them when the bits are not those of 128", () => {
    const failing = `
      const asked = [];
      const probe = (kernels) => (asked.push(kernels), kernels.fma === false);
      const give = () => require("ebm/engine/wasm").detectFeatures({ width: 256, probe });
      for (const again of [1, 2]) try { give(); } catch (error) { console.log(error.name, error.message); }
      console.log(JSON.stringify(asked.map(({ wide, fma }) => [wide.outputs, fma])));`;
    const { stdout } = inProcess(failing, { flags: V8 >= 13 ? [JOIN] : [] });
    if (V8 < 13) return assert.match(stdout, /piden Node 24(?:.|\n)*piden Node 24(?:.|\n)*\[\]\n$/);
    assert.match(stdout, /^EbmError wasmEngine · los vectores de 256 bits .*una red de prueba no da con ellos los mismos bits/);
    assert.equal(stdout.split("\n").at(-2), "[[12,false],[12,true],[12,false],[12,true]]");
  });

  it("tries 256 bits out by a small network, whose bits no tile changes", () => {
    const probe = `
      const { probeVectors } = require("ebm/engine/wasm");
      const [narrow, wide] = [{ outputs: 6, unroll: 2 }, { outputs: 12, unroll: 4 }];
      const began = performance.now();
      console.log([false, true].map((fma) => probeVectors({ narrow, wide, fma })).join(), performance.now() - began > 300);`;
    assert.equal(inProcess(`${PREPARE} prepareV8(); ${probe}`).stdout, "true,true true\n");
  });

  it("does not take 256 bits that nobody asked for", () => {
    const { stdout } = inProcess(DETECT, { flags: V8 >= 13 ? [JOIN] : [] });
    assert.equal((JSON.parse(stdout) as { width: number }).width, 128);
  });

  it("refuses a width that is neither 128 nor 256", () => {
    const { stdout } = inProcess(DETECT, { width: "512" });
    assert.match(stdout, /^OptionError wasmEngine · EBM_WIDTH debe ser uno de "128", "256" y llegó "512"/);
  });
});

describe("prepareV8", () => {
  it("may be called again, but not for 256 bits after 128", () => {
    assert.equal(inProcess(`${PREPARE} prepareV8(); prepareV8(); console.log("bien")`).stdout, "bien\n");
    assert.match(
      inProcess(`${PREPARE} prepareV8(); prepareV8({ width: 256 })`).stderr,
      /EbmError: prepareV8 · los vectores de 256 bits se piden antes/,
    );
    assert.equal(inProcess(`${PREPARE} prepareV8({ width: 256 }); prepareV8(); console.log("bien")`).stdout, "bien\n");
  });

  it("loads nothing of the library but its errors", () => {
    const { stdout } = inProcess(`${PREPARE} console.log(Object.keys(require.cache).map((file) => file.split(/[\\\\/]/).at(-2)).join())`);
    assert.deepEqual([...new Set(stdout.trim().split(","))].sort(), ["errors", "wasm"]);
    assert.equal(stdout.match(/wasm/g)?.length, 1);
  });
});
