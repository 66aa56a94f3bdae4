import { pack, unpack } from "../bytes/container";
import { DataError } from "../errors";
import { countParameters } from "./layout";
import type { WeightedNetwork } from "./weighted-network";
import { validateSpec } from "./validate";
import { requireWeights } from "./weights";

const KIND = { magic: "EBMW", version: 1 } as const;

/** A network with its weights, and how they came to be. */
export interface WeightsFile extends WeightedNetwork {
  /** Provenance as plain data: recipe, seed, epoch, metrics… */
  readonly about: Readonly<Record<string, unknown>>;
}

/**
 * The bytes of a weights file: magic "EBMW", version, spec and provenance as JSON, θ as float32, sha256.
 * @throws SpecError; ShapeError when the weights do not fit the spec; OptionError when one is not finite.
 * @example
 * const spec = preset("mlp-10");
 * const bytes = await encodeWeights({ spec, weights: initialWeights(spec, { seed: 7 }), about: { epoch: 0 } });
 * (await decodeWeights(bytes, { name: "prueba.ebm" })).about; // { epoch: 0 }
 */
export async function encodeWeights({ spec, weights, about }: WeightsFile): Promise<Uint8Array> {
  const checked = validateSpec(spec);
  return pack(KIND, { header: { spec: checked, about }, body: requireWeights(checked, weights) });
}

/**
 * Reads the bytes of a weights file.
 * @param options.name how errors call the file
 * @throws DataError when it is foreign, truncated or altered; SpecError when its spec is no network.
 * @example
 * await decodeWeights(new Uint8Array(100), { name: "vacío.ebm" }); // throws DataError
 */
export async function decodeWeights(bytes: Uint8Array, { name }: { name: string }): Promise<WeightsFile> {
  const { header, body } = await unpack<Omit<WeightsFile, "weights">>(bytes, { ...KIND, subject: name });
  const spec = validateSpec(header.spec);
  if (body.length !== countParameters(spec)) {
    throw new DataError({ subject: name, problem: `el fichero tiene ${body.length} pesos y su red ${countParameters(spec)} parámetros` });
  }
  return { spec, weights: body, about: header.about };
}
