/**
 * Base64 of some bytes, in Node and in a browser.
 * @example
 * toBase64(Uint8Array.of(104, 105)); // 'aGk='
 */
export function toBase64(bytes: Uint8Array): string {
  const chunk = 0x8000;
  let binary = "";
  for (let i = 0; i < bytes.length; i += chunk) binary += String.fromCharCode(...bytes.subarray(i, i + chunk));
  return btoa(binary);
}
