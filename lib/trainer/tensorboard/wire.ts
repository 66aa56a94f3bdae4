import { DataError } from "../../errors";

/** A field of a message as it lies in the bytes: its number, and its value by its type. */
export type Field =
  | { readonly number: number; readonly type: "varint"; readonly value: bigint }
  | { readonly number: number; readonly type: "eight" | "four" | "bytes"; readonly bytes: Uint8Array };

const KINDS: Readonly<Record<number, { readonly type: "eight" | "four"; readonly size: number }>> = {
  1: { type: "eight", size: 8 },
  5: { type: "four", size: 4 },
};

/**
 * The fields of a message of protocol buffers, in their order; see protobuf.ts for the format. The bytes are views.
 * @param options.subject how errors call the message
 * @throws DataError when it ends in the middle of a field, or has a type that nobody writes.
 * @example
 * fieldsOf(integerField(3, 150), { subject: "prueba" }); // [ { number: 3, type: 'varint', value: 150n } ]
 */
export function fieldsOf(message: Uint8Array, { subject }: { readonly subject: string }): Field[] {
  const fields: Field[] = [];
  const cursor = { at: 0 };
  const take = (length: number) => {
    if (cursor.at + length > message.length) throw damaged(subject, "un campo acaba fuera de su mensaje");
    cursor.at += length;
    return message.subarray(cursor.at - length, cursor.at);
  };
  const takeVarint = () => readVarint(() => take(1)[0], subject);
  while (cursor.at < message.length) {
    const key = Number(takeVarint());
    const [number, kind] = [Math.floor(key / 8), key % 8];
    if (number === 0) throw damaged(subject, "un campo tiene el número 0");
    if (kind === 0) fields.push({ number, type: "varint", value: takeVarint() });
    else if (kind === 2) fields.push({ number, type: "bytes", bytes: take(Number(takeVarint())) });
    else if (KINDS[kind]) fields.push({ number, type: KINDS[kind].type, bytes: take(KINDS[kind].size) });
    else throw damaged(subject, `un campo es de tipo ${kind}, que no existe`);
  }
  return fields;
}

/** The last field of a number, as protocol buffers say: a later one takes the place of an earlier one. */
export function lastField(fields: readonly Field[], number: number): Field | undefined {
  return fields.filter((field) => field.number === number).at(-1);
}

/** The bytes of a field of a type, or undefined when it is not there or of another one. */
export function bytesOf(field: Field | undefined, type: "eight" | "four" | "bytes" = "bytes"): Uint8Array | undefined {
  return field?.type === type ? field.bytes : undefined;
}

/** The number of an eight- or four-byte field; undefined when it is not there. */
export function realOf(field: Field | undefined): number | undefined {
  if (field?.type !== "eight" && field?.type !== "four") return undefined;
  const view = new DataView(field.bytes.buffer, field.bytes.byteOffset);
  return field.type === "eight" ? view.getFloat64(0, true) : view.getFloat32(0, true);
}

/** The int64 of a varint field; 0, as protocol buffers say, when it is not there. */
export function integerOf(field: Field | undefined): number {
  return field?.type === "varint" ? Number(BigInt.asIntN(64, field.value)) : 0;
}

/** What damage is told as. */
export function damaged(subject: string, problem: string): DataError {
  return new DataError({ subject, problem, remedy: "pide el fichero otra vez, o quita el que está dañado" });
}

function readVarint(nextByte: () => number, subject: string): bigint {
  let value = 0n;
  for (let shift = 0n; shift < 70n; shift += 7n) {
    const byte = nextByte();
    value |= BigInt(byte & 127) << shift;
    if (byte < 128) return value;
  }
  throw damaged(subject, "un entero no acaba nunca");
}
