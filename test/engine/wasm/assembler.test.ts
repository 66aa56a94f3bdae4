import { strict as assert } from "node:assert";
import { advance, type Body, doWhile, type Expr, i32, i32x4, ifElse, type Local, moduleBuilder, repeat, v128 } from "ebm/engine/wasm";
import fc from "fast-check";
import { emit, workbench } from "./run-kernel";

const OUT = 256;
const bytesOf = ({ code }: { code: Expr<"i32">["code"] }) => code.flat(Number.POSITIVE_INFINITY as 1);

describe("the encoding of integers", () => {
  it("is LEB128: the examples of the DWARF standard, and every edge of a byte", () => {
    // DWARF 5, section 7.6.
    const unsigned = { 2: [2], 127: [127], 128: [0x80, 1], 129: [0x81, 1], 12857: [0xb9, 0x64] };
    for (const [value, bytes] of Object.entries(unsigned)) {
      assert.deepEqual(bytesOf(v128.load(i32.const(0), Number(value))), [0x41, 0, 0xfd, 0, 4, ...bytes]);
    }
    const signed = {
      2: [2],
      "-2": [0x7e],
      127: [0xff, 0],
      "-127": [0x81, 0x7f],
      128: [0x80, 1],
      "-128": [0x80, 0x7f],
      129: [0x81, 1],
      "-129": [0xff, 0x7e],
    };
    for (const [value, bytes] of Object.entries(signed)) assert.deepEqual(bytesOf(i32.const(Number(value))), [0x41, ...bytes]);
  });

  it("keeps any 32-bit constant, and any offset", () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(65536), (value, offset) => {
        const at = 4 * (offset >> 2);
        const { kernels, words } = workbench((module) =>
          module.define("write", {}, () => v128.store(i32.const(0), i32x4.splat(i32.const(value)), at)),
        );
        kernels.write();
        assert.equal(words[at / 4] | 0, value);
      }),
    );
  });
});

describe("a module", () => {
  const copy = (name: string) => {
    const module = moduleBuilder({ fma: false, shared: true, pages: 3 });
    module.define(name, { from: "i32", to: "i32" }, (_, { from, to }) => v128.store(to, v128.load(from)));
    return module;
  };

  it("validates, and imports a memory of the asked pages", () => {
    const bytes = copy("copy").bytes();
    assert.ok(WebAssembly.validate(bytes));
    const module = new WebAssembly.Module(bytes);
    const memory = (pages: number) => new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
    assert.ok(new WebAssembly.Instance(module, { env: { memory: memory(3) } }));
    assert.throws(() => new WebAssembly.Instance(module, { env: { memory: memory(2) } }), /memory/);
  });

  it("keeps the first of two functions with the same name", () => {
    const module = copy("twice");
    const bytes = module.bytes();
    module.define("twice", {}, () => []);
    assert.deepEqual(module.bytes(), bytes);
  });

  it("takes functions and constants by the hundred, beyond one byte of every count", () => {
    const { kernels, floats } = workbench((module) => {
      for (let i = 0; i < 150; i++) {
        module.define(`f${i}`, { to: "i32" }, (f, { to }) =>
          Array.from({ length: 150 }, (_, k) => v128.store(to, f.constant(i + k), 16 * k)),
        );
      }
    });
    kernels.f149(OUT);
    assert.deepEqual(
      [...floats.subarray(OUT / 4, OUT / 4 + 600)].filter((_, k) => k % 4 === 3),
      Array.from({ length: 150 }, (_, k) => 149 + k),
    );
  });

  it("fuses a multiply-add only where it is asked to", () => {
    const polynomial = (fma: boolean) =>
      emit(
        (module) =>
          module.define("go", {}, (f) =>
            v128.store(i32.const(0), f.nmadd(f.constant(1), f.constant(2), f.madd(f.constant(3), f.constant(4), f.constant(5)))),
          ),
        fma,
      ).join();
    const [relaxedMadd, relaxedNmadd] = [[0xfd, 0x85, 2].join(), [0xfd, 0x86, 2].join()];
    assert.ok(polynomial(true).includes(relaxedMadd) && polynomial(true).includes(relaxedNmadd));
    assert.ok(!polynomial(false).includes(relaxedMadd) && !polynomial(false).includes(relaxedNmadd));
  });
});

describe("control", () => {
  /** A function of one number that leaves another, as plain JavaScript. */
  const run = (write: (n: Local<"i32">, result: Local<"i32">, counter: Local<"i32">) => Body) => {
    const { kernels, words } = workbench((module) =>
      module.define("go", { n: "i32" }, (f, { n }) => {
        const [result, counter] = [f.local("i32"), f.local("i32")];
        return [write(n, result, counter), v128.store(i32.const(OUT), i32x4.splat(result))];
      }),
    );
    return (n: number) => {
      kernels.go(n);
      return words[OUT / 4];
    };
  };

  it("doWhile runs its body until the condition fails, at least once", () => {
    const firstSquareFrom = run((n, result, counter) =>
      doWhile(i32.ltU(result, n), advance(counter, 1), result.set(i32.mul(counter, counter))),
    );
    assert.deepEqual([0, 1, 2, 10, 16, 17].map(firstSquareFrom), [1, 1, 4, 16, 16, 25]);
  });

  it("repeat runs its body a number of times and counts down to zero, also one repeat inside another", () => {
    const sumUpTo = run((n, result, counter) => repeat(counter, n, advance(result, counter)));
    assert.deepEqual([1, 4, 100].map(sumUpTo), [1, 10, 5050]);
    const threeTimes = run((n, result, counter) => repeat(n, n, repeat(counter, 3, advance(result, 1))));
    assert.deepEqual([1, 5].map(threeTimes), [3, 15]);
  });

  it("ifElse runs one of its bodies", () => {
    const isFive = run((n, result) => ifElse(i32.eq(n, i32.const(5)), result.set(i32.const(1)), result.set(i32.const(2))));
    assert.deepEqual([4, 5, 6].map(isFive), [2, 1, 2]);
    const orNothing = run((n, result) => ifElse(n, result.set(i32.const(7))));
    assert.deepEqual([0, 3].map(orNothing), [0, 7]);
  });

  it("tee sets a local and leaves its value", () => {
    const twiceNext = run((n, result, counter) => result.set(i32.add(counter.tee(i32.add(n, i32.const(1))), counter)));
    assert.equal(twiceNext(20), 42);
  });
});
