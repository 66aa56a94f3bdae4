import { requireInteger } from "../errors";

/** Curves that grow step by step and never hold more than a fixed number of points. */
export interface GrowingCurve {
  /** Adds the values of a step, one a series; steps come in order, from 0. */
  push(values: ArrayLike<number>): void;
  /** How many points are kept. */
  readonly length: number;
  /** The step of a kept point. */
  stepAt(point: number): number;
  /** The value of a series at a kept point. */
  valueAt(point: number, series: number): number;
  clear(): void;
}

/**
 * Curves of a run of unknown length: when there is no room left, every other point goes, and from then on every other step.
 *
 * The kept points are evenly spaced, so that no part of the run is drawn better than another.
 * @param series how many values a step has
 * @param capacity most points that are kept, an even number
 * @throws OptionError
 * @example
 * const curve = growingCurve(1, 4);
 * for (let step = 0; step < 7; step++) curve.push([step]);
 * [curve.length, curve.stepAt(3)]; // [ 4, 6 ]
 */
export function growingCurve(series: number, capacity: number): GrowingCurve {
  requireInteger("series", series, { subject: "growingCurve", min: 1 });
  requireInteger("capacity", capacity, { subject: "growingCurve", min: 2 });
  const kept = new Float32Array(series * capacity);
  const state = { length: 0, stride: 1, step: 0 };
  const thin = () => {
    for (let i = 0; 2 * i < state.length; i++) kept.copyWithin(i * series, 2 * i * series, (2 * i + 1) * series);
    state.length = Math.ceil(state.length / 2);
    state.stride *= 2;
  };
  return {
    push(values) {
      const step = state.step++;
      if (step % state.stride !== 0) return;
      if (state.length === capacity) thin();
      if (step % state.stride !== 0) return;
      for (let i = 0; i < series; i++) kept[state.length * series + i] = values[i];
      state.length++;
    },
    get length() {
      return state.length;
    },
    stepAt: (point) => point * state.stride,
    valueAt: (point, one) => kept[point * series + one],
    clear: () => void Object.assign(state, { length: 0, stride: 1, step: 0 }),
  };
}
