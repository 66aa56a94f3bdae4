import { strict as assert } from "node:assert";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { launchChromium } from "../chromium";
import { FIRST, SECOND } from "./notebook";

const { indexPage } = require("../../tools/report/index-page");
const { fillFormulas } = require("../../tools/report/math");
const { printPages } = require("../../tools/report/print");
const { writeReport } = require("../../tools/report/report");

/** The live figures of a page, as the page's own JavaScript says it. */
const LIVE = `[...document.querySelectorAll("figure[data-vega], figure[data-plotly]")]`;

describe("the report", () => {
  const folder = mkdtempSync(join(tmpdir(), "informe-"));
  const read = (name: string): string => readFileSync(join(folder, name), "utf8");

  before(async function () {
    this.timeout(120_000);
    writeFileSync(join(folder, "00-prueba.ipynb"), FIRST);
    writeFileSync(join(folder, "01-otro.ipynb"), SECOND);
    writeFileSync(join(folder, "99-borrado.html"), "de un cuaderno que ya no existe");
    await writeReport({ notebooks: folder, report: folder, out: { write() {} } });
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  it("is in Spanish, and every picture has its alternative text", () => {
    for (const name of ["index.html", "00-prueba.html", "01-otro.html"]) {
      assert.match(read(name), /<html lang="es">/);
      const images =
        read(name)
          .replace(/<script>.*?<\/script>/gs, "")
          .match(/<img [^>]*>/g) ?? [];
      assert.ok(
        images.every((image) => /alt=(["']).+\1/.test(image)),
        name,
      );
    }
    assert.match(read("00-prueba.html"), /alt='Un punto con "comillas"'|alt="Un punto con &quot;comillas&quot;"/);
  });

  it("carries Plotly's two megabytes only where a figure uses it", () => {
    assert.ok(read("00-prueba.html").length < 1.2e6);
    assert.ok(read("01-otro.html").length > 1.7e6 && read("01-otro.html").length < 2.2e6);
    assert.ok(!read("01-otro.html").includes("vegaEmbed="));
  });

  it("shows formulas as drawings with their TeX as label, and leaves prices alone", () => {
    const page = read("00-prueba.html");
    assert.equal((page.match(/class="formula[^"]*" role="img"/g) ?? []).length, 4); // one in the heading, one inside a line, two apart
    assert.ok(page.includes('aria-label="E_\\theta(x) &lt; 1"'));
    assert.ok(!page.includes("data-tex=") && !page.includes("data-mjx-error"));
    assert.ok(page.includes("<code>$5</code>"));
  });

  it("links its pages with each other and drops those of notebooks that are gone", () => {
    assert.match(read("00-prueba.html"), /href="01-otro\.html#sitio"/);
    assert.match(read("00-prueba.html"), /<a href="01-otro\.html" rel="next">/);
    assert.match(read("01-otro.html"), /<a href="00-prueba\.html" rel="prev">/);
    assert.ok(!existsSync(join(folder, "99-borrado.html")));
  });

  it("has an index with title, summary and first picture of each notebook", () => {
    const index = read("index.html");
    assert.ok(index.includes("Prueba &amp; &quot;título&quot; con E(x)"));
    assert.ok(index.includes("<p>Qué aprenderás:</p><ul><li>Algo <em>útil</em>.</li><li>Y otra cosa en dos líneas.</li></ul>"));
    assert.ok(index.includes("unos 25 minutos"));
    assert.equal((index.match(/<img /g) ?? []).length, 2);
    assert.ok(!index.includes("data-tex="));
  });

  describe("in a browser", () => {
    let browser: Browser;

    before(async function () {
      browser = await launchChromium(this, "el informe");
    });

    after(() => browser?.close());

    /** Opens a page and waits for its figures; `sent` are the requests that left the page, by address. */
    async function open(name: string, width = 1280): Promise<{ page: Page; sent: string[] }> {
      const page = await browser.newPage({ viewport: { width, height: 800 } });
      const sent: string[] = [];
      page.on("response", (response) => void (/^(file|data|blob):/.test(response.url()) || sent.push(response.url())));
      page.on(
        "requestfailed",
        (request) => void (request.failure()?.errorText === "csp" || sent.push(`${request.url()} ${request.failure()?.errorText}`)),
      );
      await page.goto(`file://${join(folder, name)}`);
      await page.waitForFunction(`${LIVE}.every((figure) => figure.dataset.estado)`);
      return { page, sent };
    }

    const states = (page: Page) => page.evaluate<string[]>(`${LIVE}.map((figure) => figure.dataset.estado)`);

    it("draws live figures, keeps the picture of one that fails, and sends no request, not even for a foreign picture", async function () {
      this.timeout(60_000);
      const { page, sent } = await open("00-prueba.html");
      assert.deepEqual(await states(page), ["viva", "imagen"]);
      const visible = await page.evaluate<boolean[]>(`${LIVE}.map((figure) => figure.querySelector("img").offsetHeight > 0)`);
      assert.deepEqual(visible, [false, true]);
      assert.equal(await page.textContent("#propio"), "html propio");
      assert.equal(await page.locator("details").count(), 0); // no save menu, which the specification asks for
      assert.deepEqual(sent, []);
    });

    it("draws Plotly's figures without a network", async function () {
      this.timeout(60_000);
      const { page, sent } = await open("01-otro.html");
      assert.deepEqual(await states(page), ["viva"]);
      assert.deepEqual(sent, []);
    });

    it("draws Plotly's figures as wide as they are, and whole on a phone", async function () {
      this.timeout(60_000);
      const widths: number[] = [];
      for (const width of [1280, 360]) {
        const { page } = await open("01-otro.html", width);
        widths.push(await page.evaluate<number>(`document.querySelector("figure[data-plotly] .svg-container").clientWidth`));
        assert.equal(await page.evaluate<number>(`${LIVE}[0].scrollWidth - ${LIVE}[0].clientWidth`), 0);
      }
      assert.equal(widths[0], 640);
      assert.ok(widths[1] > 250 && widths[1] <= 360);
    });

    it("is printed once its figures are drawn, with no path of this disk in it", async function () {
      this.timeout(120_000);
      const pages = ["00-prueba.html", "01-otro.html"].map((name) => join(folder, name));
      const files: string[] = await printPages(pages, { out: { write() {} } });
      for (const file of files) {
        const pdf = readFileSync(file, "latin1");
        assert.ok(pdf.startsWith("%PDF-"));
        assert.ok(!pdf.includes("file://"), "a link to another page would lead to this disk");
      }
      assert.ok(readFileSync(files[0], "latin1").includes("/URI (https://ejemplo.invalid/a)"));
    });

    it("hides on paper what is only of use on a screen, and writes out where links lead", async function () {
      this.timeout(60_000);
      const { page } = await open("00-prueba.html");
      await page.emulateMedia({ media: "print" });
      const shown = (selector: string) => page.locator(selector).first().isVisible();
      assert.deepEqual(await Promise.all([".cabecera", "nav", "main"].map(shown)), [false, false, true]);
      const after = `getComputedStyle(document.querySelector('a[href^="https"]'), "::after").content`;
      assert.match(await page.evaluate<string>(after), /https:\/\/ejemplo\.invalid\/a/);
    });

    it("is as wide as a phone", async function () {
      this.timeout(60_000);
      const { page } = await open("00-prueba.html");
      await page.setViewportSize({ width: 360, height: 800 });
      assert.ok((await page.evaluate<number>("document.documentElement.scrollWidth")) <= 360);
      const hidden = await page.evaluate<number[]>(`${LIVE}.map((figure) => figure.scrollWidth - figure.clientWidth)`);
      assert.deepEqual(hidden, [0, 0]);
      // a table of text scrolls: its lines would not be columns if they were broken
      assert.equal(await page.evaluate(`getComputedStyle(document.querySelector(".consola")).whiteSpace`), "pre");
    });
  });
});

describe("fillFormulas", () => {
  it("hands over the TeX as it was written and reports what cannot be set", async () => {
    const seen: unknown[] = [];
    const typeset = async (tex: string, display: boolean) => {
      seen.push([tex, display]);
      return tex.includes("mal") ? '<svg data-mjx-error="no">x</svg>' : "<svg>y</svg>";
    };
    const html =
      'a <span class="formula" data-tex="x &lt; &quot;1&quot; &amp;&#x27;"></span> b <span class="formula bloque" data-tex="\\mal"></span> c';
    const filled = await fillFormulas(html, typeset);
    assert.deepEqual(seen, [
      ['x < "1" &\'', false],
      ["\\mal", true],
    ]);
    assert.deepEqual(filled.broken, ["\\mal"]);
    assert.match(filled.html, /^a <span class="formula" role="img" aria-label="[^"]+"><svg aria-hidden="true">.*<\/svg><\/span> b .* c$/);
  });

  it("keeps a formula on the line of its brackets and of the sign that follows it", async () => {
    const mark = '<span class="formula" data-tex="T"></span>';
    const { html } = await fillFormulas(`sin él (${mark}), con ${mark}. Y ${mark} más`, async () => "<svg></svg>");
    const formula = '<span class="formula" role="img" aria-label="T"><svg aria-hidden="true"></svg></span>';
    assert.equal(html, `sin él <span class="junto">(${formula}),</span> con <span class="junto">${formula}.</span> Y ${formula} más`);
  });
});

describe("indexPage", () => {
  it("leads to the table of symbols of the notebook that has one", () => {
    const heading = { id: "Tabla-de-símbolos", level: 2, text: "Tabla de símbolos" };
    const entry = { name: "00-a", title: "A", minutes: null, points: [], picture: null };
    const page = (headings: object[]): string => indexPage([{ ...entry, headings }], { css: "", script: "" });
    assert.ok(page([heading]).includes(`<a href="00-a.html#${encodeURIComponent(heading.id)}">Tabla de símbolos</a>`));
    assert.ok(!page([]).includes("símbolos"));
  });

  it("says so when there is no notebook yet, and never lets a title be markup", () => {
    const looks = { css: "", script: "" };
    assert.match(indexPage([], looks), /Todavía no hay ningún cuaderno/);
    const page: string = indexPage(
      [{ name: "00-a", title: "<img onerror=1>", minutes: null, points: ["Uno."], picture: null, headings: [] }],
      looks,
    );
    assert.ok(!page.includes("<img"));
    assert.ok(page.includes("<p>Uno.</p>") && !page.includes("minutos"));
  });
});
