// Alternates synchronous scripts and waits under a storm of SIGINT, and prints who took them: a child of interrupt.test.ts.
const { spawn } = require("node:child_process");
const vm = require("node:vm");
const { startGuard } = require("../../kernel/guard");

const SIGNALS = 300;
let waiting = 0;
let running = 0;
const guard = startGuard({ parent: process.ppid, onInterrupt: () => waiting++ });

guard.watching.then(async () => {
  const storm = spawn("sh", ["-c", `for i in $(seq ${SIGNALS}); do kill -INT ${process.pid}; sleep 0.003; done`]);
  let over = false;
  storm.on("exit", () => {
    over = true;
  });
  while (!over) {
    try {
      guard.duringCell(() => vm.runInThisContext("for (let i = 0; i < 1e5; i++);", { breakOnSigint: true }));
    } catch {
      running++;
    }
    await new Promise((done) => setImmediate(done));
  }
  process.stdout.write(JSON.stringify({ waiting, running }), () => process.exit(0));
});
