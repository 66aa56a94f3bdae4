import { within } from "../../within";

/** What the pointer does on a map, at points of its landscape. */
export interface Gesture {
  start(x: number, y: number): void;
  move(x: number, y: number): void;
  end(): void;
}

/** Tells a gesture where the pointer goes while it is down, in the square [−side, side]². */
export function listenToPointer(root: HTMLElement, side: () => number, gesture: Gesture): void {
  let down = false;
  const pointOf = ({ clientX, clientY }: PointerEvent): [number, number] => {
    const { left, top, width } = root.getBoundingClientRect();
    const at = (v: number) => side() * ((2 * v) / width - 1);
    return [at(clientX - left), -at(clientY - top)];
  };
  root.addEventListener("pointerdown", (event) => {
    if (down || event.button !== 0) return;
    down = true;
    root.setPointerCapture(event.pointerId);
    gesture.start(...pointOf(event));
  });
  root.addEventListener("pointermove", (event) => down && gesture.move(...pointOf(event)));
  for (const type of ["pointerup", "pointercancel"]) {
    root.addEventListener(type, () => {
      if (down) gesture.end();
      down = false;
    });
  }
}

/** The share of the square around the pointer whose particles it takes. */
const REACH = 0.05;

export interface Carrying {
  readonly particles: () => Float32Array;
  readonly side: () => number;
  readonly onMove: (places: readonly number[], points: Float32Array) => void;
}

/** The pointer takes the particles around it and carries them, each where it was beside it. */
export function carrying({ particles, side, onMove }: Carrying): Gesture {
  let held: { readonly place: number; readonly dx: number; readonly dy: number }[] = [];
  return {
    start(px, py) {
      const x = particles();
      const all = Array.from({ length: x.length / 2 }, (_, place) => ({ place, dx: x[2 * place] - px, dy: x[2 * place + 1] - py }));
      held = all.filter(({ dx, dy }) => Math.hypot(dx, dy) < 2 * side() * REACH);
    },
    move(px, py) {
      if (held.length === 0) return;
      onMove(
        held.map(({ place }) => place),
        Float32Array.from(held.flatMap(({ dx, dy }) => [px + dx, py + dy].map((v) => within([-side(), side()], v)))),
      );
    },
    end() {
      held = [];
    },
  };
}

export interface Painting {
  /** Distance between two touches of a stroke. */
  readonly spacing: () => number;
  readonly onStart: () => void;
  /** The points where the brush touches, one or more. */
  readonly onTouch: (points: readonly (readonly [x: number, y: number])[]) => void;
  readonly onEnd: () => void;
}

/** The pointer paints: touches at even distances along its way, however fast it goes. */
export function painting({ spacing, onStart, onTouch, onEnd }: Painting): Gesture {
  let [lastX, lastY] = [0, 0];
  return {
    start(x, y) {
      [lastX, lastY] = [x, y];
      onStart();
      onTouch([[x, y]]);
    },
    move(x, y) {
      const far = Math.hypot(x - lastX, y - lastY);
      const touches = Math.floor(far / spacing());
      if (touches === 0) return;
      const share = (i: number) => (i * spacing()) / far;
      const points = Array.from({ length: touches }, (_, i) => {
        const part = share(i + 1);
        return [lastX + part * (x - lastX), lastY + part * (y - lastY)] as const;
      });
      [lastX, lastY] = points[points.length - 1];
      onTouch(points);
    },
    end: onEnd,
  };
}
