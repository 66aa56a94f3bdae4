import type { Exercise } from "../exercise";

/** Every exercise of the workbook, in the order of the notebooks. */
export const EXERCISES: readonly Exercise[] = [];
