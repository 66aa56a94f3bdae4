import * as tf from "@tensorflow/tfjs-core";

/**
 * Runs synchronous work on a backend that is ready, whichever was current. Nothing is disposed.
 *
 * `tf.setBackend` returns a promise, but for a backend that is ready it switches at once.
 */
export function onBackend<T>(backend: string, work: () => T): T {
  if (tf.getBackend() !== backend) void tf.setBackend(backend);
  return work();
}

/** The same, and disposes every tensor made meanwhile; the result holds plain numbers, no tensors. */
export function scoped<T>(backend: string, work: () => T): T {
  let result!: T; // tf.tidy would walk through a typed array that it returned, value by value
  onBackend(backend, () => {
    tf.tidy(() => {
      result = work();
    });
  });
  return result;
}
