// @ts-check
// bench tab: memory of a page whose live outputs play for minutes.
"use strict";

const { live } = require("ebm/notebook");
const { initialWeights } = require("ebm/network");
const { growth, watchTab } = require("../measure/tab");
const { MAIN } = require("../work/langevin");
const { keepPlaying, openLivePage, stepsOf } = require("../work/live-page");
const { requireChromium } = require("../../tools/setup/chromium");
const { decimal } = require("../../tools/tables/table");

/** Rows of the table. */
const MOMENTS = 10;

/** @param {import("../arguments").BenchOptions} options @returns {Promise<import("../main").Report>} */
module.exports = async function tab({ seconds }) {
  const browser = await requireChromium("medir la memoria de una página");
  try {
    const weights = initialWeights(MAIN, { seed: 7 });
    const page = await openLivePage(browser, [() => live.digits({ spec: MAIN, weights }), () => live.particles()]);
    const samples = await watchTab(page, { seconds, tend: () => keepPlaying(page) });
    const steps = await stepsOf(page);
    const grows = { rss: growth(samples, "rss"), heap: growth(samples, "heap") };
    const every = Math.max(1, Math.ceil(samples.length / MOMENTS));
    const mebibytes = (/** @type {number} */ bytes) => decimal(bytes / 2 ** 20, 1);
    return {
      title: `La memoria de una página con dos salidas vivas en marcha, ${seconds} s`,
      facts: { samples, steps, grows, node: process.version },
      header: ["segundo", "proceso (MiB)", "JavaScript (MiB)"],
      rows: samples
        .filter((_, i) => i % every === 0 || i === samples.length - 1)
        .map(({ seconds: at, rss, heap }) => [decimal(at, 0), mebibytes(rss), mebibytes(heap)]),
      notes: [
        `Pasada la primera tercera parte, crecen ${decimal(grows.rss / 1024, 1)} KiB/s el proceso y ${decimal(grows.heap / 1024, 1)} KiB/s JavaScript (mediana de las pendientes), con la basura recogida antes de cada medida.`,
        `Pasos: ${steps.join(" de los dígitos y ")} de las partículas.`,
      ],
    };
  } finally {
    await browser.close();
  }
};
