import { deepEbmConfig, ebmConfig, type ModelConfig } from "ebm/config";
import { ACTIVATIONS, type Activation } from "ebm/network";
import * as fc from "fast-check";

/** Numbers of an option, within float32 and away from its ends. */
const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const positive = number(1e-30, 1e30);
const sizes = (min: number) => fc.array(fc.integer({ min: 1, max: 24 }), { minLength: min, maxLength: 3 });
const activation = fc.constantFrom(...(Object.keys(ACTIVATIONS) as Activation[]));

const bounds = fc.option(
  fc
    .tuple(fc.oneof(number(-1e3, -1e-3), number(1e-3, 1e3), fc.constantFrom(0, -0)), number(0.1, 1e6))
    .map(([low, width]) => [low, low + width] as const),
  { nil: null },
);

const common = {
  // Words that YAML would read as something else when they are not quoted.
  name: fc.oneof(
    fc.constantFrom("null", "true", "No", "1e3", "0x1F", "2024-01-01", "ebm - 2", "a.b"),
    fc.stringMatching(/^[a-zñ0-9][a-zñ0-9 ._-]{0,20}$/),
  ),
  seed: fc.nat({ max: Number.MAX_SAFE_INTEGER }),
  mcmc: fc.record({
    steps: fc.nat({ max: 1e6 }),
    stepSize: positive,
    noise: fc.oneof(positive, fc.constantFrom(0, -0)),
    gradientClip: positive,
    bounds,
  }),
  sampleBuffer: fc.option(
    fc.record({ capacity: fc.integer({ min: 512, max: 8192 }), newFraction: number(0, 1).filter((p) => p === 0 || p > 1e-30) }),
    { nil: null },
  ),
  alpha: fc.oneof(positive, fc.constant(0)),
  training: fc.record({
    epochs: fc.integer({ min: 1, max: 1e6 }),
    batchSize: fc.integer({ min: 1, max: 512 }),
    shuffle: fc.boolean(),
    dataNoise: positive,
    learningRate: positive,
    learningRateDecay: positive,
    beta1: number(0, 0.999).filter((beta) => beta === 0 || beta > 1e-30),
    beta2: number(0.1, 0.999),
    epsilon: positive,
    longestGradient: fc.option(positive, { nil: null }),
    spectralLimit: fc.option(positive, { nil: null }),
  }),
};

const ebm = fc.record({
  ...common,
  inputDim: fc.integer({ min: 1, max: 1024 }),
  energyNetwork: fc.record({ hiddenDims: sizes(1), activation }),
});

const deepEbm = fc.record({
  ...common,
  inputShape: fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 4 })),
  images: fc.constant("signed" as const),
  energyNetwork: fc.record({
    hiddenDims: sizes(1),
    activation,
    firstKernelSize: fc.integer({ min: 1, max: 7 }),
    headDims: sizes(0),
    residual: fc.constantFrom(true, false, "projected" as const),
  }),
});

/** Any valid configuration, of either kind. */
export const anyConfig: fc.Arbitrary<ModelConfig> = fc.oneof(
  ebm.map((fields) => ebmConfig(fields)),
  deepEbm.map((fields) => deepEbmConfig(fields)),
);
