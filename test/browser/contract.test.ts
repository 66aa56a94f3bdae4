import { strict as assert } from "node:assert";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { engineContract } from "../engine/contract";
import { type PageWorkers, pageWorkers } from "./node-worker";

const { bundleModule }: { bundleModule(): Promise<string> } = require("../../tools/browser/bundle");

/** An import that stays one: the compiler of the tests would make a `require` of it. */
const importModule: (url: string) => Promise<typeof import("ebm/browser")> = new Function("url", "return import(url)") as never;

describe("the module for browser pages in Node", () => {
  const folder = mkdtempSync(join(tmpdir(), "modulo-"));
  let workers: PageWorkers;

  before(async () => {
    workers = pageWorkers();
    Object.assign(globalThis, { Worker: workers.Worker });
    writeFileSync(join(folder, "ebm-engine.mjs"), await bundleModule());
  });

  after(async () => {
    await workers.end();
    Reflect.deleteProperty(globalThis, "Worker");
    rmSync(folder, { recursive: true });
  });

  /** An engine whose worker is ready. */
  const make = async () => {
    const { browserEngine } = await importModule(pathToFileURL(join(folder, "ebm-engine.mjs")).href);
    const engine = browserEngine({ fma: false });
    await workers.spoken;
    return engine;
  };

  // The memories of the page cannot be seen from outside, but those of its worker can.
  const liveArrays = () => workers.networks();
  engineContract("for pages, with its worker", { make, sameBitsInAnyBatch: true, liveArrays });

  // In a suite of its own, since mocha runs a suite's own tests before those of its inner suites.
  describe("through the contract", () => {
    it("asked its worker for the steps", () => assert.ok(workers.sent() > 100, `${workers.sent()}`));
  });
});
