/** Training objectives: a loss of energies and its gradient in the parameters, one a file. @module */
export {
  type ContrastiveGradient,
  type ContrastiveLoss,
  type ContrastiveOptions,
  contrastiveGradient,
  contrastiveLoss,
} from "./contrastive-divergence";
