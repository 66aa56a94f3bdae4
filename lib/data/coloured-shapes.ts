import { requireInteger } from "../errors";
import { type Generator, generator, rng, STREAM } from "../rng/index";
import { type ImageSet, imageSet } from "./image-set";

/** Shapes and colours: label = 3 · shape + colour, twelve classes. */
export const COLOURED_SHAPES = {
  shapes: ["círculo", "cuadrado", "triángulo", "cruz"],
  colours: ["rojo", "verde", "azul"],
} as const;

const SIDE = 32;
const CLASSES = COLOURED_SHAPES.shapes.length * COLOURED_SHAPES.colours.length;
/** Samples a pixel in each direction, for soft edges. */
const FINE = 3;

/** Whether (u, v) lies in the shape of radius 1 about the origin, v downwards. */
type Inside = (u: number, v: number) => boolean;

const INSIDE: readonly Inside[] = [
  (u, v) => u * u + v * v <= 1,
  (u, v) => Math.max(Math.abs(u), Math.abs(v)) <= Math.SQRT1_2,
  (u, v) => v <= 0.5 && v >= Math.sqrt(3) * Math.abs(u) - 1, // equilateral, its vertices on the unit circle
  (u, v) => Math.min(Math.abs(u), Math.abs(v)) <= 0.3 && Math.max(Math.abs(u), Math.abs(v)) <= 0.95,
];

/**
 * n synthetic images of 32×32×3: one coloured shape on a dark background each, a stand-in for small photographs where there is no CIFAR-10.
 *
 * Class uniform among 4 shapes × 3 colours; radius uniform in [5, 11] pixels, centre uniform where the shape fits, turn uniform in [−0.4, 0.4] radians; the colour's own channel
 * uniform in [180, 255], the other two in [0, 90], and each of the background's in [0, 60]; edges softened by 3 × 3 samples a pixel. A longer set begins with the shorter one.
 * @throws OptionError
 * @example
 * const set = colouredShapes(24, { seed: 7 });
 * [set.count, set.channels, set.pixels.length, Math.max(...set.labels) < 12]; // [ 24, 3, 73728, true ]
 */
export function colouredShapes(n: number, { seed = 0 }: { readonly seed?: number } = {}): ImageSet {
  const subject = "colouredShapes";
  requireInteger("n", n, { subject, min: 1, max: 100_000 });
  requireInteger("seed", seed, { subject, remedy: "usa una semilla entera, por ejemplo 7" });
  const draws = generator(rng(seed, STREAM.toy, 1));
  const [pixels, labels] = [new Uint8Array(n * SIDE * SIDE * 3), new Uint8Array(n)];
  for (let i = 0; i < n; i++) {
    labels[i] = draws.integer(CLASSES);
    paint(pixels.subarray(i * SIDE * SIDE * 3, (i + 1) * SIDE * SIDE * 3), labels[i], draws);
  }
  return imageSet("formas de colores", { pixels, labels, height: SIDE, width: SIDE, channels: 3 });
}

function paint(image: Uint8Array, label: number, draws: Generator): void {
  const between = (low: number, high: number) => low + (high - low) * draws.uniform();
  const inside = INSIDE[Math.floor(label / 3)];
  const ink = [0, 1, 2].map((channel) => (channel === label % 3 ? between(180, 255) : between(0, 90)));
  const paper = [0, 1, 2].map(() => between(0, 60));
  const radius = between(5, 11);
  const [x, y] = [between(radius, SIDE - radius), between(radius, SIDE - radius)];
  const turn = between(-0.4, 0.4);
  const [cos, sin] = [Math.cos(turn) / radius, Math.sin(turn) / radius];
  for (let p = 0; p < SIDE * SIDE; p++) {
    let covered = 0;
    for (let s = 0; s < FINE * FINE; s++) {
      const dx = (p % SIDE) + ((s % FINE) + 0.5) / FINE - x;
      const dy = Math.floor(p / SIDE) + (Math.floor(s / FINE) + 0.5) / FINE - y;
      if (inside(cos * dx + sin * dy, cos * dy - sin * dx)) covered++;
    }
    const share = covered / (FINE * FINE);
    for (let channel = 0; channel < 3; channel++) image[3 * p + channel] = Math.round(share * ink[channel] + (1 - share) * paper[channel]);
  }
}
