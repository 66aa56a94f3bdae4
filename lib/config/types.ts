import type { Activation } from "../network/spec";

/** The dense network of an {@link EbmConfig}: its hidden layers, and one linear output, the energy. */
export interface MlpNetworkConfig {
  /** Units of each hidden layer. */
  readonly hiddenDims: readonly number[];
  readonly activation: Activation;
}

/** The convolutional network of a {@link DeepEbmConfig}. */
export interface CnnNetworkConfig {
  /** Filters of each convolution; each one halves height and width (stride 2), but for what `residual` says. */
  readonly hiddenDims: readonly number[];
  readonly activation: Activation;
  /** Side of the first kernel; the others are 3 × 3. */
  readonly firstKernelSize: number;
  /** Units of the dense layers between the last convolution and the energy. */
  readonly headDims: readonly number[];
  /**
   * true: adds to each convolution a residual block of two 3 × 3 ones, y = a(x + conv(a(conv(x)))). "projected": the first
   * convolution is alone, and each number of filters after it is a residual block itself, which halves the image and projects its
   * shortcut where the number changes, and keeps its size where it is the same.
   */
  readonly residual: boolean | "projected";
}

/** The network of either kind. */
export type EnergyNetworkConfig = MlpNetworkConfig | CnnNetworkConfig;

/** The recipe Langevin step, in the units of the pixels, and how many make a fake. */
export interface McmcConfig {
  /** Langevin steps for each training step. */
  readonly steps: number;
  /** Multiplies the clipped gradient. */
  readonly stepSize: number;
  /** Standard deviation of the noise of each step. */
  readonly noise: number;
  /** Each gradient component is clipped to ±gradientClip. */
  readonly gradientClip: number;
  /** Chains stay in [low, high]; null: no bounds. */
  readonly bounds: readonly [low: number, high: number] | null;
}

/** The memory of chains, which makes contrastive divergence persistent. */
export interface SampleBufferConfig {
  /** Chains that it keeps at most. */
  readonly capacity: number;
  /** Chance that a chain starts at noise instead of an earlier chain. */
  readonly newFraction: number;
}

/** Data, optimizer and length of a training. */
export interface TrainingConfig {
  readonly epochs: number;
  /** Real images a step, and as many fakes. */
  readonly batchSize: number;
  /** Another order in each epoch. */
  readonly shuffle: boolean;
  /** Standard deviation of the noise added to the real images. */
  readonly dataNoise: number;
  /** Adam's η. */
  readonly learningRate: number;
  /** The rate of epoch e is learningRate · learningRateDecay^e. */
  readonly learningRateDecay: number;
  /** Decay of Adam's first moment, in [0, 1). */
  readonly beta1: number;
  /** Decay of Adam's second moment, in [0, 1). */
  readonly beta2: number;
  /** Adam's ε. */
  readonly epsilon: number;
  /** A longer ∂L/∂θ is scaled down to this norm; null: never. */
  readonly longestGradient: number | null;
  /** After each step no layer stretches more than this (its spectral norm); null: layers are left alone. */
  readonly spectralLimit: number | null;
}

/** What both kinds of configuration have. */
interface CommonConfig {
  /** Of the network, of the recipe and of its figures. */
  readonly name: string;
  /** Decides every random number: first weights, noise, order of the images. */
  readonly seed: number;
  readonly mcmc: McmcConfig;
  /** null: no memory; all chains start at noise in each step. */
  readonly sampleBuffer: SampleBufferConfig | null;
  /** Weight of the squared energies in the loss. */
  readonly alpha: number;
  readonly training: TrainingConfig;
}

/** An energy-based model with a dense network, on points or flat images with pixels in [0, 1]. */
export interface EbmConfig extends CommonConfig {
  readonly kind: "ebm";
  /** Values of one input, e.g. 784. */
  readonly inputDim: number;
  readonly energyNetwork: MlpNetworkConfig;
}

/** An energy-based model with a convolutional network, on images with pixels in [−1, 1]. */
export interface DeepEbmConfig extends CommonConfig {
  readonly kind: "deepEbm";
  /** Shape of one input, channels last. */
  readonly inputShape: readonly [height: number, width: number, channels: number];
  /** How bytes become pixels: "padded" adds two background pixels on each side of a grey image, "signed" adds none. */
  readonly images: "padded" | "signed";
  readonly energyNetwork: CnnNetworkConfig;
}

/** A configuration of either kind. */
export type ModelConfig = EbmConfig | DeepEbmConfig;

/** What may be left out, at any depth: it has a default. */
export type Partly<T> = T extends readonly unknown[] ? T : T extends object ? { readonly [K in keyof T]?: Partly<T[K]> } : T;
