import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./checking";

const { parseResults } = require("../../tools/commands/resultados");
const { runResults } = require("../../tools/results/main");
const { meanAndSpread } = require("../../tools/results/quality");
const { EXPERIMENTS } = require("../../tools/results/experiments");
const { replaceBlock } = require("../../tools/tables/page");

const SMALL = ["--checkpoints", "ebm-mnist", "--chains", "3", "--steps", "2,5", "--images", "8"];

describe("npm run resultados", function () {
  this.timeout(60_000);

  async function results(...words: string[]): Promise<string> {
    const lines: string[] = [];
    const progress = { isTTY: false, write: () => true };
    await runResults(parseResults(words), { say: (line: string) => lines.push(line), progress });
    return lines.join("\n");
  }

  it("prints a row for each network and number of steps, and the energies of noise, data and samples", async () => {
    const text = await results(...SMALL);
    const cells = text.split("\n").filter((line) => line.startsWith("| ebm-mnist"));
    assert.deepEqual(
      cells.map((line) => line.split("|").length - 2),
      [7, 7, 6],
    );
    assert.match(text, /- Máquina: .+Node \d+/);
  });

  it("--json: one line of facts that fit together", async () => {
    const [{ checkpoint, energies, samples }] = JSON.parse(await results(...SMALL, "--json"));
    assert.equal(checkpoint, "ebm-mnist");
    assert.ok(energies.test.mean < energies.noise.mean && energies.train.spread > 0);
    for (const [i, { steps, samples: count, confidence, confidentShare, histogram }] of samples.entries()) {
      assert.deepEqual([steps, count, confidence.length], [[2, 5][i], 3, 3]);
      const sure = confidence.filter((p: number) => p > 0.9).length;
      assert.equal(
        histogram.reduce((a: number, b: number) => a + b, 0),
        sure,
      );
      assert.equal(confidentShare, sure / 3);
    }
  });

  it("--tables historias: both tables of the histories, without writing them anywhere", async () => {
    const page = () => readFileSync(join(ROOT, "docs/resultados.md"), "utf8");
    const before = page();
    const text = await results("--tables", "historias");
    assert.match(text, /^\| entrenamiento +\| épocas /);
    assert.match(text, /\n\| mlp-784 .*\n\n\| época \| cdiv, semilla /s);
    assert.equal(page(), before);
  });

  it("measures the mean of epochs too, and with another step size from the same noise, which it says", async () => {
    const averaged = ["--checkpoints", "ebm-mnist-averaged", ...SMALL.slice(2)];
    const facts = async (...more: string[]) => JSON.parse(await results(...averaged, "--json", ...more))[0];
    const [recipe, twenty, ten] = [await facts(), await facts("--step-size", "20"), await facts("--step-size", "10")];
    assert.deepEqual(ten, recipe); // 10 is the step of the recipe
    assert.deepEqual(twenty.energies, recipe.energies);
    assert.notDeepEqual(twenty.samples, recipe.samples);
    assert.match(await results(...averaged, "--step-size", "20"), /la regla de la receta y pasos de tamaño 20 y semilla 2026/);
  });

  it("has its places in docs/resultados.md, one a table", () => {
    const page = readFileSync(join(ROOT, "docs/resultados.md"), "utf8");
    for (const name of ["calidad", "tiempos", "semilla 1", ...Object.keys(EXPERIMENTS)]) {
      assert.notEqual(replaceBlock(page, { page: "resultados.md", kind: "resultados", name }, "nuevo"), page);
    }
    const block = { page: "resultados.md", kind: "resultados", name: "calidad" };
    assert.throws(() => replaceBlock("", block, "nuevo"), { message: /docs\/resultados\.md no tiene las marcas/ });
  });

  it("averages: 1 ± 0 of ones, and 2 ± 1 of one and three", () => {
    assert.deepEqual(
      [meanAndSpread(Float32Array.of(1, 1)), meanAndSpread([1, 3])],
      [
        { mean: 1, spread: 0 },
        { mean: 2, spread: 1 },
      ],
    );
  });

  it("says in Spanish which words it does not understand", () => {
    assert.throws(() => parseResults(["--steps", "500,x"]), { message: /--steps debe ser un entero .* «x»/ });
    assert.throws(() => parseResults(["--chains", "1000"]), { message: /--chains debe ser un entero entre 1 y 400/ });
    assert.throws(() => parseResults(["--tables", "calidad,x"]), { message: /--tables no conoce «x»/ });
    assert.throws(() => parseResults(["--step-size", "0"]), { message: /--step-size debe ser mayor que 0/ });
    assert.throws(() => parseResults(["--record", "--json"]), { message: /--json y --record no van juntos/, remedy: /--record/ });
    assert.throws(() => parseResults(["--json", "--tables", "calidad,pasos"]), {
      message: /--json solo vale para la tabla calidad, y --tables pide pasos/,
      remedy: /--json --tables calidad/,
    });
    assert.deepEqual(parseResults(["--json", "--tables", "calidad"]).tables, ["calidad"]);
    assert.throws(() => parseResults(["--step-size", "20", "--record"]), { message: /--step-size y --record no van juntos/ });
  });
});
