import { detectFeatures } from "#engine/features";
import { attach, countRunners } from "#engine/pool";
import { REMEDY } from "#engine/remedies";
import { EbmError, requireInteger, requireOneOf } from "../../errors";
import type { NetworkSpec } from "../../network/spec";
import { validateSpec } from "../../network/validate";
import type { Engine } from "../engine";
import { type Batches, openBatches } from "./batches";
import { inlineExecutor } from "./inline";
import { loadPlan } from "./load";
import { wasmNetwork } from "./network";
import type { Tile } from "./plan/plan";
import { createRunner } from "./runner";

/** Options of {@link wasmEngine}. Results do not depend on them, but for `fma`. */
export interface WasmEngineOptions {
  /** Threads that compute; by default one for each core. A browser has one, that of the page or worker that calls. */
  readonly workers?: number;
  /** Bits of the vectors; 256 needs Node 24 with V8's experimental pass. By default EBM_WIDTH, else 128. */
  readonly width?: 128 | 256;
  /** Whether to multiply and add with one rounding; by default where relaxed SIMD is there. */
  readonly fma?: boolean;
  /** Shape of the kernels' inner loop, `outputs` from 1 to 16 and `unroll` 1, 2 or 4; by default the fastest here. */
  readonly tile?: Tile;
}

/**
 * The engine in WebAssembly: a network is compiled to kernels that compute eight chains at a time, on all cores.
 *
 * The same bits for any number of workers, tile and width; with and without FMA they differ, each being constant.
 * @throws OptionError; EbmError when what is asked for is not there.
 * @example
 * const net = wasmEngine({ workers: 1 }).load(preset("mlp-10"), initialWeights(preset("mlp-10"), { seed: 7 }));
 * net.energy(new Float32Array(10)); // Float32Array(1) [ 0 ]
 */
export function wasmEngine({ workers, width, fma, tile }: WasmEngineOptions = {}): Engine {
  const shape = kernelShape({ width, fma, tile });
  const runners = countRunners(workers);
  return engineWith((spec, use) => openMemory(spec, shape, use === "main" ? runners : 1));
}

/** An engine whose networks lie in memory as `open` puts them there. */
export function engineWith(open: (checked: NetworkSpec, use: "main" | "meanwhile") => Batches): Engine {
  return {
    name: "wasm",
    load(spec, weights) {
      const checked = validateSpec(spec);
      return wasmNetwork(checked, weights, (use) => open(checked, use));
    },
  };
}

/** What the kernels of a network are made for. */
export interface KernelShape {
  readonly tile: Tile;
  readonly fma: boolean;
}

/** The kernels that are fastest here, but for what is asked for. @throws OptionError; EbmError when it is not there. */
export function kernelShape({ width, fma, tile }: Omit<WasmEngineOptions, "workers">): KernelShape {
  const features = detectFeatures({ width });
  if (!features.simd) throw missing("vectores de 128 bits (SIMD)", REMEDY.noVectors);
  if (fma && !features.fma) throw missing("multiplicación y suma fundidas (FMA)", REMEDY.noFma);
  return { tile: tile === undefined ? features.tile : requireTile(tile), fma: fma ?? features.fma };
}

/** A network in a memory of its own, computed by the pool's workers, or, with a single runner, by the calling thread. */
function openMemory(spec: NetworkSpec, shape: KernelShape, runners: number): Batches {
  const loaded = loadPlan(spec, { ...shape, shared: runners > 1, runners });
  return openBatches(loaded, loaded.plan.capacity.runners > 1 ? attach(loaded) : inlineExecutor(loaded, createRunner));
}

/** Unrolled as the partial sums of a narrow kernel are, 1, 2 or 4, or else the order of its sums would be another. @throws OptionError */
function requireTile(tile: Tile): Tile {
  const context = { subject: "wasmEngine", remedy: "por ejemplo tile: { outputs: 6, unroll: 2 }, o ninguna" };
  const { outputs, unroll } = tile ?? {};
  requireInteger("tile.outputs", outputs, { ...context, min: 1, max: 16 });
  requireOneOf("tile.unroll", typeof unroll === "number" ? String(unroll) : unroll, { ...context, allowed: ["1", "2", "4"] });
  return { outputs, unroll };
}

function missing(what: string, remedy: string): EbmError {
  return new EbmError({ subject: "wasmEngine", problem: `aquí WebAssembly no tiene ${what}`, remedy });
}
