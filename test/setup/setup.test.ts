import { strict as assert } from "node:assert";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { memoryStream, temporaryFolder, writeFiles } from "./helpers";

const { setUp } = require("../../tools/setup/setup");
const { fingerprint, listing, readStamp, writeAtomically, writeStamp } = require("../../tools/setup/stamp");

/** A step that reads one file and makes another; `fails()` decides. */
function fakeStep(name: string, { fails = () => false }: { readonly fails?: () => boolean } = {}) {
  return {
    name,
    title: `Paso ${name}`,
    inputs: ({ paths }: { paths: { root: string } }) => [
      existsSync(join(paths.root, name)) ? listing(paths.root, (file: string) => file === name).join() : "",
    ],
    intact: ({ paths }: { paths: { root: string } }) => existsSync(join(paths.root, `${name}.out`)),
    run({ paths }: { paths: { root: string } }) {
      if (fails()) throw Object.assign(new Error("sin sitio"), { code: "ENOSPC" });
      writeFileSync(join(paths.root, `${name}.out`), "hecho");
    },
  };
}

describe("setUp", () => {
  const out = memoryStream();

  it("runs what is needed once, and says nothing the second time", async () => {
    const root = temporaryFolder();
    const steps = [fakeStep("a"), fakeStep("b")];
    assert.equal(await setUp({ root, steps, out }), 2);
    const silent = memoryStream();
    assert.equal(await setUp({ root, steps, out: silent }), 0);
    assert.equal(silent.text(), "");
  });

  it("goes on from the step that failed, and mentions no stack", async () => {
    const root = temporaryFolder();
    const disk = { full: true };
    const steps = [fakeStep("a"), fakeStep("b", { fails: () => disk.full }), fakeStep("c")];
    await assert.rejects(setUp({ root, steps, out }), { name: "Problem", sentence: "No queda espacio en el disco." });
    assert.ok(existsSync(join(root, "a.out")) && !existsSync(join(root, "c.out")));
    disk.full = false;
    assert.equal(await setUp({ root, steps, out }), 2); // b and c; a was done
  });

  it("does again what was made and is gone, and what changed", async () => {
    const root = temporaryFolder();
    const steps = [fakeStep("a"), fakeStep("b")];
    await setUp({ root, steps, out });
    rmSync(join(root, "b.out"));
    assert.equal(await setUp({ root, steps, out }), 1);
    writeFiles(root, { a: "nueva entrada" });
    assert.equal(await setUp({ root, steps, out }), 1);
  });

  it("runs only the steps that a command needs", async () => {
    const root = temporaryFolder();
    assert.equal(await setUp({ root, steps: [fakeStep("a"), fakeStep("b")], only: ["b"], out }), 1);
    assert.ok(!existsSync(join(root, "a.out")));
  });

  it("leaves no lock and no temporary file behind", async () => {
    const root = temporaryFolder();
    await setUp({ root, steps: [fakeStep("a")], out });
    assert.deepEqual(readdirSync(join(root, ".cache/setup")), ["a.json"]);
  });

  it("lets two starts at once do the work once", async () => {
    const root = temporaryFolder();
    const steps = [fakeStep("a"), fakeStep("b")];
    const ran: number[] = await Promise.all([setUp({ root, steps, out }), setUp({ root, steps, out })]);
    assert.deepEqual([...ran].sort(), [0, 2]);
  });
});

describe("stamps", () => {
  it("tell parts from their joints", () => {
    assert.notEqual(fingerprint(["ab", "c"]), fingerprint(["a", "bc"]));
    assert.equal(fingerprint(["ab", "c"]), fingerprint(["ab", "c"]));
  });

  it("see a file that changed, came or went, and not the folder's place", () => {
    const folder = temporaryFolder();
    const name = join(folder, "dentro");
    writeFiles(name, { "a.ts": "1", "sub/b.ts": "2", "c.md": "3", "dist/d.ts": "4" });
    const see = (at: string): string => fingerprint(listing(at, (file: string) => file.endsWith(".ts")));
    const before = see(name);
    const moved = join(folder, "fuera");
    renameSync(name, moved);
    assert.equal(see(moved), before);
    utimesSync(join(moved, "a.ts"), 1, 1);
    const touched = see(moved);
    assert.notEqual(touched, before);
    rmSync(join(moved, "sub/b.ts"));
    assert.notEqual(see(moved), touched);
    assert.equal(
      listing(moved, () => true).some((line: string) => line.startsWith("dist")),
      false,
    );
  });

  it("that are missing, empty or broken count as none", () => {
    const state = temporaryFolder();
    assert.equal(readStamp(state, "npm"), null);
    for (const text of ["", "{", "{}"]) {
      writeFileSync(join(state, "npm.json"), text);
      assert.equal(readStamp(state, "npm"), null);
    }
    writeStamp(state, "npm", "abc");
    assert.equal(readStamp(state, "npm"), "abc");
  });

  it("are written whole: a folder in the way leaves the old one and no temporary file", () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "x", "y"), { recursive: true });
    assert.throws(() => writeAtomically(join(folder, "x"), "texto"));
    assert.deepEqual(readdirSync(folder), ["x"]);
  });
});
