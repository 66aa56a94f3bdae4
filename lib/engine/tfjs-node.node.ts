import util from "node:util";

/**
 * Loads the optional native TensorFlow of tf.js, which registers the backend "tensorflow"; false when it is not installed
 * or does not work here. `EBM_TFJS_NODE` may name the folder of the package.
 */
export async function loadTfjsNode(): Promise<boolean> {
  restoreRemovedFunctions();
  process.env.TF_CPP_MIN_LOG_LEVEL ??= "2"; // no banner of libtensorflow
  try {
    require(process.env.EBM_TFJS_NODE || "@tensorflow/tfjs-node");
    return true;
  } catch {
    return false;
  }
}

/** tfjs-node 4.22 calls two functions that Node 23 removed. */
function restoreRemovedFunctions(): void {
  const node = util as unknown as Record<string, unknown>;
  node.isNullOrUndefined ??= (value: unknown) => value === null || value === undefined;
  node.isArray ??= Array.isArray;
}
