import { encodePng, type Pixels } from "../../bytes/png";
import { OptionError, requireSamples } from "../../errors";

/** A picture as a file, with its size in pixels. */
export interface Png {
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
}

/** How images of a run become a picture. */
interface GridOptions {
  /** [height, width, channels], see {@link imageShape}. */
  readonly shape: ImageShape;
  /** Values shown as white and as ink (grey), or as dark and as bright (RGB); beyond them, as the nearer one. */
  readonly range: readonly [low: number, high: number];
  readonly columns?: number;
  /** Pixels of the picture for each pixel of an image. */
  readonly scale?: number;
}

export type ImageShape = readonly [height: number, width: number, channels: 1 | 3];

const GAP = 4;
const PAPER = 255;

/**
 * The shape of what a network sees, as an image: [h, w, 1 or 3], or a square of so many values in a row.
 * @throws OptionError when it is no image.
 */
export function imageShape(inputShape: readonly number[], subject: string): ImageShape {
  const [height, width, channels] = inputShape;
  if (inputShape.length === 3 && (channels === 1 || channels === 3)) return [height, width, channels];
  const side = Math.sqrt(inputShape[0]);
  if (inputShape.length === 1 && Number.isInteger(side) && side > 1) return [side, side, 1];
  throw new OptionError({
    subject,
    problem: `la red no ve imágenes: su entrada tiene la forma [${inputShape.join(", ")}]`,
    remedy: "quita las imágenes de la lista de callbacks",
  });
}

/**
 * A grid of images as PNG: high values dark on white, as ink, or in colour as they are; the same images, the same bytes.
 * @param images Float32Array of n images of `shape`, row-major (NHWC)
 */
export function gridPng(images: Float32Array, { shape, range, columns = 5, scale = 4 }: GridOptions): Png {
  const [height, width, channels] = shape;
  const count = requireSamples("images", images, { subject: "gridPng", shape });
  const across = Math.min(columns, count);
  const page = {
    width: across * (width * scale + GAP) + GAP,
    height: Math.ceil(count / across) * (height * scale + GAP) + GAP,
    channels,
  };
  const data = new Uint8Array(page.width * page.height * channels).fill(PAPER);
  for (let i = 0; i < count; i++) {
    const image = images.subarray(i * height * width * channels, (i + 1) * height * width * channels);
    const left = GAP + (i % across) * (width * scale + GAP);
    const top = GAP + Math.floor(i / across) * (height * scale + GAP);
    draw({ data, ...page }, image, { shape, range, scale, left, top });
  }
  const { width: w, height: h } = page;
  return { png: encodePng({ data, ...page }), width: w, height: h, channels };
}

type Place = Required<Omit<GridOptions, "columns">> & { readonly left: number; readonly top: number };

function draw(page: Pixels, image: Float32Array, { shape, range: [low, high], scale, left, top }: Place): void {
  const [height, width, channels] = shape;
  for (let y = 0; y < height * scale; y++) {
    for (let x = 0; x < width * scale; x++) {
      const from = (Math.floor(y / scale) * width + Math.floor(x / scale)) * channels;
      const to = ((top + y) * page.width + left + x) * channels;
      for (let c = 0; c < channels; c++) {
        const level = Math.min(255, Math.max(0, Math.round((255 * (image[from + c] - low)) / (high - low))));
        page.data[to + c] = channels === 1 ? 255 - level : level;
      }
    }
  }
}
