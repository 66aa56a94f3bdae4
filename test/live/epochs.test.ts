import { strict as assert } from "node:assert";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { networkEnergy } from "ebm/energy";
import { wasmEngine } from "ebm/engine";
import { levelsOf } from "ebm/live";
import { live } from "ebm/notebook";
import { chainsAtStep, langevin, type Samples, sample, uniformStart } from "ebm/sampler";
import { loadShipped } from "ebm/trainer";
import { launchChromium } from "../chromium";
import { insideKernel } from "../notebook/fake-kernel";
import { STATE } from "./desk";
import { keepsGoodHabits } from "./habits";
import { framesIn, openLive, pageOf } from "./page";

const { writeLive } = require("../../tools/browser/live") as { writeLive(): Promise<unknown> };

const EPOCHS = [1, 5, 30];
const MOMENTS = [0, 4, 12];

interface Seen {
  readonly epoch: number;
  readonly moment: number;
  readonly mean: number;
}

describe("live.epochs in a page", function () {
  this.timeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), "epocas-"));
  let browser: Browser;
  let page: Page;
  let runs: Samples[];

  const show = (options = {}) => insideKernel(() => live.epochs({ epochs: EPOCHS, runs, chains: 12, ...options }))[0]!;
  const htmlOf = (options = {}) => String(show(options).data["text/html"]);
  before(async function () {
    browser = await launchChromium(this, "las épocas vivas");
    await writeLive();
    runs = [];
    for (const epoch of EPOCHS) {
      const { spec, weights } = await loadShipped("ebm-mnist", { epoch });
      const net = wasmEngine({ fma: false, workers: 1 }).load(spec, weights);
      const energy = networkEnergy(net);
      const start = uniformStart(energy.shape, { chains: 14, seed: 7 });
      runs.push(await sample(langevin(energy), start, { seed: 7, steps: 12, record: MOMENTS }));
      net.dispose();
    }
    writeFileSync(join(folder, "una.html"), pageOf([htmlOf()]));
  });
  beforeEach(async () => {
    page = (await openLive(browser, `file://${join(folder, "una.html")}`)).page;
  });
  afterEach(() => page.close());
  after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const seen = () => page.evaluate<Seen>(`(({ epoch, moment, mean }) => ({ epoch, moment, mean }))(${STATE})`);
  const at = async () => Object.values(await seen()).slice(0, 2);
  const move = (name: string, place: number) => page.getByRole("slider", { name, exact: true }).fill(String(place));
  const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
  const text = async (selector: string) => String(await page.locator(selector).first().textContent());
  const reached = (what: "epoch" | "moment", value: number) => page.waitForFunction(`${STATE}.${what} === ${value}`);
  const captions = () => page.locator(".tira figcaption").allTextContents();

  it("shows the chains of Node's sample with 256 greys, and their energies bit for bit", async () => {
    for (const [e, run] of runs.entries()) {
      for (const [m, moment] of MOMENTS.entries()) {
        await move("Época", e);
        await move("Paso", m);
        assert.deepEqual(await at(), [EPOCHS[e], moment]);
        const [levels, energies] = await page.evaluate<number[][]>(`[[...${STATE}.levels], [...${STATE}.energies]]`);
        assert.deepEqual(Uint8Array.from(levels), levelsOf(chainsAtStep(run, moment).subarray(0, 12 * 1024)));
        const all = run.energies.subarray(m * 14, (m + 1) * 14);
        assert.deepEqual(energies, [...all.subarray(0, 12)]);
        assert.equal((await captions())[11], `E = ${energies[11].toFixed(3).replace("-", "−").replace(".", ",")}`);
        const pixel = await page.evaluate<number[]>(
          `[...document.querySelectorAll(".tira canvas")[3].getContext("2d").getImageData(0, 0, 32, 32).data].filter((_, i) => i % 4 === 0)`,
        );
        assert.deepEqual(
          pixel,
          levels.slice(3 * 1024, 4 * 1024).map((level) => 255 - level),
        );
      }
    }
  });

  it("has sliders that change the images, the words and the curve", async () => {
    assert.equal(await text(".cifras"), `Época 1 · paso 12 · media de 14 energías: ${(await seen()).mean.toFixed(3).replace(".", ",")}`);
    const curve = () => page.locator(".linea.elegida").getAttribute("d");
    const [line, before] = [await curve(), await captions()];
    await move("Época", 2);
    assert.notEqual(await curve(), line);
    assert.notDeepEqual(await captions(), before);
    assert.match(await text(".cifras"), /^Época 30 · paso 12 · /);
    assert.equal(await page.getByRole("status").textContent(), await text(".cifras"));
    assert.match(
      String(await page.locator(".curva>svg").getAttribute("aria-label")),
      /^Energía media en la época 30: del paso 0 al 12 va de /,
    );
    assert.equal(await text(".clave.elegida"), "época 30");
    assert.equal(await page.locator(".linea.otra").count(), 3);
  });

  it("goes with the arrows over the images, no further than the ends", async () => {
    await page.locator(".tira").focus();
    for (const key of ["ArrowRight", "ArrowUp"]) await page.keyboard.press(key);
    assert.deepEqual(await at(), [5, 4]);
    for (const key of ["ArrowRight", "ArrowRight", "ArrowUp", "ArrowUp"]) await page.keyboard.press(key);
    assert.deepEqual(await at(), [30, 0]);
    for (const key of ["ArrowLeft", "ArrowDown"]) await page.keyboard.press(key);
    assert.deepEqual(await at(), [5, 4]);
    assert.equal(await page.getByRole("slider", { name: "Época" }).getAttribute("aria-valuetext"), "5");
    assert.equal(await page.evaluate(`getComputedStyle(document.activeElement).outlineStyle`), "solid");
  });

  it("goes with the arrows of its sliders", async () => {
    await page.getByRole("slider", { name: "Época" }).focus();
    await page.keyboard.press("ArrowRight");
    assert.deepEqual(await at(), [5, 12]);
    await page.keyboard.press("End");
    assert.deepEqual(await at(), [30, 12]);
  });

  it("plays through the epochs and stops at the last; then it begins again at the first", async () => {
    await press("Recorrer épocas");
    assert.equal(await page.getByRole("button", { name: "Pausar" }).count(), 1);
    await reached("epoch", 30);
    await page.getByRole("button", { name: "Recorrer épocas", exact: true }).waitFor();
    assert.equal(await framesIn(page, 300), 0);
    assert.equal(await page.getByRole("status").textContent(), await text(".cifras"));
    await press("Recorrer épocas");
    assert.deepEqual(await at(), [1, 12]);
    await reached("epoch", 5);
    await press("Pausar");
    const stopped = await at();
    await page.waitForTimeout(700);
    assert.deepEqual(await at(), stopped);
    assert.equal(await framesIn(page, 300), 0);
  });

  it("plays through the steps, and changes from one tour to the other", async () => {
    await press("Recorrer pasos");
    assert.deepEqual(await at(), [1, 0]); // it stood at the last
    await reached("moment", 4);
    await press("Recorrer épocas");
    assert.equal(await page.getByRole("button", { name: "Pausar" }).count(), 1);
    await reached("epoch", 5);
    assert.deepEqual(await at(), [5, 4]);
    await move("Paso", 0);
    assert.equal(await page.getByRole("button", { name: "Pausar" }).count(), 0);
  });

  it("goes slower for who wants little to move, and rests out of sight", async () => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await press("Recorrer épocas");
    await page.waitForTimeout(900);
    assert.deepEqual(await at(), [1, 12]);
    await reached("epoch", 5);
    await page.emulateMedia({ reducedMotion: "no-preference" });
    await page.evaluate(`document.querySelector("#fin").style.marginTop = "4000px"; window.scrollTo(0, 1e6)`);
    await page.waitForTimeout(1800);
    assert.equal(await framesIn(page, 600), 0);
  });

  it("has a picture with three of the epochs, eight chains each", async () => {
    const { data } = show();
    assert.match(String(data["text/plain"]), /^Los mismos ruidos, época a época\. 24 imágenes de 32×32 píxeles en 3 filas\./);
    assert.match(String(data["text/plain"]), /Filas: época 1; época 5; época 30\./);
  });

  keepsGoodHabits({
    browser: () => browser,
    folder,
    htmlOf,
    async stir(other) {
      await other.getByRole("slider", { name: "Época", exact: true }).fill("2");
      await other.getByRole("slider", { name: "Paso", exact: true }).fill("0");
    },
  });
});
