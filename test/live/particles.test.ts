import { strict as assert } from "node:assert";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { doubleWell } from "ebm/energy";
import { live } from "ebm/notebook";
import { mala, sample, ula, uniformStart } from "ebm/sampler";
import type { Visit } from "../browser/pages";
import { launchChromium } from "../chromium";
import { insideKernel } from "../notebook/fake-kernel";
import { type Desk, deskOf, STATE } from "./desk";
import { assertAccessibleThemes, framesIn, openLive, pageOf } from "./page";

const { writeLive } = require("../../tools/browser/live") as { writeLive(): Promise<unknown> };

const SETTINGS = { stepSize: 0.1, temperature: 0.5 };

describe("live.particles in a page", function () {
  this.timeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), "nube-"));
  const file = join(folder, "una.html");
  let browser: Browser;
  let opened: Visit;
  let page: Page;
  let desk: Desk;

  before(async function () {
    browser = await launchChromium(this, "las partículas vivas");
    await writeLive();
    writeFileSync(file, pageOf([String(insideKernel(() => live.particles())[0]?.data["text/html"])]));
    opened = await openLive(browser, `file://${file}`);
    page = opened.page;
    desk = deskOf(page);
  });

  beforeEach(() => desk.tidy());

  after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const positions = () => page.evaluate<number[]>(`[...${STATE}.x]`);
  const choose = (name: string, value: string) => page.getByRole("combobox", { name, exact: true }).selectOption(value);
  const start = uniformStart([2], { chains: 400, seed: 7, bounds: [-1.25, 1.25] });

  it("gives the bits of Node's ula and mala", async () => {
    await desk.stepBy(5);
    const { x } = await sample(ula(doubleWell(), SETTINGS), start, { seed: 7, steps: 5 });
    assert.deepEqual(await positions(), [...x]);
    await desk.press("Reiniciar");
    await choose("Método", "mala");
    await desk.stepBy(5);
    const exact = await sample(mala(doubleWell(), SETTINGS) as never, start, { seed: 7, steps: 5 });
    assert.deepEqual(await positions(), [...exact.x]);
  });

  it("shows the bias of ULA, which MALA has not", async () => {
    await choose("Paisaje", "quadratic");
    await desk.move("Paso, ε", 9); // 2: the variance of ULA is 1 / (1 − ½) = 2 times the exact one
    const excess = async () => {
      await desk.press("Iniciar");
      await desk.reached(150);
      await desk.press("Pausar");
      return page.evaluate<{ ratio: number; distance: number; accepted: number }>(
        `(({ meanEnergy, exact, distance, accepted }) => ({ ratio: meanEnergy / exact.meanEnergy, distance, accepted }))(${STATE})`,
      );
    };
    const biased = await excess();
    // The mean of 400 exponential energies has a relative standard error of 5 %: four of them.
    assert.ok(Math.abs(biased.ratio - 2) < 0.4 && biased.accepted === 1, JSON.stringify(biased));
    await choose("Método", "mala");
    await desk.press("Reiniciar");
    const exact = await excess();
    assert.ok(Math.abs(exact.ratio - 1) < 0.2 && exact.accepted > 0.2 && exact.accepted < 0.95, JSON.stringify(exact));
    assert.ok(exact.distance < biased.distance / 2, `${exact.distance} ${biased.distance}`);
    assert.match(await desk.text(".cifras"), /^Paso \d+ · acepta el \d+ % · semilla 7$/);
  });

  it("has choices that change what they say", async () => {
    const [before] = [await desk.pixels()];
    await choose("Paisaje", "ring");
    const ring = await desk.pixels();
    for (const i of [0, 1, 2]) assert.notEqual(ring[i], before[i]);
    await desk.move("Temperatura, T", 0);
    assert.notEqual((await desk.pixels())[1], ring[1]);
    assert.equal(await desk.text(".mando:nth-child(4) .valor"), "0,1");
    assert.match(await desk.text(".cuentas"), /^ULA da todos los pasos/);
    await choose("Método", "mala");
    assert.match(await desk.text(".cuentas"), /^MALA propone/);
    await desk.press("Volver a los valores del principio");
    await desk.press("Reiniciar");
    assert.deepEqual(await desk.pixels(), before);
  });

  it("lets particles be dragged", async () => {
    const box = (await page.locator(".mapa").boundingBox())!;
    const before = await positions();
    const at = (x: number, y: number) => [box.x + ((x + 2.5) / 5) * box.width, box.y + ((2.5 - y) / 5) * box.height] as const;
    const [px, py] = [before[0], before[1]];
    await page.mouse.move(...at(px, py));
    await page.mouse.down();
    await page.mouse.move(...at(2, 2), { steps: 3 });
    await page.mouse.up();
    const after = await positions();
    assert.ok(Math.hypot(after[0] - 2, after[1] - 2) < 0.1, `${after.slice(0, 2)}`);
    const moved = Array.from({ length: 400 }, (_, i) => i).filter(
      (i) => after[2 * i] !== before[2 * i] || after[2 * i + 1] !== before[2 * i + 1],
    );
    assert.ok(moved.length >= 1 && moved.length < 40, `${moved.length}`);
    assert.ok(moved.every((i) => Math.hypot(before[2 * i] - px, before[2 * i + 1] - py) < 0.3)); // 5 % of the square
    await page.mouse.move(...at(0, 0));
    assert.deepEqual(await positions(), after);
    await page.mouse.move(...at(after[0], after[1]));
    await page.mouse.down();
    await page.mouse.move(box.x + 5000, box.y - 5000);
    await page.mouse.up();
    assert.deepEqual((await positions()).slice(0, 2), [2.5, 2.5]); // no further than the border
  });

  it("lets the keyboard call them to a point", async () => {
    await page.locator(".mapa").focus();
    for (const key of ["ArrowRight", "ArrowRight", "ArrowUp", "Space"]) await page.keyboard.press(key);
    const x = await positions();
    const mean = (axis: number) => x.filter((_, i) => i % 2 === axis).reduce((sum, v) => sum + v, 0) / 400;
    assert.ok(Math.abs(mean(0) - 0.5) < 0.02 && Math.abs(mean(1) - 0.25) < 0.02, `${mean(0)} ${mean(1)}`); // 5 % of 5 a key
    assert.equal(await page.getByRole("status").textContent(), "Las partículas están en (0,50; 0,25)");
  });

  it("pauses and says why when a particle leaves the numbers", async () => {
    await desk.move("Paso, ε", 9);
    await desk.press("Iniciar");
    await page.getByRole("button", { name: "Iniciar", exact: true }).waitFor();
    assert.match(await desk.text(".cifras"), /se ha ido al infinito porque ε era demasiado grande/);
    assert.match(String(await page.getByRole("status").textContent()), /se ha ido al infinito/);
  });

  it("keeps saying that particles are lost until they start again, which going back to the first settings does", async () => {
    await desk.move("Paso, ε", 9);
    await desk.press("Iniciar");
    await page.getByRole("button", { name: "Iniciar", exact: true }).waitFor();
    await desk.move("Paso, ε", 0);
    assert.match(await desk.text(".cifras"), /se ha ido al infinito/);
    await desk.press("Volver a los valores del principio");
    assert.match(await desk.text(".cifras"), /^Paso 0 · semilla/);
    await desk.stepBy(3);
    assert.match(await desk.text(".cifras"), /^Paso 3 · /);
  });

  it("restarts with the same pixels, asks for no frame while paused, and stays still in height", async () => {
    const [before, height] = [await desk.pixels(), await page.evaluate<number>("document.documentElement.scrollHeight")];
    await desk.stepBy(3);
    await desk.press("Reiniciar");
    assert.deepEqual(await desk.pixels(), before);
    assert.equal(await framesIn(page, 400), 0);
    for (const width of [390, 520, 640, 820, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      const [frame, stage] = await page.evaluate<number[]>(
        `[parseFloat(getComputedStyle(document.querySelector(".marco")).minHeight), document.querySelector(".escena").offsetHeight]`,
      );
      assert.ok(stage <= frame + 0.5 && stage > frame - 40, `${width}: ${stage} in ${frame}`);
      assert.ok((await page.evaluate<number>("document.documentElement.scrollWidth")) <= width);
    }
    await page.setViewportSize({ width: 1280, height: 720 });
    assert.equal(await page.evaluate<number>("document.documentElement.scrollHeight"), height);
  });

  it("has no serious fault that axe-core finds, in light and in dark", () => assertAccessibleThemes(page));

  it("asked for nothing, and complained about nothing", () => {
    assert.deepEqual(
      opened.requests.filter((url) => !/^(file|data):/.test(url)),
      [],
    );
    assert.deepEqual(opened.complaints, []);
  });
});
