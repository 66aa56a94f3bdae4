import { describeValue, OptionError, requireFinite, requireInteger } from "../../errors";
import { requireTitle } from "../require";
import { FEWEST_POINTS, MOST_POINTS } from "./partition";
import { APART, type Well, WELL_RANGES } from "./wells";

/** How the controls of the output "partition" stand at the start. */
export interface PartitionSettings {
  /** The left one and the right one. */
  readonly wells: readonly [Well, Well];
  readonly temperature: number;
  /** Points of the grid. */
  readonly points: number;
}

/** What the output "partition" gets as JSON. */
export interface PartitionData extends PartitionSettings {
  readonly title: string;
}

const SUBJECT = "live.partition";
/** What subtracting two positions may lose: 0.7 − 0.4 is 0.29999999999999993. */
const ROUNDING = 1e-9;
const TEMPERATURES = [0.1, 5] as const;

/** A deep and narrow well, and a shallow and wide one: which has more probability depends on T. */
const WELLS = [
  { position: -1.4, bottom: 0, width: 0.25 },
  { position: 1.3, bottom: 1, width: 0.8 },
] as const;

/**
 * Checks what the output "partition" is asked for, and makes its data.
 * @throws OptionError
 * @example
 * partitionData({ temperature: 2 }).points; // 20
 */
export function partitionData({
  title = "Z, sumada en una rejilla",
  wells = WELLS,
  temperature = 0.5,
  points = 20,
}: Partial<PartitionData> = {}): PartitionData {
  return {
    title: requireTitle(title, SUBJECT),
    wells: requireWells(wells),
    temperature: requireWithin("temperature", temperature, TEMPERATURES),
    points: requireInteger("points", points, { subject: SUBJECT, min: FEWEST_POINTS, max: MOST_POINTS }),
  };
}

function requireWells(wells: PartitionSettings["wells"]): PartitionSettings["wells"] {
  if (!Array.isArray(wells) || wells.length !== 2) {
    throw new OptionError({
      subject: SUBJECT,
      problem: `wells debe ser una lista de dos pozos y llegó ${describeValue(wells)}`,
      remedy: "por ejemplo [{ position: -1, bottom: 0, width: 0.3 }, { position: 1, bottom: 1, width: 0.6 }]",
    });
  }
  const [a, b] = wells.map(requireWell);
  if (b.position - a.position < APART - ROUNDING) {
    throw new OptionError({ subject: SUBJECT, problem: `el segundo pozo debe estar al menos ${APART} a la derecha del primero` });
  }
  return [a, b];
}

function requireWell(well: Well, place: number): Well {
  const checked = (name: keyof Well) => requireWithin(`wells[${place}].${name}`, well?.[name], WELL_RANGES[name]);
  return { position: checked("position"), bottom: checked("bottom"), width: checked("width") };
}

function requireWithin(name: string, value: unknown, [low, high]: readonly [number, number]): number {
  const number = requireFinite(name, value, { subject: SUBJECT });
  if (number >= low && number <= high) return number;
  throw new OptionError({ subject: SUBJECT, problem: `${name} debe estar entre ${low} y ${high} y es ${number}` });
}
