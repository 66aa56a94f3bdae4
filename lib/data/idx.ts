import { DataError } from "../errors";

/** A parsed IDX file of unsigned bytes: `values` holds shape[0] · shape[1] · … bytes, row-major. */
export interface Idx {
  readonly shape: readonly number[];
  readonly values: Uint8Array;
}

const UNSIGNED_BYTE = 0x08;

/**
 * Reads an IDX file of unsigned bytes, the format of MNIST and Fashion-MNIST.
 *
 * Layout: 0, 0, type (0x08: unsigned byte), rank; rank big-endian uint32 dimensions; the values, row-major.
 * The values are a view of `bytes`, not a copy.
 * Source: Y. LeCun, C. Cortes and C. Burges, "The MNIST database of handwritten digits" (file format section).
 * @param name how errors call the file
 * @throws DataError when the file is foreign, truncated, too long, or its header is not what `shape` asks for.
 * @example
 * parseIdx(Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 2, 5, 4)); // { shape: [ 2 ], values: Uint8Array(2) [ 5, 4 ] }
 */
export function parseIdx(
  bytes: Uint8Array,
  {
    name = "IDX",
    shape: expected,
    remedy = "vuelve a descargar el fichero",
  }: { name?: string; shape?: readonly number[]; remedy?: string } = {},
): Idx {
  const refuse = (problem: string, hint = remedy): never => {
    throw new DataError({ subject: name, problem, remedy: hint });
  };
  if (!(bytes instanceof Uint8Array)) refuse("el contenido debe ser un Uint8Array");
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) refuse("el fichero está comprimido con gzip", "descomprímelo antes (gunzip)");
  if (bytes.length < 4) refuse(`está truncado: tiene ${bytes.length} bytes y solo la cabecera ocupa 4 o más`);
  if (bytes[0] !== 0 || bytes[1] !== 0)
    refuse(`no es un fichero IDX: debería empezar por 00 00 y empieza por ${hex(bytes.subarray(0, 2))}`);
  if (bytes[2] !== UNSIGNED_BYTE) refuse(`guarda valores de tipo 0x${hex(bytes.subarray(2, 3))} y solo se admiten bytes sin signo (0x08)`);
  const rank = bytes[3];
  const start = 4 + 4 * rank;
  if (rank === 0) refuse("su cabecera no declara ninguna dimensión");
  if (bytes.length < start)
    refuse(`está truncado: la cabecera de ${rank} dimensiones ocupa ${start} bytes y el fichero tiene ${bytes.length}`);
  const shape = dimensions(bytes, rank);
  if (expected !== undefined && shape.join() !== expected.join())
    refuse(`debería tener la forma [${expected.join(", ")}] y su cabecera dice [${shape.join(", ")}]`);
  const total = start + shape.reduce((a, b) => a * b, 1);
  if (bytes.length < total) refuse(`está truncado: debería ocupar ${total} bytes y tiene ${bytes.length}`);
  if (bytes.length > total) refuse(`sobran bytes: debería ocupar ${total} y tiene ${bytes.length}`);
  return { shape, values: bytes.subarray(start, total) };
}

function dimensions(bytes: Uint8Array, rank: number): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: rank }, (_, axis) => view.getUint32(4 + 4 * axis, false));
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(" ");
}
