/** Kernels of the steps, the moments and the weights: each adds its functions to a module. @module */
export { defineAdam } from "./adam";
export { defineDescend } from "./descend";
export { definePerturb } from "./perturb";
export { defineReduce } from "./reduce";
export { defineRepack } from "./repack";
export { defineTranspose } from "./transpose";
