/** Bytes of WebAssembly, nested as they were put together; flattened once, when the module is written. */
export type Code = readonly (number | Code)[];

/** Unsigned LEB128: seven bits a byte, the lowest first. */
export function unsigned(value: number): Code {
  const bytes: number[] = [];
  let rest = value >>> 0;
  do {
    const low = rest & 0x7f;
    rest >>>= 7;
    bytes.push(rest === 0 ? low : low | 0x80);
  } while (rest !== 0);
  return bytes;
}

/** Signed LEB128 of a 32-bit integer. */
export function signed(value: number): Code {
  const bytes: number[] = [];
  for (let rest = value | 0; ; rest >>= 7) {
    const low = rest & 0x7f;
    const signBit = low & 0x40;
    if (rest >> 7 === (signBit ? -1 : 0)) return [...bytes, low];
    bytes.push(low | 0x80);
  }
}

/** A single-precision float, lowest byte first. */
export function float32(value: number): Code {
  return [...new Uint8Array(Float32Array.of(value).buffer)];
}

/** A 32-bit word, lowest byte first. */
export function word(value: number): Code {
  return [...new Uint8Array(Uint32Array.of(value).buffer)];
}

/** A name: its length and its characters, ASCII only. */
export function text(name: string): Code {
  return [unsigned(name.length), Array.from(name, (letter) => letter.charCodeAt(0))];
}

/** Code as one flat list of bytes. */
export function flatten(code: Code): number[] {
  const bytes: number[] = [];
  const visit = (part: number | Code) => {
    if (typeof part === "number") bytes.push(part);
    else for (const inner of part) visit(inner);
  };
  visit(code);
  return bytes;
}
