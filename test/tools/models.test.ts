import { strict as assert } from "node:assert";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openNetwork } from "ebm/engine";
import { encodeKeras, encodeKerasWeights } from "ebm/keras";
import { dense, encodeWeights, network, preset, type WeightsFile } from "ebm/network";
import { randomBatch, randomWeights } from "../engine/nets";
import { ROOT, temporaryFolder } from "../setup/helpers";

const spec = network({ name: "plana", inputShape: [3], layers: [dense(4, { activation: "swish" }), dense(1)], outputSign: -1 });
const whole: WeightsFile = { spec, weights: randomWeights(spec, 3), about: {} };
const x = randomBatch(spec, { samples: 5, seed: 4 });

describe("npm run energy and npm run export", function () {
  this.timeout(180_000);
  const folder = temporaryFolder();
  const at = (name: string) => join(folder, name);
  let expected: number[];

  before(async () => {
    const net = await openNetwork(spec, { weights: whole.weights });
    expected = Array.from(net.energy(x));
    net.dispose();
    writeFileSync(at("x.f32"), new Uint8Array(x.buffer));
    writeFileSync(at("red.ebm"), await encodeWeights(whole));
    writeFileSync(at("grande.ebm"), await encodeWeights({ ...whole, weights: whole.weights.map(() => 10) }));
    writeFileSync(at("grande.f32"), new Uint8Array(Float32Array.of(1, 1, 1, 3e38, 3e38, 3e38).buffer));
    writeFileSync(at("red.keras"), await encodeKeras(whole));
  });

  function command(name: "energy" | "export", ...words: string[]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, "bin", `${name}.js`), ...words], {
      cwd: folder,
      encoding: "utf8",
    });
    return { status, stdout, stderr };
  }

  const energy = (...words: string[]) => command("energy", ...words);

  /** The energies of the last line. */
  function energies(...words: string[]): number[] {
    const { status, stdout, stderr } = energy("--json", "--images", "x.f32", ...words);
    assert.equal(status, 0, stderr);
    const last = stdout.trimEnd().split("\n").at(-1) as string;
    assert.equal(JSON.stringify(JSON.parse(last)), last);
    return JSON.parse(last).energies;
  }

  it("give the library's energies, every digit of them, of what each format keeps", () => {
    assert.deepEqual(energies("--model", "red.ebm"), expected);
    for (const [format, out] of [
      ["keras", "sale.keras"],
      ["h5", "sale.weights.h5"],
      ["tfjs", "sale"],
    ]) {
      const { status, stdout, stderr } = command("export", "--model", "red.ebm", "--format", format, "--out", out);
      assert.equal(status, 0, stderr);
      assert.match(stdout, /^✔ Red plana, 21 parámetros: sale/);
      assert.deepEqual(energies("--model", out), expected);
    }
    assert.ok(existsSync(at("sale/weights.bin")));
    assert.deepEqual(energies("--model", "sale/model.json"), expected);
  });

  it("take the sign of the output both ways, and preset for weights alone", async () => {
    for (const words of [["--output-sign", "-1"], ["--output-sign=-1"]])
      assert.deepEqual(energies("--model", "red.keras", ...words), expected);
    const ten = preset("mlp-10");
    const bytes = await encodeKerasWeights({ spec: ten, weights: randomWeights(ten, 1), about: {} });
    writeFileSync(at("diez.h5"), bytes);
    writeFileSync(at("diez.f32"), new Uint8Array(randomBatch(ten, { samples: 1, seed: 1 }).buffer));
    const { status, stderr } = energy("--model", "diez.h5", "--images", "diez.f32", "--preset", "mlp-10");
    assert.equal(status, 0, stderr);
  });

  it("print a table in Spanish without --json", () => {
    const { stdout } = energy("--model", "red.ebm", "--images", "x.f32");
    assert.match(stdout, /^Energía de 5 imágenes con la red plana \(baja = probable\)\nimagen +energía\n +1 +-?\d+,\d{6}\n/);
  });

  const sentences: [fact: string, words: string[], sentence: RegExp][] = [
    ["no model", ["--images", "x.f32"], /^✘ Falta --model\.\n {2}Remedio: npm run -s energy/],
    ["no images", ["--model", "red.ebm"], /^✘ Falta --images\./],
    ["an unknown word", ["--foo"], /^✘ No entiendo «--foo»\.\n {2}Remedio: npm run energy -- --ayuda/],
    ["a word too many", ["--model", "red.ebm", "otra"], /^✘ No entiendo «otra»\./],
    ["an option without its value", ["--model"], /^✘ Falta el valor después de --model\./],
    [
      "a sign that is none",
      ["--model", "red.ebm", "--images", "x.f32", "--output-sign", "2"],
      /^✘ --output-sign debe ser 1 o -1 y llegó «2»\./,
    ],
    [
      "a sign against the file",
      ["--model", "red.ebm", "--images", "x.f32", "--output-sign", "1"],
      /^✘ red\.ebm dice que su red tiene outputSign -1 y se pidió 1\./,
    ],
    [
      "a preset against the file",
      ["--model", "red.ebm", "--images", "x.f32", "--preset", "mlp-10"],
      /^✘ red\.ebm es la red plana y se pidió mlp-10\./,
    ],
    ["a model that is not there", ["--model", "no.keras", "--images", "x.f32"], /^✘ No encuentro «no\.keras»\./],
    ["images that are not there", ["--model", "red.ebm", "--images", "no.f32"], /^✘ No existe el fichero no\.f32\./],
    [
      "half an image",
      ["--model", "red.ebm", "--images", "medio.f32"],
      /^✘ medio\.f32 tiene 10 bytes y debe tener un múltiplo de 12: una imagen de plana son 3 números/,
    ],
    ["NaN in an image", ["--model", "red.ebm", "--images", "nan.f32"], /^✘ nan\.f32 tiene NaN en la imagen número 2/],
    [
      "an energy that overflows",
      ["--model", "grande.ebm", "--images", "grande.f32", "--json"],
      /^✘ La energía de la imagen número 2 de grande\.f32 es -Infinity: debe ser un número finito\.\n {2}Remedio: comprueba/,
    ],
    ["a damaged model", ["--model", "rota.keras", "--images", "x.f32"], /^✘ rota\.keras · .*truncado/],
    ["a file of no kind", ["--model", "x.f32", "--images", "x.f32"], /^✘ No sé de qué tipo es el modelo x\.f32\./],
  ];
  for (const [fact, words, sentence] of sentences) {
    it(`energy says in Spanish what is wrong, without a stack, and ends with 1: ${fact}`, () => {
      writeFileSync(at("medio.f32"), new Uint8Array(10));
      writeFileSync(at("nan.f32"), new Uint8Array(Float32Array.of(1, 1, 1, 1, Number.NaN, 1).buffer));
      writeFileSync(at("rota.keras"), readFileSync(at("red.keras")).subarray(0, 500));
      const { status, stdout, stderr } = energy(...words);
      assert.deepEqual([status, stdout], [1, ""]);
      assert.match(stderr, sentence);
      assert.doesNotMatch(stderr, /\n {4}at /);
    });
  }

  it("export asks for the names that Keras opens, and knows three formats", () => {
    const name = command("export", "--model", "red.ebm", "--format", "h5", "--out", "red.h5");
    assert.match(name.stderr, /^✘ Keras solo abre ficheros \.weights\.h5 y llegó «red\.h5»\.\n {2}Remedio: --out red\.weights\.h5/);
    const format = command("export", "--model", "red.ebm", "--format", "onnx", "--out", "red.onnx");
    assert.match(format.stderr, /^✘ --format debe ser keras, h5 o tfjs y llegó «onnx»\./);
    assert.deepEqual([name.status, format.status], [1, 1]);
  });
});
