// Pages of the report -> PDF, through the user's Chromium.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { pathToFileURL } = require("node:url");
const { requireChromium } = require("../setup/chromium");
const { startTask } = require("../setup/progress");

const PATIENCE_MS = 60_000;

/** The title of the page on the left, the number of the sheet on the right; Chromium fills the classes in, as text. */
const FOOTER = `<div style="font:7.5px sans-serif;color:#52606d;width:100%;box-sizing:border-box;padding:0 16mm;display:grid;grid-template-columns:minmax(0,1fr) auto;gap:8mm">
<span class="title" style="overflow:hidden;white-space:nowrap;text-overflow:ellipsis"></span><span><span class="pageNumber"></span> de <span class="totalPages"></span></span></div>`;

/** What Playwright's page.pdf gets: A4, tagged for screen readers, with bookmarks. */
const SHEET = {
  format: "A4",
  margin: { top: "16mm", bottom: "18mm", left: "16mm", right: "16mm" },
  printBackground: true,
  displayHeaderFooter: true,
  headerTemplate: "<span></span>",
  footerTemplate: FOOTER,
  tagged: true,
  outline: true,
};

/** In the page: every figure is drawn, or has settled on its picture. */
const SETTLED = `[...document.querySelectorAll("figure[data-vega], figure[data-plotly]")].every((figure) => figure.dataset.estado)`;

/** In the page: pictures and fonts are there, and links to other pages are text, because on paper they lead to this very disk. */
const PREPARE = `(async () => {
  for (const link of document.querySelectorAll('a[href]')) if (/^(?!#|https?:|mailto:)/.test(link.getAttribute("href"))) link.removeAttribute("href");
  await document.fonts.ready;
  await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
})()`;

/** Writes the PDF of each page beside it and resolves to the files. @throws Problem when there is no browser */
async function printPages(pages, { out = process.stdout, environment = process.env } = {}) {
  const browser = await requireChromium("hacer un PDF", { environment });
  const task = startTask("PDF", { out });
  try {
    const files = [];
    for (const page of pages) {
      task.detail(page);
      files.push(await printPage(browser, page));
    }
    task.done();
    return files;
  } catch (error) {
    task.failed();
    throw error;
  } finally {
    await browser.close();
  }
}

async function printPage(browser, file) {
  const page = await browser.newPage({ viewport: { width: 1000, height: 1400 }, colorScheme: "light" });
  try {
    await page.goto(pathToFileURL(file).href, { timeout: PATIENCE_MS });
    await page.waitForFunction(SETTLED, undefined, { timeout: PATIENCE_MS }).catch(() => {
      console.error(`  aviso: en ${path.basename(file)} hay figuras que no han terminado de dibujarse`);
    });
    await page.evaluate(PREPARE);
    const pdf = file.replace(/\.html$/, ".pdf");
    const temporary = `${pdf}.${process.pid}.tmp`;
    await page.pdf({ ...SHEET, path: temporary });
    fs.renameSync(temporary, pdf);
    return pdf;
  } finally {
    await page.close();
  }
}

module.exports = { printPages };
