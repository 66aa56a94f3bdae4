import { strict as assert } from "node:assert";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { convergence, exactPartition, gridPoints, gridSum, partitionData } from "ebm/live";
import { live } from "ebm/notebook";
import { launchChromium } from "../chromium";
import { insideKernel } from "../notebook/fake-kernel";
import { STATE } from "./desk";
import { keepsGoodHabits } from "./habits";
import { openLive, pageOf } from "./page";

const { writeLive } = require("../../tools/browser/live") as { writeLive(): Promise<unknown> };

interface Seen {
  readonly wells: readonly { readonly position: number; readonly bottom: number; readonly width: number }[];
  readonly temperature: number;
  readonly raised: number;
  readonly points: number;
  readonly heights: readonly number[];
  readonly z: number;
  readonly exact: { readonly z: number; readonly shares: readonly number[] };
  readonly errors: readonly number[];
}

/** Two engines of JavaScript may give the last bits of Math.exp otherwise; its argument, up to some hundreds, multiplies them. */
function alike(seen: readonly number[], ours: readonly number[], name: string): void {
  assert.equal(seen.length, ours.length);
  seen.forEach((value, i) => {
    assert.ok(Math.abs(value - ours[i]) <= 1e-13 * Math.abs(ours[i]) + 1e-14, `${name}, ${i}: ${value} ${ours[i]}`);
  });
}

