import { OptionError, requireFiniteValues, requireInteger, requireSamples } from "../../errors";
import { greysToBase64 } from "../base64";
import { type DigitsData, type DigitsRequest, networkData } from "../digits/data";
import { type EnergyAxis, energyAxis } from "./axis";
import { type EnergyGroup, energyGroup } from "./groups";

/** Most groups of energies, each with its colour, and most examples, each with its button. */
const [MOST_GROUPS, MOST_EXAMPLES] = [3, 10];

/** An image to begin with. */
export interface DrawingExample {
  /** E.g. "un 7". */
  readonly name: string;
  /** In base64, see `greysToBase64`. */
  readonly x: string;
}

/** What the output "drawing" gets as JSON. */
export interface DrawingData extends DigitsData {
  readonly axis: EnergyAxis;
  readonly groups: readonly EnergyGroup[];
  readonly examples: readonly DrawingExample[];
}

/** What {@link drawingData} is given. */
export interface DrawingRequest extends DigitsRequest {
  /** Energies to compare the drawing's with, by the name of their images, e.g. { datos, muestras, ruido }; the axis is widest at the first. */
  readonly energies: Readonly<Record<string, ArrayLike<number>>>;
  /** Images to begin with, at most ten of them count, and what each is: a batch of `firstBatch` is such a thing. */
  readonly examples: { readonly x: Float32Array; readonly labels?: ArrayLike<number> };
}

/**
 * Checks what the output "drawing" is asked for, and makes its data.
 * @throws OptionError, SpecError, ShapeError
 * @example
 * const spec = preset("ebm-mnist-compact");
 * const weights = initialWeights(spec, { seed: 7 });
 * const examples = { x: new Float32Array(1024), labels: [7] };
 * drawingData({ spec, weights, energies: { datos: [0, 0.1] }, examples }).examples[0].name; // 'un 7'
 */
export function drawingData(
  { energies, examples, title = "Dibuja un dígito", ...request }: DrawingRequest = {} as DrawingRequest,
): DrawingData {
  const subject = "live.drawing";
  const network = networkData({ title, ...request }, subject);
  const groups = requireEnergies(energies, subject);
  const axis = energyAxis(
    groups[0][1],
    groups.flatMap(([, values]) => values),
  );
  return {
    ...network,
    axis,
    groups: groups.map(([name, values]) => energyGroup(name, values, axis)),
    examples: examplesOf(examples, { subject, shape: network.spec.inputShape }),
  };
}

/** The groups that have names and finite energies. @throws OptionError */
function requireEnergies(energies: DrawingRequest["energies"], subject: string): readonly [string, number[]][] {
  const remedy = "pasa las energías por su nombre: { datos: [0.01, 0.02], ruido: [14.1] }";
  const groups = Object.entries(energies ?? {}).map(([name, values]): [string, number[]] => [name, Array.from(values ?? [])]);
  requireInteger("los grupos de energies", groups.length, { subject, min: 1, max: MOST_GROUPS, remedy });
  for (const [name, values] of groups) {
    if (values.length === 0) throw new OptionError({ subject, problem: `energies.${name} está vacía`, remedy });
    requireFiniteValues(`energies.${name}`, values, { subject, remedy });
  }
  return groups;
}

function examplesOf(
  { x, labels }: DrawingRequest["examples"] = {} as DrawingRequest["examples"],
  { subject, shape }: { readonly subject: string; readonly shape: readonly number[] },
): DrawingExample[] {
  const remedy = "pasa un lote de imágenes: firstBatch(mnist.test, { batchSize: 10, seed: 7 })";
  const count = requireSamples("examples.x", x, { subject, shape, remedy });
  const pixels = x.length / count;
  return Array.from({ length: Math.min(count, MOST_EXAMPLES) }, (_, i) => ({
    name: labels?.[i] === undefined ? `el ejemplo ${i + 1}` : `un ${labels[i]}`,
    x: greysToBase64(x.slice(i * pixels, (i + 1) * pixels)),
  }));
}
