import * as tf from "@tensorflow/tfjs-core";

/** A tensor over the data of a kernel's input; the engine of tf.js counts references to data, so it adds its own. */
export function share(backend: unknown, info: tf.TensorInfo | undefined): tf.Tensor4D {
  if (info === undefined) throw new TypeError("a kernel was called without one of its inputs");
  (backend as tf.KernelBackend).incRef(info.dataId);
  return tf.engine().makeTensorFromTensorInfo(info) as tf.Tensor4D;
}
