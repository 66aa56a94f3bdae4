import { strict as assert } from "node:assert";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { assertAccessibleThemes, framesIn, openLive, pageOf } from "./page";

export interface Habits {
  readonly browser: () => Browser;
  readonly folder: string;
  /** The HTML of the output, with a title. */
  readonly htmlOf: (options: { readonly title?: string }) => string;
  /** Puts its controls where its texts are longest. */
  readonly stir: (page: Page) => Promise<void>;
}

const SPILLS = `[...document.querySelectorAll(".ebm-live figcaption, .ebm-live label, .ebm-live button, .ebm-live .cifras, .ebm-live .cuentas")]
  .filter((e) => e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1).map((e) => e.innerText)`;
const HEIGHTS = `[parseFloat(getComputedStyle(document.querySelector(".marco")).minHeight), document.querySelector(".escena").offsetHeight]`;
const END = `document.querySelector("#fin").getBoundingClientRect().top`;
const OPEN_TO_SHORTCUTS = `[...document.querySelectorAll(".escena *")].filter((one) => one.tabIndex >= 0 && !one.hasAttribute("data-lm-suppress-shortcuts")).length`;

/** What holds for any output: it keeps its place, is for everybody, and asks for nothing. */
export function keepsGoodHabits({ browser, folder, htmlOf, stir }: Habits): void {
  const fileOf = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return `file://${join(folder, name)}`;
  };
  const open = (title?: string) => openLive(browser(), fileOf("viva.html", pageOf([htmlOf(title === undefined ? {} : { title })])));

  it("does not move the page when it comes to life, and nothing in it is cut off or wider than the page", async () => {
    const { page } = await open();
    const still = await browser().newPage();
    await still.goto(fileOf("quieta.html", pageOf([htmlOf({}).replace(/<script type="module">.*$/s, "")])));
    for (const width of [390, 520, 640, 820, 1024, 1280, 391, 521, 641, 821]) {
      if (width === 391) await stir(page);
      for (const one of [page, still]) await one.setViewportSize({ width, height: 800 });
      assert.equal(await page.evaluate(END), await still.evaluate(END), `${width} px`);
      const [frame, stage] = await page.evaluate<number[]>(HEIGHTS);
      assert.ok(stage <= frame + 0.5 && stage > frame - 40, `${width} px: ${stage} in ${frame}`);
      assert.ok((await page.evaluate<number>("document.documentElement.scrollWidth")) <= width, `${width} px`);
      assert.deepEqual(await page.evaluate<string[]>(SPILLS), [], `${width} px`);
    }
    await Promise.all([page.close(), still.close()]);
  });

  it("shows a hostile title as text", async () => {
    const title = `</script><img src=x onerror="globalThis.hacked=1"><!-- <script>`;
    const { page, complaints } = await open(title);
    assert.equal(await page.locator(".titulo").textContent(), title);
    assert.equal(await page.evaluate("globalThis.hacked"), undefined);
    assert.deepEqual(complaints, []);
    await page.close();
  });

  it("keeps JupyterLab's shortcuts away, is a picture on paper, and rests", async () => {
    const { page, complaints, requests } = await open();
    assert.equal(await page.evaluate(OPEN_TO_SHORTCUTS), 0);
    assert.equal(await framesIn(page, 300), 0);
    const seen = () => page.evaluate<number[]>(`[".escena", ".quieta"].map((part) => document.querySelector(part).offsetHeight)`);
    assert.equal((await seen())[1], 0);
    await page.emulateMedia({ media: "print" });
    assert.equal((await seen())[0], 0);
    assert.ok((await seen())[1] > 200);
    const asked = requests.filter((url) => !/^(file|data):/.test(url));
    assert.deepEqual([asked, complaints], [[], []]);
    await page.close();
  });

  it("has no serious fault that axe-core finds, in light and in dark", async () => {
    const { page } = await open();
    await assertAccessibleThemes(page);
    await page.close();
  });
}
