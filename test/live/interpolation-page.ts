import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { loadMnist, toPadded } from "ebm/data";
import { live, type LiveInterpolationOptions } from "ebm/notebook";
import { uniformStart } from "ebm/sampler";
import { loadShipped } from "ebm/trainer";
import type { Visit } from "../browser/pages";
import { launchChromium } from "../chromium";
import { whileInsideKernel } from "../notebook/fake-kernel";
import { type Desk, deskOf } from "./desk";
import { openLive, pageOf } from "./page";

const { writeLive } = require("../../tools/browser/live") as { writeLive(): Promise<unknown> };

/** Eight images, so that they stand in two rows: three digits, and noise. */
export const NAMES = ["un 7 real", "un 2 real", "un 1 real", ...[1, 2, 3, 4, 5].map((k) => `ruido ${k}`)];

/** A browser with a page that has a live interpolation of the lesson's network. */
export interface Interpolation {
  readonly options: LiveInterpolationOptions;
  readonly opened: Visit;
  readonly desk: Desk;
  /** Opens another page. */
  open(other: Partial<LiveInterpolationOptions>): Promise<Visit>;
  close(): Promise<void>;
}

export async function openInterpolation(context: Mocha.Context): Promise<Interpolation> {
  const browser: Browser = await launchChromium(context, "las interpolaciones vivas");
  const folder = mkdtempSync(join(tmpdir(), "camino-"));
  await writeLive();
  const { spec, weights } = await loadShipped("ebm-mnist-averaged");
  const { test } = await loadMnist();
  const images = new Float32Array(NAMES.length * 1024);
  images.set(toPadded(test, [0, 1, 2]));
  images.set(uniformStart(spec.inputShape, { chains: 5, seed: 7 }), 3 * 1024);
  const options = { spec, weights, images, names: NAMES };
  const open = async (other: Partial<LiveInterpolationOptions> = {}) => {
    const [sent] = await whileInsideKernel(() => live.interpolation({ ...options, ...other }));
    const file = join(folder, "pagina.html");
    writeFileSync(file, pageOf([String(sent.data["text/html"])]));
    return openLive(browser, `file://${file}`);
  };
  const opened = await open();
  return {
    options,
    opened,
    desk: deskOf(opened.page, "Volver a la línea"),
    open,
    async close() {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
