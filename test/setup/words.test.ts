import { strict as assert } from "node:assert";
import { EbmError } from "ebm/errors";

const { count } = require("../../tools/setup/count");
const { inSpanish } = require("../../tools/setup/in-spanish");
const { parseWords } = require("../../tools/setup/words");

describe("the words after a command", () => {
  const grammar = { command: "npm run x", options: { sign: { type: "string" }, json: { type: "boolean" } } };

  it("take a negative number for the value of an option before it, and of no other", () => {
    assert.equal(parseWords(["--sign", "-1", "--json"], grammar).values.sign, "-1");
    assert.equal(parseWords(["--sign=-1"], grammar).values.sign, "-1");
    assert.throws(() => parseWords(["--json", "-1"], grammar), { message: "No entiendo «-1».", remedy: "npm run x -- --ayuda" });
    assert.throws(() => parseWords(["--sign", "--json"], grammar), { message: "Falta el valor después de --sign." });
  });
});

describe("an error of the library on the command line", () => {
  const thrown = (facts: { problem: string; remedy?: string }) =>
    inSpanish(async () => {
      throw new EbmError({ subject: "langevin", ...facts });
    });

  it("is a problem whose remedy is told apart, with every line of what it says", async () => {
    await assert.rejects(thrown({ problem: "stepSize es -10\n  y no puede", remedy: "usa 10" }), {
      name: "Problem",
      sentence: "langevin · stepSize es -10\n  y no puede.",
      remedy: "usa 10",
    });
    await assert.rejects(thrown({ problem: "no" }), { name: "Problem", sentence: "langevin · no.", remedy: undefined });
  });

  it("leaves any other as it is", async () => {
    const bug = new TypeError("x");
    await assert.rejects(
      inSpanish(async () => {
        throw bug;
      }),
      bug,
    );
  });
});

describe("how many", () => {
  it("has a word for one and another for any other number", () => {
    assert.deepEqual(
      [0, 1, 2].map((n) => count(n, "época", "épocas")),
      ["0 épocas", "1 época", "2 épocas"],
    );
  });
});
