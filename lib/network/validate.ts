import { describeValue } from "../errors";
import { checkLayer, layerType } from "./check-layer";
import { countLayerParameters } from "./layout";
import { isSizes, MAX_PARAMETERS, refuse, refuseLayer, requireObject } from "./refuse";
import { branchSkip, layerNames, outputShape, sizeOf } from "./shapes";
import type { AddSpec, Conv2dSpec, GroupNormSpec, LayerSpec, NetworkSpec } from "./spec";

export { MAX_PARAMETERS } from "./refuse";
/** Largest input or layer output, in values a sample. */
export const MAX_VALUES = 10e6;

const KEYS = ["name", "inputShape", "layers", "outputSign", "head"] as const;

/**
 * Checks a network that may come from anywhere (a file, JSON, a student) and returns a frozen copy.
 * @throws SpecError that names the layer, as Keras would: conv2d, conv2d_1, flatten, dense…
 * @example
 * validateSpec({ name: "mini", inputShape: [2], layers: [{ type: "dense", units: 1, activation: "linear" }], outputSign: 1 }).layers.length; // 1
 */
export function validateSpec(spec: unknown): NetworkSpec {
  const { name, inputShape, layers, outputSign, head } = requireObject("la red", spec, KEYS);
  if (typeof name !== "string" || name.trim() === "") refuse(`name debe ser un texto y llegó ${describeValue(name)}`);
  const checkedShape = checkInputShape(inputShape);
  if (!Array.isArray(layers) || layers.length === 0) refuse(`layers debe ser una lista de capas y llegó ${describeValue(layers)}`);
  if (outputSign !== 1 && outputSign !== -1) {
    refuse(
      `outputSign debe ser 1 o -1 y llegó ${describeValue(outputSign)}`,
      "usa 1 si la red produce E, o -1 si produce f = -E como las redes de Keras del curso",
    );
  }
  if (head !== undefined && head !== "logsumexp") refuse(`head debe ser "logsumexp" o no estar y llegó ${describeValue(head)}`);
  const names = layerNames(Array.from(layers, (layer, i) => ({ type: layerType(layer, i) })));
  const checkedLayers = checkLayers(Array.from(layers), { names, inputShape: checkedShape });
  requireEnergy(names[names.length - 1], checkedLayers[checkedLayers.length - 1], head);
  return Object.freeze({
    name,
    inputShape: checkedShape,
    layers: Object.freeze(checkedLayers),
    outputSign,
    ...(head === undefined ? {} : { head }), // a spec without it keeps its bytes in files
  });
}

function checkInputShape(shape: unknown): readonly number[] {
  if (!isSizes(shape) || shape.length < 1 || shape.length > 3)
    refuse(`inputShape debe ser una lista de 1 a 3 enteros positivos y llegó ${describeValue(shape)}`, "por ejemplo [32, 32, 1] o [784]");
  if (sizeOf(shape) > MAX_VALUES)
    refuse(`inputShape tiene ${sizeOf(shape)} valores y el máximo es ${MAX_VALUES}`, "usa imágenes más pequeñas");
  return Object.freeze([...shape]);
}

function checkLayers(
  layers: readonly LayerSpec[],
  { names, inputShape }: { names: readonly string[]; inputShape: readonly number[] },
): LayerSpec[] {
  /** Shape of what enters each layer; the last one is that of the output. */
  const shapes = [inputShape];
  let parameters = 0;
  const all = layers.map((layer, i) => {
    const checked = checkLayer(names[i], layer);
    requireFits(checked, { names: names.slice(0, i + 1), shapes });
    const read = shapes[i - branchSkip(checked)];
    parameters += countLayerParameters(checked, read);
    shapes.push(outputShape(checked, read));
    requireRoom(names[i], sizeOf(shapes[i + 1]), parameters);
    return checked;
  });
  requireReaders(all, names);
  return all;
}

/** What a branch does not read, some later layer must. */
function requireReaders(layers: readonly LayerSpec[], names: readonly string[]): void {
  const skipped = layers.findIndex((layer, i) => branchSkip(layer) > 0 && !layers.some((later, j) => j > i && skipOf(later) === j - i));
  if (skipped < 0) return;
  refuseLayer(
    names[skipped - 1],
    `nadie lee su salida, porque ${names[skipped]} empieza una rama desde antes`,
    "junta las dos ramas con add(1) después, o usa residual(…)",
  );
}

function skipOf(layer: LayerSpec): number {
  return layer.type === "add" ? layer.skip : branchSkip(layer);
}

