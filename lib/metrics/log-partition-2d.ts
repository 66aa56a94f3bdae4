import type { Energy } from "../energy/energy";
import { gaussLegendre } from "../energy/gauss-legendre";
import { logSumExp } from "../energy/log-sum-exp";
import { requireEnergy } from "../energy/require-energy";
import { EbmError, OptionError, requireBounds, requireInteger, ShapeError } from "../errors";

/** A box [x0, x1] × [y0, y1]. */
export type Box2d = readonly [x: readonly [number, number], y: readonly [number, number]];

/** Points of the rule on a panel, in each direction. */
const POINTS = 4;

/**
 * log Z = log ∫∫ exp(−E) over a box of the plane, in float64, by the 4-point Gauss-Legendre rule on `panels` × `panels` rectangles.
 *
 * For a smooth E the error falls as (side of a panel)^8; `change`, the difference from half the panels, tells how far it is. It is an integral over the box: what lies
 * beyond is not counted.
 * @throws OptionError; ShapeError when the energy is not of points of the plane; EbmError when an energy is no number.
 * @example
 * const { logZ } = logPartition2d(quadratic([0, 0]), { box: [[-8, 8], [-8, 8]] });
 * (logZ - Math.log(2 * Math.PI)).toFixed(6); // '0.000000'
 */
export function logPartition2d(
  energy: Energy,
  { box, panels = 64 }: { readonly box: Box2d; readonly panels?: number } = {} as { box: Box2d },
): { readonly logZ: number; readonly change: number } {
  const subject = "logPartition2d";
  requirePlane(energy, subject);
  requireBox(box, subject);
  requireInteger("panels", panels, { subject, min: 2, max: 2000 });
  const logZ = integrate(energy, box, panels);
  return { logZ, change: Math.abs(logZ - integrate(energy, box, Math.floor(panels / 2))) };
}

/** Checks that an energy is of points of the plane. @throws OptionError, ShapeError */
export function requirePlane(energy: Energy, subject: string): void {
  requireEnergy(energy, subject);
  if (String(energy.shape) !== "2")
    throw new ShapeError({
      subject,
      problem: `la energía debe ser de puntos del plano, de forma [2], y es de [${energy.shape.join(", ")}]`,
    });
}

/** Checks a box of the plane. @throws OptionError */
export function requireBox(box: Box2d, subject: string): void {
  const remedy = "por ejemplo box: [[-3, 3], [-3, 3]]";
  if (!Array.isArray(box) || box.length !== 2) throw new OptionError({ subject, problem: "box debe ser [[x0, x1], [y0, y1]]", remedy });
  for (const side of box) {
    if (requireBounds("box", side, { subject, remedy }) === null)
      throw new OptionError({ subject, problem: "box no puede tener lados sin fin", remedy });
  }
}

function integrate(energy: Energy, box: Box2d, panels: number): number {
  const [xs, ys] = box.map((side) => nodesOn(side, panels));
  const rows = ys.at.map((y, j) => {
    const x = new Float32Array(2 * xs.at.length);
    for (let i = 0; i < xs.at.length; i++) x.set([xs.at[i], y], 2 * i);
    const energies = energy.energy(x);
    return logSum(xs.weights.map((w, i) => Math.log(w) - energies[i])) + Math.log(ys.weights[j]);
  });
  return logSum(rows);
}

function nodesOn([low, high]: readonly [number, number], panels: number): { at: number[]; weights: number[] } {
  const rule = gaussLegendre(POINTS);
  const half = (high - low) / (2 * panels);
  const [at, weights]: [number[], number[]] = [[], []];
  for (let panel = 0; panel < panels; panel++) {
    for (let i = 0; i < POINTS; i++) {
      at.push(low + half * (2 * panel + 1 + rule.nodes[i]));
      weights.push(half * rule.weights[i]);
    }
  }
  return { at, weights };
}

/** The log of a sum of positive terms. @throws EbmError when one is no number. */
function logSum(logs: readonly number[]): number {
  const sum = logSumExp(logs);
  if (Number.isNaN(sum) || sum === Number.POSITIVE_INFINITY)
    throw new EbmError({
      subject: "logPartition2d",
      problem: "la energía no es un número en algún punto de la caja",
      remedy: "usa una caja más pequeña",
    });
  return sum;
}
