import * as tf from "@tensorflow/tfjs-core";
import { chooseEngine } from "ebm/engine";
import { engineContract } from "./contract";

const liveArrays = () => tf.memory().numTensors;

engineContract("tf-cpu", { make: () => chooseEngine({ prefer: "tf-cpu" }), sameBitsInAnyBatch: true, liveArrays });
engineContract("tf-wasm", { make: () => chooseEngine({ prefer: "tf-wasm" }), sameBitsInAnyBatch: true, liveArrays });

// tfjs-node is optional: its contract exists where the package does, so that nothing is ever counted as skipped.
if (isInstalled(process.env.EBM_TFJS_NODE || "@tensorflow/tfjs-node")) {
  engineContract("tf-tensorflow", { make: () => chooseEngine({ prefer: "tf-tensorflow" }), sameBitsInAnyBatch: false, liveArrays });
}

function isInstalled(name: string): boolean {
  try {
    return require.resolve(name) !== "";
  } catch {
    return false;
  }
}
