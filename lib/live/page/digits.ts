import { formatFixed } from "../../figure/text";
import type { DigitsData } from "../digits-data";
import { announcer } from "./announcer";
import { digitsCharts } from "./digits-charts";
import { digitsPictures } from "./digits-pictures";
import { CHAINS, type DigitsRun, type DigitsState, digitsRun, withMean } from "./digits-run";
import { type SettingsPanel, settingsPanel } from "./digits-settings";
import { element, write } from "./dom";
import { type PlayBar, playBar } from "./play-bar";
import { player } from "./player";

/** Steps after which a run pauses by itself: a page that is left playing must not eat a core for ever. */
const LONGEST = 3000;

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
  const tellSeldom = () => voice.sayNowAndThen(() => numbersOf(run.state));
  const bar = controls(root, { run, settings, draw, tell, tellSeldom });
  const title = element("p", { class: "titulo" }, data.title);
  root.append(title, element("div", { class: "cabeza" }, bar.root, numbers), pictures.root, charts.root, settings.root, voice.root);
  draw();
  describe();
  return { state: () => run.state };
}

/** What the buttons move, and who is told of it. */
interface Moved {
  readonly run: DigitsRun;
  readonly settings: SettingsPanel;
  draw(): void;
  /** After a button. */
  tell(): void;
  /** At each picture. */
  tellSeldom(): void;
}

function controls(root: HTMLElement, { run, settings, draw, tell, tellSeldom }: Moved): PlayBar {
  let pauseAt = LONGEST;
  const advance = async (steps: number) => {
    await run.advance(settings.value(), steps);
    draw();
  };
  const restart = (seed: number) => {
    run.restart(seed);
    draw();
    tell();
  };
  const motor = player(root, {
    async advance() {
      await advance(settings.speed());
      tellSeldom();
      return run.state.step < pauseAt;
    },
    onChange(playing) {
      bar.show(playing);
      pauseAt = run.state.step + LONGEST;
      if (!playing) tell();
    },
  });
  const bar = playBar({
    onToggle: () => (motor.playing() ? motor.pause() : motor.play()),
    async onStep() {
      motor.pause();
      await advance(1);
      tell();
    },
    onRestart: () => restart(run.state.seed),
    onSeed: () => restart(run.state.seed + 1),
  });
  return bar;
}

/** The numbers of now, in a line. */
function numbersOf({ step, seed, energy }: DigitsState): string {
  return `Paso ${step} · energía media ${formatFixed(withMean(energy)[CHAINS], 3)} · semilla ${seed}`;
}
