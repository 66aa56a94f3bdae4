import type { Picture } from "./picture";

/** How far apart two colours may be, from 0 to 1 (pixelmatch's, of perception): the few colours of a golden picture stay below it. */
const COLOUR = 0.15;
/** How far away a pixel of the same colour may be: other builds draw letters with other edges, and a pixel further on. */
const REACH = 1;
/** Side of the window that is looked through, and how far it moves, in pixels: about a letter, or the thumb of a slider. */
const [WINDOW, STRIDE] = [16, 4];
/** Pixels of a window that may differ: of other edges there are two or three, of an icon that is gone fifty. */
const FORGIVEN = 20;

/** What is different in a picture: nothing, or where. */
export interface Difference {
  /** Left top corners of the windows with too much in them that differs. */
  readonly faults: readonly (readonly [x: number, y: number])[];
  /** Most different pixels in a window. */
  readonly worst: number;
  /** The picture, with what differs in red. */
  readonly picture: Picture;
}

/**
 * What differs between two pictures of one size: pixels with no like in the other one, there or beside it, window by window.
 * So edges that are smoothed otherwise are forgiven, and a control that moved, went or changed its colour is found.
 */
export async function difference(actual: Picture, golden: Picture): Promise<Difference> {
  const [ofActual, ofGolden] = [await unlike(actual, golden), await unlike(golden, actual)];
  const marks = ofActual.map((marked, i) => marked | ofGolden[i]);
  const { width, height } = actual;
  const count = counter(marks, width, height);
  const windows: { readonly at: readonly [number, number]; readonly bad: number }[] = [];
  for (let y = 0; y < height; y += STRIDE) for (let x = 0; x < width; x += STRIDE) windows.push({ at: [x, y], bad: count(x, y) });
  return {
    faults: windows.filter(({ bad }) => bad > FORGIVEN).map(({ at }) => at),
    worst: windows.reduce((most, { bad }) => Math.max(most, bad), 0),
    picture: marked(actual, marks),
  };
}

/** A 1 for each pixel of a picture that is like none of those at its place and around it in another picture. */
async function unlike({ data, width, height }: Picture, other: Picture): Promise<Uint8Array> {
  const { default: pixelmatch } = await import("pixelmatch");
  const marks = new Uint8Array(width * height).fill(1);
  for (let dy = -REACH; dy <= REACH; dy++) {
    for (let dx = -REACH; dx <= REACH; dx++) {
      const seen = new Uint8Array(data.length);
      pixelmatch(data, shifted(other, dx, dy), seen, width, height, { threshold: COLOUR, diffMask: true, includeAA: true });
      for (let i = 0; i < marks.length; i++) if (seen[4 * i + 3] === 0) marks[i] = 0;
    }
  }
  return marks;
}

/** The pixels of a picture moved by some pixels; what moves in is what stood at the edge. */
function shifted({ data, width, height }: Picture, dx: number, dy: number): Uint8Array {
  const pixels = new Uint32Array(data.buffer);
  const moved = new Uint32Array(width * height);
  const within = (v: number, size: number) => Math.min(size - 1, Math.max(0, v));
  for (let y = 0; y < height; y++) {
    const row = width * within(y + dy, height);
    for (let x = 0; x < width; x++) moved[y * width + x] = pixels[row + within(x + dx, width)];
  }
  return new Uint8Array(moved.buffer);
}

/** Counts the marks in the window at (x, y), by a summed-area table. */
function counter(marks: Uint8Array, width: number, height: number) {
  const row = width + 1;
  const sums = new Uint32Array(row * (height + 1));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      sums[(y + 1) * row + x + 1] = marks[y * width + x] + sums[y * row + x + 1] + sums[(y + 1) * row + x] - sums[y * row + x];
    }
  }
  return (x: number, y: number) => {
    const [right, bottom] = [Math.min(width, x + WINDOW), Math.min(height, y + WINDOW)];
    return sums[bottom * row + right] - sums[y * row + right] - sums[bottom * row + x] + sums[y * row + x];
  };
}

/** The picture, faint, with its marked pixels in red. */
function marked({ data, width, height }: Picture, marks: Uint8Array): Picture {
  const faint = data.map((value, i) => (i % 4 === 3 ? 255 : 255 - (255 - value) * 0.3));
  for (let i = 0; i < marks.length; i++) if (marks[i]) faint.set([255, 0, 0], 4 * i);
  return { width, height, data: faint };
}
