import { strict as assert } from "node:assert";
import fc from "fast-check";
import { unzipSync, zipSync } from "fflate";
import { EbmError } from "ebm/errors";
import { decodeKeras, encodeKeras } from "ebm/keras";
import { add, conv2d, dense, flatten, network, type NetworkSpec, preset, type WeightsFile } from "ebm/network";
import { ODD_NETS, randomWeights } from "../engine/nets";
import { networks } from "./random-specs";
import { foreign, type Json, remake } from "./remake";

const file = (spec: NetworkSpec, about = {}): WeightsFile => ({ spec, weights: randomWeights(spec, 5), about });
const read = (bytes: Uint8Array, options = {}) => decodeKeras(bytes, { name: "red.keras", ...options });

describe("a .keras of ours", () => {
  it("gives back spec, weights and provenance, whatever the network", async () => {
    await fc.assert(
      fc.asyncProperty(networks, fc.jsonValue(), async (spec, note) => {
        const about = JSON.parse(JSON.stringify({ note }));
        assert.deepEqual(await read(await encodeKeras(file(spec, about))), file(spec, about));
      }),
      { numRuns: 30 },
    );
    for (const spec of ODD_NETS) assert.deepEqual((await read(await encodeKeras(file(spec)))).spec, spec);
  });

  it("is a Sequential, or a Functional when there are sums", async () => {
    const kinds = await Promise.all(
      [preset("mlp-10"), network({ name: "suma", inputShape: [3], layers: [dense(3), add(1), dense(1)] })].map(async (spec) => {
        const { "config.json": config } = unzipSync(await encodeKeras(file(spec)));
        return JSON.parse(new TextDecoder().decode(config)).class_name;
      }),
    );
    assert.deepEqual(kinds, ["Sequential", "Functional"]);
  });

  it("names swish as Keras does, and the model without the slash that Keras refuses", async () => {
    const spec = network({ name: "a/b", inputShape: [2], layers: [dense(2, { activation: "swish" }), dense(1)] });
    const bytes = await encodeKeras(file(spec));
    const { config } = JSON.parse(new TextDecoder().decode(unzipSync(bytes)["config.json"]));
    assert.deepEqual([config.name, config.layers[1].config.activation, config.layers[0].config.batch_shape], ["a_b", "silu", [null, 2]]);
    assert.equal((await read(bytes)).spec.name, "a/b");
  });

  it("refuses weights that are not the network's, or not finite", async () => {
    const spec = preset("mlp-10");
    await assert.rejects(encodeKeras({ spec, weights: new Float32Array(3), about: {} }), { name: "ShapeError" });
    await assert.rejects(encodeKeras({ spec, weights: new Float32Array(9729).fill(Number.NaN), about: {} }), { name: "OptionError" });
  });
});

describe("the sign of the output", () => {
  const spec = network({ name: "f", inputShape: [2], layers: [dense(1)], outputSign: -1 });

  it("is kept in our file, which no option may contradict", async () => {
    const bytes = await encodeKeras(file(spec));
    assert.equal((await read(bytes)).spec.outputSign, -1);
    assert.equal((await read(bytes, { outputSign: -1 })).spec.outputSign, -1);
    await assert.rejects(read(bytes, { outputSign: 1 }), {
      name: "OptionError",
      message: /red\.keras · .*outputSign -1 y se pidió 1.*\n.*--output-sign/,
    });
  });

  it("is 1 in a file from elsewhere, unless the option says −1", async () => {
    const bytes = foreign(await encodeKeras(file(spec)));
    assert.equal((await read(bytes)).spec.outputSign, 1);
    assert.equal((await read(bytes, { outputSign: -1 })).spec.outputSign, -1);
    await assert.rejects(read(bytes, { outputSign: 2 }), { name: "OptionError", message: /debe ser 1 o -1 y llegó 2/ });
  });
});

