import { requireFiniteValues, requireInteger, requirePositive, requireSamples, ShapeError } from "../errors";

/** Where samples lie among known modes. */
export interface ModeCoverage {
  /** Samples of each mode: those nearer to it than to the others, and within the radius. */
  readonly histogram: readonly number[];
  /** Share of the modes with at least `least` samples. */
  readonly covered: number;
  /** Share of samples within the radius of some mode: the rest lies between modes, or far away. */
  readonly near: number;
}

/**
 * The share of known modes that samples reach, and the share of samples that are at a mode: in the plane, where one knows the centres.
 * Of digits, `sampleQuality` says it by classes. Entropy of the histogram: {@link histogramEntropy}.
 *
 * Source: the counts of modes and of high-quality samples of Srivastava et al. (2017), "VEEGAN", who take a radius of three standard deviations.
 * @param x of shape [n, d]
 * @param options.centres of the modes, each of d coordinates
 * @param options.radius how far from a centre a sample still counts
 * @param options.least how many samples make a mode count
 * @throws ShapeError, OptionError
 * @example
 * modeCoverage(Float32Array.of(0, 0.1, 5, 2), { centres: [[0], [5], [9]], radius: 0.5 }).histogram; // [ 2, 1, 0 ]
 */
export function modeCoverage(
  x: Float32Array,
  {
    centres,
    radius,
    least = 1,
  }: { readonly centres: readonly (readonly number[])[]; readonly radius: number; readonly least?: number } = {} as never,
): ModeCoverage {
  const subject = "modeCoverage";
  const size = requireCentres(centres, subject);
  const n = requireSamples("x", x, { subject, shape: [size] });
  requirePositive("radius", radius, { subject, remedy: "por ejemplo tres desviaciones típicas de un modo" });
  requireInteger("least", least, { subject, min: 1 });
  const histogram = new Array<number>(centres.length).fill(0);
  for (let i = 0; i < n; i++) {
    const distances = centres.map((centre) => Math.hypot(...centre.map((c, k) => x[i * size + k] - c)));
    const nearest = distances.indexOf(Math.min(...distances));
    if (distances[nearest] <= radius) histogram[nearest]++;
  }
  return {
    histogram,
    covered: histogram.filter((count) => count >= least).length / centres.length,
    near: histogram.reduce((a, b) => a + b, 0) / n,
  };
}

/** How many coordinates the centres have. @throws ShapeError, OptionError */
function requireCentres(centres: readonly (readonly number[])[], subject: string): number {
  const size = Array.isArray(centres) && Array.isArray(centres[0]) ? centres[0].length : 0;
  if (size === 0 || centres.some((centre) => centre?.length !== size))
    throw new ShapeError({
      subject,
      problem: "centres debe ser una lista de puntos con las mismas coordenadas",
      remedy: "por ejemplo centres: [[-1, 0], [1, 0]]",
    });
  requireFiniteValues("centres", centres.flat(), { subject });
  return size;
}
