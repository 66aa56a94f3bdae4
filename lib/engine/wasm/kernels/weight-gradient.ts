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
import { HALVES, loadValue, pairOf } from "./chains";

/** What distinguishes one weight-gradient kernel from another. */
export interface WeightGradientKernel {
  readonly channelsIn: number;
  readonly channelsOut: number;
  /** Sums of a tile, a multiple of 4: results do not depend on them. */
  readonly sums: number;
}

const PARAMETERS = { table: "i32", tableEnd: "i32", source: "i32", slopes: "i32", gradient: "i32" } as const;
/** Sums that are added across the lanes together. */
const TOGETHER = 4;

/**
 * Adds one tap's part of the gradient: gradient[c, k] += Σ_positions Σ_chains x[c] · δ[k], with δ = ∂L/∂z.
 *
 * Four lanes sum over the positions, chains 0–3 and then 4–7 of each, and are added in the end. That order is fixed,
 * whatever the width of the registers, so V8 has nothing to join here: a tile of 2 × 4 has 12 loads for 16 products.
 */
export function defineWeightGradient(module: ModuleBuilder, kernel: WeightGradientKernel): void {
  const { channelsIn, channelsOut } = kernel;
  const tile = tileOf(kernel);
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

/** Inputs and outputs of a tile. */
function tileOf({ channelsIn, sums }: WeightGradientKernel): readonly [inputs: number, outputs: number] {
  return channelsIn === 1 ? [1, sums] : [2, sums / 2];
}

/** The name of the function that `defineWeightGradient` adds. */
export function weightGradientName({ channelsIn, channelsOut }: WeightGradientKernel): string {
  return `weightGradient_${channelsIn}_${channelsOut}`;
}

function repeatWhole(counter: Local<"i32">, count: number, body: Body): Body {
  return count === 0 ? [] : repeat(counter, count, body);
}

type Variables = ReturnType<typeof variables>;

function variables(f: FunctionBuilder, p: { readonly [Name in keyof typeof PARAMETERS]: Local<"i32"> }, kernel: WeightGradientKernel) {
  const address = () => f.local("i32");
  const [inputs, outputs] = tileOf(kernel);
  return {
    f,
    p,
    channelsOut: kernel.channelsOut,
    sums: Array.from({ length: inputs }, () => Array.from({ length: outputs }, () => f.local("v128"))),
    x: Array.from({ length: inputs }, () => pairOf(f)),
    slope: pairOf(f),
    /** Four sums, lane by lane; then, in the first, each across its lanes. */
    across: Array.from({ length: TOGETHER }, () => f.local("v128")),
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
    used.flat().map((sum) => sum.set(f32x4.const(0, 0, 0, 0))),
    position.set(p.table),
    doWhile(i32.ltU(position, p.tableEnd), addPosition(v, used), advance(position, 4 * TAP_WORDS)),
    addToGradient(v, used),
    advance(v.gradientAt, 4 * outputs),
    advance(v.slopesAt, VALUE_BYTES * outputs),
  ];
}

type Sums = readonly (readonly Local<"v128">[])[];

function addPosition({ f, x, slope, position, xAt, slopeAt, sourceAt, slopesAt }: Variables, sums: Sums): Body {
  return [
    xAt.set(i32.add(sourceAt, i32.load(position, 0))),
    slopeAt.set(i32.add(slopesAt, i32.load(position, 4))),
    sums.map((_, c) => loadValue(x[c], xAt, c)),
    sums[0].map((_, k) => [
      loadValue(slope, slopeAt, k),
      HALVES.map((half) => sums.map((row, c) => row[k].set(f.madd(x[c][half], slope[half], row[k])))),
    ]),
  ];
}

/** Adds the lanes of the sums of a tile, four sums at a time, and each result to its place in the gradient. */
function addToGradient({ channelsOut, across, gradientAt }: Variables, sums: Sums): Body {
  const places = sums.flatMap((row, c) => row.map((sum, k) => ({ sum, at: 4 * (channelsOut * c + k) })));
  const body: Body[] = [];
  for (let first = 0; first < places.length; first += TOGETHER) {
    const four = places.slice(first, first + TOGETHER);
    body.push(across.map((lanes, i) => lanes.set(four[i]?.sum ?? f32x4.const(0, 0, 0, 0))));
    body.push(addLanes(across));
    body.push(four.map(({ at }, lane) => f32.store(gradientAt, f32.add(f32.load(gradientAt, at), f32x4.extractLane(across[0], lane)), at)));
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
