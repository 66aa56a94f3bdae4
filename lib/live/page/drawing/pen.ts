import type { Point } from "../../drawing/brush";
import { within } from "../../within";

/** What a hand or the keys do on a sheet of `side` pixels. */
export interface PenOptions {
  readonly side: number;
  /** A stroke begins. */
  readonly onStart: () => void;
  /** A piece of it, in pixels of the image, through some points; a dot where they are one. */
  readonly onMove: (points: readonly Point[]) => void;
  /** It ends. */
  readonly onEnd: () => void;
  readonly onUndo: () => void;
  /** The cursor of the keyboard went to a pixel, or its pen went up or down. */
  readonly onCursor: (cursor: Cursor) => void;
}

/** The pen of the keyboard, at a column and a row from 0. */
export interface Cursor {
  readonly column: number;
  readonly row: number;
  readonly down: boolean;
}

/** Draws with mouse, finger or pen. */
export function listenToPointer(root: HTMLElement, { side, onStart, onMove, onEnd }: PenOptions): void {
  let held: { readonly id: number; readonly at: Point } | undefined;
  const pointOf = ({ clientX, clientY }: PointerEvent): Point => {
    const { left, top, width } = root.getBoundingClientRect();
    return [((clientX - left) / width) * side, ((clientY - top) / width) * side];
  };
  root.addEventListener("pointerdown", (event) => {
    if (held || event.button !== 0) return;
    held = { id: event.pointerId, at: pointOf(event) };
    root.setPointerCapture(event.pointerId);
    onStart();
    onMove([held.at]);
  });
  root.addEventListener("pointermove", (event) => {
    if (event.pointerId !== held?.id) return;
    const all = event.getCoalescedEvents();
    const points = [held.at, ...(all.length > 0 ? all : [event]).map(pointOf)];
    onMove(points);
    held = { ...held, at: points[points.length - 1] };
  });
  for (const type of ["pointerup", "pointercancel"] as const) {
    root.addEventListener(type, (event) => {
      if (event.pointerId !== held?.id) return;
      held = undefined;
      onEnd();
    });
  }
}

const ARROWS: Readonly<Record<string, Point>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
/** Pixels of an arrow key with the shift key. */
const LEAP = 4;

/** Draws with the keys: arrows move the cursor, the space bar puts the pen down and lifts it. Returns where it is. */
export function listenToKeys(root: HTMLElement, { side, onStart, onMove, onEnd, onUndo, onCursor }: PenOptions): () => Cursor {
  let cursor: Cursor = { column: side / 2, row: side / 4, down: false };
  const point = ({ column, row }: Cursor): Point => [column + 0.5, row + 0.5];
  const pen = (down: boolean) => {
    if (down === cursor.down) return;
    cursor = { ...cursor, down };
    if (down) {
      onStart();
      onMove([point(cursor)]);
    } else onEnd();
    onCursor(cursor);
  };
  const go = ([dx, dy]: Point, pixels: number) => {
    const before = cursor;
    const onSheet = (place: number) => within([0, side - 1], place);
    cursor = { ...cursor, column: onSheet(cursor.column + dx * pixels), row: onSheet(cursor.row + dy * pixels) };
    if (cursor.down) onMove([point(before), point(cursor)]);
    onCursor(cursor);
  };
  root.addEventListener("keydown", (event) => {
    const arrow = ARROWS[event.key];
    if (arrow) go(arrow, event.shiftKey ? LEAP : 1);
    else if (event.key === " " || event.key === "Enter") pen(!cursor.down);
    else if (event.key === "Escape") pen(false);
    else if (event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey)) {
      pen(false);
      onUndo();
    } else return;
    event.preventDefault();
  });
  root.addEventListener("blur", () => pen(false));
  return () => cursor;
}
