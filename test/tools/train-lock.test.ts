import { strict as assert } from "node:assert";
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { ROOT, temporaryFolder } from "../setup/helpers";

const { takeFolder } = require("../../tools/train/lock");

const PLACE = "entrenando.lock";
const holderIn = (folder: string) => JSON.parse(readFileSync(join(folder, PLACE), "utf8")).pid;
const holdWith = (folder: string, pid: number | undefined) => writeFileSync(join(folder, PLACE), JSON.stringify({ pid, host: hostname() }));

describe("the folder of a training", function () {
  this.timeout(60_000);
  let other: ChildProcess;
  before(() => {
    other = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60_000)"]);
  });
  after(() => other.kill());

  it("is one process's at a time, and is given back", () => {
    const folder = join(temporaryFolder(), "nueva");
    const giveBack = takeFolder(folder);
    assert.equal(holderIn(folder), process.pid);
    giveBack();
    assert.equal(existsSync(join(folder, PLACE)), false);
  });

  it("is refused while another process trains there, by its number", () => {
    const folder = temporaryFolder();
    holdWith(folder, other.pid);
    const message = new RegExp(`ya está entrenando otro proceso, el ${other.pid}\\.$`);
    assert.throws(() => takeFolder(folder), { name: "Problem", message });
    assert.equal(holderIn(folder), other.pid);
  });

  it("is refused by npm run train too, which leaves it as it was", () => {
    const folder = join(temporaryFolder(), "ocupada");
    mkdirSync(folder);
    holdWith(folder, other.pid);
    const words = [join(ROOT, "bin", "train.js"), "--smoke", "--no-images", "--out", folder];
    const { status, stderr } = spawnSync(process.execPath, words, { cwd: ROOT, encoding: "utf8", timeout: 50_000 });
    assert.equal(status, 1, stderr);
    assert.match(stderr, new RegExp(`el ${other.pid}\\.`));
    assert.equal(holderIn(folder), other.pid);
    assert.ok(!existsSync(join(folder, "run.json")));
  });

  it("is taken over from a process that was killed, at once", () => {
    const folder = temporaryFolder();
    holdWith(folder, spawnSync(process.execPath, ["-e", ""]).pid);
    const giveBack = takeFolder(folder);
    assert.equal(holderIn(folder), process.pid);
    giveBack();
  });

  it("is one process's also when several come at the same instant, and the others are told whose", async () => {
    const folder = temporaryFolder();
    const script = `
      const { takeFolder } = require(${JSON.stringify(join(ROOT, "tools/train/lock"))});
      while (Date.now() < Number(process.argv[1]));
      try { takeFolder(process.argv[2]); console.log("mía"); setTimeout(() => {}, 3000); } catch (error) { console.log(error.name); }`;
    const start = String(Date.now() + 1500);
    const answers = Array.from({ length: 4 }, () => answerOf(spawn(process.execPath, ["-e", script, start, folder])));
    assert.deepEqual((await Promise.all(answers)).sort(), ["Problem", "Problem", "Problem", "mía"]);
  });

  it("that cannot be made is left to whoever writes there", () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "fichero"), "");
    takeFolder(join(folder, "fichero", "carpeta"))();
  });
});

/** What a process prints first. */
function answerOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => child.stdout?.once("data", (text) => resolve(String(text).trim())));
}
