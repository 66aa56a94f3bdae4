import type { Exercise } from "../exercise";
import { welcome } from "./00-bienvenida/index";
import { foundations } from "./01-fundamentos/index";
import { networkAndTraining } from "./02-red-y-entrenamiento/index";
import { checkpoints } from "./03-checkpoints/index";
import { sweeps } from "./04-barridos/index";
import { descent } from "./05-descenso/index";
import { interpolations } from "./06-interpolaciones/index";
import { minimalPattern } from "./07-patron-minimo/index";
import { noiseMlp } from "./08-mlp-ruido/index";
import { contrastivePersistent } from "./09-cd-y-pcd/index";
import { beyond } from "./10-mas-alla/index";
import { evaluation } from "./11-evaluacion/index";

/** Every exercise of the workbook, in the order of the notebooks. */
export const EXERCISES: readonly Exercise[] = [
  ...welcome,
  ...foundations,
  ...networkAndTraining,
  ...checkpoints,
  ...sweeps,
  ...descent,
  ...interpolations,
  ...minimalPattern,
  ...noiseMlp,
  ...contrastivePersistent,
  ...beyond,
  ...evaluation,
];
