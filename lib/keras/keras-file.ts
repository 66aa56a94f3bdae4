import { requireBytes } from "../errors";
import { validateSpec } from "../network/validate";
import { MAX_PARAMETERS } from "../network/refuse";
import { requireWeights } from "../network/weights";
import type { WeightsFile } from "../network/weights-file";
import { kerasConfig } from "./config";
import { thetaFromTree, weightsTree } from "./h5-layout";
import { readHdf5, writeHdf5 } from "./hdf5";
import { OURS, readOurs, withAbout, writeOurs } from "./ours";
import { BYTES_REMEDY, nameIn, parseRecord, refuseFile } from "./refuse";
import { type ImportOptions, resolveSpec } from "./resolve-spec";
import { readZip, writeZip } from "./zip";

/** Whose format we write. */
const KERAS_VERSION = "3.15.1";

const CONFIG = "config.json";
const METADATA = "metadata.json";
const WEIGHTS = "model.weights.h5";

/** Bytes at most; with weights may come the two moments of Adam. */
const LIMITS = { [CONFIG]: 16e6, [METADATA]: 64e6, [WEIGHTS]: 12 * MAX_PARAMETERS + 16e6 };

/**
 * The bytes of a `.keras` file, which `keras.saving.load_model` opens: a Sequential, or a Functional when the network has
 * residual connections. Its output is h(x): `outputSign`, the head and the name are kept in metadata.json, under "ebm".
 * @throws SpecError; ShapeError when the weights do not fit the spec; OptionError when one is not finite.
 * @example
 * const spec = network({ name: "mini", inputShape: [2], layers: [dense(3, { activation: "swish" }), dense(1)], outputSign: -1 });
 * const bytes = await encodeKeras({ spec, weights: initialWeights(spec, { seed: 7 }), about: { epoch: 2 } });
 * const back = await decodeKeras(bytes, { name: "mini.keras" });
 * back.spec.outputSign; // -1
 * back.about; // { epoch: 2 }
 */
export async function encodeKeras(file: WeightsFile): Promise<Uint8Array> {
  const spec = validateSpec(file.spec);
  requireWeights(spec, file.weights);
  const metadata = { keras_version: KERAS_VERSION, [OURS]: await writeOurs({ ...file, spec }) };
  return writeZip({
    [METADATA]: utf8(JSON.stringify(metadata)),
    [CONFIG]: utf8(JSON.stringify(kerasConfig(spec))),
    [WEIGHTS]: await writeHdf5(weightsTree(spec, file.weights)),
  });
}

/**
 * Reads a `.keras` file: one of ours, or one that Keras 3 saved, Sequential or Functional; with `preset`, also a model of a
 * class of its author's, whose file has weights and does not say the layers.
 * @throws DataError when the file is damaged, or its weights are not those of the network; SpecError that names the layer
 * which a NetworkSpec cannot say; OptionError when an option is wrong or contradicts the file.
 * @example
 * await decodeKeras(new Uint8Array(100), { name: "vacío.keras" }); // throws DataError
 */
export async function decodeKeras(bytes: Uint8Array, options: ImportOptions): Promise<WeightsFile> {
  const name = nameIn(options, "decodeKeras");
  requireBytes("el contenido", bytes, { subject: name, remedy: BYTES_REMEDY });
  const files = readZip(bytes, { subject: name, limits: LIMITS });
  const metadata = METADATA in files ? parseRecord(text(files[METADATA]), { subject: name, what: METADATA }) : {};
  const ours = readOurs(metadata[OURS], name);
  for (const part of [CONFIG, WEIGHTS]) {
    if (!(part in files)) refuseFile(name, `en el archivo falta ${part}`, { remedy: "comprueba que es un .keras guardado por Keras 3" });
  }
  const model = parseRecord(text(files[CONFIG]), { subject: name, what: CONFIG });
  const spec = resolveSpec({ model, ours }, options);
  const weights = thetaFromTree(spec, await readHdf5(files[WEIGHTS], `${name} (${WEIGHTS})`), name);
  return withAbout({ spec, weights }, { ours, origin: `Keras ${versionIn(metadata)}`, subject: name });
}

function versionIn({ keras_version: version }: Readonly<Record<string, unknown>>): string {
  return typeof version === "string" ? version : "3";
}

function utf8(value: string): Uint8Array {
  return new TextEncoder().encode(value);
}

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
