import { describeValue } from "../errors";
import type { Activation, AddSpec, Conv2dSpec, DenseSpec, GroupNormSpec, LayerSpec } from "../network/spec";
import { ACTIVATION_LAYERS, activationLayerOf, activationOf } from "./activations";
import { isRecord, refuse, refuseLayer } from "./refuse";
import type { KerasLayer, Topology } from "./topology";

/**
 * The layers of a model as those of a NetworkSpec: a chain, where an Add reads what came before too, and a Conv2D may.
 *
 * Activations that are layers of their own join the layer before.
 * @throws SpecError that names the layer which a spec cannot say.
 */
export function toLayers(topology: Topology, subject: string): LayerSpec[] {
  const chain: Chain = { layers: [], places: new Map([[topology.input, 0]]) };
  for (const layer of inOrder(topology, subject)) append(chain, layer, subject);
  if (chain.places.get(topology.output) !== chain.layers.length)
    refuse(
      subject,
      `la salida del modelo es la de la capa ${topology.output}, y después de ella hay otras`,
      "guarda solo lo que lleva a la energía",
    );
  return chain.layers;
}

interface Chain {
  readonly layers: LayerSpec[];
  /** After how many layers of the spec each layer of Keras leaves its output. */
  readonly places: Map<string, number>;
}

/** The layers, each after all that it reads. */
function inOrder({ layers, input }: Topology, subject: string): KerasLayer[] {
  const done = new Set([input]);
  const ordered: KerasLayer[] = [];
  let pending = layers;
  while (pending.length > 0) {
    const later: KerasLayer[] = [];
    for (const layer of pending) {
      if (!layer.inputs.every((name) => done.has(name))) {
        later.push(layer);
        continue;
      }
      ordered.push(layer);
      done.add(layer.name);
    }
    if (later.length === pending.length) refuseLayer(subject, later[0].name, "lee de una capa que no está antes que ella");
    pending = later;
  }
  return ordered;
}

function append(chain: Chain, layer: KerasLayer, subject: string): void {
  requireFloat32(layer, subject);
  const read = layer.inputs.map((name) => placeOf(chain, { layer, name }, subject));
  const now = chain.layers.length;
  const skip = now - Math.max(...read);
  if (skip > 0 && layer.className !== "Conv2D")
    refuseLayer(
      subject,
      layer.name,
      "empieza una rama: no lee la salida de la capa anterior",
      "aquí solo pueden empezar una rama Conv2D y Add",
    );
  if (layer.className === "Add") chain.layers.push(addSpec(read, layer.name, subject));
  else if (read.length !== 1) refuseLayer(subject, layer.name, `lee ${read.length} salidas y solo Add puede`);
  else if (ACTIVATION_LAYERS.includes(layer.className)) join(chain, layer, subject);
  else chain.layers.push({ ...layerSpec(layer, subject), ...(skip > 0 && { skip }) } as LayerSpec);
  chain.places.set(layer.name, chain.layers.length);
}

function placeOf({ places }: Chain, { layer, name }: { layer: KerasLayer; name: string }, subject: string): number {
  const place = places.get(name);
  if (place === undefined) refuseLayer(subject, layer.name, `lee la salida de ${name} de antes de su activación, que aquí no se guarda`);
  return place;
}

/** The activation joins the layer before, whose bare output nobody can read any more. */
function join({ layers, places }: Chain, { name, className, config }: KerasLayer, subject: string): void {
  const activation: Activation = activationLayerOf(className, config, { subject, layer: name });
  if (activation === "linear") return;
  const last = layers.pop();
  if (last === undefined || last.type === "flatten" || last.activation !== "linear")
    refuseLayer(
      subject,
      name,
      "una activación debe ir justo después de Conv2D, Dense, Add o GroupNormalization, y ser la única",
      "pon la activación en esa capa",
    );
  for (const [reader, place] of places) if (place === layers.length + 1) places.delete(reader);
  layers.push({ ...last, activation });
}

