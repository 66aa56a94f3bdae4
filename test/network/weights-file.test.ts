import { strict as assert } from "node:assert";
import { countParameters, decodeWeights, encodeWeights, initialWeights, PRESETS, preset } from "ebm/network";
import { pack } from "ebm/bytes";

const spec = preset("mlp-10");
const weights = initialWeights(spec, { seed: 7 });

describe("weights files", () => {
  for (const name of Object.keys(PRESETS) as (keyof typeof PRESETS)[]) {
    it(`keep the spec and every bit of the weights of ${name}`, async () => {
      const network = preset(name);
      const theta = initialWeights(network, { seed: 3 });
      const back = await decodeWeights(await encodeWeights({ spec: network, weights: theta, about: { época: 2 } }), { name: "x.ebm" });
      assert.deepEqual(back.spec, network);
      assert.deepEqual(back.weights, theta);
      assert.deepEqual(back.about, { época: 2 });
    });
  }

  it("have the same bytes each time", async () => {
    const file = { spec, weights, about: {} };
    assert.deepEqual(await encodeWeights(file), await encodeWeights(file));
  });

  it("refuse weights of another network, when written and when read", async () => {
    await assert.rejects(encodeWeights({ spec, weights: weights.slice(1), about: {} }), { name: "ShapeError" });
    await assert.rejects(encodeWeights({ spec, weights: weights.map(() => Number.NaN), about: {} }), {
      name: "OptionError",
      message: /finitos/,
    });
    await assert.rejects(encodeWeights({ spec: { ...spec, layers: [] }, weights, about: {} }), { name: "SpecError" });
    const forged = await pack({ magic: "EBMW", version: 1 }, { header: { spec, about: {} }, body: weights.slice(1) });
    await assert.rejects(decodeWeights(forged, { name: "x.ebm" }), /x\.ebm · el fichero tiene \d+ pesos y su red \d+ parámetros/);
  });

  it("refuse a header whose spec is no network", async () => {
    const forged = await pack({ magic: "EBMW", version: 1 }, { header: { spec: { name: "x" }, about: {} }, body: weights });
    await assert.rejects(decodeWeights(forged, { name: "x.ebm" }), { name: "SpecError" });
  });

  it("say what a truncated file is", async () => {
    const bytes = await encodeWeights({ spec, weights, about: {} });
    assert.ok(bytes.length > 4 * countParameters(spec));
    await assert.rejects(decodeWeights(bytes.slice(0, 1000), { name: "x.ebm" }), /truncado o alterado/);
  });
});
