import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { launchChromium } from "../chromium";
import { assertGolden } from "../golden/golden";
import { openPortrait } from "../golden/page";
import { FIRST, SECOND } from "./notebook";

const { writeReport } = require("../../tools/report/report");

const VIEWS = [
  { name: "ancha", viewport: { width: 1024, height: 720 }, colorScheme: "light" },
  { name: "movil", viewport: { width: 390, height: 760 }, colorScheme: "dark" },
] as const;

describe("the report's pages look as in their golden pictures", function () {
  this.timeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), "informe-retrato-"));
  let browser: Browser;

  before(async function () {
    browser = await launchChromium(this, "el aspecto del informe");
    writeFileSync(join(folder, "00-prueba.ipynb"), FIRST);
    writeFileSync(join(folder, "01-otro.ipynb"), SECOND);
    await writeReport({ notebooks: folder, report: folder, out: { write() {} } });
  });

  after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const name of ["index", "00-prueba"]) {
    for (const { name: view, ...options } of VIEWS) {
      it(`${name}, ${view}`, async () => {
        const page = await openPortrait(browser, `file://${join(folder, `${name}.html`)}`, options);
        await page.waitForFunction(`[...document.querySelectorAll("figure[data-vega]")].every((figure) => figure.dataset.estado)`);
        await page.addStyleTag({ content: `img[src^="data:image/svg"]{visibility:hidden}` }); // its letters are of the machine's fonts
        await assertGolden(join(__dirname, "golden", `${name}-${view}.png`), await page.screenshot());
        await page.close();
      });
    }
  }
});
