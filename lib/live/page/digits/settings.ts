import { formatNumber } from "../../../figure/text";
import type { DigitsSettings } from "../../digits/data";
import { levels } from "../../levels";
import { element, write } from "../parts/dom";
import { plain, slider } from "../parts/slider";

const STEP_SIZES = [0.1, 0.3, 1, 3, 10, 30, 100];
const NOISES = [0, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2];
const CLIPS = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1];
const SPEEDS = [1, 2, 3, 5, 10];
const SLOWEST = 1;

export interface SettingsPanel {
  readonly root: HTMLElement;
  value(): DigitsSettings;
  /** Steps between two pictures. */
  speed(): number;
}

/** The sliders of the recipe, what they amount to, and the way back to where they stood. */
export function settingsPanel(start: DigitsSettings, onChange: () => void): SettingsPanel {
  const make = (label: string, own: readonly number[], value: number) =>
    slider({ label, levels: levels(own, value), start: value, format: plain, onChange: changed });
  const amounts = element("p", { class: "cuentas" });
  const stepSize = make("Tamaño de paso", STEP_SIZES, start.stepSize);
  const noise = make("Ruido", NOISES, start.noise);
  const gradientClip = make("Recorte", CLIPS, start.gradientClip);
  const speed = make("Velocidad", SPEEDS, SLOWEST);
  const value = () => ({ stepSize: stepSize.value(), noise: noise.value(), gradientClip: gradientClip.value() });
  const say = () => write(amounts, amountsOf(value()));
  function changed() {
    say();
    onChange();
  }
  const back = element("button", { type: "button" }, "Volver a los valores del principio");
  back.addEventListener("click", () => {
    stepSize.set(start.stepSize);
    noise.set(start.noise);
    gradientClip.set(start.gradientClip);
    speed.set(SLOWEST);
    changed();
  });
  say();
  const sliders = element("div", { class: "mandos" }, stepSize.root, noise.root, gradientClip.root, speed.root);
  return {
    root: element("div", { class: "ajustes" }, sliders, element("div", { class: "remate" }, amounts, back)),
    value,
    speed: speed.value,
  };
}

/** What the settings mean: the most that a pixel moves, and the temperature of Langevin with this step and this noise. */
function amountsOf({ stepSize, noise, gradientClip }: DigitsSettings): string {
  const most = plain(stepSize * gradientClip);
  const temperature = noise === 0 ? "0: solo baja" : formatNumber(noise ** 2 / (2 * stepSize), 1);
  return `El gradiente mueve un píxel como mucho ${plain(stepSize)} × ${plain(gradientClip)} = ${most} por paso. Donde no se recorta, T = ruido² / (2 · paso) = ${temperature}.`;
}
