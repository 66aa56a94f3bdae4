import { element } from "./dom";

/** A small image on a canvas, a pixel for a pixel; the style sheet says how large it looks. */
export interface Picture {
  readonly root: HTMLCanvasElement;
  /** Draws red, green, blue and opacity of its pixels. */
  draw(pixels: Uint8ClampedArray<ArrayBuffer>): void;
}

/** A square picture of `side` pixels; with a label it is an image for who cannot see it, and without one it is mute. */
export function picture(side: number, label?: string): Picture {
  const mute = label === undefined;
  const root = element("canvas", {
    width: side,
    height: side,
    role: mute ? undefined : "img",
    "aria-label": label,
    "aria-hidden": mute ? "true" : undefined,
  });
  const context = root.getContext("2d") as CanvasRenderingContext2D;
  return { root, draw: (pixels) => context.putImageData(new ImageData(pixels, side, side), 0, 0) };
}
