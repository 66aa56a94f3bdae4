import { describeValue, OptionError } from "../errors";
import type { Figure } from "../figure/figure";
import { saveFigure } from "#figure/save";
import { newDisplayId, screen } from "./bridge";
import { figureBundle } from "./bundle";

export interface ShowOptions {
  /** Also writes figures/NAME.svg, .png and .csv. */
  readonly name?: string;
}

/**
 * Shows a figure in the output of the cell; it needs no `await`.
 * @throws OptionError when it is no figure or the name is no plain file name; FileError when a file cannot be written
 */
export function show(figure: Figure, { name }: ShowOptions = {}): void {
  requireFigure(figure, "show");
  const { data, metadata } = figureBundle(figure);
  screen().display(data, { metadata });
  if (name !== undefined) saveFigure(figure, { name });
}

/** A figure that changes while a cell runs. */
export interface LiveFigure {
  /** Replaces the figure on the screen. */
  update(figure: Figure): void;
  /** Leaves the last figure, or this one, with its PNG, and writes its files when it has a name: call it at the end. */
  done(figure?: Figure): void;
}

/**
 * A figure that is replaced in place, e.g. the curves of a training.
 *
 * While it changes only the specification is sent, which costs nothing; `done` sends the complete figure. A script
 * without a notebook prints the last one only.
 */
export function liveFigure(name?: string): LiveFigure {
  const displayId = newDisplayId();
  const state: { last?: Figure; shown: boolean } = { shown: false };
  const draw = (figure: Figure, withPng: boolean) => {
    const { data, metadata } = figureBundle(figure, { withPng });
    screen().display(data, { metadata, displayId, update: state.shown });
    state.shown = true;
  };
  return {
    update(figure) {
      requireFigure(figure, "liveFigure");
      state.last = figure;
      if (screen().canUpdate) draw(figure, false);
    },
    done(figure = state.last) {
      if (figure === undefined) return;
      requireFigure(figure, "liveFigure");
      draw(figure, true);
      if (name !== undefined) saveFigure(figure, { name });
    },
  };
}

function requireFigure(figure: unknown, subject: string): void {
  const { kind, spec, alt } = (figure ?? {}) as Partial<Figure>;
  if (typeof kind !== "string" || typeof spec !== "object" || typeof alt !== "string") {
    throw new OptionError({
      subject,
      problem: `se esperaba una figura y llegó ${describeValue(figure)}`,
      remedy: "haz una con imageGrid, curves, histogram, landscape…",
    });
  }
}
