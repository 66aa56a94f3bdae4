import { EbmError } from "../../errors";
import { f32x4, moduleBuilder, v128 } from "./assembler";
import "./webassembly";

/** Which vector instructions are valid here. */
export function detectVectors(): { readonly simd: boolean; readonly fma: boolean } {
  return { simd: isValid({ fma: false }), fma: isValid({ fma: true }) };
}

/** The refusal of 256 bits where they cannot be. */
export function tooWide(why: string): EbmError {
  return new EbmError({
    subject: "wasmEngine",
    problem: `los vectores de 256 bits son un experimento de V8, y ${why}`,
    remedy: "usa width: 128",
  });
}

/** Whether a module with one multiply-add can be compiled. */
function isValid({ fma }: { readonly fma: boolean }): boolean {
  if (typeof WebAssembly !== "object") return false;
  const module = moduleBuilder({ fma, shared: false, pages: 1 });
  module.define("probe", { x: "i32" }, (f, { x }) => v128.store(x, f.madd(v128.load(x), v128.load(x), f32x4.const(1, 1, 1, 1))));
  return WebAssembly.validate(module.bytes());
}
