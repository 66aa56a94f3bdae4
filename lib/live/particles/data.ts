import { requireInteger, requireOneOf, requirePositive } from "../../errors";
import { requireTitle } from "../require";
import { LANDSCAPE_NAMES, type LandscapeName } from "./landscapes";

/** How particles move. */
const METHODS = ["ula", "mala"] as const;
export type Method = (typeof METHODS)[number];

/** How the controls stand at the start. */
export interface ParticlesSettings {
  readonly landscape: LandscapeName;
  readonly method: Method;
  /** ε of `ula` and `mala`. */
  readonly stepSize: number;
  /** T of p ∝ exp(−E/T). */
  readonly temperature: number;
}

/** What the output "particles" gets as JSON. */
export interface ParticlesData extends ParticlesSettings {
  readonly title: string;
  readonly seed: number;
}

/**
 * Checks what the output "particles" is asked for, and makes its data.
 * @throws OptionError
 * @example
 * particlesData({ landscape: "ring" }).method; // 'ula'
 */
export function particlesData({
  title = "Partículas en un paisaje de energía",
  seed = 7,
  landscape = "doubleWell",
  method = "ula",
  stepSize = 0.1,
  temperature = 0.5,
}: Partial<ParticlesData> = {}): ParticlesData {
  const subject = "live.particles";
  return {
    title: requireTitle(title, subject),
    seed: requireInteger("seed", seed, { subject, max: 2 ** 31 }),
    landscape: requireOneOf("landscape", landscape, { subject, allowed: LANDSCAPE_NAMES }),
    method: requireOneOf("method", method, { subject, allowed: METHODS }),
    stepSize: requirePositive("stepSize", stepSize, { subject }),
    temperature: requirePositive("temperature", temperature, { subject }),
  };
}
