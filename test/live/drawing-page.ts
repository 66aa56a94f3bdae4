import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { firstBatch, loadMnist } from "ebm/data";
import { type NetworkEnergy, networkEnergy } from "ebm/energy";
import { wasmEngine } from "ebm/engine";
import { live, type LiveDrawingOptions } from "ebm/notebook";
import { uniformStart } from "ebm/sampler";
import { loadShipped } from "ebm/trainer";
import { insideKernel } from "../notebook/fake-kernel";
import { type Desk, deskOf, STATE } from "./desk";
import { openLive, pageOf } from "./page";

const { writeLive } = require("../../tools/browser/live") as { writeLive(): Promise<unknown> };

type Line = readonly (readonly [column: number, row: number])[];

/** Two strokes of a 7, in pixels of the image. */
export const SEVEN: readonly Line[] = [
  [
    [10, 8],
    [21, 8],
    [15, 25],
  ],
  [
    [12, 16],
    [20, 16],
  ],
];

/** A page with a sheet to draw on, and the same network in Node. */
export interface Drawing extends Desk {
  readonly page: Page;
  readonly requests: readonly string[];
  readonly complaints: readonly string[];
  readonly options: LiveDrawingOptions;
  readonly energy: NetworkEnergy;
  /** The HTML of the output with other options. */
  htmlOf(options?: Partial<LiveDrawingOptions>): string;
  /** Writes a page with some outputs and returns its address. */
  fileOf(name: string, pieces: readonly string[]): string;
  /** An array of the output's state. */
  numbers(what: "x" | "drawn" | "gradient"): Promise<Float32Array>;
  energyNow(): Promise<number>;
  /** The last words for a screen reader. */
  said(): Promise<string>;
  /** Draws lines with the mouse. */
  draw(lines?: readonly Line[]): Promise<void>;
  /** A blank sheet, the pen, no boxes ticked, paused. */
  begin(): Promise<void>;
  close(): void;
}

/** Opens the output "drawing" in a page from a file. */
export async function openDrawing(browser: Browser): Promise<Drawing> {
  await writeLive();
  const folder = mkdtempSync(join(tmpdir(), "hoja-"));
  const [options, energy] = await optionsOf();
  const htmlOf = (other: Partial<LiveDrawingOptions> = {}) =>
    String(insideKernel(() => live.drawing({ ...options, ...other }))[0]?.data["text/html"]);
  const fileOf = (name: string, pieces: readonly string[]) => {
    writeFileSync(join(folder, name), pageOf(pieces));
    return `file://${join(folder, name)}`;
  };
  const opened = await openLive(browser, fileOf("hoja.html", [htmlOf()]));
  const { page } = opened;
  const desk = deskOf(page);
  return {
    ...opened,
    ...desk,
    options,
    energy,
    htmlOf,
    fileOf,
    numbers: async (what) => Float32Array.from(await page.evaluate<number[]>(`[...${STATE}.${what}]`)),
    energyNow: () => page.evaluate<number>(`${STATE}.energy`),
    said: async () => String(await page.getByRole("status").textContent()),
    draw: (lines = SEVEN) => drawLines(page, lines),
    async begin() {
      await desk.tidy();
      for (const box of await page.getByRole("checkbox").all()) await box.uncheck();
      await desk.press("Lápiz");
      await desk.move("Grosor", 2);
      await desk.press("Borrar todo");
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function optionsOf(): Promise<[LiveDrawingOptions, NetworkEnergy]> {
  const { spec, weights } = await loadShipped("ebm-mnist-averaged");
  const energy = networkEnergy(wasmEngine({ fma: false, workers: 1 }).load(spec, weights));
  const examples = firstBatch((await loadMnist()).test, { batchSize: 32, seed: 7 });
  const ruido = energy.energy(uniformStart(energy.shape, { chains: 16, seed: 7 }));
  return [{ spec, weights, energies: { datos: energy.energy(examples.x), ruido }, examples }, energy];
}

async function drawLines(page: Page, lines: readonly Line[]): Promise<void> {
  await page.locator(".hoja").scrollIntoViewIfNeeded();
  const { x, y, width } = (await page.locator(".hoja").boundingBox())!;
  const at = ([column, row]: Line[number]) => [x + (column / 32) * width, y + (row / 32) * width] as const;
  for (const [first, ...others] of lines) {
    await page.mouse.move(...at(first));
    await page.mouse.down();
    for (const next of others) await page.mouse.move(...at(next), { steps: 4 });
    await page.mouse.up();
  }
}
