import { parameterLayout } from "../network/layout";
import type { NetworkSpec } from "../network/spec";
import type { H5Array } from "./hdf5";
import { refuseFile } from "./refuse";

/** An array of weights and what the file calls it. */
export interface NamedArray extends H5Array {
  readonly name: string;
}

const REMEDY = "comprueba que los pesos son de esa red: mismas capas y mismos tamaños";

/**
 * θ from a network's kernels and biases, in the order of `parameterLayout`.
 * @throws DataError when they are not as many, or one has another shape or a value that is not finite.
 */
export function joinTheta(spec: NetworkSpec, arrays: readonly NamedArray[], subject: string): Float32Array {
  const layout = parameterLayout(spec);
  if (arrays.length !== layout.length) {
    refuseFile(subject, `el fichero tiene ${arrays.length} listas de pesos y la red ${spec.name} tiene ${layout.length}`, {
      remedy: REMEDY,
    });
  }
  const theta = new Float32Array(layout.reduce((total, { size }) => total + size, 0));
  layout.forEach(({ layer, name, shape, offset }, i) => {
    const array = arrays[i];
    if (array.shape.join() !== shape.join()) {
      const forms = `la forma [${array.shape.join(", ")}] y la capa ${layer} de la red ${spec.name} pide [${shape.join(", ")}] (${name})`;
      refuseFile(subject, `los pesos ${array.name} tienen ${forms}`, { remedy: REMEDY });
    }
    if (!array.values.every(Number.isFinite)) {
      refuseFile(subject, `los pesos ${array.name} tienen valores que no son finitos`, {
        remedy: "el entrenamiento divergió: usa un punto de control anterior",
      });
    }
    theta.set(array.values, offset);
  });
  return theta;
}

/** Kernels and biases of θ with the names of their layers. */
export function splitTheta(spec: NetworkSpec, theta: Float32Array): (NamedArray & { readonly layer: string })[] {
  return parameterLayout(spec).map(({ layer, name, shape, offset, size }) => ({
    layer,
    name: `${layer}/${name}`,
    shape,
    values: theta.slice(offset, offset + size),
  }));
}
