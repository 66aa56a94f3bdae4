import { strict as assert } from "node:assert";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { assertAccessible } from "../accessible";
import { launchChromium } from "../chromium";
import { overflow, watchPage } from "../watch-page";

const { writeSite } = require("../../tools/site/site");

const SETTLED = `[...document.querySelectorAll("figure[data-vega], figure[data-plotly]")].every((figure) => figure.dataset.estado)`;
const AS_PICTURES = `[...document.querySelectorAll("figure[data-vega], figure[data-plotly]")].filter((figure) => figure.dataset.estado !== "viva").length`;

describe("the site of the workbook", () => {
  const folder = mkdtempSync(join(tmpdir(), "sitio-"));
  let browser: Browser;

  before(async function () {
    browser = await launchChromium(this, "el sitio de los cuadernos");
    this.timeout(180_000);
    await writeSite({ site: folder, out: { write() {} } }); // refuses links that do not hold
  });

  after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("draws every figure, asks for nothing, fits a phone and has no grave fault of accessibility, page by page", async function () {
    const names = readdirSync(folder).filter((name) => name.endsWith(".html"));
    assert.ok(names.length > 2);
    this.timeout(60_000 * names.length);
    for (const name of names) {
      const { page, sent, complaints } = await watchPage(browser, join(folder, name), { colorScheme: "dark" });
      await page.waitForFunction(SETTLED, undefined, { timeout: 60_000 });
      assert.equal(await page.evaluate(AS_PICTURES), 0, name);
      await page.emulateMedia({ colorScheme: "light" });
      await assertAccessible(page);
      await page.setViewportSize({ width: 390, height: 800 });
      assert.equal(await overflow(page), 0, name);
      assert.deepEqual([sent, complaints], [[], []], name);
      await page.close();
    }
  });
});
