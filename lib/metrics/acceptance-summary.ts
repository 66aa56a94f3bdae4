import { OptionError, requireInteger } from "../errors";
import { requireValues } from "./require-values";

/** How often proposals were accepted. */
export interface AcceptanceSummary {
  /** Share of all proposals. */
  readonly rate: number;
  /** Share of those of each chain. */
  readonly perChain: Float64Array;
  /** Shares of the chains that accepted least and most. */
  readonly lowest: number;
  readonly highest: number;
  /** Most steps in a row that one chain stayed where it was. */
  readonly longestStay: number;
}

/**
 * Sums up the accepted (1) and rejected (0) proposals of a run.
 *
 * As a guide, in many dimensions: 0.574 is best for `mala` and 0.65 for `hmc`; near 1 steps are timid, near 0 they are lost.
 * @param accepted of shape [steps, chains], e.g. trace.accepted
 * @throws OptionError
 * @example
 * const { rate, perChain, longestStay } = acceptanceSummary([1, 0, 1, 0, 0, 1, 1, 0], 2);
 * [rate, [...perChain], longestStay]; // [ 0.5, [ 0.75, 0.25 ], 2 ]
 */
export function acceptanceSummary(accepted: ArrayLike<number>, chains: number): AcceptanceSummary {
  const subject = "acceptanceSummary";
  requireInteger("chains", chains, { subject, min: 1, remedy: "está en la traza: trace.chains" });
  const count = requireValues("accepted", accepted, subject);
  const bad = Array.from(accepted).findIndex((value) => value !== 0 && value !== 1);
  if (bad >= 0 || count % chains !== 0)
    throw new OptionError({
      subject,
      problem: `accepted debe tener un 0 o un 1 por paso y cadena, múltiplo de ${chains}`,
      remedy: "por ejemplo run.trace.accepted, que existe si el muestreador acepta y rechaza",
    });
  const perChain = new Float64Array(chains);
  const staying = new Int32Array(chains);
  let longestStay = 0;
  for (let i = 0; i < count; i++) {
    const chain = i % chains;
    perChain[chain] += (accepted[i] * chains) / count;
    staying[chain] = accepted[i] === 1 ? 0 : staying[chain] + 1;
    longestStay = Math.max(longestStay, staying[chain]);
  }
  const [lowest, highest] = [Math.min, Math.max].map((pick) => perChain.reduce((a, b) => pick(a, b)));
  const rate = perChain.reduce((sum, share) => sum + share, 0) / chains;
  return { rate, perChain, lowest, highest, longestStay };
}
