import { strict as assert } from "node:assert";
import fc from "fast-check";
import { type Events, memoryFolder, readEvents } from "ebm/trainer";
import {
  bytesField,
  concat,
  eventWriter,
  histogramOf,
  histogramValue,
  imageValue,
  integerField,
  maskedCrc32c,
  scalarValue,
} from "ebm/trainer/tensorboard";

type Value =
  | { kind: "scalar"; tag: string; value: number }
  | { kind: "image"; tag: string; png: Uint8Array; width: number; height: number }
  | { kind: "histogram"; tag: string; values: Float32Array };

const tag = fc.string({ unit: "grapheme", maxLength: 12 });
const side = fc.integer({ min: 1, max: 4096 });
const value: fc.Arbitrary<Value> = fc.oneof(
  fc.record({ kind: fc.constant("scalar" as const), tag, value: fc.float() }),
  fc.record({ kind: fc.constant("image" as const), tag, png: fc.uint8Array(), width: side, height: side }),
  fc.record({
    kind: fc.constant("histogram" as const),
    tag,
    values: fc.float32Array({ minLength: 1, noNaN: true, noDefaultInfinity: true }),
  }),
);
const clock = fc.double({ min: 0, max: 4e9, noNaN: true });
/** What happened at one step after another: the distance to the step before, and what was seen. */
const log = fc.array(fc.tuple(fc.integer({ min: 1, max: 2 ** 40 }), fc.array(value, { maxLength: 5 })), { minLength: 1, maxLength: 6 });

const encoded = (v: Value) => {
  if (v.kind === "scalar") return scalarValue(v.tag, v.value);
  if (v.kind === "image") return imageValue(v.tag, { ...v, channels: 1 });
  const counted = histogramOf(v.values);
  assert.ok(counted);
  return histogramValue(v.tag, counted);
};

/** The file of a log, and what should be read from it. */
function written(entries: readonly (readonly [number, Value[]])[], time: number): { bytes: Uint8Array; expected: Events } {
  const folder = memoryFolder();
  const writer = eventWriter(folder, "r", { clock: () => time });
  const seen: { step: number; value: Value }[] = [];
  let step = 0;
  for (const [gap, values] of entries) {
    step += gap;
    writer.write(step, values.map(encoded));
    seen.push(...values.map((v) => ({ step, value: v })));
  }
  const of = <K extends Value["kind"]>(kind: K) =>
    seen.flatMap(({ step: at, value: v }) => (v.kind === kind ? [{ at, v: v as Extract<Value, { kind: K }> }] : []));
  const expected = {
    scalars: of("scalar").map(({ at, v }) => ({ tag: v.tag, step: at, time, value: v.value })),
    images: of("image").map(({ at, v }) => ({ tag: v.tag, step: at, time, png: v.png, width: v.width, height: v.height })),
    // The value is the tag (field 1) and the message that is given back (field 5).
    histograms: of("histogram").map(({ at, v }) => ({ tag: v.tag, step: at, time, bytes: withoutHead(encoded(v), v.tag) })),
    restarts: [entries[0][0]],
    truncated: false,
  };
  return { bytes: folder.read(`r/${folder.names("r")[0]}`) ?? new Uint8Array(), expected };
}

/** The content of the last field of a value: what follows its tag, a key of one byte and a length. */
function withoutHead(whole: Uint8Array, name: string): Uint8Array {
  const rest = whole.subarray(bytesField(1, name).length + 1);
  return rest.slice(rest.findIndex((byte) => byte < 128) + 1);
}

const framed = (record: Uint8Array) => {
  const length = new Uint8Array(8);
  length[0] = record.length;
  const sum = (bytes: Uint8Array) => new Uint8Array(Uint32Array.of(maskedCrc32c(bytes)).buffer);
  return concat([length, sum(length), record, sum(record)]);
};

describe("readEvents", () => {
  it("reads back what eventWriter writes: every scalar, image and histogram, in order, with its tag, step and time", () => {
    fc.assert(
      fc.property(log, clock, (entries, time) => {
        const { bytes, expected } = written(entries, time);
        assert.deepEqual(readEvents(bytes), expected);
      }),
    );
  });

  it("reads as much of a file cut anywhere as is whole, and says that it was cut", () => {
    fc.assert(
      fc.property(log, fc.nat(), (entries, where) => {
        const { bytes, expected } = written(entries, 1);
        const cut = where % bytes.length;
        const { scalars, truncated } = readEvents(bytes.subarray(0, cut));
        assert.deepEqual(scalars, expected.scalars.slice(0, scalars.length));
        const ends = recordEnds(bytes);
        assert.equal(truncated, cut !== 0 && !ends.includes(cut));
      }),
    );
  });

  it("refuses a file with one changed bit", () => {
    fc.assert(
      fc.property(log, fc.nat(), fc.integer({ min: 0, max: 7 }), (entries, where, bit) => {
        const { bytes } = written(entries, 1);
        bytes[where % bytes.length] ^= 1 << bit;
        assert.throws(() => readEvents(bytes, { name: "x" }), { name: "DataError", message: /^x, registro \d+ · la suma/ });
      }),
    );
  });

  it("reads bytes in the middle of a larger buffer, and gives copies", () => {
    const { bytes, expected } = written([[1, [{ kind: "image", tag: "a", png: Uint8Array.of(1, 2), width: 1, height: 2 }]]], 1);
    const larger = new Uint8Array(bytes.length + 20);
    larger.set(bytes, 7);
    const found = readEvents(larger.subarray(7, 7 + bytes.length));
    larger.fill(0);
    assert.deepEqual(found, expected);
  });

  it("passes over what it does not know, and refuses what is no message", () => {
    const foreign = framed(concat([integerField(2, 5), bytesField(4, "grafo"), bytesField(5, bytesField(1, bytesField(9, "x")))]));
    assert.deepEqual(readEvents(foreign), { scalars: [], images: [], histograms: [], restarts: [], truncated: false });
    const bad = [Uint8Array.of(11), Uint8Array.of(18, 9, 1), Uint8Array.of(0, 1), new Uint8Array(12).fill(255), Uint8Array.of(9, 1)];
    for (const record of bad) assert.throws(() => readEvents(framed(record)), { name: "DataError", message: /registro 1/ });
  });

  it("says what to look at when there are no bytes", () => {
    assert.throws(() => readEvents(memoryFolder().read("r/no-está")), { name: "OptionError", message: /names/ });
  });
});

/** Where each record of a sound file ends. */
function recordEnds(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const ends: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    at += 16 + Number(view.getBigUint64(at, true));
    ends.push(at);
  }
  return ends;
}
