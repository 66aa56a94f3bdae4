import { strict as assert } from "node:assert";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openNetwork } from "ebm/engine";
import { decodeKeras, decodeKerasWeights, encodeKeras, encodeKerasWeights, type ImportOptions } from "ebm/keras";
import { type NetworkSpec, type PresetName, PRESETS, type WeightsFile } from "ebm/network";
import { assertClose } from "../engine/close";
import { ODD_NETS, randomBatch, randomWeights } from "../engine/nets";
import { describeInterop, runPython } from "./python";

// Both add float32 products in other orders: sums of some thousand terms of one size differ by less than 1e-5 of the largest.
const TOLERANCE = 1e-5;

/** E of the outputs h of a network: outputSign · h, or with the head −log Σ exp(−outputSign · h). */
function energies({ head, outputSign, layers }: NetworkSpec, h: readonly number[]): number[] {
  if (head === undefined) return h.map((value) => outputSign * value);
  const last = layers[layers.length - 1];
  const units = last.type === "dense" ? last.units : 1;
  const rows = Array.from({ length: h.length / units }, (_, i) => h.slice(i * units, (i + 1) * units));
  return rows.map((row) => -Math.log(row.reduce((sum, value) => sum + Math.exp(-outputSign * value), 0)));
}

async function energiesOf({ spec, weights }: WeightsFile, x: Float32Array): Promise<Float32Array> {
  const net = await openNetwork(spec, { weights });
  const found = net.energy(x);
  net.dispose();
  return found;
}

const folder = mkdtempSync(join(tmpdir(), "ebm-keras-"));
const at = (name: string) => join(folder, name);
const floats = (name: string) => new Float32Array(new Uint8Array(readFileSync(at(name))).buffer);
after(() => rmSync(folder, { recursive: true, force: true }));

describeInterop("what we write, in the real Keras", () => {
  const specs = [...Object.values(PRESETS), ...ODD_NETS.filter(({ name }) => name !== "mlp-10")];
  const files = specs.map((spec, i): WeightsFile => ({ spec, weights: randomWeights(spec, i), about: { i } }));
  let answers: Record<string, { kind: string; layers: string[]; keras: number[]; weights: number[] }>;

  before(async () => {
    for (const file of files) {
      writeFileSync(at(`${file.spec.name}.keras`), await encodeKeras(file));
      writeFileSync(at(`${file.spec.name}.weights.h5`), await encodeKerasWeights(file));
      writeFileSync(at(`${file.spec.name}.x.f32`), new Uint8Array(randomBatch(file.spec, { samples: 3, seed: 9 }).buffer));
    }
    writeFileSync(at("names.json"), JSON.stringify(specs.map(({ name }) => name)));
    answers = JSON.parse(runPython("keras_reads.py", [folder]));
  });

  for (const file of files) {
    const { spec } = file;
    it(`${spec.name}: Keras gives our energies from .keras and from .weights.h5`, async () => {
      const { kind, layers, keras, weights } = answers[spec.name];
      const residual = spec.layers.some(({ type }) => type === "add");
      assert.equal(kind, residual ? "Functional" : "Sequential");
      assert.equal(layers.filter((name) => name === "Add").length, spec.layers.filter(({ type }) => type === "add").length);
      const ours = await energiesOf(file, floats(`${spec.name}.x.f32`));
      assertClose(energies(spec, keras), ours, ".keras", TOLERANCE);
      assertClose(energies(spec, weights), ours, ".weights.h5", TOLERANCE);
    });
  }
});

describeInterop("what the real Keras writes, here", () => {
  before(() => void runPython("keras_writes.py", [folder]));

  /** Reads a file that Keras saved and checks that its network gives −h, the energy of a network that outputs f = −E. */
  async function check(name: string, file: string, options: Omit<ImportOptions, "name" | "outputSign"> = {}): Promise<WeightsFile> {
    const decode = file.endsWith(".keras") ? decodeKeras : decodeKerasWeights;
    const read = await decode(readFileSync(at(file)), { name: file, outputSign: -1, ...options });
    const found = await energiesOf(read, floats(`${name}.x.f32`));
    assertClose(
      found,
      floats(`${name}.h.f32`).map((h) => -h),
      file,
      TOLERANCE,
    );
    return read;
  }

  for (const name of ["fused", "separate", "deep", "late", "projected", "normalized"]) {
    it(`${name}: .keras and .h5`, async () => {
      const { spec, weights } = await check(name, `${name}.keras`);
      const legacy = await check(name, `${name}.h5`);
      assert.deepEqual([legacy.spec.layers, legacy.weights], [spec.layers, weights]);
    });
  }

  // A file of Keras alone cannot say that ten outputs are one energy.
  for (const name of (Object.keys(PRESETS) as PresetName[]).filter((each) => PRESETS[each].head === undefined)) {
    it(`${name}: .keras and .h5 say what they are, .weights.h5 with preset`, async () => {
      const { spec } = await check(name, `${name}.keras`);
      assert.deepEqual(spec.layers, PRESETS[name].layers);
      for (const file of [`${name}.keras`, `${name}.h5`, `${name}.weights.h5`]) {
        assert.deepEqual((await check(name, file, { preset: name })).spec, { ...PRESETS[name], outputSign: -1 });
      }
      await assert.rejects(check(name, `${name}.weights.h5`), { name: "DataError", message: /no dice de qué red son.*\n.*preset/ });
    });
  }

  it("a model of a class of its author's, as the course saves it, with preset", async () => {
    for (const file of ["subclass.keras", "subclass.weights.h5"]) await check("subclass", file, { preset: "ebm-mnist" });
    await assert.rejects(check("subclass", "subclass.keras"), { name: "DataError", message: /clase propia, "EBM".*\n.*preset/ });
    await assert.rejects(check("subclass", "subclass.keras", { preset: "mlp-784" }), { name: "DataError", message: /mlp-784/ });
    await assert.rejects(check("subclass", "subclass.keras", { preset: "ebm-mnist-compact" }), { name: "DataError", message: /compact/ });
  });

  it("what Keras says of itself is kept", async () => {
    const { about } = await decodeKeras(readFileSync(at("deep.keras")), { name: "deep.keras" });
    assert.deepEqual(about, { importedFrom: "Keras 3.15.1" });
  });
});
