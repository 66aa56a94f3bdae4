import { OptionError, requireInteger } from "../errors";
import { requireList, requireOptions, requirePoints, requireText } from "./check";
import { type Figure, vegaFigure } from "./figure";
import { type Grid, requireGrid } from "./grid";
import { axisSpecs, gridRows, landscapeFacts, type LandscapeLook, MAX_PARTICLES, particleRows, plotHeight, requireLook } from "./landscape";
import { panelLayers } from "./panel";
import { FIGURE_WIDTH } from "./theme";

/** The particles at one moment. */
export interface Moment {
  /** The title of its panel, e.g. "paso 10". */
  readonly label: string;
  /** Flat points [x0, y0, x1, y1, …]. */
  readonly particles: ArrayLike<number>;
  /** The landscape of this moment when it changes, as in training; it has the domain of the first one. */
  readonly grid?: Grid;
}

export interface LandscapeStepsOptions extends LandscapeLook {
  /** Panels in a row. */
  readonly columns?: number;
}

const SUBJECT = "landscapeSteps";
const GAP = 14;

/**
 * A landscape with its particles at several moments, side by side, on one colour scale.
 *
 * A moment with a `grid` shows that one: an energy that changes.
 * @param moments one to twelve moments in time order
 * @throws ShapeError, OptionError when the grid, the points or an option do not fit
 * @example
 * const llano = { values: new Float32Array(4), width: 2, height: 2, domain: [[0, 1], [0, 1]] };
 * landscapeSteps(llano, [{ label: "paso 0", particles: [0.5, 0.5] }], { title: "Quietas" }).table.at(-1); // { serie: 'paso 0', i: 0, x: 0.5, y: 0.5 }
 */
export function landscapeSteps(grid: Grid, moments: readonly Moment[], options: LandscapeStepsOptions): Figure {
  requireGrid(grid, SUBJECT);
  const { columns, ...look } = requireOptions(options, SUBJECT);
  requireMoments(moments, grid);
  const grids = moments.map((moment) => moment.grid ?? grid);
  const { levels, axes, text } = requireLook(pooled(grids), { contours: 6, ...look }, SUBJECT);
  const across = requireInteger("columns", columns ?? Math.min(moments.length, moments.length === 4 ? 4 : 3), {
    subject: SUBJECT,
    min: 1,
    max: 6,
  });
  const width = Math.floor((FIGURE_WIDTH + 20 - GAP * (across - 1)) / across);
  const size = { width, height: plotHeight(grid, width) };
  const last = Math.min(across, moments.length) - 1;
  const concat = moments.map(({ label, particles, grid: own = grid }, i) => ({
    ...size,
    title: { text: label, anchor: "middle", fontSize: 12.5, fontWeight: "normal", offset: 7 },
    layer: panelLayers({
      grid: own,
      levels,
      size,
      particles,
      axes: sharedAxes(axes, { left: i % across === 0, bottom: i + across >= moments.length }),
      legend: i === last,
    }),
  }));
  return vegaFigure({
    kind: SUBJECT,
    text,
    facts: `${facts(moments, { grid, axes })} Partículas en ${moments.length} momentos: ${moments.map((moment) => moment.label).join(", ")}.`,
    width: FIGURE_WIDTH + 60,
    view: { columns: across, spacing: GAP, concat, resolve: { scale: { color: "shared" } } },
    table: [
      ...(grids.includes(grid) ? gridRows(grid) : []),
      ...moments.flatMap(({ label, grid: own }) => (own ? gridRows(own).map((row) => ({ ...row, serie: `energía, ${label}` })) : [])),
      ...moments.flatMap(({ label, particles }) => particleRows(particles).map((row) => ({ ...row, serie: label }))),
    ],
  });
}

/** The energies of all panels, for one colour scale. */
function pooled(grids: readonly Grid[]): Grid {
  const [first, ...others] = [...new Set(grids)] as [Grid, ...Grid[]];
  if (others.length === 0) return first;
  const values = new Float32Array([first, ...others].flatMap((one) => Array.from(one.values)));
  return { ...first, values };
}

/** The words of the landscape, or of each one when they change. */
function facts(moments: readonly Moment[], { grid, axes }: { grid: Grid; axes: { x: string; y: string } }): string {
  if (moments.every((moment) => moment.grid === undefined)) return landscapeFacts(grid, axes);
  return moments.map(({ label, grid: own = grid }) => `«${label}»: ${landscapeFacts(own, axes)}`).join(" ");
}

function requireMoments(moments: readonly Moment[], grid: Grid): void {
  const remedy = 'cada momento es { label: "paso 10", particles: [x0, y0, x1, y1, …] }';
  requireList("moments", moments, { subject: SUBJECT, max: 12, remedy });
  moments.forEach((moment, i) => {
    requireText(`moments[${i}].label`, moment?.label, { subject: SUBJECT, remedy });
    requirePoints(`moments[${i}].particles`, moment.particles, { subject: SUBJECT, max: MAX_PARTICLES, remedy });
    if (moment.grid === undefined) return;
    requireGrid(moment.grid, SUBJECT);
    if (JSON.stringify(moment.grid.domain) !== JSON.stringify(grid.domain)) {
      throw new OptionError({
        subject: SUBJECT,
        problem: `moments[${i}].grid debe tener el dominio de la primera rejilla, ${JSON.stringify(grid.domain)}, y llegó ${JSON.stringify(moment.grid.domain)}`,
        remedy: "los paneles comparten los ejes: haz todas las rejillas con el mismo domain",
      });
    }
  });
}

/** Only the panels on the left and at the bottom carry numbers: all panels share the axes. */
function sharedAxes(axes: { x: string; y: string }, { left, bottom }: { left: boolean; bottom: boolean }) {
  const { x, y } = axisSpecs(axes);
  const bare = { title: null, axis: { grid: false, labels: false, ticks: false } };
  return {
    x: bottom ? { ...x, axis: { grid: false, tickCount: 4 } } : bare,
    y: left ? { ...y, axis: { grid: false, tickCount: 4, titleAngle: 0, titleAlign: "right" } } : bare,
  };
}
