import type { BaseDensity } from "../../metrics/ais/base-density";

/**
 * A normalised density q that can be both drawn from and evaluated, as NCE asks of its noise: `gaussianBase` and `uniformBase` of
 * `ebm/metrics` are such densities too.
 */
export type NoiseDensity = Pick<BaseDensity, "name" | "shape" | "logDensity" | "draw">;
