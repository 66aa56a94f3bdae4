import fc from "fast-check";
import {
  ACTIVATIONS,
  type Activation,
  add,
  conv2d,
  dense,
  flatten,
  type LayerSpec,
  type NetworkSpec,
  outputShapes,
  residual,
  validateSpec,
} from "ebm/network";

const activation = fc.constantFrom(...(Object.keys(ACTIVATIONS) as Activation[]));
const pair = (max: number) => fc.tuple(fc.integer({ min: 1, max }), fc.integer({ min: 1, max }));

/** A layer to append to those that there are, or what asks for too much of them and is left out. */
const convolution = fc
  .record({
    filters: fc.integer({ min: 1, max: 3 }),
    kernelSize: pair(3),
    strides: pair(2),
    padding: fc.constantFrom("same" as const, "valid" as const),
    activation,
  })
  .map(({ filters, ...options }): LayerSpec => conv2d(filters, options));
const sum = fc.record({ skip: fc.integer({ min: 1, max: 4 }), activation }).map(({ skip, ...options }): LayerSpec => add(skip, options));
/** A residual block for whatever enters it, with a projection. */
const block = fc
  .record({ filters: fc.integer({ min: 1, max: 3 }), strides: pair(2), activation })
  .map(({ filters, ...options }): LayerSpec[] => residual(filters, { channels: filters + 1, ...options }));
const hidden = fc
  .record({ units: fc.integer({ min: 1, max: 3 }), activation })
  .map(({ units, ...options }): LayerSpec => dense(units, options));

/** Networks of all kinds of layers, with residual connections where shapes allow, with one output or with several. */
export const networks: fc.Arbitrary<NetworkSpec> = fc
  .record({
    name: fc.string({ minLength: 1 }).filter((name) => name.trim() !== ""),
    inputShape: fc.tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 2, max: 6 }), fc.integer({ min: 1, max: 3 })),
    image: fc.array(fc.oneof(one(convolution), one(sum), block), { maxLength: 5 }),
    list: fc.array(fc.oneof(hidden, sum), { maxLength: 4 }),
    outputSign: fc.constantFrom(1 as const, -1 as const),
    classes: fc.option(fc.integer({ min: 2, max: 4 })),
  })
  .map(({ name, inputShape, image, list, outputSign, classes }) => {
    const grown: LayerSpec[] = [];
    for (const layers of [...image, [flatten()], ...list.map((layer) => [layer])])
      if (fits(inputShape, [...grown, ...layers])) grown.push(...layers);
    const layers = [...grown, dense(classes ?? 1)];
    return validateSpec({ name, inputShape, layers, outputSign, ...(classes !== null && { head: "logsumexp" }) });
  });

function one(layer: fc.Arbitrary<LayerSpec>): fc.Arbitrary<LayerSpec[]> {
  return layer.map((only) => [only]);
}

/** Whether these layers, and an end after them, are a network. */
function fits(inputShape: readonly number[], layers: readonly LayerSpec[]): boolean {
  const flat = layers.some(({ type }) => type === "flatten");
  const spec = { name: "prueba", inputShape, layers: [...layers, ...(flat ? [] : [flatten()]), dense(1)], outputSign: 1 as const };
  try {
    return outputShapes(validateSpec(spec)).length > 0;
  } catch {
    return false;
  }
}
