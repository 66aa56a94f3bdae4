import { strict as assert } from "node:assert";
import { LIVE_KINDS } from "ebm/live";
import type { Browser, Page } from "playwright-core";
import { launchChromium } from "../chromium";
import { GOLDEN_CASES } from "./golden-cases";

interface Sample {
  readonly seconds: number;
  readonly rss: number;
  readonly heap: number;
}
interface Plan {
  readonly seconds: number;
  readonly every?: number;
  readonly tend?: () => Promise<unknown>;
}
const { growth, watchTab } = require("../../bench/measure/tab") as {
  growth(samples: readonly Sample[], what: "rss" | "heap"): number;
  watchTab(page: Page, plan: Plan): Promise<Sample[]>;
};
const { keepPlaying, openLivePage, stepsOf } = require("../../bench/work/live-page") as {
  keepPlaying(page: Page): Promise<unknown>;
  openLivePage(browser: Browser, outputs: readonly (() => void | Promise<void>)[]): Promise<Page>;
  stepsOf(page: Page): Promise<number[]>;
};

/** Seconds that the outputs play: 180 for the whole of it, as `npm run bench -- tab` does. */
const SECONDS = Number(process.env.EBM_TAB_SECONDS ?? 40);

/**
 * What may stay of a picture. Sixteen chains are 64 KiB a step, so half of that is a leak of anything as large; of
 * JavaScript's own objects, 8 KiB: an axis that is drawn anew and stays in the page has more.
 */
const LIMITS = { rss: 32 * 1024, heap: 8 * 1024 };

/** Bytes that stay of each picture, of the process and of JavaScript's objects. */
function staysOf(samples: readonly Sample[], pictures: number) {
  const rate = pictures / samples[samples.length - 1].seconds;
  return { rss: growth(samples, "rss") / rate, heap: growth(samples, "heap") / rate };
}

describe("the memory of a tab", function () {
  this.timeout(1000 * (SECONDS + 120));
  let browser: Browser;

  before(async function () {
    browser = await launchChromium(this, "la memoria de las salidas vivas");
  });

  after(() => browser?.close());

  it(`does not grow while all live outputs play for ${SECONDS} s`, async () => {
    const page = await openLivePage(
      browser,
      LIVE_KINDS.map((kind) => GOLDEN_CASES[kind].show),
    );
    const samples = await watchTab(page, { seconds: SECONDS, tend: () => keepPlaying(page) });
    const pictures = (await stepsOf(page)).reduce((sum, steps) => sum + steps, 0);
    await page.close();
    const stays = staysOf(samples, pictures);
    assert.ok(pictures > SECONDS, `${pictures} pictures`);
    assert.ok(stays.rss < LIMITS.rss && stays.heap < LIMITS.heap, JSON.stringify({ stays, pictures, samples }));
  });

  /** A page that does something at each frame, and counts them. */
  const framing = async (work: string) => {
    const page = await browser.newPage();
    await page.setContent("<!doctype html><title>prueba</title><p>Crece");
    await page.evaluate(
      `(globalThis.kept = [], globalThis.pictures = 0, (function frame() { pictures++; ${work}; setTimeout(() => requestAnimationFrame(frame), 15); })())`,
    );
    const samples = await watchTab(page, { seconds: 6, every: 0.2 });
    const stays = staysOf(samples, await page.evaluate<number>("pictures"));
    await page.close();
    return stays;
  };

  it("is seen to grow by arrays that stay, each as large as sixteen chains", async () => {
    const { rss } = await framing("kept.push(new Float32Array(16 * 1024).fill(pictures))");
    assert.ok(rss > LIMITS.rss, `${rss}`);
  });

  it("is seen to grow by elements and objects that stay", async () => {
    const { heap } = await framing("for (let i = 0; i < 400; i++) kept.push({ text: String(pictures + i), at: [i, pictures] })");
    assert.ok(heap > LIMITS.heap, `${heap}`);
  });

  it("is flat where all that is made can go", async () => {
    const stays = await framing("kept[0] = new Float32Array(16 * 1024).fill(pictures)");
    assert.ok(stays.rss < LIMITS.rss && stays.heap < LIMITS.heap, JSON.stringify(stays));
  });
});
