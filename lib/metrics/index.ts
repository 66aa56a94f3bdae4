/** Metrics: a judge of digits, how good and how varied samples are, and what traces and gradients say of chains. @module */
export { accuracy } from "./accuracy";
export { classHistogram } from "./class-histogram";
export { CLASSES, DIGIT_CLASSIFIER, DIGITS, NONE } from "./classifier";
export { clippedShare } from "./clipped-share";
export { crossEntropy, crossEntropyGradient, type LossAndGradient } from "./cross-entropy";
export { distort } from "./distort";
export { garbage } from "./garbage";
export { histogramEntropy } from "./histogram-entropy";
export { judge, type Verdicts } from "./judge";
export { padFlat01 } from "./pad-flat";
export { meanPairwiseDistance } from "./pairwise-distance";
export { type SampleQuality, sampleQuality } from "./quality";
export { quantile } from "./quantile";
export { quantilesOverChains } from "./quantiles-over-chains";
export { type SaturationOptions, saturatedShare } from "./saturated-share";
export { softmax } from "./softmax";
export { spearman } from "./spearman";
export { wilsonInterval } from "./wilson-interval";
