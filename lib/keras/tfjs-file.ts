import { describeValue, requireBytes } from "../errors";
import { LEAKY_SLOPE } from "../network/activations";
import { MAX_PARAMETERS } from "../network/refuse";
import { sizeOf } from "../network/shapes";
import type { NetworkSpec } from "../network/spec";
import { validateSpec } from "../network/validate";
import { requireWeights } from "../network/weights";
import type { WeightsFile } from "../network/weights-file";
import { INPUT_NAME, type KerasNode, modelName, nodesOf } from "./nodes";
import { OURS, readOurs, thetaBytes, withAbout, writeOurs } from "./ours";
import { BYTES_REMEDY, isRecord, nameIn, refuse, refuseFile } from "./refuse";
import { type ImportOptions, resolveSpec } from "./resolve-spec";
import { joinTheta, type NamedArray, splitTheta } from "./theta";

/** A model in tf.js' layers format: two files, model.json and weights.bin. */
export interface TfjsFiles {
  /** What model.json holds. */
  readonly model: Readonly<Record<string, unknown>>;
  /** weights.bin: float32, little-endian, one array after the other. */
  readonly weights: Uint8Array;
}

/** Name of the second file, which the first one names. */
export const TFJS_WEIGHTS = "weights.bin";

/**
 * The network in tf.js' layers format, which `tf.loadLayersModel` opens; its output is h(x), as in `encodeKeras`.
 *
 * Source: tfjs-layers/src/models.ts, 4.22: the topology of Keras 2, with `leakyRelu` as a layer of its own.
 * @throws SpecError; ShapeError when the weights do not fit the spec; OptionError when one is not finite.
 * @example
 * const spec = preset("mlp-10");
 * const { model, weights } = await encodeTfjs({ spec, weights: initialWeights(spec, { seed: 7 }), about: {} });
 * model.format; // 'layers-model'
 * weights.length; // 38916
 */
export async function encodeTfjs(file: WeightsFile): Promise<TfjsFiles> {
  const spec = validateSpec(file.spec);
  if (spec.layers.some(({ type }) => type === "groupNorm"))
    refuse(spec.name, "tf.js no tiene la capa GroupNormalization", "guárdala en .keras");
  const arrays = splitTheta(spec, requireWeights(spec, file.weights));
  const model = {
    format: "layers-model",
    generatedBy: "Paisajes de energía",
    convertedBy: null,
    modelTopology: { class_name: "Model", config: topology(spec), keras_version: "tfjs-layers 4.22.0", backend: "tensor_flow.js" },
    weightsManifest: [{ paths: [TFJS_WEIGHTS], weights: arrays.map(({ name, shape }) => ({ name, shape: [...shape], dtype: "float32" })) }],
    userDefinedMetadata: { [OURS]: await writeOurs({ ...file, spec }) },
  };
  return { model, weights: thetaBytes(file.weights) };
}

function topology(spec: NetworkSpec): Readonly<Record<string, unknown>> {
  const nodes = nodesOf(spec, { fuses: (activation) => activation !== "leakyRelu" });
  const door = { batch_input_shape: [null, ...spec.inputShape], dtype: "float32", sparse: false, name: INPUT_NAME };
  const input = { name: INPUT_NAME, class_name: "InputLayer", config: door, inbound_nodes: [] };
  const layers = nodes.map((node) => ({
    name: node.name,
    class_name: node.className,
    config: { name: node.name, trainable: true, ...ownConfig(node) },
    inbound_nodes: [node.inputs.map(({ name }) => [name, 0, 0, {}])],
  }));
  const ends = { input_layers: [[INPUT_NAME, 0, 0]], output_layers: [[nodes[nodes.length - 1].name, 0, 0]] };
  return { name: modelName(spec), layers: [input, ...layers], ...ends };
}

