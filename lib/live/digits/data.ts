import type { NetworkSpec } from "../../network/spec";
import { requireWeights } from "../../network/weights";
import { requireInteger, requireNonNegative, requirePositive } from "../../errors";
import { floatsToBase64 } from "../base64";
import { requireImageNetwork, requireTitle } from "../require";

/** How the sliders stand at the start; see `LangevinOptions`. */
export interface DigitsSettings {
  readonly stepSize: number;
  readonly noise: number;
  readonly gradientClip: number;
}

/** What the output "digits" gets as JSON. */
export interface DigitsData extends DigitsSettings {
  readonly title: string;
  /** Seed of the start and of the noise. */
  readonly seed: number;
  readonly spec: NetworkSpec;
  /** θ in base64, see `floatsToBase64`. */
  readonly weights: string;
}

/** What {@link digitsData} is given. */
export interface DigitsRequest extends Partial<DigitsSettings> {
  readonly spec: NetworkSpec;
  readonly weights: Float32Array;
  readonly title?: string;
  readonly seed?: number;
}

/**
 * Checks what the output "digits" is asked for, and makes its data.
 * @throws OptionError, SpecError, ShapeError
 * @example
 * const spec = preset("ebm-mnist-compact");
 * digitsData({ spec, weights: initialWeights(spec, { seed: 7 }) }).noise; // 0.005
 */
export function digitsData({ title = "Del ruido a los dígitos", ...request }: DigitsRequest = {} as DigitsRequest): DigitsData {
  return networkData({ title, ...request }, "live.digits");
}

/** The same checks for any output of a network of images; `subject` is what the errors name. @throws OptionError, SpecError, ShapeError */
export function networkData(
  { spec, weights, title, seed = 7, stepSize = 10, noise = 0.005, gradientClip = 0.03 }: DigitsRequest & { readonly title: string },
  subject: string,
): DigitsData {
  const checked = requireImageNetwork(spec, subject);
  return {
    title: requireTitle(title, subject),
    seed: requireInteger("seed", seed, { subject, max: 2 ** 31 }),
    stepSize: requirePositive("stepSize", stepSize, { subject }),
    noise: requireNonNegative("noise", noise, { subject }),
    gradientClip: requirePositive("gradientClip", gradientClip, { subject }),
    spec: checked,
    weights: floatsToBase64(requireWeights(checked, weights)),
  };
}