function addSpec(read: readonly number[], name: string, subject: string): AddSpec {
  const skip = Math.max(...read) - Math.min(...read);
  if (read.length !== 2 || skip === 0) refuseLayer(subject, name, "debe sumar dos salidas distintas", "suma las salidas de dos en dos");
  return { type: "add", skip, activation: "linear" };
}

function layerSpec({ name, className, config }: KerasLayer, subject: string): LayerSpec {
  const own = { name, config, subject };
  if (className === "Conv2D") return convSpec(own);
  if (className === "Dense") return denseSpec(own);
  if (className === "GroupNormalization") return groupNormSpec(own);
  if (className === "Flatten") {
    requireValue(own, "data_format", ["channels_last"]);
    return { type: "flatten" };
  }
  return refuseLayer(
    subject,
    name,
    `es de tipo ${className} y las que hay son Conv2D, Dense, Flatten, Add, GroupNormalization y activaciones`,
    "quítala o cámbiala en Keras y vuelve a entrenar",
  );
}

interface Own {
  readonly name: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly subject: string;
}

function convSpec(own: Own): Conv2dSpec {
  const { name, config, subject } = own;
  requireValue(own, "data_format", ["channels_last"]);
  requireValue(own, "groups", [1]);
  requireValue(own, "dilation_rate", [1, "1,1"]);
  requireWeights(own);
  const sizes = { kernelSize: pair(config.kernel_size), strides: pair(config.strides ?? 1) };
  const activation = activationOf(config.activation, { subject, layer: name });
  return { type: "conv2d", filters: config.filters as number, ...sizes, padding: config.padding as "same", activation }; // checked by validateSpec
}

function denseSpec(own: Own): DenseSpec {
  requireWeights(own);
  return {
    type: "dense",
    units: own.config.units as number,
    activation: activationOf(own.config.activation, { subject: own.subject, layer: own.name }),
  };
}

function groupNormSpec(own: Own): GroupNormSpec {
  for (const key of ["center", "scale"]) requireValue(own, key, [true], "guárdala con center=True y scale=True");
  requireValue(own, "axis", [-1], "los canales van al final: axis=-1");
  const { groups = 32, epsilon = 1e-3 } = own.config; // checked by validateSpec
  return { type: "groupNorm", groups: groups as number, epsilon: epsilon as number, activation: "linear" };
}

/** Both have a kernel and a bias, and nothing else. */
function requireWeights(own: Own): void {
  requireValue(own, "use_bias", [true], "las capas de aquí tienen sesgo: guárdala con use_bias=True");
  for (const key of ["lora_rank", "quantization_config"]) requireValue(own, key, []);
}

/** Checks that a value of the configuration, when it is there, is one of `allowed`. */
function requireValue({ name, config, subject }: Own, key: string, allowed: readonly unknown[], remedy?: string): void {
  const value = config[key] ?? undefined;
  if (value === undefined || allowed.includes(Array.isArray(value) ? value.join() : value)) return;
  const expected = allowed.length > 0 ? `debe ser ${String(allowed[0])}` : "no debe estar";
  refuseLayer(subject, name, `${key} ${expected} y llegó ${describeValue(value)}`, remedy);
}

/** Keras writes a pair, and takes one number for both. */
function pair(value: unknown): readonly [number, number] {
  return (Array.isArray(value) ? value : [value, value]) as unknown as [number, number];
}

/** The policy of a layer is a name, or an object with its name. */
function requireFloat32({ name, config: { dtype } }: KerasLayer, subject: string): void {
  const policy = isRecord(dtype) ? (isRecord(dtype.config) ? dtype.config.name : dtype.class_name) : dtype;
  if (policy === undefined || policy === null || policy === "float32") return;
  refuseLayer(subject, name, `calcula en ${describeValue(policy)} y aquí se calcula en float32`, 'guárdala con dtype="float32"');
}
