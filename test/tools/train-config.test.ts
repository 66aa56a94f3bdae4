import { strict as assert } from "node:assert";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deepEbmConfig, networkOf, recipeOf, saveConfig } from "ebm/config";
import { decodeWeights, preset, spectralNorms } from "ebm/network";
import { recipe } from "ebm/trainer";
import { ROOT, temporaryFolder } from "../setup/helpers";

const { newSettings, resumedSettings, specOf } = require("../../tools/train/settings");
const { kindOfData, loadData } = require("../../tools/train/data");

const SCRIPT = join(ROOT, "bin", "train.js");
const FEW = ["--smoke", "--epochs", "2", "--steps-per-epoch", "3", "--no-images", "--json"];

function trainAtOnce(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, ...words], { cwd: ROOT, encoding: "utf8", timeout: 90_000 });
  const { weightsSha256, bufferSha256, step } = JSON.parse(stdout.trim().split("\n").at(-1) || "{}");
  return { status, stderr, end: { weightsSha256, bufferSha256, step } };
}

const runOf = (folder: string) => JSON.parse(readFileSync(join(folder, "run.json"), "utf8"));

describe("npm run train --config", function () {
  this.timeout(120_000);
  const root = temporaryFolder();
  const config = deepEbmConfig({
    name: "pequeña",
    seed: 9,
    energyNetwork: { hiddenDims: [4, 8], headDims: [] },
    training: { learningRate: 1e-3 },
  });
  const file = saveConfig(join(root, "ebm.yaml"), config);

  it("trains the network and the recipe of the file with its seed, keeps them in run.json, and goes on without the file with the same bits", () => {
    const whole = trainAtOnce(...FEW, "--config", file, "--out", join(root, "entera"));
    assert.equal(whole.status, 0, whole.stderr);
    const run = runOf(join(root, "entera"));
    assert.deepEqual([run.config, run.seed, run.preset, run.recipe.name], [config, 9, undefined, "pequeña"]);
    assert.match(run.command, /^npm run train -- --config .*ebm\.yaml --seed 9 --epochs 2/);
    const half = trainAtOnce(...FEW, "--epochs", "1", "--config", file, "--out", join(root, "mitad"));
    assert.equal(half.status, 0, half.stderr);
    rmSync(file);
    const rest = trainAtOnce("--resume", join(root, "mitad"), "--epochs", "2", "--no-images", "--json");
    assert.equal(rest.status, 0, rest.stderr);
    assert.deepEqual(rest.end, whole.end);
    assert.deepEqual(runOf(join(root, "mitad")).config, config);
    saveConfig(file, config);
  });

  it("writes weights that say which configuration they are of", async () => {
    const { spec, about } = await decodeWeights(readFileSync(join(root, "entera", "epoch-002.ebm")), { name: "epoch-002.ebm" });
    assert.deepEqual([spec, about.config], [networkOf(config), config]);
  });

  it("refuses what contradicts the file, and says where the file is wrong", () => {
    const options = { config: file, smoke: false };
    for (const name of ["preset", "recipe", "buffer"])
      assert.throws(() => newSettings({ ...options, [name]: "x" }), {
        name: "Problem",
        message: new RegExp(`--config y --${name} no van juntos`),
      });
    writeFileSync(join(root, "mala.yaml"), "kind: deepEbm\nmcmc:\n  stepSize: -10\n");
    const wrong = trainAtOnce("--config", join(root, "mala.yaml"), "--out", join(root, "mal"));
    assert.equal(wrong.status, 1);
    assert.match(wrong.stderr, /✘ .*mala\.yaml.*mcmc\.stepSize debe ser un número positivo y llegó -10/);
    assert.ok(!existsSync(join(root, "mal")));
    assert.throws(() => newSettings({ config: join(root, "no-está.json"), smoke: false }), { name: "FileError" });
    const odd = saveConfig(join(root, "rara.json"), deepEbmConfig({ inputShape: [16, 16, 1], images: "signed" }));
    assert.throws(() => newSettings({ config: odd, smoke: false }), {
      name: "Problem",
      message: /No hay imágenes para la red .*\[16, 16, 1\]/,
    });
  });

  it("goes on only as what it was", () => {
    const remembered = newSettings({ config: file, smoke: true });
    assert.deepEqual(resumedSettings(remembered, { config: file, epochs: 5 }), { ...remembered, epochs: 5 });
    const other = saveConfig(join(root, "otra.yaml"), { ...config, alpha: 0.2 });
    assert.throws(() => resumedSettings(remembered, { config: other }), { name: "Problem", message: /otra configuración/ });
    const named = newSettings({ smoke: true });
    assert.throws(() => resumedSettings(named, { config: file }), {
      name: "Problem",
      message: /--preset ebm-mnist y no una configuración/,
    });
    assert.throws(() => resumedSettings(named, { spectralLimit: 2 }), {
      name: "Problem",
      message: /--spectral-limit sin fijar y se pide 2/,
    });
    assert.deepEqual(resumedSettings(named, { smoke: true }), named);
    assert.throws(() => resumedSettings(newSettings({ smoke: false }), { smoke: true }), {
      name: "Problem",
      message: /la receta entera y no la de una prueba corta/,
      remedy: /^quita --smoke/,
    });
  });

  it("warns of chains that cannot move", () => {
    const slow = saveConfig(join(root, "quieta.yaml"), { ...config, mcmc: { ...config.mcmc, stepSize: 0.01 } });
    const { stderr } = trainAtOnce(...FEW, "--epochs", "1", "--config", slow, "--out", join(root, "quieta"));
    assert.match(stderr, /Aviso: en 60 pasos el gradiente mueve un píxel como mucho/);
  });

  it("--spectral-limit keeps every layer of any network at the limit", async () => {
    const folder = join(root, "limitada");
    const { status, stderr } = trainAtOnce(...FEW, "--spectral-limit", "0.8", "--out", folder);
    assert.equal(status, 0, stderr);
    assert.match(runOf(folder).command, / --spectral-limit 0\.8 /);
    const { spec, weights } = await decodeWeights(readFileSync(join(folder, "epoch-002.ebm")), { name: "x" });
    // Power iterations from below leave a few per cent over the limit.
    assert.ok(Math.max(...spectralNorms(spec, weights).map(({ norm }) => norm)) < 0.8 * 1.05);
  });
});

