import type { ReplayBufferState } from "../../buffer/state";
import { sha256 } from "../../bytes/sha256";

/**
 * The sha256 of θ as little-endian float32: two runs with the same one have the same weights, bit for bit.
 * @example
 * await weightsSha256(Float32Array.of(1)); // 'e00e5eb9444182f352323374ef4e08ebcb784725fdd4fd612d7730540b3e0c8c'
 */
export function weightsSha256(weights: Float32Array): Promise<string> {
  return sha256(littleEndian(weights));
}

/**
 * The sha256 of a buffer: its images, newest first, as little-endian float32, and then their ages as 32-bit integers.
 * @example
 * (await bufferSha256(replayBuffer({ shape: [2], seed: 7 }).state())).length; // 64
 */
export function bufferSha256({ images, ages }: Pick<ReplayBufferState, "images" | "ages">): Promise<string> {
  const bytes = new Uint8Array(4 * (images.length + ages.length));
  bytes.set(littleEndian(images));
  bytes.set(littleEndian(ages), 4 * images.length);
  return sha256(bytes);
}

function littleEndian(values: Float32Array | Uint32Array): Uint8Array {
  const bytes = new Uint8Array(4 * values.length);
  const view = new DataView(bytes.buffer);
  if (values instanceof Float32Array) values.forEach((value, i) => view.setFloat32(4 * i, value, true));
  else values.forEach((value, i) => view.setUint32(4 * i, value, true));
  return bytes;
}
