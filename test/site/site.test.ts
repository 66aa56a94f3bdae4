import { strict as assert } from "node:assert";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { assertAccessible } from "../accessible";
import { launchChromium } from "../chromium";
import { overflow, watchPage } from "../watch-page";
import { BROKEN, ONE, TWO } from "./notebooks";

const { brokenLinks } = require("../../tools/site/links");
const { writeSite } = require("../../tools/site/site");

const quiet = { write() {} };
const temporary = () => mkdtempSync(join(tmpdir(), "sitio-"));

describe("the site", () => {
  const folder = temporary();
  const file = (name: string) => join(folder, name);
  const read = (name: string): string => readFileSync(file(name), "utf8");

  before(async function () {
    this.timeout(120_000);
    writeFileSync(file("01-uno.ipynb"), ONE);
    writeFileSync(file("02-dos.ipynb"), TWO);
    await writeSite({ notebooks: folder, site: folder, out: quiet });
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  it("has an index with minutes and what one learns, its formulas drawn", () => {
    const index = read("index.html");
    assert.ok(index.includes("unos 35 minutos"));
    assert.match(
      index,
      /<li>Qué es <span class="junto"><span class="formula" role="img" aria-label="E_\\theta">.*?,<\/span> con <code>código<\/code>\.<\/li><li>Otra cosa\.<\/li>/s,
    );
  });

  it("gives each heading JupyterLab's anchor, and a second one of the same name a number", () => {
    for (const id of ["Resumen", "Resumen-2", "La-meseta-&amp;-el-mínimo-bruto"])
      assert.ok(read("01-uno.html").includes(` id="${id}">`), id);
    assert.ok(read("02-dos.html").includes(` id='La-energía-del-"agua"'>`));
  });

  it("goes to the previous and the next page at the top and at the bottom", () => {
    assert.equal(read("01-uno.html").match(/<a href="02-dos\.html" rel="next">/g)?.length, 2);
    assert.equal(read("02-dos.html").match(/<a href="01-uno\.html" rel="prev">/g)?.length, 2);
  });

  it("has links that all hold, and says in Spanish which one does not", async function () {
    this.timeout(60_000);
    assert.deepEqual(brokenLinks(folder), []);
    const broken = temporary();
    writeFileSync(join(broken, "01-roto.ipynb"), BROKEN);
    await assert.rejects(writeSite({ notebooks: broken, site: broken, out: quiet }), {
      sentence: "El sitio está escrito, pero en 01-roto.html el enlace «09-nada.html» no vale: esa página no está.",
    });
    rmSync(broken, { recursive: true });
  });

  describe("in a browser", () => {
    let browser: Browser;

    before(async function () {
      browser = await launchChromium(this, "el sitio");
    });

    after(() => browser?.close());

    for (const colorScheme of ["light", "dark"] as const) {
      it(`complains of nothing, asks for nothing and has no grave fault of accessibility, ${colorScheme}`, async function () {
        this.timeout(60_000);
        for (const name of ["index.html", "01-uno.html", "02-dos.html"]) {
          const { page, sent, complaints } = await watchPage(browser, file(name), { colorScheme });
          await page.fill("#buscar", "e");
          await assertAccessible(page);
          assert.deepEqual([sent, complaints], [[], []], name);
          await page.close();
        }
      });
    }

    it("finds a heading without its accents, and Enter goes there", async function () {
      this.timeout(60_000);
      const { page, sent, complaints } = await watchPage(browser, file("index.html"));
      await page.fill("#buscar", "ENERGIA agua");
      assert.deepEqual(await page.locator(".hallazgos a").allTextContents(), ['La energía del "agua" 02 · Dos']);
      assert.equal(await page.textContent(".cuenta"), "1 título");
      await page.keyboard.press("Enter");
      await page.waitForURL(/02-dos\.html#/);
      assert.equal(await page.textContent(":target"), 'La energía del "agua"');
      assert.deepEqual([sent, complaints], [[], []]);
      await page.close();
    });

    it("is searched with the keyboard alone: the arrows move, Escape closes", async function () {
      this.timeout(60_000);
      const { page } = await watchPage(browser, file("01-uno.html"));
      const focused = () => page.evaluate<string>("document.activeElement.textContent");
      await page.focus("#buscar");
      await page.keyboard.type("resumen");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowDown");
      assert.match(await focused(), /^Resumen/);
      await page.keyboard.press("Enter");
      await page.waitForURL(/#Resumen-2$/);
      await page.waitForFunction(`document.querySelector(".hallazgos").hidden`);
      await page.fill("#buscar", "<img src=x onerror=alert(1)>");
      assert.equal(await page.textContent(".cuenta"), "Ningún título dice «<img src=x onerror=alert(1)>».");
      await page.keyboard.press("Escape");
      assert.equal(await page.locator(".hallazgos").isVisible(), false);
      assert.equal(await page.inputValue("#buscar"), "");
      await page.close();
    });

    it("fits a phone", async function () {
      this.timeout(60_000);
      for (const name of readdirSync(folder).filter((one) => one.endsWith(".html"))) {
        const { page } = await watchPage(browser, file(name), { viewport: { width: 390, height: 800 } });
        await page.fill("#buscar", "e");
        assert.equal(await overflow(page), 0, name);
        await page.close();
      }
    });
  });
});

describe("brokenLinks", () => {
  const check = (body: string) => {
    const folder = temporary();
    writeFileSync(join(folder, "a.html"), `<h1 id="Título-1">x</h1>${body}<script>const a = '<img src="https://b.invalid">';</script>`);
    const found: { target: string; why: string }[] = brokenLinks(folder);
    rmSync(folder, { recursive: true });
    return found.map(({ target, why }) => `${target}: ${why}`);
  };

  it("lets a link leave, but nothing be loaded from elsewhere", () => {
    assert.deepEqual(check('<a href="https://b.invalid/c">b</a><img src="data:image/png;base64,AA==">'), []);
    assert.deepEqual(check('<img src="https://b.invalid/c.png"><link href="https://b.invalid/c.css">'), [
      "https://b.invalid/c.png: se cargaría de la red",
      "https://b.invalid/c.css: se cargaría de la red",
    ]);
  });

  it("follows anchors, encoded or not, and refuses two of the same name", () => {
    assert.deepEqual(check(`<a href="#${encodeURIComponent("Título-1")}">b</a><a href="a.html#Título-1">c</a>`), []);
    assert.deepEqual(check('<a href="#nada">b</a>'), ["#nada: esa ancla no está en la página"]);
    assert.deepEqual(check('<p id="Título-1">b</p>'), ["#Título-1: hay dos anclas iguales"]);
  });

  it("refuses what is not relative: it would only work on this machine", () => {
    assert.deepEqual(check('<a href="/x.html">b</a><a href="javascript:alert(1)">b</a><a href="b.html">b</a>'), [
      "/x.html: no es relativo a la página",
      "javascript:alert(1): no es relativo a la página",
      "b.html: esa página no está",
    ]);
  });
});
