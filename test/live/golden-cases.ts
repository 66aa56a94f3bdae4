import type { Page } from "playwright-core";
import { firstBatch, loadMnist } from "ebm/data";
import { networkEnergy } from "ebm/energy";
import { wasmEngine } from "ebm/engine";
import type { LiveKind } from "ebm/live";
import { initialWeights, preset } from "ebm/network";
import { live } from "ebm/notebook";
import { langevin, sample, uniformStart } from "ebm/sampler";
import type { Desk } from "./desk";

/** How one kind of output is portrayed. */
export interface GoldenCase {
  /** Shows the output, inside the kernel. */
  readonly show: () => void | Promise<void>;
  /** Brings it to a state that is the same each time, which has something to see in each part of it. */
  readonly pose: (desk: Desk, page: Page) => Promise<void>;
}

/** Fresh weights: a picture does not change when a network is trained again. */
const spec = preset("ebm-mnist-compact");
const weightsOf = (seed: number) => initialWeights(spec, { seed });

/** Six digits and their labels. */
const digits = async () => firstBatch((await loadMnist()).test, { batchSize: 6, seed: 7 });

/** What eight chains of three networks were at three of their steps. */
async function runsOf(moments: readonly number[]) {
  const runs = [];
  for (const seed of [1, 2, 3]) {
    const net = wasmEngine({ fma: false, workers: 1 }).load(spec, weightsOf(seed));
    const start = uniformStart(spec.inputShape, { chains: 8, seed: 7 });
    runs.push(await sample(langevin(networkEnergy(net)), start, { seed: 7, steps: moments[moments.length - 1], record: moments }));
    net.dispose();
  }
  return runs;
}

const slide = (page: Page, name: string, place: number) => page.getByRole("slider", { name, exact: true }).fill(String(place));
const choose = (page: Page, name: string, value: string) => page.getByRole("combobox", { name, exact: true }).selectOption(value);

/** Presses keys on the part of the page with this selector. */
async function keys(page: Page, selector: string, ...pressed: readonly string[]): Promise<void> {
  await page.locator(selector).focus();
  for (const key of pressed) await page.keyboard.press(key);
}

/** A case for each kind of output: a new kind needs one here. */
export const GOLDEN_CASES: Readonly<Record<LiveKind, GoldenCase>> = {
  digits: {
    show: () => live.digits({ spec, weights: weightsOf(7) }),
    pose: (desk) => desk.stepBy(8),
  },
  drawing: {
    async show() {
      const ramp = (from: number, to: number) => Array.from({ length: 40 }, (_, i) => from + ((to - from) * i) / 39);
      const energies = { datos: ramp(-0.02, 0.01), ruido: ramp(0, 0.03) };
      live.drawing({ spec, weights: weightsOf(7), energies, examples: await digits() });
    },
    async pose(_, page) {
      await keys(page, ".hoja", "Space", ...new Array(3).fill("Shift+ArrowDown"), "Shift+ArrowRight", "Shift+ArrowRight", "Space");
    },
  },
  epochs: {
    show: async () => live.epochs({ epochs: [1, 5, 30], runs: await runsOf([0, 4, 12]), chains: 8 }),
    async pose(_, page) {
      await slide(page, "Época", 1);
      await slide(page, "Paso", 1);
    },
  },
  interpolation: {
    async show() {
      const { x, labels } = await digits();
      const names = [...labels].map((label, i) => `un ${label} (${i + 1})`);
      await live.interpolation({ spec, weights: weightsOf(7), images: x, names });
    },
    async pose(desk, page) {
      await desk.stepBy(3);
      await slide(page, "t, de A a B", 5);
    },
  },
  particles: {
    show: () => live.particles(),
    async pose(desk, page) {
      await choose(page, "Paisaje", "drawn");
      await keys(page, ".mapa", "ArrowRight", "ArrowUp", "Space", "Space", "ArrowUp", "Space");
      await choose(page, "Pincel", "hill");
      await keys(page, ".mapa", ...new Array(4).fill("ArrowDown"), "Space", "Space");
      await desk.stepBy(12);
    },
  },
  partition: {
    show: () => live.partition(),
    async pose(_, page) {
      await slide(page, "Temperatura, T", 8);
      await slide(page, "Fondo de B", 20);
    },
  },
};
