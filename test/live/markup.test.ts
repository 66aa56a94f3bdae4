import { strict as assert } from "node:assert";
import { EbmError } from "ebm/errors";
import { initialWeights, preset } from "ebm/network";
import { live } from "ebm/notebook";
import { insideKernel, onConsole } from "../notebook/fake-kernel";

const { writeLive } = require("../../tools/browser/live") as { writeLive(): Promise<unknown> };

const spec = preset("ebm-mnist-compact");
const weights = initialWeights(spec, { seed: 7 });
const HOSTILE = `</script></style><img src=x onerror=alert(1)>"'<!--`;

describe("live outputs that are asked for without anything", () => {
  it("say in Spanish what they need", async () => {
    for (const ask of [live.digits, live.drawing, live.epochs]) assert.throws(() => (ask as () => void)(), EbmError);
    await assert.rejects(live.interpolation as () => Promise<void>, EbmError);
  });
});

describe("live.digits", function () {
  this.timeout(60_000);
  before(() => writeLive());

  const show = (options = {}) => insideKernel(() => live.digits({ spec, weights, ...options }))[0]!;

  it("displays one bundle: the living output, a picture, a text", () => {
    const { data, options } = show();
    assert.deepEqual(Object.keys(data), ["text/html", "image/png", "text/plain"]);
    assert.match(String(data["text/plain"]), /^Del ruido a los dígitos\. 24 imágenes de 32×32/);
    const about = options.metadata?.["image/png"] as { alt: string };
    assert.equal(about.alt, data["text/plain"]);
  });

  it("has its picture inside, with its size and its words, for where no script runs", () => {
    const html = String(show().data["text/html"]);
    const [, base64, width, height, alt] = html.match(
      /<img src="data:image\/png;base64,([^"]+)" width="(\d+)" height="(\d+)" alt="([^"]+)">/,
    )!;
    assert.equal(base64, show().data["image/png"]);
    assert.ok(Number(width) > 600 && Number(height) > 200);
    assert.match(alt, /^Del ruido a los dígitos\./);
  });

  it("sends the same bytes each time", () => {
    assert.deepEqual(show(), show());
  });

  it("carries a hostile title as text that ends no element", () => {
    const html = String(show({ title: HOSTILE }).data["text/html"]);
    assert.equal(html.match(/<\/script>/g)?.length, 2);
    assert.equal(html.match(/<\/style>/g)?.length, 1);
    assert.ok(!html.includes("<img src=x") && !html.includes("<!--"));
    const [, json] = html.match(/<script class="datos" type="application\/json">(.*?)<\/script>/s)!;
    assert.equal((JSON.parse(json) as { title: string }).title, HOSTILE);
  });

  it("brings the weights once and asks no server for anything", () => {
    const html = String(show().data["text/html"]);
    assert.equal(html.split("AAAAAAAA".repeat(4)).length <= 40, true);
    const outside = html.replaceAll("http://www.w3.org/2000/svg", "").match(/https?:\/\/[^"'`\s]+/g) ?? [];
    assert.deepEqual(outside, []);
  });

  it("has particles too, which say their landscape", () => {
    const [{ data }] = insideKernel(() => live.particles({ landscape: "ring", method: "mala", title: HOSTILE }));
    assert.match(String(data["text/html"]), /^<div class="ebm-live" data-kind="particles" data-version="1">/);
    assert.equal(String(data["text/html"]).match(/<\/script>/g)?.length, 2);
    assert.ok(String(data["text/plain"]).includes("Partículas en 3 momentos: paso 0, paso 20, paso 200."));
  });

  it("prints its words in a script", () => {
    const [line] = onConsole(() => live.digits({ spec, weights }));
    assert.match(line, /^Del ruido a los dígitos\./);
  });
});
