import { strict as assert } from "node:assert";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { examples } from "./examples";

/** With UPDATE_GOLDEN=1 the golden files are written anew: look at the pictures before you commit them. */
const update = process.env.UPDATE_GOLDEN === "1";

describe("figures", () => {
  for (const [name, make] of Object.entries(examples)) {
    it(`${name} has the specification of its golden file`, () => {
      const file = join(__dirname, "golden", `${name}.json`);
      const text = `${JSON.stringify(make().spec).replace(/([{,])"(data|layer|encoding|mark|config|concat)":/g, '$1\n"$2":')}\n`;
      if (update) writeFileSync(file, text);
      assert.ok(existsSync(file), `falta ${file}: créalo con UPDATE_GOLDEN=1`);
      assert.deepEqual(JSON.parse(text), JSON.parse(readFileSync(file, "utf8")));
    });

    it(`${name} has a title, an alternative text that begins with it, and a table without holes in its numbers`, () => {
      const { title, alt, table, spec, kind } = make();
      assert.ok(alt.startsWith(title) && alt.length > title.length + 10, alt);
      if (kind !== "surface") assert.equal(spec.description, alt);
      assert.ok(table.length > 0);
      for (const value of table.flatMap((row) => Object.values(row))) assert.ok(typeof value === "string" || Number.isFinite(value));
    });

    it(`${name} is plain JSON`, () => assert.deepEqual(JSON.parse(JSON.stringify(make().spec)), make().spec));
  }
});
