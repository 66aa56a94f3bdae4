/** The WebAssembly engine from inside: the assembler, the kernels, plans and their memory. @module */
export { detectFeatures } from "#engine/features";
export * from "./assembler";
export { openMemories } from "./batches";
export { serve } from "./browser/serve";
export { emitModule } from "./emit";
export { wasmEngine, type WasmEngineOptions } from "./engine";
export { inlineExecutor } from "./inline";
export * from "./kernels";
export { bytesOfTables, compilePlan } from "./plan/compile-plan";
export { describePlan, planOf } from "./plan/describe";
export { layOut, type MemoryMap, type Plan } from "./plan/memory";
export { splitIntoTiles } from "./plan/packing";
export type { AdditionPlan, ConvolutionPlan, NetworkPlan, Operation, Tile } from "./plan/plan";
export { type Probe, probeVectors } from "./probe";
export { compileProgram, type Program } from "./program";
export { instantiate, type Kernels } from "./webassembly";