/** The layers up to the one that is being checked, and what entered each of them. */
interface Entered {
  readonly names: readonly string[];
  readonly shapes: readonly (readonly number[])[];
}

function requireFits(layer: LayerSpec, { names, shapes }: Entered): void {
  const name = names[names.length - 1];
  if (skipOf(layer) > 0) requirePlaces(skipOf(layer), names);
  const shape = shapes[shapes.length - 1 - branchSkip(layer)];
  if (layer.type === "add") requireSummands(layer, { names, shapes });
  if (layer.type === "dense" && shape.length !== 1)
    refuseLayer(name, `${received(shape)} y dense espera una lista de valores`, "pon flatten() antes de dense(…)");
  if (layer.type === "conv2d") requireWindow(name, layer, shape);
  if (layer.type === "groupNorm") requireGroups(name, layer, shape);
}

function requireGroups(name: string, { groups }: GroupNormSpec, shape: readonly number[]): void {
  const channels = shape[shape.length - 1];
  if (channels % groups !== 0)
    refuseLayer(
      name,
      `${received(shape)} y sus ${channels} canales no se reparten en ${groups} grupos iguales`,
      "usa un divisor de los canales",
    );
  if (sizeOf(shape) === groups)
    refuseLayer(name, `${received(shape)}: con un valor por grupo no queda nada de la entrada`, "usa menos grupos");
}

function requireWindow(name: string, { kernelSize: [height, width], padding }: Conv2dSpec, shape: readonly number[]): void {
  if (shape.length !== 3)
    refuseLayer(name, `${received(shape)} y conv2d espera [alto, ancho, canales]`, "pon conv2d(…) antes de flatten() y dense(…)");
  if (padding === "valid" && (height > shape[0] || width > shape[1])) {
    refuseLayer(name, `${received(shape)}, más pequeña que su núcleo de ${height}×${width}`, 'usa padding: "same" o un núcleo más pequeño');
  }
}

/** Before the last of those layers there are as many as it skips. */
function requirePlaces(skip: number, names: readonly string[]): void {
  const index = names.length - 1;
  if (skip <= index) return;
  const before = index === 1 ? "hay 1 capa" : `hay ${index} capas`;
  refuseLayer(
    names[index],
    `skip es ${skip} y antes de ella ${before}`,
    "con skip: 2 lee lo que entró en la capa que está dos lugares antes",
  );
}

function requireSummands({ skip }: AddSpec, { names, shapes }: Entered): void {
  const index = names.length - 1;
  const [x, source] = [shapes[index], shapes[index - skip]];
  if (x.length === source.length && x.every((size, axis) => size === source[axis])) return;
  refuseLayer(
    names[index],
    `suma la salida de ${names[index - 1]}, de forma ${shapeText(x)}, y lo que entró en ${names[index - skip]}, de forma ${shapeText(source)}`,
    'las dos formas deben ser iguales: usa los mismos filtros, strides: 1 y padding: "same" entre ambas, o residual(…), que proyecta',
  );
}

function requireRoom(name: string, outputs: number, parameters: number): void {
  if (outputs > MAX_VALUES) refuseLayer(name, `su salida tendría ${outputs} valores y el máximo es ${MAX_VALUES}`);
  if (parameters > MAX_PARAMETERS)
    refuseLayer(name, `con ella la red tendría ${parameters} parámetros y el máximo es ${MAX_PARAMETERS}`, "usa menos filtros o unidades");
}

/** The last layer gives the energy, or with the head "logsumexp" the K numbers that make it. */
function requireEnergy(name: string, layer: LayerSpec, head: NetworkSpec["head"]): void {
  const units = layer.type === "dense" && layer.activation === "linear" ? layer.units : 0;
  if (head === "logsumexp") {
    if (units < 2)
      refuseLayer(
        name,
        'es la última y con head: "logsumexp" debe dar dos o más números sin activación',
        "termina la red con dense(10), o quita head",
      );
    return;
  }
  if (units === 1) return;
  const several = layer.type === "dense" && layer.units > 1;
  refuseLayer(
    name,
    "es la última y debe dar un solo número sin activación, la energía",
    several ? 'termina la red con dense(1), o usa head: "logsumexp" si da una salida por clase' : "termina la red con dense(1)",
  );
}

function received(shape: readonly number[]): string {
  return `recibe una entrada de forma ${shapeText(shape)}`;
}

function shapeText(shape: readonly number[]): string {
  return `[${shape.join(", ")}]`;
}
