import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";

const FONTS = join(__dirname, "../../lib/figure/render/fonts");
const face = (family: string, weight: string, file: string) =>
  `@font-face{font-family:"${family}";font-weight:${weight};src:url(data:font/ttf;base64,${readFileSync(join(FONTS, file)).toString("base64")})}`;

/** Our own fonts for all texts, so that a picture does not hang on the fonts of the machine; and no caret that blinks. */
const STYLE = [
  face("Retrato", "100 500", "Inter-Regular.ttf"),
  face("Retrato", "501 900", "Inter-SemiBold.ttf"),
  face("Retrato signos", "100 900", "PaisajesSignos.ttf"),
  `*,*::before,*::after{font-family:"Retrato","Retrato signos"!important;caret-color:transparent!important;animation:none!important;transition:none!important;scroll-behavior:auto!important}`,
].join("\n");

/** Opens a page as it is portrayed: with our fonts, a pixel for a pixel, with or without a policy that forbids fonts. */
export async function openPortrait(browser: Browser, url: string, options: BrowserContextOptions): Promise<Page> {
  const page = await browser.newPage({ deviceScaleFactor: 1, reducedMotion: "reduce", bypassCSP: true, ...options });
  await page.goto(url);
  await page.addStyleTag({ content: STYLE });
  await page.evaluate(`Promise.all(["14px Retrato", "600 14px Retrato", "14px 'Retrato signos'"].map((font) => document.fonts.load(font)))`);
  return page;
}
