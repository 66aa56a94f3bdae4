import { SpecError } from "../errors";
import type { ConfigIssue } from "./config-error";
import { networkOf } from "./network-of";
import type { ModelConfig } from "./types";

/** float32 values in 1 GiB: what a buffer may hold. */
const MOST_VALUES = 2 ** 28;

/** What is wrong with fields that are right on their own. */
export function inconsistencies(config: ModelConfig): ConfigIssue[] {
  return [...bufferIssues(config), ...imageIssues(config), ...networkIssues(config)];
}

function bufferIssues(config: ModelConfig): ConfigIssue[] {
  const { sampleBuffer, training } = config;
  const { batchSize } = training;
  const path = sampleBuffer === null ? "training.batchSize" : "sampleBuffer.capacity";
  const capacity = sampleBuffer?.capacity ?? batchSize;
  const most = Math.floor(MOST_VALUES / sizeOfInput(config));
  if (capacity < batchSize) {
    const problem = `${path} debe ser al menos training.batchSize, que es ${batchSize}, y llegó ${capacity}`;
    return [{ path, problem, remedy: "el buffer empieza con un lote de ruido: aumenta capacity o usa un lote más pequeño" }];
  }
  if (capacity <= most) return [];
  const problem = `${path} debe ser como mucho ${most} con entradas de ${sizeOfInput(config)} valores y llegó ${capacity}`;
  return [{ path, problem, remedy: "las cadenas guardadas deben caber en 1 GiB" }];
}

/** How many values one input has. */
function sizeOfInput(config: ModelConfig): number {
  return config.kind === "ebm" ? config.inputDim : config.inputShape.reduce((a, b) => a * b, 1);
}

function imageIssues(config: ModelConfig): ConfigIssue[] {
  if (config.kind === "ebm" || config.images === "signed" || config.inputShape[2] === 1) return [];
  const problem = `images debe ser "signed" con imágenes de ${config.inputShape[2]} canales y llegó "padded"`;
  return [{ path: "images", problem, remedy: "el margen de fondo es solo para imágenes grises" }];
}

function networkIssues(config: ModelConfig): ConfigIssue[] {
  try {
    networkOf(config);
    return [];
  } catch (error) {
    if (!(error instanceof SpecError)) throw error;
    const [reason] = error.message.split("\n");
    return [{ path: "energyNetwork", problem: `energyNetwork no se puede construir (${reason.slice(0, -1)})`, remedy: error.remedy }];
  }
}
