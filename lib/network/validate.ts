import { describeValue, SpecError } from "../errors";
import { ACTIVATIONS } from "./activations";
import { countLayerParameters } from "./layout";
import { layerNames, outputShape, sizeOf } from "./shapes";
import type { Activation, Conv2dSpec, DenseSpec, LayerSpec, NetworkSpec } from "./spec";

/** Largest network that we accept: 100 million parameters are 400 MB. */
export const MAX_PARAMETERS = 100e6;
/** Largest input or layer output, in values a sample. */
export const MAX_VALUES = 10e6;

const SUBJECT = "network";
const KEYS = {
  network: ["name", "inputShape", "layers", "outputSign"],
  conv2d: ["type", "filters", "kernelSize", "strides", "padding", "activation"],
  flatten: ["type"],
  dense: ["type", "units", "activation"],
} as const;

/**
 * Checks a network that may come from anywhere (a file, JSON, a student) and returns a frozen copy.
 * @throws SpecError that names the layer, as Keras would: conv2d, conv2d_1, flatten, dense…
 * @example
 * validateSpec({ name: "mini", inputShape: [2], layers: [{ type: "dense", units: 1, activation: "linear" }], outputSign: 1 }).layers.length; // 1
 */
export function validateSpec(spec: unknown): NetworkSpec {
  const fields = requireObject("la red", spec, KEYS.network);
  const { name, inputShape, layers, outputSign } = fields;
  if (typeof name !== "string" || name.trim() === "") refuse(`name debe ser un texto y llegó ${describeValue(name)}`);
  const checkedShape = checkInputShape(inputShape);
  if (!Array.isArray(layers) || layers.length === 0) refuse(`layers debe ser una lista de capas y llegó ${describeValue(layers)}`);
  if (outputSign !== 1 && outputSign !== -1) {
    refuse(
      `outputSign debe ser 1 o -1 y llegó ${describeValue(outputSign)}`,
      "usa 1 si la red produce E, o -1 si produce f = -E como las redes de Keras del curso",
    );
  }
  return Object.freeze({
    name,
    inputShape: checkedShape,
    layers: Object.freeze(checkLayers(Array.from(layers), checkedShape)),
    outputSign,
  });
}

function checkInputShape(shape: unknown): readonly number[] {
  if (!isSizes(shape) || shape.length < 1 || shape.length > 3)
    refuse(`inputShape debe ser una lista de 1 a 3 enteros positivos y llegó ${describeValue(shape)}`, "por ejemplo [32, 32, 1] o [784]");
  if (sizeOf(shape) > MAX_VALUES)
    refuse(`inputShape tiene ${sizeOf(shape)} valores y el máximo es ${MAX_VALUES}`, "usa imágenes más pequeñas");
  return Object.freeze([...shape]);
}

function checkLayers(layers: readonly unknown[], inputShape: readonly number[]): LayerSpec[] {
  const names = layerNames(layers.map((layer, i) => ({ type: typeOf(layer, i) })));
  let shape = inputShape;
  let parameters = 0;
  const checked = layers.map((layer, i) => {
    const good = checkLayer(names[i], layer as LayerSpec);
    requireFits(names[i], good, shape);
    parameters += countLayerParameters(good, shape);
    shape = outputShape(good, shape);
    if (sizeOf(shape) > MAX_VALUES) refuseLayer(names[i], `su salida tendría ${sizeOf(shape)} valores y el máximo es ${MAX_VALUES}`);
    if (parameters > MAX_PARAMETERS)
      refuseLayer(
        names[i],
        `con ella la red tendría ${parameters} parámetros y el máximo es ${MAX_PARAMETERS}`,
        "usa menos filtros o unidades",
      );
    return good;
  });
  requireScalarOutput(names[names.length - 1], checked[checked.length - 1]);
  return checked;
}

function typeOf(layer: unknown, index: number): LayerSpec["type"] {
  const type = typeof layer === "object" && layer !== null ? (layer as { type?: unknown }).type : undefined;
  if (type !== "conv2d" && type !== "flatten" && type !== "dense") {
    refuse(
      `la capa número ${index + 1} debe ser de tipo conv2d, flatten o dense y llegó ${describeValue(type ?? layer)}`,
      "créala con conv2d(…), flatten() o dense(…)",
    );
  }
  return type;
}

