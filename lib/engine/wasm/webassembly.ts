// The part of the WebAssembly JavaScript API that we use: TypeScript has it among the browser's types only, and Node's lack it.
declare global {
  namespace WebAssembly {
    interface Memory {
      readonly buffer: ArrayBuffer | SharedArrayBuffer;
    }
    interface Module {
      readonly [Symbol.toStringTag]?: "WebAssembly.Module";
    }
    interface Instance {
      readonly exports: Readonly<Record<string, unknown>>;
    }
    var Memory: { new (descriptor: { initial: number; maximum?: number; shared?: boolean }): Memory };
    var Module: { new (bytes: Uint8Array<ArrayBuffer>): Module };
    var Instance: { new (module: Module, imports: Record<string, Record<string, unknown>>): Instance };
    function validate(bytes: Uint8Array<ArrayBuffer>): boolean;
  }
}

/** The functions that a module of ours exports. */
export type Kernels = Readonly<Record<string, (...parameters: number[]) => void>>;

/** The kernels of a module, on a memory. */
export function instantiate(module: WebAssembly.Module, memory: WebAssembly.Memory): Kernels {
  return new WebAssembly.Instance(module, { env: { memory } }).exports as Kernels;
}
