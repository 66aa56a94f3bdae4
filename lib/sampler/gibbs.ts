import { type BinaryBlock, type BlockModel, type GaussianBlock, requireBlockModel } from "../energy/block-model";
import { describeValue, OptionError, requirePositive } from "../errors";
import { sizeOf } from "../network/shapes";
import { normals } from "../rng/normal";
import type { Rng } from "../rng/rng";
import { chainsAt } from "./chains-at";
import { drawLuck } from "./metropolis";
import type { ChainState, Sampler, StepInfo } from "./sampler";

/**
 * Gibbs sampling of a model with exact conditionals: a step draws block after block given all the others,
 *
 * x_B ~ p(x_B | x_rest) ∝ exp(−E(x_B, x_rest)/T): σ(field/T) for sites of two values, N(mean, T · variance) for Gaussian ones.
 *
 * Drawing a block keeps p(x) ∝ exp(−E(x)/T) exactly and is reversible; the fixed order of blocks keeps p too, but in
 * general the step as a whole is not reversible. Nothing is rejected and there is no step size; strong couplings make it slow. It takes no
 * gradient, so `gradientNorm` is empty. Uniforms are multiples of 2^−24, so probabilities are exact to 6e-8.
 *
 * Source: Geman and Geman (1984), "Stochastic relaxation, Gibbs distributions, and the Bayesian restoration of images".
 * @throws OptionError when the model has no blocks, or the temperature is not positive.
 * @example
 * const sampler = gibbs(ising({ rows: 3, columns: 3, field: 100 }));
 * const [state] = sampler.step(sampler.init(new Float32Array(9).fill(-1)), rng(7));
 * [...state.x]; // [ 1, 1, 1, 1, 1, 1, 1, 1, 1 ]
 */
export function gibbs(model: BlockModel, { temperature = 1 }: { readonly temperature?: number } = {}): Sampler<ChainState, StepInfo> {
  const subject = "gibbs";
  requireBlockModel(model, subject);
  requirePositive("temperature", temperature, { subject, remedy: "1 es la distribución de Boltzmann; cerca de 0, cada sitio baja" });
  const kinds = new Set(model.blocks.map(({ kind }) => kind));
  const size = sizeOf(model.shape);
  return {
    name: subject,
    energy: model,
    init(x) {
      const chains = chainsAt(x, model, subject);
      for (const block of model.blocks) if (block.kind === "binary") requireStates(chains, block, size);
      return { x: chains, step: 0 };
    },
    step({ x, step }, rng) {
      const chains = x.length / size;
      const chance = {
        luck: kinds.has("binary") ? drawLuck(rng, { step, chains, choices: size }) : x,
        xi: kinds.has("gaussian") ? noise(rng, { step, chains, size }) : x,
      };
      const next = x.slice();
      for (const block of model.blocks) drawBlock(next, block, { ...chance, size, temperature });
      return [
        { x: next, step: step + 1 },
        { energy: model.energy(x), gradientNorm: new Float32Array(0) },
      ];
    },
  };
}

/** Refuses a start where a site has neither of its two values. @throws OptionError */
function requireStates(x: Float32Array, { sites, values }: BinaryBlock, size: number): void {
  for (let start = 0; start < x.length; start += size) {
    for (const site of sites) {
      if (values.includes(x[start + site])) continue;
      throw new OptionError({
        subject: "gibbs",
        problem: `el sitio ${site} de la cadena ${start / size} debe valer ${values.join(" o ")} y llegó ${describeValue(x[start + site])}`,
        remedy: `por ejemplo sampler.init(new Float32Array(${size}).fill(${values[1]}))`,
      });
    }
  }
}

function noise(rng: Rng, { step, chains, size }: { step: number; chains: number; size: number }): Float32Array {
  const xi = new Float32Array(chains * size);
  normals(rng, xi, { step, chains });
  return xi;
}

interface Chance {
  /** A uniform number for every site. */
  readonly luck: Float32Array;
  /** A standard normal number for every site. */
  readonly xi: Float32Array;
  readonly size: number;
  readonly temperature: number;
}

/** Draws the sites of a block of every chain in place. */
function drawBlock(x: Float32Array, block: BinaryBlock | GaussianBlock, { luck, xi, size, temperature }: Chance): void {
  const { sites } = block;
  const given = block.kind === "binary" ? block.fields(x) : block.means(x);
  given.forEach((value, k) => {
    const site = Math.floor(k / sites.length) * size + sites[k % sites.length];
    if (block.kind === "gaussian") x[site] = value + Math.sqrt(temperature * block.variance[k % sites.length]) * xi[site];
    else x[site] = luck[site] < 1 / (1 + Math.exp(-value / temperature)) ? block.values[1] : block.values[0];
  });
}
