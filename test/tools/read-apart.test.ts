import { strict as assert } from "node:assert";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { encodeKerasWeights } from "ebm/keras";
import { initialWeights, preset } from "ebm/network";
import { temporaryFolder } from "../setup/helpers";

const { readApart } = require("../../tools/models/read-apart");

const spec = preset("mlp-10");
const weights = initialWeights(spec, { seed: 7 });

describe("reading an .h5 apart", function () {
  this.timeout(60_000);

  it("gives the network of a good file", async () => {
    const bytes = await encodeKerasWeights({ spec, weights, about: {} });
    assert.deepEqual((await readApart(bytes, { name: "red.weights.h5" })).weights, weights);
  });

  it("says what the decoder says of a bad one", async () => {
    await assert.rejects(readApart(new Uint8Array(100), { name: "red.h5" }), { name: "Problem", message: /^red\.h5 · / });
  });

  it("gives up on a file that HDF5 reads for ever", async () => {
    const script = join(temporaryFolder(), "eterno.js");
    writeFileSync(script, "for (;;);");
    await assert.rejects(readApart(new Uint8Array(1), { name: "red.h5" }, { patience: 200, script }), {
      name: "Problem",
      message: "red.h5 está dañado: no se termina de leer.",
    });
  });
});
