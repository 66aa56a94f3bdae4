import { strict as assert } from "node:assert";
import { decodeKeras, decodeKerasWeights, encodeKeras, encodeKerasWeights, encodeTfjs } from "ebm/keras";
import type { WeightsFile } from "ebm/network";
import { oddNet, randomWeights } from "../engine/nets";
import { foreign, type Json } from "./remake";

const spec = oddNet("normas");
const file: WeightsFile = { spec, weights: randomWeights(spec, 6), about: { epoch: 3 } };

describe("group normalization in Keras", () => {
  it("comes back from .keras and from .weights.h5 with every bit, γ and β where they were", async () => {
    assert.deepEqual(await decodeKeras(await encodeKeras(file), { name: "normas.keras" }), file);
    assert.deepEqual(await decodeKerasWeights(await encodeKerasWeights(file), { name: "normas.weights.h5" }), file);
  });

  it("is read from a file that says nothing of us, with the activation that comes after it", async () => {
    const read = await decodeKeras(foreign(await encodeKeras(file)), { name: "ajeno.keras" });
    assert.deepEqual([read.spec.layers, read.weights], [spec.layers, file.weights]);
  });

  /** A file whose first normalization was edited. */
  const edited = async (change: Json) =>
    foreign(await encodeKeras(file), (config) => {
      const layer = config.config.layers.find(({ class_name }: Json) => class_name === "GroupNormalization");
      Object.assign(layer.config, change);
    });

  const refusals: [fact: string, change: Json, message: RegExp][] = [
    ["without β", { center: false }, /center debe ser true y llegó false.*\n.*center=True/s],
    ["without γ", { scale: false }, /scale debe ser true/],
    ["along another axis", { axis: 1 }, /axis debe ser -1 y llegó 1/],
    ["of each channel alone, as Keras writes it", { groups: -1 }, /groups debe ser un entero positivo y llegó -1/],
    ["in groups that are not equal", { groups: 2 }, /3 canales no se reparten en 2 grupos iguales/],
  ];
  for (const [fact, change, message] of refusals)
    it(`is refused ${fact}`, async () => {
      await assert.rejects(decodeKeras(await edited(change), { name: "ajeno.keras" }), { name: "SpecError", message });
    });

  it("has no place in a file of tf.js", async () => {
    await assert.rejects(encodeTfjs(file), { name: "SpecError", message: /tf\.js no tiene la capa GroupNormalization.*\n.*\.keras/s });
  });
});
