import { strict as assert } from "node:assert";
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "../setup/helpers";

const { takeFolder } = require("../../tools/train/lock");

describe("the folder of a training", () => {
  const PLACE = "entrenando.pid";

  it("is one process's at a time, and is given back", () => {
    const folder = join(temporaryFolder(), "nueva");
    const giveBack = takeFolder(folder);
    assert.equal(readFileSync(join(folder, PLACE), "utf8"), `${process.pid}\n`);
    giveBack();
    assert.equal(existsSync(join(folder, PLACE)), false);
  });

  it("is refused while another process trains there, by its number", () => {
    const folder = temporaryFolder();
    const other = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60_000)"]);
    try {
      writeFileSync(join(folder, PLACE), `${other.pid}\n`);
      const pattern = new RegExp(`ya está entrenando otro proceso, el ${other.pid}\\.$`);
      assert.throws(() => takeFolder(folder), { name: "Problem", message: pattern });
      assert.equal(readFileSync(join(folder, PLACE), "utf8"), `${other.pid}\n`);
    } finally {
      other.kill();
    }
  });

  it("is taken over from a process that was killed, from this one's number, and from what is no number", () => {
    const folder = temporaryFolder();
    const { pid: dead } = spawnSync(process.execPath, ["-e", ""]);
    for (const content of [`${dead}\n`, `${process.pid}\n`, "", "-1", "hola"]) {
      writeFileSync(join(folder, PLACE), content);
      const giveBack = takeFolder(folder);
      assert.equal(readFileSync(join(folder, PLACE), "utf8"), `${process.pid}\n`);
      giveBack();
    }
  });

  it("that cannot be made is left to whoever writes there", () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "fichero"), "");
    takeFolder(join(folder, "fichero", "carpeta"))();
  });
});
