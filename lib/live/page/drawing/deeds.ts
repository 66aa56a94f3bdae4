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
  /** Shows what has been done, or why nothing has; without it, how to draw. */
  readonly note: (deed?: string) => void;
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
export function deedsOf(run: DrawingRun, { pause, draw, tell, say, note }: Hooks): Deeds {
  const done = (what: string) => {
    note(what);
    tell(`${what}. ${energyOf(run)}`);
  };
  const refuse = (why: string) => {
    note(why);
    say(why);
  };
  const change = (image: Float32Array, what: string) => {
    pause();
    run.mark();
    run.change(image);
    draw();
    done(what);
  };
  return {
    undo() {
      pause();
      const undone = run.undo();
      draw();
      if (undone) done("Deshecho");
      else refuse("No hay nada que deshacer");
    },
    clear: () => change(new Float32Array(run.state.x.length).fill(-1), "Hoja en blanco"),
    centre() {
      const { image, change: by } = run.centring();
      if (by < 0) change(image, `Al centrarlo, la energía ha bajado ${formatFixed(-by, 3)}`);
      else refuse("Centrarlo no bajaría su energía");
    },
    soil: () => change(run.soiled(), `Ruido de desviación ${formatFixed(SOIL, 1)}`),
    load: ({ name, image }) => change(image, `Cargado: ${name}`),
  };
}

/** What the pen does to the drawing of a run. */
export function penOf(
  run: DrawingRun,
  { pause, draw, tell, note }: Hooks,
  brush: () => Brush,
): Pick<PenOptions, "onStart" | "onMove" | "onEnd"> {
  return {
    onStart() {
      pause();
      note();
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
