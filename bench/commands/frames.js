// @ts-check
// bench frames: pictures a second of the live outputs in a headless browser.
"use strict";

const { live } = require("ebm/notebook");
const { initialWeights } = require("ebm/network");
const { MAIN } = require("../work/langevin");
const { keepPlaying, openLivePage, stepsOf } = require("../work/live-page");
const { median, tidy } = require("../measure/timing");
const { requireChromium } = require("../../tools/setup/chromium");
const { decimal } = require("../../tools/tables/table");

/** @typedef {{ readonly name: string, readonly show: () => void, readonly stepsAPicture: number }} Case */

/** Milliseconds that each measure lasts, and those before the first. */
const [SPELL, WARM_UP] = [1000, 2000];

/** @returns {Case[]} */
function cases() {
  const digits = () => live.digits({ spec: MAIN, weights: initialWeights(MAIN, { seed: 7 }) });
  return [
    { name: "16 cadenas de dígitos, un paso por imagen", show: digits, stepsAPicture: 1 },
    { name: "16 cadenas de dígitos, 5 pasos por imagen", show: digits, stepsAPicture: 5 },
    { name: "400 partículas", show: () => live.particles(), stepsAPicture: 1 },
  ];
}

/** @param {import("../arguments").BenchOptions} options @returns {Promise<import("../main").Report>} */
module.exports = async function frames({ repeats }) {
  const browser = await requireChromium("medir las imágenes por segundo");
  try {
    const found = [];
    for (const one of cases()) found.push({ name: one.name, ...(await rateOf(browser, one, repeats)) });
    return {
      title: "Imágenes por segundo de las salidas vivas, en un navegador sin pantalla",
      facts: { rates: found, node: process.version },
      header: ["qué", "mejor", "mediana"],
      rows: found.map(({ name, best, median: middle }) => [name, decimal(best, 1), decimal(middle, 1)]),
      notes: [`${repeats} medidas de ${SPELL / 1000} s cada una. El navegador no da más de 60 imágenes por segundo.`],
    };
  } finally {
    await browser.close();
  }
};

/**
 * Pictures a second in each spell.
 * @param {import("playwright-core").Browser} browser @param {Case} one @param {number} repeats
 * @returns {Promise<import("../measure/timing").Summary>}
 */
async function rateOf(browser, { show, stepsAPicture }, repeats) {
  const page = await openLivePage(browser, [show]);
  if (stepsAPicture > 1) await choose(page, stepsAPicture);
  await keepPlaying(page);
  await page.waitForTimeout(WARM_UP);
  const all = [];
  for (let turn = 0; turn < repeats; turn++) {
    await keepPlaying(page);
    const [steps, start] = [(await stepsOf(page))[0], performance.now()];
    await page.waitForTimeout(SPELL);
    const made = (await stepsOf(page))[0] - steps;
    all.push(made / stepsAPicture / ((performance.now() - start) / 1000));
  }
  await page.close();
  return { best: tidy(Math.max(...all)), median: tidy(median(all)), all: all.map(tidy) };
}

/**
 * Sets the slider of steps a picture.
 * @param {import("playwright-core").Page} page @param {number} stepsAPicture
 */
async function choose(page, stepsAPicture) {
  const slider = page.getByRole("slider", { name: "Velocidad", exact: true });
  for (let position = 0; (await slider.getAttribute("aria-valuetext")) !== String(stepsAPicture); position++) {
    if (position > 20) throw new Error(`no position of the slider is ${stepsAPicture}`);
    await slider.fill(String(position));
  }
}
