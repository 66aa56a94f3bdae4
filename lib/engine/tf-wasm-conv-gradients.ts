import * as tf from "@tensorflow/tfjs-core";
import { share } from "./tf-wasm-share";

type KernelArguments = Parameters<tf.KernelFunc>[0];
type Pad4 = [[number, number], [number, number], [number, number], [number, number]];

/**
 * Gives the wasm backend of tf.js both gradients of a convolution, written as convolutions, its fast operation:
 * it lacks the one with respect to the kernel, and its own one with respect to the input is ten times slower than this.
 */
export function registerWasmConvGradients(): void {
  const kernels = { Conv2DBackpropInput: conv2dBackpropInput, Conv2DBackpropFilter: conv2dBackpropFilter };
  for (const [kernelName, kernelFunc] of Object.entries(kernels)) {
    if (tf.getKernel(kernelName, "wasm") != null) tf.unregisterKernel(kernelName, "wasm");
    tf.registerKernel({ kernelName, backendName: "wasm", kernelFunc });
  }
}

/**
 * ∂/∂x of y = conv2d(x, W) given dy, for strides s and `before` zeros at the top.
 *
 * Write the padded row as y + before = s q + r with 0 ≤ r < s. Only the kernel rows s m + r reach it:
 * dx[s q + r] = Σ_m W[s m + r] · dy[q − m], and the same for columns. So the s² residues (r, r') become channels of one
 * stride-1 convolution of dy with ⌈k / s⌉ taps an axis, and interleaving them gives dx.
 */
function conv2dBackpropInput({ inputs, backend, attrs }: KernelArguments): tf.TensorInfo {
  const { strides, pad, inputShape } = attrs as unknown as tf.Conv2DBackpropInputAttrs;
  return tf.tidy(() => {
    const dy = share(backend, inputs.dy);
    const filter = share(backend, inputs.filter);
    const info = tf.backend_util.computeConv2DInfo(inputShape, filter.shape, strides, 1, pad);
    const { strideHeight, strideWidth, padInfo, inHeight, inWidth, batchSize, inChannels } = info;
    const taps = [Math.ceil(info.filterHeight / strideHeight), Math.ceil(info.filterWidth / strideWidth)];
    const rows = Math.ceil((padInfo.top + inHeight) / strideHeight);
    const columns = Math.ceil((padInfo.left + inWidth) / strideWidth);
    const margins: Pad4 = [
      [0, 0],
      [taps[0] - 1, rows - info.outHeight],
      [taps[1] - 1, columns - info.outWidth],
      [0, 0],
    ];
    const residues = tf.conv2d(tf.pad(dy, margins), residueKernel(filter, info, taps), 1, "valid");
    const split = tf.reshape(residues, [batchSize * rows, columns, strideHeight, strideWidth * inChannels]);
    const interleaved = tf.reshape(tf.transpose(split, [0, 2, 1, 3]), [
      batchSize,
      rows * strideHeight,
      columns * strideWidth,
      inChannels,
    ]) as tf.Tensor4D;
    return crop(interleaved, [padInfo.top, padInfo.left], [inHeight, inWidth]);
  });
}

/** W of shape [kh, kw, C, K] as F[m, m', K, (r, r', C)] = W[s (M − 1 − m) + r, …, C, K], zero where s m + r ≥ k. */
function residueKernel(filter: tf.Tensor4D, info: tf.backend_util.Conv2DInfo, [tapRows, tapColumns]: number[]): tf.Tensor4D {
  const { strideHeight, strideWidth, filterHeight, filterWidth, inChannels, outChannels } = info;
  const shape: [number, number, number, number] = [tapRows, tapColumns, outChannels, strideHeight * strideWidth * inChannels];
  const from = filter.dataSync();
  const to = new Float32Array(shape[0] * shape[1] * shape[2] * shape[3]);
  for (let i = 0; i < filterHeight; i++) {
    for (let j = 0; j < filterWidth; j++) {
      const tap = (tapRows - 1 - Math.floor(i / strideHeight)) * tapColumns + tapColumns - 1 - Math.floor(j / strideWidth);
      const residue = (i % strideHeight) * strideWidth + (j % strideWidth);
      for (let c = 0; c < inChannels; c++) {
        const source = ((i * filterWidth + j) * inChannels + c) * outChannels;
        const target = tap * outChannels * shape[3] + residue * inChannels + c;
        for (let k = 0; k < outChannels; k++) to[target + k * shape[3]] = from[source + k];
      }
    }
  }
  return tf.tensor4d(to, shape);
}

/**
 * ∂/∂W of y = conv2d(x, W) given dy.
 *
 * dW[i, j, c, k] = Σ_{n, p, q} x̃[n, p s + i, q s + j, c] · dy[n, p, q, k], where x̃ is x with its zeros. So the channels
 * act as the batch, the batch as the channels, and dy as a kernel dilated by the stride:
 * dWᵀ = conv2d(x̃ᵀ of shape [C, H, W, N], dyᵀ of shape [P, Q, N, K], dilations = s), of shape [C, kh, kw, K].
 */
function conv2dBackpropFilter({ inputs, backend, attrs }: KernelArguments): tf.TensorInfo {
  const { strides, pad, filterShape } = attrs as unknown as tf.Conv2DBackpropFilterAttrs;
  return tf.tidy(() => {
    const x = share(backend, inputs.x);
    const info = tf.backend_util.computeConv2DInfo(x.shape, filterShape, strides, 1, pad);
    const images = tf.transpose(usedPixels(x, info), [3, 1, 2, 0]) as tf.Tensor4D;
    const kernel = tf.transpose(share(backend, inputs.dy), [1, 2, 0, 3]) as tf.Tensor4D;
    const dilations: [number, number] = [info.strideHeight, info.strideWidth];
    return tf.transpose(tf.conv2d(images, kernel, 1, "valid", "NHWC", dilations), [1, 2, 0, 3]);
  });
}

/** x with the zeros that the convolution adds and without the last rows and columns that its stride never reaches. */
function usedPixels(x: tf.Tensor4D, info: tf.backend_util.Conv2DInfo): tf.Tensor4D {
  const { top, bottom, left, right } = info.padInfo;
  const height = (info.outHeight - 1) * info.strideHeight + info.filterHeight;
  const width = (info.outWidth - 1) * info.strideWidth + info.filterWidth;
  const padded = tf.pad(x, [
    [0, 0],
    [top, bottom],
    [left, right],
    [0, 0],
  ]);
  return crop(padded, [0, 0], [height, width]);
}

/** The window of [height, width] pixels that begins at [top, left]; x itself when that is all of it. */
function crop(x: tf.Tensor4D, [top, left]: [number, number], [height, width]: [number, number]): tf.Tensor4D {
  const [images, rows, columns, channels] = x.shape;
  if (rows === height && columns === width) return x;
  // As [images, rows, columns · channels] whole rows are copied, not single pixels.
  const lines = tf.slice(tf.reshape(x, [images, rows, columns * channels]), [0, top, left * channels], [-1, height, width * channels]);
  return tf.reshape(lines, [images, height, width, channels]);
}
