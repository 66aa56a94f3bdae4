import { strict as assert } from "node:assert";
import { rng } from "ebm/rng";
import { ula } from "ebm/sampler";
import { cellsOf, describeContract } from "./contract";
import { ENTRIES } from "./entries";
import { fluxAsymmetry, KOLMOGOROV_BOUND, kolmogorov } from "./statistics";
import { correlated } from "./targets";

for (const entry of ENTRIES) describeContract(entry);

describe("the tests of the contract", () => {
  it("tell a biased sampler from an exact one: ula from exact draws leaves the law, and its flux has a direction", () => {
    const target = correlated();
    const sampler = ula(target.energy, { stepSize: 0.8 });
    const state = sampler.init(target.draw?.(20_000) as Float32Array);
    const [next] = sampler.step(state, rng(14));
    const x = next.x.filter((_, k) => k % 2 === 1);
    assert.ok(kolmogorov(x, target.cdf[1]) > KOLMOGOROV_BOUND);
    assert.ok(fluxAsymmetry(cellsOf(state.x), cellsOf(next.x), 6) > 37.7);
  });
});
