import { strict as assert } from "node:assert";
import * as fs from "node:fs";
import * as path from "node:path";
import { decodeWeights, encodeWeights, initialWeights, preset } from "ebm/network";
import { averageWeights, MAIN_RUN, recipe, SHIPPED_RUNS, weightsSha256 } from "ebm/trainer";
import { scratchFolder } from "./checking";

const { parseCheckpoints } = require("../../tools/commands/checkpoints");
const { inRanges } = require("../../tools/checkpoints/average");
const { runCheckpoints } = require("../../tools/checkpoints/main");

const NAME = "ebm-mnist-averaged";
const PLAN = SHIPPED_RUNS[MAIN_RUN];
const FACTS = {
  preset: PLAN.preset,
  recipe: recipe(PLAN.recipe),
  seed: 5,
  command: "c",
  machine: "m",
  engine: { name: "wasm" },
  node: "20",
};
const SPEC = preset(PLAN.preset);
const weightsOf = (epoch: number) => initialWeights(SPEC, { seed: epoch });

describe("npm run checkpoints -- --average", () => {
  let folder: string;
  let source: string;
  beforeEach(async () => {
    const root = scratchFolder();
    [folder, source] = [path.join(root, "checkpoints"), path.join(root, "run")];
    fs.mkdirSync(source);
    for (const epoch of [8, 9, 10, 12]) write(`epoch-${String(epoch).padStart(3, "0")}.ebm`, await fileOf(epoch));
    write("run.json", JSON.stringify(FACTS));
  });
  afterEach(() => fs.rmSync(path.dirname(source), { recursive: true }));

  const write = (file: string, content: string | Uint8Array) => fs.writeFileSync(path.join(source, file), content);
  const fileOf = (epoch: number, about: object = { epoch, seed: 5 }, weights = weightsOf(epoch)) =>
    encodeWeights({ spec: SPEC, weights, about: { ...about } });
  const shipped = () => fs.readFileSync(path.join(folder, `${NAME}.ebm`));

  async function run(...words: string[]): Promise<{ status: number; text: string }> {
    const lines: string[] = [];
    const status = await runCheckpoints(parseCheckpoints(words), { folder, say: (line: string) => lines.push(line) });
    return { status, text: lines.join("\n") };
  }
  const average = (epochs = "8-10,12", name = NAME) => run("--average", source, "--as", name, "--epochs", epochs);

  it("writes the mean of the weights, whose file says of which run and epochs it is, and which energies it has", async () => {
    assert.match((await average()).text, /ebm-mnist-averaged\.ebm: la media de las épocas 8-10,12\.$/);
    const { spec, weights, about } = await decodeWeights(shipped(), { name: NAME });
    assert.deepEqual(weights, averageWeights([8, 9, 10, 12].map(weightsOf)));
    const { probe, energies, weightsSha256: sum, averageCommand, ...said } = about as { energies: number[] } & Record<string, unknown>;
    const { recipe: followed, ...facts } = FACTS;
    const same = { ...facts, recipe: JSON.parse(JSON.stringify(followed)), name: NAME, run: MAIN_RUN };
    assert.deepEqual([spec, said], [SPEC, { ...same, epochs: 12, averaged: [8, 9, 10, 12] }]);
    assert.deepEqual([probe, energies.length, sum], ["probe-32.f32", 8, await weightsSha256(weights)]);
    assert.equal(averageCommand, `npm run checkpoints -- --average CARPETA --as ${NAME} --epochs 8-10,12`);
    assert.match((await run()).text, /\| ebm-mnist-averaged +\| ebm-mnist +\| uva +\| 5 +\| media de 8-10,12 de ebm-mnist-uva +\|/);
  });

  it("gives the same bytes again, in whatever order the epochs are named, and takes the place of an earlier mean", async () => {
    await average();
    const before = shipped();
    await average("12,10,9,8,8");
    assert.deepEqual(shipped(), before);
    await average("8");
    assert.deepEqual((await decodeWeights(shipped(), { name: NAME })).weights, weightsOf(8));
    assert.equal((await run("--verify")).status, 0);
  });

  it("verify computes its energies again", async () => {
    await average();
    const good = await run("--verify");
    assert.equal(good.status, 0, good.text);
    assert.match(good.text, /ebm-mnist-averaged\.ebm: 76993 pesos .*; las energías de 8 imágenes, calculadas otra vez, son idénticas/);
    const { spec, weights, about } = await decodeWeights(shipped(), { name: NAME });
    const { writeSums } = require("../../tools/checkpoints/sums");
    const spoilt: [RegExp, object][] = [
      [/las energías de las imágenes guardadas difieren/, { weights: weights.map((w) => 1.01 * w) }],
      [/la suma de los pesos no es la que dice/, { weights: weights.map((w) => 1.01 * w) }],
      [/las energías de las imágenes guardadas difieren/, { about: { ...about, energies: [1, 2] } }],
      [/nombra otras imágenes: otra\.f32/, { about: { ...about, probe: "otra.f32" } }],
      [/no es de la red mlp-784/, { about: { ...about, preset: "mlp-784" } }],
      [/no dice de qué épocas es la media/, { about: {} }],
    ];
    for (const [message, change] of spoilt) {
      fs.writeFileSync(path.join(folder, `${NAME}.ebm`), await encodeWeights({ spec, weights, about, ...change }));
      await writeSums(folder);
      const { status, text } = await run("--verify");
      assert.equal(status, 1, String(message));
      assert.match(text, message);
    }
  });

  it("refuses what is no run of that recipe or lacks an epoch, and writes nothing", async () => {
    const diverged = weightsOf(9).fill(3e38);
    const cases: [RegExp, () => void | Promise<void>, string?][] = [
      [/no están los pesos de la época 11/, () => {}, "8-12"],
      [/es ebm-mnist con la receta gdl/, () => write("run.json", JSON.stringify({ ...FACTS, recipe: recipe("gdl") }))],
      [/no siguió la receta uva entera/, () => write("run.json", JSON.stringify({ ...FACTS, smoke: true }))],
      [/dice que es de la época 3/, async () => write("epoch-009.ebm", await fileOf(9, { epoch: 3 }))],
      [/dice que su semilla es 6/, async () => write("epoch-009.ebm", await fileOf(9, { epoch: 9, seed: 6 }))],
      [/energías de ebm-mnist-averaged\.ebm no son finitas/, async () => write("epoch-009.ebm", await fileOf(9, {}, diverged)), "9"],
    ];
    const before = new Map(fs.readdirSync(source).map((file) => [file, fs.readFileSync(path.join(source, file))]));
    for (const [message, spoil, epochs] of cases) {
      await spoil();
      await assert.rejects(average(epochs), { message }, String(message));
      assert.ok(!fs.existsSync(path.join(folder, `${NAME}.ebm`)));
      for (const [file, bytes] of before) write(file, bytes);
    }
    await assert.rejects(average("8", "otra"), { message: /No hay ninguna media que se llame «otra»: ebm-mnist-averaged/ });
  });

  it("takes epochs as a list with ranges, and says in Spanish what it does not understand", () => {
    const epochs = (text: string) => parseCheckpoints(["--average", "x", "--as", "y", "--epochs", text]).epochs;
    assert.deepEqual(epochs("41-44, 50"), [41, 42, 43, 44, 50]);
    assert.equal(inRanges([41, 42, 43, 44, 50, 60, 61]), "41-44,50,60,61");
    assert.throws(() => epochs("5-3"), { message: /--epochs 5-3 va hacia atrás/, remedy: /--epochs 3-5/ });
    assert.throws(() => epochs("1-2-3"), { message: /--epochs debe ser un entero .* «1-2-3»/ });
    assert.throws(() => parseCheckpoints(["--average", "x", "--as", "y"]), { message: /Falta --epochs después de --average/ });
    assert.throws(() => parseCheckpoints(["--average", "x", "--ship", "y"]), { message: /se piden por separado/ });
  });
});
