/** Rotation distances of Threefry-4x32: a pair for each of eight rounds (Salmon et al. 2011, table 2). */
export const ROTATION = Uint8Array.of(10, 26, 11, 21, 13, 27, 23, 5, 6, 20, 17, 11, 25, 10, 18, 20);

/** Skein's key-schedule parity constant for 32-bit words. */
const PARITY = 0x1bd11bda;
export const ROUNDS = 20;

/** Words of key injections: one before the first round and one after every fourth. */
const SCHEDULE_WORDS = 4 * (ROUNDS / 4 + 1);

/** Four unsigned 32-bit words; larger or negative ones are taken modulo 2^32. */
export type Words = readonly [number, number, number, number];

/**
 * Threefry-4x32 with 20 rounds: a keyed bijection of 128-bit counters whose outputs pass every test of TestU01's BigCrush.
 *
 * Source: Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11; the known answers of Random123.
 * @example
 * threefry4x32([0, 0, 0, 0], [0, 0, 0, 0]).map((w) => w.toString(16)); // [ '9c6ca96a', 'e17eae66', 'fc10ecd4', '5256a7d8' ]
 */
export function threefry4x32(counter: Words, key: Words): Words {
  const out = new Uint32Array(4);
  threefryBlock(out, keySchedule(key), counter);
  return [out[0], out[1], out[2], out[3]];
}

/** The 24 words that the rounds add: key rotated by the injection's number, and that number in the last word. */
export function keySchedule(key: Words): Uint32Array {
  const words = [...key, PARITY ^ key[0] ^ key[1] ^ key[2] ^ key[3]];
  const schedule = new Uint32Array(SCHEDULE_WORDS);
  for (let i = 0; i < SCHEDULE_WORDS; i++) {
    const injection = i >> 2;
    const word = i & 3;
    schedule[i] = words[(injection + word) % 5] + (word === 3 ? injection : 0);
  }
  return schedule;
}

/** Writes the four words of a counter into `out`; `schedule` comes from {@link keySchedule}. */
export function threefryBlock(out: Uint32Array, schedule: Uint32Array, counter: ArrayLike<number>): void {
  let a = (counter[0] + schedule[0]) | 0;
  let b = (counter[1] + schedule[1]) | 0;
  let c = (counter[2] + schedule[2]) | 0;
  let d = (counter[3] + schedule[3]) | 0;
  for (let round = 0; round < ROUNDS; round += 4) {
    const r = (round & 4) << 1; // rounds 0-3 and 4-7 alternate between the two halves of the table
    // Two mixes a round; odd rounds swap the partners (b <-> d).
    a = (a + b) | 0;
    b = rotate(b, ROTATION[r]) ^ a;
    c = (c + d) | 0;
    d = rotate(d, ROTATION[r + 1]) ^ c;
    a = (a + d) | 0;
    d = rotate(d, ROTATION[r + 2]) ^ a;
    c = (c + b) | 0;
    b = rotate(b, ROTATION[r + 3]) ^ c;
    a = (a + b) | 0;
    b = rotate(b, ROTATION[r + 4]) ^ a;
    c = (c + d) | 0;
    d = rotate(d, ROTATION[r + 5]) ^ c;
    a = (a + d) | 0;
    d = rotate(d, ROTATION[r + 6]) ^ a;
    c = (c + b) | 0;
    b = rotate(b, ROTATION[r + 7]) ^ c;
    const injection = round + 4;
    a = (a + schedule[injection]) | 0;
    b = (b + schedule[injection + 1]) | 0;
    c = (c + schedule[injection + 2]) | 0;
    d = (d + schedule[injection + 3]) | 0;
  }
  out[0] = a;
  out[1] = b;
  out[2] = c;
  out[3] = d;
}

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}
