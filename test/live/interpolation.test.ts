import { strict as assert } from "node:assert";
import type { Page } from "playwright-core";
import { type Energy, networkEnergy } from "ebm/energy";
import { wasmEngine } from "ebm/engine";
import { barrier, linearPath, relaxPath, resamplePath, sphericalPath } from "ebm/interpolation";
import { greysOfBase64, greysToBase64 } from "ebm/live";
import { type Desk, STATE } from "./desk";
import { type Interpolation, NAMES, openInterpolation } from "./interpolation-page";

const RELAXING = { stepSize: 30, bounds: [-1, 1] } as const;

describe("live.interpolation", function () {
  this.timeout(120_000);
  let all: Interpolation | undefined;
  let page: Page;
  let desk: Desk;
  let energy: Energy;
  /** The images as the page has them. */
  let images: readonly Float32Array[];

  before(async function () {
    all = await openInterpolation(this);
    ({ desk } = all);
    ({ page } = all.opened);
    const { spec, weights } = all.options;
    energy = networkEnergy(wasmEngine({ fma: false, workers: 2 }).load(spec, weights));
    const levels = greysOfBase64(greysToBase64(all.options.images));
    images = NAMES.map((_, i) => levels.slice(1024 * i, 1024 * (i + 1)));
  });

  beforeEach(async () => {
    await desk.tidy();
    await desk.move("t, de A a B", 20);
  });

  after(() => all?.close());

  const choose = (line: string) => page.getByRole("combobox", { name: "Línea", exact: true }).selectOption({ label: line });
  const bits = (values: Float32Array) => [...new Int32Array(values.slice().buffer)];
  /** The bits of the line's energies and of the relaxed path and its energies, and both barriers. */
  const seen = () =>
    page.evaluate<unknown>(
      `(({ still, path, relaxed }) => [...[still.energies, path, relaxed.energies].map((a) => [...new Int32Array(a.slice().buffer)]), still.barrier, relaxed.barrier])(${STATE})`,
    );
  /** The same of Node: the lines and the relaxation of ebm/interpolation, the energy without FMA. */
  const seenInNode = async (steps: number, makeLine = linearPath, [a, b] = [0, 1]) => {
    const still = energy.energy(makeLine(images[a], images[b], { points: 41 }));
    const { path } = await relaxPath(energy, makeLine(images[a], images[b], { points: 16 }), { ...RELAXING, steps });
    const relaxed = energy.energy(resamplePath(path, { size: 1024, points: 41 }));
    return [bits(still), bits(path), bits(relaxed), barrier(still), barrier(relaxed)];
  };
  const clippedPath: typeof linearPath = (...ends) => sphericalPath(...ends).map((v) => Math.min(1, Math.max(-1, v)));

  it("gives the bits of Node along the straight line, and of relaxPath after 12 steps", async () => {
    assert.deepEqual(await seen(), await seenInNode(0));
    await desk.stepBy(12);
    assert.deepEqual(await seen(), await seenInNode(12));
  });

  it("gives the bits of relaxPath when it plays, three steps a picture", async () => {
    await desk.move("Velocidad", 2);
    await desk.press("Relajar");
    await desk.reached(9);
    await desk.press("Pausar");
    await page.waitForTimeout(200);
    const steps = await desk.step();
    assert.equal(steps % 3, 0);
    assert.deepEqual(await seen(), await seenInNode(steps));
    await desk.move("Velocidad", 0);
  });

  it("gives the bits of sphericalPath too, cut to [−1, 1] or not", async () => {
    await choose("Arco");
    assert.deepEqual(await seen(), await seenInNode(0, sphericalPath));
    await desk.stepBy(3);
    assert.deepEqual(await seen(), await seenInNode(3, sphericalPath));
    await choose("Arco recortado");
    assert.deepEqual(await seen(), await seenInNode(0, clippedPath));
    assert.match(await desk.text(".cuentas"), /^Arco recortado: /);
    assert.match(await desk.text(".cifras"), /^Paso 0 · barrera: arco recortado \d,\d{3}; relajado \d,\d{3}$/);
  });

  it("sinks the curve of the path and leaves that of the line", async () => {
    const curves = () => page.evaluate<string[]>(`[...document.querySelectorAll(".linea")].map((path) => path.getAttribute("d"))`);
    const before = await curves();
    await desk.move("Velocidad", 4);
    await desk.press("Relajar");
    await desk.reached(50);
    await desk.press("Pausar");
    const after = await curves();
    const [still, relaxed] = await page.evaluate<number[]>(`[${STATE}.still.barrier, ${STATE}.relaxed.barrier]`);
    assert.equal(after[0], before[0]);
    assert.notEqual(after[1], before[1]);
    assert.ok(still > 0.01 && relaxed < still / 2, `${still} ${relaxed}`);
    const words = await page.getByRole("img", { name: /^Energía de A a B\. / }).getAttribute("aria-label");
    assert.match(String(words), /^Energía de A a B\. Recta: de −?\d,\d{3} a .*; barrera \d,\d{3}\. Camino relajado: /);
    await desk.move("Velocidad", 0);
  });

  it("has a bar for the keyboard, and at its ends the images A and B", async () => {
    const large = () =>
      page.evaluate<string[]>(`[...document.querySelectorAll(".viaje figure > canvas")].map((canvas) => canvas.toDataURL())`);
    const thumb = (place: number) => page.evaluate<string>(`document.querySelectorAll(".rejilla canvas")[${place}].toDataURL()`);
    const bar = page.getByRole("slider", { name: "t, de A a B", exact: true });
    const middle = await large();
    await bar.press("ArrowRight");
    assert.equal(await bar.getAttribute("aria-valuetext"), "0,525");
    assert.notEqual((await large())[0], middle[0]);
    await bar.press("Home");
    assert.deepEqual(await large(), [await thumb(0), await thumb(0)]);
    const first = await page.evaluate<number>(`${STATE}.still.energies[0]`);
    assert.equal(await desk.text(".viaje figcaption p"), `E = ${first.toFixed(3).replace("-", "−").replace(".", ",")}`);
    await bar.press("End");
    assert.deepEqual(await large(), [await thumb(1), await thumb(1)]);
    await desk.move("t, de A a B", 20);
    await desk.stepBy(5);
    const apart = await large();
    assert.equal(apart[0], middle[0]);
    assert.notEqual(apart[1], middle[1]);
  });

  it("lets the bar be dragged over the curves, with its mark on both and on the strips", async () => {
    const box = (await page.locator(".perfil .curva > svg").boundingBox())!;
    const at = (t: number) => [box.x + ((46 + t * 348) / 400) * box.width, box.y + box.height / 2] as const; // the axes of the chart
    await page.mouse.move(...at(0.5));
    await page.mouse.down();
    await page.mouse.move(...at(0.25), { steps: 3 });
    await page.mouse.up();
    assert.equal(await desk.text(".perfil .valor"), "0,25");
    await page.mouse.move(...at(0.9));
    assert.equal(await desk.text(".perfil .valor"), "0,25");
    const marks = await page.evaluate<number[]>(
      `[...[...document.querySelectorAll(".punto")].map((dot) => Number(dot.getAttribute("cx"))), ...[...document.querySelectorAll(".marca")].map((mark) => parseFloat(mark.style.left))]`,
    );
    const onFilm = (100 * (2.5 * 33 + 16)) / 362; // eleven images of 32 pixels, a pixel apart
    [46 + 348 / 4, 46 + 348 / 4, onFilm, onFilm].forEach((place, i) => assert.ok(Math.abs(marks[i] - place) < 0.1, `${marks}`));
    await page.mouse.move(...at(0.5));
    await page.mouse.down();
    await page.mouse.move(box.x + 5000, box.y);
    await page.mouse.up();
    assert.equal(await desk.text(".perfil .valor"), "1");
  });

  it("lays the path anew between the images that are chosen, by click or by arrows and Enter", async () => {
    await desk.stepBy(2);
    await page.getByRole("button", { name: "B: ruido 1", exact: true }).click();
    assert.equal(await desk.step(), 0);
    assert.deepEqual(await seen(), await seenInNode(0, linearPath, [0, 3]));
    assert.equal(await desk.text(".extremos figure:nth-child(2) p"), "ruido 1");
    await page.getByRole("button", { name: "A: un 7 real", exact: true }).focus();
    for (const key of ["ArrowRight", "ArrowRight", "Enter"]) await page.keyboard.press(key);
    assert.deepEqual(await seen(), await seenInNode(0, linearPath, [2, 3]));
    assert.match(String(await page.getByRole("status").textContent()), /^Paso 0 · barrera: recta /);
    await page.getByRole("button", { name: "B: un 1 real", exact: true }).click(); // the same image twice
    assert.deepEqual(await page.evaluate(`[${STATE}.still.barrier, ${STATE}.relaxed.barrier]`), [0, 0]);
    await desk.stepBy(1);
    await desk.press("Volver a los valores del principio");
    assert.deepEqual(await seen(), await seenInNode(0));
  });

  it("goes back to the line with the same pixels, and drops the steps that were under way", async () => {
    const before = await desk.pixels();
    await desk.press("Relajar");
    await desk.reached(3);
    await desk.press("Pausar");
    assert.notDeepEqual(await desk.pixels(), before);
    await desk.press("Volver a la línea");
    await page.waitForTimeout(200);
    assert.equal(await desk.step(), 0);
    assert.deepEqual(await desk.pixels(), before);
  });

  it("takes another step size from where it is", async () => {
    await desk.stepBy(2);
    await desk.move("Paso, η", 0);
    await desk.stepBy(1);
    const start = linearPath(images[0], images[1], { points: 16 });
    const { path } = await relaxPath(energy, start, { ...RELAXING, steps: 2 });
    const slow = await relaxPath(energy, path, { ...RELAXING, stepSize: 1, steps: 1 });
    assert.deepEqual(((await seen()) as unknown[])[1], bits(slow.path));
  });
});
