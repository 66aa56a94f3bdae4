import { spanishNumber } from "./spanish-number";
import type { McmcConfig, ModelConfig } from "./types";

/** What will not work although every field is right. */
export interface ConfigWarning {
  /**
   * "frozen-chains": chains cannot leave the noise where they start, not even in all rounds of the buffer;
   * "chains-need-memory": one call is too short for it, all rounds together are not;
   * "wild-chains": one step can cross a large part of the range;
   * "no-noise": chains only descend; "never-new": none starts at noise again; "no-memory": the buffer is never used;
   * "free-energies": nothing keeps the energies near 0.
   */
  readonly code: "frozen-chains" | "chains-need-memory" | "wild-chains" | "no-noise" | "never-new" | "no-memory" | "free-energies";
  /** The field to change. */
  readonly path: string;
  /** What happens, with the numbers, in Spanish. */
  readonly message: string;
  /** How to mend it, in Spanish. */
  readonly remedy: string;
  /** The numbers of the message. */
  readonly numbers: Readonly<Record<string, number>>;
}

/**
 * What a configuration will not do although every field is right: chains that cannot move, steps that leap over the image, a buffer that nobody uses.
 *
 * The gradient moves a pixel at most steps · stepSize · gradientClip in one call, and the noise, which has no direction, about noise · √steps.
 * From uniform noise in [low, high] it is (high − low)/2 to the background, in the mean. With a buffer a chain lives 1/newFraction calls,
 * in the mean.
 * @example
 * configWarnings(SEED4_PCD_CONFIG).map(({ code, path }) => [code, path]); // [ [ 'frozen-chains', 'mcmc.stepSize' ] ]
 * configWarnings(MNIST_CONFIG); // []
 */
export function configWarnings(config: ModelConfig): readonly ConfigWarning[] {
  return [...motionWarnings(config), ...noiseWarnings(config), ...memoryWarnings(config), ...lossWarnings(config)];
}

/** How far a pixel can go. */
interface Reach {
  /** By the gradient in one call, at most. */
  readonly gradient: number;
  /** By the noise in one call, its standard deviation. */
  readonly noise: number;
  /** Calls that a chain lives, in the mean. */
  readonly calls: number;
  /** From uniform noise to the background, in the mean. */
  readonly needed: number;
}

/** Without bounds, images are taken to lie in [−1, 1], where the buffer's noise does. */
function widthOf({ bounds }: McmcConfig): number {
  const [low, high] = bounds ?? [-1, 1];
  return high - low;
}

function reachOf({ mcmc, sampleBuffer }: ModelConfig): Reach {
  const { steps, stepSize, gradientClip, noise } = mcmc;
  return {
    gradient: steps * stepSize * gradientClip,
    noise: noise * Math.sqrt(steps),
    calls: sampleBuffer === null ? 1 : 1 / sampleBuffer.newFraction,
    needed: widthOf(mcmc) / 2,
  };
}

/** A leap of a quarter of the range is what made the dense network of seed 3 collapse; the lesson's steps leap 0.15. */
const WILD = 0.25;

function motionWarnings(config: ModelConfig): ConfigWarning[] {
  const { steps, stepSize, gradientClip } = config.mcmc;
  if (steps === 0) return [];
  const reach = reachOf(config);
  const leap = (stepSize * gradientClip) / widthOf(config.mcmc);
  if (leap >= WILD) return [wild(config.mcmc, leap)];
  if (reach.gradient >= reach.needed) return [];
  return [reach.calls * reach.gradient >= reach.needed ? needMemory(config.mcmc, reach) : frozen(config, reach)];
}

function wild({ stepSize, gradientClip }: McmcConfig, leap: number): ConfigWarning {
  const percent = spanishNumber(100 * leap);
  return {
    code: "wild-chains",
    path: "mcmc.stepSize",
    message: `un solo paso puede mover un píxel el ${percent} % de su recorrido (${product(stepSize, gradientClip)}): las cadenas no se asientan si el gradiente llega a su límite en muchos píxeles, como en una red densa`,
    remedy: "usa un stepSize más pequeño: la receta de la lección mueve como mucho el 15 %",
    numbers: { leap },
  };
}

