import { initialWeights, preset } from "ebm/network";
import { live } from "ebm/notebook";
import type { LiveKind } from "ebm/live";
import type { Desk } from "./desk";

/** How one kind of output is portrayed. */
export interface GoldenCase {
  /** Shows the output, inside the kernel. */
  readonly show: () => void;
  /** Brings it to a state that is the same each time, which has something to see in each part of it. */
  readonly pose: (desk: Desk) => Promise<void>;
}

const spec = preset("ebm-mnist-compact");

/** A case for each kind of output: a new kind needs one here. */
export const GOLDEN_CASES: Readonly<Record<LiveKind, GoldenCase>> = {
  digits: {
    show: () => live.digits({ spec, weights: initialWeights(spec, { seed: 7 }) }),
    pose: (desk) => desk.stepBy(8),
  },
  particles: {
    show: () => live.particles(),
    pose: (desk) => desk.stepBy(12),
  },
};
