import { advance, doWhile, f32, i32, type ModuleBuilder } from "../assembler";

/** `repack`: target[k] = the float `order[k]` bytes after source, from target to `end`. */
export function defineRepack(module: ModuleBuilder): void {
  const parameters = { target: "i32", end: "i32", order: "i32", source: "i32" } as const;
  module.define("repack", parameters, (_, { target, end, order, source }) =>
    doWhile(i32.ltU(target, end), f32.store(target, f32.load(i32.add(source, i32.load(order)))), [advance(target, 4), advance(order, 4)]),
  );
}
