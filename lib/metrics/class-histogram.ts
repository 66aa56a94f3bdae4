import { requireInteger } from "../errors";

/**
 * How many samples each class has.
 * @param classes of the samples, each in 0 … count − 1
 * @throws OptionError
 * @example
 * classHistogram([1, 0, 1], 3); // [ 1, 2, 0 ]
 */
export function classHistogram(classes: ArrayLike<number>, count = 10): number[] {
  const subject = "classHistogram";
  requireInteger("count", count, { subject, min: 1, max: 65536 });
  const histogram = new Array<number>(count).fill(0);
  for (let i = 0; i < classes.length; i++) histogram[requireInteger(`classes[${i}]`, classes[i], { subject, max: count - 1 })]++;
  return histogram;
}