describe("live.partition in a page", function () {
  this.timeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), "rejilla-"));
  let browser: Browser;
  let page: Page;

  const htmlOf = (options = {}) => String(insideKernel(() => live.partition(options))[0]?.data["text/html"]);
  before(async function () {
    browser = await launchChromium(this, "la rejilla viva");
    await writeLive();
    writeFileSync(join(folder, "una.html"), pageOf([htmlOf()]));
    page = (await openLive(browser, `file://${join(folder, "una.html")}`)).page;
  });
  beforeEach(() => page.getByRole("button", { name: "Volver a los valores del principio" }).click());
  after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const seen = () =>
    page.evaluate<Seen>(
      `(({ grid, errors, ...rest }) => ({ ...rest, z: grid.z, heights: [...grid.heights], errors: [...errors] }))(${STATE})`,
    );
  const move = (name: string, place: number) => page.getByRole("slider", { name, exact: true }).fill(String(place));
  const text = async (selector: string) => String(await page.locator(selector).first().textContent());
  const path = (figure: number, selector: string) => page.locator(`.curva:nth-child(${figure}) ${selector}`).first().getAttribute("d");
  const handle = (name: string) => page.getByRole("slider", { name: new RegExp(`^Pozo ${name}`) });

  it("gives Node's numbers, but for the last bits of exp, wherever its controls stand", async () => {
    for (const [name, place] of [
      ["Temperatura, T", 0],
      ["Puntos, n", 5],
      ["Energía añadida", 7],
      ["Fondo de B", 31],
      ["Anchura de A", 0],
    ] as const) {
      await move(name, place);
      const state = await seen();
      const line = { ...state, wells: state.wells as never };
      const [grid, exact] = [gridSum(line, state.points), exactPartition(line)];
      alike([state.z, ...state.heights], [grid.z, ...grid.heights], name);
      alike([state.exact.z, ...state.exact.shares], [exact.z, ...exact.shares], name);
      alike(state.errors, [...convergence(line, exact.z)], name);
    }
    const { temperature, points, raised, wells } = await seen();
    assert.deepEqual([temperature, points, raised, wells[1].bottom, wells[0].width], [0.1, 8, 1.75, 1.55, 0.1]);
  });

  it("changes Z and not p when all of the energy is raised", async () => {
    const [density, bars, before] = [await path(3, "path.linea"), await path(2, "path.barras"), await seen()];
    await move("Energía añadida", 4);
    const after = await seen();
    assert.ok(Math.abs(after.z / before.z - Math.exp(-1 / 0.5)) < 1e-12);
    assert.equal(await path(3, "path.linea"), density);
    assert.notEqual(await path(2, "path.barras"), bars);
    assert.equal(
      await text(".remate .cuentas"),
      "Con 1 más en toda la energía, Z se multiplica por exp(−1/T) = 0,135. Como exp(−E/T) también, p no cambia.",
    );
  });

  it("draws the bars of the grid: their area in the drawing is that of Z", async () => {
    await move("Puntos, n", 8);
    const { z, points } = await seen();
    const bars = [...String(await path(2, "path.barras")).matchAll(/M([\d.]+) ([\d.]+)V([\d.]+)H([\d.]+)V/g)].map((one) =>
      one.slice(1).map(Number),
    );
    assert.equal(bars.length, points);
    const ticks = await page.evaluate<{ y: number; text: string }[]>(
      `[...document.querySelectorAll(".curva:nth-child(2) .ejes text[text-anchor=end]")].slice(0, 2).map((one) => ({ y: Number(one.getAttribute("y")), text: one.textContent }))`,
    );
    const unit = (ticks[0].y - ticks[1].y) / Number(ticks[1].text.replace(",", ".")); // of the chart, a unit of exp(−E/T)
    const area = bars.reduce((sum, [left, floor, top, right]) => sum + ((right - left) * (floor - top)) / unit, 0);
    assert.ok(Math.abs((area / (394 - 46)) * 8 - z) < 0.005 * z, `${area} ${z}`); // paths have two decimals
  });

  it("says small numbers with three digits that count", async () => {
    await move("Temperatura, T", 5);
    await move("Energía añadida", 10);
    assert.match(String(await page.locator(".escena").textContent()), /exp\(−2,5\/T\) = 0,00674\./); // exp(−5) = 0.006738
  });

  it("says the error of the grid, and how many points more dimensions would need", async () => {
    await move("Puntos, n", 0);
    assert.match(await text(".cifras"), /^Z = Δx · Σ exp\(−E\/T\) = 4,00 × .* · con 2 puntos, error: \d+ %$/);
    await move("Puntos, n", 18);
    assert.match(await text(".cifras"), /con 200 puntos, error: menos del 0,01 %$/);
    assert.deepEqual(await page.locator(".dimensiones dd").allTextContents(), ["200", "40\u00a0000", gridPoints(200, 1024)]);
  });

  it("lets a bottom be dragged, no further than it may", async () => {
    const dragBy = async (dx: number, dy: number) => {
      const box = (await handle("A").locator(".bola").boundingBox())!;
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x + dx, y + dy, { steps: 4 });
      await page.mouse.up();
    };
    const [before] = (await seen()).wells;
    const pixels = await page.evaluate<number>(`document.querySelector(".curva>svg").getScreenCTM().a * (394 - 46) / 8`); // a unit of x
    await dragBy(pixels * 0.5, 0);
    const [after] = (await seen()).wells;
    assert.ok(Math.abs(after.position - before.position - 0.5) < 0.051 && after.bottom === before.bottom, JSON.stringify(after));
    await dragBy(5000, -5000);
    const { wells } = await seen();
    assert.ok(Math.abs(wells[0].position - (wells[1].position - 0.3)) < 0.051 && wells[0].bottom === 3, JSON.stringify(wells));
    const still = await seen();
    await page.mouse.move(10, 10);
    assert.deepEqual(await seen(), still);
  });

  it("lets the arrows move a bottom, which tells its place", async () => {
    await handle("B").focus();
    for (const key of ["ArrowRight", "ArrowRight", "ArrowUp", "Shift+ArrowUp"]) await page.keyboard.press(key);
    const [, b] = (await seen()).wells;
    assert.deepEqual([b.position, b.bottom], [1.4, 1.3]);
    assert.equal(await handle("B").getAttribute("aria-valuetext"), "x = 1,40; fondo 1,30");
    assert.equal(await page.getByRole("status").textContent(), await text(".cifras"));
    assert.equal(await text(".mandos:not(.tres) .mando:nth-child(3) .valor"), "1,3");
    assert.notEqual(await page.evaluate(`getComputedStyle(document.activeElement.querySelector(".toque")).stroke`), "none");
  });

  it("has a finger's room around each bottom", async () => {
    const box = (await handle("A").locator(".toque").boundingBox())!;
    assert.ok(box.width >= 30 && box.height >= 30, JSON.stringify(box));
  });

  it("goes back to where it stood", async () => {
    const before = await seen();
    await move("Anchura de B", 3);
    await handle("A").press("ArrowLeft");
    await page.getByRole("button", { name: "Volver a los valores del principio" }).click();
    assert.deepEqual(await seen(), before);
    assert.deepEqual(before.wells, partitionData().wells);
  });

  keepsGoodHabits({
    browser: () => browser,
    folder,
    htmlOf,
    async stir(other) {
      for (const [name, place] of [
        ["Temperatura, T", 0],
        ["Puntos, n", 18],
        ["Energía añadida", 12],
        ["Fondo de A", 60],
      ] as const)
        await other.getByRole("slider", { name, exact: true }).fill(String(place));
    },
  });
});
