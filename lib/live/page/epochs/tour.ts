import { element } from "../parts/dom";
import { button } from "../parts/play-bar";
import { player } from "../parts/player";

/** A list that can be gone through. */
interface Walk {
  readonly length: number;
  place(): number;
  go(place: number): void;
}

export interface TourOptions {
  readonly epochs: Walk;
  readonly moments: Walk;
  /** When it stops. */
  readonly tell: () => void;
}

export interface Tour {
  readonly root: HTMLElement;
  pause(): void;
}

/** Milliseconds from one picture to the next, also for who wants little to move. */
const [PACE, CALM] = [500, 1500];

/** Two buttons that go through the epochs or through the moments, and stop at the last. */
export function tourBar(root: HTMLElement, { epochs, moments, tell }: TourOptions): Tour {
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let walk = epochs;
  const motor = player(root, {
    async advance() {
      await new Promise((resolve) => setTimeout(resolve, calm.matches ? CALM : PACE));
      if (!motor.playing()) return false;
      walk.go(walk.place() + 1);
      return walk.place() < walk.length - 1;
    },
    onChange(playing) {
      for (const [one, it, name] of buttons) {
        if (playing && walk === it) one.show("pause", "Pausar");
        else one.show("play", name);
      }
      if (!playing) tell();
    },
  });
  const start = (it: Walk) => {
    const stop = motor.playing() && walk === it;
    motor.pause();
    if (stop) return;
    walk = it;
    if (it.place() === it.length - 1) it.go(0);
    motor.play();
  };
  const make = (it: Walk, name: string) => [button("play", name, { onClick: () => start(it) }), it, name] as const;
  const buttons = [make(epochs, "Recorrer épocas"), make(moments, "Recorrer pasos")];
  const bar = element("div", { class: "barra", role: "group", "aria-label": "Reproducción" }, ...buttons.map(([{ root: one }]) => one));
  return { root: bar, pause: motor.pause };
}
