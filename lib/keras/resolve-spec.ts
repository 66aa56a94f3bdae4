import { describeValue, OptionError } from "../errors";
import { type PresetName, PRESETS, preset as presetOf } from "../network/presets";
import type { LayerSpec, NetworkSpec } from "../network/spec";
import { validateSpec } from "../network/validate";
import type { Ours } from "./ours";
import { refuse, refuseFile, refuseLayer } from "./refuse";
import { toLayers } from "./to-layers";
import { hasLayers, readTopology } from "./topology";

/** What a file of Keras does not say. */
export interface ImportOptions {
  /** How errors call the file. */
  readonly name: string;
  /** 1 when the network outputs E (the default), −1 when it outputs f = −E, as the seeds' do. A file of ours knows. */
  readonly outputSign?: 1 | -1;
  /** Which network it is, when the file does not say: only weights, or a model of its author's class. */
  readonly preset?: PresetName;
}

/** What a file says of its network. */
export interface Said {
  /** { class_name, config } of Keras. */
  readonly model?: Readonly<Record<string, unknown>>;
  readonly ours?: Ours;
}

/**
 * The network of a file, from what it says and what it does not.
 * @throws SpecError, DataError; OptionError when an option is wrong or contradicts the file.
 */
export function resolveSpec({ model, ours }: Said, { name, outputSign, preset }: ImportOptions): NetworkSpec {
  const sign = signOf({ said: ours?.spec.outputSign, outputSign }, name);
  const read = model && hasLayers(model) ? readModel(model, name) : undefined;
  if (preset !== undefined) {
    const expected = presetOf(preset);
    const layers = read ?? ours?.spec;
    if (layers) requireSame(layers, expected, name);
    return validateSpec({ ...expected, outputSign: sign });
  }
  if (read) {
    requireOneOutput(read, { subject: name, head: ours?.spec.head });
    const { modelName, lastName: _, ...parts } = read;
    return validateSpec({
      ...parts,
      name: ours?.spec.name ?? modelName,
      outputSign: sign,
      ...(ours?.spec.head && { head: ours.spec.head }),
    });
  }
  if (ours) return ours.spec;
  return refuseFile(
    name,
    model
      ? `el modelo es de una clase propia, ${describeValue(model.class_name)}, y no dice qué capas tiene`
      : "tiene pesos, pero no dice de qué red son",
    {
      remedy: `di de qué red son los pesos con preset (en la terminal, --preset): ${Object.keys(PRESETS).join(", ")}`,
    },
  );
}

function signOf({ said, outputSign }: { said: 1 | -1 | undefined; outputSign: unknown }, subject: string): 1 | -1 {
  if (outputSign !== undefined && outputSign !== 1 && outputSign !== -1) {
    throw new OptionError({
      subject,
      problem: `outputSign debe ser 1 o -1 y llegó ${describeValue(outputSign)}`,
      remedy: "usa 1 si la red produce E, o -1 si produce f = -E como las redes de Keras del curso",
    });
  }
  if (said !== undefined && outputSign !== undefined && said !== outputSign) {
    throw new OptionError({
      subject,
      problem: `el fichero dice que su red tiene outputSign ${said} y se pidió ${outputSign}`,
      remedy: "no des outputSign (en la terminal, --output-sign): este fichero lo guarda",
    });
  }
  return outputSign ?? said ?? 1;
}

interface ReadModel {
  readonly modelName: string;
  readonly lastName: string;
  readonly inputShape: readonly number[];
  readonly layers: readonly LayerSpec[];
}

function readModel(model: Readonly<Record<string, unknown>>, subject: string): ReadModel {
  const topology = readTopology(model, subject);
  const layers = toLayers(topology, subject);
  return { modelName: topology.name, lastName: topology.output, inputShape: topology.inputShape as readonly number[], layers };
}

/** Several outputs make one energy only with the head that our part of a file names. */
function requireOneOutput({ layers, lastName }: ReadModel, { subject, head }: { subject: string; head: NetworkSpec["head"] }): void {
  const last = layers.at(-1);
  if (head === undefined && last?.type === "dense" && last.units !== 1)
    refuseLayer(subject, lastName, `es la última y da ${last.units} números; la energía es uno solo`, "termina el modelo con Dense(1)");
}

/** Checks that a file which does say its layers is the network that was asked for. */
function requireSame(read: Pick<NetworkSpec, "inputShape" | "layers">, expected: NetworkSpec, subject: string): void {
  const different = expected.layers.findIndex((layer, i) => !sameLayer(layer, read.layers[i]));
  const length = Math.max(expected.layers.length, read.layers.length);
  const shape = read.inputShape.join() !== expected.inputShape.join();
  if (different === -1 && read.layers.length === length && expected.layers.length === length && !shape) return;
  const where = shape ? "su entrada es otra" : `la capa número ${different === -1 ? expected.layers.length + 1 : different + 1} es otra`;
  refuse(
    subject,
    `el fichero no es la red ${expected.name}: ${where}`,
    "no des preset (en la terminal, --preset): el fichero dice qué red es",
  );
}

function sameLayer(a: LayerSpec, b: LayerSpec | undefined): boolean {
  const sorted = (layer: LayerSpec) => JSON.stringify(Object.entries(layer).sort(([x], [y]) => (x < y ? -1 : 1)));
  return b !== undefined && sorted(a) === sorted(b);
}
