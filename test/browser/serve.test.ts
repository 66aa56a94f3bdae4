import { strict as assert } from "node:assert";
import { serve } from "ebm/engine/wasm";

type Message = Readonly<Record<string, unknown>>;
const { bundleModule } = require("../../tools/browser/bundle") as { bundleModule(): Promise<string> };

describe("the worker of a page", () => {
  it("answers a run of a network that it does not have: the page would wait for ever", async () => {
    const sent: Message[] = [];
    let hear = (_: { readonly data: Message }) => {};
    serve({
      postMessage: (message: Message) => sent.push(message),
      addEventListener: (_: string, listen: typeof hear) => (hear = listen),
    } as never);
    hear({ data: { kind: "run", run: 4, network: 9, items: 1, ranges: [], results: [] } });
    await new Promise(setImmediate);
    assert.deepEqual(sent, [{ kind: "ready" }, { kind: "failed", run: 4, message: "el trabajador no tiene esa red" }]);
  });
});

describe("the errors of the module for pages", () => {
  it("offer nothing that a page does not have: another engine, or flags of Node", async () => {
    assert.doesNotMatch(await bundleModule(), /chooseEngine|--experimental|tf\.js/);
  }).timeout(60_000);
});
