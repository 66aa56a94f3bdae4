/** Samples of one size in a ring: pushing never moves what is stored. Position 0 is the newest. */
export interface Ring {
  readonly size: number;
  /** Puts whole samples in front, x's first one newest, and forgets the oldest beyond the capacity. */
  push(x: Float32Array, ages: ArrayLike<number>): void;
  /** Copies the sample at `position` into `out` from `offset` on. */
  copy(position: number, out: Float32Array, offset: number): void;
  age(position: number): number;
  clear(): void;
}

/** An empty ring for `capacity` samples of `dimension` values each. */
export function ring(capacity: number, dimension: number): Ring {
  const values = new Float32Array(capacity * dimension);
  const ages = new Uint32Array(capacity);
  let newest = 0;
  let size = 0;
  const slot = (position: number) => (newest + position) % capacity;
  return {
    get size() {
      return size;
    },
    push(x, xAges) {
      const kept = Math.min(x.length / dimension, capacity);
      newest = (newest - kept + capacity) % capacity;
      size = Math.min(size + kept, capacity);
      for (let i = 0; i < kept; i++) {
        values.set(x.subarray(i * dimension, (i + 1) * dimension), slot(i) * dimension);
        ages[slot(i)] = xAges[i];
      }
    },
    copy: (position, out, offset) => out.set(values.subarray(slot(position) * dimension, (slot(position) + 1) * dimension), offset),
    age: (position) => ages[slot(position)],
    clear: () => {
      size = 0;
      newest = 0;
    },
  };
}
