import { inkPixels } from "../../colours";
import { POINTS } from "../../interpolation/paths";
import { element } from "../parts/dom";

/** Images of a strip: every fourth of a path, with a line of white between two of them. */
const FRAMES = 11;
const STRIDE = (POINTS - 1) / (FRAMES - 1);
const GAP = 1;

export interface Film {
  readonly root: HTMLCanvasElement;
  draw(images: Float32Array): void;
  /** Where a point of the bar lies, in per cent of the width: t = 0 is the middle of the first image. */
  placeOf(point: number): number;
}

/** A path's images side by side, from A to B. */
export function film(side: number): Film {
  const width = FRAMES * (side + GAP) - GAP;
  const root = element("canvas", { width, height: side, role: "img", class: "tira" });
  const context = root.getContext("2d") as CanvasRenderingContext2D;
  const size = side * side;
  return {
    root,
    draw(images) {
      for (let i = 0; i < FRAMES; i++) {
        const start = i * STRIDE * size;
        context.putImageData(new ImageData(inkPixels(images.subarray(start, start + size)), side, side), i * (side + GAP), 0);
      }
    },
    placeOf: (point) => (100 * ((point / STRIDE) * (side + GAP) + side / 2)) / width,
  };
}
