import { advance, doWhile, f32, f32x4, i32, type ModuleBuilder, repeat, v128 } from "../assembler";
import { VALUE_BYTES } from "../plan/plan";
import { HALVES, pairOf } from "./chains";

/**
 * `biasGradient`: gradient[k] += Σ_positions Σ_chains δ[position, k], lane by lane over the positions, then the halves,
 * then the lanes.
 */
export function defineBiasGradient(module: ModuleBuilder): void {
  const parameters = { slopes: "i32", positions: "i32", channels: "i32", gradient: "i32" } as const;
  module.define("biasGradient", parameters, (f, { slopes, positions, channels, gradient }) => {
    const [stride, end, at, left] = Array.from({ length: 4 }, () => f.local("i32"));
    const sum = pairOf(f);
    const turned = v128.shuffle(sum[0], sum[0], [2, 3, 0, 1]);
    const lanes = f32.add(f32x4.extractLane(sum[0], 0), f32x4.extractLane(sum[0], 1));
    return [
      stride.set(i32.mul(channels, i32.const(VALUE_BYTES))),
      end.set(i32.add(slopes, stride)),
      doWhile(
        i32.ltU(slopes, end),
        at.set(slopes),
        HALVES.map((half) => sum[half].set(f32x4.const(0, 0, 0, 0))),
        repeat(
          left,
          positions,
          HALVES.map((half) => sum[half].set(f32x4.add(sum[half], v128.load(at, 16 * half)))),
          advance(at, stride),
        ),
        sum[0].set(f32x4.add(sum[0], sum[1])),
        sum[0].set(f32x4.add(sum[0], turned)),
        f32.store(gradient, f32.add(f32.load(gradient), lanes)),
        advance(gradient, 4),
        advance(slopes, VALUE_BYTES),
      ),
    ];
  });
}
