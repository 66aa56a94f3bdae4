import { strict as assert } from "node:assert";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { initialWeights, preset } from "ebm/network";
import { live } from "ebm/notebook";
import { launchChromium } from "../chromium";
import { insideKernel } from "../notebook/fake-kernel";
import { type Jupyter, startJupyter, trust } from "./server";

const { writeLive } = require("../../tools/browser/live") as { writeLive(): Promise<unknown> };

/** Notes what the page's scripts ask for and whether it is seen, which a test can change. */
const SPY = `globalThis.frames_ = 0; globalThis.away_ = false;
  globalThis.requestAnimationFrame = ((ask) => (work) => { globalThis.frames_++; return ask(work); })(globalThis.requestAnimationFrame.bind(globalThis));
  Object.defineProperty(Document.prototype, "hidden", { get: () => globalThis.away_ });`;

const spec = preset("ebm-mnist-compact");

describe("live outputs in Jupyter", function () {
  this.timeout(240_000);
  const folder = mkdtempSync(join(tmpdir(), "jupyter-"));
  let browser: Browser;
  const servers: Jupyter[] = [];

  before(async function () {
    browser = await launchChromium(this, "las salidas vivas en JupyterLab");
    this.timeout(240_000);
    await writeLive();
    mkdirSync(join(folder, "cuadernos"), { recursive: true });
    const shows = [() => live.digits({ spec, weights: initialWeights(spec, { seed: 7 }) }), () => live.particles()];
    const cells = shows.map((show, i) => {
      const [{ data, options }] = insideKernel(show);
      const outputs = [{ output_type: "display_data", data, metadata: options.metadata ?? {} }];
      return { cell_type: "code", id: `c${i}`, metadata: {}, source: "live", execution_count: 1, outputs };
    });
    const kernelspec = { display_name: "TypeScript", language: "typescript", name: "tslab" };
    const text = JSON.stringify({ cells, metadata: { kernelspec }, nbformat: 4, nbformat_minor: 5 });
    const fileOf = (name: string) => join(folder, "cuadernos", name);
    writeFileSync(fileOf("fiable.ipynb"), text);
    trust(folder, [fileOf("fiable.ipynb")]);
    // The signature is of what is inside: this one says something else.
    writeFileSync(fileOf("ajeno.ipynb"), text.replaceAll('"source":"live"', '"source":"ajeno"'));
    servers.push(...(await Promise.all([startJupyter(folder), startJupyter(folder, "/hub-prefix/user/ana/")])));
  });

  after(async () => {
    await browser?.close();
    await Promise.all(servers.map((server) => server.close()));
    rmSync(folder, { recursive: true, force: true });
  });

  const OUTPUTS = `[...document.querySelectorAll(".ebm-live")]`;

  /** Opens a page of a server, and notes what it complains about. */
  async function open(url: string): Promise<{ page: Page; complaints: string[] }> {
    const page = await browser.newPage({ viewport: { width: 1280, height: 2400 } });
    const complaints: string[] = [];
    page.on("console", (message) => message.type() === "error" && complaints.push(`${message.location().url} ${message.text()}`));
    page.on("pageerror", (error) => complaints.push(`${error.message}\n${error.stack}`));
    await page.addInitScript(SPY);
    await page.goto(url);
    await page.waitForSelector(".ebm-live", { timeout: 90_000 });
    return { page, complaints };
  }
  /** Notebook 7 has errors of its own, from the files that it serves. */
  const ours = (complaint: string) => !/\/static\/(notebook|lab)\//.test(complaint);
  const stepsOf = (page: Page) => page.evaluate<number[]>(`${OUTPUTS}.map(({ live }) => live.state().step)`);

  const PLACES: readonly (readonly [string, (name: string) => string])[] = [
    ["JupyterLab", (name) => servers[0].url(`lab/tree/${name}`)],
    ["Notebook 7", (name) => servers[0].url(`notebooks/${name}`)],
    ["JupyterLab behind a hub's prefix", (name) => servers[1].url(`lab/tree/${name}`)],
  ];
  for (const [place, urlOf] of PLACES) {
    describe(place, () => {
      it("come to life in a notebook that is trusted, obey a button, and complain about nothing", async () => {
        const { page, complaints } = await open(urlOf("fiable.ipynb"));
        await page.waitForFunction(`${OUTPUTS}.length === 2 && ${OUTPUTS}.every((output) => output.dataset.live === "on")`);
        for (const button of await page.getByRole("button", { name: "Un paso", exact: true }).all()) await button.click();
        await page.waitForFunction(`${OUTPUTS}.every(({ live }) => live.state().step === 1)`);
        assert.deepEqual(complaints.filter(ours), []);
        await page.close();
      });

      it("stop while the page is hidden, and go on when it is back, each with one frame a picture", async () => {
        const { page } = await open(urlOf("fiable.ipynb"));
        await page.waitForFunction(`${OUTPUTS}.length === 2 && ${OUTPUTS}.every((output) => output.dataset.live === "on")`);
        const turn = (away: boolean) => page.evaluate(`(away_ = ${away}, document.dispatchEvent(new Event("visibilitychange")))`);
        await page.evaluate(`document.querySelectorAll(".ebm-live[data-kind=particles] .barra button")[0].click()`);
        await page.waitForFunction(`${OUTPUTS}[1].live.state().step > 2`);
        await turn(true);
        await page.waitForTimeout(500);
        const [before, steps] = [await page.evaluate<number>("frames_"), await stepsOf(page)];
        await page.waitForTimeout(1000);
        assert.deepEqual(await stepsOf(page), steps);
        const idle = (await page.evaluate<number>("frames_")) - before;
        for (const away of [false, true, false, true, false]) await turn(away); // no loop is left over from each time
        await page.waitForTimeout(300);
        const [start, from] = [await page.evaluate<number>("frames_"), (await stepsOf(page))[1]];
        await page.waitForTimeout(2000);
        const [asked, made] = [(await page.evaluate<number>("frames_")) - start, (await stepsOf(page))[1] - from];
        assert.ok(idle < 10, `${idle} frames while hidden`); // Jupyter asks for some of its own; a loop, for one as soon as it has one
        assert.ok(made > 2 && asked < 1.2 * made + 10, `${asked} frames for ${made} pictures`);
        await page.close();
      });

      it("are a picture with its note in a notebook that is not trusted", async () => {
        const { page, complaints } = await open(urlOf("ajeno.ipynb"));
        const pictures = page.locator(".quieta img");
        for (const i of [0, 1]) {
          await pictures.nth(i).scrollIntoViewIfNeeded();
          assert.ok(await pictures.nth(i).evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth > 300));
          assert.ok(await page.locator(".nota").nth(i).isVisible());
        }
        assert.match(String(await page.locator(".nota").first().textContent()), /^Esto es una foto\. /);
        assert.equal(await page.locator(".ebm-live[data-live]").count(), 0);
        assert.deepEqual(complaints.filter(ours), []);
        await page.close();
      });
    });
  }
});
