import { encodeWeights } from "../../network/weights-file";
import type { RunFolder } from "../run-folder";
import type { Callback } from "./callback";

/**
 * Writes θ after every epoch as FOLDER/epoch-003.ebm: a small file that any part of the workbook can open.
 * @param options.about what the files say of how they were made, besides seed, epoch, step, recipe and metrics
 * @example
 * weightsFiles(runFolder("/tmp/prueba")).name; // 'weights-files'
 */
export function weightsFiles(folder: RunFolder, { about = {} }: { readonly about?: Readonly<Record<string, unknown>> } = {}): Callback {
  return {
    name: "weights-files",
    async onEpoch(report, { run }) {
      const { network, recipe, seed, step, epoch, weights } = run;
      const { seconds: _, ...metrics } = report;
      const content = await encodeWeights({
        spec: network.spec,
        weights,
        about: { ...about, recipe, seed, step, epoch, metrics },
      });
      folder.write(`epoch-${String(epoch).padStart(3, "0")}.ebm`, content);
    },
  };
}
