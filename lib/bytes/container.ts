import { DataError, requireBytes } from "../errors";
import { sha256 } from "./sha256";

/** What kind of file it is. */
export interface Kind {
  /** Four ASCII letters that every file of the kind starts with. */
  readonly magic: string;
  /** Version of the layout of header and body. */
  readonly version: number;
}

/** The contents of a container: a header that JSON can hold, and numbers. */
export interface Contents<Header> {
  readonly header: Header;
  readonly body: Float32Array;
}

const DIGEST_LENGTH = 64;
const PREFIX_LENGTH = 12;

/**
 * Packs a header and numbers into the bytes of a file that can tell when it was damaged.
 *
 * Layout, little-endian: magic (4 letters), version (u32), header length n (u32), header (n bytes of JSON, padded with
 * spaces to a multiple of 4), body (float32), SHA-256 of all that (64 hexadecimal digits).
 * @example
 * const file = await pack({ magic: "TEST", version: 1 }, { header: { a: 1 }, body: Float32Array.of(2) });
 * await unpack(file, { magic: "TEST", version: 1, subject: "prueba" }); // { header: { a: 1 }, body: Float32Array(1) [ 2 ] }
 */
export async function pack<Header>({ magic, version }: Kind, { header, body }: Contents<Header>): Promise<Uint8Array> {
  const text = new TextEncoder().encode(JSON.stringify(header));
  const padded = Math.ceil(text.length / 4) * 4;
  const bodyAt = PREFIX_LENGTH + padded;
  const digestAt = bodyAt + 4 * body.length;
  const bytes = new Uint8Array(digestAt + DIGEST_LENGTH).fill(0x20, PREFIX_LENGTH, bodyAt);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode(magic));
  view.setUint32(4, version, true);
  view.setUint32(8, padded, true);
  bytes.set(text, PREFIX_LENGTH);
  body.forEach((v, i) => view.setFloat32(bodyAt + 4 * i, v, true));
  bytes.set(new TextEncoder().encode(await sha256(bytes.subarray(0, digestAt))), digestAt);
  return bytes;
}

/**
 * Whether bytes begin as a container of that kind does, but of a newer or older version: nobody here can tell whether they are whole.
 * @example
 * const file = await pack({ magic: "TEST", version: 2 }, { header: {}, body: Float32Array.of(2) });
 * isOfOtherVersion(file, { magic: "TEST", version: 1 }); // true
 */
export function isOfOtherVersion(bytes: Uint8Array, { magic, version }: Kind): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return startsWith(bytes, magic) && view.getUint32(4, true) !== version;
}

function startsWith(bytes: Uint8Array, magic: string): boolean {
  return bytes.length >= PREFIX_LENGTH && new TextDecoder().decode(bytes.subarray(0, 4)) === magic;
}

/**
 * Unpacks what {@link pack} made.
 * @param options.subject how errors call the file
 * @throws DataError when the file is of another kind or version, truncated or altered.
 * @example
 * await unpack(new TextEncoder().encode("GIF89a…"), { magic: "TEST", version: 1, subject: "foto.gif" }); // throws DataError
 */
export async function unpack<Header>(
  bytes: Uint8Array,
  { magic, version, subject }: Kind & { readonly subject: string },
): Promise<Contents<Header>> {
  requireBytes("el contenido", bytes, { subject });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!startsWith(bytes, magic)) {
    throw new DataError({
      subject,
      problem: `el fichero no empieza por «${magic}»: no es de este tipo, o está dañado`,
      remedy: "elige un fichero de este proyecto: epoch-NNN.ebm (pesos) o un .ebmc (punto de control)",
    });
  }
  if (isOfOtherVersion(bytes, { magic, version })) {
    throw new DataError({
      subject,
      problem: `el fichero tiene la versión ${view.getUint32(4, true)} y se esperaba la ${version}`,
      remedy: "actualiza el proyecto o vuelve a crear el fichero",
    });
  }
  const bodyAt = PREFIX_LENGTH + view.getUint32(8, true);
  const digestAt = bytes.length - DIGEST_LENGTH;
  const whole = digestAt >= bodyAt && (digestAt - bodyAt) % 4 === 0;
  if (!whole || (await sha256(bytes.subarray(0, digestAt))) !== new TextDecoder().decode(bytes.subarray(digestAt))) {
    throw new DataError({
      subject,
      problem: "el fichero está truncado o alterado: su suma sha256 no coincide",
      remedy: "recupéralo con git checkout o vuelve a crearlo",
    });
  }
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(PREFIX_LENGTH, bodyAt))) as Header;
  return { header, body: Float32Array.from({ length: (digestAt - bodyAt) / 4 }, (_, i) => view.getFloat32(bodyAt + 4 * i, true)) };
}
