import { strict as assert } from "node:assert";
import { chmodSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder, writeFiles } from "./helpers";

const { layout } = require("../../tools/setup/paths");
const { relocate, repairScripts } = require("../../tools/setup/relocate");

describe("relocate", () => {
  const move = { before: "/a/viejo", after: "/b/nuevo" };

  it("changes the interpreter of a script and the folder of an activation", () => {
    assert.equal(relocate("#!/a/viejo/.venv/bin/python3.11\nimport sys\n", move), "#!/b/nuevo/.venv/bin/python3.11\nimport sys\n");
    assert.equal(
      relocate('VIRTUAL_ENV="/a/viejo/.venv"\nPATH=/a/viejo:/bin\n', move),
      'VIRTUAL_ENV="/b/nuevo/.venv"\nPATH=/b/nuevo:/bin\n',
    );
  });

  it("leaves folders whose name only begins alike", () => {
    const text = "#!/a/viejo2/.venv/bin/python\n/a/viejo-copia /a/viejos\n";
    assert.equal(relocate(text, move), text);
  });

  it("takes names with signs as they are", () => {
    assert.equal(relocate("x /a/(1+1)?/y\n", { before: "/a/(1+1)?", after: "/a/$&" }), "x /a/$&/y\n");
  });

  it("lets a shell start a script whose interpreter has a blank or is longer than 127 bytes", () => {
    const script = "#!/a/viejo/.venv/bin/python\nprint(1)\n";
    for (const after of ["/b/mis cosas", `/b/${"largo".repeat(30)}`]) {
      const python = `${after}/.venv/bin/python`;
      assert.equal(relocate(script, { before: "/a/viejo", after }), `#!/bin/sh\n'''exec' "${python}" "$0" "$@"\n' '''\nprint(1)\n`);
    }
  });

  it("moves a script that a shell starts back again", () => {
    const there = relocate("#!/a/viejo/.venv/bin/python\n", { before: "/a/viejo", after: "/b/mis cosas" });
    assert.match(relocate(there, { before: "/b/mis cosas", after: "/c" }), /^#!\/bin\/sh\n'''exec' "\/c\/\.venv\/bin\/python"/);
  });
});

describe("repairScripts", () => {
  it("mends text files, keeps their mode and leaves the others byte by byte", () => {
    const folder = temporaryFolder();
    writeFiles(folder, { jupyter: "#!/a/viejo/python\n# ñ\n", ajeno: "#!/bin/sh\n" });
    const binary = Buffer.concat([Buffer.from("/a/viejo/"), Buffer.from([0, 255, 128])]);
    writeFileSync(join(folder, "binario"), binary);
    chmodSync(join(folder, "jupyter"), 0o755);
    assert.equal(repairScripts(folder, { before: "/a/viejo", after: "/b/año" }), 1);
    assert.equal(readFileSync(join(folder, "jupyter"), "utf8"), "#!/b/año/python\n# ñ\n");
    assert.equal(statSync(join(folder, "jupyter")).mode & 0o777, 0o755);
    assert.deepEqual(readFileSync(join(folder, "binario")), binary);
  });
});

describe("layout", () => {
  it("knows how Windows names the folders of an environment", () => {
    assert.match(layout("/r", "win32").python, /\.venv[\\/]Scripts[\\/]python\.exe$/);
    assert.match(layout("/r", "linux").python, /\.venv[\\/]bin[\\/]python$/);
  });
});
