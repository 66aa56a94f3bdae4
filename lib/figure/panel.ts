import { interpolateViridis } from "d3-scale-chromatic";
import { levelLines } from "./contour";
import type { Spec } from "./figure";
import type { Grid } from "./grid";
import type { Levels } from "./levels";
import { pngDataUrl } from "./png";
import { tidy } from "./text";
import { OVER_LANDSCAPE } from "./theme";

/** A landscape with what lies on it, as the layers of one Vega-Lite view. */
export interface PanelParts {
  readonly grid: Grid;
  readonly levels: Levels;
  /** Pixels of the plot. */
  readonly size: { readonly width: number; readonly height: number };
  readonly axes: { readonly x: Spec; readonly y: Spec };
  readonly particles?: ArrayLike<number> | undefined;
  readonly paths?: readonly ArrayLike<number>[] | undefined;
  readonly legend: boolean;
}

/** Heat map, contour lines, trajectories and particles, from back to front. */
export function panelLayers({ grid, levels, size, axes, particles, paths = [], legend }: PanelParts): Spec[] {
  const encoding = positions(grid, axes);
  return [
    heat(grid, { levels, size, encoding }),
    ...(levels.contours.length > 0 ? [contourLines(grid, { levels, size })] : []),
    ...(legend ? [colourLegend(levels, size)] : []),
    ...(paths.length > 0 ? trajectories(paths, encoding) : []),
    ...(particles ? [dots(particles, { grid, size, encoding })] : []),
  ];
}

function positions({ domain: [x, y] }: Grid, axes: PanelParts["axes"]): { x: Spec; y: Spec } {
  const scale = (domain: readonly [number, number]) => ({ domain, nice: false, zero: false });
  return {
    x: { field: "x", type: "quantitative", scale: scale(x), ...axes.x },
    y: { field: "y", type: "quantitative", scale: scale(y), ...axes.y },
  };
}

function heat(grid: Grid, { levels, size, encoding }: { levels: Levels; size: PanelParts["size"]; encoding: { x: Spec; y: Spec } }): Spec {
  const [[x0, x1], [y0, y1]] = grid.domain;
  const values = [{ x: (x0 + x1) / 2, y: (y0 + y1) / 2, url: heatUrl(grid, levels) }];
  return {
    data: { values },
    mark: { type: "image", ...size, aspect: false, smooth: true, aria: false },
    encoding: { ...encoding, url: { field: "url", type: "nominal" } },
  };
}

function heatUrl({ values, width, height }: Grid, { low, high }: Levels): string {
  const data = new Uint8Array(3 * width * height);
  for (let i = 0; i < values.length; i++) {
    const row = height - 1 - Math.floor(i / width);
    const level = Math.min(1, Math.max(0, ((values[i] as number) - low) / (high - low)));
    data.set(viridisBytes(level), 3 * (row * width + (i % width)));
  }
  return pngDataUrl({ data, width, height, channels: 3 });
}

function viridisBytes(level: number): number[] {
  const hex = interpolateViridis(level);
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}

function contourLines(grid: Grid, { levels, size }: { levels: Levels; size: PanelParts["size"] }): Spec {
  return {
    data: { values: levelLines(grid, levels.contours, size) },
    projection: { type: "identity", scale: 1, translate: [0, 0] },
    mark: {
      type: "geoshape",
      filled: false,
      stroke: OVER_LANDSCAPE.contour,
      strokeWidth: 0.8,
      strokeOpacity: 0.45,
      clip: true,
      aria: false,
    },
  };
}

function colourLegend({ low, high, ticks, clipped }: Levels, { height }: PanelParts["size"]): Spec {
  return {
    data: { values: [{ E: low }, { E: high }] },
    mark: { type: "point", opacity: 0, aria: false },
    encoding: {
      color: {
        field: "E",
        type: "quantitative",
        scale: { scheme: "viridis", domain: [low, high] },
        legend: {
          title: "E",
          orient: "right",
          values: ticks,
          gradientLength: Math.round(height * 0.75),
          gradientThickness: 13,
          gradientOpacity: 1,
          offset: 16,
          ...(clipped && { labelExpr: `datum.value >= ${high} ? '≥ ' + datum.label : datum.label` }),
        },
      },
    },
  };
}

type Positions = { readonly x: Spec; readonly y: Spec };

function trajectories(paths: readonly ArrayLike<number>[], encoding: Positions): Spec[] {
  const rows = paths.flatMap((path, trayectoria) => points(path).map(([x, y], i) => ({ trayectoria, i, x, y })));
  const starts = paths.map((path) => points(path)[0]).map((start) => ({ x: start?.[0], y: start?.[1] }));
  const line = { ...encoding, detail: { field: "trayectoria", type: "nominal" }, order: { field: "i", type: "quantitative" } };
  const stroke = (color: string, strokeWidth: number, opacity: number) => ({
    mark: { type: "line", color, strokeWidth, opacity, strokeJoin: "round", clip: true, aria: false },
    encoding: line,
  });
  return [
    { data: { values: rows }, layer: [stroke(OVER_LANDSCAPE.particleEdge, 2.6, 0.5), stroke(OVER_LANDSCAPE.path, 1.2, 0.95)] },
    {
      data: { values: starts },
      mark: {
        type: "point",
        filled: true,
        fill: OVER_LANDSCAPE.path,
        stroke: OVER_LANDSCAPE.particleEdge,
        strokeWidth: 1,
        size: 34,
        opacity: 1,
        clip: true,
      },
      encoding,
    },
  ];
}

function dots(particles: ArrayLike<number>, { grid, size, encoding }: { grid: Grid; size: PanelParts["size"]; encoding: Positions }): Spec {
  const [[x0, x1], [y0, y1]] = grid.domain;
  const values = points(particles)
    .filter(([x, y]) => x >= x0 && x <= x1 && y >= y0 && y <= y1)
    .map(([x, y]) => ({ x, y }));
  const area = Math.round(Math.min(1, Math.max(0.4, size.width / 460)) * (values.length > 500 ? 14 : 34));
  const mark = {
    type: "point",
    filled: true,
    fill: OVER_LANDSCAPE.particle,
    stroke: OVER_LANDSCAPE.particleEdge,
    strokeWidth: area < 20 ? 0.5 : 0.9,
    size: area,
    opacity: 0.95,
  };
  return { data: { values }, mark, encoding };
}

/** Flat points [x0, y0, x1, y1, …] as pairs. */
export function points(flat: ArrayLike<number>): [x: number, y: number][] {
  return Array.from({ length: flat.length / 2 }, (_, i) => [tidy(flat[2 * i] as number), tidy(flat[2 * i + 1] as number)]);
}
