import { formatFixed } from "../../../figure/text";
import type { InterpolationData } from "../../interpolation/data";
import { LINE_NAMES } from "../../interpolation/paths";
import { announcer, failure } from "../parts/announcer";
import { controls } from "../parts/controls";
import { element, write } from "../parts/dom";
import { endChoices } from "./ends";
import { type InterpolationState, interpolationRun } from "./run";
import { interpolationPanel } from "./settings";
import { interpolationView } from "./view";

/** What a mounted output tells the page. */
export interface InterpolationOutput {
  state(): InterpolationState;
}

/** A bar from one image to another: on the line between them, and on the path that relaxing it gives. */
export function mountInterpolation(root: HTMLElement, data: InterpolationData): InterpolationOutput {
  const run = interpolationRun(data);
  const voice = announcer();
  const numbers = element("p", { class: "cifras" });
  const draw = () => {
    view.draw(run.state);
    write(numbers, numbersOf(run.state));
  };
  const tell = () => {
    view.describe(run.state);
    voice.say(numbersOf(run.state));
  };
  /** To the line between the chosen images. */
  const start = () => {
    bar.pause();
    run.start({ ...ends.value(), line: panel.line() });
    draw();
    tell();
  };
  const ends = endChoices(run.images, data, start);
  const panel = interpolationPanel(data, {
    onLine: start,
    onBack() {
      ends.set(data);
      panel.reset();
      view.centre();
      start();
    },
  });
  const view = interpolationView(data.spec.inputShape[0], draw);
  const bar = controls(root, {
    get state() {
      return run.state;
    },
    words: { play: "Relajar", restart: "Volver a la línea" },
    restart: () => run.start(run.state),
    advance: (steps) => run.advance(panel.stepSize(), steps),
    speed: panel.speed,
    draw,
    tell,
    tellSeldom: () => voice.sayNowAndThen(() => numbersOf(run.state)),
    fail: failure(numbers, voice),
  });
  const title = element("p", { class: "titulo" }, data.title);
  root.append(title, ends.root, element("div", { class: "cabeza" }, bar.root, numbers), view.journey, view.films, panel.root, voice.root);
  draw();
  view.describe(run.state);
  return { state: () => run.state };
}

/** The numbers of now, in a line. */
function numbersOf({ step, line, still, relaxed }: InterpolationState): string {
  const [one, other] = [still, relaxed].map(({ barrier }) => formatFixed(barrier, 3));
  return `Paso ${step} · barrera: ${LINE_NAMES[line].toLowerCase()} ${one}; relajado ${other}`;
}
