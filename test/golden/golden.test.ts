import { strict as assert } from "node:assert";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { live } from "ebm/notebook";
import { launchChromium } from "../chromium";
import { deskOf } from "../live/desk";
import { pageOf } from "../live/page";
import { insideKernel } from "../notebook/fake-kernel";
import { difference } from "./compare";
import { assertGolden } from "./golden";
import { openPortrait } from "./page";
import { fullPng, type Picture, readPicture, smallPng } from "./picture";

const { chromium } = require("playwright-core") as typeof import("playwright-core");
const { findChromium } = require("../../tools/setup/chromium");
const { writeLive } = require("../../tools/browser/live") as { writeLive(): Promise<unknown> };

const ROOT = join(__dirname, "../..");
const VIEW = { viewport: { width: 1024, height: 900 }, colorScheme: "light" } as const;

describe("golden pictures", function () {
  this.timeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), "dorado-"));
  let browser: Browser;
  let url: string;
  let page: Page;
  let golden: Picture;

  const portrait = async (of: Page) => readPicture(await of.locator(".ebm-live").screenshot());
  const open = async (from: Browser) => {
    const opened = await openPortrait(from, url, VIEW);
    await opened.waitForSelector(`.ebm-live[data-live="on"]`);
    await deskOf(opened).stepBy(4);
    await opened.mouse.move(0, 0);
    return opened;
  };

  before(async function () {
    browser = await launchChromium(this, "las imágenes de referencia");
    await writeLive();
    url = `file://${join(folder, "una.html")}`;
    writeFileSync(join(folder, "una.html"), pageOf([String(insideKernel(() => live.particles())[0].data["text/html"])]));
    page = await open(browser);
    golden = readPicture(smallPng(await portrait(page)));
  });

  after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("are equal to what they were made of, with few colours and in a file of tens of kilobytes", async () => {
    const now = await portrait(page);
    assert.deepEqual((await difference(now, golden)).faults, []);
    assert.notDeepEqual(now.data, golden.data);
    assert.ok(smallPng(now).length < 40_000);
  });

  it("forgive that another build smooths the edges of letters and shapes otherwise", async () => {
    const args = ["--no-sandbox", "--disable-gpu", "--disable-font-subpixel-positioning"];
    const other = await chromium.launch({ executablePath: findChromium(), args });
    const otherPage = await open(other);
    const now = await portrait(otherPage);
    await other.close();
    const edges = now.data.filter((value, i) => Math.abs(value - golden.data[i]) > 40).length;
    assert.ok(edges > 10_000, `${edges}`); // letters stand elsewhere by parts of a pixel
    assert.deepEqual((await difference(now, golden)).faults, []);
  });

  it("forgive lines that fall between pixels", async () => {
    const other = await open(browser);
    await other.evaluate(`document.querySelectorAll(".linea").forEach((line) => line.setAttribute("transform", "translate(.4 .4)"))`);
    const now = await portrait(other);
    await other.close();
    assert.ok(now.data.some((value, i) => Math.abs(value - golden.data[i]) > 40));
    assert.deepEqual((await difference(now, golden)).faults, []);
  });

  const CHANGES: Readonly<Record<string, string>> = {
    "a thumb that stands one level further": `(i => { i.value = Number(i.value) + 1; })(document.querySelector("input[type=range]"))`,
    "a button that moved by eight pixels": `document.querySelectorAll(".barra button")[2].style.translate = "8px"`,
    "a button that is gone": `document.querySelector(".remate button").style.visibility = "hidden"`,
    "a button of another colour": `document.querySelectorAll(".barra button")[1].style.background = "#c24a00"`,
    "an icon that is gone": `document.querySelector(".barra svg").style.visibility = "hidden"`,
    "a list that shows another choice": `document.querySelector("select").selectedIndex = 3`,
    "a caption that is cut off": `document.querySelector("figcaption p").style.clipPath = "inset(0 50% 0 0)"`,
    "a picture that is empty": `(c => c.getContext("2d").clearRect(0, 0, c.width, c.height))(document.querySelectorAll("canvas")[1])`,
    "particles all elsewhere": `(c => c.getContext("2d").fillRect(250, 250, 40, 40))(document.querySelector("canvas"))`,
    "lines of a curve that are gone": `document.querySelectorAll(".ejes")[0].remove()`,
    "everything two pixels lower": `document.querySelector(".escena").style.translate = "0 2px"`,
  };
  for (const [what, change] of Object.entries(CHANGES)) {
    it(`find ${what}`, async () => {
      const other = await open(browser);
      await other.evaluate(change);
      const { faults, worst } = await difference(await portrait(other), golden);
      await other.close();
      assert.ok(faults.length > 0, `${worst} pixels in the worst window`);
    });
  }

  it("say what differs, and leave it where a person can look", async () => {
    const file = join(folder, "golden", "una.png");
    const update = process.env.UPDATE_GOLDEN;
    delete process.env.UPDATE_GOLDEN;
    try {
      await assert.rejects(assertGolden(file, fullPng(golden)), /golden\/una\.png no existe\. La imagen de ahora está en \.cache\/golden\//);
      mkdirSync(join(folder, "golden"));
      const hole = { ...golden, data: golden.data.slice().fill(0, 4 * golden.width * 30, 4 * golden.width * 60) };
      writeFileSync(file, smallPng(hole));
      const told = await assertGolden(file, fullPng(golden)).then(() => "", (error: Error) => error.message);
      const [, where] = told.match(/no es igual en \d+ ventanas, .* está en (\.cache\/golden\/.*-una-diferencia\.png)\./) ?? [];
      assert.equal(readPicture(readFileSync(join(ROOT, where))).width, golden.width);
      writeFileSync(file, smallPng({ ...golden, height: 100, data: golden.data.slice(0, 400 * golden.width) }));
      await assert.rejects(assertGolden(file, fullPng(golden)), /mide \d+×100 px y ahora sale de/);
      writeFileSync(file, smallPng(golden));
      await assertGolden(file, fullPng(golden));
    } finally {
      if (update !== undefined) process.env.UPDATE_GOLDEN = update;
    }
  });
});
