import { strict as assert } from "node:assert";
import { decodeKeras, decodeKerasWeights, decodeTfjs, encodeTfjs, type TfjsFiles } from "ebm/keras";
import { preset } from "ebm/network";
import { randomWeights } from "../engine/nets";

/** What a caller without types may give instead of bytes. */
const NO_BYTES = [undefined, null, "PK", [80, 75], new ArrayBuffer(8), new Float32Array(2)] as never[];
const spec = preset("mlp-10");

describe("the doors of files of Keras and tf.js", () => {
  let ours: TfjsFiles;
  before(async () => {
    ours = await encodeTfjs({ spec, weights: randomWeights(spec, 5), about: {} });
  });

  it("refuse what is no bytes by the name of the file", async () => {
    for (const bytes of NO_BYTES) {
      const message = /^red · (el contenido|weights) debe ser un Uint8Array y llegó .*\n {2}Pasa los bytes/;
      await assert.rejects(decodeKeras(bytes, { name: "red" }), { name: "DataError", message });
      await assert.rejects(decodeKerasWeights(bytes, { name: "red", preset: "mlp-10" }), { name: "DataError", message });
      await assert.rejects(decodeTfjs({ ...ours, weights: bytes }, { name: "red" }), { name: "DataError", message });
    }
    for (const files of [undefined, null, {}] as never[])
      await assert.rejects(decodeTfjs(files, { name: "red" }), { name: "DataError", message: /falta modelTopology/ });
  });

  it("ask for the name of the file", async () => {
    const message = /^decode\w+ · options debe ser un objeto con name y llegó .*\n {2}Di cómo llamar al fichero/;
    for (const options of [undefined, null, {}] as never[]) {
      await assert.rejects(decodeKeras(new Uint8Array(9), options), { name: "OptionError", message });
      await assert.rejects(decodeKerasWeights(new Uint8Array(9), options), { name: "OptionError", message });
      await assert.rejects(decodeTfjs(ours, options), { name: "OptionError", message });
    }
  });

  it("take the bytes that Node reads", async () => {
    const read = await decodeTfjs({ ...ours, weights: Buffer.from(ours.weights) }, { name: "red" });
    assert.deepEqual(read.weights, randomWeights(spec, 5));
  });
});
