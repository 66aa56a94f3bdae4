import { strict as assert } from "node:assert";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import * as ebm from "ebm/browser";
import { wasmEngine } from "ebm/engine";
import { dense, network, preset } from "ebm/network";
import { launchChromium } from "../chromium";
import { oddNet } from "../engine/nets";
import { everything } from "./everything";
import { GOLDEN } from "./golden";
import { bitsIn, evaluate, interrupted } from "./in-page";
import { serve, type Served, type Site, type Visit, visit } from "./pages";

const { bundleModule }: { bundleModule(): Promise<string> } = require("../../tools/browser/bundle");

const ROOT = join(__dirname, "../..");
const SPECS = [preset("ebm-mnist-compact"), oddNet("residual"), oddNet("diez-clases")];
const EMPTY_PAGE = '<!doctype html><link rel="icon" href="data:,"><title>prueba</title>';
const SPY = readFileSync(join(__dirname, "spy.js"), "utf8");

/** sha256 of the bits of an array. */
const hashOf = (bits: readonly number[]) => createHash("sha256").update(Int32Array.from(bits)).digest("hex");

describe("the golden bits", () => {
  for (const spec of SPECS) {
    it(`of ${spec.name} without FMA are those of Node`, async () => {
      const { energy, langevin, ula } = await everything(ebm, wasmEngine({ fma: false, workers: 2 }), spec);
      const energies = [...new Float32Array(Int32Array.from(energy.slice(0, 3)).buffer)];
      assert.deepEqual({ energies, langevin: hashOf(langevin), ula: hashOf(ula) }, GOLDEN[spec.name]);
    });
  }
});

