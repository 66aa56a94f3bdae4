import { strict as assert } from "node:assert";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { isAlive } from "../processes";
import { ROOT } from "./helpers";

const { run } = require("../../tools/setup/command");

/** Starts a command that never ends and says its process number. */
const STARTER = `require("./tools/setup/command").run(process.execPath, ["-e", "console.log(process.pid); setInterval(() => {}, 1000)"], { onLine: console.log });`;

describe("run", () => {
  it("gives the status and what both streams said, also of a program that is not there", async () => {
    const { code, output } = await run(process.execPath, ["-e", 'console.error("mal"); process.exit(3)']);
    assert.deepEqual([code, output], [3, "mal\n"]);
    assert.equal((await run("no-existe-tal-programa", [])).code, 127);
  });

  it("hears a command to its end although its log does not fit on the disk", async () => {
    if (process.platform !== "linux") return; // only Linux has a file that is always full
    const { code, output } = await run(process.execPath, ["-p", "6 * 7"], { log: "/dev/full" });
    assert.deepEqual([code, output], [0, "42\n"]);
  });

  it("leaves no command behind when a signal ends the process that started it", async () => {
    if (process.platform === "win32") return; // it has no signals
    for (const [signal, status] of [
      ["SIGTERM", 143],
      ["SIGHUP", 129],
      ["SIGINT", 130],
    ] as const) {
      const starter = spawn(process.execPath, ["-e", STARTER], { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] });
      const [line] = await once(starter.stdout, "data");
      const pid = Number(line);
      starter.kill(signal);
      assert.deepEqual(await once(starter, "exit"), [status, null], signal);
      for (let wait = 0; wait < 100 && isAlive(pid); wait++) await delay(50);
      assert.ok(!isAlive(pid), `${signal}: ${pid} goes on`);
    }
  });
});
