import { drawn, element, write } from "./dom";

/** Drawings of the buttons, in a square of 16. */
const ICONS = {
  play: "M4 2.5v11l9-5.5z",
  pause: "M4 2.5h3v11H4zM9 2.5h3v11H9z",
  step: "M3 2.5v11l7-5.5zM11 2.5h2.5v11H11z",
  restart: "M8 2.5a5.5 5.5 0 1 0 5.5 5.5h-2A3.5 3.5 0 1 1 8 4.5v2.7l4.2-3.7L8 0z",
  seed: "M2 2h12v12H2zM5 5v2h2V5zm4 0v2h2V5zM5 9v2h2V9zm4 0v2h2V9z",
} as const;

/** What the buttons of a run are called. */
export interface PlayWords {
  readonly play: string;
  readonly restart: string;
}

const WORDS: PlayWords = { play: "Iniciar", restart: "Reiniciar" };

export interface PlayBarOptions {
  readonly words?: PlayWords | undefined;
  readonly onToggle: () => void;
  readonly onStep: () => void;
  readonly onRestart: () => void;
  /** Absent: there is no chance in the run, and no button for another seed. */
  readonly onSeed?: (() => void) | undefined;
}

export interface PlayBar {
  readonly root: HTMLElement;
  /** Shows whether it plays. */
  show(playing: boolean): void;
}

/** The buttons of a run: play or pause, one step, restart, another seed. */
export function playBar({ words = WORDS, onToggle, onStep, onRestart, onSeed }: PlayBarOptions): PlayBar {
  const toggle = button("play", words.play, { onClick: onToggle });
  const root = element(
    "div",
    { class: "barra", role: "group", "aria-label": "Reproducción" },
    toggle.root,
    button("step", "Un paso", { onClick: onStep }).root,
    button("restart", words.restart, { onClick: onRestart, title: onSeed && "con la misma semilla" }).root,
    ...(onSeed ? [button("seed", "Otra semilla", { onClick: onSeed }).root] : []),
  );
  return { root, show: (playing) => (playing ? toggle.show("pause", "Pausar") : toggle.show("play", words.play)) };
}

export interface ButtonOptions {
  readonly onClick: () => void;
  /** What it says under the pointer. */
  readonly title?: string | undefined;
}

/** A button with a drawing and a text, which both can change. */
export function button(icon: keyof typeof ICONS, text: string, { onClick, title }: ButtonOptions) {
  const path = drawn("path", { d: ICONS[icon], "fill-rule": "evenodd" });
  const label = element("span", {}, text);
  const root = element("button", { type: "button", title }, drawn("svg", { viewBox: "0 0 16 16", "aria-hidden": "true" }, path), label);
  root.addEventListener("click", onClick);
  const show = (next: keyof typeof ICONS, words: string) => {
    path.setAttribute("d", ICONS[next]);
    write(label, words);
  };
  return { root, show };
}
