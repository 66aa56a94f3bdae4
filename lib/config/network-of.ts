import { add, conv2d, dense, flatten, network } from "../network/builders";
import { residual as residualBlock } from "../network/residual";
import type { LayerSpec, NetworkSpec } from "../network/spec";
import type { CnnNetworkConfig, MlpNetworkConfig, ModelConfig } from "./types";

/**
 * The network that a configuration describes.
 *
 * "ebm": dense layers and one linear output. "deepEbm": convolutions of stride 2, each followed by a residual block if the
 * configuration says so, then the dense layers of the head and one linear output. A block stands where the number of
 * filters has already changed, so that what it adds has its own shape: it acts whatever the filters are. With "projected" the
 * blocks themselves halve the image: see {@link CnnNetworkConfig}.
 * @throws SpecError when it would be too large.
 * @example
 * networkOf(ebmConfig()).layers.length; // 2
 */
export function networkOf(config: ModelConfig): NetworkSpec {
  const { name } = config;
  return config.kind === "ebm"
    ? network({ name, inputShape: [config.inputDim], layers: mlpLayers(config.energyNetwork) })
    : network({ name, inputShape: config.inputShape, layers: cnnLayers(config.energyNetwork) });
}

function mlpLayers({ hiddenDims, activation }: MlpNetworkConfig): LayerSpec[] {
  return [...hiddenDims.map((units) => dense(units, { activation })), dense(1)];
}

function cnnLayers(config: CnnNetworkConfig): LayerSpec[] {
  const { activation, headDims, residual } = config;
  const stages = residual === "projected" ? projectedStages(config) : plainStages(config);
  return [...stages, flatten(), ...mlpLayers({ hiddenDims: headDims, activation })];
}

function plainStages({ hiddenDims, activation, firstKernelSize, residual }: CnnNetworkConfig): LayerSpec[] {
  const block = (filters: number) => [
    conv2d(filters, { kernelSize: 3, activation }),
    conv2d(filters, { kernelSize: 3 }),
    add(2, { activation }),
  ];
  return hiddenDims.flatMap((filters, i) => [
    conv2d(filters, { kernelSize: i === 0 ? firstKernelSize : 3, strides: 2, activation }),
    ...(residual ? block(filters) : []),
  ]);
}

/** One convolution, and blocks as in ResNet: the image is halved where the filters change. */
function projectedStages({ hiddenDims, activation, firstKernelSize }: CnnNetworkConfig): LayerSpec[] {
  const [first, ...others] = hiddenDims;
  const blocks = others.map((filters, i) => {
    const channels = hiddenDims[i];
    return residualBlock(filters, { channels, strides: filters === channels ? 1 : 2, activation });
  });
  return [conv2d(first, { kernelSize: firstKernelSize, strides: 2, activation }), ...blocks.flat()];
}
