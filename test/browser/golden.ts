/**
 * What `everything` gives without FMA: energies of the first three samples, and sha256 of the bits of all chains after
 * twenty steps of each rule. They are what the engine gave when it was written: who changes them changes everybody's results.
 */
export const GOLDEN: Readonly<Record<string, { energies: readonly number[]; langevin: string; ula: string }>> = {
  "ebm-mnist-compact": {
    energies: [0.0017031098250299692, 0.014053130522370338, 0.009232183918356895],
    langevin: "cbe2478556b148d229e1a47b3875cc8a859f9ad77727b2cdd1be49703493f63a",
    ula: "2bc421447d9ec878205d6f8b9f22d7703446af653752688e27a663910cd7db38",
  },
  residual: {
    energies: [-0.21657530963420868, -0.5517659187316895, -0.12674659490585327],
    langevin: "17c266d68109b85a6deee1cb194e2be2fd1edc60bfd990119bd761c19b66d926",
    ula: "a872c90727a5e51317995604ac3ca0d5a9815db2773dde314a9b693f24de6842",
  },
  "diez-clases": {
    energies: [-2.297764301300049, -2.354102373123169, -2.2935738563537598],
    langevin: "b5a4f6aba5ce6b3d2936db149429c73d6e982d4182ed34d7975eeeb1f957c982",
    ula: "8cb7a398e0f6c3a94974d9f7091a99b584e4251d4e44f17ea9d39253238c8b02",
  },
};
