import { formatFixed, formatNumber } from "../../../figure/text";
import type { DrawingData } from "../../drawing/data";
import { freePart } from "../../drawing/free-part";
import { checkbox } from "../parts/checkbox";
import { element, write } from "../parts/dom";
import { lineChart } from "../parts/line-chart";
import { energyChart } from "./energy-chart";
import type { DrawingState } from "./run";
import { type SheetOptions, sheet } from "./sheet";

export interface DrawingViewOptions extends SheetOptions {
  /** The gradient is to be shown, or no longer. */
  readonly onShow: () => void;
}

export interface DrawingView {
  readonly sheet: HTMLElement;
  readonly charts: HTMLElement;
  draw(state: DrawingState): void;
  /** Writes over the sheet what has been done; without it, how to draw. */
  note(deed?: string): void;
  /** Says in words what is drawn. */
  describe(state: DrawingState): void;
  /** Whether the steps leave the ink of the drawing as it is. */
  keepsInk(): boolean;
  /** Where its energy lies, in a sentence. */
  words(state: DrawingState): string;
}

const HOW = "Ratón, dedo o teclado: flechas y espacio. El recuadro es el de MNIST, 28×28.";

/** The sheet with its gradient, its energy among those of others, and the curve of its steps. */
export function drawingView({ axis, groups }: Pick<DrawingData, "axis" | "groups">, { onShow, ...pen }: DrawingViewOptions): DrawingView {
  const paper = sheet(pen);
  const gradient = checkbox("Ver el gradiente encima", onShow);
  const keeping = checkbox("Langevin respeta tu tinta", () => undefined);
  const [energy, below, amount] = [element("strong"), element("p"), element("p", { class: "empuje" })];
  const key = (colour: string, meaning: string) => element("span", { class: `clave ${colour}` }, meaning);
  const histograms = energyChart(axis, groups);
  const curve = lineChart({ title: "Energía, paso a paso", lines: [{ name: "desde tu dibujo", style: "elegida" }] });
  const about = element("p", {}, HOW);
  const verdict = element("div", { class: "veredicto" }, element("strong", {}, "Dónde cae"), below);
  return {
    sheet: element(
      "figure",
      { class: "papel" },
      element("figcaption", {}, energy, about),
      paper.root,
      gradient.label,
      element("p", { class: "claves" }, key("rojo", "quita tinta"), " ", key("azul", "pone tinta"), " ", amount),
      keeping.label,
    ),
    charts: element("div", { class: "curvas" }, verdict, histograms.root, curve.root),
    draw(state) {
      const slopes = freePart(state.gradient, state.x);
      const limit = slopes.reduce((most, slope) => Math.max(most, Math.abs(slope)), 0);
      paper.draw(state.x, gradient.root.checked ? { slopes, limit } : undefined);
      write(amount, `· gradiente de hasta ${formatNumber(limit, 4)}`);
      write(energy, titleOf(state));
      write(below, histograms.words(state.energy));
      histograms.draw(state.energy, state.drawnEnergy);
      curve.draw(state.energies, [0], 0);
    },
    note: (deed = HOW) => write(about, deed),
    describe({ energies }) {
      const end = energies.length - 1;
      const story = end < 0 ? "Todavía no hay pasos." : `Del paso 0 al ${energies.stepAt(end)}, ${wayOf(energies)}.`;
      curve.describe(`Energía, paso a paso. ${story}`);
    },
    keepsInk: () => keeping.root.checked,
    words: (state) => histograms.words(state.energy),
  };
}

/** The energy of now: the drawing's, or what Langevin has made of it. */
const titleOf = ({ step, energy, drawnEnergy }: DrawingState) =>
  step === 0
    ? `Tu dibujo: E = ${formatFixed(energy, 3)}`
    : `Ahora: E = ${formatFixed(energy, 3)} (tu dibujo, ${formatFixed(drawnEnergy, 3)})`;

const wayOf = (curve: DrawingState["energies"]) =>
  `va de ${formatFixed(curve.valueAt(0, 0), 3)} a ${formatFixed(curve.valueAt(curve.length - 1, 0), 3)}`;
