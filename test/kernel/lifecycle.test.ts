import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { isAlive } from "../processes";
import { ROOT, runPython } from "./harness";

const KERNELSPEC = join(ROOT, "kernel", "kernelspec");

describe("kernel: life and launch", function () {
  this.timeout(150_000);
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "ebm-kernel-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("the kernel ends when its parent dies, even inside an endless loop", async () => {
    const { code, text } = await runPython(["orphan.py"], { folder });
    assert.equal(code, 0, text);
    const pid = Number(/^\d+$/m.exec(text)?.[0]);
    for (let wait = 0; wait < 100 && isAlive(pid); wait++) await delay(100);
    assert.equal(isAlive(pid), false);
  });

  it("the kernelspec names no absolute path", () => {
    const { argv, interrupt_mode } = JSON.parse(readFileSync(join(KERNELSPEC, "kernel.json"), "utf8"));
    assert.deepEqual(argv, ["node", "{resource_dir}/launch.cjs", "{connection_file}"]);
    assert.equal(interrupt_mode, "signal");
  });

  it("the launcher finds the kernel from the notebook's folder, then EBM_ROOT, then the folder that holds .venv", () => {
    const installed = join(folder, ".venv", "share", "jupyter", "kernels", "tslab");
    cpSync(KERNELSPEC, installed, { recursive: true });
    const launcher = join(installed, "launch.cjs");
    // Without a connection file the kernel that was found complains about that file, and not about the package.
    assert.match(launch(launcher, { cwd: join(ROOT, "test") }), /ERR_INVALID_ARG_TYPE/);
    assert.match(launch(launcher, { cwd: folder, root: ROOT }), /ERR_INVALID_ARG_TYPE/);
    cpSync(join(ROOT, "kernel", "package.json"), join(folder, "node_modules", "@ebm", "kernel", "package.json"));
    writeFileSync(join(folder, "node_modules", "@ebm", "kernel", "index.js"), 'exports.start = () => console.error("encontrado");');
    assert.match(launch(launcher, { cwd: tmpdir() }), /^encontrado$/m);
  });

  it("the launcher says in one Spanish sentence what is missing and how to mend it", () => {
    const launcher = join(folder, "launch.cjs");
    cpSync(join(KERNELSPEC, "launch.cjs"), launcher);
    assert.match(launch(launcher, { cwd: folder }), /^No encuentro el núcleo @ebm\/kernel: ejecuta «npm start»[^\n]*\n$/);
    const oldNode = join(folder, "old.cjs");
    writeFileSync(oldNode, 'Object.defineProperty(process.versions, "node", { value: "18.20.0" });');
    assert.match(
      launch(launcher, { cwd: folder, preload: oldNode }),
      /^El cuaderno necesita Node 20\.19 o posterior y esta es la versión 18\.20\.0: [^\n]*\n$/,
    );
  });
});

function launch(launcher: string, { cwd, root, preload }: { cwd: string; root?: string; preload?: string }): string {
  const { EBM_ROOT: _unused, ...env } = process.env;
  const args = preload === undefined ? [launcher] : ["-r", preload, launcher];
  return spawnSync(process.execPath, args, {
    cwd,
    env: root === undefined ? env : { ...env, EBM_ROOT: root },
    encoding: "utf8",
    timeout: 20_000,
  }).stderr;
}
