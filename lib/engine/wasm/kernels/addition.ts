import type { Activation } from "../../../network/spec";
import { advance, doWhile, f32x4, i32, type ModuleBuilder } from "../assembler";
import { VALUE_BYTES } from "../plan/plan";
import { activationPass } from "./activation-pass";
import { HALVES, loadValue, pairOf, storeValue } from "./chains";

/** A residual connection, forwards: target[i] = activation(a[i] + b[i]), and its slopes beside it. */
export function defineAddition(module: ModuleBuilder, activation: Activation): void {
  const parameters = { a: "i32", b: "i32", target: "i32", targetEnd: "i32", slopes: "i32" } as const;
  module.define(additionName(activation), parameters, (f, { a, b, target, targetEnd, slopes }) => {
    const [x, y] = [pairOf(f), pairOf(f)];
    const first = f.local("i32");
    return [
      first.set(target),
      doWhile(
        i32.ltU(target, targetEnd),
        loadValue(x, a),
        loadValue(y, b),
        storeValue(target, 0, [f32x4.add(x[0], y[0]), f32x4.add(x[1], y[1])]),
        [a, b, target].map((address) => advance(address, VALUE_BYTES)),
      ),
      activation === "linear" ? [] : activationPass(f, activation, { from: first, to: targetEnd, slopes }),
    ];
  });
}

/** The name of the function that `defineAddition` adds. */
export function additionName(activation: Activation): string {
  return `addition_${activation}`;
}

/**
 * What flows backwards through a residual connection: `copy`: target = g; `accumulate`: target += g;
 * `timesSlope`: target = g · target, where target holds slopes.
 */
export function defineGradientFlow(module: ModuleBuilder): void {
  const parameters = { target: "i32", targetEnd: "i32", g: "i32" } as const;
  const inPlace = (name: string, combine: (old: LocalValue, g: LocalValue) => LocalValue) =>
    module.define(name, parameters, (f, { target, targetEnd, g }) => {
      const [old, incoming] = [pairOf(f), pairOf(f)];
      const [low, high] = HALVES.map((half) => combine(old[half], incoming[half]));
      return doWhile(
        i32.ltU(target, targetEnd),
        loadValue(old, target),
        loadValue(incoming, g),
        storeValue(target, 0, [low, high]),
        advance(target, VALUE_BYTES),
        advance(g, VALUE_BYTES),
      );
    });
  inPlace("copy", (_, g) => g);
  inPlace("accumulate", f32x4.add);
  inPlace("timesSlope", f32x4.mul);
}

type LocalValue = Parameters<typeof f32x4.add>[0];
