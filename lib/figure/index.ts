/** Figures as data: plain numbers in, a Vega-Lite or Plotly specification with its words and its table out. @module */
export { imageGrid } from "./imageGrid";
export type { ImageGridOptions } from "./imageGridOptions";
export { curves, type CurvesOptions } from "./curves";
export type { Series } from "./series";
export { histogram, type Group, type HistogramOptions, type Reference } from "./histogram";
export { heatmap, type HeatmapOptions } from "./heatmap";
export { bars, type BarGroup, type BarsOptions } from "./bars";
export { scatter, type PointGroup, type ScatterOptions } from "./scatter";
export { landscape, type LandscapeOptions } from "./landscape";
export { landscapeSteps, type LandscapeStepsOptions, type Moment } from "./landscapeSteps";
export { surface, type SurfaceOptions } from "./surface";
export { gridOf, type Domain, type Grid, type GridOptions } from "./grid";
export { formatFixed, formatNumber } from "./text";
export type { Figure, FigureKind, FigureText, Row, Spec } from "./figure";
