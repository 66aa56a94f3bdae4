import { describeValue } from "../errors";
import { ACTIVATIONS } from "./activations";
import { isPositiveInteger, isSizes, refuse, refuseLayer, requireObject } from "./refuse";
import type { Activation, AddSpec, Conv2dSpec, DenseSpec, FlattenSpec, GroupNormSpec, LayerSpec } from "./spec";

const KEYS: Readonly<Record<LayerSpec["type"], readonly string[]>> = {
  conv2d: ["type", "filters", "kernelSize", "strides", "padding", "activation", "skip"],
  flatten: ["type"],
  dense: ["type", "units", "activation"],
  add: ["type", "skip", "activation"],
  groupNorm: ["type", "groups", "epsilon", "activation"],
};

/** The type of something that should be a layer; `index` is its place, from 0. @throws SpecError */
export function layerType(layer: unknown, index: number): LayerSpec["type"] {
  const type = typeof layer === "object" && layer !== null ? (layer as { type?: unknown }).type : undefined;
  if (typeof type === "string" && Object.hasOwn(KEYS, type)) return type as LayerSpec["type"];
  refuse(
    `la capa número ${index + 1} debe ser de tipo conv2d, flatten, dense, add o groupNorm y llegó ${describeValue(type ?? layer)}`,
    "créala con conv2d(…), flatten(), dense(…), add(…) o groupNorm(…)",
  );
}

/** Checks the values of one layer of a known type and returns a frozen copy. @throws SpecError that names it. */
export function checkLayer(name: string, layer: LayerSpec): LayerSpec {
  requireObject(`la capa ${name}`, layer, KEYS[layer.type]);
  return Object.freeze(checkValues(name, layer));
}

function checkValues(name: string, layer: LayerSpec): LayerSpec {
  switch (layer.type) {
    case "conv2d":
      return checkConv2d(name, layer);
    case "dense":
      return checkDense(name, layer);
    case "add":
      return checkAdd(name, layer);
    case "groupNorm":
      return checkGroupNorm(name, layer);
    case "flatten":
      return { type: "flatten" } satisfies FlattenSpec;
  }
}

function checkConv2d(name: string, { filters, kernelSize, strides, padding, activation, skip }: Conv2dSpec): Conv2dSpec {
  requireCount(name, "filters", filters);
  const checked = { kernelSize: checkPair(name, "kernelSize", kernelSize), strides: checkPair(name, "strides", strides) };
  if (padding !== "same" && padding !== "valid") refuseLayer(name, `padding debe ser "same" o "valid" y llegó ${describeValue(padding)}`);
  if (skip !== undefined) requireCount(name, "skip", skip);
  const branch = skip === undefined ? {} : { skip }; // a spec without it keeps its bytes in files
  return { type: "conv2d", filters, ...checked, padding, activation: checkActivation(name, activation), ...branch };
}

function checkDense(name: string, { units, activation }: DenseSpec): DenseSpec {
  requireCount(name, "units", units);
  return { type: "dense", units, activation: checkActivation(name, activation) };
}

function checkAdd(name: string, { skip, activation }: AddSpec): AddSpec {
  requireCount(name, "skip", skip);
  return { type: "add", skip, activation: checkActivation(name, activation) };
}

function checkGroupNorm(name: string, { groups, epsilon, activation }: GroupNormSpec): GroupNormSpec {
  requireCount(name, "groups", groups);
  if (!(typeof epsilon === "number" && Math.fround(epsilon) > 0 && Number.isFinite(epsilon)))
    refuseLayer(name, `epsilon debe ser un número positivo y llegó ${describeValue(epsilon)}`, "el valor de Keras es 0.001");
  return { type: "groupNorm", groups, epsilon, activation: checkActivation(name, activation) };
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
