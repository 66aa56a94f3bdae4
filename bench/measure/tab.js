// @ts-check
// The memory of a tab: of its process, as the system counts it, and of its JavaScript; and whether it grows.
"use strict";

const { spawnSync } = require("node:child_process");
const { median } = require("./timing");

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {{ readonly seconds: number, readonly rss: number, readonly heap: number }} Sample in bytes */

/**
 * A function that measures a tab now, after its garbage is collected.
 * @param {Page} page @returns {Promise<() => Promise<Sample>>}
 */
async function tabMeter(page) {
  const session = await page.context().newCDPSession(page);
  const browser = page.context().browser();
  if (!browser) throw new Error("a page without a browser");
  const system = await browser.newBrowserCDPSession();
  await session.send("Performance.enable");
  const collectInWorkers = await workersOf(session);
  const id = await processOf(page, system);
  const start = performance.now();
  return async () => {
    await session.send("HeapProfiler.collectGarbage");
    await collectInWorkers();
    const { metrics } = await session.send("Performance.getMetrics");
    const heap = metrics.find(({ name }) => name === "JSHeapUsedSize")?.value ?? 0;
    return { seconds: (performance.now() - start) / 1000, rss: residentBytes(id), heap };
  };
}

/** Milliseconds of work by which a page is told from the other renderers, and how often that is tried. */
const BUSY = 200;
const TRIES = 25;

/**
 * The process of a page: of the renderers (one in reserve, one of the browser's own windows, which is busy at first) the one that
 * works while the page does, and alone.
 * @param {Page} page @param {import("playwright-core").CDPSession} system of the browser
 */
async function processOf(page, system) {
  let before = await renderersOf(system);
  for (let i = 0; i < TRIES; i++) {
    await page.evaluate(`(() => { for (const end = performance.now() + ${BUSY}; performance.now() < end; ); })()`);
    const after = await renderersOf(system);
    const work = [...after].map(([id, time]) => ({ id, time: time - (before.get(id) ?? 0) })).sort((a, b) => b.time - a.time);
    if (work.length === 1 || work[1].time < work[0].time / 4) return work[0].id;
    before = after;
  }
  throw new Error("no renderer works alone while the page does");
}

/** Seconds of work of each renderer so far, by its process. @param {import("playwright-core").CDPSession} system */
async function renderersOf(system) {
  const { processInfo } = await system.send("SystemInfo.getProcessInfo");
  return new Map(processInfo.filter(({ type }) => type === "renderer").map(({ id, cpuTime }) => [id, cpuTime]));
}

/**
 * A function that collects the garbage of a page's workers: each has its own, and without this it comes and goes in waves of many seconds.
 * @param {import("playwright-core").CDPSession} session
 */
async function workersOf(session) {
  /** @type {Set<string>} */
  const workers = new Set();
  session.on("Target.attachedToTarget", ({ sessionId }) => workers.add(sessionId));
  session.on("Target.detachedFromTarget", ({ sessionId }) => workers.delete(sessionId));
  await session.send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  const message = JSON.stringify({ id: 1, method: "HeapProfiler.collectGarbage" });
  return async () => {
    for (const sessionId of workers) {
      const answer = new Promise((resolve) => session.once("Target.receivedMessageFromTarget", resolve));
      await session.send("Target.sendMessageToTarget", { sessionId, message });
      await answer;
    }
  };
}

/** Resident bytes of a process. @param {number} id */
function residentBytes(id) {
  const kibibytes = Number(spawnSync("ps", ["-o", "rss=", "-p", String(id)], { encoding: "utf8" }).stdout);
  if (!(kibibytes > 0)) throw new Error(`ps does not know process ${id}`);
  return 1024 * kibibytes;
}

/**
 * Measures a tab at intervals.
 * @param {Page} page
 * @param {{ seconds: number, every?: number, tend?: () => Promise<unknown> }} plan `tend` is done before each measure
 */
async function watchTab(page, { seconds, every = 1, tend = async () => undefined }) {
  const measure = await tabMeter(page);
  /** @type {Sample[]} */
  const samples = [];
  do {
    await tend();
    samples.push(await measure());
    await page.waitForTimeout(1000 * every);
  } while (samples[samples.length - 1].seconds < seconds);
  return samples;
}

/** The part of a run that does not count: code is compiled, curves fill, the collector finds its pace. */
const WARM_UP = 1 / 3;

/**
 * How fast memory grows after the warm-up, in bytes a second: the median of the slopes between any two samples (Theil and Sen),
 * which a single jump does not move.
 * @param {readonly Sample[]} samples @param {"rss" | "heap"} what
 */
function growth(samples, what) {
  const last = samples[samples.length - 1].seconds;
  const kept = samples.filter(({ seconds }) => seconds >= WARM_UP * last);
  const slopes = kept.flatMap((a, i) => kept.slice(i + 1).map((b) => (b[what] - a[what]) / (b.seconds - a.seconds)));
  return median(slopes);
}

module.exports = { growth, watchTab };
