import { requireInteger } from "../errors";
import { requireOptions } from "./check";
import { type Figure, requireFigureText } from "./figure";
import { type Grid, requireGrid } from "./grid";
import { landscape, landscapeFacts, type LandscapeLook, requireLook } from "./landscape";
import { multiples, niceStep } from "./round-numbers";
import { tidy } from "./text";
import { FONT, INK, viridis } from "./theme";

export interface SurfaceOptions extends LandscapeLook {
  readonly width?: number;
  readonly height?: number;
}

/** Cells a side of the 3-D surface: more cannot be seen and makes the notebook heavy. */
const MAX_SIDE = 80;

/**
 * The energy of the plane as a surface that can be turned with the mouse (Plotly); its `fallback` is the heat map.
 *
 * Energies above the colour range are cut, so that steep walls do not hide the wells.
 * @throws ShapeError, OptionError when the grid or an option do not fit
 * @example
 * const llano = { values: new Float32Array(4), width: 2, height: 2, domain: [[0, 1], [0, 1]] };
 * surface(llano, { title: "Un llano" }).fallback.kind; // 'landscape'
 */
export function surface(grid: Grid, options: SurfaceOptions): Figure {
  const subject = "surface";
  requireGrid(grid, subject);
  const { width = 640, height = 520, ...look } = requireOptions(options, subject);
  requireInteger("width", width, { subject, min: 100, max: 4000 });
  requireInteger("height", height, { subject, min: 100, max: 4000 });
  const { levels, axes, text } = requireLook(grid, look, subject);
  const { title, alt } = requireFigureText(subject, text, `Superficie en tres dimensiones. ${landscapeFacts(grid, axes)}`);
  const fallback = landscape(grid, { ...look });
  const trace = {
    type: "surface",
    ...cut(grid, levels),
    cmin: levels.low,
    cmax: levels.high,
    colorscale: colourScale(),
    colorbar: { title: { text: "E" }, thickness: 14, len: 0.7, tickvals: levels.ticks },
    hovertemplate: `${axes.x} = %{x:.2f}<br>${axes.y} = %{y:.2f}<br>E = %{z:.2f}<extra></extra>`,
  };
  const heading = text.subtitle === undefined ? title : `${title}<br><span style="font-size:12.5px">${text.subtitle}</span>`;
  const layout = {
    title: { text: heading, x: 0.02, xanchor: "left", font: { size: 16, color: INK.strong } },
    font: { family: FONT, size: 12, color: INK.soft },
    separators: ",\u202f",
    paper_bgcolor: INK.paper,
    scene: {
      xaxis: { title: { text: axes.x }, ...spanishTicks(grid.domain[0]) },
      yaxis: { title: { text: axes.y }, ...spanishTicks(grid.domain[1]) },
      zaxis: { title: { text: "E" }, ...spanishTicks([levels.low, levels.high]) },
      aspectratio: { x: 1, y: 1, z: 0.6 },
      camera: { eye: { x: 1.35, y: -1.35, z: 1.05 } },
    },
    margin: { l: 10, r: 10, t: 70, b: 10 },
    width,
    height,
  };
  return { kind: subject, spec: { data: [trace], layout, config: { displaylogo: false } }, title, alt, table: fallback.table, fallback };
}

/** Four or five round ticks with a decimal comma: Plotly's 3-D axes do not obey `separators`. */
function spanishTicks([low, high]: readonly [number, number]): { tickvals: number[]; ticktext: string[] } {
  const tickvals = multiples(niceStep((high - low) / 5), { low, high });
  return { tickvals, ticktext: tickvals.map((v) => String(v).replace("-", "−").replace(".", ",")) };
}

function cut(
  { values, width, height, domain: [[x0, x1], [y0, y1]] }: Grid,
  { high }: { high: number },
): { x: number[]; y: number[]; z: number[][] } {
  const step = Math.ceil(Math.max(width, height) / MAX_SIDE);
  const columns = Array.from({ length: Math.ceil(width / step) }, (_, i) => i * step);
  const rows = Array.from({ length: Math.ceil(height / step) }, (_, i) => i * step);
  return {
    x: columns.map((column) => tidy(x0 + ((x1 - x0) * (column + 0.5)) / width)),
    y: rows.map((row) => tidy(y0 + ((y1 - y0) * (row + 0.5)) / height)),
    z: rows.map((row) => columns.map((column) => tidy(Math.min(high, values[row * width + column] as number)))),
  };
}

function colourScale(): [number, string][] {
  return viridis(11).map((colour, i) => [i / 10, colour]);
}
