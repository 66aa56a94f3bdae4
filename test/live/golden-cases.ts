import { initialWeights, preset } from "ebm/network";
import type { Page } from "playwright-core";
import { live } from "ebm/notebook";
import type { LiveKind } from "ebm/live";
import type { Desk } from "./desk";

/** How one kind of output is portrayed. */
export interface GoldenCase {
  /** Shows the output, inside the kernel. */
  readonly show: () => void;
  /** Brings it to a state that is the same each time, which has something to see in each part of it. */
  readonly pose: (desk: Desk, page: Page) => Promise<void>;
}

const spec = preset("ebm-mnist-compact");

/** A case for each kind of output: a new kind needs one here. */
export const GOLDEN_CASES: Readonly<Record<LiveKind, GoldenCase>> = {
  digits: {
    show: () => live.digits({ spec, weights: initialWeights(spec, { seed: 7 }) }),
    pose: (desk) => desk.stepBy(8),
  },
  particles: {
    show: () => live.particles(),
    async pose(desk, page) {
      await page.getByRole("combobox", { name: "Paisaje", exact: true }).selectOption("drawn");
      await page.locator(".mapa").focus();
      for (const key of ["ArrowRight", "ArrowUp", "Space", "Space", "ArrowUp", "Space"]) await page.keyboard.press(key);
      await page.getByRole("combobox", { name: "Pincel", exact: true }).selectOption("hill");
      await page.locator(".mapa").focus();
      for (const key of ["ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown", "Space", "Space"]) await page.keyboard.press(key);
      await desk.stepBy(12);
    },
  },
};
