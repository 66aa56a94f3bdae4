import { type Code, flatten, text, unsigned } from "./encoding";
import { buildFunction, type FunctionBuilder, type FunctionCode } from "./function-builder";
import { type Body, type Local, localAt, TYPE_CODE, type ValueType } from "./values";

/** What all functions of a module share. */
export interface ModuleOptions {
  /** Fused multiply-add, from relaxed SIMD. */
  readonly fma: boolean;
  /** Whether the memory is shared among threads. */
  readonly shared: boolean;
  /** Size of the memory that it imports as env.memory, in pages of 64 KiB. */
  readonly pages: number;
}

/** Names and types of a function's parameters, in order. */
type Parameters = Readonly<Record<string, ValueType>>;
type LocalsOf<P extends Parameters> = { readonly [Name in keyof P]: Local<P[Name]> };

/** A module under construction. All functions are exported, return nothing and work on the imported memory. */
export interface ModuleBuilder {
  /** Adds a function; a name that is there already keeps its first function. */
  define<P extends Parameters>(name: string, parameters: P, write: (f: FunctionBuilder, p: LocalsOf<P>) => Body): void;
  /** The module in WebAssembly's binary format. */
  bytes(): Uint8Array<ArrayBuffer>;
}

interface DefinedFunction extends FunctionCode {
  readonly name: string;
  readonly parameters: readonly ValueType[];
}

const MAGIC_AND_VERSION: Code = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
const SECTION = { types: 1, imports: 2, functions: 3, exports: 7, code: 10 } as const;

/**
 * Starts an empty module.
 * @example
 * const twice = moduleBuilder({ fma: false, shared: false, pages: 1 });
 * twice.define("copy", { from: "i32", to: "i32" }, (_, { from, to }) => v128.store(to, v128.load(from)));
 * WebAssembly.validate(twice.bytes()); // true
 */
export function moduleBuilder({ fma, shared, pages }: ModuleOptions): ModuleBuilder {
  const functions = new Map<string, DefinedFunction>();
  return {
    define(name, parameters, write) {
      if (functions.has(name)) return;
      const types = Object.values(parameters);
      const locals = Object.fromEntries(Object.entries(parameters).map(([key, type], i) => [key, localAt(type, i)]));
      functions.set(name, { name, parameters: types, ...buildFunction(types.length, fma, (f) => write(f, locals as never)) });
    },
    bytes: () => encodeModule([...functions.values()], { shared, pages }),
  };
}

function encodeModule(functions: readonly DefinedFunction[], { shared, pages }: Pick<ModuleOptions, "shared" | "pages">) {
  const limits = [shared ? 3 : 1, unsigned(pages), unsigned(pages)];
  const signature = ({ parameters }: DefinedFunction) => [0x60, unsigned(parameters.length), parameters.map((type) => TYPE_CODE[type]), 0];
  return Uint8Array.from(
    flatten([
      MAGIC_AND_VERSION,
      section(SECTION.types, vector(functions.map(signature))),
      section(SECTION.imports, vector([[text("env"), text("memory"), 2, limits]])),
      section(SECTION.functions, vector(functions.map((_, i) => unsigned(i)))),
      section(SECTION.exports, vector(functions.map(({ name }, i) => [text(name), 0, unsigned(i)]))),
      section(SECTION.code, vector(functions.map(functionBody))),
    ]),
  );
}

function functionBody({ locals, code }: FunctionCode): Code {
  return sized([vector(locals.map((type) => [1, TYPE_CODE[type]])), code, 0x0b]);
}

const vector = (items: readonly Code[]): Code => [unsigned(items.length), items];
const section = (id: number, content: Code): Code => [id, sized(content)];

/** Content after its length in bytes. */
function sized(content: Code): Code {
  const bytes = flatten(content);
  return [unsigned(bytes.length), bytes];
}
