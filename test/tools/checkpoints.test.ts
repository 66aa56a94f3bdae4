import { strict as assert } from "node:assert";
import * as fs from "node:fs";
import * as path from "node:path";
import { encodeWeights, initialWeights, preset } from "ebm/network";
import { type CallbackContext, metricsHistory, readShippedRun, recipe, runFolder } from "ebm/trainer";
import { ROOT, scratchFolder } from "./checking";

const { parseCheckpoints } = require("../../tools/commands/checkpoints");
const { runCheckpoints } = require("../../tools/checkpoints/main");

const NAME = "mlp-784";
const FACTS = {
  preset: "mlp-784",
  recipe: recipe("mlp"),
  seed: 5,
  command: "npm run train",
  machine: "m",
  engine: { name: "wasm" },
  node: "20",
};

describe("npm run checkpoints", () => {
  let folder: string;
  let source: string;
  beforeEach(async () => {
    const root = scratchFolder();
    [folder, source] = [path.join(root, "checkpoints"), path.join(root, "run")];
    fs.mkdirSync(source);
    for (const epoch of [1, 2, 10]) write(`epoch-${String(epoch).padStart(3, "0")}.ebm`, await weightsOf(epoch));
    writeHistory(source, 10);
    write("run.json", JSON.stringify(FACTS));
  });
  afterEach(() => fs.rmSync(path.dirname(source), { recursive: true }));

  /** The history of a run of so many epochs, as `npm run train` writes it. */
  function writeHistory(run: string, epochs: number): void {
    const metrics = {
      loss: 1,
      reg: 0,
      cdiv: 1,
      real: 0,
      fake: -1,
      parameterGradient: 1,
      inputGradient: 1,
      bufferAge: 1,
      learningRate: 1e-3,
    };
    const history = Array.from({ length: epochs }, (_, epoch) => ({ ...metrics, epoch, batches: 3, seconds: 1 }));
    void metricsHistory(runFolder(run)).onBegin?.({ history } as unknown as CallbackContext);
  }

  const write = (file: string, content: string | Uint8Array) => fs.writeFileSync(path.join(source, file), content);
  const weightsOf = (epoch: number, about: object = { epoch, seed: 5 }) => {
    const spec = preset("mlp-784");
    return encodeWeights({ spec, weights: initialWeights(spec, { seed: epoch }), about: { ...about } });
  };

  async function run(...words: string[]): Promise<{ status: number; text: string }> {
    const lines: string[] = [];
    const status = await runCheckpoints(parseCheckpoints(words), { folder, say: (line: string) => lines.push(line) });
    return { status, text: lines.join("\n") };
  }
  const ship = (...words: string[]) => run("--ship", source, "--as", NAME, ...words);

  it("ships the planned epochs that are there, and says what is what", async () => {
    assert.match((await ship()).text, /mlp-784: épocas 1, 10\.$/);
    assert.deepEqual(fs.readdirSync(path.join(folder, NAME)), [
      "epoch-001.ebm",
      "epoch-010.ebm",
      "history.csv",
      "history.json",
      "run.json",
    ]);
    const { epochs, probe, ...facts } = readShippedRun(fs.readFileSync(path.join(folder, NAME, "run.json")), { name: "run.json" });
    assert.deepEqual(facts, JSON.parse(JSON.stringify(FACTS)));
    assert.deepEqual([probe, epochs.map(({ epoch }) => epoch), epochs[0].energies.length], ["probe-784.f32", [1, 10], 8]);
    assert.match((await run()).text, /\| mlp-784 +\| mlp-784 +\| mlp +\| 5 +\| 1, 10 +\|/);
    assert.deepEqual((await run("--verify")).status, 0);
  });

  it("adds epochs of the same run, and the same ones again", async () => {
    await ship();
    assert.match((await ship("--epochs", "2,1")).text, /épocas 1, 2, 10\.$/);
    assert.deepEqual((await run("--verify")).status, 0);
  });

  it("refuses what does not belong there, and writes nothing", async () => {
    const json = (change: object) => () => write("run.json", JSON.stringify({ ...FACTS, ...change }));
    const cases: [RegExp, () => void | Promise<void>, string[]][] = [
      [/no están los pesos de la época 3/, () => {}, ["--epochs", "3"]],
      [/es ebm-mnist con la receta mlp/, json({ preset: "ebm-mnist" }), []],
      [/con la receta gdl/, json({ recipe: recipe("gdl") }), []],
      [/no siguió la receta mlp entera/, json({ recipe: { ...recipe("mlp"), steps: 3 } }), []],
      [/no siguió la receta mlp entera/, json({ smoke: true }), []],
      [/le falta «machine»/, json({ machine: null }), []],
      [/run\.json está truncado/, () => write("run.json", "{"), []],
      [/truncado o alterado/, async () => write("epoch-010.ebm", flip(await weightsOf(10))), []],
      [/dice que es de la época 9/, async () => write("epoch-010.ebm", await weightsOf(10, { epoch: 9 })), []],
      [/dice que su semilla es 6/, async () => write("epoch-010.ebm", await weightsOf(10, { epoch: 10, seed: 6 })), []],
      [/no es de la red mlp-784/, async () => write("epoch-010.ebm", await otherNetwork()), []],
      [/history\.csv tiene 1 época y history\.json, /, () => write("history.csv", "epoch,loss\n0,1\n"), []],
      [/debe ser un historial/, () => write("history.json", "{}"), []],
      [/No está el fichero .*history\.csv/, () => fs.rmSync(path.join(source, "history.csv")), []],
    ];
    const before = new Map(fs.readdirSync(source).map((file) => [file, fs.readFileSync(path.join(source, file))]));
    for (const [message, spoil, words] of cases) {
      await spoil();
      await assert.rejects(ship(...words), { message }, String(message));
      assert.ok(!fs.existsSync(path.join(folder, NAME)));
      for (const [file, bytes] of before) write(file, bytes);
    }
    await assert.rejects(run("--ship", source, "--as", "otro"), { message: /No hay ningún entrenamiento que se llame «otro»/ });
  });

  it("refuses another run under the name of one that is there", async () => {
    await ship();
    write("epoch-001.ebm", await weightsOf(77, { epoch: 1, seed: 5 }));
    await assert.rejects(ship(), { message: /la época 1 tiene otros pesos/, remedy: /borra antes/ });
    write("run.json", JSON.stringify({ ...FACTS, seed: 6 }));
    for (const epoch of [1, 10]) write(`epoch-${String(epoch).padStart(3, "0")}.ebm`, await weightsOf(epoch, {}));
    await assert.rejects(ship(), { message: /la receta o la semilla son otras/ });
  });

  it("verify notices one changed byte in each kind of file, and also with sums that were made again", async () => {
    await ship();
    const { writeSums } = require("../../tools/checkpoints/sums");
    const files = ["SHA256SUMS", "probe-784.f32", ...fs.readdirSync(path.join(folder, NAME)).map((file) => `${NAME}/${file}`)];
    for (const file of files) {
      const whole = fs.readFileSync(path.join(folder, file));
      fs.writeFileSync(path.join(folder, file), flip(whole));
      const { status, text } = await run("--verify");
      assert.equal(status, 1, file);
      assert.match(text, /^✘ .*\n?[\s\S]*remedio: git checkout data\/checkpoints$/m);
      await writeSums(folder);
      if (/\.ebm$|\.f32$|run\.json$/.test(file)) assert.equal((await run("--verify")).status, 1, `${file}, new sums`);
      fs.writeFileSync(path.join(folder, file), whole);
      await writeSums(folder);
      assert.equal((await run("--verify")).status, 0, file);
    }
  });

  it("verify notices files that are missing or that nobody knows", async () => {
    await ship();
    fs.renameSync(path.join(folder, NAME, "epoch-010.ebm"), path.join(folder, NAME, "epoch-011.ebm"));
    const { status, text } = await run("--verify");
    assert.equal(status, 1);
    for (const part of [/epoch-010\.ebm: no está/, /epoch-011\.ebm: no está en SHA256SUMS/, /No está el fichero/]) assert.match(text, part);
  });

  it("says in Spanish which words it does not understand", () => {
    assert.throws(() => parseCheckpoints(["--ship"]), { message: /Falta el valor después de --ship/ });
    assert.throws(() => parseCheckpoints(["--as", "x"]), { message: /--as no va solo/ });
    const kept = ["--keep-state", "x", "--as", "y", "--epochs", "3"];
    assert.throws(() => parseCheckpoints(kept), { message: /^--epochs no va con --keep-state/, remedy: /^quita --epochs/ });
    assert.throws(() => parseCheckpoints(["--verify", "--as", "x"]), { message: /^--as no va con --verify/ });
    assert.throws(() => parseCheckpoints(["--ship", "x"]), { message: /Falta --as/ });
    assert.throws(() => parseCheckpoints(["--ship", "x", "--as", "y", "--epochs", "1,b"]), {
      message: /--epochs debe ser un entero .* «b»/,
    });
    assert.throws(() => parseCheckpoints(["--borrar"]), { message: /No entiendo «--borrar»/ });
  });
});

describe("data/checkpoints", () => {
  it("is as it was shipped", async () => {
    const lines: string[] = [];
    const status = await runCheckpoints(parseCheckpoints(["--verify"]), { say: (line: string) => lines.push(line) });
    assert.equal(status, 0, lines.join("\n"));
    assert.ok(lines.some((line) => line.includes("mnist-classifier.ebm")));
    assert.ok(fs.existsSync(path.join(ROOT, "data/checkpoints/SHA256SUMS")));
  });
});

/** The bytes with one bit of a digit or letter in the middle changed: text stays text. */
function flip(bytes: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(bytes);
  let at = Math.floor(copy.length / 2);
  while (at < copy.length - 1 && !/[0-9a-z]/.test(String.fromCharCode(copy[at]))) at++;
  copy[at] ^= 1;
  return copy;
}

function otherNetwork(): Promise<Uint8Array> {
  const spec = preset("mlp-10");
  return encodeWeights({ spec, weights: initialWeights(spec, { seed: 1 }), about: {} });
}
