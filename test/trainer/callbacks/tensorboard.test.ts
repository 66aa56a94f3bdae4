import { strict as assert } from "node:assert";
import { imageGenerator, memoryFolder, type RunFolder, tensorboard } from "ebm/trainer";
import { contextOf, smallRun, trainWith } from "./harness";

const clock = () => 1700000000;

/** All tags that a file names, by a look at its bytes; the real TensorBoard reads them in test/interop. */
function tagsIn(folder: RunFolder, place: string): Set<string> {
  const texts = folder.names(place).map((name) => Buffer.from(folder.read(`${place}/${name}`) ?? []).toString("latin1"));
  return new Set(texts.join().match(/(?:epoch_|batch_|energy\/|images\/|conv2d\/|dense\/)\w+/g));
}

describe("tensorboard", () => {
  it("writes the metrics of steps and of epochs, histograms and grids, each to its axis", async () => {
    const folder = memoryFolder();
    const images = imageGenerator(folder, { steps: 1 });
    const real = new Float32Array(2 * 1024);
    const callbacks = [images, tensorboard(folder, { every: 2, pictures: images.pictures, real, clock })];
    await trainWith(await smallRun(), callbacks);
    const epochs = tagsIn(folder, "tensorboard/epocas");
    for (const tag of ["epoch_loss", "epoch_val_cdiv", "epoch_gap", "epoch_learningRate", "epoch_seconds"]) assert.ok(epochs.has(tag), tag);
    for (const tag of ["conv2d/kernel", "dense/bias", "energy/memoria", "energy/ruido", "energy/real", "images/muestras"])
      assert.ok(epochs.has(tag), tag);
    const steps = tagsIn(folder, "tensorboard/pasos");
    assert.ok(steps.has("batch_loss") && steps.has("batch_bufferAge"));
    assert.equal(steps.size, 8);
  });

  it("writes the same bytes for the same run and clock, and changes no bit of the run", async () => {
    const [first, second] = [memoryFolder(), memoryFolder()];
    const [run, alone] = [await smallRun(), await smallRun()];
    await trainWith(run, [tensorboard(first, { clock })], { epochs: 2 });
    await trainWith(await smallRun(), [tensorboard(second, { clock })], { epochs: 2 });
    await trainWith(alone, [], { epochs: 2 });
    for (const place of ["epocas", "pasos"]) {
      const [name, ...others] = first.names(`tensorboard/${place}`);
      assert.deepEqual(others, []);
      assert.deepEqual(first.read(`tensorboard/${place}/${name}`), second.read(`tensorboard/${place}/${name}`));
    }
    assert.deepEqual(run.weights, alone.weights);
    assert.deepEqual(run.buffer.state(), alone.buffer.state());
  });

  it("shows a grid in its epoch only", async () => {
    const folder = memoryFolder();
    const images = imageGenerator(folder, { steps: 1, every: 2 });
    await trainWith(await smallRun(), [images, tensorboard(folder, { pictures: images.pictures, clock })], { epochs: 3 });
    const [name] = folder.names("tensorboard/epocas");
    const text = Buffer.from(folder.read(`tensorboard/epocas/${name}`) ?? []).toString("latin1");
    assert.equal(text.split("images/memoria").length - 1, 1);
  });

  it("refuses real samples of another shape before the first step, and options out of range", async () => {
    const context = contextOf(await smallRun());
    const callback = tensorboard(memoryFolder(), { real: new Float32Array(784) });
    assert.throws(() => callback.onBegin?.(context), { name: "ShapeError" });
    assert.throws(() => tensorboard(memoryFolder(), { energies: 0 }), { name: "OptionError" });
    assert.throws(() => tensorboard("/tmp" as never), { name: "OptionError" });
  });
});
