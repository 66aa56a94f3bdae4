import { strict as assert } from "node:assert";
import { type EngineNetwork, openNetwork } from "ebm/engine";
import {
  cd,
  cdWithKl,
  denoisingScoreMatching,
  gaussianNoise,
  nce,
  type Objective,
  pcd,
  slicedScoreMatching,
  slicedScoreMatchingVr,
} from "ebm/objective";
import { normalStart } from "ebm/sampler";
import fc from "fast-check";
import { randomWeights } from "../engine/nets";
import { SMOOTH } from "./oracle";

const x = normalStart([2], { chains: 6, seed: 1 });
const theta = randomWeights(SMOOTH, 5).map((w) => 2 * w);
const shifted = (by: number) => theta.map((w, j) => (j === theta.length - 1 ? w + by : w));
const shifts = fc.double({ min: -3, max: 3, noNaN: true });

describe("a constant added to the energy", () => {
  let net: EngineNetwork;
  before(async () => {
    net = await openNetwork(SMOOTH, { weights: theta });
  });
  after(() => net.dispose());

  const measure = async <State>(objective: Objective<State>, by: number, own: readonly number[] = []) => {
    net.setWeights(shifted(by));
    const found = await objective.measure(net, { x }, { seed: 7, step: 3, state: objective.init(net, 7), own: Float32Array.from(own) });
    return { loss: found.loss, bias: found.gradient[theta.length - 1] };
  };

  const blind: Readonly<Record<string, { objective: Objective<never>; tolerance: number }>> = Object.fromEntries(
    Object.entries({
      cd: [cd({ steps: 3 }), 1e-5],
      pcd: [pcd({ steps: 3, chains: 5 }), 1e-5],
      cdWithKl: [cdWithKl({ steps: 3, weight: 0 }), 1e-5],
      denoisingScoreMatching: [denoisingScoreMatching({ sigma: 0.3 }), 1e-4],
      // Energies up to 6 rounded to float32 (3e-7), times 64/12 over h² = 0.01: 2e-4 a direction.
      slicedScoreMatching: [slicedScoreMatching({ h: 0.1 }), 1e-3],
      slicedScoreMatchingVr: [slicedScoreMatchingVr({ h: 0.1 }), 1e-3],
    }).map(([name, [objective, tolerance]]) => [name, { objective: objective as Objective<never>, tolerance: tolerance as number }]),
  );

  for (const [name, { objective, tolerance }] of Object.entries(blind)) {
    it(`changes nothing for ${name}, and the last bias has no gradient`, async () => {
      const still = await measure(objective, 0);
      assert.ok(Math.abs(still.bias) < 1e-3, `${still.bias}`); // weights up to 1 / (n h²), whose float32 sum is 0 but for rounding
      await fc.assert(
        fc.asyncProperty(shifts, async (by) => {
          const moved = await measure(objective, by);
          assert.ok(Math.abs(moved.loss - still.loss) < tolerance, `${moved.loss} against ${still.loss}`);
        }),
        { numRuns: 20 },
      );
    });
  }

  it("is for NCE the same as taking it from log Z", async () => {
    const objective = nce({ noise: gaussianNoise([0, 0], { covariance: [2, 0, 0, 2] }) });
    const still = await measure(objective, 0, [0.5]);
    await fc.assert(
      fc.asyncProperty(shifts, async (by) => {
        const moved = await measure(objective, by, [0.5 - by]);
        assert.ok(Math.abs(moved.loss - still.loss) < 1e-5);
      }),
      { numRuns: 20 },
    );
    const other = await measure(objective, 1, [0.5]);
    assert.ok(Math.abs(other.loss - still.loss) > 1e-2); // and by itself it does count
  });
});
