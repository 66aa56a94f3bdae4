import { join } from "node:path";
import util from "node:util";

/** What `npm run tfjs-node` builds in a checkout, seen from the compiled file, lib/dist/engine/tfjs-node.node.js. */
const BUILT = join(__dirname, "../../../.cache/tfjs-node");

/**
 * Loads the optional native TensorFlow of tf.js, which registers the backend "tensorflow"; false when it is not there or
 * does not work here. It is the folder that `EBM_TFJS_NODE` names; without one, the package, if somebody installed it, or
 * what `npm run tfjs-node` built.
 */
export async function loadTfjsNode(): Promise<boolean> {
  replaceRemovedFunctions();
  process.env.TF_CPP_MIN_LOG_LEVEL ??= "2"; // no banner of libtensorflow
  const named = process.env.EBM_TFJS_NODE;
  return (named ? [named] : ["@tensorflow/tfjs-node", BUILT]).some(loads);
}

function loads(place: string): boolean {
  try {
    require(place);
    return true;
  } catch {
    return false;
  }
}

/** tfjs-node 4.22 calls two functions that Node 22 warns about and Node 23 removed. */
function replaceRemovedFunctions(): void {
  const node = util as unknown as Record<string, unknown>;
  node.isNullOrUndefined = (value: unknown) => value === null || value === undefined;
  node.isArray = Array.isArray;
}
