import { EbmError, OptionError, requireOneOf, SpecError } from "../errors";
import { initialWeights } from "../network/initial-weights";
import type { NetworkSpec } from "../network/spec";
import { validateSpec } from "../network/validate";
import type { Engine, EngineNetwork } from "./engine";
import { tfEngine } from "./tf";
import { TF_BACKENDS } from "./tf-backend";
import { wasmEngine, type WasmEngineOptions } from "./wasm/engine";

/** Names of all engines, from fastest to slowest. */
export const ENGINES = ["wasm", "tf-tensorflow", "tf-wasm", "tf-cpu"] as const;
export type EngineName = (typeof ENGINES)[number];

/** Which engine, and how ours computes; tf.js knows no such options. */
export interface EngineChoice extends WasmEngineOptions {
  readonly prefer?: EngineName;
}

/** Weights for `openNetwork`: new ones from a seed, or those of a trained network. */
export type OpenOptions = { readonly engine?: Engine } & (
  | { readonly seed: number; readonly weights?: undefined }
  | { readonly weights: Float32Array; readonly seed?: undefined }
);

/**
 * The fastest engine that works here, or the one that `prefer` names.
 *
 * With `fma: false` ours gives the same bits on every machine: the notebooks ask for that.
 * @throws OptionError when there is no engine of that name.
 * @throws EbmError when it does not work here.
 * @example
 * (await chooseEngine({ prefer: "tf-cpu" })).name; // 'tf-cpu'
 */
export async function chooseEngine({ prefer, ...options }: EngineChoice = {}): Promise<Engine> {
  if (prefer === undefined) return ours(options) ?? tfEngine();
  const name = requireOneOf("prefer", prefer, { subject: "chooseEngine", allowed: ENGINES });
  return name === "wasm" ? wasmEngine(options) : tfEngine(...TF_BACKENDS.filter((backend) => name === `tf-${backend}`));
}

/** Our own engine, unless WebAssembly has no vectors here. */
function ours(options: WasmEngineOptions): Engine | undefined {
  try {
    return wasmEngine(options);
  } catch (error) {
    if (error instanceof OptionError || !(error instanceof EbmError)) throw error;
    giveNotice(error);
    return undefined;
  }
}

/** Reasons that were told. */
const noticed = new Set<string>();

/** Says why tf.js computes instead of our engine, each reason once. */
function giveNotice(reason: Error): void {
  if (noticed.has(reason.message)) return;
  noticed.add(reason.message);
  console.warn(`Calcula tf.js, más despacio, en lugar del motor wasm: ${reason.message}`);
}

/**
 * Loads a network into an engine with new weights from a seed, or with given ones.
 *
 * Without `engine` it is the fastest that works here; a network that is too large for ours goes to tf.js, with a notice.
 * @throws SpecError, ShapeError, OptionError
 * @example
 * const opened = await openNetwork(preset("mlp-10"), { seed: 7 });
 * opened.energy(new Float32Array(10)); // Float32Array(1) [ 0 ]
 * opened.dispose();
 */
export async function openNetwork(spec: NetworkSpec, { seed, weights, engine }: OpenOptions = {} as OpenOptions): Promise<EngineNetwork> {
  if ((seed === undefined) === (weights === undefined)) {
    throw new OptionError({
      subject: "openNetwork",
      problem: "hay que dar una semilla o unos pesos, y no ambos",
      remedy: "por ejemplo openNetwork(red, { seed: 7 })",
    });
  }
  const checked = validateSpec(spec);
  const theta = weights ?? initialWeights(checked, { seed: seed as number });
  if (engine) return engine.load(checked, theta);
  try {
    return (await chooseEngine()).load(checked, theta);
  } catch (error) {
    if (!(error instanceof SpecError)) throw error; // the network is good: it is too large for our engine
    giveNotice(error);
    return (await tfEngine()).load(checked, theta);
  }
}
