import type * as Ebm from "ebm/browser";
import type { Engine, NetworkSpec, StepTrace } from "ebm/browser";

/** The bits of arrays of float32, by name. */
export type Bits = Readonly<Record<string, readonly number[]>>;

/**
 * The bits of all that an engine computes of a network with weights and samples of fixed seeds: energies, gradients, and
 * twenty steps of each rule.
 *
 * It runs in Node and, as text, in a page, so it knows nothing but its arguments.
 */
export async function everything(ebm: typeof Ebm, engine: Engine, spec: NetworkSpec): Promise<Bits> {
  const [chains, steps] = [19, 20];
  const net = engine.load(spec, ebm.initialWeights(spec, { seed: 7 }));
  const x = ebm.uniformStart(spec.inputShape, { chains, seed: 5 });
  const { energy, gradient } = net.energyAndGradient(x);
  const parameters = net.parameterGradient(x, (energies) => energies.map((e, i) => (e + i) / chains)).gradient;
  const traceOf = () => ({ energy: new Float32Array(steps * chains), gradientNorm: new Float32Array(steps * chains) });
  const traces: StepTrace[] = [traceOf(), traceOf()];
  const work = { steps, firstStep: 3, rng: ebm.rng(11) };
  const recipe = { algorithm: "langevin", stepSize: 10, noise: 0.005, gradientClip: 0.03, bounds: [-1, 1] } as const;
  const langevin = await net.manySteps(x, { ...work, rule: recipe, trace: traces[0] });
  const rule = { algorithm: "ula", stepSize: 0.01, temperature: 0.1 } as const;
  const seen: Float32Array[] = [];
  const ula = await net.manySteps(x, { ...work, rule, trace: traces[1], watch: [7, 9, 23], onStep: (step) => seen.push(step.x.slice()) });
  net.dispose();
  const arrays = { energy, gradient, parameters, langevin, ula };
  const along = traces.flatMap((trace, i) => [[`energy${i}`, trace.energy] as const, [`norm${i}`, trace.gradientNorm] as const]);
  const all = [...Object.entries(arrays), ...along, ...seen.map((frame, i) => [`seen${i}`, frame] as const)];
  return Object.fromEntries(all.map(([name, array]) => [name, [...new Int32Array(array.buffer)]]));
}
