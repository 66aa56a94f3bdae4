import { strict as assert } from "node:assert";
import type { Browser } from "playwright-core";
import { keepInk } from "ebm/live";
import { rng, STREAM } from "ebm/rng";
import { langevin, sample } from "ebm/sampler";
import { launchChromium } from "../chromium";
import { type Drawing, openDrawing, SEVEN } from "./drawing-page";

const bits = (values: Float32Array) => [...new Int32Array(values.slice().buffer)];
const same = (one: Float32Array, other: Float32Array) => assert.deepEqual(bits(one), bits(other));

describe("live.drawing in a page", function () {
  this.timeout(120_000);
  let browser: Browser;
  let sheet: Drawing;

  before(async function () {
    browser = await launchChromium(this, "la hoja de dibujo");
    sheet = await openDrawing(browser);
  });

  beforeEach(() => sheet.begin());

  after(async () => {
    sheet?.close();
    await browser?.close();
  });

  it("gives the bits of networkEnergy for what is drawn, and those of sample for the steps from it", async () => {
    await sheet.draw();
    const drawing = await sheet.numbers("x");
    const seen = sheet.energy.energyAndGradient(drawing);
    assert.equal(await sheet.energyNow(), seen.energy[0]);
    same(await sheet.numbers("gradient"), seen.gradient);
    await sheet.stepBy(12);
    const { x, energies } = await sample(langevin(sheet.energy), drawing, { seed: 7, steps: 12 });
    same(await sheet.numbers("x"), x);
    assert.equal(await sheet.energyNow(), energies[0]);
    same(await sheet.numbers("drawn"), drawing);
  });

  it("gives them too when it plays, three steps a picture, and from a drawing that was stepped and touched again", async () => {
    await sheet.draw();
    await sheet.stepBy(2);
    await sheet.draw([
      [
        [8, 24],
        [12, 26],
      ],
    ]);
    const drawing = await sheet.numbers("drawn");
    assert.equal(await sheet.step(), 0);
    await sheet.move("Velocidad", 2);
    await sheet.press("Iniciar");
    await sheet.reached(6);
    await sheet.press("Pausar");
    await sheet.page.waitForTimeout(200);
    same(await sheet.numbers("x"), (await sample(langevin(sheet.energy), drawing, { seed: 7, steps: await sheet.step() })).x);
    await sheet.move("Velocidad", 0);
  });

  it("draws in ink from −1 to 1 where the pointer goes, and nowhere else", async () => {
    const before = await sheet.pixels();
    await sheet.draw();
    const image = await sheet.numbers("x");
    assert.ok(image.every((value) => value >= -1 && value <= 1));
    const at = (column: number, row: number) => image[row * 32 + column];
    assert.ok(Math.min(at(12, 7), at(12, 8), at(15, 24), at(15, 16)) > 0.5);
    assert.deepEqual([at(4, 4), at(25, 25), at(16, 12)], [-1, -1, -1]);
    assert.notDeepEqual(await sheet.pixels(), before);
    assert.match(await sheet.said(), /^Energía −?\d+,\d{3}\. Tienen menos energía que tu dibujo: datos, \d+\s%; ruido, 0\s%\.$/);
  });

  it("undoes stroke by stroke, and steps at once; clears, and says when there is nothing to undo", async () => {
    const blank = await sheet.numbers("x");
    await sheet.draw([SEVEN[0]]);
    const first = await sheet.numbers("x");
    await sheet.draw([SEVEN[1]]);
    const both = await sheet.numbers("x");
    await sheet.stepBy(3);
    for (const expected of [both, first, blank]) {
      await sheet.press("Deshacer");
      same(await sheet.numbers("x"), expected);
    }
    await sheet.draw([SEVEN[0]]);
    await sheet.press("Borrar todo");
    assert.match(await sheet.said(), /^Hoja en blanco\. Energía/);
    same(await sheet.numbers("x"), blank);
    await sheet.press("Deshacer");
    same(await sheet.numbers("x"), first);
    for (let i = 0; i < 60; i++) await sheet.press("Deshacer");
    assert.equal(await sheet.said(), "No hay nada que deshacer");
  });

  it("puts the drawing back when it restarts, and makes other steps with another seed", async () => {
    await sheet.draw();
    const drawing = await sheet.numbers("x");
    await sheet.stepBy(2);
    const stepped = await sheet.numbers("x");
    await sheet.press("Otra semilla");
    same(await sheet.numbers("x"), drawing);
    await sheet.stepBy(2);
    same(await sheet.numbers("x"), (await sample(langevin(sheet.energy), drawing, { seed: 8, steps: 2 })).x);
    assert.notDeepEqual(await sheet.numbers("x"), stepped);
    await sheet.page.reload();
    await sheet.page.waitForSelector(`.ebm-live[data-live="on"]`);
  });

  it("erases with the eraser, and draws wider with a wider brush", async () => {
    await sheet.draw([SEVEN[0]]);
    const inkOf = (image: Float32Array) => image.reduce((sum, value) => sum + (value + 1) / 2, 0);
    const thin = inkOf(await sheet.numbers("x"));
    await sheet.press("Goma");
    await sheet.move("Grosor", 5);
    await sheet.draw([SEVEN[0]]);
    assert.ok((await sheet.numbers("x")).every((value) => value === -1));
    await sheet.press("Lápiz");
    await sheet.draw([SEVEN[0]]);
    const wide = inkOf(await sheet.numbers("x"));
    assert.ok(wide > 2 * thin && wide < 4 * thin, `${thin} ${wide}`); // 7 pixels instead of 2.2
    assert.ok((await sheet.energyNow()) > 0.05, "so thick a 7 lies above the data");
  });

  it("loads the very images of the examples, and soils them with the noise of perturb, other noise each time", async () => {
    await sheet.page.reload();
    await sheet.page.waitForSelector(`.ebm-live[data-live="on"]`);
    const { x: all, labels } = sheet.options.examples;
    await sheet.page.getByRole("group", { name: "Ejemplos" }).getByRole("button").nth(2).click();
    assert.match(await sheet.said(), new RegExp(`^Cargado: un ${labels![2]}\\. Energía`));
    const image = all.slice(2 * 1024, 3 * 1024);
    same(await sheet.numbers("x"), image);
    const soiled = (times: number) =>
      sheet.energy.network.perturb(image, { noise: 0.3, bounds: [-1, 1], rng: rng(7, STREAM.dataNoise, times) });
    for (const times of [0, 1]) {
      await sheet.press("Añadir ruido");
      same(await sheet.numbers("x"), soiled(times));
      await sheet.press("Deshacer");
    }
  });

  it("lets Langevin take the noise away: ten steps bring back nearly all of the energy that it put", async () => {
    await sheet.page.getByRole("group", { name: "Ejemplos" }).getByRole("button").first().click();
    const clean = await sheet.energyNow();
    await sheet.press("Añadir ruido");
    const dirty = await sheet.energyNow();
    await sheet.stepBy(10);
    assert.ok((await sheet.energyNow()) - clean < 0.1 * (dirty - clean), `${clean} ${dirty} ${await sheet.energyNow()}`);
  });

  it("keeps the ink when asked to: the steps are Langevin's, and after each the ink is put back", async () => {
    await sheet.draw();
    const drawing = await sheet.numbers("x");
    await sheet.page.getByRole("checkbox", { name: "Langevin respeta tu tinta" }).check();
    await sheet.stepBy(6);
    const sampler = langevin(sheet.energy);
    let state = sampler.init(drawing);
    for (let t = 0; t < 6; t++) {
      const [next] = sampler.step(state, rng(7, STREAM.langevin));
      state = { ...next, x: keepInk(next.x, drawing) };
    }
    same(await sheet.numbers("x"), state.x);
    assert.notDeepEqual(state.x, (await sample(langevin(sheet.energy), drawing, { seed: 7, steps: 6 })).x);
  });

  it("offers to centre a drawing where that lowers its energy, and only there", async () => {
    const centre = sheet.page.getByRole("button", { name: "Centrar" });
    assert.equal(await centre.getAttribute("aria-disabled"), "true");
    await sheet.draw(SEVEN.map((line) => line.map(([x, y]) => [x + 8, y] as const)));
    const before = await sheet.energyNow();
    assert.equal(await centre.getAttribute("aria-disabled"), "false");
    await centre.click();
    assert.ok((await sheet.energyNow()) < before);
    assert.match(await sheet.said(), /^Al centrarlo, la energía ha bajado 0,\d/);
    assert.match(await sheet.text(".papel figcaption p"), /^Al centrarlo, la energía ha bajado 0,\d+$/);
    assert.equal(await centre.getAttribute("aria-disabled"), "true");
    const still = await sheet.numbers("x");
    await centre.click({ force: true });
    same(await sheet.numbers("x"), still);
    assert.equal(await sheet.said(), "Centrarlo no bajaría su energía");
    assert.equal(await sheet.text(".papel figcaption p"), "Centrarlo no bajaría su energía");
  });

  it("moves the mark in the histograms by the energy, and says who has less", async () => {
    const place = () => sheet.page.evaluate<number>(`new DOMMatrix(getComputedStyle(document.querySelector(".marca")).transform).e`);
    const text = () => sheet.text(".veredicto");
    const blank = await place();
    assert.match(await text(), /^Dónde caeTienen menos energía que tu dibujo: datos, \d+\s%; ruido, 0\s%\.$/);
    await sheet.press("Añadir ruido");
    await sheet.press("Añadir ruido");
    assert.ok((await place()) > blank + 40, "two decades to the right, nearly");
    assert.match(await text(), /datos, 100\s%; ruido, 0\s%\.$/);
    const names = await sheet.page
      .getByRole("img", { name: /^Histogramas de la energía: datos, de −?0,\d{3} a 0,\d{3}; ruido, de 1\d/ })
      .count();
    assert.equal(names, 1);
  });

  it("shows the gradient over the drawing, and its size", async () => {
    await sheet.draw();
    const [plain] = await sheet.pixels().then((all) => all.slice(-1));
    await sheet.page.getByRole("checkbox", { name: "Ver el gradiente encima" }).check();
    const [coloured] = await sheet.pixels().then((all) => all.slice(-1));
    assert.notEqual(coloured, plain);
    assert.match(await sheet.text(".claves"), /quita tinta.*pone tinta.*gradiente de hasta 0,\d{4}$/);
    await sheet.page.getByRole("checkbox", { name: "Ver el gradiente encima" }).uncheck();
    assert.equal((await sheet.pixels()).slice(-1)[0], plain);
  });
});
