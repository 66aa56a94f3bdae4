import type { Figure } from "../../figure/figure";
import { gridOf } from "../../figure/grid";
import { landscapeSteps } from "../../figure/landscapeSteps";
import { formatNumber } from "../../figure/text";
import { LANDSCAPES } from "../../live/particles/landscapes";
import type { ParticlesData } from "../../live/particles/data";
import { rng, STREAM } from "../../rng/rng";
import { mala } from "../../sampler/mala";
import { uniformStart } from "../../sampler/start";
import { ula } from "../../sampler/ula";
import type { ChainState, Sampler, StepInfo } from "../../sampler/sampler";

const MOMENTS = [0, 20, 200];
const PARTICLES = 200;

/** The output "particles" as a figure: the first half of its particles at the start and later. */
export function particlesPicture({ title, seed, landscape, method, stepSize, temperature }: ParticlesData): Figure {
  const { energy, side, label } = LANDSCAPES[landscape];
  const options = { stepSize, temperature };
  const start = uniformStart([2], { chains: PARTICLES, seed, bounds: [-side / 2, side / 2] });
  const clouds = method === "ula" ? cloudsOf(ula(energy, options), start, seed) : cloudsOf(mala(energy, options), start, seed);
  const moments = MOMENTS.map((step, i) => ({ label: `paso ${step}`, particles: clouds[i] }));
  const domain = [
    [-side, side],
    [-side, side],
  ] as const;
  return landscapeSteps(
    gridOf((x) => energy.energy(x), { domain, size: 30 }),
    moments,
    {
      title,
      subtitle: `${label}: ${method.toUpperCase()} con ε = ${formatNumber(stepSize)}, T = ${formatNumber(temperature)} y semilla ${seed}`,
    },
  );
}

/** The particles at each moment. */
function cloudsOf<State extends ChainState, Info extends StepInfo>(sampler: Sampler<State, Info>, x: Float32Array, seed: number) {
  const key = rng(seed, STREAM.langevin);
  const clouds: Float32Array[] = [];
  let state = sampler.init(x);
  for (let step = 0; step <= MOMENTS[MOMENTS.length - 1]; step++) {
    if (MOMENTS.includes(step)) clouds.push(state.x);
    [state] = sampler.step(state, key);
  }
  return clouds;
}