describe("the module for browser pages", function () {
  this.timeout(60_000);
  let site: Site;
  let text: string;
  let browser: Browser;

  before(async function () {
    browser = await launchChromium(this, "el módulo para páginas web");
    text = await bundleModule();
    site = { "/": ["text/html", EMPTY_PAGE], "/ebm-engine.js": ["text/javascript", text] };
  });

  after(() => browser?.close());

  it("is one file that imports nothing, with no Node module and no tf.js in it", () => {
    assert.doesNotMatch(text, /(?:^|[;}\n])\s*import[\s{*"']|\bimport\(|\brequire\(|node:|tensorflow/);
    assert.match(text, /export\{/);
  });

  describe("where workers are allowed", () => {
    let served: Served;
    let opened: Visit;
    before(async () => {
      served = await serve(site);
      opened = await visit(browser, `${served.address}/`, SPY);
      await evaluate(opened, "(ebm.browserEngine(), globalThis.helper.then(() => true))");
    });
    after(() => served.close());

    for (const spec of SPECS) {
      for (const fma of [false, true]) {
        it(`gives the bits of Node on ${spec.name} ${fma ? "with" : "without"} FMA, in a worker and on the page's thread`, async () => {
          const expected = await everything(ebm, wasmEngine({ fma, workers: 2 }), spec);
          await evaluate(opened, "globalThis.sent.splice(0)");
          assert.deepEqual(await bitsIn(opened, `ebm.wasmEngine({ fma: ${fma} })`, spec), expected);
          assert.deepEqual(await evaluate(opened, "globalThis.sent"), []);
          assert.deepEqual(await bitsIn(opened, `ebm.browserEngine({ fma: ${fma} })`, spec), expected);
          // One round of recipe steps; of ULA, four that end at the watched steps 7, 9 and 23, the last step.
          assert.deepEqual(await evaluate(opened, "globalThis.sent"), ["open", "run", "run", "run", "run", "close"]);
        });
      }
    }

    it("keeps the page alive during a run without end, and stops it within 100 ms", async () => {
      const { name, message, ticks, heard, isOurs } = await interrupted(opened);
      assert.deepEqual([name, ticks, isOurs], ["AbortError", 30, true]);
      assert.match(message, /^manySteps · el muestreo se interrumpió (tras \d+ pasos|entre el paso \d+ y el \d+)\.$/);
      assert.ok(heard < 100, `${heard} ms`);
      assert.ok((await evaluate<string[]>(opened, "globalThis.sent")).includes("stop"));
    });

    it("sends new weights to the worker when they change", async () => {
      const spec = JSON.stringify(preset("mlp-10"));
      const [ours, fresh] = await evaluate<[number[], number[]]>(
        opened,
        `(async () => {
          const [spec, x] = [${spec}, ebm.uniformStart([10], { chains: 5, seed: 7 })];
          const work = { rule: { algorithm: "ula", stepSize: 0.1, temperature: 1 }, steps: 4, firstStep: 0, rng: ebm.rng(1) };
          const next = ebm.initialWeights(spec, { seed: 8 });
          const net = ebm.browserEngine().load(spec, ebm.initialWeights(spec, { seed: 7 }));
          await net.manySteps(x, work);
          net.setWeights(next);
          const chains = await net.manySteps(x, work);
          net.dispose();
          return [[...chains], [...await ebm.wasmEngine().load(spec, next).manySteps(x, work)]];
        })()`,
      );
      assert.deepEqual(ours, fresh);
    });

    /** The error of a run in a worker, and of which class it is. */
    const failing = (spec: ebm.NetworkSpec, weights: string, spoil = "undefined") =>
      evaluate<[name: string, message: string, isOurs: boolean]>(
        opened,
        `(async () => {
          globalThis.spoil = ${spoil};
          const net = ebm.browserEngine().load(${JSON.stringify(spec)}, ${weights});
          const rule = { algorithm: "ula", stepSize: 1e38, temperature: 0 };
          const work = { rule, steps: 30, firstStep: 2, rng: ebm.rng(1) };
          const error = await net.manySteps(new Float32Array(4).fill(0.5), work).catch((reason) => reason);
          globalThis.spoil = undefined;
          net.dispose();
          return [error.name, error.message, error instanceof ebm.EbmError];
        })()`,
      );
    const slope = network({ name: "cuesta", inputShape: [1], layers: [dense(1)] });

    it("says in Spanish which chain diverged in the worker", async () => {
      const [name, message, isOurs] = await failing(slope, "Float32Array.of(-1, 0)"); // 5e37 a step: the seventh leaves float32
      assert.deepEqual([name, isOurs], ["EbmError", true]);
      assert.match(message, /^ula · la cadena 0 divergió en el paso 8: su posición se salió de los números\./);
    });

    it("says in Spanish that the worker's computation failed", async () => {
      const spoil = `(message) => message.kind === "run" ? { ...message, items: 1e6 } : message`; // they are not in memory
      const [name, message, isOurs] = await failing(slope, "Float32Array.of(0, 0)", spoil);
      assert.deepEqual([name, isOurs], ["EbmError", true]);
      assert.match(message, /^wasmEngine · el cálculo falló: .+/);
    });

    it("forgets in the worker a network that the page has lost without dispose()", async () => {
      await evaluate(
        opened,
        `(async () => {
          const net = ebm.browserEngine().load(ebm.preset("mlp-10"), ebm.initialWeights(ebm.preset("mlp-10"), { seed: 7 }));
          const rule = { algorithm: "ula", stepSize: 0.1, temperature: 1 };
          await net.manySteps(new Float32Array(10), { rule, steps: 1, firstStep: 0, rng: ebm.rng(1) });
          globalThis.sent.splice(0);
        })()`,
      );
      for (let tries = 0; tries < 20 && (await evaluate<string[]>(opened, "globalThis.sent")).length === 0; tries++) {
        await opened.page.requestGC();
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      assert.deepEqual(await evaluate(opened, "globalThis.sent"), ["close"]);
    });

    it("needs no isolation, asked for no other file, and complained about nothing", async () => {
      assert.equal(await evaluate(opened, "crossOriginIsolated"), false);
      assert.deepEqual(opened.requests, [`${served.address}/`, `${served.address}/ebm-engine.js`, "blob:"]);
      assert.deepEqual(opened.complaints, []);
    });

    it("goes on with the same bits on the page's thread when the worker is lost", async () => {
      const spoil = `(message, worker) => {
        if (message.kind === "run") queueMicrotask(() => worker.dispatchEvent(new Event("error")));
        return message.kind === "run" ? { kind: "stop", run: message.run } : message;
      }`;
      const expected = await everything(ebm, wasmEngine({ fma: false }), SPECS[1]);
      await evaluate(opened, `(globalThis.sent.splice(0), globalThis.spoil = ${spoil}, true)`);
      assert.deepEqual(await bitsIn(opened, "ebm.browserEngine({ fma: false })", SPECS[1]), expected);
      assert.deepEqual(await evaluate(opened, "globalThis.sent"), ["open", "run", "close"]);
    });
  });

  it("runs the page of docs/navegador.md as it is printed", async () => {
    const [, html] = readFileSync(join(ROOT, "docs/navegador.md"), "utf8").match(/^```html\n(.*?)^```$/ms) as RegExpMatchArray;
    const network = readFileSync(join(ROOT, "data/checkpoints/ebm-mnist-gdl/epoch-010.ebm"));
    const served = await serve({ ...site, "/": ["text/html", html], "/epoch-010.ebm": ["application/octet-stream", network] });
    const { page, complaints } = await visit(browser, `${served.address}/`);
    await page.waitForFunction(`document.querySelector("#estado").textContent.startsWith("Energía")`);
    const [before, after] = ((await page.textContent("#estado")) as string).match(/-?\d+\.\d+/g) as string[];
    assert.ok(Number(after) < Number(before), `${before} ${after}`);
    assert.deepEqual(complaints, []);
    served.close();
  });

  it("gives the bits of Node in a page that is a file, with the module inside", async () => {
    const folder = mkdtempSync(join(tmpdir(), "pagina-"));
    const names = "{ browserEngine, initialWeights, rng, uniformStart }"; // the module's own names: it has them as they are written
    writeFileSync(join(folder, "a.html"), `${EMPTY_PAGE}<script type="module">${text}\nglobalThis.ebm = ${names};</script>`);
    const { page, complaints } = await visit(browser, `file://${join(folder, "a.html")}`);
    const run = `(${everything})(ebm, ebm.browserEngine({ fma: false }), ${JSON.stringify(SPECS[1])})`;
    assert.deepEqual(await page.evaluate(run), await everything(ebm, wasmEngine({ fma: false }), SPECS[1]));
    assert.deepEqual(complaints, []);
    rmSync(folder, { recursive: true });
  });

  describe("where a policy forbids workers", () => {
    let served: Served;
    let opened: Visit;
    before(async () => {
      served = await serve(site, "worker-src 'none'");
      opened = await visit(browser, `${served.address}/`);
    });
    after(() => served.close());

    for (const spec of SPECS) {
      it(`gives the bits of Node on ${spec.name}`, async () => {
        const expected = await everything(ebm, wasmEngine({ fma: false }), spec);
        assert.deepEqual(await bitsIn(opened, "ebm.browserEngine({ fma: false })", spec), expected);
        assert.equal(opened.page.workers().length, 0);
      });
    }

    it("keeps the page alive all the same, and stops within 100 ms", async () => {
      const { name, ticks, heard, isOurs } = await interrupted(opened);
      assert.deepEqual([name, ticks, isOurs], ["AbortError", 30, true]);
      assert.ok(heard < 100, `${heard} ms`);
    });

    it("says nothing: the one complaint is the browser's own", () => {
      assert.equal(opened.complaints.length, 1);
      assert.match(opened.complaints[0], /Content Security Policy.*worker-src/);
    });
  });
});
