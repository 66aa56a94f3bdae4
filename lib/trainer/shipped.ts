import { readShippedFile } from "#trainer/shipped-files";
import { requireOneOf } from "../errors";
import { decodeWeights, type WeightsFile } from "../network/weights-file";

/** Names of the networks that come trained with the project, in data/checkpoints/. */
export const SHIPPED = ["ebm-mnist"] as const;
export type ShippedName = (typeof SHIPPED)[number];

/**
 * Loads a network that comes trained with the project; `about` says how it was trained.
 * @throws OptionError when no network has that name; FileError, DataError when its file is missing or damaged.
 * @example
 * (await loadShipped("ebm-mnist")).weights.length; // 76993
 */
export async function loadShipped(name: ShippedName): Promise<WeightsFile> {
  requireOneOf("name", name, { subject: "loadShipped", allowed: SHIPPED });
  return decodeWeights(await readShippedFile(`${name}.ebm`), { name: `${name}.ebm` });
}
