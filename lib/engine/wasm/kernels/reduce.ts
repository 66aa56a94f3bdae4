import { advance, doWhile, f32x4, i32, type ModuleBuilder, repeat, v128 } from "../assembler";

/** Bytes of the four floats that a turn of the loop sums. */
const FOUR_FLOATS = 16;

/**
 * `reduce`: the floats from target to `end` become the sums of `count` arrays that start at `slots`, `stride` bytes apart,
 * added in order; then the arrays are zero. It adds four floats at a time, so all arrays are padded to that.
 */
export function defineReduce(module: ModuleBuilder): void {
  const parameters = { target: "i32", end: "i32", slots: "i32", count: "i32", stride: "i32" } as const;
  module.define("reduce", parameters, (f, { target, end, slots, count, stride }) => {
    const [slot, left, sum] = [f.local("i32"), f.local("i32"), f.local("v128")];
    // A sum that starts from −0 keeps the sign of every zero.
    return doWhile(
      i32.ltU(target, end),
      slot.set(slots),
      sum.set(f.constant(-0)),
      repeat(left, count, sum.set(f32x4.add(sum, v128.load(slot))), v128.store(slot, f.constant(0)), advance(slot, stride)),
      v128.store(target, sum),
      [advance(target, FOUR_FLOATS), advance(slots, FOUR_FLOATS)],
    );
  });
}
