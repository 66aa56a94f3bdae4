import { requireBounds, requireInteger } from "../errors";
import { requireList, requireOptions, requirePoints, requireText } from "./check";
import { type Figure, type FigureText, type Row, vegaFigure } from "./figure";
import { type Grid, requireGrid } from "./grid";
import { chooseLevels, type Levels } from "./levels";
import { panelLayers, points } from "./panel";
import { formatFixed, plural, tidy } from "./text";

/** The look of a landscape that one panel and many have in common. */
export interface LandscapeLook extends FigureText {
  /** Energies at the two ends of the colour scale; by default round numbers, without the steepest tenth of the domain. */
  readonly range?: readonly [low: number, high: number];
  /** About how many contour lines; 0: none. */
  readonly contours?: number;
  /** Titles of the axes. */
  readonly x?: string;
  readonly y?: string;
}

export interface LandscapeOptions extends LandscapeLook {
  /** Dots: flat points [x0, y0, x1, y1, …]. */
  readonly particles?: ArrayLike<number>;
  /** Trajectories, each flat points in time order; a white dot marks the start. */
  readonly paths?: readonly ArrayLike<number>[];
  /** Pixels of the plot across; its height follows the domain. */
  readonly width?: number;
}

const SUBJECT = "landscape";
export const MAX_PARTICLES = 5000;
const MAX_PATHS = 50;
/** The table of a figure samples the grid at most this often a side. */
const TABLE_SIDE = 41;

/**
 * The energy of the plane as a heat map: dark valleys are low energy, likely points; particles and trajectories over it.
 * @param grid from {@link gridOf}
 * @throws ShapeError, OptionError when the grid, the points or an option do not fit
 * @example
 * const cuenco = gridOf((x) => Float32Array.from({ length: x.length / 2 }, (_, i) => x[2 * i] ** 2 + x[2 * i + 1] ** 2), { domain: [[-1, 1], [-1, 1]], size: 3 });
 * landscape(cuenco, { title: "Un cuenco", particles: [0, 0.5] }).alt; // 'Un cuenco. Mapa de energía con x₁ de −1,00 a 1,00 y x₂ de −1,00 a 1,00. El mínimo, E = 0,00, está en (0,00; 0,00). 1 partícula.'
 */
export function landscape(grid: Grid, options: LandscapeOptions): Figure {
  requireGrid(grid, SUBJECT);
  const { particles, paths, width = 460, ...look } = requireOptions(options, SUBJECT);
  const { levels, axes, text } = requireLook(grid, look, SUBJECT);
  requireInteger("width", width, { subject: SUBJECT, min: 40, max: 2000 });
  if (particles !== undefined) requirePoints("particles", particles, { subject: SUBJECT, max: MAX_PARTICLES });
  if (paths !== undefined) {
    requireList("paths", paths, {
      subject: SUBJECT,
      min: 0,
      max: MAX_PATHS,
      remedy: "cada trayectoria es una lista de puntos seguidos: [x0, y0, x1, y1, …]",
    });
    paths.forEach((path, i) => requirePoints(`paths[${i}]`, path, { subject: SUBJECT, max: MAX_PARTICLES }));
  }
  const size = { width, height: plotHeight(grid, width) };
  const crowd = [
    particles && plural(particles.length / 2, "partícula", "partículas"),
    paths?.length && plural(paths.length, "trayectoria", "trayectorias"),
  ]
    .filter(Boolean)
    .join(" y ");
  return vegaFigure({
    kind: SUBJECT,
    text,
    facts: `${landscapeFacts(grid, axes)}${crowd ? ` ${crowd}.` : ""}`,
    width: width + 90,
    view: { ...size, layer: panelLayers({ grid, levels, size, axes: axisSpecs(axes), particles, paths, legend: true }) },
    table: [...gridRows(grid), ...(particles ? particleRows(particles) : []), ...(paths ?? []).flatMap(pathRows)],
  });
}

/** Checks what all landscapes share. @throws OptionError */
export function requireLook(
  grid: Grid,
  { range, contours = 10, x = "x₁", y = "x₂", ...text }: LandscapeLook,
  subject: string,
): { levels: Levels; axes: { x: string; y: string }; text: FigureText } {
  requireInteger("contours", contours, { subject, max: 40, remedy: "usa 0 para no dibujar curvas de nivel" });
  requireText("x", x, { subject });
  requireText("y", y, { subject });
  const bounds = range === undefined ? undefined : (requireBounds("range", range, { subject }) ?? undefined);
  return { levels: chooseLevels(grid.values, { range: bounds, contours }), axes: { x, y }, text };
}

/** The height that keeps the proportions of the domain, between half and one and a half times the width. */
export function plotHeight({ domain: [[x0, x1], [y0, y1]] }: Grid, width: number): number {
  return Math.round(width * Math.min(1.5, Math.max(0.5, (y1 - y0) / (x1 - x0))));
}

/** Axes with titles and no grid. */
export function axisSpecs({ x, y }: { x: string; y: string }): { x: Record<string, unknown>; y: Record<string, unknown> } {
  return {
    x: { title: x, axis: { grid: false, tickCount: 7 } },
    y: { title: y, axis: { grid: false, tickCount: 7, titleAngle: 0, titleAlign: "right" } },
  };
}

/** Domain and minimum of a landscape, in words. */
export function landscapeFacts({ values, width, height, domain: [x, y] }: Grid, axes: { x: string; y: string }): string {
  const lowest = values.indexOf(Math.min(...values));
  const at = [
    x[0] + ((x[1] - x[0]) * ((lowest % width) + 0.5)) / width,
    y[0] + ((y[1] - y[0]) * (Math.floor(lowest / width) + 0.5)) / height,
  ].map((v) => formatFixed(v));
  const side = (name: string, [low, high]: readonly [number, number]) => `${name} de ${formatFixed(low)} a ${formatFixed(high)}`;
  return `Mapa de energía con ${side(axes.x, x)} y ${side(axes.y, y)}. El mínimo, E = ${formatFixed(values[lowest] as number)}, está en (${at.join("; ")}).`;
}

/** The grid as rows of the table, thinned to at most 41 samples a side. */
export function gridRows({ values, width, height, domain: [[x0, x1], [y0, y1]] }: Grid): Row[] {
  const step = Math.ceil(Math.max(width, height) / TABLE_SIDE);
  const rows: Row[] = [];
  for (let row = 0; row < height; row += step) {
    for (let column = 0; column < width; column += step) {
      const x = x0 + ((x1 - x0) * (column + 0.5)) / width;
      const y = y0 + ((y1 - y0) * (row + 0.5)) / height;
      rows.push({ serie: "energía", x: tidy(x), y: tidy(y), E: tidy(values[row * width + column] as number) });
    }
  }
  return rows;
}

export function particleRows(particles: ArrayLike<number>): Row[] {
  return points(particles).map(([x, y], i) => ({ serie: "partículas", i, x, y }));
}

function pathRows(path: ArrayLike<number>, trajectory: number): Row[] {
  return points(path).map(([x, y], i) => ({ serie: `trayectoria ${trajectory + 1}`, i, x, y }));
}
