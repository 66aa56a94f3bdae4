import type { NetworkSpec } from "../../../network/spec";
import { validateSpec } from "../../../network/validate";
import { compilePlan } from "./compile-plan";
import { isBranch, type NetworkPlan, type Operation, type Tile, VALUE_BYTES, type Volume } from "./plan";

/**
 * The plan of a network: what the WebAssembly engine computes, in which order and from which tables, as plain data.
 * @param tile channels that a kernel computes together and inputs of one turn of its loop; results do not depend on it
 * @throws SpecError
 * @example
 * planOf(preset("mlp-10")).operations.map(({ layer }) => layer); // [ 'dense', 'dense_1', 'dense_2' ]
 */
export function planOf(spec: NetworkSpec, { tile = { outputs: 6, unroll: 2 } }: { readonly tile?: Tile } = {}): NetworkPlan {
  return compilePlan(validateSpec(spec), tile);
}

/**
 * A plan as a table for people: what each operation reads and writes, its passes, and its work.
 * @example
 * describePlan(planOf(preset("mlp-784"))).split("\n")[1]; // 'dense    [784] → [128]  relu    1 posición, 1 residuo   100 352 productos por cadena'
 */
export function describePlan({ spec, operations, parameters, tile }: NetworkPlan): string {
  const rows = operations.map(rowOf);
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]))
      .join("  ")
      .trimEnd(),
  );
  const values = operations.reduce((total, { output }) => total + sizeOf(output), 0);
  return [
    `Plan de «${spec.name}»: ${count(parameters)} parámetros; teselas de ${tile.outputs} canales × 8 cadenas`,
    ...lines,
    `Memoria de 8 cadenas: ${count(2 * VALUE_BYTES * (sizeOf(operations[0].input) + values))} bytes de valores y pendientes`,
  ].join("\n");
}

function rowOf(operation: Operation, index: number): string[] {
  const { layer, input, output, activation } = operation;
  const shapes = `${shapeText(input)} → ${shapeText(output)}`;
  if (operation.kind === "addition") return [layer, shapes, activation, `suma el valor ${operation.source}`, ""];
  if (operation.kind === "normalization") return [layer, shapes, activation, plural(operation.groups, "grupo", "grupos"), ""];
  const { backward, multiplyAdds } = operation;
  const branch = isBranch(operation, index) ? `, lee el valor ${operation.source}` : "";
  const passes = `${plural(output.height * output.width, "posición", "posiciones")}, ${plural(backward.length, "residuo", "residuos")}${branch}`;
  return [layer, shapes, activation, passes, `${count(multiplyAdds)} productos por cadena`];
}

function sizeOf({ height, width, channels }: Volume): number {
  return height * width * channels;
}

function shapeText({ height, width, channels }: Volume): string {
  return height * width === 1 ? `[${channels}]` : `[${height}, ${width}, ${channels}]`;
}

function plural(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** 76993 → "76 993", with a space that does not break: in Spanish a comma would be a decimal sign. */
function count(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, "\u00a0");
}
