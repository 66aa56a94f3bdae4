import { divergingPixels, inkPixels } from "../../colours";
import type { Point } from "../../drawing/brush";
import { element } from "../parts/dom";
import { picture } from "../parts/picture";
import { type Cursor, listenToKeys, listenToPointer, type PenOptions } from "./pen";

/** Pixels of the canvas for each of the image: sharp on dense screens too. */
const ZOOM = 24;
/** Pixels around the digits of MNIST, which are of 28×28 in 32×32. */
const MARGIN = 2;
/** How much of the ink the largest gradient hides. */
const COVER = 0.85;

export interface SheetOptions extends Omit<PenOptions, "onCursor"> {
  readonly onCursor: (cursor: Cursor) => void;
}

export interface Sheet {
  readonly root: HTMLCanvasElement;
  /** Draws an image, and over it what pushes its pixels, of which `limit` has the full colour. */
  draw(image: Float32Array, push?: { readonly slopes: Float32Array; readonly limit: number }): void;
}

/** The sheet on which one draws, much larger than its pixels; the frame of MNIST is on it, and the cursor of the keyboard. */
export function sheet({ onCursor, ...pen }: SheetOptions): Sheet {
  const { side } = pen;
  const label = "Hoja de dibujo. Las flechas mueven el lápiz, Espacio lo baja y lo levanta, Control y Z deshace";
  const size = side * ZOOM;
  const root = element("canvas", { width: size, height: size, tabindex: 0, role: "application", "aria-label": label, class: "hoja" });
  const context = root.getContext("2d") as CanvasRenderingContext2D;
  const [ink, colours] = [picture(side), picture(side)];
  let [covered, keyed] = [false, false];
  const paint = () => {
    context.imageSmoothingEnabled = false;
    context.drawImage(ink.root, 0, 0, size, size);
    if (covered) context.drawImage(colours.root, 0, 0, size, size);
    drawFrame(context, size);
    if (keyed) drawCursor(context, cursor());
  };
  listenToPointer(root, { ...pen, onCursor });
  const cursor = listenToKeys(root, {
    ...pen,
    onCursor(now) {
      showCursor(document.activeElement === root);
      onCursor(now);
    },
  });
  /** Who draws by hand needs no cursor of the keyboard. */
  const showCursor = (wanted: boolean) => {
    keyed = wanted;
    paint();
  };
  root.addEventListener("focus", () => showCursor(root.matches(":focus-visible")));
  for (const type of ["blur", "pointerdown"]) root.addEventListener(type, () => showCursor(false));
  return {
    root,
    draw(image, push) {
      covered = push !== undefined;
      ink.draw(inkPixels(image));
      if (push) colours.draw(sheer(push.slopes, push.limit));
      paint();
    },
  };
}

/** Signed values as colours through which the drawing is seen, the more the smaller they are. */
function sheer(slopes: Float32Array, limit: number): Uint8ClampedArray<ArrayBuffer> {
  const pixels = divergingPixels(slopes.map(Math.sign), 1);
  slopes.forEach((slope, k) => {
    pixels[4 * k + 3] = limit > 0 ? 255 * COVER * Math.min(1, Math.abs(slope) / limit) : 0;
  });
  return pixels;
}

function drawFrame(context: CanvasRenderingContext2D, size: number): void {
  Object.assign(context, { lineWidth: 2, strokeStyle: "#8a8a8a" });
  context.setLineDash([6, 10]);
  context.strokeRect(MARGIN * ZOOM, MARGIN * ZOOM, size - 2 * MARGIN * ZOOM, size - 2 * MARGIN * ZOOM);
  context.setLineDash([]);
}

/** A square around a pixel, filled where the pen is down. */
function drawCursor(context: CanvasRenderingContext2D, { column, row, down }: Cursor): void {
  const [left, top]: Point = [column * ZOOM, row * ZOOM];
  if (down) {
    context.fillStyle = "#c24a00";
    context.fillRect(left + 5, top + 5, ZOOM - 10, ZOOM - 10);
  }
  for (const [width, colour] of [
    [8, "#ffffff"],
    [4, "#c24a00"],
  ] as const) {
    Object.assign(context, { lineWidth: width, strokeStyle: colour });
    context.strokeRect(left - 2, top - 2, ZOOM + 4, ZOOM + 4);
  }
}
