import { validateSpec } from "../network/validate";
import type { Engine } from "./engine";
import { readyBackend, TF_BACKENDS, type TfBackend } from "./tf-backend";
import { loadTfNetwork } from "./tf-network";

/**
 * The engine on tf.js: the readable reference that every other engine is tested against.
 * @throws EbmError when that backend does not work here.
 * @example
 * (await tfEngine("cpu")).name; // 'tf-cpu'
 */
export async function tfEngine(...candidates: TfBackend[]): Promise<Engine> {
  const backend = await readyBackend(candidates.length === 0 ? TF_BACKENDS : candidates);
  return {
    name: `tf-${backend}`,
    load: (spec, weights) => loadTfNetwork(backend, validateSpec(spec), weights),
  };
}
