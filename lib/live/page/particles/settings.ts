import { LANDSCAPE_NAMES, LANDSCAPES } from "../../particles/landscapes";
import { levels } from "../../levels";
import type { Method, ParticlesSettings } from "../../particles/data";
import { element, write } from "../parts/dom";
import { type Brush, type BrushActions, brushPanel } from "./brush";
import { select } from "../parts/select";
import { plain, slider } from "../parts/slider";

const STEP_SIZES = [0.001, 0.003, 0.01, 0.03, 0.1, 0.2, 0.3, 0.5, 1, 2];
const TEMPERATURES = [0.1, 0.2, 0.3, 0.5, 0.7, 1, 1.5, 2, 3];

/** What each method does, in a sentence. */
const ABOUT: Readonly<Record<Method, string>> = {
  ula: "ULA da todos los pasos: x − (ε/2)·∇E + √(ε·T)·ξ. Cuanto mayor es ε, más se aparta de la densidad exacta.",
  mala: "MALA propone el paso de ULA y a veces lo rechaza, lo justo para que la densidad sea exacta con cualquier ε.",
};

export interface ParticlesPanel {
  readonly root: HTMLElement;
  value(): ParticlesSettings;
  /** The brush that paints on the map; none while the pointer moves particles. */
  brush(): Brush | undefined;
}

export interface ParticlesPanelOptions extends BrushActions {
  readonly onChange: () => void;
  /** All stands as at the start again. */
  readonly onBack: () => void;
}

/** The choices of landscape and method, the sliders, the brush, and the way back to where they stood. */
export function particlesPanel(start: ParticlesSettings, { onChange, onBack, ...actions }: ParticlesPanelOptions): ParticlesPanel {
  const about = element("p", { class: "cuentas" });
  const landscape = select({
    label: "Paisaje",
    options: LANDSCAPE_NAMES.map((value) => ({ value, text: LANDSCAPES[value].label })),
    start: start.landscape,
    onChange: changed,
  });
  const methods = [
    { value: "ula", text: "ULA" },
    { value: "mala", text: "MALA" },
  ] as const;
  const method = select<Method>({ label: "Método", options: methods, start: start.method, onChange: changed });
  const make = (label: string, own: readonly number[], value: number) =>
    slider({ label, levels: levels(own, value), start: value, format: plain, onChange: changed });
  const stepSize = make("Paso, ε", STEP_SIZES, start.stepSize);
  const temperature = make("Temperatura, T", TEMPERATURES, start.temperature);
  const painting = brushPanel({ ...actions, onBrush: changed });
  const say = () => {
    write(about, ABOUT[method.value()]);
    painting.enable(landscape.value() === "drawn");
  };
  function changed() {
    say();
    onChange();
  }
  const back = element("button", { type: "button" }, "Volver a los valores del principio");
  back.addEventListener("click", () => {
    landscape.set(start.landscape);
    method.set(start.method);
    stepSize.set(start.stepSize);
    temperature.set(start.temperature);
    painting.reset();
    say();
    onBack();
  });
  say();
  const all = element("div", { class: "mandos" }, landscape.root, method.root, stepSize.root, temperature.root);
  return {
    root: element("div", { class: "ajustes" }, all, painting.root, element("div", { class: "remate" }, about, back)),
    brush: painting.value,
    value: () => ({
      landscape: landscape.value(),
      method: method.value(),
      stepSize: stepSize.value(),
      temperature: temperature.value(),
    }),
  };
}
