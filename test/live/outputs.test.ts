import { strict as assert } from "node:assert";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { initialWeights, preset } from "ebm/network";
import { live, type LiveDigitsOptions } from "ebm/notebook";
import { launchChromium } from "../chromium";
import { insideKernel } from "../notebook/fake-kernel";
import { openLive, pageOf, POLICY } from "./page";

const { writeLive } = require("../../tools/browser/live") as { writeLive(): Promise<unknown> };

const { writeReport } = require("../../tools/report/report") as { writeReport(options: object): Promise<unknown> };

const spec = preset("ebm-mnist-compact");
const weights = initialWeights(spec, { seed: 7 });

describe("live outputs in a page", function () {
  this.timeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), "vivas-"));
  let browser: Browser;

  const htmlOf = (options: Partial<LiveDigitsOptions> = {}) =>
    String(insideKernel(() => live.digits({ spec, weights, ...options }))[0]?.data["text/html"]);
  const fileOf = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return `file://${join(folder, name)}`;
  };

  before(async function () {
    browser = await launchChromium(this, "las salidas vivas");
    await writeLive();
  });

  after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("does not move the page when it comes to life, nor is anything wider than the page", async () => {
    const url = fileOf("ancho.html", pageOf([htmlOf()]));
    const still = fileOf("quieta.html", pageOf([htmlOf().replace(/<script type="module">.*$/s, "")]));
    const END = `document.querySelector("#fin").getBoundingClientRect().top`;
    for (const width of [390, 520, 640, 820, 1024, 1280]) {
      const [alive, picture] = [await openLive(browser, url), await browser.newPage()];
      for (const one of [alive.page, picture]) await one.setViewportSize({ width, height: 800 });
      await picture.goto(still);
      const [end, before] = [await alive.page.evaluate<number>(END), await picture.evaluate<number>(END)];
      assert.equal(end, before, `${width} px`);
      assert.ok((await alive.page.evaluate<number>("document.documentElement.scrollWidth")) <= width, `${width} px`);
      const spills = await alive.page.evaluate<string[]>(
        `[...document.querySelectorAll(".ebm-live figcaption, .ebm-live label, .ebm-live button")].filter((e) => e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1).map((e) => e.innerText)`,
      );
      assert.deepEqual(spills, [], `${width} px`);
      await Promise.all([alive.page.close(), picture.close()]);
    }
  });

  it("shows a hostile title as text", async () => {
    const title = `</script><img src=x onerror="globalThis.hacked=1"><!-- <script>`;
    const { page, complaints } = await openLive(browser, fileOf("hostil.html", pageOf([htmlOf({ title })])));
    assert.equal(await page.locator(".titulo").textContent(), title);
    assert.equal(await page.evaluate("globalThis.hacked"), undefined);
    assert.deepEqual(complaints, []);
    await page.close();
  });

  it("shares one worker among the outputs of a page, and each has its own run", async () => {
    const two = await openLive(browser, fileOf("dos.html", pageOf([htmlOf(), htmlOf({ seed: 9 })])));
    const all = `[...document.querySelectorAll(".ebm-live")].map(({ live }) => live.state()).map(({ step, seed }) => [seed, step])`;
    await two.page.setViewportSize({ width: 1280, height: 2000 }); // both are seen
    const start = two.page.getByRole("button", { name: "Iniciar", exact: true });
    for (const left of [2, 1]) {
      assert.equal(await start.count(), left);
      await start.first().click();
    }
    await two.page.waitForFunction(`${all}.every(([, step]) => step >= 1)`);
    assert.deepEqual(
      (await two.page.evaluate<number[][]>(all)).map(([seed]) => seed),
      [7, 9],
    );
    assert.equal(two.page.workers().length, 1);
    assert.deepEqual(two.complaints, []);
    await two.page.close();
  });

  it("lives in a page of the report, from its file, and is a picture on paper", async () => {
    const { data, options } = insideKernel(() => live.digits({ spec, weights }))[0]!;
    const output = { output_type: "display_data", data, metadata: options.metadata ?? {} };
    const cell = { cell_type: "code", id: "a", metadata: {}, source: "live.digits(red)", execution_count: 1, outputs: [output] };
    const title = { cell_type: "markdown", id: "b", metadata: {}, source: "# Vivo" };
    const notebook = { cells: [title, cell], metadata: {}, nbformat: 4, nbformat_minor: 5 };
    writeFileSync(join(folder, "00-vivo.ipynb"), JSON.stringify(notebook));
    await writeReport({ notebooks: folder, report: folder, out: { write() {} } });
    const { page, complaints, requests } = await openLive(browser, `file://${join(folder, "00-vivo.html")}`);
    await page.getByRole("button", { name: "Un paso" }).click();
    await page.waitForFunction(`document.querySelector(".ebm-live").live.state().step === 1`);
    const seen = () => page.evaluate<number[]>(`[".escena", ".quieta"].map((part) => document.querySelector(part).offsetHeight)`);
    assert.equal((await seen())[1], 0);
    await page.emulateMedia({ media: "print" });
    assert.equal((await seen())[0], 0);
    assert.ok((await seen())[1] > 300);
    assert.deepEqual(
      requests.filter((url) => !/^(file|blob|data):/.test(url)),
      [],
    );
    assert.deepEqual(complaints, []);
    await page.close();
  });

  it("keeps JupyterLab's shortcuts away from everything that can have the focus", async () => {
    const { page } = await openLive(browser, fileOf("teclas.html", pageOf([htmlOf()])));
    const open = `[...document.querySelectorAll(".escena *")].filter((one) => one.tabIndex >= 0 && !one.hasAttribute("data-lm-suppress-shortcuts"))`;
    assert.equal(await page.evaluate(`${open}.length`), 0);
    await page.close();
  });

  it("stays a picture that says why where WebAssembly is forbidden", async () => {
    const strict = POLICY.replace("'unsafe-eval'", "");
    const { page: poor } = await openLive(browser, fileOf("sin.html", pageOf([htmlOf()], strict)));
    assert.equal(await poor.locator(".ebm-live").getAttribute("data-live"), "off");
    assert.match(String(await poor.locator(".nota").textContent()), /^No se ha podido poner en marcha: /);
    assert.ok(await poor.locator(".quieta img").isVisible());
    await poor.close();
  });
});
