import type { StepRule } from "../options";
import type { Rng } from "../../rng/rng";
import { keySchedule } from "../../rng/threefry";
import type { Plan } from "./plan/memory";

/** What the runners do with each item of a batch. */
export const OPERATION = {
  /** Outputs of the network. */
  outputs: 0,
  /** Outputs, and samples replaced by ∂E/∂x. */
  inputGradient: 1,
  /** The partial gradient of θ of one slot, from the weights of the outputs. An item of this job is a slot. */
  parameterGradient: 2,
  /** Samples moved by many steps; their energies and gradient norms. */
  steps: 3,
  /** Samples with noise added: what a Langevin step begins with. */
  perturb: 4,
} as const;

/** What a chain that left the numbers had first; the words of an item's failure are the step and 8 · kind + lane. */
export const FAILURE = { none: 0, energy: 1, gradient: 2, position: 3 } as const;

/** Words of the job, 32-bit integers. */
const WORD = { operation: 0, samples: 1, firstChain: 2, firstStep: 3, steps: 4, algorithm: 5, kept: 6, keySchedule: 8 } as const;
const KEY_WORDS = 24;
/** Words of the job, 32-bit floats. */
const NUMBER = { scale: 32, size: 33, clip: 34, low: 35, high: 36 } as const;

/** Many steps of a batch, as numbers: both rules are the same three kernels in another order. */
export interface StepsJob {
  readonly algorithm: StepRule["algorithm"];
  readonly firstStep: number;
  readonly steps: number;
  /** Number of the batch's first chain: noise depends on it. */
  readonly firstChain: number;
  /** Multiplies N(0, 1). */
  readonly scale: number;
  /** Multiplies the gradient, after each of its components was clipped to ±clip. */
  readonly size: number;
  readonly clip: number;
  readonly low: number;
  readonly high: number;
}

/** The numbers of a rule. */
export function numbersOf(rule: StepRule): Pick<StepsJob, keyof typeof NUMBER> {
  if (rule.algorithm === "ula") {
    const scale = Math.sqrt(rule.stepSize * rule.temperature);
    return { scale, size: rule.stepSize / 2, clip: Infinity, low: -Infinity, high: Infinity };
  }
  const [low, high] = rule.bounds ?? [-Infinity, Infinity];
  return { scale: rule.noise, size: rule.stepSize, clip: rule.gradientClip, low, high };
}

/** The job of a plan, as a view of its memory. */
export interface JobWords {
  /** `kept`: outputs are computed in the scratch of their item; the gradient of θ finds them there. */
  write(operation: keyof typeof OPERATION, samples: number, kept?: boolean): void;
  writeSteps(steps: StepsJob, rng: Rng): void;
  readonly operation: number;
  readonly samples: number;
  readonly kept: boolean;
  steps(): StepsJob;
  /** Address of the key schedule. */
  readonly keyAddress: number;
}

/** Sees the job that lies in the memory of a plan. */
export function jobWords({ memory: { job } }: Plan, buffer: ArrayBufferLike): JobWords {
  const words = new Int32Array(buffer, job, WORD.keySchedule + KEY_WORDS);
  const numbers = new Float32Array(buffer, job, NUMBER.high + 1);
  return {
    write(operation, samples, kept = false) {
      words[WORD.operation] = OPERATION[operation];
      words[WORD.kept] = kept ? 1 : 0;
      words[WORD.samples] = samples;
    },
    writeSteps({ algorithm, firstStep, steps, firstChain, ...values }, rng) {
      words.set([firstChain, firstStep, steps, algorithm === "ula" ? 1 : 0], WORD.firstChain);
      words.set(keySchedule(rng.key), WORD.keySchedule);
      for (const name of Object.keys(NUMBER) as (keyof typeof NUMBER)[]) numbers[NUMBER[name]] = values[name];
    },
    get operation() {
      return words[WORD.operation];
    },
    get samples() {
      return words[WORD.samples];
    },
    get kept() {
      return words[WORD.kept] === 1;
    },
    steps: () => ({
      algorithm: words[WORD.algorithm] === 1 ? "ula" : "langevin",
      firstStep: words[WORD.firstStep] >>> 0,
      steps: words[WORD.steps],
      firstChain: words[WORD.firstChain] >>> 0,
      scale: numbers[NUMBER.scale],
      size: numbers[NUMBER.size],
      clip: numbers[NUMBER.clip],
      low: numbers[NUMBER.low],
      high: numbers[NUMBER.high],
    }),
    keyAddress: job + 4 * WORD.keySchedule,
  };
}
