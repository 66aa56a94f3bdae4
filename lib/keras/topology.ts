import { describeValue } from "../errors";
import { isRecord, refuse, refuseFile, refuseLayer } from "./refuse";

/** A layer as the file has it. */
export interface KerasLayer {
  readonly name: string;
  readonly className: string;
  readonly config: Readonly<Record<string, unknown>>;
  /** Names of the layers that it reads. */
  readonly inputs: readonly string[];
}

/** A model of Keras, of any version, Sequential or Functional, in one form. */
export interface Topology {
  readonly name: string;
  /** Shape of one sample, without the batch. */
  readonly inputShape: readonly unknown[];
  /** All layers but the input. */
  readonly layers: readonly KerasLayer[];
  readonly input: string;
  readonly output: string;
}

/** Layers at most: what we accept has far fewer. */
const MAX_LAYERS = 5000;

/** Class names of models that are a list of layers, and of models that are a graph. */
const FUNCTIONAL = ["Functional", "Model"];

/** Whether the file says which layers the model has: a class of its author's does not. */
export function hasLayers({ class_name, config }: Readonly<Record<string, unknown>>): boolean {
  return (class_name === "Sequential" || FUNCTIONAL.includes(class_name as string)) && isRecord(config) && Array.isArray(config.layers);
}

/**
 * Reads the configuration of a model: { class_name, config }, as Keras 2, Keras 3 and tf.js write it.
 * @throws DataError when it is none; SpecError when it has several inputs or outputs, or layers with several uses.
 */
export function readTopology(model: Readonly<Record<string, unknown>>, subject: string): Topology {
  if (!hasLayers(model)) refuseFile(subject, `el modelo es de la clase ${describeValue(model.class_name)} y no dice qué capas tiene`);
  const config = model.config as Readonly<Record<string, unknown>>;
  const raw = (config.layers as unknown[]).map((layer) => readLayer(layer, subject));
  if (raw.length === 0 || raw.length > MAX_LAYERS) refuse(subject, `el modelo tiene ${raw.length} capas`);
  const name = typeof config.name === "string" && config.name.trim() !== "" ? config.name : "keras";
  if (new Set(raw.map((layer) => layer.name)).size !== raw.length) refuseFile(subject, "dos capas del modelo se llaman igual");
  return { name, ...(model.class_name === "Sequential" ? sequential(raw, config, subject) : functional(raw, config, subject)) };
}

interface RawLayer extends Omit<KerasLayer, "inputs"> {
  readonly nodes: unknown;
}

function readLayer(layer: unknown, subject: string): RawLayer {
  const config = isRecord(layer) ? layer.config : undefined;
  if (!isRecord(layer) || !isRecord(config) || typeof layer.class_name !== "string")
    refuseFile(subject, `una capa del modelo debe tener class_name y config y llegó ${describeValue(layer)}`);
  const name = layer.name ?? config.name;
  if (typeof name !== "string") refuseFile(subject, `una capa ${layer.class_name} no tiene nombre`);
  const registered = layer.registered_name ?? null;
  if (registered !== null) refuseLayer(subject, name, `es de una clase propia, ${describeValue(registered)}`, "usa las capas de Keras");
  return { name, className: layer.class_name, config, nodes: layer.inbound_nodes };
}

function sequential(raw: readonly RawLayer[], config: Readonly<Record<string, unknown>>, subject: string): Omit<Topology, "name"> {
  const [first] = raw;
  const door = first.className === "InputLayer";
  const batch = batchShape(first.config) ?? config.build_input_shape;
  const input = door ? first.name : "";
  const layers = (door ? raw.slice(1) : raw).map(({ nodes: _, ...layer }, i, all) => ({
    ...layer,
    inputs: [i === 0 ? input : all[i - 1].name],
  }));
  return { inputShape: sampleShape(batch, { subject, layer: first.name }), layers, input, output: layers.at(-1)?.name ?? input };
}

function functional(raw: readonly RawLayer[], config: Readonly<Record<string, unknown>>, subject: string): Omit<Topology, "name"> {
  const input = onlyEnd(config.input_layers, { subject, what: "entradas" });
  const output = onlyEnd(config.output_layers, { subject, what: "salidas" });
  const door = raw.find(({ name, className }) => name === input && className === "InputLayer");
  if (!door) refuseFile(subject, `la entrada del modelo, ${input}, no está entre sus capas`);
  const layers = raw
    .filter((layer) => layer !== door)
    .map(({ nodes, ...layer }) => ({ ...layer, inputs: inputsOf(nodes, { subject, layer: layer.name }) }));
  return { inputShape: sampleShape(batchShape(door.config), { subject, layer: door.name }), layers, input, output };
}

/** Keras 3 writes `batch_shape`, the others `batch_input_shape`. */
function batchShape(config: Readonly<Record<string, unknown>>): unknown {
  return config.batch_shape ?? config.batch_input_shape;
}

function sampleShape(batch: unknown, { subject, layer }: { subject: string; layer: string }): unknown[] {
  if (!Array.isArray(batch) || batch.length < 2)
    refuseLayer(
      subject,
      layer,
      "el fichero no dice la forma de la entrada",
      "construye el modelo con keras.Input(shape) antes de guardarlo",
    );
  const unknown = batch.slice(1).some((size) => size === null);
  if (unknown)
    refuseLayer(
      subject,
      layer,
      `la forma de la entrada, ${describeValue(batch)}, no está fija`,
      "da todas las medidas en keras.Input(shape)",
    );
  return batch.slice(1);
}

/** [["name", 0, 0]], or ["name", 0, 0] when there is one. */
function onlyEnd(ends: unknown, { subject, what }: { subject: string; what: string }): string {
  const list = Array.isArray(ends) && typeof ends[0] === "string" ? [ends] : ends;
  if (!Array.isArray(list) || list.length !== 1 || !Array.isArray(list[0]) || typeof list[0][0] !== "string")
    refuse(subject, `el modelo debe tener una entrada y una salida, y sus ${what} son ${describeValue(ends)}`);
  return list[0][0];
}

/** Names of what a layer reads; it must be used once. */
function inputsOf(nodes: unknown, { subject, layer }: { subject: string; layer: string }): string[] {
  if (!Array.isArray(nodes) || nodes.length !== 1) {
    const times = Array.isArray(nodes) ? nodes.length : 0;
    refuseLayer(
      subject,
      layer,
      `se usa ${times} veces y debe usarse una`,
      "una red compartida no tiene equivalente aquí: usa una capa para cada lugar",
    );
  }
  const [node] = nodes as unknown[];
  const names = isRecord(node) ? tensorsIn([node.args, node.kwargs]) : namesIn(node);
  return names.length > 0 ? names : refuseFile(subject, `la capa ${layer} no dice qué lee`);
}

/** Keras 3: tensors anywhere among the arguments. */
function tensorsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(tensorsIn);
  if (!isRecord(value)) return [];
  const history = isRecord(value.config) ? value.config.keras_history : undefined;
  if (value.class_name === "__keras_tensor__") return Array.isArray(history) ? [String(history[0])] : [];
  return Object.values(value).flatMap(tensorsIn);
}

/** Keras 2 and tf.js: [["name", 0, 0, {}], …]. */
function namesIn(node: unknown): string[] {
  return Array.isArray(node)
    ? node.filter((tensor): tensor is [string] => Array.isArray(tensor) && typeof tensor[0] === "string").map(([name]) => name)
    : [];
}
