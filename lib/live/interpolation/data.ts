import { OptionError, requireInteger, requireOneOf, requirePositive, requireSamples, ShapeError, describeValue } from "../../errors";
import type { NetworkSpec } from "../../network/spec";
import { requireWeights } from "../../network/weights";
import { plural } from "../../figure/text";
import { floatsToBase64, greysToBase64 } from "../base64";
import { requireImageNetwork, requireTitle } from "../require";
import { type Line, LINES } from "./paths";

/** How the controls stand at the start. */
export interface InterpolationSettings {
  /** Places of the two images among those to choose from. */
  readonly from: number;
  readonly to: number;
  readonly line: Line;
  /** Multiplies the gradient, see `relaxPath`. */
  readonly stepSize: number;
}

/** What the output "interpolation" gets as JSON. */
export interface InterpolationData extends InterpolationSettings {
  readonly title: string;
  /** The images to choose from, in base64, see `greysOfBase64`; and what each is called. */
  readonly images: string;
  readonly names: readonly string[];
  readonly spec: NetworkSpec;
  /** θ in base64, see `floatsToBase64`. */
  readonly weights: string;
}

/** What {@link interpolationData} is given. */
export interface InterpolationRequest extends Partial<InterpolationSettings> {
  readonly spec: NetworkSpec;
  readonly weights: Float32Array;
  /** From 2 to 12 images in [−1, 1], one after the other; the page has them in 256 levels of grey. */
  readonly images: Float32Array;
  /** What each image is, e.g. "dígito real, un 3". */
  readonly names: readonly string[];
  readonly title?: string;
}

/** Images that have their place in the output. */
const MOST = 12;
const SUBJECT = "live.interpolation";

/**
 * Checks what the output "interpolation" is asked for, and makes its data.
 * @throws OptionError, SpecError, ShapeError
 * @example
 * const spec = preset("ebm-mnist-compact");
 * const weights = initialWeights(spec, { seed: 7 });
 * interpolationData({ spec, weights, images: uniformStart(spec.inputShape, { chains: 2, seed: 7 }), names: ["ruido", "otro ruido"] }).stepSize; // 30
 */
export function interpolationData(
  {
    spec,
    weights,
    images,
    names,
    title = "De una imagen a otra",
    from = 0,
    to = 1,
    line = "straight",
    stepSize = 30,
  }: InterpolationRequest = {} as InterpolationRequest,
): InterpolationData {
  const subject = SUBJECT;
  const checked = requireImageNetwork(spec, subject);
  const count = requireImages(images, checked.inputShape);
  return {
    title: requireTitle(title, subject),
    images: greysToBase64(images),
    names: requireNames(names, count),
    from: requireInteger("from", from, { subject, max: count - 1 }),
    to: requireInteger("to", to, { subject, max: count - 1 }),
    line: requireOneOf("line", line, { subject, allowed: LINES }),
    stepSize: requirePositive("stepSize", stepSize, { subject }),
    spec: checked,
    weights: floatsToBase64(requireWeights(checked, weights)),
  };
}

/** How many images there are. @throws ShapeError, OptionError */
function requireImages(images: Float32Array, shape: readonly number[]): number {
  const count = requireSamples("images", images, { subject: SUBJECT, shape });
  requireInteger("el número de imágenes", count, { subject: SUBJECT, min: 2, max: MOST });
  const outside = images.find((v) => Math.abs(v) > 1);
  if (outside === undefined) return count;
  throw new OptionError({
    subject: SUBJECT,
    problem: `images debe tener píxeles de −1 a 1 y llegó ${describeValue(outside)}`,
    remedy: "recórtalos antes",
  });
}

function requireNames(names: readonly string[], count: number): readonly string[] {
  if (!Array.isArray(names) || names.some((name) => typeof name !== "string" || name.trim() === "")) {
    throw new OptionError({ subject: SUBJECT, problem: `names debe ser una lista de textos y llegó ${describeValue(names)}` });
  }
  if (names.length === count) return [...names];
  throw new ShapeError({
    subject: SUBJECT,
    problem: `hay ${plural(count, "imagen", "imágenes")} y ${plural(names.length, "nombre", "nombres")}`,
    remedy: "pon un nombre por imagen",
  });
}
