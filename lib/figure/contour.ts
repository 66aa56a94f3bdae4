import { contours } from "d3-contour";
import type { Spec } from "./figure";
import type { Grid } from "./grid";

type Point = readonly number[];
type Size = { readonly width: number; readonly height: number };

/** Pixels between two kept points of a line: closer ones cannot be told apart and only make the file larger. */
const MIN_SEGMENT = 3;

/** Level lines of a grid as GeoJSON features in pixels of a plot of `size`, y downwards. Marching squares by d3-contour. */
export function levelLines({ values, width, height }: Grid, levels: readonly number[], size: Size): Spec[] {
  const polygons = contours()
    .size([width, height])
    .thresholds([...levels])(Array.from(values));
  return polygons.map(({ value, coordinates }) => {
    const lines = coordinates.flat().flatMap((ring) => openLines(ring, { width, height }));
    return {
      type: "Feature",
      properties: { E: value },
      geometry: { type: "MultiLineString", coordinates: lines.map((line) => thin(toPixels(line, { width, height }, size))) },
    };
  });
}

/** Cuts a ring where it runs along the border of the grid: there it closes a region and is no level line. */
function openLines(ring: readonly Point[], { width, height }: Size): Point[][] {
  const lines: Point[][] = [[]];
  for (const point of ring) {
    const [x = 0, y = 0] = point;
    if (x > 0 && x < width && y > 0 && y < height) lines.at(-1)?.push(point);
    else if (lines.at(-1)?.length !== 0) lines.push([]);
  }
  return lines.filter((line) => line.length > 1);
}

/** Cells counted from the bottom row to pixels counted from the top, with one decimal. */
function toPixels(line: readonly Point[], grid: Size, size: Size): [number, number][] {
  return line.map(([x = 0, y = 0]) => [
    Math.round((10 * x * size.width) / grid.width) / 10,
    Math.round(10 * size.height * (1 - y / grid.height)) / 10,
  ]);
}

function thin(line: readonly [number, number][]): [number, number][] {
  const kept: [number, number][] = [];
  line.forEach((point, i) => {
    const last = kept.at(-1);
    if (last === undefined || i === line.length - 1 || Math.hypot(point[0] - last[0], point[1] - last[1]) >= MIN_SEGMENT) kept.push(point);
  });
  return kept;
}
