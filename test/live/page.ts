import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { assertAccessible } from "../accessible";
import { type Visit, visit } from "../browser/pages";

const ROOT = join(__dirname, "../..");

/** The policy of the report's pages, as tools/report/exporter.py writes it. */
export const POLICY = readFileSync(join(ROOT, "tools/report/exporter.py"), "utf8")
  .match(/POLICY = \(([^)]*(?:\)[^\n][^)]*)*?)\n\)/)![1]
  .match(/"[^"]*"/g)!
  .map((part) => part.slice(1, -1))
  .join("");

/** A page with pieces of HTML between two paragraphs, as a report has them. */
export function pageOf(pieces: readonly string[], policy = POLICY): string {
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>prueba</title>`;
  const csp = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
  const style = `<style>:root { color-scheme: light dark } body { margin: 0 auto; padding: 0 1rem; max-width: 54rem }</style>`;
  return `<!doctype html><html lang="es"><head>${head}${csp}${style}</head><body><main><h1>Prueba</h1>${pieces.join("<p>Entre dos.</p>")}<p id="fin">Después.</p></main></body></html>`;
}

/** Counts the frames that the page's scripts ask for. */
const COUNT_FRAMES = `globalThis.frames_ = 0;
  globalThis.requestAnimationFrame = ((ask) => (work) => { globalThis.frames_++; return ask(work); })(globalThis.requestAnimationFrame.bind(globalThis));`;

/** Opens a page of live outputs and waits until they live. */
export async function openLive(browser: Browser, url: string): Promise<Visit> {
  const opened = await visit(browser, url, COUNT_FRAMES);
  await opened.page.waitForFunction(`[...document.querySelectorAll(".ebm-live")].every((output) => output.dataset.live)`);
  return opened;
}

/** Frames that the page asks for in some milliseconds. */
export async function framesIn(page: Page, milliseconds: number): Promise<number> {
  const before = await page.evaluate<number>("frames_");
  await page.waitForTimeout(milliseconds);
  return (await page.evaluate<number>("frames_")) - before;
}

/** Asserts that axe-core finds nothing serious on a page, be it light or dark. */
export async function assertAccessibleThemes(page: Page): Promise<void> {
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.waitForSelector(`.ebm-live[data-theme="${colorScheme}"]`);
    await assertAccessible(page);
  }
}
