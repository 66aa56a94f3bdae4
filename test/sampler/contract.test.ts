import { strict as assert } from "node:assert";
import { networkEnergy } from "ebm/energy";
import { openNetwork } from "ebm/engine";
import { dense, network } from "ebm/network";
import { rng } from "ebm/rng";
import { normalStart, sample, ula } from "ebm/sampler";
import { cellsOf, describeContract } from "./contract";
import { ENTRIES } from "./entries";
import { fluxAsymmetry, KOLMOGOROV_BOUND, kolmogorov } from "./statistics";
import { correlated } from "./targets";

for (const entry of ENTRIES) describeContract(entry);

describe("the energy of a network", () => {
  it("is one for all samplers, and a chain alone has the bits that it has inside a batch there too", async () => {
    const spec = network({ name: "plano", inputShape: [2], layers: [dense(16, { activation: "swish" }), dense(1)] });
    const net = await openNetwork(spec, { seed: 7 });
    const start = normalStart([2], { chains: 6, seed: 2, spread: 0.3 });
    for (const entry of ENTRIES.filter(({ blocks }) => !blocks)) {
      const sampler = entry.make({ energy: networkEnergy(net), temperature: 1, curvature: 1 });
      const together = await sample(sampler, start, { seed: 9, steps: 8 });
      const alone = await sample(sampler, start.slice(0, 4), { seed: 9, steps: 8 });
      assert.deepEqual(alone.x, together.x.slice(0, 4), entry.name);
      assert.notDeepEqual(together.x, start, entry.name);
    }
    net.dispose();
  });
});

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
