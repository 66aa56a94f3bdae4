// @ts-check
// The exponent of a power law.
"use strict";

/**
 * The a of the line log y = a log x + b that is nearest to the points in least squares: 1 when y is proportional to x.
 * @param {[x: number, y: number][]} points
 */
function fitPower(points) {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)]);
  const mean = (/** @type {number} */ axis) => logs.reduce((sum, point) => sum + point[axis], 0) / logs.length;
  const [mx, my] = [mean(0), mean(1)];
  const slope = (/** @type {0 | 1} */ axis) => logs.reduce((sum, point) => sum + (point[0] - mx) * (point[axis] - (axis ? my : mx)), 0);
  return slope(1) / slope(0);
}

module.exports = { fitPower };
