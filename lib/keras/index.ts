/** Keras' and tf.js' files: .keras, .weights.h5, the older .h5 and tf.js layers, in and out. @module */
export { decodeKeras, encodeKeras } from "./keras-file";
export type { ImportOptions } from "./resolve-spec";
export { decodeTfjs, encodeTfjs, TFJS_WEIGHTS, type TfjsFiles } from "./tfjs-file";
export { decodeKerasWeights, encodeKerasWeights } from "./weights-h5";
