import { strict as assert } from "node:assert";
import { OptionError } from "ebm/errors";
import { imageGrid } from "ebm/figure";
import { cellSignal, html, liveFigure, show, showHtml, showText } from "ebm/notebook";
import { examples } from "../figure/examples";
import { insideKernel, onConsole } from "./fake-kernel";

const curvesExample = () => (examples["curvas-logaritmo"] as NonNullable<(typeof examples)[string]>)();
const surfaceExample = () => (examples.superficie as NonNullable<(typeof examples)[string]>)();

describe("show", () => {
  it("displays one bundle: specification, PNG, alternative text", () => {
    const figure = curvesExample();
    const sent = insideKernel(() => show(figure));
    assert.equal(sent.length, 1);
    const { data } = sent[0] as (typeof sent)[0];
    assert.deepEqual(Object.keys(data).sort(), ["application/vnd.vegalite.v5+json", "image/png", "text/plain"]);
    assert.equal(data["application/vnd.vegalite.v5+json"], figure.spec);
    assert.equal(data["text/plain"], figure.alt);
    assert.match(String(data["image/png"]), /^iVBORw0KGgo/);
  });

  it("gives the PNG its size on the screen, two thirds of its pixels, and its alternative text", () => {
    const figure = curvesExample();
    const [sent] = insideKernel(() => show(figure));
    const about = sent?.options.metadata?.["image/png"] as { width: number; height: number; alt: string };
    const header = Buffer.from(String(sent?.data["image/png"]), "base64");
    assert.deepEqual(
      [about.width, about.height],
      [16, 20].map((at) => Math.round(header.readUInt32BE(at) / 1.5)),
    );
    assert.equal(about.alt, figure.alt);
  });

  it("gives a grid of more than a hundred images a pixel for a pixel, which keeps notebooks light", () => {
    const pixels = (images: number) => {
      const [sent] = insideKernel(() => show(imageGrid(new Float32Array(4 * images), { shape: [2, 2, 1], columns: 20, title: "Rejilla" })));
      const about = sent?.options.metadata?.["image/png"] as { width: number };
      return Buffer.from(String(sent?.data["image/png"]), "base64").readUInt32BE(16) / about.width;
    };
    assert.equal(pixels(101), 1);
    assert.ok(Math.abs(pixels(100) - 1.5) < 0.01);
  });

  it("displays a surface as Plotly with the heat map as SVG: a PNG would hide it in JupyterLab", () => {
    const [sent] = insideKernel(() => show(surfaceExample()));
    assert.deepEqual(Object.keys(sent?.data ?? {}).sort(), ["application/vnd.plotly.v1+json", "image/svg+xml", "text/plain"]);
    assert.match(String(sent?.data["image/svg+xml"]), /^<svg /);
    const about = sent?.options.metadata?.["image/svg+xml"] as { width: number; alt: string };
    assert.ok(about.width <= 700 && about.alt === surfaceExample().alt);
  });

  it("sends the same bytes each time", () => {
    assert.deepEqual(
      insideKernel(() => show(curvesExample())),
      insideKernel(() => show(curvesExample())),
    );
  });

  it("prints the alternative text in a script", () => {
    assert.deepEqual(
      onConsole(() => show(curvesExample())),
      [curvesExample().alt],
    );
  });

  it("refuses what is no figure", () => {
    for (const junk of [undefined, null, 3, "x", {}, Promise.resolve(curvesExample())])
      assert.throws(() => show(junk as never), OptionError);
  });
});

describe("liveFigure", () => {
  it("displays once, then updates the same output, and ends with the complete bundle", () => {
    const sent = insideKernel(() => {
      const live = liveFigure();
      live.update(curvesExample());
      live.update(curvesExample());
      live.done();
    });
    assert.deepEqual(
      sent.map(({ options }) => options.update),
      [false, true, true],
    );
    assert.equal(new Set(sent.map(({ options }) => options.displayId)).size, 1);
    assert.deepEqual(
      sent.map(({ data }) => "image/png" in data),
      [false, false, true],
    );
  });

  it("prints only the last figure in a script", () => {
    const lines = onConsole(() => {
      const live = liveFigure();
      live.update(curvesExample());
      live.done(surfaceExample());
    });
    assert.deepEqual(lines, [surfaceExample().alt]);
  });

  it("ends in silence when nothing was drawn", () =>
    assert.deepEqual(
      onConsole(() => liveFigure().done()),
      [],
    ));
});

describe("text", () => {
  it("html escapes what is put in it", () => assert.equal(html`<b>${'<img src="x">'}</b>${1}`, "<b>&lt;img src=&quot;x&quot;&gt;</b>1"));

  it("showText and showHtml send a text for readers without HTML", () => {
    const sent = insideKernel(() => {
      showText("a < b");
      showHtml("<b>x</b>", { plain: "x" });
    });
    assert.deepEqual(
      sent.map(({ data }) => data),
      [{ "text/plain": "a < b" }, { "text/html": "<b>x</b>", "text/plain": "x" }],
    );
  });
});

describe("cellSignal", () => {
  it("is the signal of the running cell", () => {
    insideKernel((signal) => assert.equal(cellSignal(), signal));
  });

  it("never aborts outside the kernel", () => assert.equal(cellSignal().aborted, false));
});
