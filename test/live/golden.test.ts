import { strict as assert } from "node:assert";
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LIVE_KINDS } from "ebm/live";
import type { Browser } from "playwright-core";
import { launchChromium } from "../chromium";
import { assertGolden } from "../golden/golden";
import { openPortrait } from "../golden/page";
import { whileInsideKernel } from "../notebook/fake-kernel";
import { deskOf } from "./desk";
import { GOLDEN_CASES } from "./golden-cases";
import { pageOf } from "./page";

const { writeLive } = require("../../tools/browser/live") as { writeLive(): Promise<unknown> };

/** How each output is portrayed: on a wide page in the light, on a phone in the dark. */
const VIEWS = [
  { name: "ancha", viewport: { width: 1024, height: 900 }, colorScheme: "light" },
  { name: "movil", viewport: { width: 390, height: 900 }, colorScheme: "dark" },
] as const;

describe("live outputs look as in their golden pictures", function () {
  this.timeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), "retratos-"));
  const golden = join(__dirname, "golden");
  let browser: Browser;

  before(async function () {
    browser = await launchChromium(this, "el aspecto de las salidas vivas");
    await writeLive();
  });

  after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const kind of LIVE_KINDS) {
    for (const { name, ...view } of VIEWS) {
      it(`${kind}, ${name}`, async () => {
        const { show, pose } = GOLDEN_CASES[kind];
        const file = join(folder, `${kind}.html`);
        writeFileSync(file, pageOf([String((await whileInsideKernel(async () => show()))[0].data["text/html"])]));
        const page = await openPortrait(browser, `file://${file}`, view);
        await page.waitForSelector(`.ebm-live[data-live="on"]`);
        await pose(deskOf(page), page);
        await page.evaluate("document.activeElement.blur()");
        await page.mouse.move(0, 0);
        await assertGolden(join(golden, `${kind}-${name}.png`), await page.locator(".ebm-live").screenshot());
        await page.close();
      });
    }
  }

  it("has no golden picture of a kind that is gone, and all of them, with the report's, are small", () => {
    const wanted = LIVE_KINDS.flatMap((kind) => VIEWS.map(({ name }) => `${kind}-${name}.png`));
    assert.deepEqual(readdirSync(golden).sort(), wanted.sort());
    const sizes = [golden, join(__dirname, "../report/golden")].flatMap((place) =>
      readdirSync(place).map((name) => statSync(join(place, name)).size),
    );
    const total = sizes.reduce((sum, size) => sum + size, 0);
    assert.ok(total < 400_000 && Math.max(...sizes) < 45_000, `${sizes}`);
  });
});
