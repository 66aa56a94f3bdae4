/** Data: MNIST, Fashion-MNIST and CIFAR-10 with checked files, coloured shapes, seeded batches, preprocessing, and 2-D toy distributions. @module */
export { type Batch, batchCount, batches, type BatchOptions, firstBatch } from "./batches";
export { CIFAR10_CLASSES, type Cifar10, loadCifar10 } from "./cifar10";
export { COLOURED_SHAPES, colouredShapes } from "./coloured-shapes";
export { FASHION_CLASSES, fashionMnist, loadFashionMnist } from "./fashion-mnist";
export { gaussianMixture } from "./gaussian-mixture";
export { type Idx, parseIdx } from "./idx";
export { firstImages, type ImageSet, imageSet, labelCounts } from "./image-set";
export { loadMnist, type Mnist, type ReadFile } from "./mnist";
export type { ToyOptions } from "./points";
export { type Preprocess, toFlat01, toPadded, toSigned } from "./preprocess";
export { rings } from "./rings";
export { spiral, type SpiralOptions } from "./spiral";
export { labelledTwoMoons, twoMoons } from "./two-moons";
