import { strict as assert } from "node:assert";
import { spawnSync, type SpawnSyncReturns } from "node:child_process";
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { RUNNER } from "./pool-plans";

/** What every program starts with: `attach(kind)` runs a plan of three workers in a pool of test runners. */
const OPENING = `
  const { openPool, openSeat } = require("ebm/engine/pool");
  const pool = openPool({ runner: ${JSON.stringify(RUNNER)} });
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
  const module_ = new WebAssembly.Module(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));
  const attach = (kind) => openSeat(pool, { plan: { capacity: { runners: 4 }, kind, mark: 1 }, memory, module: module_ });
  const itemsDone = () => new Int32Array(memory.buffer)[0];
`;

/** Longer than any of these programs takes: one that does not end by itself is killed, and has no status. */
const LIMIT_MS = 15_000;

function runProgram(code: string, flags: readonly string[] = []): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [...flags, "-e", OPENING + code], { encoding: "utf8", cwd: __dirname, timeout: LIMIT_MS });
}

describe("pool: the process around it", () => {
  it("ends by itself when the workers have nothing to do", () => {
    const { status, stdout, stderr } = runProgram(`attach("count").run(8); console.log(itemsDone());`);
    assert.deepEqual({ status, stdout, stderr }, { status: 0, stdout: "8\n", stderr: "" });
  });

  it("does not hear what workers say", () => {
    const { stdout, stderr } = runProgram(`attach("talk").runAsync(8).then(() => setTimeout(() => console.log(itemsDone()), 50));`);
    assert.deepEqual({ stdout, stderr }, { stdout: "8\n", stderr: "" });
  });

  it("gives its workers none of its flags, such as a compiler to load", () => {
    const flagsOfWorkers = `attach("countFlags").run(8); console.log(new Int32Array(memory.buffer)[1]);`;
    assert.equal(runProgram(flagsOfWorkers, ["--no-warnings"]).stdout, "0\n");
  });

  it("ends by itself after an asynchronous run, and stays alive during it", () => {
    const { status, stdout, stderr } = runProgram(`attach("slow").runAsync(30).then(() => console.log(itemsDone()));`);
    assert.deepEqual({ status, stdout, stderr }, { status: 0, stdout: "30\n", stderr: "" });
  });

  it("ends by itself after a worker died, and after an abort", () => {
    const { status, stdout } = runProgram(`
      attach("exitAtThree").runAsync(8).catch(async (error) => {
        await attach("endless").runAsync(8, AbortSignal.timeout(50));
        console.log(error.name);
      });`);
    assert.deepEqual({ status, stdout }, { status: 0, stdout: "EbmError\n" });
  });

  it("ends at process.exit during a run", () => {
    const { status } = runProgram(`attach("endless").runAsync(8); setTimeout(() => process.exit(5), 50);`);
    assert.equal(status, 5);
  });

  it("ends at an error that nobody catches during a run", () => {
    const { status, stderr } = runProgram(`attach("endless").runAsync(8); setTimeout(() => { throw new Error("vaya"); }, 50);`);
    assert.equal(status, 1);
    assert.match(stderr, /Error: vaya/);
  });

  it("ends at SIGINT during an asynchronous run and during a synchronous one", () => {
    const kill = `require("node:child_process").spawn("sh", ["-c", "sleep 0.3; kill -INT " + process.pid], { stdio: "ignore" });`;
    for (const run of [`attach("endless").runAsync(8);`, `attach("endless").run(8);`])
      assert.equal(runProgram(kill + run).signal, "SIGINT");
  });

  it("works inside another worker", async () => {
    const code = `${OPENING} attach("count").run(8);
      attach("count").runAsync(8).then(() => require("node:worker_threads").parentPort.postMessage(itemsDone()));`;
    const worker = new Worker(code, { eval: true, execArgv: [] });
    const [answer] = await once(worker, "message");
    assert.equal(answer, 16);
    assert.deepEqual(await once(worker, "exit"), [0]);
  });

  it("computes on the calling thread where a process may not have threads", () => {
    const noThreads = `const threads = require("node:worker_threads");
      threads.Worker = class { constructor() { throw new Error("ERR_ACCESS_DENIED"); } };`;
    const { status, stdout } = spawnSync(
      process.execPath,
      ["-e", `${noThreads}${OPENING} const executor = attach("count"); executor.run(8); console.log(executor.runners, itemsDone());`],
      { encoding: "utf8", cwd: __dirname, timeout: LIMIT_MS },
    );
    assert.deepEqual({ status, stdout }, { status: 0, stdout: "1 8\n" });
  });

  it("has as many workers as EBM_WORKERS says, and refuses what is no number of workers", () => {
    const count = (workers: string) =>
      spawnSync(process.execPath, ["-e", `console.log(require("ebm/engine/pool").countRunners())`], {
        encoding: "utf8",
        cwd: __dirname,
        env: { ...process.env, EBM_WORKERS: workers },
      });
    assert.equal(count("3").stdout, "4\n");
    assert.equal(count("").stdout, `${Math.min(require("node:os").availableParallelism(), 64) + 1}\n`);
    for (const wrong of ["0", "2.5", "muchos", "65"]) assert.match(count(wrong).stderr, /wasmEngine · EBM_WORKERS debe ser/);
  });
});
