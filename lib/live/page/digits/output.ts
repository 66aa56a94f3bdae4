import { formatFixed } from "../../../figure/text";
import type { DigitsData } from "../../digits/data";
import { announcer, failure } from "../parts/announcer";
import { controls } from "../parts/controls";
import { digitsCharts } from "./charts";
import { digitsPictures } from "./pictures";
import { CHAINS, type DigitsState, digitsRun, withMean } from "./run";
import { settingsPanel } from "./settings";
import { element, write } from "../parts/dom";

/** What a mounted output tells the page. */
export interface DigitsOutput {
  state(): DigitsState;
}

/** Digits out of noise: sixteen Langevin chains on a network's energy. */
export function mountDigits(root: HTMLElement, data: DigitsData): DigitsOutput {
  const run = digitsRun(data);
  const voice = announcer();
  const numbers = element("p", { class: "cifras" });
  const draw = () => {
    pictures.draw(run.state, settings.value().gradientClip);
    charts.draw(run.state, pictures.chosen());
    write(numbers, numbersOf(run.state));
  };
  const describe = () => charts.describe(run.state, pictures.chosen());
  const settings = settingsPanel(data, draw);
  const charts = digitsCharts(draw);
  const pictures = digitsPictures(data.spec.inputShape[0], () => {
    draw();
    describe();
  });
  const tell = () => {
    describe();
    voice.say(numbersOf(run.state));
  };
  const bar = controls(root, {
    get state() {
      return run.state;
    },
    restart: run.restart,
    advance: (steps) => run.advance(settings.value(), steps),
    speed: settings.speed,
    draw,
    tell,
    tellSeldom: () => voice.sayNowAndThen(() => numbersOf(run.state)),
    fail: failure(numbers, voice),
  });
  const title = element("p", { class: "titulo" }, data.title);
  root.append(title, element("div", { class: "cabeza" }, bar.root, numbers), pictures.root, charts.root, settings.root, voice.root);
  draw();
  describe();
  return { state: () => run.state };
}

/** The numbers of now, in a line. */
function numbersOf({ step, seed, energy }: DigitsState): string {
  return `Paso ${step} · energía media ${formatFixed(withMean(energy)[CHAINS], 3)} · semilla ${seed}`;
}
