import { strict as assert } from "node:assert";
import type { Engine, EngineNetwork } from "ebm/engine";
import { rng } from "ebm/rng";
import { abortStops, leaksNothing, manyEqualsSingle, RULES, refusesBadInput, weightsAreCopies } from "./contract-behaviour";
import { agreesWithDifferences, agreesWithReference, sameInAnyBatch, splitsLargeBatches } from "./contract-values";
import { ODD_NETS, randomBatch, randomWeights } from "./nets";

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
    const use = async (spec: (typeof ODD_NETS)[number], work: (net: EngineNetwork) => unknown) => {
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
      it(`has input gradients that are central differences of its energies on ${spec.name}`, () => use(spec, agreesWithDifferences));
    }

    it("computes a sample alone as in any batch", () => use(ODD_NETS[0], (net) => sameInAnyBatch(net, sameBitsInAnyBatch)));

    it("makes many steps with the bits of single steps", () => use(ODD_NETS[0], manyEqualsSingle));

    it("continues a run with the bits of the uninterrupted one", () =>
      use(ODD_NETS[0], async (net) => {
        const x = randomBatch(net.spec, { samples: 3, seed: 5 });
        const work = { rule: RULES[0], rng: rng(11) };
        const half = await net.manySteps(x, { ...work, steps: 2, firstStep: 0 });
        assert.deepEqual(
          await net.manySteps(half, { ...work, steps: 3, firstStep: 2 }),
          await net.manySteps(x, { ...work, steps: 5, firstStep: 0 }),
        );
      }));

    it("splits a batch that does not fit without changing its results", () => splitsLargeBatches(engine));

    it("lets weights be read and replaced, and keeps its own copy", () => use(ODD_NETS[1], weightsAreCopies));

    it("stops at the next step when the signal is aborted, by a callback or by a timer", () => use(ODD_NETS[1], abortStops));

    it("keeps no array after any call or failure, and none after dispose", () => leaksNothing(engine, liveArrays));

    it("refuses bad input with an error of ours", () => use(ODD_NETS[1], (net) => refusesBadInput(engine, net)));
  });
}
