/** Options of the recipe Langevin step; pixel units, images in [-1, 1]. */
export interface LangevinOptions {
  /** Multiplies the clipped gradient; a pixel moves at most stepSize * gradientClip. Recipe: 10. */
  readonly stepSize?: number;
  /** Standard deviation of the Gaussian noise added before each gradient. Recipe: 0.005. */
  readonly noise?: number;
  /** Each gradient component is clipped to [-gradientClip, gradientClip]. Recipe: 0.03. */
  readonly gradientClip?: number;
  /** Chains stay in [low, high]; null: no bounds. Recipe: [-1, 1]. */
  readonly bounds?: readonly [low: number, high: number] | null;
}

/** Options of the unadjusted Langevin algorithm (ULA). */
export interface UlaOptions {
  /** ε of x' = x − (ε/2) ∇E(x) + √(εT) ξ. */
  readonly stepSize: number;
  /** T of p(x) ∝ exp(−E(x)/T). Default 1. */
  readonly temperature?: number;
}

/** A step rule as data, so that an engine can run many steps in one call. */
export type StepRule =
  | ({ readonly algorithm: "langevin" } & Required<LangevinOptions>)
  | ({ readonly algorithm: "ula" } & Required<UlaOptions>);
