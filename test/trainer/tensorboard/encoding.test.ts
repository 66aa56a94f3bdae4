import { strict as assert } from "node:assert";
import fc from "fast-check";
import { bytesField, crc32c, floatField, histogramOf, integerField, maskedCrc32c } from "ebm/trainer/tensorboard";

/** The integer of a varint. */
const decodeVarint = (bytes: Uint8Array) => bytes.reduce((sum, byte, i) => sum + (byte & 127) * 128 ** i, 0);

describe("crc32c", () => {
  it("has the values of RFC 3720, appendix B.4", () => {
    const ascending = Uint8Array.from({ length: 32 }, (_, i) => i);
    assert.equal(crc32c(new Uint8Array(32)), 0x8a9136aa);
    assert.equal(crc32c(new Uint8Array(32).fill(255)), 0x62a8ab43);
    assert.equal(crc32c(ascending), 0x46dd794e);
    assert.equal(crc32c(ascending.reverse()), 0x113fdb5c);
  });

  it("notices any bit that changes, also masked", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), fc.nat(), (bytes, at) => {
        const changed = bytes.slice();
        changed[at % bytes.length] ^= 1 << (at % 8);
        assert.notEqual(crc32c(changed), crc32c(bytes));
        assert.notEqual(maskedCrc32c(changed), maskedCrc32c(bytes));
      }),
    );
  });
});

describe("fields of a message", () => {
  it("hold any integer up to 2⁵³ as seven bits a byte", () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (value) => {
        const [key, ...varint] = integerField(3, value);
        assert.equal(key, 3 * 8);
        assert.equal(decodeVarint(Uint8Array.from(varint)), value);
        assert.ok(varint.every((byte, i) => byte >= 128 === i < varint.length - 1));
      }),
    );
  });

  it("hold the length of their bytes, and floats as they are", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.float(), (bytes, value) => {
        const field = bytesField(1, bytes);
        const head = field.length - bytes.length;
        assert.equal(decodeVarint(field.subarray(1, head)), bytes.length);
        assert.deepEqual(field.subarray(head), bytes);
        assert.ok(Object.is(new DataView(floatField(2, value).buffer).getFloat32(1, true), value));
      }),
    );
  });
});

describe("histogramOf", () => {
  const values = fc.float32Array({ minLength: 1, maxLength: 60, noNaN: true, noDefaultInfinity: true });

  it("counts every value once, between edges that rise from the smallest to the largest", () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 40 }), (numbers, buckets) => {
        const { min, max, num, limits, counts } = histogramOf(numbers, buckets) ?? assert.fail();
        assert.deepEqual([min, max, num], [Math.min(...numbers), Math.max(...numbers), numbers.length]);
        assert.equal(
          counts.reduce((a, b) => a + b, 0),
          num,
        );
        assert.equal(limits.at(-1), max);
        assert.ok(limits.every((limit, i) => limit >= (i === 0 ? min : limits[i - 1])));
      }),
    );
  });

  it("has the sums that a mean and a deviation are made of, and one bucket for equal values", () => {
    assert.deepEqual(histogramOf(Float32Array.of(3, 3)), { min: 3, max: 3, num: 2, sum: 6, sumSquares: 18, limits: [3], counts: [2] });
  });

  it("leaves out what is not finite, and is nothing when nothing is", () => {
    assert.equal(histogramOf(Float32Array.of(1, Number.NaN, 2, Number.NEGATIVE_INFINITY))?.num, 2);
    assert.equal(histogramOf(Float32Array.of(Number.NaN)), undefined);
  });
});
