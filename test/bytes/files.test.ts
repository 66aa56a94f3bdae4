import { strict as assert } from "node:assert";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { appendTo, namesIn, readIfThere, removeFile, writeWhole } from "ebm/bytes";

describe("whole files", () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "ficheros-"));
  });
  afterEach(() => {
    chmodSync(root, 0o755);
    rmSync(root, { recursive: true });
  });

  it("are written with their folders, and replace what was there", () => {
    const file = join(root, "a", "b", "nota.txt");
    assert.equal(writeWhole(file, "uno"), file);
    writeWhole(file, Uint8Array.of(100, 111, 115));
    assert.equal(readFileSync(file, "utf8"), "dos");
    assert.deepEqual(namesIn(join(root, "a", "b")), ["nota.txt"]);
  });

  it("stay as they were, without rubbish beside them, when they cannot be written", () => {
    mkdirSync(join(root, "carpeta"));
    assert.throws(() => writeWhole(join(root, "carpeta"), "x"), { name: "FileError", message: /no se pudo escribir.*EISDIR/ });
    writeFileSync(join(root, "fichero"), "intacto");
    assert.throws(() => writeWhole(join(root, "fichero", "x"), "x"), { name: "FileError", message: /\n {2}Una parte del camino/ });
    assert.deepEqual(readdirSync(root).sort(), ["carpeta", "fichero"]);
    assert.equal(readFileSync(join(root, "fichero"), "utf8"), "intacto");
  });

  it("grow at their end, which makes them when they are not there", () => {
    const file = join(root, "a", "registro");
    appendTo(file, Uint8Array.of(1, 2));
    appendTo(file, Uint8Array.of(3));
    assert.deepEqual([...readFileSync(file)], [1, 2, 3]);
    assert.throws(() => appendTo(root, Uint8Array.of(1)), { name: "FileError", message: /no se pudo ampliar el fichero \(EISDIR\)/ });
  });

  it("are read when they are there, and what is not there is no error", () => {
    writeFileSync(join(root, "b"), "2");
    writeFileSync(join(root, "a"), "1");
    assert.deepEqual(namesIn(root), ["a", "b"]);
    assert.deepEqual([...(readIfThere(join(root, "a")) ?? [])], [49]);
    assert.equal(readIfThere(join(root, "c")), undefined);
    assert.equal(readIfThere(join(root, "a", "c")), undefined);
    assert.deepEqual(namesIn(join(root, "c")), []);
    assert.throws(() => readIfThere(root), { name: "FileError", message: /no se pudo leer el fichero \(EISDIR\)/ });
    assert.throws(() => namesIn(join(root, "a")), { name: "FileError" });
    removeFile(join(root, "a"));
    removeFile(join(root, "a"));
    assert.deepEqual(namesIn(root), ["b"]);
  });
});
