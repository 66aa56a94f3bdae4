import { OVER_LANDSCAPE } from "../../../figure/theme";
import type { LiveLandscape } from "../../particles/landscapes";
import { within } from "../../within";
import { element } from "../parts/dom";
import { background } from "./background";
import type { Brush } from "./brush";
import { carrying, type Gesture, listenToPointer, painting } from "./gestures";

/** Pixels of the canvas, a side: sharp on dense screens too. */
const PIXELS = 560;
/** What an arrow key moves the cross, as a share of the square. */
const STRIDE = 0.05;

export interface ParticlesMap {
  readonly root: HTMLCanvasElement;
  draw(landscape: LiveLandscape, x: Float32Array, brush: Brush | undefined): void;
}

export interface ParticlesMapOptions {
  /** Particles, by their places, that were dragged to new points. */
  readonly onMove: (places: readonly number[], points: Float32Array) => void;
  /** The point of the cross, when all particles are called to it. */
  readonly onGather: (x: number, y: number) => void;
  /** The brush begins a stroke. */
  readonly onStroke: () => void;
  /** The brush touches points. */
  readonly onPaint: (brush: Brush, points: readonly (readonly [x: number, y: number])[]) => void;
  /** A stroke is done. */
  readonly onPainted: (brush: Brush, x: number, y: number) => void;
}

/** What is on the map. */
interface Shown {
  landscape: LiveLandscape | undefined;
  brush: Brush | undefined;
  x: Float32Array;
  /** Where the keyboard is. */
  cross: [x: number, y: number];
}

/**
 * A landscape with its particles, which can be dragged, or painted on where there is a brush; with the keyboard, a cross goes
 * about that calls the particles, or paints.
 */
export function particlesMap(options: ParticlesMapOptions): ParticlesMap {
  const root = element("canvas", { width: PIXELS, height: PIXELS, tabindex: 0, role: "application", class: "mapa" });
  const context = root.getContext("2d") as CanvasRenderingContext2D;
  const shown: Shown = { landscape: undefined, brush: undefined, x: new Float32Array(), cross: [0, 0] };
  const side = () => shown.landscape?.side ?? 1;
  const backgrounds = new WeakMap<LiveLandscape, HTMLCanvasElement>();
  const draw = () => {
    if (!shown.landscape) return;
    const back = backgrounds.get(shown.landscape) ?? background(shown.landscape);
    backgrounds.set(shown.landscape, back);
    context.drawImage(back, 0, 0, PIXELS, PIXELS);
    const at = (v: number) => ((v + side()) / (2 * side())) * PIXELS;
    drawParticles(context, shown.x, at);
    if (document.activeElement === root) drawCross(context, at(shown.cross[0]), PIXELS - at(shown.cross[1]));
  };
  for (const type of ["focus", "blur"]) root.addEventListener(type, draw);
  listenToKeys(root, (dx, dy) => {
    const moved = (v: number, by: number) => within([-side(), side()], v + by * 2 * side() * STRIDE);
    shown.cross = [moved(shown.cross[0], dx), moved(shown.cross[1], dy)];
    if (dx === 0 && dy === 0) press(shown, options);
    else draw();
  });
  listenToPointer(root, side, gestureOf(shown, options));
  return {
    root,
    draw(landscape, x, brush) {
      if (landscape.label !== shown.landscape?.label) shown.cross = [0, 0];
      Object.assign(shown, { landscape, x, brush });
      root.classList.toggle("pinta", brush !== undefined);
      root.setAttribute("aria-label", labelOf(brush));
      draw();
    },
  };
}

function labelOf(brush: Brush | undefined): string {
  const does = brush ? `pinta ahí: ${brush.name.toLowerCase()}` : "lleva a ella todas las partículas";
  return `Paisaje con partículas: las flechas mueven una cruz y Espacio ${does}`;
}

/** What the space bar does at the cross. */
function press({ brush, cross }: Shown, { onGather, onStroke, onPaint, onPainted }: ParticlesMapOptions): void {
  if (brush) {
    onStroke();
    onPaint(brush, [cross]);
    onPainted(brush, ...cross);
  } else onGather(...cross);
}

/** With a brush the pointer paints, and without one it carries particles: what it begins it ends. */
function gestureOf(shown: Shown, { onMove, onStroke, onPaint, onPainted }: ParticlesMapOptions): Gesture {
  let brush: Brush | undefined;
  let last: readonly [number, number] = [0, 0];
  const carry = carrying({ particles: () => shown.x, side: () => shown.landscape?.side ?? 1, onMove });
  const paint = painting({
    spacing: () => brush?.width ?? 1,
    onStart: onStroke,
    onTouch(points) {
      last = points[points.length - 1];
      if (brush) onPaint(brush, points);
    },
    onEnd: () => brush && onPainted(brush, ...last),
  });
  const now = () => (brush ? paint : carry);
  return {
    start(x, y) {
      brush = shown.brush;
      now().start(x, y);
    },
    move: (x, y) => now().move(x, y),
    end: () => now().end(),
  };
}

function drawParticles(context: CanvasRenderingContext2D, x: Float32Array, at: (v: number) => number): void {
  context.fillStyle = OVER_LANDSCAPE.particle;
  context.strokeStyle = OVER_LANDSCAPE.particleEdge;
  context.lineWidth = 1.5;
  context.beginPath();
  for (let i = 0; i < x.length; i += 2) {
    const [left, top] = [at(x[i]), PIXELS - at(x[i + 1])];
    context.moveTo(left + 5, top);
    context.arc(left, top, 5, 0, 2 * Math.PI);
  }
  context.fill();
  context.stroke();
}

function drawCross(context: CanvasRenderingContext2D, left: number, top: number): void {
  for (const [width, colour] of [
    [7, "#000000"],
    [3, "#ffffff"],
  ] as const) {
    Object.assign(context, { lineWidth: width, strokeStyle: colour });
    context.beginPath();
    context.moveTo(left - 18, top);
    context.lineTo(left + 18, top);
    context.moveTo(left, top - 18);
    context.lineTo(left, top + 18);
    context.stroke();
  }
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
  " ": [0, 0],
  Enter: [0, 0],
};

function listenToKeys(root: HTMLElement, onKey: (dx: number, dy: number) => void): void {
  root.addEventListener("keydown", (event) => {
    const arrow = ARROWS[event.key];
    if (!arrow) return;
    event.preventDefault();
    onKey(...arrow);
  });
}
