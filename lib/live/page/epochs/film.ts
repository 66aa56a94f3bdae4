import { floatsOfBase64 } from "../../base64";
import type { EpochsData } from "../../epochs/data";
import { bytesOfText } from "../../epochs/packed";

/** What is seen in one epoch at one moment, by their places. */
export interface Frame {
  /** Levels of grey, of shape [chains, side, side]. */
  readonly levels: Uint8Array;
  /** E of each chain. */
  readonly energies: Float32Array;
  /** The mean E of all chains of the run. */
  readonly mean: number;
}

export interface Film {
  at(epoch: number, moment: number): Frame;
  /** Mean energies at the moments of an epoch. */
  means(epoch: number): Float32Array;
}

/** Unpacks the frames of an output. */
export function filmOf({ epochs, moments, chains, side, ...packed }: EpochsData): Film {
  const size = chains * side * side;
  const levels = bytesOfText(packed.frames, moments.length * epochs.length * size);
  const [energies, means] = [floatsOfBase64(packed.energies), floatsOfBase64(packed.means)];
  const meansOf = (epoch: number) => means.subarray(epoch * moments.length, (epoch + 1) * moments.length);
  return {
    means: meansOf,
    at(epoch, moment) {
      const [frame, row] = [(moment * epochs.length + epoch) * size, (epoch * moments.length + moment) * chains];
      return {
        levels: levels.subarray(frame, frame + size),
        energies: energies.subarray(row, row + chains),
        mean: meansOf(epoch)[moment],
      };
    },
  };
}
