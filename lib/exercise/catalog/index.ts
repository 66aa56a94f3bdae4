import type { Exercise } from "../exercise";
import { welcome } from "./00-bienvenida";
import { networkAndTraining } from "./02-red-y-entrenamiento";
import { interpolations } from "./06-interpolaciones";

/** Every exercise of the workbook, in the order of the notebooks. */
export const EXERCISES: readonly Exercise[] = [...welcome, ...networkAndTraining, ...interpolations];
