import { countLayerParameters, countParameters } from "./layout";
import { branchSkip, inputShapes, layerNames, outputShapes } from "./shapes";
import type { LayerSpec, NetworkSpec } from "./spec";
import { validateSpec } from "./validate";

const TYPE_NAMES: Readonly<Record<LayerSpec["type"], string>> = {
  conv2d: "Conv2D",
  flatten: "Flatten",
  dense: "Dense",
  add: "Add",
  groupNorm: "GroupNormalization",
};
/** Columns whose text is written to the right. */
const NUMERIC = "Parámetros";

/**
 * A table of the layers, their output shapes and parameters, as Keras prints it; with residual additions, also of what
 * enters each layer, and with a head, the formula of the energy.
 * @throws SpecError
 * @example
 * summary(preset("mlp-10")).split("\n")[0]; // 'Red: "mlp-10"'
 */
export function summary(spec: NetworkSpec): string {
  validateSpec(spec);
  const residual = spec.layers.some(({ type }) => type === "add");
  const titles = ["Capa (tipo)", "Forma de salida", NUMERIC, "Conectada a"].slice(0, residual ? 4 : 3);
  const rows = [titles, ...layerRows(spec)];
  const widths = titles.map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const cell = (row: string[], column: number) => row[column][titles[column] === NUMERIC ? "padStart" : "padEnd"](widths[column]);
  const line = (row: string[]) => `│ ${titles.map((_, column) => cell(row, column)).join(" │ ")} │`;
  const rule = (left: string, middle: string, right: string) => left + widths.map((w) => "─".repeat(w + 2)).join(middle) + right;
  const [head, ...body] = rows.map(line);
  const table = [rule("┌", "┬", "┐"), head, rule("├", "┼", "┤"), ...body, rule("└", "┴", "┘")];
  return [`Red: "${spec.name}"`, ...table, totals(spec), ...energyLine(spec)].join("\n");
}

function layerRows(spec: NetworkSpec): string[][] {
  const names = layerNames(spec.layers);
  const [reads, shapes] = [inputShapes(spec), outputShapes(spec)];
  const input = ["entrada (Input)", shapeText(spec.inputShape), "0", "–"];
  const rows = spec.layers.map((layer, i) => {
    const count = countLayerParameters(layer, reads[i]);
    return [`${names[i]} (${TYPE_NAMES[layer.type]})`, shapeText(shapes[i]), thousands(count), sources(layer, ["entrada", ...names], i)];
  });
  return [input, ...rows];
}

/** Names of what a layer reads, where `origins[i]` gives what enters layer i. */
function sources(layer: LayerSpec, origins: readonly string[], index: number): string {
  return layer.type === "add" ? `${origins[index]} + ${origins[index - layer.skip]}` : origins[index - branchSkip(layer)];
}

/** The energy where it is not the output itself or its opposite. */
function energyLine({ head, layers, outputSign }: NetworkSpec): string[] {
  const last = layers[layers.length - 1];
  if (head === undefined || last.type !== "dense") return [];
  return [`Energía: E(x) = −log Σₖ exp(${outputSign === 1 ? "−" : ""}hₖ(x)), k = 1…${last.units}`];
}

function totals(spec: NetworkSpec): string {
  const count = countParameters(spec);
  return `Parámetros en total: ${thousands(count)} (${byteText(4 * count)})`;
}

function shapeText(shape: readonly number[]): string {
  return `(None, ${shape.join(", ")})`;
}

/** 76993 → "76 993", with a space that does not break: in Spanish a comma would be a decimal sign. */
function thousands(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, "\u00a0");
}

function byteText(bytes: number): string {
  return bytes < 1024 ** 2 ? `${decimal(bytes / 1024)} KB` : `${decimal(bytes / 1024 ** 2)} MB`;
}

function decimal(value: number): string {
  return value.toFixed(2).replace(".", ",");
}
