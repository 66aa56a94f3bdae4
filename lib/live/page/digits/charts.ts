import { formatFixed } from "../../../figure/text";
import type { GrowingCurve } from "../../growing-curve";
import { checkbox } from "../parts/checkbox";
import { nameOf } from "./pictures";
import { CHAINS, type DigitsState } from "./run";
import { element } from "../parts/dom";
import { lineChart } from "../parts/line-chart";

export interface DigitsCharts {
  readonly root: HTMLElement;
  /** Draws the mean of the chains and one of them. */
  draw(state: DigitsState, chain: number): void;
  /** Says in words what is drawn. */
  describe(state: DigitsState, chain: number): void;
}

/** The curves of what the steps saw: the energy and the size of the gradient. */
export function digitsCharts(onChange: () => void): DigitsCharts {
  const lines = [
    { name: "media", style: "media" },
    { name: "", style: "elegida" },
  ];
  const [energies, norms] = ["Energía, E", "Gradiente, |∇E|"].map((title) => lineChart({ title, lines }));
  const late = checkbox("Curvas: solo la segunda mitad de los pasos", onChange);
  const from = (curve: GrowingCurve) => (late.root.checked ? Math.floor(curve.length / 2) : 0);
  return {
    root: element("div", { class: "curvas" }, energies.root, norms.root, late.label),
    draw(state, chain) {
      for (const chart of [energies, norms]) chart.rename(1, nameOf(chain).toLowerCase());
      energies.draw(state.energies, [CHAINS, chain], from(state.energies));
      norms.draw(state.norms, [CHAINS, chain], from(state.norms));
    },
    describe(state, chain) {
      energies.describe(`Energía. ${storyOf(state.energies, chain)}`);
      norms.describe(`Tamaño del gradiente. ${storyOf(state.norms, chain)}`);
    },
  };
}

function storyOf(curve: GrowingCurve, chain: number): string {
  if (curve.length === 0) return "Todavía no hay pasos.";
  const end = curve.length - 1;
  const way = (series: number) => `de ${formatFixed(curve.valueAt(0, series), 3)} a ${formatFixed(curve.valueAt(end, series), 3)}`;
  return `Del paso ${curve.stepAt(0)} al ${curve.stepAt(end)}, la media va ${way(CHAINS)} y la ${nameOf(chain).toLowerCase()}, ${way(chain)}.`;
}
