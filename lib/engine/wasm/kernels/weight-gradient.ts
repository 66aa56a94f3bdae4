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
import { type Chains, HALVES, loadValue, pairOf } from "./chains";

/** What distinguishes one weight-gradient kernel from another. */
export interface WeightGradientKernel {
  readonly channelsIn: number;
  readonly channelsOut: number;
}

const PARAMETERS = { table: "i32", tableEnd: "i32", source: "i32", slopes: "i32", gradient: "i32" } as const;
/** Inputs and outputs of a tile: four sums, that are added across the lanes together, and what they are made of fill 16 registers. */
const TILE = [2, 2] as const;

/**
 * Adds one tap's part of the gradient: gradient[c, k] += Σ_positions Σ_chains x[c] · δ[k], with δ = ∂L/∂z.
 *
 * Each chain is summed over the positions in its own lane; then the two halves are added, and then the four lanes. That
 * order is fixed, whatever the width of the registers.
 */
export function defineWeightGradient(module: ModuleBuilder, kernel: WeightGradientKernel): void {
  const { channelsIn, channelsOut } = kernel;
  module.define(weightGradientName(kernel), PARAMETERS, (f, p) => {
    const v = variables(f, p, kernel);
    const rows = (inputs: number): Body => [
      v.slopesAt.set(p.slopes),
      v.gradientAt.set(v.gradientRow),
      repeatWhole(v.outputTiles, Math.floor(channelsOut / TILE[1]), tileSums(v, inputs, TILE[1])),
      channelsOut % TILE[1] ? tileSums(v, inputs, channelsOut % TILE[1]) : [],
      advance(v.sourceAt, VALUE_BYTES * inputs),
      advance(v.gradientRow, 4 * channelsOut * inputs),
    ];
    return [
      v.sourceAt.set(p.source),
      v.gradientRow.set(p.gradient),
      repeatWhole(v.inputTiles, Math.floor(channelsIn / TILE[0]), rows(TILE[0])),
      channelsIn % TILE[0] ? rows(channelsIn % TILE[0]) : [],
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
  { channelsOut }: WeightGradientKernel,
) {
  const address = () => f.local("i32");
  return {
    f,
    p,
    channelsOut,
    sums: Array.from({ length: TILE[0] }, () => Array.from({ length: TILE[1] }, () => pairOf(f))),
    x: Array.from({ length: TILE[0] }, () => pairOf(f)),
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
    addToGradient(v, used),
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

/** Adds the halves, then the lanes, of the sums of a tile, and each result to its place in the gradient. */
function addToGradient({ channelsOut, across, gradientAt }: Variables, sums: readonly (readonly Chains[])[]): Body {
  const places = sums.flatMap((row, c) => row.map((sum, k) => ({ sum, at: 4 * (channelsOut * c + k) })));
  return [
    across.map((lanes, i) => lanes.set(i < places.length ? f32x4.add(...places[i].sum) : f32x4.const(0, 0, 0, 0))),
    addLanes(across),
    places.map(({ at }, lane) => f32.store(gradientAt, f32.add(f32.load(gradientAt, at), f32x4.extractLane(across[0], lane)), at)),
  ];
}

/** across[0] = [Σ across[0], Σ across[1], Σ across[2], Σ across[3]], each (lane 0 + lane 2) + (lane 1 + lane 3). */
function addLanes([a, b, c, d]: readonly Local<"v128">[]): Body {
  const lower = (one: Expr<"v128">, other: Expr<"v128">) => v128.shuffle(one, other, [0, 1, 4, 5]);
  const upper = (one: Expr<"v128">, other: Expr<"v128">) => v128.shuffle(one, other, [2, 3, 6, 7]);
  const even = v128.shuffle(a, c, [0, 2, 4, 6]);
  const odd = v128.shuffle(a, c, [1, 3, 5, 7]);
  return [a.set(f32x4.add(lower(a, b), upper(a, b))), c.set(f32x4.add(lower(c, d), upper(c, d))), a.set(f32x4.add(even, odd))];
}
