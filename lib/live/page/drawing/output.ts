import { formatFixed } from "../../../figure/text";
import { greysOfBase64 } from "../../base64";
import type { DrawingData } from "../../drawing/data";
import { settingsPanel } from "../digits/settings";
import { announcer, failure } from "../parts/announcer";
import { controls } from "../parts/controls";
import { element, write } from "../parts/dom";
import { deedsOf, type Hooks, penOf } from "./deeds";
import { type DrawingRun, type DrawingState, drawingRun, type StepSettings } from "./run";
import { exampleBar, tools } from "./tools";
import { drawingView } from "./view";

/** What a mounted output tells the page. */
export interface DrawingOutput {
  state(): DrawingState;
}

/** A sheet to draw a digit on: its energy among others, its gradient, and Langevin steps from it. */
export function mountDrawing(root: HTMLElement, data: DrawingData): DrawingOutput {
  const side = data.spec.inputShape[0];
  const run = drawingRun(data);
  const voice = announcer();
  const numbers = element("p", { class: "cifras" });
  const hooks: Hooks = {
    pause: () => bar.pause(),
    draw() {
      view.draw(run.state);
      write(numbers, numbersOf(run.state));
    },
    tell(what) {
      view.describe(run.state);
      kit.offerCentre(run.centring().change < 0);
      voice.say(`${what}. ${view.words(run.state)}`);
    },
    say: voice.say,
    note: (deed) => view.note(deed),
  };
  const deeds = deedsOf(run, hooks);
  const kit = tools(deeds);
  const view = drawingView(data, {
    side,
    ...penOf(run, hooks, kit.brush),
    onUndo: deeds.undo,
    onCursor: ({ column, row, down }) => voice.say(`Columna ${column + 1}, fila ${row + 1}, lápiz ${down ? "abajo" : "arriba"}`),
    onShow: hooks.draw,
  });
  const panel = settingsPanel(data, () => undefined);
  const bar = stepsOf(root, run, {
    ...hooks,
    settings: () => ({ ...panel.value(), keepsInk: view.keepsInk() }),
    speed: panel.speed,
    numbers,
    voice,
  });
  const examples = data.examples.map(({ name, x }) => ({ name, image: greysOfBase64(x) }));
  const title = element("p", { class: "titulo" }, data.title);
  const steps = element("div", { class: "cabeza" }, bar.root, numbers);
  const bars = [title, kit.root, exampleBar(examples, { side, onLoad: deeds.load })];
  root.append(...bars, view.sheet, steps, view.charts, panel.root, voice.root);
  hooks.draw();
  view.describe(run.state);
  kit.offerCentre(false);
  return { state: () => run.state };
}

interface Around extends Hooks {
  readonly settings: () => StepSettings;
  readonly speed: () => number;
  readonly numbers: HTMLElement;
  readonly voice: ReturnType<typeof announcer>;
}

/** The buttons of the Langevin steps. */
function stepsOf(root: HTMLElement, run: DrawingRun, { settings, speed, draw, tell, numbers, voice }: Around): ReturnType<typeof controls> {
  return controls(root, {
    get state() {
      return run.state;
    },
    restart: run.restart,
    advance: (steps) => run.advance(settings(), steps),
    speed,
    draw,
    tell: () => tell(numbersOf(run.state)),
    tellSeldom: () => voice.sayNowAndThen(() => numbersOf(run.state)),
    fail: failure(numbers, voice),
  });
}

/** The numbers of now, in a line. */
function numbersOf({ step, seed, energy }: DrawingState): string {
  return `Paso ${step} · energía ${formatFixed(energy, 3)} · semilla ${seed}`;
}
