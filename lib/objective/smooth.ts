import { OptionError } from "../errors";
import type { Activation, NetworkSpec } from "../network/spec";

/** Activations with a corner: their energy has no curvature between corners, and no slope of a slope at them. */
const CORNERED: readonly Activation[] = ["relu", "leakyRelu"];

/** Score matching bends the energy: refuses networks that are flat between corners. @throws OptionError */
export function requireSmooth({ name, layers }: NetworkSpec, subject: string): void {
  for (const layer of layers) {
    if (layer.type === "flatten" || !CORNERED.includes(layer.activation)) continue;
    throw new OptionError({
      subject,
      problem: `la red ${name} usa ${layer.activation}, que tiene esquinas: su energía es plana a trozos y no tiene curvatura que ajustar`,
      remedy: 'usa una activación suave, por ejemplo activation: "swish" o "softplus"',
    });
  }
}
