import { strict as assert } from "node:assert";
import {
  describeValue,
  EbmError,
  OptionError,
  requireBounds,
  requireFiniteValues,
  requireInteger,
  requireMembers,
  requireOneOf,
  requirePositive,
  requireSamples,
} from "ebm/errors";
import fc from "fast-check";

const context = { subject: "prueba", remedy: "usa 3" };

describe("EbmError", () => {
  it("says subject, problem and remedy, each sentence with its full stop and capital", () => {
    const error = new OptionError({ subject: "langevin", problem: "stepSize debe ser positivo y llegó -10", remedy: "usa 10" });
    assert.equal(error.message, "langevin · stepSize debe ser positivo y llegó -10.\n  Usa 10.");
    assert.ok(error instanceof EbmError && error.name === "OptionError" && error.subject === "langevin");
  });

  it("leaves a remedy that begins with code as it is", () => {
    const message = (remedy: string) => new EbmError({ subject: "a", problem: "b", remedy }).message.split("\n")[1];
    assert.equal(message("uniformStart(forma) da uno válido"), "  uniformStart(forma) da uno válido.");
    assert.equal(message("energy.shape dice la forma"), "  energy.shape dice la forma.");
    assert.equal(message("último remedio"), "  Último remedio.");
  });

  it("keeps its cause", () => {
    const cause = new Error("origen");
    assert.equal(new EbmError({ subject: "a", problem: "b", cause }).cause, cause);
  });
});

describe("describeValue", () => {
  it("is short and never fails, whatever the value", () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withTypedArray: true, withSparseArray: true, withBigInt: true }), (value) => {
        assert.ok(describeValue(value).length < 5000);
      }),
    );
  });

  it("ends with a list that contains itself", () => {
    const list: unknown[] = [1];
    list.push(list);
    assert.equal(describeValue(list), "[1, [1, [1, una lista de 2 valores]]]");
  });

  it("names what came", () => {
    const cases: [unknown, string][] = [
      [undefined, "nada (undefined)"],
      ["x", '"x"'],
      [new Float32Array(3), "Float32Array de 3 valores"],
      [new DataView(new ArrayBuffer(8)), "DataView de 8 bytes"],
      [{ a: 1, b: 2 }, "un objeto {a, b}"],
      [new Array(9).fill(0), "una lista de 9 valores"],
      [Number.NaN, "NaN"],
    ];
    for (const [value, text] of cases) assert.equal(describeValue(value), text);
  });
});

describe("the checks", () => {
  it("give back what is right", () => {
    assert.equal(requirePositive("n", 0.1, context), 0.1);
    assert.equal(requireInteger("n", 3, { ...context, min: 3, max: 3 }), 3);
    assert.equal(requireOneOf("n", "a", { ...context, allowed: ["a", "b"] }), "a");
    assert.deepEqual(requireBounds("n", [-1, 1], context), [-1, 1]);
    assert.equal(requireBounds("n", null, context), null);
    assert.equal(requireSamples("x", new Float32Array(6), { ...context, shape: [3] }), 2);
    const point = { x: 0 };
    assert.equal(requireMembers("n", point, { ...context, kind: "un punto", members: ["x"] }), point);
  });

  const bad: [string, () => unknown, RegExp][] = [
    [
      "a number that is text",
      () => requirePositive("n", "1", context),
      /^prueba · n debe ser un número positivo y llegó "1"\.\n {2}Usa 3\.$/,
    ],
    ["an integer out of its range", () => requireInteger("n", 4, { ...context, max: 3 }), /un entero entre 0 y 3 y llegó 4/],
    ["an integer beyond 2^53", () => requireInteger("n", 2 ** 53, context), /un entero mayor o igual que 0/],
    ["equal bounds", () => requireBounds("n", [1, 1], context), /mínimo < máximo/],
    ["a name that is not there", () => requireOneOf("n", "c", { ...context, allowed: ["a", "b"] }), /uno de "a", "b" y llegó "c"/],
    ["half a sample", () => requireSamples("x", new Float32Array(4), { ...context, shape: [3] }), /muestras completas de forma \[3\]/],
    ["NaN in a sample", () => requireSamples("x", Float32Array.of(0, Number.NaN), { ...context, shape: [1] }), /posición 1 llegó NaN/],
    ["an empty list inside a list", () => requireFiniteValues("x", [1, []] as unknown as number[], context), /posición 1 llegó \[\]/],
    ["empty text inside a list", () => requireFiniteValues("x", [""] as unknown as number[], context), /posición 0 llegó ""/],
    [
      "true and null inside a list",
      () => requireFiniteValues("x", [0, null, true] as unknown as number[], context),
      /posición 1 llegó null/,
    ],
    [
      "an object without its member",
      () => requireMembers("n", {} as { x?: 1 }, { ...context, kind: "un punto", members: ["x"] }),
      /un punto y llegó un objeto/,
    ],
    ["null for an object", () => requireMembers("n", null, { ...context, kind: "un punto", members: [] }), /un punto y llegó null/],
  ];
  for (const [what, check, message] of bad) it(`refuse ${what}`, () => assert.throws(check, { message }));
});
