import { strict as assert } from "node:assert";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { memoryFolder, type RunFolder, runFolder } from "ebm/trainer";

const name = fc.constantFrom("a", "b", "c/a", "c/b", "c/d/a");
const bytes = fc.uint8Array({ maxLength: 5 });
const deed = fc.oneof(
  fc.tuple(fc.constant("write" as const), name, bytes),
  fc.tuple(fc.constant("append" as const), name, bytes),
  fc.tuple(fc.constant("remove" as const), name, fc.constant(new Uint8Array())),
);

/** Every file of a folder and what is in it, and the names of its folders. */
function contentsOf(folder: RunFolder) {
  const files = ["a", "b", "c/a", "c/b", "c/d/a"].map((file) => [file, folder.read(file) && [...(folder.read(file) as Uint8Array)]]);
  return { files, names: [folder.names("c/d"), folder.names().filter((file) => file !== "c")] };
}

describe("runFolder and memoryFolder", () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "carpeta-"));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it("hold the same after the same writes, additions and removals", () => {
    let place = 0;
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 12 }), (deeds) => {
        const folders = [runFolder(join(root, String(place++))), memoryFolder()];
        for (const folder of folders) {
          for (const [does, file, content] of deeds) folder[does](file, content);
        }
        assert.deepEqual(contentsOf(folders[0]), contentsOf(folders[1]));
      }),
      { numRuns: 40 },
    );
  });

  it("hold copies: who wrote a file or read it cannot change it", () => {
    const folder = memoryFolder();
    const content = Uint8Array.of(1, 2);
    folder.write("a", content);
    content[0] = 9;
    folder.read("a")?.fill(7);
    assert.deepEqual(folder.read("a"), Uint8Array.of(1, 2));
  });
});
