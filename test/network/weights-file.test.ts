import { strict as assert } from "node:assert";
import fs from "node:fs";
import path from "node:path";
import { countParameters, decodeWeights, encodeWeights, initialWeights, PRESETS, preset } from "ebm/network";
import { pack } from "ebm/bytes";
import { ODD_NETS, randomWeights } from "../engine/nets";

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

  it("keep residual additions and heads", async () => {
    for (const odd of ODD_NETS) {
      const file = { spec: odd, weights: randomWeights(odd, 3), about: {} };
      assert.deepEqual(await decodeWeights(await encodeWeights(file), { name: "x.ebm" }), file);
    }
  });

  it("of earlier versions load, and are written again with the same bytes", async () => {
    // This file was written before there were additions and heads.
    const bytes = fs.readFileSync(path.join(__dirname, "fixtures", "ebm-mnist-v1.ebm"));
    const again = await encodeWeights(await decodeWeights(new Uint8Array(bytes), { name: "ebm-mnist-v1.ebm" }));
    assert.ok(bytes.equals(again));
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
