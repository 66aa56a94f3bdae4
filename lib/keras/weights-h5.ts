import { requireBytes } from "../errors";
import { validateSpec } from "../network/validate";
import { requireWeights } from "../network/weights";
import type { WeightsFile } from "../network/weights-file";
import { isLegacy, thetaFromLegacy, thetaFromTree, weightsTree } from "./h5-layout";
import { readHdf5, writeHdf5 } from "./hdf5";
import { OURS, readOurs, withAbout, writeOurs } from "./ours";
import { BYTES_REMEDY, nameIn, parseRecord } from "./refuse";
import { type ImportOptions, resolveSpec } from "./resolve-spec";

/**
 * The bytes of a `.weights.h5`, which `model.load_weights` of Keras 3 opens in a model with the same layers.
 *
 * The spec and `about` go with them, in the attribute "ebm", which Keras does not look at.
 * @throws SpecError; ShapeError when the weights do not fit the spec; OptionError when one is not finite.
 * @example
 * const spec = preset("mlp-10");
 * const bytes = await encodeKerasWeights({ spec, weights: initialWeights(spec, { seed: 7 }), about: {} });
 * (await decodeKerasWeights(bytes, { name: "mlp.weights.h5" })).spec.name; // 'mlp-10'
 */
export async function encodeKerasWeights(file: WeightsFile): Promise<Uint8Array> {
  const spec = validateSpec(file.spec);
  requireWeights(spec, file.weights);
  const tree = weightsTree(spec, file.weights);
  return writeHdf5({ ...tree, attributes: { [OURS]: JSON.stringify(await writeOurs({ ...file, spec })) } });
}

/**
 * Reads an `.h5` of Keras: the `.weights.h5` of Keras 3, which needs `preset` unless it is ours, and the older files with a
 * whole model or with weights alone (these with `preset` too).
 * @throws DataError when the file is damaged, or its weights are not those of the network; SpecError that names the layer
 * which a NetworkSpec cannot say; OptionError when an option is wrong or contradicts the file.
 * @example
 * await decodeKerasWeights(new Uint8Array(100), { name: "vacío.h5", preset: "mlp-10" }); // throws DataError
 */
export async function decodeKerasWeights(bytes: Uint8Array, options: ImportOptions): Promise<WeightsFile> {
  const name = nameIn(options, "decodeKerasWeights");
  requireBytes("el contenido", bytes, { subject: name, remedy: BYTES_REMEDY });
  const root = await readHdf5(bytes, name);
  const { [OURS]: mine, model_config: config, keras_version: version } = root.attributes;
  const ours = readOurs(mine, name);
  const model = typeof config === "string" ? parseRecord(config, { subject: name, what: "model_config" }) : undefined;
  const spec = resolveSpec({ model, ours }, options);
  const group = root.groups.model_weights ?? root;
  const weights = isLegacy(group) ? thetaFromLegacy(spec, group, name) : thetaFromTree(spec, group, name);
  return withAbout({ spec, weights }, { ours, origin: `Keras ${version ?? "3"}`, subject: name });
}
