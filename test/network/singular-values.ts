import type { NetworkSpec } from "ebm/network";
import { wire } from "../engine/reference-wiring";

/** The largest singular value of a matrix by cyclic Jacobi rotations of AᵀA, which find all of them: no power iteration. */
export function largestSingularValue(columns: readonly (readonly number[])[]): number {
  const n = columns.length;
  const gram = columns.map((a) => columns.map((b) => a.reduce((sum, v, k) => sum + v * b[k], 0)));
  for (let sweep = 0; sweep < 30; sweep++) {
    let turned = false;
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        if (Math.abs(gram[p][q]) < 1e-14) continue;
        turned = true;
        const theta = (gram[q][q] - gram[p][p]) / (2 * gram[p][q]);
        const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.hypot(1, theta));
        const [c, s] = [1 / Math.hypot(1, t), t / Math.hypot(1, t)];
        for (let k = 0; k < n; k++) [gram[k][p], gram[k][q]] = [c * gram[k][p] - s * gram[k][q], s * gram[k][p] + c * gram[k][q]];
        for (let k = 0; k < n; k++) [gram[p][k], gram[q][k]] = [c * gram[p][k] - s * gram[q][k], s * gram[p][k] + c * gram[q][k]];
      }
    }
    if (!turned) break;
  }
  return Math.sqrt(Math.max(...gram.map((row, i) => row[i])));
}

/** The exact norm of each layer with a kernel, from the matrix that the reference of the engines' tests makes of it. */
export function exactNorms(spec: NetworkSpec, theta: ArrayLike<number>): number[] {
  return wire(spec).flatMap((node) => {
    if (!("connections" in node)) return [];
    const { connections, channelsIn, channelsOut, outputPixels, kernelAt } = node;
    const pixels = 1 + Math.max(...connections.map(({ input }) => input));
    // Rows of A or of Aᵀ: the norm is the same, and the smaller of the two Gram matrices is the quicker one.
    const [inputs, outputs] = [pixels * channelsIn, outputPixels * channelsOut];
    const wide = inputs > outputs;
    const vectors = Array.from({ length: wide ? outputs : inputs }, () => new Array<number>(wide ? inputs : outputs).fill(0));
    for (const { output, input, tap } of connections) {
      for (let c = 0; c < channelsIn; c++) {
        for (let k = 0; k < channelsOut; k++) {
          const [from, to] = [input * channelsIn + c, output * channelsOut + k];
          vectors[wide ? to : from][wide ? from : to] += theta[kernelAt + (tap * channelsIn + c) * channelsOut + k];
        }
      }
    }
    return [largestSingularValue(vectors)];
  });
}
