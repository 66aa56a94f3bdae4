/** The remainders of all bytes by the polynomial of Castagnoli, 0x1EDC6F41, with its bits reversed. */
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit++) remainder = remainder & 1 ? (remainder >>> 1) ^ 0x82f63b78 : remainder >>> 1;
  return remainder;
});

/**
 * CRC-32C of some bytes, an integer in [0, 2³²).
 *
 * Source: RFC 3720, appendix B.4, whose test values it gives.
 * @example
 * crc32c(new TextEncoder().encode("123456789")).toString(16); // 'e3069283'
 */
export function crc32c(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (let i = 0; i < bytes.length; i++) crc = TABLE[(crc ^ bytes[i]) & 0xff] ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/**
 * The CRC as TFRecord files keep it, rotated by 15 bits and shifted, since a CRC over bytes that hold CRCs is a poor one:
 *
 * ((crc >>> 15 | crc << 17) + 0xa282ead8) mod 2³².
 * @example
 * maskedCrc32c(new Uint8Array()); // 2726488792
 */
export function maskedCrc32c(bytes: Uint8Array): number {
  const crc = crc32c(bytes);
  return (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0;
}
