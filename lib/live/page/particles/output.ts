import { formatFixed, formatNumber } from "../../../figure/text";
import type { Method, ParticlesData } from "../../particles/data";
import { announcer } from "../parts/announcer";
import { controls } from "../parts/controls";
import { element, write } from "../parts/dom";
import { particlesPanel } from "./settings";
import { type ParticlesState, particlesRun } from "./run";
import { particlesView } from "./view";

/** What a mounted output tells the page. */
export interface ParticlesOutput {
  state(): ParticlesState;
}

/** Particles on a 2-D landscape, moved by ULA or MALA, beside the density that they should have. */
export function mountParticles(root: HTMLElement, data: ParticlesData): ParticlesOutput {
  const run = particlesRun(data);
  const voice = announcer();
  const numbers = element("p", { class: "cifras" });
  const words = () => numbersOf(run.state, panel.value().method);
  const draw = () => {
    view.draw(run.state, panel.value());
    write(numbers, words());
  };
  const spoken = () => `${words()} · distancia ${formatFixed(run.state.distance, 3)}`;
  const tell = () => {
    view.describe(run.state);
    voice.say(spoken());
  };
  const panel = particlesPanel(data, () => {
    run.change(panel.value());
    draw();
    view.describe(run.state);
  });
  const view = particlesView({
    onMove(places, points) {
      run.move(places, points);
      draw();
    },
    onGather(x, y) {
      run.gather(x, y);
      draw();
      voice.say(`Las partículas están en (${formatNumber(x)}; ${formatNumber(y)})`);
    },
  });
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
      write(numbers, DIVERGED);
      voice.say(DIVERGED);
    },
  });
  const title = element("p", { class: "titulo" }, data.title);
  root.append(title, element("div", { class: "cabeza" }, bar.root, numbers), view.pictures, view.charts, panel.root, voice.root);
  draw();
  view.describe(run.state);
  return { state: () => run.state };
}

const DIVERGED = "Alguna partícula se ha ido al infinito: ε es demasiado grande. Bájalo y reinicia.";

/** The numbers of now, in a line. */
function numbersOf({ step, seed, accepted }: ParticlesState, method: Method): string {
  const acceptance = method === "mala" && step > 0 ? ` · acepta el ${formatNumber(100 * accepted, 0)} %` : "";
  return `Paso ${step}${acceptance} · semilla ${seed}`;
}
