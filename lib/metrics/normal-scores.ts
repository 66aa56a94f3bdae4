import { midranks } from "./midranks";

/**
 * Normal scores of all draws together, in the places of the draws of equally long chains: z = Φ⁻¹((r − 3/8) / (S + 1/4)) of the rank r = 1 … S, equal
 * values sharing their mean rank (Blom 1958; Vehtari et al. 2021).
 */
export function normalScores(chains: readonly Float64Array[]): Float64Array[] {
  const all = chains.flatMap((draws) => Array.from(draws));
  const scores = midranks(all).map((rank) => normalQuantile((rank - 0.375) / (all.length + 0.25)));
  const each = chains[0].length;
  return chains.map((_, c) => scores.slice(c * each, (c + 1) * each));
}

/** Numerators and denominators of Wichura's rational functions, from the constant term up, rounded to doubles. */
const CENTRE = [
  [
    3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087, 33430.57558358813,
    2509.0809287301227,
  ],
  [
    1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271, 28729.085735721943,
    5226.495278852854,
  ],
];
const TAIL = [
  [
    1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684, 0.2417807251774506,
    0.022723844989269184, 0.0007745450142783414,
  ],
  [
    1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457, 0.0005475938084995345,
    1.0507500716444169e-9,
  ],
];
const FAR_TAIL = [
  [
    6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124, 0.0012426609473880784,
    0.000027115555687434876, 2.0103343992922881e-7,
  ],
  [
    1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 0.000018463183175100548, 1.421511758316446e-7,
    2.0442631033899397e-15,
  ],
];

/** Φ⁻¹(p) for p in (0, 1), to about 1e-16: algorithm AS 241 of Wichura (1988). */
function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return q * ratio(CENTRE, 0.180625 - q * q);
  const r = Math.sqrt(-Math.log(Math.min(p, 1 - p)));
  return Math.sign(q) * (r <= 5 ? ratio(TAIL, r - 1.6) : ratio(FAR_TAIL, r - 5));
}

function ratio([top, bottom]: readonly (readonly number[])[], x: number): number {
  const value = (terms: readonly number[]) => terms.reduceRight((sum, term) => sum * x + term, 0);
  return value(top) / value(bottom);
}