/** tf.js calls the activations as we do. */
function ownConfig({ className, layer, activation }: KerasNode): Readonly<Record<string, unknown>> {
  if (className === "Activation") return { activation };
  if (className === "LeakyReLU") return { alpha: LEAKY_SLOPE };
  if (layer.type === "dense") return { units: layer.units, activation, use_bias: true };
  if (layer.type !== "conv2d") return {};
  const { filters, kernelSize, strides, padding } = layer;
  const window = { kernel_size: [...kernelSize], strides: [...strides], padding, data_format: "channels_last", dilation_rate: [1, 1] };
  return { filters, ...window, activation, use_bias: true };
}

/**
 * Reads a model in tf.js' layers format: ours, what `model.save` of tf.js gives, or what the converter of Keras models writes.
 * @param files `weights`: all its binary files, one after the other
 * @throws DataError, SpecError, OptionError as `decodeKeras`.
 * @example
 * const spec = preset("mlp-10");
 * const weights = initialWeights(spec, { seed: 7 });
 * (await decodeTfjs(await encodeTfjs({ spec, weights, about: {} }), { name: "model.json" })).weights.length; // 9729
 */
export async function decodeTfjs(files: TfjsFiles, options: ImportOptions): Promise<WeightsFile> {
  const name = nameIn(options, "decodeTfjs");
  const { model, weights } = files ?? ({} as TfjsFiles);
  if (!isRecord(model) || !isRecord(model.modelTopology))
    refuseFile(name, "no es un modelo de capas de tf.js: falta modelTopology", { remedy: "guárdalo con model.save() de tf.js" });
  requireBytes("weights", weights, { subject: name, remedy: BYTES_REMEDY });
  const { modelTopology, userDefinedMetadata: extra, weightsManifest: manifest } = model;
  const ours = readOurs(isRecord(extra) ? extra[OURS] : undefined, name);
  const { model_config: inner } = modelTopology as Readonly<Record<string, unknown>>; // the converter puts the model inside
  const spec = resolveSpec({ model: (isRecord(inner) ? inner : modelTopology) as Readonly<Record<string, unknown>>, ours }, options);
  const groups = Array.isArray(manifest) ? manifest : refuseFile(name, "falta weightsManifest");
  const entries = groups.flatMap((group) => (isRecord(group) && Array.isArray(group.weights) ? (group.weights as unknown[]) : []));
  const theta = joinTheta(spec, readArrays(entries, weights, name), name);
  const origin = typeof model.generatedBy === "string" ? model.generatedBy : "tf.js";
  return withAbout({ spec, weights: theta }, { ours, origin, subject: name });
}

function readArrays(entries: readonly unknown[], bytes: Uint8Array, subject: string): NamedArray[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let offset = 0;
  const arrays = entries.map((entry) => {
    const { name, shape, size } = readEntry(entry, subject);
    if (offset + 4 * size > bytes.length) refuseFile(subject, `los pesos están truncados: faltan los de ${name}`);
    const from = offset;
    offset += 4 * size;
    return { name, shape, values: Float32Array.from({ length: size }, (_, i) => view.getFloat32(from + 4 * i, true)) };
  });
  return offset === bytes.length ? arrays : refuseFile(subject, `los pesos ocupan ${bytes.length} bytes y deberían ocupar ${offset}`);
}

function readEntry(entry: unknown, subject: string): { name: string; shape: readonly number[]; size: number } {
  const { name, shape, dtype, quantization } = isRecord(entry) ? entry : ({} as Record<string, unknown>);
  if (typeof name !== "string" || !Array.isArray(shape))
    refuseFile(subject, `weightsManifest debe dar nombre y forma y llegó ${describeValue(entry)}`);
  if (dtype !== "float32" || quantization !== undefined)
    refuseFile(subject, `los pesos ${name} deben ser float32 sin comprimir`, { remedy: "guárdalos sin cuantizar" });
  const size = sizeOf(shape as number[]);
  if (!Number.isInteger(size) || size < 0 || size > MAX_PARAMETERS) refuseFile(subject, `los pesos ${name} tienen una forma imposible`);
  return { name, shape: shape as number[], size };
}
