import type { InterpolationSettings } from "../../interpolation/data";
import { type Line, LINE_NAMES, LINES, STRUNG } from "../../interpolation/paths";
import { levels } from "../../levels";
import { element, write } from "../parts/dom";
import { select } from "../parts/select";
import { plain, slider } from "../parts/slider";

const STEP_SIZES = [1, 3, 10, 30, 100];
const SPEEDS = [1, 2, 3, 5, 10];
const SLOWEST = 1;

/** What each line is, in a sentence. */
const ABOUT: Readonly<Record<Line, string>> = {
  straight: "Recta: (1 − t)·A + t·B, las dos imágenes fundidas.",
  spherical: "Arco: gira de A a B; su norma va de |A| a |B|. Puede salir de [−1, 1].",
  clipped: "Arco recortado: el arco, con sus píxeles llevados a [−1, 1].",
};
const RELAXING = `Relajar baja las ${STRUNG - 2} imágenes de en medio, x − η·∇E, y las reparte a distancias iguales.`;

export interface InterpolationPanel {
  readonly root: HTMLElement;
  line(): Line;
  stepSize(): number;
  /** Steps between two pictures. */
  speed(): number;
  /** Everything as at the start. */
  reset(): void;
}

/** The choice of line and the sliders of the relaxation, what they mean, and the way back to where all stood. */
export function interpolationPanel(
  start: InterpolationSettings,
  { onLine, onBack }: { readonly onLine: () => void; readonly onBack: () => void },
): InterpolationPanel {
  const about = element("p", { class: "cuentas" });
  const say = () => write(about, `${ABOUT[line.value()]} ${RELAXING}`);
  const options = LINES.map((value) => ({ value, text: LINE_NAMES[value] }));
  const line = select<Line>({
    label: "Línea",
    options,
    start: start.line,
    onChange() {
      say();
      onLine();
    },
  });
  const make = (label: string, own: readonly number[], value: number) =>
    slider({ label, levels: levels(own, value), start: value, format: plain, onChange: () => undefined });
  const stepSize = make("Paso, η", STEP_SIZES, start.stepSize);
  const speed = make("Velocidad", SPEEDS, SLOWEST);
  const back = element("button", { type: "button" }, "Volver a los valores del principio");
  back.addEventListener("click", onBack);
  say();
  return {
    root: element(
      "div",
      { class: "ajustes" },
      element("div", { class: "mandos" }, line.root, stepSize.root, speed.root),
      element("div", { class: "remate" }, about, back),
    ),
    line: line.value,
    stepSize: stepSize.value,
    speed: speed.value,
    reset() {
      line.set(start.line);
      stepSize.set(start.stepSize);
      speed.set(SLOWEST);
      say();
    },
  };
}
