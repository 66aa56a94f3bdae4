import { strict as assert } from "node:assert";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { Shelf } from "ebm/exercise";
import type { Browser } from "playwright-core";
import { assertAccessible } from "../accessible";
import { launchChromium } from "../chromium";
import { essay, order, share, square } from "../exercise/toys";
import { overflow, watchPage } from "../watch-page";

const { printPages } = require("../../tools/report/print");
const { escapeHtml } = require("../../tools/report/html");
const { fileName, writeStudent } = require("../../tools/student/write");

const GOOD = "El ruido sube lo que la pendiente baja.";
const HOSTILE = `<script>alert("a")</script><img src=x onerror=alert(1)> \`\${1}\` "'&amp; </blockquote></main> ${"larguísima".repeat(40)} 🏔️ \u05e9\u05dc \u202eroda\u202c el ruido y la pendiente`;
const CODE = `function parabola(x) {\n  return "${HOSTILE}</code></pre>" + x; // x²\n}`;
const PAGE = { name: "x.json", putAside: () => assert.fail(), write: () => assert.fail(), alone: () => assert.fail() };
const exercises = [share, order, square, essay, { ...essay, id: "02-otro", title: "¿y otro?" }, { ...essay, id: "03-nada" }];

/** A shelf that can only be read. */
const shelf = (notes: object): Shelf => ({
  ...PAGE,
  read: () => JSON.stringify({ version: 1, exercises: notes }),
  keptAt: () => Date.UTC(2026, 10, 29, 12),
});

const NOTES = {
  "01-parte": { attempts: 3, solved: true, hints: 2, given: { answer: -0.3, right: true } },
  "01-orden": { attempts: 1, solved: false, hints: 1, given: { answer: [HOSTILE, "datos"], right: false } },
  "01-cuadrado": { attempts: 1, solved: false, hints: 0, given: { answer: CODE, right: false } },
  "02-texto": { attempts: 1, solved: true, hints: 0, text: GOOD, facts: { meseta: 0.24 } },
  "02-otro": { attempts: 2, solved: false, hints: 0, text: HOSTILE, facts: { meseta: "<b>0</b>" } },
  "99-borrado": { attempts: 1, solved: true, hints: 0 },
};

