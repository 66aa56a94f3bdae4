import { sha256 } from "../bytes/sha256";
import { validateSpec } from "../network/validate";
import type { NetworkSpec } from "../network/spec";
import type { WeightsFile } from "../network/weights-file";
import { isRecord, parseRecord, refuseFile } from "./refuse";

/** What we write beside what Keras knows: the name as it is, the sign of the output, the head, and how the weights came to be. */
export interface Ours {
  readonly spec: NetworkSpec;
  readonly about: Readonly<Record<string, unknown>>;
  /** Sum of θ as float32, little-endian: HDF5 and weights.bin have none. */
  readonly sha256: unknown;
}

/** Where it is: a key of metadata.json, an attribute of an .h5, a key of tf.js' `userDefinedMetadata`. */
export const OURS = "ebm";
const VERSION = 1;

/** Our part, as JSON holds it. */
export async function writeOurs({ spec, weights, about }: WeightsFile): Promise<Readonly<Record<string, unknown>>> {
  return { version: VERSION, spec, about, sha256: await sha256(thetaBytes(weights)) };
}

/**
 * Reads our part of a file: an object, or its JSON; undefined when the file is not ours.
 * @throws DataError when it is of another version; SpecError when its spec is no network.
 */
export function readOurs(value: unknown, subject: string): Ours | undefined {
  if (value === undefined || value === null) return undefined;
  const found = typeof value === "string" ? parseRecord(value, { subject, what: `el apartado «${OURS}»` }) : value;
  if (!isRecord(found) || found.version !== VERSION)
    refuseFile(subject, `el apartado «${OURS}» no es de la versión ${VERSION}`, {
      remedy: "actualiza el proyecto o vuelve a exportar el fichero",
    });
  return { spec: validateSpec(found.spec), about: isRecord(found.about) ? found.about : {}, sha256: found.sha256 };
}

/**
 * A file as read, once its weights are those that were written; `origin` says where one that is not ours comes from.
 * @throws DataError when a weight changed.
 */
export async function withAbout(
  { spec, weights }: Pick<WeightsFile, "spec" | "weights">,
  { ours, origin, subject }: { readonly ours: Ours | undefined; readonly origin: string; readonly subject: string },
): Promise<WeightsFile> {
  if (ours === undefined) return { spec, weights, about: { importedFrom: origin } };
  if ((await sha256(thetaBytes(weights))) !== ours.sha256) {
    refuseFile(subject, "los pesos no son los que se guardaron: su suma sha256 no coincide", {
      remedy: `vuelve a exportarlo; si los cambiaste a propósito, quita del fichero el apartado «${OURS}»`,
    });
  }
  return { spec, weights, about: ours.about };
}

/** θ as float32, little-endian. */
export function thetaBytes(weights: Float32Array): Uint8Array {
  const bytes = new Uint8Array(4 * weights.length);
  const view = new DataView(bytes.buffer);
  weights.forEach((value, i) => view.setFloat32(4 * i, value, true));
  return bytes;
}
