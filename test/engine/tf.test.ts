import * as tf from "@tensorflow/tfjs-core";
import { chooseEngine } from "ebm/engine";
import { engineContract } from "./contract";

const liveArrays = () => tf.memory().numTensors;

engineContract("tf-cpu", { make: () => chooseEngine({ prefer: "tf-cpu" }), sameBitsInAnyBatch: true, liveArrays });
engineContract("tf-wasm", { make: () => chooseEngine({ prefer: "tf-wasm" }), sameBitsInAnyBatch: true, liveArrays });