describe("a student's document", () => {
  const folder = mkdtempSync(join(tmpdir(), "alumno-"));
  const [notebooks, figures] = ["notebooks", "figures"].map((name) => join(folder, name));
  const places = { report: folder, notebooks, figures, exercises };
  const write = (student: string, notes: object = NOTES): Promise<string> => writeStudent({ ...places, student, shelf: shelf(notes) });

  before(() => {
    for (const one of [notebooks, figures]) mkdirSync(one);
    const cells = [{ cell_type: "markdown", source: ["# La *energía*\n", "y más"] }];
    writeFileSync(join(notebooks, "02-energia.ipynb"), JSON.stringify({ cells }));
    writeFileSync(join(notebooks, "01-roto.ipynb"), "{");
    copyFileSync(join(__dirname, "../../figures/00-histograma.png"), join(figures, "01-histograma.png"));
    writeFileSync(
      join(figures, "01-histograma.svg"),
      '<svg role="img" aria-label="¿Llegaron? Un &quot;histograma&quot; &lt;b&gt;." width="1"></svg>',
    );
    writeFileSync(join(figures, "02-rota.png"), "no es una imagen");
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  it("has the scores by notebook, the state of each exercise, and when the notes were kept", async () => {
    const html = readFileSync(await write("Ana"), "utf8");
    assert.match(html, /<th scope="row">01<\/th><td>1<\/td><td>2<\/td><td>3<\/td><td>5<\/td><td>3<\/td>/);
    assert.match(html, /<th scope="row">02 · La energía<\/th><td>1<\/td><td>1<\/td><td>2<\/td><td>3<\/td><td>0<\/td>/);
    assert.match(html, /<th scope="row">todos<\/th><td>2<\/td><td>3<\/td><td>6<\/td>/);
    assert.match(html, /predicción<\/td><td class="estado solved">resuelto<\/td><td>3<\/td><td>2<\/td>/);
    assert.match(html, /orden<\/td><td class="estado attempted">intentado, sin resolver<\/td>/);
    assert.match(html, /Notas guardadas el <time datetime="2026-11-29T12:00:00\.000Z">29 de noviembre de 2026/);
    assert.ok(!html.includes("<h2>03")); // nothing was done there
  });

  it("has each written answer with its question and what the judge says, and the model answer only when it is earned", async () => {
    const html = readFileSync(await write("Ana"), "utf8");
    assert.match(html, new RegExp(`<blockquote class="respuesta" dir="auto">${GOOD}</blockquote>`));
    assert.ok(
      html.includes(
        "<strong>Resuelto; 1 intento.</strong> Lo que dice el corrector de este texto: He encontrado en tu respuesta 2 de las 3 ideas",
      ),
    );
    assert.equal(html.match(/Respuesta modelo/g)?.length, 1);
    assert.ok(html.includes("La meseta vale 0.24."));
    assert.match(html, /<h3>¿Y otro\?<\/h3>/);
    const third = readFileSync(await write("Ana", { ...NOTES, "02-otro": { ...NOTES["02-otro"], attempts: 3 } }), "utf8");
    assert.equal(third.match(/Respuesta modelo/g)?.length, 2);
    assert.ok(third.includes("La meseta vale &lt;b&gt;0&lt;/b&gt;."));
  });

  it("has every other answer, with its question, the verdict and the number of attempts", async () => {
    const html = readFileSync(await write("Ana"), "utf8");
    const article = (title: string, answer: string, verdict: string) =>
      assert.ok(
        html.includes(
          `<h3>${title}</h3>\n<div class="pregunta"><p>?</p></div>\n<h4>Respuesta</h4>\n${answer}\n<p class="juicio">${verdict}</p>`,
        ),
        title,
      );
    article(
      "Juguete",
      '<blockquote class="respuesta" dir="auto">−0,3</blockquote>',
      "<strong>Resuelto; 3 intentos.</strong> Esta respuesta es correcta.",
    );
    const wrong = "<strong>Intentado, sin resolver; 1 intento.</strong> Esta respuesta, la última, no es correcta.";
    article("Juguete", `<ol class="respuesta"><li>${escapeHtml(HOSTILE)}</li><li>datos</li></ol>`, wrong);
    article("Juguete", `<pre class="respuesta" dir="ltr"><code>${escapeHtml(CODE)}</code></pre>`, wrong);
  });

  it("has no answer where the notes, older than the answers in them, have only a count", async () => {
    const html = readFileSync(await write("Ana", { "01-parte": { attempts: 3, solved: true, hints: 2 } }), "utf8");
    assert.match(html, /resuelto<\/td><td>3<\/td>/);
    assert.ok(!html.includes("<article>"));
  });

  it("has the figures, small, with their description", async () => {
    const html = readFileSync(await write("Ana"), "utf8");
    assert.match(
      html,
      /<img src="data:image\/jpeg;base64,[^"]+" alt="¿Llegaron\? Un &quot;histograma&quot; &lt;b&gt;\."><figcaption>¿Llegaron\?<\/figcaption>/,
    );
    assert.match(html, /alt="02-rota"/);
    assert.ok(html.length < statSync(join(figures, "01-histograma.png")).size + 20_000);
  });

  it("has a safe file name, whatever the name", () => {
    const names = ["María José", "../../etc/passwd", "<script>", "a/b\\c:d", "李明", "🏔", "..", "x".repeat(500), "\u202eana"].map(
      (name): string => fileName(name),
    );
    assert.deepEqual(names.slice(0, 5), ["alumno-maria-jose", "alumno-etc-passwd", "alumno-script", "alumno-a-b-c-d", "alumno-李明"]);
    assert.deepEqual(names.slice(5, 7), ["alumno-1f3d4", "alumno-2e-2e"]);
    assert.ok(names.every((name) => /^alumno-[\p{L}\p{N}-]{1,40}$/u.test(name)));
  });

  it("says in Spanish what is wrong with the notes, and leaves them alone", async () => {
    const complaint = (read: () => string | undefined) =>
      writeStudent({ ...places, student: "Ana", shelf: { ...PAGE, read } }).then(
        () => assert.fail("it was written"),
        ({ sentence }: { sentence: string }) => sentence,
      );
    assert.equal(await complaint(() => undefined), "Todavía no hay respuestas: no encuentro x.json.");
    assert.equal(await complaint(() => "{"), "x.json está dañado y no lo puedo leer; no lo he tocado.");
    assert.equal(await complaint(() => '{"version":9}'), "x.json es de una versión más nueva del proyecto.");
    assert.match(
      await complaint(() => {
        throw new Error("EACCES");
      }),
      /^No puedo leer x\.json: EACCES/,
    );
  });

  describe("in a browser", () => {
    let browser: Browser;

    before(async function () {
      browser = await launchChromium(this, "el documento de quien estudia");
    });

    after(() => browser?.close());

    it("shows a hostile name and a hostile answer as text, and no script runs", async function () {
      this.timeout(60_000);
      const name = `<script>alert(1)</script>"><img src=x onerror=alert(2)> \`\${3}\``;
      for (const bypassCSP of [false, true]) {
        const { page, sent, complaints } = await watchPage(browser, await write(name), { bypassCSP });
        assert.equal(await page.locator("h1").textContent(), name);
        assert.equal(await page.title(), `${name} · Paisajes de energía`);
        assert.equal(await page.locator("blockquote.respuesta").last().textContent(), HOSTILE);
        assert.equal(await page.locator("ol.respuesta li").first().textContent(), HOSTILE);
        assert.equal(await page.locator("pre.respuesta").textContent(), CODE);
        assert.deepEqual([await page.locator("script").count(), await page.locator('img[src="x"]').count()], [0, 0]);
        assert.deepEqual([sent, complaints], [[], []]);
        await page.close();
      }
    });

    it("fits a phone and has no grave fault of accessibility, in both themes", async function () {
      this.timeout(60_000);
      for (const colorScheme of ["light", "dark"] as const) {
        const { page } = await watchPage(browser, await write(HOSTILE), {
          bypassCSP: true,
          viewport: { width: 390, height: 800 },
          colorScheme,
        });
        assert.equal(await overflow(page), 0);
        await assertAccessible(page);
        await page.close();
      }
    });

    it("is printed to a PDF beside it", async function () {
      this.timeout(60_000);
      const file = await write("Ana");
      assert.deepEqual(await printPages([file], { out: { write() {} } }), [file.replace(".html", ".pdf")]);
      assert.equal(readFileSync(file.replace(".html", ".pdf")).subarray(0, 5).toString(), "%PDF-");
      assert.deepEqual(
        readdirSync(folder).filter((name) => name.endsWith(".tmp")),
        [],
        basename(file),
      );
    });
  });
});