describe("npm run train --preset ebm-cifar", function () {
  this.timeout(120_000);

  it("trains on coloured shapes where there is no CIFAR-10, and says so in one line", () => {
    const folder = join(temporaryFolder(), "color");
    const few = ["--smoke", "--epochs", "1", "--steps-per-epoch", "1", "--json"];
    const { status, stderr, end } = trainAtOnce(...few, "--preset", "ebm-cifar", "--out", folder);
    assert.equal(status, 0, stderr);
    assert.equal(end.step, 1);
    const { data, recipe: followed } = runOf(folder);
    assert.equal(followed.name, "cifar");
    assert.ok(existsSync(join(folder, "images", "epoch-001-muestras.png")));
    if (data === "cifar10") return; // whoever has its files
    assert.match(stderr, /No está CIFAR-10 en data\/cifar-10-batches-bin .*: las imágenes son formas de colores\./);
    assert.match(stderr, /Sus muestras están en .*images/);
  });

  it("is the network of createCifarEbm, and takes no other recipe", () => {
    const settings = newSettings({ preset: "ebm-cifar", smoke: false });
    assert.deepEqual([specOf(settings), settings.recipe], [preset("ebm-cifar"), recipe("cifar")]);
    assert.throws(() => newSettings({ preset: "ebm-cifar", recipe: "uva", smoke: false }), { message: /de 32 × 32 en color/ });
    assert.throws(() => newSettings({ recipe: "cifar", smoke: false }), { message: /La receta cifar no es para la red ebm-mnist/ });
  });

  it("goes on with the images that it began with", async () => {
    const said: string[] = [];
    const line = (text: string) => said.push(text);
    const { data, train, test } = await loadData({ kind: "colour", data: "colouredShapes", smoke: true, line });
    assert.deepEqual([data, train.channels, test.count, said], ["colouredShapes", 3, 64, []]);
    assert.equal(kindOfData({ name: "x", inputShape: [28, 28, 1] }, "signed"), "mnist");
    assert.equal(recipeOf(deepEbmConfig({ images: "signed", inputShape: [28, 28, 1] })).images, "signed");
  });
});
