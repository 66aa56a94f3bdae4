/** What two blurs share: square images, how many times, what lies beyond the edges, and the weight of the middle of [1 m 1] / (m + 2). */
interface Blur {
  readonly side: number;
  readonly times: number;
  readonly background: number;
  readonly middle: number;
}

/** The kernel [1 m 1] ⊗ [1 m 1] / (m + 2)² gone over images of shape [n, side, side, 1] some times, along rows and then along columns. */
export function blur(x: Float32Array, { side, times, background, middle }: Blur): Float32Array {
  let image = Float32Array.from(x);
  for (let time = 0; time < times; time++) {
    for (const stride of [1, side]) image = along(image, { side, stride, background, middle });
  }
  return image;
}

/** [1 m 1] / (m + 2) along one axis, whose pixels are `stride` apart. */
function along(
  x: Float32Array,
  { side, stride, background, middle }: Omit<Blur, "times"> & { readonly stride: number },
): Float32Array<ArrayBuffer> {
  return Float32Array.from(x, (value, k) => {
    const place = Math.floor(k / stride) % side;
    const before = place > 0 ? x[k - stride] : background;
    const after = place < side - 1 ? x[k + stride] : background;
    return (before + middle * value + after) / (middle + 2);
  });
}
