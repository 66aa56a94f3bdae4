// @ts-check
// What fills and cleans pictures without an energy: means, variances and neighbours. Pictures of 32 × 32 in [−1, 1].
"use strict";

const SIZE = 1024;

/** The mean of each pixel. @param {Float32Array} x */
function meanPicture(x) {
  const mean = new Float64Array(SIZE);
  for (let k = 0; k < x.length; k++) mean[k % SIZE] += (SIZE * x[k]) / x.length;
  return mean;
}

/** The variance of each pixel. @param {Float32Array} x */
function variancePicture(x) {
  const mean = meanPicture(x);
  const variance = new Float64Array(SIZE);
  for (let k = 0; k < x.length; k++) variance[k % SIZE] += (SIZE * (x[k] - mean[k % SIZE]) ** 2) / x.length;
  return variance;
}

/**
 * The references that are nearest in the known pixels, all first ones and then all second ones…, of shape [count, n, 1024].
 * @param {Float32Array} x
 * @param {Float32Array} references
 * @param {{ known: readonly boolean[], count: number }} options
 */
function nearestPictures(x, references, { known, count }) {
  const places = Array.from({ length: SIZE }, (_, j) => j).filter((j) => known[j]);
  const out = new Float32Array(count * x.length);
  for (let from = 0; from < x.length; from += SIZE) {
    /** @type {{ at: number, distance: number }[]} */
    const best = [];
    for (let at = 0; at < references.length; at += SIZE) {
      const limit = best.length < count ? Number.POSITIVE_INFINITY : best[count - 1].distance;
      const distance = distanceBelow(x, references, { from, at, places, limit });
      if (distance >= limit) continue;
      best.push({ at, distance });
      best.sort((a, b) => a.distance - b.distance);
      best.length = Math.min(best.length, count);
    }
    best.forEach(({ at }, k) => out.set(references.subarray(at, at + SIZE), k * x.length + from));
  }
  return out;
}

/** Squared distance, or a part of it that is not below the limit. @param {Float32Array} x @param {Float32Array} y @param {{ from: number, at: number, places: number[], limit: number }} where */
function distanceBelow(x, y, { from, at, places, limit }) {
  let sum = 0;
  for (let k = 0; k < places.length && sum < limit; k++) sum += (x[from + places[k]] - y[at + places[k]]) ** 2;
  return sum;
}

/** Means over the first axis of [groups, …]. @param {Float32Array} x @param {number} groups */
function meanOfGroups(x, groups) {
  const size = x.length / groups;
  const out = new Float32Array(size);
  for (let k = 0; k < x.length; k++) out[k % size] += x[k] / groups;
  return out;
}

module.exports = { meanOfGroups, meanPicture, nearestPictures, variancePicture };
