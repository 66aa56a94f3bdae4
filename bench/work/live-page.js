// @ts-check
// Live outputs in a page of a headless browser, as a report shows them.
"use strict";

const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { writeLive } = require("../../tools/browser/live");

/** @typedef {import("playwright-core").Page} Page */

/**
 * What a cell displays, as HTML.
 * @param {() => void | Promise<void>} show shows one live output
 * @returns {Promise<string>}
 */
async function htmlOf(show) {
  const scope = /** @type {{ __ebm__?: object }} */ (globalThis);
  /** @type {string[]} */
  const shown = [];
  const display = (/** @type {Record<string, unknown>} */ data) => void shown.push(String(data["text/html"]));
  const before = scope.__ebm__;
  scope.__ebm__ = { version: 1, display, clearOutput: () => undefined, signal: new AbortController().signal };
  try {
    await show();
  } finally {
    scope.__ebm__ = before;
  }
  return shown.join("");
}

/**
 * Opens a page with live outputs, all of them in sight, and waits until they live.
 * @param {import("playwright-core").Browser} browser @param {readonly (() => void | Promise<void>)[]} outputs
 * @returns {Promise<Page>}
 */
async function openLivePage(browser, outputs) {
  await writeLive();
  const pieces = [];
  for (const show of outputs) pieces.push(await htmlOf(show));
  const html = `<!doctype html><html lang="es"><meta charset="utf-8"><title>medida</title>${pieces.join("")}`;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "pagina-"));
  try {
    fs.writeFileSync(path.join(folder, "vivas.html"), html);
    const page = await browser.newPage({ viewport: { width: 900, height: 900 * outputs.length } });
    await page.goto(`file://${path.join(folder, "vivas.html")}`);
    await page.waitForFunction(`[...document.querySelectorAll(".ebm-live")].every((output) => output.dataset.live === "on")`);
    return page;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** What the buttons that start an output say while it rests. */
const PLAY = ["Iniciar", "Relajar", "Recorrer épocas"];

/** Starts the outputs that do not play: at the beginning, and when one has paused by itself. @param {Page} page */
function keepPlaying(page) {
  const waiting = `(output) => [...output.querySelectorAll("button")].find(({ textContent }) => ${JSON.stringify(PLAY)}.includes(textContent))`;
  return page.evaluate(`[...document.querySelectorAll(".ebm-live")].map(${waiting}).forEach((button) => button?.click())`);
}

/** Steps that the outputs of a page have made, one number an output. @param {Page} page @returns {Promise<number[]>} */
function stepsOf(page) {
  return page.evaluate(`[...document.querySelectorAll(".ebm-live")].map(({ live }) => live.state().step ?? 0)`);
}

module.exports = { keepPlaying, openLivePage, stepsOf };
