import { doubleWell } from "../../energy/double-well";
import type { Energy } from "../../energy/energy";
import { himmelblau } from "../../energy/himmelblau";
import { mixtureEnergy } from "../../energy/mixture";
import { quadratic } from "../../energy/quadratic";
import { ring } from "../../energy/ring";

/** A landscape to choose: its name, its energy, and the square [−side, side]² that shows all that is likely in it. */
export interface LiveLandscape {
  readonly label: string;
  readonly energy: Energy;
  readonly side: number;
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
} as const satisfies Record<string, LiveLandscape>;

export type LandscapeName = keyof typeof LANDSCAPES;
export const LANDSCAPE_NAMES = Object.keys(LANDSCAPES) as readonly LandscapeName[];
