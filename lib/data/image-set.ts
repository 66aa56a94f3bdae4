import { DataError, OptionError, requireBytes, requireInteger, requireMembers } from "../errors";

/** Images kept as bytes, with a label each. Batches are preprocessed when they are drawn. */
export interface ImageSet {
  /** A name for titles and errors, in Spanish. */
  readonly name: string;
  /** count · height · width · channels bytes, row-major (NHWC); of grey ones, 0 is the background and 255 full ink. */
  readonly pixels: Uint8Array;
  /** One label an image. */
  readonly labels: Uint8Array;
  readonly count: number;
  readonly height: number;
  readonly width: number;
  /** Values of a pixel: 3 for red, green and blue; grey images, with 1, need not say it. */
  readonly channels?: number;
}

/**
 * Makes an image set and checks that pixels and labels fit together.
 * @throws DataError when the lengths do not fit.
 * @example
 * imageSet("dos puntos", { pixels: Uint8Array.of(0, 255), labels: Uint8Array.of(3, 7), height: 1, width: 1 }).count; // 2
 */
export function imageSet(name: string, { pixels, labels, height, width, channels }: Omit<ImageSet, "name" | "count">): ImageSet {
  for (const [what, size] of Object.entries({ height, width, channels: channels ?? 1 }))
    requireInteger(what, size, { subject: name, min: 1 });
  for (const [what, bytes] of Object.entries({ pixels, labels })) requireBytes(what, bytes, { subject: name });
  const count = labels.length;
  const values = count * height * width * (channels ?? 1);
  if (pixels.length !== values) {
    const size = [height, width, ...(channels === undefined ? [] : [channels])].join("×");
    const problem = `con ${count} etiquetas e imágenes de ${size} debería haber ${values} píxeles y hay ${pixels.length}`;
    throw new DataError({ subject: name, problem, remedy: "comprueba que imágenes y etiquetas vienen del mismo conjunto" });
  }
  return { name, pixels, labels, count, height, width, ...(channels !== undefined && { channels }) };
}

/**
 * The first n images of a set, without copying them: a smaller set for quick trials.
 * @throws OptionError when the set has fewer than n images.
 * @example
 * const pair = imageSet("dos puntos", { pixels: Uint8Array.of(0, 255), labels: Uint8Array.of(3, 7), height: 1, width: 1 });
 * firstImages(pair, 1).labels; // Uint8Array(1) [ 3 ]
 */
export function firstImages(set: ImageSet, n: number): ImageSet {
  requireImageSet(set, "firstImages");
  requireInteger("n", n, { subject: "firstImages", min: 1, max: set.count, remedy: `«${set.name}» tiene ${set.count} imágenes` });
  return { ...set, pixels: set.pixels.subarray(0, (n * set.pixels.length) / set.count), labels: set.labels.subarray(0, n), count: n };
}

/**
 * How many images each label has.
 * @param classes number of labels, 0 … classes − 1
 * @throws OptionError when a label is out of range.
 * @example
 * labelCounts(imageSet("tres", { pixels: new Uint8Array(3), labels: Uint8Array.of(1, 0, 1), height: 1, width: 1 }), 2); // [ 1, 2 ]
 */
export function labelCounts(set: ImageSet, classes = 10): number[] {
  const { name, labels } = requireImageSet(set, "labelCounts");
  requireInteger("classes", classes, { subject: "labelCounts", min: 1, max: 256 });
  const counts = new Array<number>(classes).fill(0);
  for (const label of labels) {
    if (label >= classes)
      throw new OptionError({
        subject: "labelCounts",
        problem: `«${name}» tiene la etiqueta ${label} y solo hay ${classes} clases`,
        remedy: "aumenta classes",
      });
    counts[label]++;
  }
  return counts;
}

/** Checks that a door is given a set of images and returns it. @throws OptionError */
export function requireImageSet(set: ImageSet, subject: string): ImageSet {
  const members = ["pixels", "labels", "count", "height", "width"] as const;
  return requireMembers("set", set, { subject, kind: "un conjunto de imágenes", members, remedy: "por ejemplo (await loadMnist()).train" });
}
