import { inflateSync, zipSync } from "fflate";
import { refuseFile } from "./refuse";

/** Files of an archive by their names. */
export type Archive = Readonly<Record<string, Uint8Array>>;

const END = 0x06054b50;
const END_LENGTH = 22;
const ENTRY = 0x02014b50;
const ENTRY_LENGTH = 46;
const LOCAL = 0x04034b50;
const LOCAL_LENGTH = 30;
const STORED = 0;
const DEFLATED = 8;

/** The bytes of a zip archive, stored without compression as Keras does; the same files give the same bytes. */
export function writeZip(files: Archive): Uint8Array {
  return zipSync(files, { level: 0, mtime: new Date(1980, 0, 1) });
}

/**
 * The files of a zip archive that `limits` names, each of at most so many bytes; the others are not even unpacked.
 *
 * Sizes and sums are checked, which fflate does not do: a byte that changed on the way is noticed.
 * Source: PKWARE, APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
 * @throws DataError when it is no archive, or it is truncated or altered.
 */
export function readZip(
  bytes: Uint8Array,
  { subject, limits }: { readonly subject: string; readonly limits: Readonly<Record<string, number>> },
): Archive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const files: Record<string, Uint8Array> = {};
  try {
    for (const entry of entriesOf(view, subject)) {
      requireNamesake(view, entry, subject);
      if (Object.hasOwn(limits, entry.name)) files[entry.name] = contentsOf(bytes, entry, { subject, limit: limits[entry.name] });
    }
  } catch (cause) {
    if (cause instanceof RangeError) refuseFile(subject, "el archivo zip está truncado o alterado", { cause });
    throw cause;
  }
  return files;
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly sum: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
}

/** What the directory at the end of the archive lists. */
function entriesOf(view: DataView, subject: string): Entry[] {
  const damaged = "el índice del archivo zip está alterado";
  const end = endOf(view, subject);
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  const after = at + view.getUint32(end + 12, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (view.getUint32(at, true) !== ENTRY) refuseFile(subject, damaged);
    const nameLength = view.getUint16(at + 28, true);
    entries.push({
      name: textAt(view, at + ENTRY_LENGTH, nameLength),
      method: view.getUint16(at + 10, true),
      sum: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    });
    at += ENTRY_LENGTH + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return at === after ? entries : refuseFile(subject, damaged);
}

function textAt(view: DataView, at: number, length: number): string {
  return new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at, length));
}

/** Where the end record lies: nothing but a comment of at most 65,535 bytes follows it. */
function endOf(view: DataView, subject: string): number {
  const last = view.byteLength - END_LENGTH;
  for (let at = last; at >= Math.max(0, last - 0xffff); at--) if (view.getUint32(at, true) === END) return at;
  return refuseFile(subject, "el fichero no es un archivo zip, o está truncado", {
    remedy: "comprueba que es un .keras entero, guardado con model.save() de Keras 3",
  });
}

/** A name that changed would hide its file. */
function requireNamesake(view: DataView, { name, at }: Entry, subject: string): void {
  if (view.getUint32(at, true) === LOCAL && textAt(view, at + LOCAL_LENGTH, view.getUint16(at + 26, true)) === name) return;
  refuseFile(subject, `${name} no está donde dice el índice del archivo zip`);
}

function contentsOf(
  bytes: Uint8Array,
  { name, method, sum, packed, size, at }: Entry,
  { subject, limit }: { subject: string; limit: number },
): Uint8Array {
  if (size > limit) refuseFile(subject, `${name} dice que ocupa ${size} bytes y el máximo es ${limit}`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const from = at + LOCAL_LENGTH + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (from + packed > bytes.length) refuseFile(subject, `${name} está truncado`);
  const raw = bytes.slice(from, from + packed);
  if (method !== STORED && method !== DEFLATED) refuseFile(subject, `${name} está comprimido de un modo que no es el de Keras (${method})`);
  const contents = method === STORED ? raw : inflate(raw, { subject, name, size });
  if (contents.length !== size || crc32(contents) !== sum) refuseFile(subject, `${name} está alterado: su suma no coincide`);
  return contents;
}

function inflate(raw: Uint8Array, { subject, name, size }: { subject: string; name: string; size: number }): Uint8Array {
  try {
    return inflateSync(raw, { out: new Uint8Array(size) });
  } catch (cause) {
    return refuseFile(subject, `${name} no se puede descomprimir: está alterado`, { cause });
  }
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** The sum that zip archives keep of each file (CRC-32 of ISO 3309). */
function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = CRC_TABLE[(sum ^ byte) & 0xff] ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}
