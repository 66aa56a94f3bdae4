import { strict as assert } from "node:assert";
import { availableParallelism } from "node:os";

const { HELP, parseBench } = require("../../bench/arguments");

/** What a command line is refused with. */
function refusal(...words: string[]): { sentence: string; remedy: string } {
  try {
    parseBench(words);
  } catch (error) {
    return error as { sentence: string; remedy: string };
  }
  throw new Error(`«${words.join(" ")}» was taken`);
}

describe("the words of npm run bench", () => {
  it("are the unit of work where nothing is said", () => {
    const { command, chains, steps, repeats, width, engine, json, workers } = parseBench(["langevin"]);
    assert.deepEqual(
      { command, chains, steps, repeats, width, engine, json },
      {
        command: "langevin",
        chains: 128,
        steps: 60,
        repeats: 9,
        width: 128,
        engine: "wasm",
        json: false,
      },
    );
    assert.equal(workers, Math.min(64, availableParallelism()));
    assert.equal(parseBench(["memory"]).chains, 256);
  });

  it("are taken before and after the command", () => {
    const words = ["--chains", "8", "train-step", "--steps=2", "--workers", "3", "--width", "256", "--engine", "tf-cpu", "--json"];
    const { command, chains, steps, workers, width, engine, json } = parseBench(words);
    assert.deepEqual([command, chains, steps, workers, width, engine, json], ["train-step", 8, 2, 3, 256, "tf-cpu", true]);
  });

  it("name in the help every command and option", () => {
    for (const word of [
      "langevin",
      "train-step",
      "compare",
      "scaling",
      "linearity",
      "peers",
      "memory",
      "tiles",
      "pool",
      "frames",
      "tab",
      "--chains",
      "--record",
    ]) {
      assert.match(HELP, new RegExp(`^ +${word} `, "m"));
    }
    assert.equal(parseBench(["--ayuda"]).help, true);
  });

  it("are refused in Spanish, with what to write instead", () => {
    assert.match(refusal().sentence, /^Falta qué medir: langevin, /);
    assert.match(refusal("medirlo").sentence, /^No entiendo «medirlo»; se puede medir/);
    assert.match(refusal("langevin", "pool").sentence, /^No entiendo «pool»/);
    assert.match(refusal("langevin", "--cadenas", "3").sentence, /^No entiendo la opción «--cadenas»/);
    assert.match(refusal("langevin", "--out", "x").sentence, /^La opción --out no es de «langevin»/);
    assert.match(refusal("langevin", "--steps").sentence, /^Falta el valor después de --steps/);
    assert.match(refusal("pool", "--width", "512").sentence, /^--width debe ser 128 o 256 y llegó «512»/);
    for (const count of ["0", "-3", "1.5", "mil", "1000001", ""]) {
      assert.match(refusal("langevin", `--chains=${count}`).sentence, /^--chains debe ser un entero entre 1 y 1000000 y llegó /);
    }
    assert.match(refusal("peers").remedy, /--python RUTA/);
  });
});
