import type { Engine } from "../engine/engine";
import { DataError } from "../errors";
import { type Checkpoint, resumeTraining } from "../trainer/checkpoint/checkpoint";
import type { Provenance } from "../trainer/checkpoint/codec";
import { stable } from "../trainer/checkpoint/stable";
import { modelConfig } from "./configs";
import { createEbm, type Ebm } from "./create";
import { networkOf } from "./network-of";
import { recipeOf } from "./recipe-of";
import type { ModelConfig } from "./types";

/**
 * What a checkpoint must record to give its configuration back: pass it to `checkpointStore` or `encodeCheckpoint`.
 * @param madeWith whatever else should be recorded
 * @example
 * provenanceOf(ebmConfig()).madeWith.config.kind; // 'ebm'
 */
export function provenanceOf(config: ModelConfig, madeWith: Readonly<Record<string, unknown>> = {}) {
  return { madeWith: { ...madeWith, config } } satisfies Provenance;
}

const SUBJECT = "punto de control";

/**
 * The configuration that a checkpoint was made with, exactly; its network and its recipe must be those of the checkpoint.
 * @throws DataError when it has none or one of another network or recipe; ConfigError when it is damaged.
 * @example
 * const { run, config } = await createSimpleEbm({ inputDim: 2, sampleBuffer: { capacity: 64 } });
 * configOfCheckpoint({ ...checkpointOf(run), ...provenanceOf(config) }).inputDim; // 2
 */
export function configOfCheckpoint({ madeWith, spec, recipe }: Pick<Checkpoint, "spec" | "recipe"> & Partial<Provenance>): ModelConfig {
  const stored = madeWith?.config;
  if (stored === undefined) {
    const remedy = "guárdalo con checkpointStore(carpeta, provenanceOf(config)); su red y su receta están en spec y recipe";
    throw new DataError({ subject: SUBJECT, problem: "no guarda la configuración con que se hizo", remedy });
  }
  const config = modelConfig(stored, { subject: SUBJECT });
  for (const [what, ours, theirs] of [
    ["la red", networkOf(config), spec],
    ["la receta", recipeOf(config), recipe],
  ] as const) {
    if (stable(ours) === stable(theirs)) continue;
    const problem = `${what} de su configuración no es la suya`;
    throw new DataError({
      subject: SUBJECT,
      problem,
      remedy: "alguien cambió una de las dos: parte de spec y recipe, que son las que entrenaron",
    });
  }
  return config;
}

/**
 * The model of a checkpoint where it was taken: more training gives the bits of a run that never stopped.
 * @throws DataError, ConfigError
 * @example
 * const { run, config } = await createSimpleEbm({ inputDim: 2, sampleBuffer: { capacity: 64 } });
 * (await restoreEbm({ ...checkpointOf(run), ...provenanceOf(config) })).run.step; // 0
 */
export async function restoreEbm(checkpoint: Checkpoint & Provenance, { engine }: { readonly engine?: Engine } = {}): Promise<Ebm> {
  const ebm = await createEbm(configOfCheckpoint(checkpoint), { engine });
  resumeTraining(ebm.run, checkpoint);
  return ebm;
}
