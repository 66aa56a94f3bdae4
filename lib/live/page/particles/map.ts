import { interpolateViridis } from "d3-scale-chromatic";
import { OVER_LANDSCAPE } from "../../../figure/theme";
import { LANDSCAPES, type LandscapeName } from "../../particles/landscapes";
import { element } from "../parts/dom";

/** Pixels of the canvas, a side: sharp on dense screens too. */
const PIXELS = 560;
/** Cells of the landscape's picture, a side. */
const CELLS = 140;
/** The share of the square around the pointer whose particles it takes. */
const REACH = 0.05;
/** What an arrow key moves the cross, as a share of the square. */
const STRIDE = 0.05;

export interface ParticlesMap {
  readonly root: HTMLCanvasElement;
  draw(landscape: LandscapeName, x: Float32Array): void;
}

export interface ParticlesMapOptions {
  /** Particles, by their places, that were dragged to new points. */
  readonly onMove: (places: readonly number[], points: Float32Array) => void;
  /** The point of the cross, when all particles are called to it. */
  readonly onGather: (x: number, y: number) => void;
}

/** A landscape with its particles, which can be dragged; with the keyboard, a cross goes about and calls them. */
export function particlesMap({ onMove, onGather }: ParticlesMapOptions): ParticlesMap {
  const label = "Paisaje con partículas: las flechas mueven una cruz y Espacio lleva a ella todas las partículas";
  const root = element("canvas", { width: PIXELS, height: PIXELS, tabindex: 0, role: "application", "aria-label": label, class: "mapa" });
  const context = root.getContext("2d") as CanvasRenderingContext2D;
  const shown = { landscape: "doubleWell" as LandscapeName, x: new Float32Array(), cross: [0, 0] as [number, number] };
  const backgrounds = new Map<LandscapeName, HTMLCanvasElement>();
  const draw = () => {
    const { side } = LANDSCAPES[shown.landscape];
    const back = backgrounds.get(shown.landscape) ?? background(shown.landscape);
    backgrounds.set(shown.landscape, back);
    context.drawImage(back, 0, 0, PIXELS, PIXELS);
    const at = (v: number) => ((v + side) / (2 * side)) * PIXELS;
    drawParticles(context, shown.x, at);
    if (document.activeElement === root) drawCross(context, at(shown.cross[0]), PIXELS - at(shown.cross[1]));
  };
  for (const type of ["focus", "blur"]) root.addEventListener(type, draw);
  listenToKeys(root, (dx, dy) => {
    const { side } = LANDSCAPES[shown.landscape];
    const moved = (v: number, by: number) => Math.min(side, Math.max(-side, v + by * 2 * side * STRIDE));
    shown.cross = [moved(shown.cross[0], dx), moved(shown.cross[1], dy)];
    if (dx === 0 && dy === 0) onGather(...shown.cross);
    else draw();
  });
  listenToPointer(root, { particles: () => shown.x, side: () => LANDSCAPES[shown.landscape].side, onMove });
  return {
    root,
    draw(landscape, x) {
      if (landscape !== shown.landscape) shown.cross = [0, 0];
      Object.assign(shown, { landscape, x });
      draw();
    },
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

/** The energy in colour: dark is low. Half of the square has all of the scale, as in the workbook's figures. */
function background(landscape: LandscapeName): HTMLCanvasElement {
  const { energy, side } = LANDSCAPES[landscape];
  const at = (i: number) => side * ((2 * i + 1) / CELLS - 1);
  const points = Float32Array.from({ length: 2 * CELLS * CELLS }, (_, k) =>
    k % 2 ? -at(Math.floor((k >> 1) / CELLS)) : at((k >> 1) % CELLS),
  );
  const values = energy.energy(points);
  const sorted = values.slice().sort();
  const [low, high] = [sorted[0], sorted[Math.floor(0.6 * sorted.length)]];
  const canvas = element("canvas", { width: CELLS, height: CELLS });
  const context = canvas.getContext("2d") as CanvasRenderingContext2D;
  values.forEach((value, k) => {
    context.fillStyle = interpolateViridis(Math.min(1, (value - low) / (high - low)));
    context.fillRect(k % CELLS, Math.floor(k / CELLS), 1, 1);
  });
  return canvas;
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

interface Dragging {
  readonly particles: () => Float32Array;
  readonly side: () => number;
  readonly onMove: ParticlesMapOptions["onMove"];
}

/** The pointer takes the particles around it and carries them, each where it was beside it. */
function listenToPointer(root: HTMLElement, { particles, side, onMove }: Dragging): void {
  let held: { readonly place: number; readonly dx: number; readonly dy: number }[] = [];
  const pointOf = ({ clientX, clientY }: PointerEvent): [number, number] => {
    const { left, top, width } = root.getBoundingClientRect();
    const at = (v: number) => side() * ((2 * v) / width - 1);
    return [at(clientX - left), -at(clientY - top)];
  };
  root.addEventListener("pointerdown", (event) => {
    const [px, py] = pointOf(event);
    const x = particles();
    const all = Array.from({ length: x.length / 2 }, (_, place) => ({ place, dx: x[2 * place] - px, dy: x[2 * place + 1] - py }));
    held = all.filter(({ dx, dy }) => Math.hypot(dx, dy) < 2 * side() * REACH);
    root.setPointerCapture(event.pointerId);
  });
  root.addEventListener("pointermove", (event) => {
    if (held.length === 0) return;
    const [px, py] = pointOf(event);
    onMove(
      held.map(({ place }) => place),
      Float32Array.from(held.flatMap(({ dx, dy }) => [px + dx, py + dy].map((v) => Math.min(side(), Math.max(-side(), v))))),
    );
  });
  for (const type of ["pointerup", "pointercancel"]) root.addEventListener(type, () => (held = []));
}
