import { strict as assert } from "node:assert";
import { spawnSync } from "node:child_process";
import { type BackendLoaders, chooseEngine, type EngineName, openNetwork, readyBackend, setWasmSource } from "ebm/engine";
import { initialWeights, preset } from "ebm/network";

const yes = async () => true;
const no = async () => false;
const fails = async () => Promise.reject(new Error("no library"));
const ready = (loaders: Partial<BackendLoaders>) => readyBackend(undefined, { tensorflow: fails, wasm: no, cpu: fails, ...loaders });

describe("readyBackend", () => {
  it("takes the first of tensorflow, wasm and cpu that works, be the others missing or broken", async () => {
    assert.equal(await ready({ tensorflow: yes, wasm: yes, cpu: yes }), "tensorflow");
    assert.equal(await ready({ wasm: yes, cpu: yes }), "wasm");
    assert.equal(await ready({ cpu: yes }), "cpu");
  });

  it("says which were tried when none works, and how to get the one that is optional", async () => {
    await assert.rejects(ready({}), { name: "EbmError", message: /tensorflow, wasm, cpu/ });
    const native = readyBackend(["tensorflow"], { tensorflow: no, wasm: no, cpu: no });
    await assert.rejects(native, { name: "EbmError", message: /npm run tfjs-node\.$/ });
  });
});

describe("chooseEngine", () => {
  it("makes the engine that is preferred", async () => {
    for (const name of ["tf-cpu", "tf-wasm"] as const) assert.equal((await chooseEngine({ prefer: name })).name, name);
  });

  it("refuses a name that is no engine", async () => {
    await assert.rejects(chooseEngine({ prefer: "gpu" as EngineName }), { name: "OptionError", message: /"tf-wasm"/ });
  });

  it("keeps a program quiet and lets it end", () => {
    const program = `
      const { chooseEngine, openNetwork } = require("ebm/engine");
      const { preset } = require("ebm/network");
      (async () => {
        for (const prefer of ["tf-cpu", "tf-wasm"]) {
          const net = await openNetwork(preset("mlp-10"), { seed: 1, engine: await chooseEngine({ prefer }) });
          net.parameterGradient(new Float32Array(10), (e) => e);
        }
      })();`;
    const { status, stdout, stderr } = spawnSync(process.execPath, ["-e", program], { encoding: "utf8", timeout: 20_000, cwd: __dirname });
    assert.deepEqual({ status, stdout, stderr }, { status: 0, stdout: "", stderr: "" });
  }).timeout(30_000);
});

describe("openNetwork", () => {
  const spec = preset("mlp-10");

  it("starts from the initial weights of its seed, or from given weights", async () => {
    const engine = await chooseEngine({ prefer: "tf-cpu" });
    const fresh = await openNetwork(spec, { seed: 5, engine });
    assert.deepEqual(fresh.weights(), initialWeights(spec, { seed: 5 }));
    const given = await openNetwork(spec, { weights: fresh.weights().fill(0.25), engine });
    assert.ok(given.weights().every((w) => w === 0.25));
    for (const net of [fresh, given]) net.dispose();
  });

  it("refuses neither or both of seed and weights, and bad networks", async () => {
    const bad = [{}, { seed: 1, weights: new Float32Array(9729) }] as unknown as { seed: number }[];
    for (const options of bad) await assert.rejects(openNetwork(spec, options), { name: "OptionError" });
    await assert.rejects(openNetwork({ ...spec, layers: [] }, { seed: 1 }), { name: "SpecError" });
    await assert.rejects(openNetwork(spec, { seed: -1 }), { name: "OptionError" });
  });
});

describe("openNetwork where our engine cannot", function () {
  this.timeout(120_000);

  /** What a new process prints, its warnings too. */
  const run = (code: string) => {
    const program = `
      console.warn = (text) => console.log(text);
      const { openNetwork } = require("ebm/engine");
      const { conv2d, dense, flatten, network, preset } = require("ebm/network");
      const open = async (spec) => {
        const net = await openNetwork(spec, { seed: 1 });
        console.log(spec.name, net.energy(new Float32Array(spec.inputShape.reduce((a, b) => a * b))).length);
        net.dispose();
      };
      (async () => { ${code} })();`;
    return spawnSync(process.execPath, ["-e", program], { encoding: "utf8", cwd: __dirname }).stdout.trim().split("\n");
  };
  const notice = (reason: string) => new RegExp(`^Calcula tf.js, más despacio, en lugar del motor wasm: wasmEngine · ${reason}`);

  it("goes to tf.js and says why, of each network once", () => {
    // Its tables: 256 windows of 64 taps hear about 15 000 inputs along an axis; squared, by 8 bytes, that is 1.8 GiB.
    const lines = run(`
      const large = (name) => network({ name, inputShape: [256, 256, 1], layers: [conv2d(1, { kernelSize: 64, strides: 1 }), flatten(), dense(1)] });
      for (const name of ["una", "una", "otra"]) await open(large(name));`);
    const told = lines.filter((line) => !line.startsWith("  "));
    assert.match(told[0], notice("la red una necesita \\d+ MiB"));
    assert.deepEqual(told.slice(1, 3), ["una 1", "una 1"]);
    assert.match(told[3], notice("la red otra necesita \\d+ MiB"));
    assert.equal(told[4], "otra 1");
    assert.equal(told.length, 5);
  });

  it("goes to tf.js and says so once where WebAssembly has no vectors", () => {
    const lines = run(`WebAssembly.validate = () => false; for (const again of [1, 2]) await open(preset("mlp-10"));`);
    const told = lines.filter((line) => !line.startsWith("  "));
    assert.match(told[0], notice("aquí WebAssembly no tiene vectores de 128 bits"));
    assert.deepEqual(told.slice(1), ["mlp-10 1", "mlp-10 1"]);
  });
});

describe("setWasmSource", () => {
  it("refuses what is neither an address nor bytes", () => {
    for (const bad of ["", null, 7, [1, 2]]) assert.throws(() => setWasmSource(bad as string), { name: "OptionError" });
  });
});
