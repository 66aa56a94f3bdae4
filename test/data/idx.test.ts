import assert from "node:assert/strict";
import fc from "fast-check";
import { parseIdx } from "ebm/data";
import { DataError } from "ebm/errors";

/** The IDX file of an array of unsigned bytes, written from the format's definition. */
function encodeIdx(shape: readonly number[], values: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(4 + 4 * shape.length + values.length);
  const view = new DataView(bytes.buffer);
  bytes.set([0, 0, 8, shape.length]);
  shape.forEach((size, axis) => view.setUint32(4 + 4 * axis, size, false));
  bytes.set(values, 4 + 4 * shape.length);
  return bytes;
}

const arrays = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }).chain((shape) => {
  const size = shape.reduce((a, b) => a * b, 1);
  return fc.uint8Array({ minLength: size, maxLength: size }).map((values) => ({ shape, values }));
});

describe("parseIdx", () => {
  it("reads back what the format's definition writes, for any shape", () => {
    fc.assert(fc.property(arrays, ({ shape, values }) => assert.deepEqual(parseIdx(encodeIdx(shape, values)), { shape, values })));
  });

  it("reads a file that is a view into a larger buffer", () => {
    const file = encodeIdx([3], Uint8Array.of(9, 8, 7));
    const large = new Uint8Array(file.length + 5);
    large.set(file, 5);
    assert.deepEqual(parseIdx(large.subarray(5)).values, Uint8Array.of(9, 8, 7));
  });

  it("refuses a file cut anywhere, or with bytes to spare, with a DataError that names it", () => {
    fc.assert(
      fc.property(arrays, fc.double({ min: 0, max: 1, noNaN: true }), ({ shape, values }, fraction) => {
        const file = encodeIdx(shape, values);
        const cut = file.subarray(0, Math.min(file.length - 1, Math.floor(fraction * file.length)));
        assert.throws(() => parseIdx(cut, { name: "prueba" }), { name: "DataError", message: /^prueba · está truncado/ });
        const long = new Uint8Array(file.length + 1);
        long.set(file);
        assert.throws(() => parseIdx(long, { name: "prueba" }), { name: "DataError", message: /sobran bytes/ });
      }),
    );
  });

  it("either parses or throws a DataError, whatever the bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        try {
          const { shape, values } = parseIdx(bytes);
          assert.equal(
            values.length,
            shape.reduce((a, b) => a * b, 1),
          );
        } catch (error) {
          assert.ok(error instanceof DataError, String(error));
        }
      }),
    );
  });

  const refusals: readonly [fact: string, bytes: Uint8Array, message: RegExp][] = [
    ["a gzip file, saying how to mend it", Uint8Array.of(0x1f, 0x8b, 8, 0, 0), /gzip.*\n.*gunzip/],
    ["a foreign magic number", Uint8Array.of(0x89, 0x50, 8, 1, 0, 0, 0, 0), /no es un fichero IDX.*89 50/],
    ["floats, which this reader does not read", Uint8Array.of(0, 0, 0x0d, 1, 0, 0, 0, 0), /0x0d/],
    ["a header without dimensions", Uint8Array.of(0, 0, 8, 0), /ninguna dimensión/],
    [
      "dimensions whose product is astronomic, without allocating it",
      Uint8Array.of(0, 0, 8, 2, 255, 255, 255, 255, 255, 255, 255, 255),
      /truncado/,
    ],
  ];
  for (const [fact, bytes, message] of refusals) {
    it(`refuses ${fact}`, () => assert.throws(() => parseIdx(bytes), { name: "DataError", message }));
  }

  it("refuses a shape that is not the expected one", () => {
    const file = encodeIdx([2, 2], new Uint8Array(4));
    assert.throws(() => parseIdx(file, { shape: [4] }), { name: "DataError", message: /la forma \[4\] y su cabecera dice \[2, 2\]/ });
  });
});
