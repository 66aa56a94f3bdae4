import { formatFixed, formatNumber } from "../../../figure/text";
import type { Method, ParticlesData } from "../../particles/data";
import { announcer } from "../parts/announcer";
import { controls } from "../parts/controls";
import { element, write } from "../parts/dom";
import { easel } from "./easel";
import type { ParticlesMapOptions } from "./map";
import { particlesPanel } from "./settings";
import { type ParticlesRun, type ParticlesState, particlesRun } from "./run";
import { particlesView } from "./view";

/** What a mounted output tells the page. */
export interface ParticlesOutput {
  state(): ParticlesState;
}

/** Particles on a 2-D landscape, moved by ULA or MALA, beside the density that they should have. */
export function mountParticles(root: HTMLElement, data: ParticlesData): ParticlesOutput {
  const voice = announcer();
  const drawing = easel(change, voice.say);
  const run = particlesRun(data, drawing.relief());
  const numbers = element("p", { class: "cifras" });
  const words = () => numbersOf(run.state, panel.value().method);
  const draw = () => {
    view.draw(run.state, panel.brush());
    write(numbers, words());
  };
  const spoken = () => `${words()} · distancia ${formatFixed(run.state.distance, 3)}`;
  const tell = () => {
    view.describe(run.state);
    voice.say(spoken());
  };
  /** What follows from another choice, or from paint. */
  function change() {
    run.change(panel.value(), drawing.relief());
    draw();
    view.describe(run.state);
  }
  const onBack = () => {
    if (run.state.lost) run.restart(run.state.seed);
    change();
  };
  const panel = particlesPanel(data, { onChange: change, onBack, ...drawing.buttons });
  const view = particlesView({ ...movesOf(run, draw, voice.say), ...drawing.strokes });
  const bar = controls(root, {
    get state() {
      return run.state;
    },
    restart: run.restart,
    advance: async () => run.advance(),
    speed: () => 1,
    draw,
    tell,
    tellSeldom: () => voice.sayNowAndThen(spoken),
    fail() {
      draw();
      voice.say(DIVERGED);
    },
  });
  const title = element("p", { class: "titulo" }, data.title);
  root.append(title, element("div", { class: "cabeza" }, bar.root, numbers), view.pictures, view.charts, panel.root, voice.root);
  draw();
  view.describe(run.state);
  return { state: () => run.state };
}

/** What the hand does to the particles. */
function movesOf(run: ParticlesRun, draw: () => void, say: (text: string) => void): Pick<ParticlesMapOptions, "onMove" | "onGather"> {
  return {
    onMove(places, points) {
      run.move(places, points);
      draw();
    },
    onGather(x, y) {
      run.gather(x, y);
      draw();
      say(`Las partículas están en (${formatNumber(x)}; ${formatNumber(y)})`);
    },
  };
}

const DIVERGED = "Alguna partícula se ha ido al infinito porque ε era demasiado grande. Bájalo y pulsa «Reiniciar».";

/** The numbers of now, in a line. */
function numbersOf({ step, seed, accepted, lost }: ParticlesState, method: Method): string {
  if (lost) return DIVERGED;
  const acceptance = method === "mala" && step > 0 ? ` · acepta el ${formatNumber(100 * accepted, 0)} %` : "";
  return `Paso ${step}${acceptance} · semilla ${seed}`;
}
