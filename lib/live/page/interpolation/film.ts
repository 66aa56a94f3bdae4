import { inkPixels } from "../../colours";
import { POINTS } from "../../interpolation/paths";
import { element } from "../parts/dom";

/** Images of a strip: every fourth of a path. */
const FRAMES = 11;
const STRIDE = (POINTS - 1) / (FRAMES - 1);

export interface Film {
  readonly root: HTMLCanvasElement;
  draw(images: Float32Array): void;
}

/** A path's images side by side, from A to B. */
export function film(side: number): Film {
  const root = element("canvas", { width: FRAMES * side, height: side, role: "img", class: "tira" });
  const context = root.getContext("2d") as CanvasRenderingContext2D;
  const size = side * side;
  return {
    root,
    draw(images) {
      for (let i = 0; i < FRAMES; i++) {
        const place = i * STRIDE * size;
        context.putImageData(new ImageData(inkPixels(images.subarray(place, place + size)), side, side), i * side, 0);
      }
    },
  };
}

/** Where a point of the bar lies on a strip, in per cent of its width: t = 0 is the middle of the first image. */
export const placeOnFilm = (place: number): number => (100 * (place / STRIDE + 0.5)) / FRAMES;
