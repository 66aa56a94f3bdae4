/** A rule of quadrature on [−1, 1]: ∫ f ≈ Σ_i weights_i f(nodes_i). */
export interface Rule {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

/**
 * The Gauss-Legendre rule of n points, exact for polynomials of degree 2n − 1: nodes are the roots of P_n, found by Newton's
 * method from cos(π (i + 3/4) / (n + 1/2)), and weights 2 / ((1 − x²) P_n'(x)²).
 *
 * Source: Davis and Rabinowitz (1984), "Methods of numerical integration", section 2.7.
 */
export function gaussLegendre(n: number): Rule {
  const [nodes, weights] = [new Float64Array(n), new Float64Array(n)];
  for (let i = 0; i < n; i++) {
    let x = -Math.cos((Math.PI * (i + 0.75)) / (n + 0.5));
    for (let round = 0; round < 8; round++) {
      const { value, slope } = legendre(n, x);
      x -= value / slope;
    }
    nodes[i] = x;
    weights[i] = 2 / ((1 - x * x) * legendre(n, x).slope ** 2);
  }
  return { nodes, weights };
}

/** P_n(x) by its three-term recurrence, and P_n'(x) = n (x P_n − P_{n−1}) / (x² − 1), inside (−1, 1). */
function legendre(n: number, x: number): { value: number; slope: number } {
  let [before, value] = [1, x];
  for (let k = 2; k <= n; k++) [before, value] = [value, ((2 * k - 1) * x * value - (k - 1) * before) / k];
  return { value, slope: (n * (x * value - before)) / (x * x - 1) };
}
