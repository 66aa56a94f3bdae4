import { strict as assert } from "node:assert";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import {
  CIFAR_CONFIG,
  deepEbmConfig,
  ebmConfig,
  loadConfig,
  MNIST_CONFIG,
  modelConfig,
  parseConfig,
  printConfig,
  saveConfig,
  SEED4_DEEP_CONFIG,
  SEED4_PCD_CONFIG,
  SIMPLE_CONFIG,
} from "ebm/config";
import * as fc from "fast-check";
import { anyConfig } from "./arbitrary";

describe("text of a configuration", () => {
  for (const format of ["yaml", "json"] as const) {
    it(`any valid configuration survives ${format}, to the last bit`, () => {
      fc.assert(
        fc.property(anyConfig, (config) => {
          assert.deepEqual(parseConfig(printConfig(config, { format }), { format }), config);
        }),
        { numRuns: 200, seed: 8 },
      );
    });
  }

  it("nothing but {} gives every field", () => {
    assert.deepEqual(parseConfig("{}"), ebmConfig());
    assert.deepEqual(parseConfig("kind: deepEbm"), deepEbmConfig());
  });

  it("a printed configuration shows every field, each with what it means", () => {
    for (const config of [SIMPLE_CONFIG, MNIST_CONFIG, CIFAR_CONFIG, SEED4_PCD_CONFIG, SEED4_DEEP_CONFIG]) {
      const lines = printConfig(config).trim().split("\n");
      const fields = lines.filter((line) => /^\s*\w+:/.test(line));
      const groups = fields.filter((line) => /:$/.test(line)).length;
      const leaves = JSON.stringify(config).match(/"\w+":(?!\{)/g)?.length;
      assert.equal(fields.length, groups + (leaves ?? 0));
      assert.ok(fields.every((line) => /:$| # \S/.test(line)));
      assert.equal(lines.length, fields.length + groups, "a line of comment a group");
      assert.ok(!lines.some((line) => line.includes("undefined")));
    }
  });

  it("a configuration without a buffer says so and comes back", () => {
    const config = ebmConfig({ sampleBuffer: null });
    assert.match(printConfig(config), /^sampleBuffer: null # /m);
    assert.equal(parseConfig(printConfig(config)).sampleBuffer, null);
  });
});

describe("hostile and mistaken texts", () => {
  /** Ten aliases of ten aliases of…: 10^9 words out of some hundred bytes. */
  const bomb = [
    "a0: &a0 [x, x]",
    ...Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(10).fill(`*a${i}`).join(", ")}]`),
  ].join("\n");
  const TEXTS: readonly (readonly [what: string, text: string, message: RegExp])[] = [
    ["a bomb of aliases", bomb, /alias/],
    ["an alias to itself", "mcmc: &m\n  bounds: *m", /alias/],
    ["60,000 brackets", "[".repeat(60_000), /listas o grupos/],
    ["20,000 lists in a line", "- ".repeat(20_000), /listas o grupos/],
    ["a mebibyte", "# ".repeat(2 ** 19), /caracteres/],
    ["a tag of its own", "mcmc: !foo { steps: 3 }", /etiqueta.*línea 1, columna 7/],
    ["a tag of JavaScript", 'name: !!js/function "function () { throw 1 }"', /etiqueta/],
    ["a tag of YAML 1.1", "!!set { alpha }", /etiqueta/],
    ["a repeated field", "mcmc:\n  steps: 3\n  steps: 4", /repetido.*línea 3, columna 3/],
    ["a tabulator", "mcmc:\n\tsteps: 3", /tabulador.*línea 2/],
    ["two documents", "alpha: 1\n---\nalpha: 2", /más de una/],
    ["a group with nothing in it", "sampleBuffer:\n", /sampleBuffer no tiene valor/],
    ["a decimal comma in braces", "mcmc: { stepSize: 0,01 }", /decimales llevan punto/i],
    ["a list as a name", "? [a]\n: 3", /nombre de un campo/],
    ["an open brace", "mcmc: { steps: 60", /línea/],
  ];
  for (const [what, text, message] of TEXTS) {
    it(`${what} is refused`, () => assert.throws(() => parseConfig(text), { name: "DataError", message }));
  }

  const VALUES: readonly (readonly [text: string, path: string])[] = [
    ["mcmc: { stepSize: .nan }", "mcmc.stepSize"],
    ["mcmc: { stepSize: .inf }", "mcmc.stepSize"],
    ["mcmc: { stepSize: 0_1 }", "mcmc.stepSize"],
    ["alpha: !!str 5", "alpha"],
    ["%YAML 1.1\n---\ntraining: { shuffle: yes }", "training.shuffle"],
    ["<<: { alpha: 3 }", "<<"],
    ["__proto__: { alpha: 3 }", "__proto__"],
    ["mcmc: [60]", "mcmc"],
    ["", ""],
    ["# nada\n", ""],
  ];
  for (const [text, where] of VALUES) {
    it(`${JSON.stringify(text)} is refused at ${JSON.stringify(where)}`, () =>
      assert.throws(() => parseConfig(text), { name: "ConfigError", path: where }));
  }

  it("JSON with thousands of brackets, and what is no JSON, are refused", () => {
    assert.throws(() => parseConfig(`${"[".repeat(30_000)}${"]".repeat(30_000)}`, { format: "json" }), {
      name: "DataError",
      message: /listas o grupos/,
    });
    assert.throws(() => parseConfig("{ alpha: 1 }", { format: "json" }), { name: "DataError", message: /JSON/ });
    const nested = (depth: number) => `{ "mcmc": ${'{"a":'.repeat(depth)}1${"}".repeat(depth)} }`;
    assert.throws(() => parseConfig(nested(5000), { format: "json" }), { name: "DataError" });
    assert.throws(() => parseConfig(nested(50), { format: "json" }), { name: "ConfigError" });
  });

  it("a repeated field in JSON, of which JSON.parse would keep the last, is refused with its line", () => {
    const text = ["{", '\t"alpha": 1,', '\t"alpha": 2', "}"].join("\n");
    assert.throws(() => parseConfig(text, { format: "json" }), { name: "DataError", message: /repetido.*línea 3/ });
  });

  it("no text of a wrong configuration is made", () => {
    assert.throws(() => printConfig({ mcmc: { stepSize: -10 } }), { name: "ConfigError", path: "mcmc.stepSize" });
    assert.equal(printConfig({ alpha: 2 }), printConfig(ebmConfig({ alpha: 2 })));
  });

  it("an object in the place of a text is told its function", () => {
    assert.throws(() => parseConfig({} as string), { name: "OptionError", message: /modelConfig/ });
  });

  it("nothing that was parsed has touched the prototype of all objects", () => {
    assert.throws(() => modelConfig(JSON.parse('{ "mcmc": { "__proto__": { "polluted": 1 } } }')), { path: "mcmc.__proto__" });
    assert.equal(({} as { polluted?: number }).polluted, undefined);
  });
});

describe("files of configurations", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "ebm-config-"));
  const file = (name: string) => path.join(folder, name);
  after(() => fs.rmSync(folder, { recursive: true }));

  for (const name of ["ebm.yaml", "EBM.YML", "carpeta/ebm.json"]) {
    it(`${name} is saved and loaded`, () => {
      assert.equal(saveConfig(file(name), CIFAR_CONFIG), file(name));
      assert.deepEqual(loadConfig(file(name)), CIFAR_CONFIG);
    });
  }

  it("an error names the file and the field", () => {
    fs.writeFileSync(file("mal.yaml"), "mcmc:\n  stepSize: -10\n");
    assert.throws(() => loadConfig(file("mal.yaml")), {
      name: "ConfigError",
      path: "mcmc.stepSize",
      message: /mal\.yaml · mcmc\.stepSize debe/,
    });
  });

  it("a file with a byte order mark and lines of Windows is read", () => {
    fs.writeFileSync(file("win.yaml"), ["\ufeffalpha: 0.5", "mcmc:", "  steps: 3", ""].join("\r\n"));
    assert.deepEqual(loadConfig(file("win.yaml")), ebmConfig({ alpha: 0.5, mcmc: { steps: 3 } }));
    fs.writeFileSync(file("win.json"), '\ufeff{ "alpha": 0.5 }\r\n');
    assert.equal(loadConfig(file("win.json")).alpha, 0.5);
  });

  it("what is no UTF-8, no file or of another kind is refused", () => {
    fs.writeFileSync(file("latin1.yaml"), Buffer.from("name: niño", "latin1"));
    assert.throws(() => loadConfig(file("latin1.yaml")), { name: "DataError", message: /UTF-8/ });
    assert.throws(() => loadConfig(file("falta.yaml")), { name: "FileError" });
    assert.throws(() => loadConfig(folder), { name: "OptionError" });
    assert.throws(() => saveConfig(file("ebm.toml"), CIFAR_CONFIG), { name: "OptionError", message: /\.yaml/ });
  });
});
