import { formatNumber } from "../../../figure/text";
import { emptyDrawing } from "../../particles/drawing";
import type { Relief } from "../../particles/relief";
import type { BrushActions } from "./brush";
import type { ParticlesMapOptions } from "./map";

/** A drawing with what the map and the buttons do to it. */
export interface Easel {
  relief(): Relief;
  readonly buttons: BrushActions;
  readonly strokes: Pick<ParticlesMapOptions, "onStroke" | "onPaint" | "onPainted">;
}

/** @param change what follows from paint @param say what a screen reader hears */
export function easel(change: () => void, say: (text: string) => void): Easel {
  const drawing = emptyDrawing();
  return {
    relief: drawing.relief,
    buttons: {
      onUndo() {
        const undone = drawing.undo();
        change();
        say(undone ? "Deshecho" : "No queda nada que deshacer");
      },
      onClear() {
        drawing.clear();
        change();
        say("Dibujo borrado");
      },
    },
    strokes: {
      onStroke: drawing.begin,
      onPaint({ height, width }, points) {
        for (const [x, y] of points) drawing.dab({ x, y, height, width });
        change();
      },
      onPainted: ({ name }, x, y) => say(`${name} en (${formatNumber(x)}; ${formatNumber(y)})`),
    },
  };
}
