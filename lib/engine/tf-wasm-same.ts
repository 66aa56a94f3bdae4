import * as tf from "@tensorflow/tfjs-core";
import { share } from "./tf-wasm-share";

type KernelArguments = Parameters<tf.KernelFunc>[0];

/**
 * Mends the convolutions of the wasm backend for padding "same" and a kernel smaller than its stride, where tf.js 4.22
 * answers with wrong numbers: its padding, (outputs − 1) stride + kernel − size, is negative there and wraps around.
 * The same convolution with its zeros written out and padding "valid" is right.
 */
export function mendWasmSamePadding(): void {
  for (const kernelName of ["Conv2D", "FusedConv2D"]) {
    const original = tf.getKernel(kernelName, "wasm");
    const kernelFunc = (call: KernelArguments) => (wrapsAround(call) ? withZeros(original.kernelFunc, call) : original.kernelFunc(call));
    tf.unregisterKernel(kernelName, "wasm");
    tf.registerKernel({ ...original, kernelFunc }); // with its set-up, which binds the WebAssembly function
  }
}

function wrapsAround({ inputs, attrs }: KernelArguments): boolean {
  if (attrs?.pad !== "same") return false;
  const { outHeight, strideHeight, effectiveFilterHeight, inHeight, outWidth, strideWidth, effectiveFilterWidth, inWidth } = infoOf({
    inputs,
    attrs,
  });
  return (outHeight - 1) * strideHeight + effectiveFilterHeight < inHeight || (outWidth - 1) * strideWidth + effectiveFilterWidth < inWidth;
}

function withZeros(original: tf.KernelFunc, { inputs, backend, attrs }: KernelArguments): tf.TensorInfo | tf.TensorInfo[] {
  const { top, bottom, left, right } = infoOf({ inputs, attrs }).padInfo;
  const x = tf.tidy(() =>
    tf.pad(share(backend, inputs.x), [
      [0, 0],
      [top, bottom],
      [left, right],
      [0, 0],
    ]),
  );
  const result = original({ inputs: { ...inputs, x }, backend, attrs: { ...attrs, pad: "valid" } });
  x.dispose();
  return result;
}

function infoOf({ inputs, attrs }: Omit<KernelArguments, "backend">): tf.backend_util.Conv2DInfo {
  const { strides, dilations, pad } = attrs as unknown as tf.Conv2DAttrs;
  const { x, filter } = inputs as unknown as tf.Conv2DInputs & { x: tf.Tensor4D; filter: tf.Tensor4D };
  return tf.backend_util.computeConv2DInfo(x.shape, filter.shape, strides, dilations, pad);
}
