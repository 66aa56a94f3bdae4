import { openBatches } from "../batches";
import type { Engine } from "../../engine";
import { engineWith, kernelShape, type WasmEngineOptions } from "../engine";
import { inlineExecutor } from "../inline";
import { loadPlan } from "../load";
import { createRunner } from "../runner";
import { helpedExecutor } from "./helped";
import { pageHelper } from "./helper";

/**
 * The engine in WebAssembly for a browser page, which stays alive: a worker makes its many steps.
 *
 * Energies and gradients are computed on the page's thread, at once. So are the steps, in slices, where the page may not
 * have workers. The bits are those of `wasmEngine` in Node with the same `fma`.
 * @throws EbmError when what is asked for is not there.
 * @example
 * const page = browserEngine({ fma: false }).load(preset("mlp-10"), initialWeights(preset("mlp-10"), { seed: 7 }));
 * page.energy(new Float32Array(10)); // Float32Array(1) [ 0 ]
 */
export function browserEngine({ fma, tile }: Pick<WasmEngineOptions, "fma" | "tile"> = {}): Engine {
  const shape = kernelShape({ fma, tile, width: 128 });
  const helper = pageHelper();
  return engineWith((spec, use) => {
    const loaded = loadPlan(spec, { ...shape, shared: false, runners: 1 });
    return openBatches(loaded, use === "main" ? helpedExecutor(loaded, helper) : inlineExecutor(loaded, createRunner));
  });
}
