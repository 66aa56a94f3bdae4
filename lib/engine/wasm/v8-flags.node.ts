// Entry points load this first, so it loads nothing of the library but its errors.
import v8 from "node:v8";
import { EbmError, requireOneOf } from "../../errors";

/** V8 11 is in Node 20, 12 in Node 22, 13 in Node 24. */
export const V8_MAJOR = Number.parseInt(process.versions.v8, 10);

/** Two adjacent 128-bit operations become one of 256 bits: an experiment of V8, so only for those who ask. */
export const JOIN_VECTORS = "--experimental-wasm-revectorize";

/** The width that this process was prepared for. */
let prepared: 128 | 256 | undefined;

/**
 * Sets the flags of V8 that make our WebAssembly fast: the first line of a program, since V8 reads them when it compiles
 * WebAssembly. Nothing else in the library sets flags: without it the engine works with what V8 has on its own.
 *
 * Calling it again does nothing.
 * @param width 256 asks for vectors of 256 bits, where V8 has them; absent: the environment's EBM_WIDTH, or 128
 * @throws OptionError when the width is neither 128 nor 256
 * @throws EbmError when it asks for 256 and an earlier call did not: WebAssembly may be compiled already
 */
export function prepareV8({ width: asked }: { readonly width?: 128 | 256 } = {}): void {
  const width = widthAsked(asked);
  if (prepared === undefined) {
    for (const flag of flagsFor(width)) v8.setFlagsFromString(flag);
    prepared = width;
  }
  if (width > prepared) throw tooLate();
}

/** The width that is asked for: the argument, else EBM_WIDTH, else 128. @throws OptionError */
export function widthAsked(width: 128 | 256 | undefined): 128 | 256 {
  const { EBM_WIDTH } = process.env;
  const [name, value] = width === undefined && EBM_WIDTH ? ["EBM_WIDTH", EBM_WIDTH] : ["width", String(width ?? 128)];
  const context = { subject: "wasmEngine", remedy: "lo normal es 128; 256 es un experimento de V8 que pide Node 24" };
  return requireOneOf(name, value, { ...context, allowed: ["128", "256"] }) === "256" ? 256 : 128;
}

/** Whether V8 was told to join vectors, by `prepareV8` or on the command line. */
export function joinsVectors(): boolean {
  const flags = process.execArgv.map((flag) => flag.replaceAll("_", "-"));
  return V8_MAJOR >= 13 && (prepared === 256 || flags.includes(JOIN_VECTORS));
}

function flagsFor(width: 128 | 256): string[] {
  if (V8_MAJOR < 12) return ["--experimental-wasm-relaxed-simd"]; // fused multiply-add
  if (V8_MAJOR === 12) return ["--turboshaft-wasm"]; // the compiler that later versions have by default
  return width === 256 ? [JOIN_VECTORS] : [];
}

function tooLate(): EbmError {
  return new EbmError({
    subject: "prepareV8",
    problem: "los vectores de 256 bits se piden antes de compilar WebAssembly, y este proceso ya empezó con 128",
    remedy: "empieza otra vez con EBM_WIDTH=256",
  });
}
