import { z } from "zod";
import { ACTIVATIONS } from "../network/activations";
import type { Activation } from "../network/spec";
import { adam } from "../trainer/adam";
import type { Recipe } from "../trainer/recipe";
import { GDL_RECIPE, MLP_RECIPE } from "../trainer/recipes";
import {
  boundsOrNull,
  decay,
  GROUP,
  group,
  groupOrNull,
  imageShape,
  integer,
  nameText,
  nonNegative,
  oneOf,
  positive,
  positiveOrNull,
  probability,
  sizes,
  yesNoOr,
  yesOrNo,
} from "./fields";
import type { CnnNetworkConfig, DeepEbmConfig, EbmConfig, McmcConfig, MlpNetworkConfig, SampleBufferConfig, TrainingConfig } from "./types";

// The defaults of numbers are those of the recipes of ebm/trainer, which are known to train: none is written again here.

/** A schema for each field of a type, and for no other: the compiler sees that both have the same ones. */
type Fields<T> = Readonly<Record<keyof T, z.ZodType>>;

const NAMES = Object.keys(ACTIVATIONS) as Activation[];

function activation(byDefault: Activation) {
  return oneOf(NAMES, byDefault, "Activación de las capas ocultas");
}

const mlpShape = () =>
  ({
    hiddenDims: sizes([128], "Unidades de cada capa oculta", { min: 1, max: 16 }),
    activation: activation("relu"),
  }) satisfies Fields<MlpNetworkConfig>;

const cnnShape = () =>
  ({
    hiddenDims: sizes([16, 32, 64, 64], "Filtros de cada convolución; cada una reduce la imagen a la mitad", { min: 1, max: 16 }),
    activation: activation("swish"),
    firstKernelSize: integer(5, "Lado del núcleo de la primera convolución; las demás son de 3×3", { max: 31 }),
    headDims: sizes([64], "Unidades de las capas densas entre la última convolución y la energía", { min: 0, max: 16 }),
    residual: yesNoOr(
      "projected",
      false,
      "Un bloque residual de dos convoluciones de 3×3 tras cada convolución; projected: en su lugar, desde la segunda",
    ),
  }) satisfies Fields<CnnNetworkConfig>;

const mcmcShape = ({ steps, langevin }: Recipe) =>
  ({
    steps: integer(steps, "Pasos de Langevin por cada paso de entrenamiento", { min: 0, max: 1e6 }),
    stepSize: positive(langevin.stepSize as number, "Lo que multiplica al gradiente recortado"),
    noise: nonNegative(langevin.noise as number, "Desviación típica del ruido de cada paso"),
    gradientClip: positive(langevin.gradientClip as number, "Cada componente del gradiente se recorta a ± este valor"),
    bounds: boundsOrNull(langevin.bounds as [number, number], "Las cadenas no salen de [mínimo, máximo]; null: sin límites"),
  }) satisfies Fields<McmcConfig>;

const bufferShape = ({ buffer }: Recipe) =>
  ({
    capacity: integer(buffer.capacity, "Cadenas que guarda como mucho", { max: 2 ** 28 }),
    newFraction: probability(buffer.newFraction, "Probabilidad de que una cadena empiece en ruido y no donde acabó otra"),
  }) satisfies Fields<SampleBufferConfig>;

function trainingShape(recipe: Recipe) {
  const { beta1, beta2, epsilon } = adam(recipe.adam).rates(0);
  return {
    epochs: integer(recipe.epochs, "Pasadas por las imágenes", { max: 1e6 }),
    batchSize: integer(recipe.batchSize, "Imágenes reales de cada paso, y otras tantas falsas", { max: 65_536 }),
    shuffle: yesOrNo(recipe.shuffle, "Otro orden en cada época"),
    dataNoise: nonNegative(recipe.dataNoise, "Desviación típica del ruido que se suma a las imágenes reales"),
    learningRate: positive(recipe.adam.learningRate as number, "Tasa de aprendizaje de Adam"),
    learningRateDecay: positive(recipe.learningRateDecay, "Lo que multiplica a la tasa en cada época; 1: no cambia"),
    beta1: decay(beta1, "Memoria de la media del gradiente en Adam"),
    beta2: decay(beta2, "Memoria de la media de sus cuadrados en Adam"),
    epsilon: positive(epsilon, "El ε de Adam"),
    longestGradient: positiveOrNull(recipe.longestGradient, "Norma máxima del gradiente de los parámetros; null: ninguna"),
    spectralLimit: positiveOrNull(recipe.spectralLimit ?? null, "Norma espectral máxima de cada capa tras cada paso; null: ninguna"),
  } satisfies Fields<TrainingConfig>;
}

const common = (recipe: Recipe) => ({
  mcmc: group(mcmcShape(recipe), "Langevin: cómo se crean las imágenes falsas"),
  sampleBuffer: groupOrNull(bufferShape(recipe), "Memoria de cadenas (CD persistente); null: todas empiezan en ruido"),
  alpha: nonNegative(recipe.alpha, "Peso de las energías al cuadrado en la pérdida"),
  training: group(trainingShape(recipe), "Datos, optimizador y duración"),
});

const kind = <T extends string>(word: T, about: string) => oneOf([word], word, about);
const name = (byDefault: string) => nameText(byDefault, "Nombre de la red y de la receta");
const seed = () => integer(0, "Semilla de los pesos iniciales, del ruido y del orden", { min: 0, max: Number.MAX_SAFE_INTEGER });

/** Of an EbmConfig. */
export const EBM = z.strictObject(
  {
    kind: kind("ebm", "Red densa"),
    name: name("ebm"),
    seed: seed(),
    inputDim: integer(784, "Valores de una entrada", { max: 10e6 }),
    energyNetwork: group(mlpShape(), "La red que calcula la energía"),
    ...common(MLP_RECIPE),
  } satisfies Fields<EbmConfig>,
  { error: GROUP },
);

/** Of a DeepEbmConfig. */
export const DEEP = z.strictObject(
  {
    kind: kind("deepEbm", "Red convolucional"),
    name: name("ebm-profundo"),
    seed: seed(),
    inputShape: imageShape([32, 32, 1], "Forma de una imagen: alto, ancho, canales"),
    images: oneOf<DeepEbmConfig["images"]>(
      ["padded", "signed"],
      "padded",
      "De bytes a [-1, 1]: con un margen de dos píxeles de fondo (grises) o sin él",
    ),
    energyNetwork: group(cnnShape(), "La red que calcula la energía"),
    ...common(GDL_RECIPE),
  } satisfies Fields<DeepEbmConfig>,
  { error: GROUP },
);

/** Of the parts that can be written on their own; the numbers are those of the main lesson. */
export const MCMC = z.strictObject(mcmcShape(GDL_RECIPE), { error: GROUP });
export const BUFFER = z.strictObject(bufferShape(GDL_RECIPE), { error: GROUP });
export const TRAINING = z.strictObject(trainingShape(GDL_RECIPE), { error: GROUP });
export const MLP = z.strictObject(mlpShape(), { error: GROUP });
export const CNN = z.strictObject(cnnShape(), { error: GROUP });
