import { OptionError, requireInteger, ShapeError } from "../errors";
import { requireValues } from "./require-values";

/** Fewest draws of a chain that halves can be made of. */
const FEWEST = 4;

/**
 * The draws of each chain, one list a chain, from values of shape [steps, chains].
 * @throws ShapeError, OptionError
 */
export function drawsOf(values: ArrayLike<number>, chains: number, subject: string): Float64Array[] {
  requireInteger("chains", chains, { subject, min: 1, remedy: "está en la traza: trace.chains" });
  const count = requireValues("values", values, subject);
  const steps = count / chains;
  if (!Number.isInteger(steps))
    throw new ShapeError({
      subject,
      problem: `values debe tener un valor por paso y cadena, múltiplo de ${chains}, y tiene ${count}`,
      remedy: "por ejemplo coordinateTrace(run, 0) con run.chains, o trace.energy con trace.chains",
    });
  requireInteger("los pasos de values", steps, { subject, min: FEWEST, remedy: "guarda más pasos, por ejemplo con thin: 1" });
  return Array.from({ length: chains }, (_, c) => Float64Array.from({ length: steps }, (_, t) => values[t * chains + c]));
}

/** Twice as many chains: the first and the last half of each; of an odd number of draws the middle one is left out. */
export function halvesOf(chains: readonly Float64Array[]): Float64Array[] {
  const half = Math.floor(chains[0].length / 2);
  return chains.flatMap((draws) => [draws.subarray(0, half), draws.subarray(draws.length - half)]);
}

/** Refuses values that never change: they have no spread to compare with. @throws OptionError */
export function requireSpread(chains: readonly Float64Array[], subject: string): void {
  const first = chains[0][0];
  if (chains.some((draws) => draws.some((value) => value !== first))) return;
  throw new OptionError({
    subject,
    problem: `todos los valores son iguales (${first}): las cadenas no se mueven y no hay nada que medir`,
    remedy: "mira la aceptación con acceptanceSummary y usa un stepSize más pequeño",
  });
}

/** Mean of a list. */
export function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum / values.length;
}

/** Unbiased variance, Σ (v − v̄)² / (n − 1). */
export function varianceOf(values: ArrayLike<number>): number {
  const mean = meanOf(values);
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += (values[i] - mean) ** 2;
  return sum / (values.length - 1);
}
