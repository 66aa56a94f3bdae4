import type { Exercise } from "../exercise";
import { welcome } from "./00-bienvenida";
import { foundations } from "./01-fundamentos";
import { networkAndTraining } from "./02-red-y-entrenamiento";
import { checkpoints } from "./03-checkpoints";
import { sweeps } from "./04-barridos";
import { descent } from "./05-descenso";
import { interpolations } from "./06-interpolaciones";

/** Every exercise of the workbook, in the order of the notebooks. */
export const EXERCISES: readonly Exercise[] = [
  ...welcome,
  ...foundations,
  ...networkAndTraining,
  ...checkpoints,
  ...sweeps,
  ...descent,
  ...interpolations,
];
