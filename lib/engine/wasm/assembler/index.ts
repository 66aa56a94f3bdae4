/** A small assembler of WebAssembly: typed expressions and statements, functions with locals, a module. @module */
export { doWhile, ifElse, repeat } from "./control";
export type { FunctionBuilder, Half } from "./function-builder";
export { type ModuleBuilder, type ModuleOptions, moduleBuilder } from "./module-builder";
export { advance, f32, i32 } from "./scalar";
export type { Body, Expr, Local, Statement, ValueType } from "./values";
export { f32x4, f64x2, i32x4, v128 } from "./vector";
