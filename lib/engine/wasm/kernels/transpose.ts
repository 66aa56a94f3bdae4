import {
  advance,
  type Body,
  doWhile,
  type Expr,
  f32,
  type FunctionBuilder,
  i32,
  ifElse,
  type Local,
  type ModuleBuilder,
  v128,
} from "../assembler";
import { CHAINS, VALUE_BYTES } from "../plan/plan";
import { HALVES, storeValue } from "./chains";

type V128 = Expr<"v128">;
type Four<T> = readonly [T, T, T, T];

/** Values of four chains that four registers hold. */
const BLOCK = 4;

/** Moves some values of all samples: `rows` are addresses in each sample, `values` the address of the first value. */
type Move = (f: FunctionBuilder, rows: readonly Local<"i32">[], values: Local<"i32">) => Body;

/**
 * `gather`: eight samples of `count` floats, `stride` bytes apart, become values of eight chains.
 *
 * `scatter`: back. Both turn squares of 4 × 4 floats, and move what is left one by one.
 */
export function defineTranspose(module: ModuleBuilder): void {
  defineMoves(module, "gather", [gatherBlock, gatherValue]);
  defineMoves(module, "scatter", [scatterBlock, scatterValue]);
}

function defineMoves(module: ModuleBuilder, name: string, [moveBlock, moveValue]: readonly [Move, Move]): void {
  module.define(name, { samples: "i32", count: "i32", stride: "i32", values: "i32" }, (f, { samples, count, stride, values }) => {
    const rows = Array.from({ length: CHAINS }, () => f.local("i32"));
    const [blocksEnd, end] = [f.local("i32"), f.local("i32")];
    const addressOf = (index: Expr<"i32">) => i32.add(values, i32.mul(index, i32.const(VALUE_BYTES)));
    const wholeBlocks = i32.mul(i32.shrU(count, Math.log2(BLOCK)), i32.const(BLOCK));
    const moveUpTo = (limit: Local<"i32">, move: Move, step: number) => {
      const steps = [rows.map((row) => advance(row, 4 * step)), advance(values, VALUE_BYTES * step)];
      return ifElse(i32.ltU(values, limit), doWhile(i32.ltU(values, limit), move(f, rows, values), steps));
    };
    return [
      rows.map((row, i) => row.set(i === 0 ? samples : i32.add(rows[i - 1], stride))),
      [blocksEnd.set(addressOf(wholeBlocks)), end.set(addressOf(count))],
      moveUpTo(blocksEnd, moveBlock, BLOCK),
      moveUpTo(end, moveValue, 1),
    ];
  });
}

function gatherBlock(f: FunctionBuilder, rows: readonly Local<"i32">[], values: Local<"i32">): Body {
  const [low, high] = HALVES.map((half) =>
    transposed(
      f,
      fourOf((i) => v128.load(rows[4 * half + i])),
    ),
  );
  return [low.body, high.body, low.columns.map((column, i) => storeValue(values, i, [column, high.columns[i]]))];
}

function scatterBlock(f: FunctionBuilder, rows: readonly Local<"i32">[], values: Local<"i32">): Body {
  return HALVES.map((half) => {
    const { body, columns } = transposed(
      f,
      fourOf((i) => v128.load(values, VALUE_BYTES * i + 16 * half)),
    );
    return [body, columns.map((column, i) => v128.store(rows[4 * half + i], column))];
  });
}

function gatherValue(_: FunctionBuilder, rows: readonly Local<"i32">[], values: Local<"i32">): Body {
  return rows.map((row, chain) => f32.store(values, f32.load(row), 4 * chain));
}

function scatterValue(_: FunctionBuilder, rows: readonly Local<"i32">[], values: Local<"i32">): Body {
  return rows.map((row, chain) => f32.store(row, f32.load(values, 4 * chain)));
}

/** The columns of a square whose rows are four vectors: pairs of rows are interleaved, then pairs of those. */
function transposed(f: FunctionBuilder, rows: Four<V128>): { body: Body; columns: Four<V128> } {
  const [a, b, c, d, e, g] = Array.from({ length: 6 }, () => f.local("v128"));
  const body = [
    [a.set(rows[0]), b.set(rows[1]), c.set(rows[2]), d.set(rows[3])],
    [e.set(v128.shuffle(a, b, LOW_PAIRS)), g.set(v128.shuffle(c, d, LOW_PAIRS))],
    [a.set(v128.shuffle(a, b, HIGH_PAIRS)), c.set(v128.shuffle(c, d, HIGH_PAIRS))],
  ];
  const columns: Four<V128> = [
    v128.shuffle(e, g, [0, 1, 4, 5]),
    v128.shuffle(e, g, [2, 3, 6, 7]),
    v128.shuffle(a, c, [0, 1, 4, 5]),
    v128.shuffle(a, c, [2, 3, 6, 7]),
  ];
  return { body, columns };
}

const LOW_PAIRS = [0, 4, 1, 5] as const;
const HIGH_PAIRS = [2, 6, 3, 7] as const;

function fourOf<T>(at: (index: number) => T): Four<T> {
  return [at(0), at(1), at(2), at(3)];
}
