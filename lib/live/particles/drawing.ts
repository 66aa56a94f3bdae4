import { type Dab, flatRelief, painted, type Relief } from "./relief";

/** What a student draws, stroke by stroke. */
export interface Drawing {
  /** The heights now; another array after each change. */
  relief(): Relief;
  /** Begins a stroke, the next thing to undo. */
  begin(): void;
  /** Touches with the brush. */
  dab(dab: Dab): void;
  /** Takes the last stroke or clearing back; false when there is none. */
  undo(): boolean;
  /** Makes it flat, which can be undone. */
  clear(): void;
}

/** Strokes that can be undone: 4 KiB each. */
const REMEMBERED = 100;

/**
 * A drawing without any stroke.
 * @example
 * const drawing = emptyDrawing();
 * drawing.begin();
 * drawing.dab({ x: 0, y: 0, height: 1, width: 0.5 });
 * [Math.max(...drawing.relief()), drawing.undo(), Math.max(...drawing.relief()), drawing.undo()]; // [ 1, true, 0, false ]
 */
export function emptyDrawing(): Drawing {
  let now = flatRelief();
  const before: Relief[] = [];
  const begin = () => {
    before.push(now);
    if (before.length > REMEMBERED) before.shift();
  };
  return {
    relief: () => now,
    begin,
    dab(dab) {
      now = painted(now, dab);
    },
    undo() {
      const last = before.pop();
      now = last ?? now;
      return last !== undefined;
    },
    clear() {
      begin();
      now = flatRelief();
    },
  };
}
