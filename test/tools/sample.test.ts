import { strict as assert } from "node:assert";
import * as fs from "node:fs";
import * as path from "node:path";
import { encodeWeights, initialWeights, type PresetName, preset } from "ebm/network";
import { recipe, SHIPPED, SHIPPED_RUNS } from "ebm/trainer";
import { scratchFolder } from "./checking";

const { parseSample } = require("../../tools/commands/sample");
const { runSample } = require("../../tools/sample/main");
const { imagesOf } = require("../../tools/models/images");
const { openModel } = require("../../tools/models/open-model");

const PNG = [137, 80, 78, 71, 13, 10, 26, 10];

describe("npm run sample", function () {
  this.timeout(60_000);
  let folder: string;
  before(async () => {
    folder = scratchFolder();
    for (const [file, name, seed] of [
      ["flat.ebm", "mlp-784", 1],
      ["epoch-001.ebm", "ebm-mnist", 1],
      ["epoch-012.ebm", "ebm-mnist", 2],
      ["ten.ebm", "mlp-10", 1],
    ] as [string, PresetName, number][]) {
      const spec = preset(name);
      fs.writeFileSync(path.join(folder, file), await encodeWeights({ spec, weights: initialWeights(spec, { seed }), about: { seed } }));
    }
    fs.writeFileSync(path.join(folder, "nota.txt"), "hola");
  });
  after(() => fs.rmSync(folder, { recursive: true }));

  async function draw(...words: string[]): Promise<{ text: string; png: Uint8Array }> {
    const out = path.join(folder, "muestras.png");
    const lines: string[] = [];
    const quiet = { isTTY: false, write: () => true };
    await runSample(parseSample([...words, "--out", out]), { say: (line: string) => lines.push(line), progress: quiet });
    return { text: lines.join("\n"), png: fs.readFileSync(out) };
  }

  it("writes a grid with energies, the same bytes for the same seed", async () => {
    const words = ["--checkpoint", "ebm-mnist", "--n", "4", "--steps", "3", "--step-size", "20"];
    const { text, png } = await draw(...words);
    assert.deepEqual([...png.subarray(0, 8)], PNG);
    assert.match(text, /^✔ .*muestras\.png: 4 imágenes con energía media −?\d+,\d+\.$/);
    assert.deepEqual((await draw(...words)).png, png);
    assert.notDeepEqual((await draw(...words, "--seed", "7")).png, png);
  });

  it("--json: one line with the energies and all that made them", async () => {
    const { text } = await draw("--checkpoint", path.join(folder, "flat.ebm"), "--n", "3", "--steps", "2", "--json");
    const { energies, out, checkpoint, ...facts } = JSON.parse(text);
    assert.deepEqual(facts, { network: "mlp-784", n: 3, steps: 2, stepSize: 1, noise: 0.005, seed: 2026, from: "noise" });
    assert.equal(energies.length, 3);
    assert.ok(energies.every(Number.isFinite));
  });

  it("moves the chains as the recipe that the file says, or as others of its shape when it says none", async () => {
    const spec = preset("mlp-784");
    const langevin = { ...recipe("seed3").langevin, stepSize: 7, noise: 0.01, gradientClip: 0.05 };
    const weights = initialWeights(spec, { seed: 1 });
    const ruleOf = async (about: Record<string, unknown>) => {
      fs.writeFileSync(path.join(folder, "receta.ebm"), await encodeWeights({ spec, weights, about }));
      const { stepSize, noise } = JSON.parse(
        (await draw("--checkpoint", path.join(folder, "receta.ebm"), "--n", "1", "--steps", "1", "--json")).text,
      );
      return [stepSize, noise];
    };
    assert.deepEqual(await ruleOf({ recipe: recipe("seed3") }), [10, 0.005]);
    assert.deepEqual(await ruleOf({ recipe: { ...recipe("mlp"), langevin } }), [7, 0.01]);
    assert.deepEqual(await ruleOf({}), [1, 0.005]);
    assert.deepEqual(imagesOf(spec, { recipe: { langevin } }).rule, langevin);
  });

  it("moves those of the project with the rule of their recipe, which is that of their shape", async () => {
    for (const [name, { recipe: followed }] of Object.entries(SHIPPED_RUNS)) {
      const { spec, about } = await openModel(name);
      assert.deepEqual(imagesOf(spec, about).rule, recipe(followed).langevin, name);
    }
    for (const name of SHIPPED) {
      const { spec, about } = await openModel(name);
      assert.deepEqual(imagesOf(spec, about), imagesOf(spec), name);
    }
  });

  it("speaks of one image as one", async () => {
    const { text } = await draw("--checkpoint", path.join(folder, "flat.ebm"), "--n", "1", "--steps", "1");
    assert.match(text, /: 1 imagen con energía media /);
  });

  it("starts from test digits when asked: their energies are those of the data", async () => {
    const line = async (from: string) =>
      JSON.parse((await draw("--checkpoint", "ebm-mnist", "--steps", "0", "--from", from, "--json")).text);
    const [digits, noise] = [await line("digits"), await line("noise")];
    assert.ok(Math.max(...digits.energies) < Math.min(...noise.energies));
  });

  it("opens a file, the folder of a run at an epoch or at its last one, and a network of the project", async () => {
    const seedOf = async (reference: string) => (await openModel(reference)).about.seed;
    assert.deepEqual([await seedOf(`${folder}:1`), await seedOf(`${folder}:12`), await seedOf(folder)], [1, 2, 2]);
    assert.equal(await seedOf(path.join(folder, "epoch-001.ebm")), 1);
    assert.equal((await openModel("ebm-mnist:2")).spec.name, "ebm-mnist");
  });

  it("says what it cannot open", async () => {
    const cases: [string, RegExp][] = [
      ["no-hay", /No encuentro «no-hay»/],
      [`${folder}:7`, /no están los pesos de la época 7/],
      [path.join(folder, "nota.txt"), /No sé de qué tipo es el modelo/],
      ["ebm-mnist:99", /no está la época 99/],
    ];
    for (const [reference, message] of cases) await assert.rejects(openModel(reference), { message });
    await assert.rejects(draw("--checkpoint", path.join(folder, "ten.ebm")), { message: /no son imágenes de cifras/ });
  });

  it("says in Spanish which words it does not understand", () => {
    const given = ["--checkpoint", "ebm-mnist"];
    const cases: [string[], RegExp][] = [
      [[], /Falta --checkpoint/],
      [[...given, "--n", "0"], /--n debe ser un entero entre 1 y 400/],
      [[...given, "--n", "-1"], /--n debe ser un entero entre 1 y 400 y llegó «-1»/],
      [[...given, "--step-size", "mucho"], /--step-size debe ser un número/],
      [[...given, "--from", "gatos"], /--from debe ser noise o digits/],
      [[...given, "--out", "a.jpg"], /acabar en \.png/],
      [[...given, "--steps"], /Falta el valor después de --steps/],
      [[...given, "--pasos", "3"], /No entiendo «--pasos»/],
    ];
    for (const [words, message] of cases) assert.throws(() => parseSample(words), { message });
    assert.equal(parseSample(["--ayuda"]).help, true);
  });
});
