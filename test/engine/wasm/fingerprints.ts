import { createHash } from "node:crypto";
import { preset } from "ebm/network";
import { oddNet, ODD_NETS } from "../nets";
import { everything } from "./everything";

/** Networks whose bits are compared between processes. */
export const COMPARED = [preset("ebm-mnist"), ODD_NETS[0], oddNet("residual"), oddNet("tres-clases")];

/** A hash of all that the engine of this process computes of each network, with its width and with or without FMA. */
export async function fingerprints(width: 128 | 256): Promise<string[]> {
  const hashes: string[] = [];
  for (const spec of COMPARED) {
    for (const fma of [true, false]) {
      const { parameters, moments, ...arrays } = await everything(spec, { width, fma, workers: 2 });
      const hash = createHash("sha256");
      for (const array of [...Object.values(arrays), parameters.gradient, moments.first, moments.second]) hash.update(array);
      hashes.push(`${spec.name} ${fma ? "con" : "sin"} FMA: ${hash.digest("hex")}`);
    }
  }
  return hashes;
}

if (require.main === module) void fingerprints(256).then((hashes) => console.log(JSON.stringify(hashes)));
