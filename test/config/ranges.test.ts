import { strict as assert } from "node:assert";
import { deepEbmConfig, modelConfig } from "ebm/config";
import { refusal, replaced } from "./refusal";

describe("ranges of the fields", () => {
  /** The last values on the good side, and the first ones beyond. */
  const ENDS: readonly (readonly [path: string, good: readonly unknown[], bad: readonly unknown[]])[] = [
    ["name", ["a", "ñandú 2", "x".repeat(60)], ["", " a", "#NaN", "a/b", "x".repeat(61), 3]],
    ["seed", [0, Number.MAX_SAFE_INTEGER], [-1, 1.5, 2 ** 53]],
    ["inputShape", [[1, 1, 1]], [[32, 32], [32, 32, 1, 1], [0, 32, 1], 32]],
    ["energyNetwork.hiddenDims", [[1], new Array(16).fill(1)], [[], [0], [1.5], new Array(17).fill(1), 64]],
    ["energyNetwork.headDims", [[]], [[0], new Array(17).fill(1), null]],
    ["energyNetwork.firstKernelSize", [1, 31], [0, 32, 2.5]],
    ["energyNetwork.residual", [true, false, "projected"], [1, "true", null]],
    ["mcmc.steps", [0, 1e6], [-1, 1e6 + 1, 0.5]],
    ["mcmc.stepSize", [1e-45, 3.4e38], [0, 1e-46, 3.5e38]],
    ["mcmc.noise", [0], [-1e-9]],
    ["mcmc.gradientClip", [1e-9], [0]],
    ["mcmc.bounds", [null, [-1, 1]], [[1, 1], [1, 1 + 1e-12], [0], [0, 1, 2]]],
    ["sampleBuffer.capacity", [128], [0, 127]],
    ["sampleBuffer.newFraction", [0, 1], [-1e-9, 1 + 1e-9]],
    ["alpha", [0], [-1e-9]],
    ["training.epochs", [1, 1e6], [0, 1e6 + 1]],
    ["training.batchSize", [1, 8192], [0, 65_537]],
    ["training.dataNoise", [0], [-1e-9]],
    ["training.learningRate", [1e-9], [0]],
    ["training.learningRateDecay", [1, 2], [0]],
    ["training.beta1", [0, 0.999], [-1e-9, 1]],
    ["training.beta2", [0, 0.999], [-1e-9, 1]],
    ["training.epsilon", [1e-40], [0]],
    ["training.longestGradient", [null, 1e-9], [0]],
    ["training.spectralLimit", [null, 1e-9], [0, true]],
  ];
  for (const [where, good, bad] of ENDS) {
    const fieldsWith = (value: unknown) => replaced(deepEbmConfig(), where.split("."), value);
    it(`${where} may be ${good.map((value) => JSON.stringify(value)).join(", ")}`.slice(0, 90), () => {
      for (const value of good) modelConfig({ ...fieldsWith(value) });
    });
    it(`${where} may not be ${bad.map((value) => JSON.stringify(value)).join(", ")}`.slice(0, 90), () => {
      for (const value of bad) assert.ok(refusal(fieldsWith(value)).path.startsWith(where), `${where}: ${String(value)}`);
    });
  }
});
