import { describeValue } from "../errors";
import { LEAKY_SLOPE } from "../network/activations";
import type { Activation } from "../network/spec";
import { isRecord, refuseLayer } from "./refuse";

/** What Keras 3 calls each activation; it writes swish as "silu". */
export const KERAS_NAMES: Readonly<Record<Activation, string>> = {
  linear: "linear",
  swish: "silu",
  relu: "relu",
  leakyRelu: "leaky_relu",
  elu: "elu",
  softplus: "softplus",
  tanh: "tanh",
};

const BY_KERAS_NAME: ReadonlyMap<unknown, Activation> = new Map<unknown, Activation>([
  ...Object.entries(KERAS_NAMES).map(([ours, keras]) => [keras, ours as Activation] as const),
  ["swish", "swish"],
  [null, "linear"],
  [undefined, "linear"],
]);

/** Layers of Keras that are an activation. */
export const ACTIVATION_LAYERS = ["Activation", "ReLU", "LeakyReLU", "ELU", "Softmax", "PReLU"];

/** Who asks: the file and its layer. */
export interface Asking {
  readonly subject: string;
  readonly layer: string;
}

/**
 * The activation that a layer fuses: its name, or the layer or function that Keras wrote in its place.
 * @throws SpecError when it is none of ours.
 */
export function activationOf(value: unknown, asking: Asking): Activation {
  const known = BY_KERAS_NAME.get(value);
  if (known !== undefined) return known;
  if (isRecord(value) && value.class_name === "function") return activationOf(value.config ?? "", asking);
  if (isRecord(value) && ACTIVATION_LAYERS.includes(value.class_name as string))
    return activationLayerOf(value.class_name as string, isRecord(value.config) ? value.config : {}, asking);
  return refuseLayer(
    asking.subject,
    asking.layer,
    `su activación es ${describeValue(value)} y las que hay son ${Object.values(KERAS_NAMES).join(", ")}`,
    "cambia esa activación en Keras y vuelve a entrenar",
  );
}

/** The activation that a whole layer is. @throws SpecError when its numbers are not those of ours. */
export function activationLayerOf(className: string, config: Readonly<Record<string, unknown>>, asking: Asking): Activation {
  if (className === "Activation") return activationOf(config.activation, asking);
  if (className === "ReLU") {
    requireNumber(config.max_value ?? "sin máximo", { name: "max_value", expected: "sin máximo" }, asking);
    requireNumber(config.negative_slope ?? 0, { name: "negative_slope", expected: 0 }, asking);
    requireNumber(config.threshold ?? 0, { name: "threshold", expected: 0 }, asking);
    return "relu";
  }
  if (className === "LeakyReLU") {
    requireNumber(config.negative_slope ?? config.alpha ?? 0.3, { name: "la pendiente", expected: LEAKY_SLOPE }, asking);
    return "leakyRelu";
  }
  if (className === "ELU") {
    requireNumber(config.alpha ?? 1, { name: "alpha", expected: 1 }, asking);
    return "elu";
  }
  return refuseLayer(asking.subject, asking.layer, `es de tipo ${className}, y una energía no lo usa`, "quítala de la red en Keras");
}

function requireNumber(value: unknown, { name, expected }: { name: string; expected: number | string }, { subject, layer }: Asking): void {
  const same = typeof expected === "number" ? Math.abs(Number(value) - expected) < 1e-6 : value === expected; // float32 may have been in between
  if (!same)
    refuseLayer(
      subject,
      layer,
      `${name} debe ser ${expected} y llegó ${describeValue(value)}`,
      "usa ese valor en Keras y vuelve a entrenar",
    );
}
