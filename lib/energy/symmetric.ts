import { describeValue, OptionError } from "../errors";

/** A real symmetric positive-definite matrix by rows, as a caller writes it. */
export type SymmetricMatrix = readonly (readonly number[])[];

/** How its caller calls the matrix, for the errors. */
interface MatrixContext {
  readonly name: string;
  readonly subject: string;
  /** By default an example by rows. */
  readonly remedy?: string;
}

/**
 * The Cholesky factor of a symmetric positive-definite matrix A: the lower triangular L with positive diagonal and L Lᵀ = A.
 *
 * L_jj = √(A_jj − Σ_k<j L_jk²),  L_ij = (A_ij − Σ_k<j L_ik L_jk) / L_jj for i > j.
 * @returns L by rows, flat of length n²
 * @throws OptionError when A is not square, finite, symmetric and positive definite.
 */
export function cholesky(matrix: SymmetricMatrix, context: MatrixContext): Float64Array {
  const size = requireSymmetric(matrix, context);
  const factor = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i][j];
      for (let k = 0; k < j; k++) rest -= factor[i * size + k] * factor[j * size + k];
      if (i === j && !(rest > 0)) refuse("debe ser definida positiva y no lo es", context);
      factor[i * size + j] = i === j ? Math.sqrt(rest) : rest / factor[j * size + j];
    }
  }
  return factor;
}

/** A⁻¹ by rows, from the factor L of A = L Lᵀ: column by column, L y = e_j and then Lᵀ x = y. */
export function inverseFromCholesky(factor: Float64Array): Float64Array {
  const size = Math.sqrt(factor.length);
  const inverse = new Float64Array(factor.length);
  const column = new Float64Array(size);
  for (let j = 0; j < size; j++) {
    for (let i = 0; i < size; i++) {
      let rest = i === j ? 1 : 0;
      for (let k = 0; k < i; k++) rest -= factor[i * size + k] * column[k];
      column[i] = rest / factor[i * size + i];
    }
    for (let i = size - 1; i >= 0; i--) {
      let rest = column[i];
      for (let k = i + 1; k < size; k++) rest -= factor[k * size + i] * column[k];
      column[i] = rest / factor[i * size + i];
      inverse[i * size + j] = column[i];
    }
  }
  return inverse;
}

function requireSymmetric(matrix: SymmetricMatrix, context: MatrixContext): number {
  const size = Array.isArray(matrix) ? matrix.length : 0;
  const square = size > 0 && matrix.every((row) => Array.isArray(row) && row.length === size && row.every(Number.isFinite));
  if (!square) refuse(`debe ser una matriz cuadrada de números finitos, por filas, y llegó ${describeValue(matrix)}`, context);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) {
      const scale = Math.abs(matrix[i][j]) + Math.abs(matrix[j][i]);
      if (Math.abs(matrix[i][j] - matrix[j][i]) > 1e-12 * scale) {
        refuse(`debe ser simétrica y difiere en [${i}][${j}] y [${j}][${i}]`, context);
      }
    }
  }
  return size;
}

function refuse(what: string, { name, subject, remedy = `por ejemplo ${name}: [[1, 0.8], [0.8, 1]]` }: MatrixContext): never {
  throw new OptionError({ subject, problem: `${name} ${what}`, remedy });
}
