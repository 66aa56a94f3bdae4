import type { EbmError } from "../../errors";
import type { StepRule } from "../options";
import { divergenceError, LEFT } from "../steps/step";
import { type Batches, itemsOf, type Part } from "./batches";
import { FAILURE } from "./job";
import { CHAINS } from "./plan/plan";

/** Which chain left the numbers first, and at which step of the round. */
export interface Failure {
  readonly step: number;
  readonly chain: number;
  readonly kind: number;
}

/** The earliest step of a round in which a chain left the numbers, and of that step the first chain. */
export function firstFailure({ loaded: { plan }, floats }: Batches, { samples }: Part): Failure | undefined {
  const words = new Int32Array(floats.buffer, plan.memory.failures, 2 * itemsOf(samples));
  let found: Failure | undefined;
  for (let item = 0; item < itemsOf(samples); item++) {
    const [step, what] = words.subarray(2 * item);
    const failure = { step, chain: CHAINS * item + (what % CHAINS), kind: Math.floor(what / CHAINS) };
    if (failure.kind !== FAILURE.none && !(found && found.step <= step)) found = failure;
  }
  return found;
}

/** Where a failure was. */
interface Divergence {
  readonly failure: Failure;
  /** Number of the round's first step. */
  readonly firstStep: number;
  readonly algorithm: StepRule["algorithm"];
}

/** The error of a run whose chain left the numbers: that of single steps. */
export function divergence(batches: Batches, part: Part, { failure, firstStep, algorithm }: Divergence): EbmError {
  const at = { chain: part.first + failure.chain, step: firstStep + failure.step, algorithm };
  return divergenceError(whatLeft(batches, failure), at);
}

function whatLeft({ loaded: { plan }, floats }: Batches, { step, chain, kind }: Failure): string {
  if (kind === FAILURE.gradient) return LEFT.gradient;
  if (kind === FAILURE.position) return LEFT.position;
  const { memory, capacity } = plan;
  return LEFT.energy(floats[memory.energies / 4 + (step % capacity.steps) * capacity.samples + chain]);
}