describe("a .keras from elsewhere with preset", () => {
  const compact = preset("ebm-mnist-compact");
  const subclass = (config: Json) => Object.assign(config, { class_name: "EBM", config: {}, registered_name: "Custom>EBM" });

  it("is the network that preset says, when the model is of a class of its author's", async () => {
    const bytes = foreign(await encodeKeras(file(compact)), subclass);
    assert.deepEqual((await read(bytes, { preset: compact.name, outputSign: -1 })).spec, { ...compact, outputSign: -1 });
    await assert.rejects(read(bytes), {
      name: "DataError",
      message: /clase propia, "EBM".*\n.*preset \(en la terminal, --preset\): ebm-mnist/,
    });
    await assert.rejects(read(bytes, { preset: "ebm-mnist" }), {
      name: "DataError",
      message: /4 de Conv2D y 1 de Dense, y la red ebm-mnist tiene 4 y 2/,
    });
    await assert.rejects(read(bytes, { preset: "otra" }), { name: "OptionError" });
  });

  it("tells the kernel that does not fit", async () => {
    const wider = network({
      ...compact,
      layers: [...compact.layers.slice(0, 3), conv2d(63, { kernelSize: 3, strides: 2 }), flatten(), dense(1)],
    });
    const bytes = foreign(await encodeKeras(file(wider)), subclass);
    const message = /layers\/conv2d_3\/vars\/0 tienen la forma \[3, 3, 64, 63\] y la capa conv2d_3 .* pide \[3, 3, 64, 64\]/;
    await assert.rejects(read(bytes, { preset: compact.name }), { name: "DataError", message });
  });

  it("must be that network when it says its layers", async () => {
    const bytes = await encodeKeras(file(compact));
    assert.deepEqual((await read(bytes, { preset: compact.name })).spec, compact);
    await assert.rejects(read(bytes, { preset: "ebm-mnist" }), {
      name: "SpecError",
      message: /no es la red ebm-mnist: la capa número 1 es otra\.\n.*--preset/,
    });
    await assert.rejects(read(bytes, { preset: "mlp-10" }), { name: "SpecError", message: /no es la red mlp-10: su entrada es otra/ });
  });
});

describe("a .keras that was damaged", () => {
  const spec = network({
    name: "dañada",
    inputShape: [4, 4, 1],
    layers: [conv2d(2, { kernelSize: 3 }), flatten(), dense(1)],
    outputSign: -1,
  });
  const whole = file(spec, { epoch: 3 });

  it("is refused, or nothing that matters changed, whatever byte is another", async () => {
    const bytes = await encodeKeras(whole);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
        const damaged = bytes.slice();
        damaged[at] ^= mask;
        const found = await read(damaged).catch((error) => error);
        if (found instanceof Error) assert.ok(found instanceof EbmError, `${at}: ${found.stack}`);
        else assert.deepEqual(found, whole);
      }),
      { numRuns: 150 },
    );
  });

  it("is refused at every length but its own", async () => {
    const bytes = await encodeKeras(whole);
    for (let length = 0; length < bytes.length; length += 37) {
      await assert.rejects(read(bytes.subarray(0, length)), { name: "DataError", message: /^red\.keras · .*\n {2}\S/ });
    }
  });

  const cases: [fact: string, make: (bytes: Uint8Array) => Uint8Array, message: RegExp][] = [
    ["no zip", () => new TextEncoder().encode("GIF89a".repeat(40)), /no es un archivo zip/],
    ["a zip of something else", () => zipSync({ "a.txt": Uint8Array.of(1) }), /falta config\.json/],
    ["a zip without weights", (bytes) => remake(bytes, ({ files }) => delete files["model.weights.h5"]), /falta model\.weights\.h5/],
    ["a config that is no JSON", (bytes) => zipSync({ ...unzipSync(bytes), "config.json": Uint8Array.of(123) }), /config\.json no es JSON/],
    [
      "a config that is a list",
      (bytes) => zipSync({ ...unzipSync(bytes), "config.json": Uint8Array.of(91, 93) }),
      /config\.json debe ser un objeto/,
    ],
    [
      "weights that are no HDF5",
      (bytes) => remake(bytes, ({ files }) => (files["model.weights.h5"] = new Uint8Array(5000))),
      /\(model\.weights\.h5\) · no se puede leer como HDF5/,
    ],
    ["our part of another version", (bytes) => remake(bytes, ({ metadata }) => (metadata.ebm.version = 9)), /«ebm» no es de la versión 1/],
    [
      "weights that are not those it was saved with",
      (bytes) => remake(bytes, ({ metadata }) => (metadata.ebm.sha256 = "0")),
      /sha256 no coincide/,
    ],
  ];
  for (const [fact, make, message] of cases) {
    it(`is refused: ${fact}`, async () => {
      await assert.rejects(read(make(await encodeKeras(whole))), { name: "DataError", message });
    });
  }

  it("is not unpacked when it says that it is enormous", async () => {
    const bytes = zipSync({ "config.json": new Uint8Array(20e6) }, { level: 9 });
    await assert.rejects(read(bytes), { name: "DataError", message: /ocupa 20000000 bytes y el máximo es 16000000/ });
  });
});
