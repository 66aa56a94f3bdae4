import { countLayerParameters, countParameters } from "./layout";
import { layerNames, outputShapes } from "./shapes";
import type { LayerSpec, NetworkSpec } from "./spec";
import { validateSpec } from "./validate";

const TYPE_NAMES: Readonly<Record<LayerSpec["type"], string>> = { conv2d: "Conv2D", flatten: "Flatten", dense: "Dense" };

/**
 * A table of the layers, their output shapes and parameters, as Keras prints it.
 * @throws SpecError
 * @example
 * summary(preset("mlp-10")).split("\n")[0]; // 'Red: "mlp-10"'
 */
export function summary(spec: NetworkSpec): string {
  validateSpec(spec);
  const rows = [["Capa (tipo)", "Forma de salida", "Parámetros"], ...layerRows(spec)];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column].length)));
  const line = (row: string[]) => `│ ${row[0].padEnd(widths[0])} │ ${row[1].padEnd(widths[1])} │ ${row[2].padStart(widths[2])} │`;
  const rule = (left: string, middle: string, right: string) => left + widths.map((w) => "─".repeat(w + 2)).join(middle) + right;
  const [head, ...body] = rows.map(line);
  return [`Red: "${spec.name}"`, rule("┌", "┬", "┐"), head, rule("├", "┼", "┤"), ...body, rule("└", "┴", "┘"), totals(spec)].join("\n");
}

function layerRows(spec: NetworkSpec): string[][] {
  const names = layerNames(spec.layers);
  const shapes = outputShapes(spec);
  const input = ["entrada (Input)", shapeText(spec.inputShape), "0"];
  const rows = spec.layers.map((layer, i) => {
    const count = countLayerParameters(layer, i === 0 ? spec.inputShape : shapes[i - 1]);
    return [`${names[i]} (${TYPE_NAMES[layer.type]})`, shapeText(shapes[i]), thousands(count)];
  });
  return [input, ...rows];
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
