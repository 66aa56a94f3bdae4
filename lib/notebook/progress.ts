import { requireInteger, requireNonNegative } from "../errors";
import { requireOptions, requireText } from "../figure/check";
import { newDisplayId, screen } from "./bridge";
import { escapeHtml } from "./text";

export interface ProgressOptions {
  /** How many units of work there are. */
  readonly total: number;
  /** What is being done, e.g. "Entrenamiento". */
  readonly label: string;
}

export interface Progress {
  /** `done` of `total` are made; `text` is whatever the work wants to say. */
  update(done: number, text?: string): void;
  /** The work ended: leaves a line without times, the same in each run. */
  done(text?: string): void;
}

/** Milliseconds between two redraws: a fast loop must not flood the notebook. */
const PAUSE = 100;
/** Without a place to redraw, a line is printed at each of these parts of the work. */
const PARTS = 4;

/**
 * A progress bar that is redrawn in place, with the time left while it runs; on a plain console, a line now and then.
 * @throws OptionError
 */
export function progress(options: ProgressOptions): Progress {
  const { total, label } = requireOptions(options, "progress", 'por ejemplo progress({ total: 100, label: "Entrenamiento" })');
  requireInteger("total", total, { subject: "progress", min: 1 });
  requireText("label", label, { subject: "progress", remedy: 'di qué se hace, por ejemplo label: "Entrenamiento"' });
  const start = performance.now();
  const displayId = newDisplayId();
  const state = { made: 0, text: "", drawnAt: Number.NEGATIVE_INFINITY, shown: false, part: 0 };
  const draw = (finished: boolean) => {
    const left = finished ? "" : timeLeft(performance.now() - start, state.made / total);
    const words = [`${state.made} de ${total}`, state.text, left].filter(Boolean).join(" · ");
    screen().display(bar({ label, words, fraction: state.made / total, finished }), { displayId, update: state.shown });
    Object.assign(state, { drawnAt: performance.now(), shown: true });
  };
  return {
    update(done, text = "") {
      state.made = Math.min(total, requireNonNegative("done", done, { subject: "progress" }));
      state.text = text;
      if (screen().canUpdate ? performance.now() - state.drawnAt >= PAUSE : entersPart(state, total)) draw(state.made >= total);
    },
    done(text = state.text) {
      state.text = text;
      draw(true);
    },
  };
}

function entersPart(state: { made: number; part: number }, total: number): boolean {
  const part = Math.floor((PARTS * state.made) / total);
  const entered = part > state.part && part < PARTS;
  state.part = Math.max(part, state.part);
  return entered;
}

interface Bar {
  readonly label: string;
  readonly words: string;
  readonly fraction: number;
  readonly finished: boolean;
}

function bar({ label, words, fraction, finished }: Bar): Record<string, string> {
  const mark = finished ? "✓" : "…";
  const percent = Math.round(100 * fraction);
  const track = `<progress max="100" value="${percent}" aria-label="${escapeHtml(label)}" style="width:220px;vertical-align:middle">${percent} %</progress>`;
  const html = `<div><strong>${escapeHtml(label)}</strong> ${track} <span style="font-variant-numeric:tabular-nums">${escapeHtml(words)} ${mark}</span></div>`;
  return { "text/html": html, "text/plain": `${label} ${mark} ${words}` };
}

function timeLeft(elapsed: number, fraction: number): string {
  if (fraction <= 0 || elapsed < 1000) return "";
  const seconds = Math.round((elapsed * (1 - fraction)) / fraction / 1000);
  return seconds < 90 ? `quedan unos ${seconds} s` : `quedan unos ${Math.round(seconds / 60)} min`;
}
