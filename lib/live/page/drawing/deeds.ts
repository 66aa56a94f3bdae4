import { formatFixed } from "../../../figure/text";
import { type Brush, stroke } from "../../drawing/brush";
import type { PenOptions } from "./pen";
import { type DrawingRun, SOIL } from "./run";

/** What follows a deed. */
export interface Hooks {
  /** Langevin stops. */
  readonly pause: () => void;
  readonly draw: () => void;
  /** A change is complete: `what` is said before where its energy lies. */
  readonly tell: (what: string) => void;
  /** Nothing has changed, and why. */
  readonly say: (text: string) => void;
}

/** What the tools do; each is a change of its own. */
export interface Deeds {
  readonly undo: () => void;
  readonly clear: () => void;
  readonly centre: () => void;
  readonly soil: () => void;
  readonly load: (example: { readonly name: string; readonly image: Float32Array }) => void;
}

const energyOf = ({ state }: DrawingRun) => `Energía ${formatFixed(state.energy, 3)}`;

/** What can be done with the drawing of a run as a whole. */
export function deedsOf(run: DrawingRun, { pause, draw, tell, say }: Hooks): Deeds {
  const change = (image: Float32Array, what: string) => {
    pause();
    run.mark();
    run.change(image);
    draw();
    tell(`${what}. ${energyOf(run)}`);
  };
  return {
    undo() {
      pause();
      const undone = run.undo();
      draw();
      if (undone) tell(`Deshecho. ${energyOf(run)}`);
      else say("No hay nada que deshacer");
    },
    clear: () => change(new Float32Array(run.state.x.length).fill(-1), "Hoja en blanco"),
    centre() {
      const { image, change: by } = run.centring();
      if (by < 0) change(image, `Centrado: la energía cambia en ${formatFixed(by, 3)}`);
      else say("Centrarlo no bajaría su energía");
    },
    soil: () => change(run.soiled(), `Ruido de desviación ${formatFixed(SOIL, 1)}`),
    load: ({ name, image }) => change(image, `Cargado: ${name}`),
  };
}

/** What the pen does to the drawing of a run. */
export function penOf(run: DrawingRun, { pause, draw, tell }: Hooks, brush: () => Brush): Pick<PenOptions, "onStart" | "onMove" | "onEnd"> {
  return {
    onStart() {
      pause();
      run.mark();
    },
    onMove([first, ...others]) {
      let [image, at] = [run.state.x, first];
      for (const next of others.length > 0 ? others : [first]) [image, at] = [stroke(image, [at, next], brush()), next];
      run.change(image);
      draw();
    },
    onEnd: () => tell(energyOf(run)),
  };
}
