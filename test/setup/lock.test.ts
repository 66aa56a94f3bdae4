import { strict as assert } from "node:assert";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { temporaryFolder } from "./helpers";

const { acquire } = require("../../tools/setup/lock");

/** The number of a process that has just ended. */
function deadProcess(): number {
  return spawnSync(process.execPath, ["-e", ""]).pid;
}

describe("the set-up's lock", () => {
  it("is held by one at a time and given back", async () => {
    const file = join(temporaryFolder(), "deep", "lock");
    const release = await acquire(file);
    const order: string[] = [];
    const second = acquire(file, { pollMs: 5, onWait: (pid: number) => order.push(`espera ${pid}`) }).then((giveBack: () => void) => {
      order.push("segundo");
      giveBack();
    });
    await new Promise((resolve) => setTimeout(resolve, 30));
    order.push("primero acaba");
    release();
    await second;
    assert.deepEqual(order, [`espera ${process.pid}`, "primero acaba", "segundo"]);
    assert.ok(!existsSync(file));
  });

  it("is taken from a process that is gone", async () => {
    const file = join(temporaryFolder(), "lock");
    writeFileSync(file, JSON.stringify({ pid: deadProcess(), host: hostname() }));
    const release = await acquire(file, { pollMs: 5 });
    assert.equal(JSON.parse(readFileSync(file, "utf8")).pid, process.pid);
    release();
  });

  it("is taken from another machine, or from a broken file, only after a silence", async () => {
    for (const text of [JSON.stringify({ pid: 1, host: "otra-máquina" }), "", "{roto"]) {
      const file = join(temporaryFolder(), "lock");
      writeFileSync(file, text);
      const waiting = acquire(file, { pollMs: 5, silentMs: 60_000 });
      const early = await Promise.race([waiting.then(() => "tomado"), new Promise((resolve) => setTimeout(resolve, 40, "espera"))]);
      assert.equal(early, "espera");
      utimesSync(file, 1, 1); // 1970: silent for long
      (await waiting)();
    }
  });
});
