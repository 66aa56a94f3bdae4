import { deflateSync, inflateSync } from "fflate";
import { toBase64 } from "../../bytes/base64";

/**
 * Bytes as a compressed text: deflate (RFC 1951), then base64. The same bytes, the same text on any machine.
 * @example
 * bytesOfText(packedText(Uint8Array.of(1, 2, 3)), 3); // Uint8Array(3) [ 1, 2, 3 ]
 */
export function packedText(bytes: Uint8Array): string {
  return toBase64(deflateSync(bytes, { level: 9 }));
}

/**
 * The bytes that {@link packedText} wrote, which are `length`.
 * @example
 * bytesOfText(packedText(new Uint8Array(3)), 3); // Uint8Array(3) [ 0, 0, 0 ]
 */
export function bytesOfText(text: string, length: number): Uint8Array {
  const packed = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return inflateSync(packed, { out: new Uint8Array(length) });
}
