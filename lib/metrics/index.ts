/** Metrics: a judge of digits, and how good and how varied samples are. @module */
export { accuracy } from "./accuracy";
export { classHistogram } from "./class-histogram";
export { CLASSES, DIGIT_CLASSIFIER, DIGITS, NONE } from "./classifier";
export { crossEntropy, crossEntropyGradient, type LossAndGradient } from "./cross-entropy";
export { distort } from "./distort";
export { garbage } from "./garbage";
export { histogramEntropy } from "./histogram-entropy";
export { judge, type Verdicts } from "./judge";
export { padFlat01 } from "./pad-flat";
export { meanPairwiseDistance } from "./pairwise-distance";
export { type SampleQuality, sampleQuality } from "./quality";
export { softmax } from "./softmax";
