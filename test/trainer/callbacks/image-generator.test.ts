import { strict as assert } from "node:assert";
import { decode } from "fast-png";
import { openNetwork } from "ebm/engine";
import { preset } from "ebm/network";
import { langevin, sample, uniformStart } from "ebm/sampler";
import { GDL_RECIPE, imageGenerator, memoryFolder, type RunFolder, startTraining } from "ebm/trainer";
import { contextOf, FLAT, FLAT_RECIPE, reportOf, smallRun, textOf, trainWith } from "./harness";

const factsOf = (folder: RunFolder, name: string) => JSON.parse(textOf(folder, `images/${name}.json`));

/** Ink of a pixel of the first image of a grid of 32×32 images at 4 pixels for each. */
function inkAt(png: Uint8Array, row: number, column: number): number {
  const { data, width } = decode(png);
  return 255 - data[(4 + 4 * row) * width + 4 + 4 * column];
}

describe("imageGenerator", () => {
  it("leaves a grid of samples and one of the memory after each epoch, with their energies beside", async () => {
    const folder = memoryFolder();
    const run = await smallRun();
    await trainWith(run, [imageGenerator(folder, { steps: 5 })], { epochs: 2 });
    const names = ["001", "002"].flatMap((epoch) => ["memoria", "muestras"].map((grid) => `epoch-${epoch}-${grid}`));
    assert.deepEqual(
      folder.names("images"),
      names.flatMap((name) => [`${name}.json`, `${name}.png`]),
    );
    // 5 × 2 images of 32 · 4 pixels, with gaps of 4 between and around them
    const { width, height } = decode(folder.read(`images/${names[0]}.png`) as Uint8Array);
    assert.deepEqual([width, height], [5 * 132 + 4, 2 * 132 + 4]);
    const { energies, positions, ages } = factsOf(folder, "epoch-002-memoria");
    const image = run.buffer.at(positions[9]);
    assert.deepEqual([energies[9], ages[9]], [run.network.energy(image)[0], run.buffer.ages()[positions[9]]]);
  });

  it("samples with the recipe's rule from noise of its own, which the JSON lets anyone repeat", async () => {
    const folder = memoryFolder();
    const run = await smallRun();
    const generator = imageGenerator(folder, { count: 3, steps: 7 });
    await trainWith(run, [generator]);
    const { seed, steps, energies } = factsOf(folder, "epoch-001-muestras");
    const start = uniformStart([32, 32, 1], { chains: 3, seed });
    const again = await sample(langevin(run.energy, run.recipe.langevin), start, { seed, steps });
    assert.deepEqual([...again.energies], energies);
    const png = folder.read("images/epoch-001-muestras.png") as Uint8Array;
    for (const at of [0, 5, 17, 31]) assert.equal(inkAt(png, at, at), Math.round((255 * (again.x[33 * at] + 1)) / 2));
    assert.deepEqual(
      generator.pictures().map(({ name, epoch }) => [name, epoch]),
      [
        ["muestras", 0],
        ["memoria", 0],
      ],
    );
  });

  it("does not change a bit of the run", async () => {
    const [watched, alone] = [await smallRun(), await smallRun()];
    await trainWith(watched, [imageGenerator(memoryFolder(), { steps: 20 })], { epochs: 2 });
    await trainWith(alone, [], { epochs: 2 });
    assert.deepEqual(watched.weights, alone.weights);
    assert.deepEqual(watched.network.weights(), alone.network.weights());
    assert.deepEqual(watched.buffer.state(), alone.buffer.state());
    assert.deepEqual(watched.moments, alone.moments);
  });

  it("gives the same bytes again, and other images of the memory in each epoch", async () => {
    const [first, second] = [memoryFolder(), memoryFolder()];
    for (const folder of [first, second]) await trainWith(await smallRun(), [imageGenerator(folder, { steps: 3 })], { epochs: 2 });
    for (const name of first.names("images")) assert.deepEqual(first.read(`images/${name}`), second.read(`images/${name}`));
    assert.notDeepEqual(factsOf(first, "epoch-001-memoria").positions, factsOf(first, "epoch-002-memoria").positions);
  });

  it("draws flat images of [0, 1] as squares", async () => {
    const folder = memoryFolder();
    await trainWith(await smallRun(FLAT_RECIPE, FLAT), [imageGenerator(folder, { steps: 2, count: 2 })]);
    const { width, height, data } = decode(folder.read("images/epoch-001-memoria.png") as Uint8Array);
    assert.deepEqual([width, height], [2 * (28 * 4 + 4) + 4, 28 * 4 + 8]);
    assert.ok(new Set(data).size > 100, "uniform noise has all greys");
  });

  it("leaves the samples out when somebody interrupts, and keeps the memory", async () => {
    const folder = memoryFolder();
    const run = await smallRun();
    const stop = new AbortController();
    const context = contextOf(run, { signal: stop.signal });
    const drawing = imageGenerator(folder, { steps: 1e6 }).onEpoch?.(reportOf(0), context);
    setTimeout(() => stop.abort(), 20);
    await drawing;
    assert.deepEqual(folder.names("images"), ["epoch-001-memoria.json", "epoch-001-memoria.png"]);
    assert.deepEqual(context.said, ["No hay muestras de la época 1: se interrumpió el entrenamiento"]);
  });

  it("says that chains diverge and lets the run go on", async () => {
    const folder = memoryFolder();
    const run = await smallRun({ langevin: { ...GDL_RECIPE.langevin, gradientClip: 1e30, stepSize: 1e30, bounds: null } });
    run.network.setWeights(run.weights.map((weight) => weight * 1e6));
    const context = contextOf(run);
    await imageGenerator(folder, { steps: 20 }).onEpoch?.(reportOf(0), context);
    assert.equal(context.said.length, 1);
    assert.match(context.said[0], /^No hay muestras de la época 1: /);
  });

  it("draws every so many epochs", async () => {
    const folder = memoryFolder();
    await trainWith(await smallRun(), [imageGenerator(folder, { steps: 1, every: 2 })], { epochs: 3 });
    assert.deepEqual([...new Set(folder.names("images").map((name) => name.slice(0, 9)))], ["epoch-002"]);
  });

  it("refuses a network that sees no images, before the first step", async () => {
    const run = startTraining(await openNetwork(preset("mlp-10"), { seed: 7 }), { ...GDL_RECIPE, batchSize: 4 }, { seed: 7 });
    assert.throws(() => imageGenerator(memoryFolder()).onBegin?.(contextOf(run)), { name: "OptionError", message: /no ve imágenes/ });
  });
});
