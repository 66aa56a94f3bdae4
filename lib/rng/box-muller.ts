// Box-Muller in single precision, operation by operation, so that a WebAssembly kernel without FMA gives the same bits:
// a product of two floats is exact in a double, so Math.fround rounds once, as the hardware does. Sums and square roots
// of floats are safe too (Figueroa 1995: double rounding is innocuous when 53 >= 2 * 24 + 2).
const f = Math.fround;

export const ULP = f(2 ** -24);
export const LN2 = f(0.69314718);
/** Bits of sqrt(1/2): splits u = 2^e * (1 + m) with 1 + m in [sqrt(1/2), sqrt(2)). */
export const SQRT_HALF_BITS = 0x3f3504f3;
/** ln(1 + m) = m + m² P(m); P by minimax, highest power first. */
export const LOG = Float32Array.of(
  0.0874622166,
  -0.144364968,
  0.149717912,
  -0.165528446,
  0.199545145,
  -0.250024825,
  0.333341956,
  -0.499999821,
);
/** sin(2πw) = w S(w²) for |w| <= 1/4; S by minimax, highest power first. */
export const SIN = Float32Array.of(39.5743294, -76.555397, 81.6012878, -41.3416595, 6.28318501);

const float = new Float32Array(1);
const bits = new Int32Array(float.buffer);

/**
 * Turns two random words into two independent standard normals, written to out[at] and out[at + 1].
 *
 * z0 = sqrt(−2 ln u) cos(2πv), z1 = sqrt(−2 ln u) sin(2πv), with u in (0, 1] and v in [−1/2, 1/2) of 24 bits each,
 * so |z| <= sqrt(48 ln 2) ≈ 5.77. Logarithm and sine are polynomials (the normals are within 2e-6 of the exact ones).
 * Source: Box and Muller (1958), "A note on the generation of random normal deviates".
 */
export function writeNormals(out: Float32Array, at: number, radiusWord: number, angleWord: number): void {
  const radius = radiusOf(radiusWord);
  const turn = f(f((angleWord >>> 8) * ULP) - 0.5);
  const size = Math.abs(turn);
  const sine = f(sineOfTurns(Math.min(size, f(0.5 - size))) * radius);
  out[at] = f(sineOfTurns(f(0.25 - size)) * radius);
  out[at + 1] = turn < 0 ? -sine : sine;
}

/** sqrt(−2 ln u) of the word's upper 24 bits, u = (k + 1) / 2^24. */
function radiusOf(word: number): number {
  const u = f(f((word >>> 8) * ULP) + ULP);
  return f(Math.sqrt(Math.max(f(naturalLog(u) * -2), 0)));
}

/** ln u for u in (0, 1], by exponent and a polynomial in the mantissa. */
function naturalLog(u: number): number {
  float[0] = u;
  const exponent = (bits[0] - SQRT_HALF_BITS) >> 23;
  bits[0] -= exponent << 23;
  const m = f(float[0] - 1);
  let p = LOG[0];
  for (let i = 1; i < LOG.length; i++) p = f(f(p * m) + LOG[i]);
  p = f(f(f(p * m) * m) + m);
  return f(f(exponent * LN2) + p);
}

/** sin(2πw) for |w| <= 1/4. */
function sineOfTurns(w: number): number {
  const z = f(w * w);
  let s = SIN[0];
  for (let i = 1; i < SIN.length; i++) s = f(f(s * z) + SIN[i]);
  return f(s * w);
}
