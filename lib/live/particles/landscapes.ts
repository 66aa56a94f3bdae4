import { doubleWell } from "../../energy/double-well";
import type { Energy } from "../../energy/energy";
import { himmelblau } from "../../energy/himmelblau";
import { mixtureEnergy } from "../../energy/mixture";
import { quadratic } from "../../energy/quadratic";
import { ring } from "../../energy/ring";
import { flatRelief, RELIEF_SIDE, type Relief, reliefEnergy } from "./relief";

/** A landscape to choose: its name, its energy, and the square [−side, side]² that shows all that is likely in it at T ≤ 1. */
export interface LiveLandscape {
  readonly label: string;
  readonly energy: Energy;
  readonly side: number;
  /** The energies that the darkest and the lightest colour mean; without them, so that half of the square has all colours. */
  readonly scale?: readonly [low: number, high: number];
}

const CENTRES = [
  [-1.2, -0.8],
  [1.2, -0.8],
  [0, 1.3],
] as const;

/** The landscapes of the output "particles". */
export const LANDSCAPES = {
  doubleWell: { label: "Doble pozo", energy: doubleWell(), side: 2.5 },
  mixture: { label: "Tres gaussianas", energy: mixtureEnergy({ centres: CENTRES, width: 0.4 }), side: 3 },
  ring: { label: "Anillo", energy: ring({ radius: 1.5, width: 0.3 }), side: 3 },
  himmelblau: { label: "Himmelblau", energy: himmelblau(), side: 6 },
  quadratic: { label: "Cuenco", energy: quadratic([0, 0]), side: 5 },
  drawn: { label: "Dibujado por ti", energy: reliefEnergy(flatRelief()), side: RELIEF_SIDE },
} as const satisfies Record<string, LiveLandscape>;

export type LandscapeName = keyof typeof LANDSCAPES;
export const LANDSCAPE_NAMES = Object.keys(LANDSCAPES) as readonly LandscapeName[];

/** Colours tell heights from −1 to 1 at least, and all that is painted. */
const LEAST_SCALE = 1;

/**
 * A landscape by its name; the drawn one is as it has been painted.
 * @example
 * landscapeOf("drawn", flatRelief()).scale; // [ -1, 1 ]
 */
export function landscapeOf(name: LandscapeName, relief: Relief): LiveLandscape {
  if (name !== "drawn") return LANDSCAPES[name];
  const most = relief.reduce((top, height) => Math.max(top, Math.abs(height)), LEAST_SCALE);
  return { ...LANDSCAPES.drawn, energy: reliefEnergy(relief), scale: [-most, most] };
}
