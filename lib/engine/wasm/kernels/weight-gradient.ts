import {
  advance,
  type Body,
  doWhile,
  type Expr,
  f32,
  f32x4,
  type FunctionBuilder,
  i32,
  type Local,
  type ModuleBuilder,
  repeat,
  v128,
} from "../assembler";
import { VALUE_BYTES } from "../plan/plan";
import { TAP_WORDS } from "../plan/tables";
import { type Chains, HALVES, loadValue, pairOf, storeValue } from "./chains";

/** What distinguishes one weight-gradient kernel from another. */
export interface WeightGradientKernel {
  readonly channelsIn: number;
  readonly channelsOut: number;
  /** Inputs and outputs of a tile; results do not depend on them. */
  readonly tile: readonly [inputs: number, outputs: number];
}

const PARAMETERS = { table: "i32", tableEnd: "i32", source: "i32", slopes: "i32", gradient: "i32", scratch: "i32" } as const;
/** Sums that are added across the lanes together. */
const TOGETHER = 4;
/** Bytes that the kernel needs at `scratch` for a tile. */
export const GRADIENT_SCRATCH_BYTES = 1024;

/**
 * Adds one tap's part of the gradient: gradient[c, k] += Σ_positions Σ_chains x[c] · δ[k], with δ = ∂L/∂z.
 *
 * Each chain is summed over the positions in its own lane; then the two halves are added, and then the four lanes. That
 * order is fixed, whatever the tile and the width of the registers.
 */
export function defineWeightGradient(module: ModuleBuilder, kernel: WeightGradientKernel): void {
  const { channelsIn, channelsOut, tile } = kernel;
  module.define(weightGradientName(kernel), PARAMETERS, (f, p) => {
    const v = variables(f, p, kernel);
    const rows = (inputs: number): Body => [
      v.slopesAt.set(p.slopes),
      v.gradientAt.set(v.gradientRow),
      repeatWhole(v.outputTiles, Math.floor(channelsOut / tile[1]), tileSums(v, inputs, tile[1])),
      channelsOut % tile[1] ? tileSums(v, inputs, channelsOut % tile[1]) : [],
      advance(v.sourceAt, VALUE_BYTES * inputs),
      advance(v.gradientRow, 4 * channelsOut * inputs),
    ];
    return [
      v.sourceAt.set(p.source),
      v.gradientRow.set(p.gradient),
      repeatWhole(v.inputTiles, Math.floor(channelsIn / tile[0]), rows(tile[0])),
      channelsIn % tile[0] ? rows(channelsIn % tile[0]) : [],
    ];
  });
}

/** The name of the function that `defineWeightGradient` adds. */
export function weightGradientName({ channelsIn, channelsOut }: WeightGradientKernel): string {
  return `weightGradient_${channelsIn}_${channelsOut}`;
}

function repeatWhole(counter: Local<"i32">, count: number, body: Body): Body {
  return count === 0 ? [] : repeat(counter, count, body);
}

type Variables = ReturnType<typeof variables>;

function variables(
  f: FunctionBuilder,
  p: { readonly [Name in keyof typeof PARAMETERS]: Local<"i32"> },
  { channelsOut, tile }: WeightGradientKernel,
) {
  const address = () => f.local("i32");
  return {
    f,
    p,
    channelsOut,
    sums: Array.from({ length: tile[0] }, () => Array.from({ length: tile[1] }, () => pairOf(f))),
    x: Array.from({ length: tile[0] }, () => pairOf(f)),
    slope: pairOf(f),
    /** Sums of one input, lane by lane; then across the lanes. */
    across: [0, 1, 2, 3].map(() => f.local("v128")),
    ...{ position: address(), xAt: address(), slopeAt: address() },
    ...{ sourceAt: address(), slopesAt: address(), gradientRow: address(), gradientAt: address() },
    ...{ inputTiles: address(), outputTiles: address() },
  };
}

/** The gradient of `inputs` × `outputs` weights. */
function tileSums(v: Variables, inputs: number, outputs: number): Body {
  const { p, sums, position } = v;
  const used = sums.slice(0, inputs).map((row) => row.slice(0, outputs));
  return [
    used.flat().map((sum) => HALVES.map((half) => sum[half].set(f32x4.const(0, 0, 0, 0)))),
    position.set(p.table),
    doWhile(i32.ltU(position, p.tableEnd), addPosition(v, used), advance(position, 4 * TAP_WORDS)),
    used.map((row, c) => [row.map((sum, k) => storeValue(p.scratch, k, sum)), addToGradient(v, c, row.length)]),
    advance(v.gradientAt, 4 * outputs),
    advance(v.slopesAt, VALUE_BYTES * outputs),
  ];
}

function addPosition({ f, x, slope, position, xAt, slopeAt, sourceAt, slopesAt }: Variables, sums: readonly (readonly Chains[])[]): Body {
  return [
    xAt.set(i32.add(sourceAt, i32.load(position, 0))),
    slopeAt.set(i32.add(slopesAt, i32.load(position, 4))),
    sums.map((_, c) => loadValue(x[c], xAt, c)),
    sums[0].map((_, k) => [
      loadValue(slope, slopeAt, k),
      sums.map((row, c) => HALVES.map((half) => row[k][half].set(f.madd(x[c][half], slope[half], row[k][half])))),
    ]),
  ];
}

/** Adds the halves, then the lanes, of the sums of one input that lie at `scratch`, and the result to the gradient. */
function addToGradient({ p, channelsOut, across, gradientAt }: Variables, input: number, outputs: number): Body {
  const body: Body[] = [];
  for (let first = 0; first < outputs; first += TOGETHER) {
    const count = Math.min(TOGETHER, outputs - first);
    const halves = (k: number) => HALVES.map((half) => v128.load(p.scratch, VALUE_BYTES * (first + k) + 16 * half));
    const ofChannel = (k: number) => (k < count ? f32x4.add(...(halves(k) as [Expr<"v128">, Expr<"v128">])) : f32x4.const(0, 0, 0, 0));
    body.push(across.map((lanes, k) => lanes.set(ofChannel(k))));
    body.push(addLanes(across));
    body.push(addToRow(across[0], { row: gradientAt, at: 4 * (channelsOut * input + first), count }));
  }
  return body;
}

/** across[0] = [Σ across[0], Σ across[1], Σ across[2], Σ across[3]], each (lane 0 + lane 2) + (lane 1 + lane 3). */
function addLanes([a, b, c, d]: readonly Local<"v128">[]): Body {
  const lower = (one: Expr<"v128">, other: Expr<"v128">) => v128.shuffle(one, other, [0, 1, 4, 5]);
  const upper = (one: Expr<"v128">, other: Expr<"v128">) => v128.shuffle(one, other, [2, 3, 6, 7]);
  const even = v128.shuffle(a, c, [0, 2, 4, 6]);
  const odd = v128.shuffle(a, c, [1, 3, 5, 7]);
  return [a.set(f32x4.add(lower(a, b), upper(a, b))), c.set(f32x4.add(lower(c, d), upper(c, d))), a.set(f32x4.add(even, odd))];
}

/** Adds `count` sums to as many neighbours of a row. */
function addToRow(sums: Local<"v128">, { row, at, count }: { row: Expr<"i32">; at: number; count: number }): Body {
  if (count === TOGETHER) return v128.store(row, f32x4.add(v128.load(row, at), sums), at);
  return Array.from({ length: count }, (_, k) =>
    f32.store(row, f32.add(f32.load(row, at + 4 * k), f32x4.extractLane(sums, k)), at + 4 * k),
  );
}
