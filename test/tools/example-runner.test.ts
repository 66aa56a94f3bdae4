import { strict as assert } from "node:assert";
import { examplesOf } from "../docs/docstrings";
import { runExample } from "../docs/run-example";

describe("the runner of examples", () => {
  it("compares an expression with the comment that follows it, white space aside", async () => {
    await runExample("const a = [1, 2];\na; // [1,2]\n({ a }); // { a: [ 1, 2 ] }", {});
    await assert.rejects(runExample("1 + 1; // 3", {}), /expected 3\s+got\s+2/);
  });

  it("sees the scope, which an example may shadow, and awaits", async () => {
    await runExample("await doble(2); // 4", { doble: async (x: number) => 2 * x });
    await runExample("const doble = 1;\ndoble; // 1", { doble: 2 });
  });

  it("fails when a line throws, and checks an error that is announced", async () => {
    await assert.rejects(runExample("falla();", {}), ReferenceError);
    const falla = (): never => {
      throw new RangeError("no");
    };
    await runExample("falla(); // throws RangeError", { falla });
    await assert.rejects(runExample("falla(); // throws TypeError", { falla }), /expected TypeError/);
    await assert.rejects(runExample("1; // throws RangeError", {}), /nothing was thrown/);
  });

  it("finds examples with their name and line, without the comment's stars", () => {
    const text = "/**\n * Suma.\n * @example\n * suma(1, 2); // 3\n */\nexport function suma() {}\n";
    assert.deepEqual(examplesOf("suma.ts", text), [{ name: "suma", file: "suma.ts", line: 3, code: "suma(1, 2); // 3" }]);
  });
});
