import { formatFixed } from "../../../figure/text";
import { inkPixels } from "../../colours";
import type { GrowingCurve } from "../../growing-curve";
import { element, write } from "../parts/dom";
import { type LineChart, lineChart } from "../parts/line-chart";
import { type ParticlesMapOptions, particlesMap } from "./map";
import type { Brush } from "./brush";
import { BINS, type ParticlesState } from "./run";
import { picture } from "../parts/picture";

export interface ParticlesView {
  readonly pictures: HTMLElement;
  readonly charts: HTMLElement;
  draw(state: ParticlesState, brush: Brush | undefined): void;
  /** Says in words what is drawn. */
  describe(state: ParticlesState): void;
}

/** The landscape with its particles, the exact density beside their histogram, and their curves. */
export function particlesView(options: ParticlesMapOptions): ParticlesView {
  const map = particlesMap(options);
  const [exact, seen] = [picture(BINS, "Densidad exacta"), picture(BINS, "Histograma de las partículas")];
  const [aboutMap, aboutExact, aboutSeen] = [element("p"), element("p"), element("p")];
  const [energies, distances] = charts();
  return {
    pictures: element(
      "div",
      { class: "imagenes" },
      panel("Partículas", aboutMap, map.root),
      panel("Densidad exacta", aboutExact, exact.root),
      panel("Histograma", aboutSeen, seen.root),
    ),
    charts: element("div", { class: "curvas" }, energies.root, distances.root),
    draw(state, brush) {
      map.draw(state.landscape, state.x, brush);
      write(aboutMap, brush ? "Pinta en el mapa; teclado: flechas y espacio" : "Arrástralas; teclado: flechas y espacio");
      const most = state.exact.p.reduce((top, p) => Math.max(top, p), 0);
      exact.draw(shades(state.exact.p, most));
      seen.draw(shades(state.seen, most));
      write(aboutExact, `p ∝ exp(−E/T); energía media ${formatFixed(state.exact.meanEnergy, 3)}`);
      write(aboutSeen, `de los últimos 100 pasos; energía media ahora ${formatFixed(state.meanEnergy, 3)}`);
      energies.draw(state.energies, [0, 1], 0);
      distances.draw(state.distances, [0], 0);
      distances.rename(0, `${formatFixed(state.distance, 3)} a la densidad exacta`);
    },
    describe(state) {
      energies.describe(`Energía media. ${storyOf(state.energies)} La exacta es ${formatFixed(state.exact.meanEnergy, 3)}.`);
      distances.describe(`Distancia a la densidad exacta. ${storyOf(state.distances)}`);
    },
  };
}

function charts(): readonly [LineChart, LineChart] {
  const energies = lineChart({
    title: "Energía media",
    lines: [
      { name: "partículas", style: "media" },
      { name: "exacta", style: "elegida" },
    ],
  });
  const distances = lineChart({ title: "Distancia", lines: [{ name: "a la densidad exacta", style: "media" }] });
  return [energies, distances];
}

function panel(title: string, about: HTMLElement, canvas: HTMLCanvasElement): HTMLElement {
  return element("figure", {}, element("figcaption", {}, element("strong", {}, title), about), canvas);
}

/** Probabilities as ink, upside down, as a canvas has its rows: the likeliest bin of the exact density is black. */
function shades(p: Float32Array, most: number): Uint8ClampedArray<ArrayBuffer> {
  const at = (k: number) => (BINS - 1 - Math.floor(k / BINS)) * BINS + (k % BINS);
  return inkPixels(Float32Array.from({ length: p.length }, (_, k) => 2 * Math.min(1, p[at(k)] / most) - 1));
}

function storyOf(curve: GrowingCurve): string {
  if (curve.length === 0) return "Todavía no hay pasos.";
  const end = curve.length - 1;
  return `En ${curve.stepAt(end) + 1} pasos va de ${formatFixed(curve.valueAt(0, 0), 3)} a ${formatFixed(curve.valueAt(end, 0), 3)}.`;
}
