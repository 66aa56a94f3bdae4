import { validateSpec } from "../network/validate";
import type { NetworkSpec } from "../network/spec";
import type { WeightsFile } from "../network/weights-file";
import { isRecord, parseRecord, refuseFile } from "./refuse";

/** What we write beside what Keras knows: the name as it is, the sign of the output, the head, and how the weights came to be. */
export interface Ours {
  readonly spec: NetworkSpec;
  readonly about: Readonly<Record<string, unknown>>;
}

/** Where it is: a key of metadata.json, an attribute of an .h5, a key of tf.js' `userDefinedMetadata`. */
export const OURS = "ebm";
const VERSION = 1;

/** Our part, as JSON holds it. */
export function writeOurs({ spec, about }: WeightsFile): Readonly<Record<string, unknown>> {
  return { version: VERSION, spec, about };
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
  return { spec: validateSpec(found.spec), about: isRecord(found.about) ? found.about : {} };
}
