import { requireInteger } from "../errors";
import type { Ring } from "./ring";

/** What can be looked at in a replay buffer; position 0 is the newest sample. */
export interface BufferViews {
  /** A copy of the sample at a position. @throws OptionError */
  at(position: number): Float32Array;
  /** A copy of the newest k samples, flat; all by default. @throws OptionError */
  images(k?: number): Float32Array;
  /** The ages of the newest k samples; all by default. @throws OptionError */
  ages(k?: number): Uint32Array;
  /** Mean number of Langevin rounds of the samples kept. */
  meanAge(): number;
}

/** The views of a ring of samples of `dimension` values. */
export function views(kept: Ring, dimension: number): BufferViews {
  const ages = (k: number = kept.size) => {
    checkNewest(kept, k);
    return Uint32Array.from({ length: k }, (_, i) => kept.age(i));
  };
  return {
    at: (position) => {
      requireInteger("position", position, {
        subject: "replayBuffer.at",
        max: kept.size - 1,
        remedy: `el buffer tiene ${kept.size} muestras y la 0 es la más nueva`,
      });
      const out = new Float32Array(dimension);
      kept.copy(position, out, 0);
      return out;
    },
    images: (k = kept.size) => {
      checkNewest(kept, k);
      const out = new Float32Array(k * dimension);
      for (let i = 0; i < k; i++) kept.copy(i, out, i * dimension);
      return out;
    },
    ages,
    meanAge: () => {
      let sum = 0;
      for (let i = 0; i < kept.size; i++) sum += kept.age(i);
      return sum / kept.size;
    },
  };
}

function checkNewest({ size }: Ring, k: number): void {
  requireInteger("k", k, { subject: "replayBuffer", max: size, remedy: `el buffer tiene ${size} muestras` });
}
