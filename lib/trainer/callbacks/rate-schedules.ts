import { requireInteger, requirePositive, requireProbability } from "../../errors";

/** A factor of the learning rate for each epoch, from 0; it has no units. */
export type RateSchedule = (epoch: number) => number;

/**
 * The same factor in every epoch.
 * @throws OptionError
 * @example
 * constantRate(0.5)(12); // 0.5
 */
export function constantRate(factor = 1): RateSchedule {
  requirePositive("factor", factor, { subject: "constantRate" });
  return () => factor;
}

/**
 * A constant proportion of the rate is kept from epoch to epoch: decay^e, with 0 < decay ≤ 1.
 * @throws OptionError
 * @example
 * exponentialDecay(0.5)(3); // 0.125
 */
export function exponentialDecay(decay: number): RateSchedule {
  requireFraction("decay", decay, "exponentialDecay");
  return (epoch) => decay ** epoch;
}

/**
 * Half a cosine from 1, in epoch 0, down to `last`, in epoch `total` − 1 and all later ones:
 *
 * last + (1 − last) · ½ (1 + cos(π e / (total − 1))).
 *
 * Source: Loshchilov and Hutter (2017), "SGDR: stochastic gradient descent with warm restarts", without the restarts.
 * @param total epochs of the run
 * @param options.last in (0, 1]: a rate of 0 would learn nothing
 * @throws OptionError
 * @example
 * [0, 5, 10].map(cosineDecay(11, { last: 0.5 })); // [ 1, 0.75, 0.5 ]
 */
export function cosineDecay(total: number, { last = 0.01 }: { readonly last?: number } = {}): RateSchedule {
  const subject = "cosineDecay";
  requireInteger("total", total, { subject, min: 2, max: 1e6, remedy: "son las épocas del entrenamiento" });
  requireFraction("last", last, subject);
  return (epoch) => last + (1 - last) * 0.5 * (1 + Math.cos((Math.PI * Math.min(epoch, total - 1)) / (total - 1)));
}

/**
 * Stairs: factor^⌊e / every⌋, with 0 < factor ≤ 1.
 * @throws OptionError
 * @example
 * [0, 9, 10, 25].map(stepDecay({ factor: 0.5, every: 10 })); // [ 1, 1, 0.5, 0.25 ]
 */
export function stepDecay({ factor = 0.5, every = 10 }: { readonly factor?: number; readonly every?: number } = {}): RateSchedule {
  const subject = "stepDecay";
  requireFraction("factor", factor, subject);
  requireInteger("every", every, { subject, min: 1, max: 1e6 });
  return (epoch) => factor ** Math.floor(epoch / every);
}

/**
 * A ramp of `epochs` equal steps up to where another schedule begins, which then runs from its epoch 0:
 *
 * then(0) · (e + 1) / (epochs + 1)  for e < epochs;  then(e − epochs)  afterwards.
 * @throws OptionError
 * @example
 * [0, 1, 2, 3, 4].map(warmUp(3, { then: exponentialDecay(0.5) })); // [ 0.25, 0.5, 0.75, 1, 0.5 ]
 */
export function warmUp(epochs: number, { then = constantRate() }: { readonly then?: RateSchedule } = {}): RateSchedule {
  requireInteger("epochs", epochs, { subject: "warmUp", max: 1e6 });
  return (epoch) => (epoch < epochs ? (then(0) * (epoch + 1)) / (epochs + 1) : then(epoch - epochs));
}

/** Checks a number in (0, 1]: a rate of 0 would learn nothing. @throws OptionError */
function requireFraction(name: string, value: unknown, subject: string): void {
  requirePositive(name, value, { subject, remedy: "multiplica la tasa de aprendizaje, y con 0 no se aprende nada" });
  requireProbability(name, value, { subject, remedy: "con más de 1 la tasa de aprendizaje crecería; 1 la deja como está" });
}
