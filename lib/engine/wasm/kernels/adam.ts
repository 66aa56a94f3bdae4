import { advance, doWhile, type Expr, f32x4, i32, type ModuleBuilder, v128 } from "../assembler";

/** Bytes of the four floats that a turn of the loop updates. */
const FOUR_FLOATS = 16;

/**
 * `adam`: m = β₁m + (1−β₁)g; v = β₂v + (1−β₂)g²; θ = θ − rate · m / (√v + ε), from θ to `end`, four floats at a time.
 *
 * Every operation is rounded as in `engine/adam-update`; `rest1` and `rest2` are 1−β₁ and 1−β₂.
 */
export function defineAdam(module: ModuleBuilder): void {
  const addresses = { end: "i32", theta: "i32", first: "i32", second: "i32", gradient: "i32" } as const;
  const rates = { rate: "f32", beta1: "f32", rest1: "f32", beta2: "f32", rest2: "f32", epsilon: "f32" } as const;
  module.define("adam", { ...addresses, ...rates }, (f, { end, theta, first, second, gradient, ...p }) => {
    const names = ["rate", "beta1", "rest1", "beta2", "rest2", "epsilon"] as const;
    const [rate, beta1, rest1, beta2, rest2, epsilon] = names.map(() => f.local("v128"));
    const [g, m, v] = [f.local("v128"), f.local("v128"), f.local("v128")];
    const step = f32x4.div(f32x4.mul(rate, m), f32x4.add(f32x4.sqrt(v), epsilon));
    return [
      [rate, beta1, rest1, beta2, rest2, epsilon].map((local, i) => local.set(f32x4.splat(p[names[i]]))),
      doWhile(
        i32.ltU(theta, end),
        g.set(v128.load(gradient)),
        m.set(average(beta1, v128.load(first), f32x4.mul(rest1, g))),
        v.set(average(beta2, v128.load(second), f32x4.mul(rest2, f32x4.mul(g, g)))),
        [v128.store(first, m), v128.store(second, v), v128.store(theta, f32x4.sub(v128.load(theta), step))],
        [theta, first, second, gradient].map((address) => advance(address, FOUR_FLOATS)),
      ),
    ];
  });
}

/** decay · moment + fresh. */
function average(decay: Expr<"v128">, moment: Expr<"v128">, fresh: Expr<"v128">): Expr<"v128"> {
  return f32x4.add(f32x4.mul(decay, moment), fresh);
}