function frozen({ mcmc, sampleBuffer }: ModelConfig, { gradient, noise, calls, needed }: Reach): ConfigWarning {
  const rounds =
    sampleBuffer === null || !Number.isFinite(calls)
      ? ""
      : `; ni siquiera las ${spanishNumber(calls)} vueltas que vive de media una cadena del buffer bastan: ${spanishNumber(calls * gradient)}`;
  return {
    code: "frozen-chains",
    path: "mcmc.stepSize",
    message: `${motion(mcmc, { gradient, noise })}, y del ruido inicial al fondo hay ${spanishNumber(needed)} de media${rounds}. Las cadenas no pueden salir del ruido`,
    remedy: enough(mcmc, needed),
    numbers: { gradient, noise, calls, needed },
  };
}

function needMemory(mcmc: McmcConfig, { gradient, noise, calls, needed }: Reach): ConfigWarning {
  return {
    code: "chains-need-memory",
    path: "mcmc.steps",
    message: `${motion(mcmc, { gradient, noise })}, y del ruido inicial al fondo hay ${spanishNumber(needed)} de media: una cadena solo llega tras varias vueltas por el buffer`,
    remedy: `para crear muestras desde ruido usa más pasos que steps, o ${enough(mcmc, needed)}`,
    numbers: { gradient, noise, calls, needed },
  };
}

function motion(
  { steps, stepSize, gradientClip, noise: sigma }: McmcConfig,
  { gradient, noise }: Pick<Reach, "gradient" | "noise">,
): string {
  const [drift, spread] = [spanishNumber(gradient), spanishNumber(noise)];
  return `en ${steps} pasos el gradiente mueve un píxel como mucho ${drift} (${product(steps, stepSize, gradientClip)}) y el ruido, que no tiene dirección, unos ${spread} (${spanishNumber(sigma)} × √${steps})`;
}

function enough(mcmc: McmcConfig, needed: number): string {
  const { steps, gradientClip } = mcmc;
  return `usa un stepSize de ${spanishNumber(needed / (steps * gradientClip))} o más; ${ofTheLesson(mcmc, 10, 2)}`;
}

/** A number of the lesson, whose images lie in [−1, 1], and what it is worth in these bounds: the width to `power` times as much. */
function ofTheLesson(mcmc: McmcConfig, value: number, power: 1 | 2): string {
  const width = widthOf(mcmc);
  if (width === 2) return `el de la lección es ${spanishNumber(value)}`;
  const bounds = mcmc.bounds?.map(spanishNumber).join(", ");
  return `el de la lección, ${spanishNumber(value)}, es para [−1, 1]: en [${bounds}] serían ${spanishNumber(value * (width / 2) ** power)}`;
}

const product = (...factors: readonly number[]) => factors.map(spanishNumber).join(" × ");

function noiseWarnings({ mcmc }: ModelConfig): ConfigWarning[] {
  if (mcmc.noise > 0) return [];
  return [
    {
      code: "no-noise",
      path: "mcmc.noise",
      message: "sin ruido, una cadena solo baja hasta el mínimo más cercano: no es una muestra de la distribución",
      remedy: ofTheLesson(mcmc, 0.005, 1),
      numbers: {},
    },
  ];
}

function memoryWarnings({ sampleBuffer }: ModelConfig): ConfigWarning[] {
  const newFraction = sampleBuffer?.newFraction;
  const path = "sampleBuffer.newFraction";
  if (newFraction === 0) {
    const message = "ninguna cadena vuelve a empezar en ruido: si todas caen en un mismo modo, nada las saca de él";
    return [{ code: "never-new", path, message, remedy: "el valor de la lección es 0,05", numbers: { newFraction } }];
  }
  if (newFraction !== 1) return [];
  const message = "todas las cadenas empiezan en ruido: el buffer se llena y nadie lo usa";
  return [
    {
      code: "no-memory",
      path,
      message,
      remedy: "escribe sampleBuffer: null, que dice lo mismo sin gastar memoria",
      numbers: { newFraction },
    },
  ];
}

function lossWarnings({ alpha }: ModelConfig): ConfigWarning[] {
  if (alpha > 0) return [];
  const message = "con alpha 0 nada impide que las energías crezcan sin límite, porque a la pérdida solo le importa su diferencia";
  return [{ code: "free-energies", path: "alpha", message, remedy: "el valor de la lección es 0,1", numbers: { alpha } }];
}
