import { strict as assert } from "node:assert";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const { removeStale } = require("../../tools/setup/stale-outputs") as {
  removeStale(folders: { lib: string; dist: string }): string[];
};

describe("stale outputs of tsc", () => {
  const root = mkdtempSync(join(tmpdir(), "restos-"));
  const [lib, dist] = [join(root, "lib"), join(root, "lib", "dist")];
  const put = (...names: string[]) => {
    for (const name of names) {
      mkdirSync(dirname(join(root, name)), { recursive: true });
      writeFileSync(join(root, name), "");
    }
  };
  const compiled = (name: string) => [".js", ".js.map", ".d.ts"].map((ending) => `lib/dist/${name}${ending}`);

  after(() => rmSync(root, { recursive: true, force: true }));

  it("removes a module that has become a folder, and keeps what has a source and what tsc did not make", () => {
    put("lib/room/index.ts", ...compiled("room/index"), ...compiled("room"));
    put("lib/dist/page/bundle.js", "lib/dist/.tsbuildinfo");
    assert.deepEqual(removeStale({ lib, dist }).sort(), ["room.d.ts", "room.js", "room.js.map"]);
    assert.ok(["room/index.js", "page/bundle.js", ".tsbuildinfo"].every((name) => existsSync(join(dist, name))));
    assert.deepEqual(removeStale({ lib, dist }), []);
  });

  it("has nothing to do where nothing was built", () => {
    assert.deepEqual(removeStale({ lib: join(root, "otra"), dist: join(root, "otra", "dist") }), []);
  });
});
