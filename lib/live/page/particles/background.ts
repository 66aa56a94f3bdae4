import { interpolateViridis } from "d3-scale-chromatic";
import type { LiveLandscape } from "../../particles/landscapes";
import { within } from "../../within";
import { element } from "../parts/dom";

/** Cells of the picture, a side. */
const CELLS = 140;

/** Red, green and blue of the colours of the scale, from the darkest to the lightest. */
const COLOURS = Array.from({ length: 256 }, (_, i) => {
  const hex = Number.parseInt(interpolateViridis(i / 255).slice(1), 16);
  return [hex >> 16, (hex >> 8) & 255, hex & 255] as const;
});

/** Draws the energy of a landscape in colour on a canvas of its own: dark is low. */
export function background({ energy, side, scale }: LiveLandscape): HTMLCanvasElement {
  const at = (i: number) => side * ((2 * i + 1) / CELLS - 1);
  const points = Float32Array.from({ length: 2 * CELLS * CELLS }, (_, k) =>
    k % 2 ? -at(Math.floor((k >> 1) / CELLS)) : at((k >> 1) % CELLS),
  );
  const values = energy.energy(points);
  const [low, high] = scale ?? halfOf(values);
  const pixels = new Uint8ClampedArray(4 * values.length).fill(255);
  values.forEach((value, k) => {
    const share = within([0, 1], (value - low) / (high - low));
    pixels.set(COLOURS[Math.round(255 * share)], 4 * k);
  });
  const canvas = element("canvas", { width: CELLS, height: CELLS });
  const context = canvas.getContext("2d") as CanvasRenderingContext2D;
  context.putImageData(new ImageData(pixels, CELLS, CELLS), 0, 0);
  return canvas;
}

/** The lowest energy and one that is above half of them: so half of the square has all of the scale, as in the workbook's figures. */
function halfOf(values: Float32Array): readonly [number, number] {
  const sorted = values.slice().sort();
  return [sorted[0], sorted[Math.floor(0.6 * sorted.length)]];
}
