// The wire format of protocol buffers, as much of it as event files need. A message is its fields one after the other; a
// field is a key, the varint (number << 3 | type), and its value: type 0, a varint (7 bits a byte, lowest first, the top bit
// says that more follow); type 1, eight bytes; type 5, four bytes; type 2, a length as varint and so many bytes: a text, a
// message, or a packed list of numbers. Numbers are little-endian.
// Source: https://protobuf.dev/programming-guides/encoding/

const TYPE = { varint: 0, eight: 1, bytes: 2, four: 5 } as const;

/**
 * A message, or any other run of bytes, from its parts.
 * @example
 * concat([Uint8Array.of(1), Uint8Array.of(2, 3)]); // Uint8Array(3) [ 1, 2, 3 ]
 */
export function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/**
 * A field with an integer in [0, 2⁵³).
 * @example
 * integerField(1, 150); // Uint8Array(3) [ 8, 150, 1 ]
 */
export function integerField(field: number, value: number): Uint8Array {
  return concat([key(field, TYPE.varint), varint(value)]);
}

/**
 * A field with a double.
 * @example
 * doubleField(1, 1); // Uint8Array(9) [ 9, 0, 0, 0, 0, 0, 0, 240, 63 ]
 */
export function doubleField(field: number, value: number): Uint8Array {
  return concat([key(field, TYPE.eight), doubles([value])]);
}

/**
 * A field with a float: the value is rounded to single precision.
 * @example
 * floatField(2, 1); // Uint8Array(5) [ 21, 0, 0, 128, 63 ]
 */
export function floatField(field: number, value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setFloat32(0, value, true);
  return concat([key(field, TYPE.four), bytes]);
}

/**
 * A field with bytes, a text in UTF-8, or a message.
 * @example
 * bytesField(2, "eñe"); // Uint8Array(6) [ 18, 4, 101, 195, 177, 101 ]
 */
export function bytesField(field: number, value: Uint8Array | string): Uint8Array {
  const bytes = typeof value === "string" ? new TextEncoder().encode(value) : value;
  return concat([key(field, TYPE.bytes), varint(bytes.length), bytes]);
}

/**
 * A field with a packed list of doubles.
 * @example
 * doublesField(6, [1]).length; // 10
 */
export function doublesField(field: number, values: readonly number[]): Uint8Array {
  return bytesField(field, doubles(values));
}

function key(field: number, type: number): Uint8Array {
  return varint(field * 8 + type);
}

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return Uint8Array.from([...bytes, rest]);
}

function doubles(values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(8 * values.length);
  const view = new DataView(bytes.buffer);
  values.forEach((value, i) => view.setFloat64(8 * i, value, true));
  return bytes;
}