function checkLayer(name: string, layer: LayerSpec): LayerSpec {
  requireObject(`la capa ${name}`, layer, KEYS[layer.type]);
  if (layer.type === "conv2d") return checkConv2d(name, layer);
  return Object.freeze(layer.type === "dense" ? checkDense(name, layer) : { type: "flatten" });
}

function checkConv2d(name: string, { filters, kernelSize, strides, padding, activation }: Conv2dSpec): Conv2dSpec {
  requireCount(name, "filters", filters);
  const checked = { kernelSize: checkPair(name, "kernelSize", kernelSize), strides: checkPair(name, "strides", strides) };
  if (padding !== "same" && padding !== "valid") refuseLayer(name, `padding debe ser "same" o "valid" y llegó ${describeValue(padding)}`);
  return Object.freeze({ type: "conv2d", filters, ...checked, padding, activation: checkActivation(name, activation) });
}

function checkDense(name: string, { units, activation }: DenseSpec): DenseSpec {
  requireCount(name, "units", units);
  return { type: "dense", units, activation: checkActivation(name, activation) };
}

function requireFits(name: string, layer: LayerSpec, shape: readonly number[]): void {
  const got = `recibe una entrada de forma [${shape.join(", ")}]`;
  if (layer.type === "dense" && shape.length !== 1)
    refuseLayer(name, `${got} y dense espera una lista de valores`, "pon flatten() antes de dense(…)");
  if (layer.type !== "conv2d") return;
  if (shape.length !== 3) refuseLayer(name, `${got} y conv2d espera [alto, ancho, canales]`, "pon conv2d(…) antes de flatten() y dense(…)");
  const [height, width] = layer.kernelSize;
  if (layer.padding === "valid" && (height > shape[0] || width > shape[1])) {
    refuseLayer(name, `${got}, más pequeña que su núcleo de ${height}×${width}`, 'usa padding: "same" o un núcleo más pequeño');
  }
}

function requireScalarOutput(name: string, layer: LayerSpec): void {
  if (layer.type === "dense" && layer.units === 1 && layer.activation === "linear") return;
  refuseLayer(name, "es la última y debe dar un solo número sin activación, la energía", "termina la red con dense(1)");
}

function checkPair(name: string, field: string, pair: unknown): readonly [number, number] {
  if (!isSizes(pair) || pair.length !== 2) {
    refuseLayer(name, `${field} debe ser un entero positivo, o un par de ellos, y llegó ${describeValue(unpair(pair))}`);
  }
  return Object.freeze<[number, number]>([pair[0], pair[1]]);
}

/** What the student wrote before the builder made a pair of it. */
function unpair(pair: unknown): unknown {
  return Array.isArray(pair) && pair.length === 2 && Object.is(pair[0], pair[1]) ? pair[0] : pair;
}

function checkActivation(name: string, activation: unknown): Activation {
  if (typeof activation === "string" && Object.hasOwn(ACTIVATIONS, activation)) return activation as Activation;
  refuseLayer(name, `activation debe ser una de ${Object.keys(ACTIVATIONS).join(", ")} y llegó ${describeValue(activation)}`);
}

function requireCount(name: string, field: string, value: unknown): void {
  if (!isPositiveInteger(value)) refuseLayer(name, `${field} debe ser un entero positivo y llegó ${describeValue(value)}`);
}

function requireObject(what: string, value: unknown, keys: readonly string[]): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    refuse(`${what} debe ser un objeto y llegó ${describeValue(value)}`, "créala con network({ … })");
  const unknownKey = Object.keys(value).find((key) => !keys.includes(key));
  if (unknownKey !== undefined)
    refuse(`${what} tiene una propiedad desconocida: ${describeValue(unknownKey)}`, `sus propiedades son ${keys.join(", ")}`);
  return value as Record<string, unknown>;
}

function isSizes(value: unknown): value is number[] {
  return Array.isArray(value) && Array.from(value).every(isPositiveInteger); // `every` alone would skip the holes of a sparse list
}

/** A positive integer that keeps every product of sizes exact. */
function isPositiveInteger(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) > 0 && (value as number) <= MAX_PARAMETERS;
}

function refuseLayer(name: string, problem: string, remedy?: string): never {
  refuse(`la capa ${name}: ${problem}`, remedy);
}

function refuse(problem: string, remedy?: string): never {
  throw new SpecError({ subject: SUBJECT, problem, remedy });
}
