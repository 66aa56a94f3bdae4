import type { Engine, EngineNetwork } from "ebm/engine";
import type { NetworkSpec } from "ebm/network";
import {
  adamStepsAllOrNothing,
  adamStepsExactly,
  copiesTheChains,
  leaksNothing,
  refusesBadInput,
  weightsAreCopies,
} from "./contract-behaviour";
import {
  abortStops,
  agreesOnGradientsThatAreTooLong,
  continuesARun,
  followsReference,
  manyEqualsSingle,
  namesTheChainThatDiverges,
  perturbsExactly,
  tracesEveryStep,
  watchesOnlyTheAskedSteps,
} from "./contract-steps";
import {
  agreesWithDifferences,
  agreesWithReference,
  outputsAgreeWithReference,
  sameInAnyBatch,
  splitsLargeBatches,
} from "./contract-values";
import { ODD_NETS, oddNet, randomWeights } from "./nets";

/** What a test of the contract needs to know of an engine. */
export interface ContractOptions {
  readonly make: () => Promise<Engine>;
  /** Whether a chain has the same bits alone and in a batch; else they agree to 1e-6 of the largest. */
  readonly sameBitsInAnyBatch: boolean;
  /** Arrays that the engine keeps alive outside the JavaScript heap. */
  readonly liveArrays: () => number;
}

/** The tests that every engine must pass. */
export function engineContract(title: string, { make, sameBitsInAnyBatch, liveArrays }: ContractOptions): void {
  describe(`engine ${title}`, function () {
    this.timeout(60_000);
    let engine: Engine;
    before(async () => {
      engine = await make();
    });
    const use = async (spec: NetworkSpec, work: (net: EngineNetwork) => unknown) => {
      const net = engine.load(spec, randomWeights(spec, 3));
      try {
        await work(net);
      } finally {
        net.dispose();
      }
    };

    for (const spec of ODD_NETS) {
      it(`gives the energies and gradients of the double-precision reference on the network ${spec.name}`, () =>
        use(spec, agreesWithReference));
      it(`gives the outputs and their gradients of the reference on ${spec.name}`, () => use(spec, outputsAgreeWithReference));
      it(`has input gradients that are central differences of its energies on ${spec.name}`, () => use(spec, agreesWithDifferences));
      it(`follows the reference for twenty steps with fresh weights on ${spec.name}`, () => use(spec, followsReference));
    }

    for (const spec of [ODD_NETS[0], oddNet("residual"), oddNet("diez-clases")]) {
      it(`computes a sample alone as in any batch on ${spec.name}`, () => use(spec, (net) => sameInAnyBatch(net, sameBitsInAnyBatch)));
      it(`makes many steps with the bits of single steps on ${spec.name}`, () => use(spec, manyEqualsSingle));
      it(`adds noise to samples with the bits of plain arrays on ${spec.name}`, () => use(spec, perturbsExactly));
      it(`makes Adam steps with the bits of plain arrays on ${spec.name}`, () => use(spec, adamStepsExactly));
    }

    it("continues a run with the bits of the uninterrupted one", () => use(ODD_NETS[0], continuesARun));

    it("moves the chains that were given, whatever becomes of the array", () => use(ODD_NETS[1], copiesTheChains));

    it("refuses a gradient that is longer than float32 knows, as a single step does", () => agreesOnGradientsThatAreTooLong(engine));

    it("traces what every step saw, watched or not", () => use(ODD_NETS[1], tracesEveryStep));

    it("tells the watched steps and no other", () => use(ODD_NETS[1], watchesOnlyTheAskedSteps));

    it("names the first chain that diverges and its step", () => namesTheChainThatDiverges(engine));

    it("splits a batch that does not fit without changing its results", () => splitsLargeBatches(engine));

    it("lets weights be read and replaced, and keeps its own copy", () => use(ODD_NETS[1], weightsAreCopies));

    it("leaves the weights as they were when an Adam step fails", () => use(ODD_NETS[1], adamStepsAllOrNothing));

    it("stops at the next step when the signal is aborted, by a callback or by a timer", () => use(ODD_NETS[1], abortStops));

    it("keeps no array after any call or failure, and none after dispose", () => leaksNothing(engine, liveArrays));

    it("refuses bad input with an error of ours", () => use(ODD_NETS[1], (net) => refusesBadInput(engine, net)));
  });
}
