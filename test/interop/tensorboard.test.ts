import { strict as assert } from "node:assert";
import { execFileSync } from "node:child_process";
import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parameterLayout } from "ebm/network";
import { type EpochReport, imageGenerator, runFolder, tensorboard, type Training } from "ebm/trainer";
import { histogramOf } from "ebm/trainer/tensorboard";
import { smallRun, trainWith } from "../trainer/callbacks/harness";
import { describeInterop, interopPython } from "./python";

type Scalar = readonly [time: number, step: number, value: number];
type Picture = readonly [step: number, width: number, height: number, base64: string];

/** What read_events.py prints. */
interface Found {
  readonly stored: Record<
    "epocas" | "pasos",
    {
      readonly scalars: Record<string, Scalar[]>;
      readonly histograms: Record<string, [step: number, histogram: Record<string, unknown>][]>;
      readonly images: Record<string, Picture[]>;
    }
  >;
  readonly shown: Record<string, Record<string, { readonly plugin: string; readonly steps: number[]; readonly shapes: number[][] }>>;
}

const READER = join(__dirname, "read_events.py");
const found = (logdir: string) => JSON.parse(execFileSync(interopPython(), [READER, logdir], { encoding: "utf8", stdio: "pipe" })) as Found;

/** Trains with pictures and event files in a folder; the clock stands at a time of its own for each part of a run. */
async function part(
  run: Training,
  folder: string,
  { epochs, time, history = [] }: { epochs: number; time: number; history?: EpochReport[] },
) {
  const place = runFolder(folder);
  const images = imageGenerator(place, { steps: 2, count: 2 });
  const files = tensorboard(place, { every: 1, pictures: images.pictures, clock: () => time });
  return trainWith(run, [images, files], { epochs, history });
}

describeInterop("TensorBoard reads our event files", () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "tensorboard-"));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it("with the values and steps of the run: scalars in single precision, histograms and pictures exactly", async function () {
    this.timeout(120_000);
    const run = await smallRun();
    const { history } = await part(run, root, { epochs: 2, time: 1700000000.25 });
    const { epocas, pasos } = found(join(root, "tensorboard")).stored;
    assert.deepEqual(
      epocas.scalars.epoch_loss,
      history.map(({ epoch, loss }) => [1700000000.25, epoch, Math.fround(loss)]),
    );
    assert.deepEqual(
      epocas.scalars.epoch_val_cdiv.map(([, step, value]) => [step, value]),
      [
        [0, -1],
        [1, -1],
      ],
    );
    assert.deepEqual(
      pasos.scalars.batch_loss.map(([, step]) => step),
      [1, 2, 3, 4, 5, 6],
    );
    const layout = parameterLayout(run.network.spec);
    for (const { layer, name, offset, size } of layout) {
      const expected = histogramOf(run.weights.subarray(offset, offset + size)) ?? assert.fail();
      const { sumSquares, limits, counts, ...rest } = expected;
      const [step, histogram] = epocas.histograms[`${layer}/${name}`][1];
      assert.equal(step, 1);
      assert.deepEqual(histogram, { ...rest, sum_squares: sumSquares, bucket_limit: limits, bucket: counts });
    }
    assert.deepEqual(Object.keys(epocas.histograms).length, layout.length + 2);
    for (const name of ["muestras", "memoria"]) {
      const [step, width, height, base64] = epocas.images[`images/${name}`][1];
      // two images of 32 · 4 pixels and gaps of 4
      assert.deepEqual([step, width, height], [1, 2 * 132 + 4, 136]);
      assert.deepEqual(Buffer.from(base64, "base64"), Buffer.from(runFolder(root).read(`images/epoch-002-${name}.png`) ?? []));
    }
  });

  it("without what a killed run had after the point from which it was resumed, and past its half record", async function () {
    this.timeout(120_000);
    const killed = await part(await smallRun(), root, { epochs: 2, time: 1700000000 });
    const [file] = runFolder(root).names("tensorboard/pasos");
    appendFileSync(join(root, "tensorboard/pasos", file), Uint8Array.of(200, 0, 0, 0, 0, 0, 0, 0, 1));
    const run = await smallRun();
    const history = (await trainWith(run, [])).history.slice();
    run.rateScale = 0.5; // so that the epochs made again can be told from the lost ones
    // a clock that is behind: another machine goes on
    const resumed = await part(run, root, { epochs: 2, time: 1600000000, history });
    assert.equal(runFolder(root).names("tensorboard/pasos").length, 2);
    const { stored, shown } = found(join(root, "tensorboard"));
    const losses = [killed.history[0], ...resumed.history.slice(1)].map(({ epoch, loss }) => [epoch, Math.fround(loss)]);
    assert.deepEqual(
      stored.epocas.scalars.epoch_loss.map(([, step, value]) => [step, value]),
      losses,
    );
    assert.notEqual(losses[1][1], Math.fround(killed.history[1].loss));
    assert.deepEqual(
      stored.pasos.scalars.batch_loss.map(([time, step]) => [time, step]),
      [1, 2, 3, 4, 5, 6, 7, 8, 9].map((step) => [step <= 3 ? 1700000000 : 1600000000, step]),
    );
    const { epoch_loss, "conv2d/kernel": kernel, "images/muestras": samples } = shown.epocas;
    assert.deepEqual(epoch_loss, { plugin: "scalars", steps: [0, 1, 2], shapes: [[], [], []] });
    assert.deepEqual([kernel.plugin, kernel.steps, kernel.shapes[0]], ["histograms", [0, 1, 2], [30, 3]]);
    assert.deepEqual([samples.plugin, samples.steps, samples.shapes[0]], ["images", [0, 1, 2], [3]]);
  });
});
