import { networkEnergy } from "../../../energy/network-energy";
import { relaxPath } from "../../../interpolation/relax";
import { sizeOf } from "../../../network/shapes";
import { floatsOfBase64, greysOfBase64 } from "../../base64";
import type { InterpolationData, InterpolationSettings } from "../../interpolation/data";
import { BOUNDS, lineBetween, lineProfile, pathProfile, type Profile, STRUNG } from "../../interpolation/paths";
import { sharedEngine } from "../parts/engine";

/** Between which images, along which line. */
type Route = Pick<InterpolationSettings, "from" | "to" | "line">;

/** What the pictures and the numbers are drawn from. */
export interface InterpolationState extends Route {
  /** Steps that the path has been relaxed by. */
  readonly step: number;
  /** The line between the two images, which stays. */
  readonly still: Profile;
  /** The images of the path that is relaxed, at first those of the line, and the energy along it. */
  readonly path: Float32Array;
  readonly relaxed: Profile;
}

export interface InterpolationRun {
  readonly state: InterpolationState;
  /** The images to choose from. */
  readonly images: readonly Float32Array[];
  /** Lays the path on the line of a route. */
  start(route: Route): void;
  /** Relaxes the path by some steps, one call after the other; those of before a start come to nothing. @throws EbmError */
  advance(stepSize: number, steps: number): Promise<void>;
}

/** A path between two images, which a network's energy relaxes. */
export function interpolationRun({ spec, weights, images: text, ...first }: InterpolationData): InterpolationRun {
  const energy = networkEnergy(sharedEngine().load(spec, floatsOfBase64(weights)));
  const pixels = greysOfBase64(text);
  const size = sizeOf(spec.inputShape);
  const images = Array.from({ length: pixels.length / size }, (_, i) => pixels.subarray(i * size, (i + 1) * size));
  const startOn = ({ from, to, line }: Route): InterpolationState => {
    const ends = [images[from], images[to]] as const;
    const path = lineBetween(line, ends, STRUNG);
    return { from, to, line, step: 0, still: lineProfile(energy, line, ends), path, relaxed: pathProfile(energy, path) };
  };
  let state = startOn(first);
  let last: Promise<unknown> = Promise.resolve();
  return {
    get state() {
      return state;
    },
    images,
    start(route) {
      state = startOn(route);
    },
    advance(stepSize, steps) {
      const made = last.then(async () => {
        const from = state;
        const { path } = await relaxPath(energy, from.path, { steps, stepSize, bounds: BOUNDS });
        if (state === from) state = { ...from, step: from.step + steps, path, relaxed: pathProfile(energy, path) };
      });
      last = made.catch(() => undefined);
      return made;
    },
  };
}
