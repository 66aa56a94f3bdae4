import { strict as assert } from "node:assert";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { live } from "ebm/notebook";
import type { Visit } from "../browser/pages";
import { launchChromium } from "../chromium";
import { insideKernel } from "../notebook/fake-kernel";
import { type Desk, deskOf, STATE } from "./desk";
import { assertAccessibleThemes, framesIn, openLive, pageOf } from "./page";

const { writeLive } = require("../../tools/browser/live") as { writeLive(): Promise<unknown> };

describe("a landscape drawn by hand, in a page", function () {
  this.timeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), "dibujo-"));
  const file = join(folder, "una.html");
  let browser: Browser;
  let opened: Visit;
  let page: Page;
  let desk: Desk;

  before(async function () {
    browser = await launchChromium(this, "el paisaje dibujado");
    await writeLive();
    writeFileSync(file, pageOf([String(insideKernel(() => live.particles())[0]?.data["text/html"])]));
    opened = await openLive(browser, `file://${file}`);
    page = opened.page;
    desk = deskOf(page);
  });

  after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const positions = () => page.evaluate<number[]>(`[...${STATE}.x]`);
  const choose = (name: string, value: string) => page.getByRole("combobox", { name, exact: true }).selectOption(value);
  /** What the particles move on, at points. */
  const energyAt = (...points: number[]) => page.evaluate<number[]>(`[...${STATE}.landscape.energy.energy(Float32Array.of(${points}))]`);
  const exact = () => page.evaluate<number[]>(`[...${STATE}.exact.p]`);
  const bin = (x: number, y: number) => Math.floor(((y + 3) / 6) * 40) * 40 + Math.floor(((x + 3) / 6) * 40);
  const places = async () => {
    const box = (await page.locator(".mapa").boundingBox())!;
    return (x: number, y: number) => [box.x + ((x + 3) / 6) * box.width, box.y + ((3 - y) / 6) * box.height] as const;
  };
  beforeEach(async () => {
    await desk.tidy();
    await choose("Paisaje", "drawn");
    await desk.press("Borrar el dibujo");
  });

  it("has its brush only there", async () => {
    const off = () => page.locator(".pincel").evaluate((one) => (one as unknown as { disabled: boolean }).disabled);
    assert.equal(await off(), false);
    await choose("Paisaje", "ring");
    assert.equal(await off(), true);
    assert.match(await desk.text(".imagenes figcaption"), /Arrástralas/);
  });

  it("takes strokes of the mouse as valleys and hills; density and particles obey at once", async () => {
    const at = await places();
    const flat = await exact();
    await page.mouse.move(...at(-1.5, 1));
    await page.mouse.down();
    await page.mouse.move(...at(0.5, 1), { steps: 2 }); // fast: the touches between lie at even distances
    const [start, middle, beside] = await energyAt(-1.1, 1, -0.1, 1, -0.5, -1);
    assert.ok(start < -1 && Math.abs(start - middle) < 0.3 && Math.abs(beside) < 0.01, `${start} ${middle} ${beside}`);
    const valley = await exact(); // before the button is up
    assert.ok(valley[bin(-0.5, 1)] > 3 * flat[bin(-0.5, 1)] && valley[bin(-0.5, -1)] < flat[bin(-0.5, -1)]);
    await page.mouse.up();
    await page.mouse.move(...at(0, -1));
    assert.deepEqual(await exact(), valley);
    await choose("Pincel", "hill");
    await page.mouse.click(...at(0, -1));
    assert.ok((await energyAt(0, -1))[0] > 0.4);
    const inValley = async () => {
      const x = await positions();
      return x.filter((v, i) => i % 2 === 1 && Math.abs(v - 1) < 0.4 && Math.abs(x[i - 1] + 0.5) < 1.4).length;
    };
    const before = await inValley();
    await desk.stepBy(25);
    assert.ok((await inValley()) > 1.5 * before, `${before} ${await inValley()}`);
  });

  it("is painted by touch without the page going along", async () => {
    const [at, scrolled] = [await places(), await page.evaluate("scrollY")];
    const session = await page.context().newCDPSession(page);
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", ...point: readonly number[]) =>
      session.send("Input.dispatchTouchEvent", { type, touchPoints: point.length > 0 ? [{ x: point[0], y: point[1] }] : [] });
    await touch("touchStart", ...at(1, 1.2));
    for (const y of [0.8, 0.4, 0, -0.4]) await touch("touchMove", ...at(1, y));
    await touch("touchEnd");
    const [along, end] = await energyAt(1, 0.4, 1, -0.2);
    assert.ok(along < -1 && end < -0.3, `${along} ${end}`);
    assert.equal(await page.evaluate("scrollY"), scrolled);
  });

  it("is painted by the keyboard, and undone and cleared by buttons", async () => {
    await page.locator(".mapa").focus();
    for (const key of ["ArrowRight", "ArrowUp", "Space"]) await page.keyboard.press(key);
    assert.equal(await page.getByRole("status").textContent(), "Valle en (0,30; 0,30)");
    assert.match(String(await page.locator(".mapa").getAttribute("aria-label")), /Espacio pinta ahí: valle$/);
    const [once] = await energyAt(0.3, 0.3);
    assert.ok(once < -0.5 && once > -0.61);
    await page.keyboard.press("Enter");
    await choose("Grosor", "thick");
    assert.ok((await energyAt(0.3, 0.3))[0] < 1.9 * once);
    await desk.press("Deshacer");
    assert.equal((await energyAt(0.3, 0.3))[0], once);
    await desk.press("Borrar el dibujo");
    assert.equal((await energyAt(0.3, 0.3))[0], 0);
    await desk.press("Deshacer");
    await desk.press("Deshacer");
    assert.equal((await energyAt(0.3, 0.3))[0], 0);
  });

  it("moves particles when there is no brush", async () => {
    await choose("Pincel", "none");
    await page.locator(".mapa").focus();
    await page.keyboard.press("Space");
    assert.equal(await page.getByRole("status").textContent(), "Las partículas están en (0,00; 0,00)");
    assert.equal((await energyAt(0, 0))[0], 0);
  });

  it("asks for no frame while paused, is accessible, and complained about nothing", async () => {
    assert.equal(await framesIn(page, 400), 0);
    await assertAccessibleThemes(page);
    assert.deepEqual(opened.complaints, []);
  });
});
