import { describeValue, OptionError, requireFiniteValues, ShapeError } from "../errors";

/**
 * How far the energy along a path rises above its higher end: max_i E_i − max(E_first, E_last), never negative.
 *
 * 0: no point is above both ends, there is no hump. To leave the lower end one climbs more: max_i E_i − min(E_first, E_last).
 * Between the points the path may be higher: cut it finely. And it is of this path: another may go round, see `relaxPath`.
 * @param energies of the points of one path, in order: at least 2
 * @throws ShapeError, OptionError
 * @example
 * barrier([1, 5, 2, 3]); // 2
 * barrier([4, 2, 0]); // 0
 */
export function barrier(energies: ArrayLike<number>): number {
  const subject = "barrier";
  if (!Array.isArray(energies) && !(ArrayBuffer.isView(energies) && !(energies instanceof DataView))) {
    throw new OptionError({
      subject,
      problem: `energies debe ser una lista de energías y llegó ${describeValue(energies)}`,
      remedy: "por ejemplo barrier(energia.energy(camino))",
    });
  }
  if (energies.length < 2) {
    throw new ShapeError({ subject, problem: `un camino tiene al menos 2 energías y llegó ${energies.length}` });
  }
  requireFiniteValues("energies", energies, { subject });
  const values = Array.from(energies);
  const highest = values.reduce((a, b) => Math.max(a, b));
  return highest - Math.max(values[0], values[values.length - 1]);
}
