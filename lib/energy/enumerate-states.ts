import { OptionError, requirePositive } from "../errors";
import { sizeOf } from "../network/shapes";
import { type BinaryBlock, type BlockModel, requireBlockModel } from "./block-model";

/** Every state of a small model with its exact probability. */
export interface EnumeratedStates {
  /** All states, of shape [2^sites, ...shape]: bit i of a state's number says whether site i has its high value. */
  readonly states: Float32Array;
  /** exp(−E/T) / Z of each. */
  readonly probabilities: Float64Array;
  /** ln Z, with Z = Σ exp(−E/T) over all states. */
  readonly logPartition: number;
}

/** 2^20 states of 20 sites: 84 MB. */
const MOST_SITES = 20;

/**
 * All states of a model of binary sites and their Boltzmann probabilities at a temperature: the oracle of its samplers.
 *
 * ln Z = −E_min/T + ln Σ exp(−(E − E_min)/T), so that no exponential overflows.
 * @throws OptionError when a site is not binary, or there are more than 20.
 * @example
 * const { states, probabilities, logPartition } = enumerateStates(ising({ rows: 1, columns: 2, boundary: "free" }), { temperature: 2 });
 * [...states]; // [ -1, -1, 1, -1, -1, 1, 1, 1 ]
 * [...probabilities].map((p) => p.toFixed(4)); // [ '0.3655', '0.1345', '0.1345', '0.3655' ]
 * Math.abs(logPartition - Math.log(4 * Math.cosh(1 / 2))) < 1e-6; // true
 */
export function enumerateStates(model: BlockModel, { temperature = 1 }: { readonly temperature?: number } = {}): EnumeratedStates {
  const subject = "enumerateStates";
  requireBlockModel(model, subject);
  requirePositive("temperature", temperature, { subject, remedy: "1 es la distribución de Boltzmann" });
  const sites = sizeOf(model.shape);
  const values = valuesOf(model, { sites, subject });
  const states = new Float32Array(2 ** sites * sites);
  for (let k = 0; k < states.length; k++) {
    const [state, site] = [Math.floor(k / sites), k % sites];
    states[k] = values[site][(state >> site) & 1];
  }
  const energy = model.energy(states);
  const lowest = energy.reduce((a, b) => Math.min(a, b));
  const weights = Float64Array.from(energy, (e) => Math.exp((lowest - e) / temperature));
  const total = weights.reduce((a, b) => a + b, 0);
  return { states, probabilities: weights.map((w) => w / total), logPartition: Math.log(total) - lowest / temperature };
}

/** The two values of every site. */
function valuesOf(model: BlockModel, { sites, subject }: { readonly sites: number; readonly subject: string }): (readonly number[])[] {
  const binary = model.blocks.filter((block): block is BinaryBlock => block.kind === "binary");
  if (binary.length < model.blocks.length || sites > MOST_SITES) {
    throw new OptionError({
      subject,
      problem: `solo se pueden contar los estados de un modelo con ${MOST_SITES} sitios de dos valores como mucho, y «${model.name}» tiene ${sites} sitios`,
      remedy: "para modelos mayores, muestrea con gibbs",
    });
  }
  const values: (readonly number[])[] = new Array(sites);
  for (const block of binary) for (const site of block.sites) values[site] = block.values;
  return values;
}
