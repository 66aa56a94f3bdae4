import { strict as assert } from "node:assert";
import * as tf from "@tensorflow/tfjs-core";
import { loadLayersModel } from "@tensorflow/tfjs-layers";
import fc from "fast-check";
import { decodeTfjs, encodeTfjs, type TfjsFiles } from "ebm/keras";
import { type NetworkSpec, preset, toLayersModel, type WeightsFile } from "ebm/network";
import { assertClose } from "../engine/close";
import { TFJS_NETS, randomBatch, randomWeights } from "../engine/nets";
import { networks } from "./random-specs";
import type { Json } from "./remake";

const file = (spec: NetworkSpec): WeightsFile => ({ spec, weights: randomWeights(spec, 5), about: { epoch: 2 } });
const read = (files: TfjsFiles, options = {}) => decodeTfjs(files, { name: "model.json", ...options });

/** What tf.js itself saves of a network. */
async function savedByTf({ spec, weights }: WeightsFile): Promise<TfjsFiles> {
  const model = toLayersModel(spec, weights);
  let saved: tf.io.ModelArtifacts = {};
  await model.save(
    tf.io.withSaveHandler(async (artifacts) => {
      saved = artifacts;
      return { modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: "JSON" } };
    }),
  );
  model.dispose();
  const { modelTopology, weightSpecs, weightData } = saved;
  const manifest = [{ paths: ["weights.bin"], weights: weightSpecs }];
  return {
    model: { modelTopology, weightsManifest: manifest, generatedBy: "TensorFlow.js" },
    weights: new Uint8Array(weightData as ArrayBuffer),
  };
}

describe("tf.js layers", () => {
  it("give back spec, weights and provenance, whatever the network", async () => {
    await fc.assert(
      fc.asyncProperty(networks, async (spec) => {
        const { model, weights } = await encodeTfjs(file(spec));
        assert.deepEqual(await read({ model: JSON.parse(JSON.stringify(model)), weights }), file(spec));
      }),
    );
  });

  for (const spec of [preset("ebm-mnist"), ...TFJS_NETS]) {
    it(`${spec.name}: tf.js loads ours and gives the outputs of its own model`, async () => {
      const whole = file(spec);
      const { model, weights } = await encodeTfjs(whole);
      const { modelTopology, weightsManifest } = JSON.parse(JSON.stringify(model));
      const own = toLayersModel(spec, whole.weights);
      const loaded = await loadLayersModel(
        tf.io.fromMemory({ modelTopology, weightSpecs: weightsManifest[0].weights, weightData: weights.buffer as ArrayBuffer }),
      );
      const [got, expected] = tf.tidy(() => {
        const x = tf.tensor(randomBatch(spec, { samples: 2, seed: 3 }), [2, ...spec.inputShape]);
        return [loaded, own].map((net) => (net.predict(x) as tf.Tensor).dataSync().slice());
      });
      // The same operations in the same order; no tolerance is needed, but a backend may fuse in another way.
      assertClose(got, expected, "outputs", 1e-6);
      for (const net of [loaded, own]) net.dispose();
    });

    it(`${spec.name}: what tf.js saves is read`, async () => {
      if (spec.head) return; // tf.js does not know the head
      const { spec: found, weights, about } = await read(await savedByTf(file(spec)), { outputSign: spec.outputSign });
      assert.deepEqual([found, weights, about], [spec, file(spec).weights, { importedFrom: "TensorFlow.js" }]);
    });
  }

  const edited = async (edit: (model: Json) => void, cut = 0): Promise<TfjsFiles> => {
    const { model, weights } = await encodeTfjs(file(preset("mlp-10")));
    const copy = JSON.parse(JSON.stringify(model));
    edit(copy);
    return { model: copy, weights: weights.subarray(0, weights.length - cut) };
  };
  const cases: [fact: string, files: () => Promise<TfjsFiles>, message: RegExp][] = [
    ["no topology", () => edited((model) => void delete model.modelTopology), /falta modelTopology/],
    ["no manifest", () => edited((model) => void delete model.weightsManifest), /falta weightsManifest/],
    ["cut weights", () => edited(() => {}, 4), /los pesos están truncados: faltan los de dense_2\/bias/],
    [
      "weights too many",
      () => edited((model) => void model.weightsManifest[0].weights.pop()),
      /ocupan 38916 bytes y deberían ocupar 38912/,
    ],
    [
      "quantized weights",
      () => edited((model) => Object.assign(model.weightsManifest[0].weights[0], { dtype: "uint8" })),
      /dense\/kernel deben ser float32/,
    ],
    ["an entry that is none", () => edited((model) => model.weightsManifest[0].weights.unshift(3)), /debe dar nombre y forma y llegó 3/],
    ["a changed weight", async () => ({ ...(await edited(() => {})), weights: new Uint8Array(38916) }), /sha256 no coincide/],
  ];
  for (const [fact, files, message] of cases) {
    it(`are refused: ${fact}`, async () => assert.rejects(read(await files()), { name: "DataError", message }));
  }
});
