import { strict as assert } from "node:assert";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { curves, histogram, imageGrid } from "ebm/figure";
import { renderPng, renderSvg } from "ebm/figure/render";
import { examples } from "./examples";

// the libraries belong to lib
const libRequire = createRequire(require.resolve("ebm/figure"));
interface Decoded {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  /** Of a picture whose pixels are places in it. */
  readonly palette?: readonly (readonly number[])[];
}
const fastPng = libRequire("fast-png") as { decode(png: Uint8Array): Decoded };

/** A picture as RGB, whatever its form. */
function decode(png: Uint8Array): Decoded {
  const found = fastPng.decode(png);
  const { palette } = found;
  return palette ? { ...found, channels: 3, data: Uint8Array.from([...found.data].flatMap((place) => palette[place] ?? [])) } : found;
}

const hash = (content: string | Uint8Array) => createHash("sha256").update(content).digest("hex");
const oneCurve = () => curves([{ name: "a", y: [1, 2] }], { title: "Título", y: "energía", width: 100, height: 80 });

describe("renderSvg and renderPng", () => {
  /** The texts of a picture that are numbers. */
  const numbers = (svg: string) => [...svg.matchAll(/>([−\d][\d,⁻⁰-⁹¹²³\u202f]*)</g)].map(([, text]) => text);

  it("writes under curves and histograms no more decimals than their ticks need", () => {
    const x = Array.from({ length: 41 }, (_, i) => i / 40);
    const line = numbers(renderSvg(curves([{ name: "a", x, y: x.map((v) => 7 * v) }], { title: "T", x: "parte", y: "y" })));
    assert.deepEqual(line.slice(0, 11), ["0,0", "0,1", "0,2", "0,3", "0,4", "0,5", "0,6", "0,7", "0,8", "0,9", "1,0"]);
    const values = [-0.033, 0.053];
    const bins = numbers(renderSvg(histogram([{ name: "a", values }], { title: "T", x: "E" })));
    assert.deepEqual(bins.slice(0, 9), ["−0,03", "−0,02", "−0,01", "0,00", "0,01", "0,02", "0,03", "0,04", "0,05"]);
  });

  it("writes on a logarithmic axis 10⁻⁴ and not a row of zeros", () => {
    const axis = (x: number[]) =>
      numbers(renderSvg(curves([{ name: "a", x, y: x }], { title: "T", y: "y", xScale: "log", yScale: "log" })));
    assert.deepEqual(axis([1e-6, 1]).slice(0, 7), ["10⁻⁶", "10⁻⁵", "10⁻⁴", "0,001", "0,01", "0,1", "1"]);
    assert.deepEqual(axis([1, 1e6]).slice(0, 7), ["1", "10", "100", "1\u202f000", "10\u202f000", "100\u202f000", "1\u202f000\u202f000"]);
  });

  it("shows the whole names of a legend, in as many rows as they need", () => {
    const names = Array.from({ length: 4 }, (_, i) => `78,5 % de las cadenas que partieron del ruido número ${i}`);
    const lines = renderSvg(
      curves(
        names.map((name) => ({ name, y: [1, 2] })),
        { title: "T", y: "y" },
      ),
    );
    const areas = renderSvg(
      histogram(
        names.map((name) => ({ name, values: [1, 2] })),
        { title: "T", x: "x" },
      ),
    );
    for (const svg of [lines, areas]) {
      for (const name of names) assert.ok(svg.includes(`>${name}<`), name);
      // the plot has 580 px; axes, titles and paper add less than 120
      assert.ok(Number(/ width="(\d+)"/.exec(svg)?.[1]) < 700);
    }
  });

  it("draw every example without a warning, the same bytes each time", () => {
    const warnings: unknown[] = [];
    const { warn } = console;
    console.warn = (...text) => void warnings.push(text);
    try {
      for (const make of Object.values(examples)) {
        assert.equal(hash(renderSvg(make())), hash(renderSvg(make())));
        assert.equal(hash(renderPng(make(), { scale: 1 })), hash(renderPng(make(), { scale: 1 })));
      }
    } finally {
      console.warn = warn;
    }
    assert.deepEqual(warnings, []);
  });

  it("draw the same bytes in another process, in another language and folder", () => {
    const code = `const { curves } = require("ebm/figure"); const { renderSvg, renderPng } = require("ebm/figure/render");
      const figure = curves([{ name: "a", y: [1, 2] }], { title: "Título", y: "energía", width: 100, height: 80 });
      const hash = (c) => require("node:crypto").createHash("sha256").update(c).digest("hex");
      process.chdir(require("node:os").tmpdir());
      console.log(hash(renderSvg(figure)), hash(renderPng(figure)));`;
    const out = execFileSync(process.execPath, ["-e", code], {
      cwd: __dirname,
      encoding: "utf8",
      env: { ...process.env, LANG: "ja_JP.UTF-8", TZ: "Asia/Tokyo", HOME: "/nonexistent" },
    });
    assert.equal(out.trim(), `${hash(renderSvg(oneCurve()))} ${hash(renderPng(oneCurve()))}`);
  });

  it("draw in one go what Vega draws with a promise", async () => {
    const vega = libRequire("vega");
    const { compile } = libRequire("vega-lite");
    for (const name of ["rejilla-energias", "paisaje-pasos", "curvas-bandas"]) {
      const figure = (examples[name] as () => ReturnType<typeof oneCurve>)();
      vega.resetSVGDefIds();
      const svg: string = await new vega.View(vega.parse(compile(structuredClone(figure.spec)).spec), { renderer: "none" }).toSVG();
      assert.equal(hash(renderSvg(figure).replace(/ role="img" aria-label="[^"]*"/, "")), hash(svg), name);
    }
  });

  it("gives a picture `scale` times the size of the drawing", () => {
    const size = /width="(\d+)" height="(\d+)"/.exec(renderSvg(oneCurve()).replace(/aria-label="[^"]*"/, ""));
    const [width, height] = [Number(size?.[1]), Number(size?.[2])];
    for (const scale of [1, 2, 3]) {
      const { width: w, height: h, channels } = decode(renderPng(oneCurve(), { scale }));
      assert.deepEqual([w, h, channels], [width * scale, height * scale, 3]);
    }
  });

  it("keeps pixels sharp: a board of two colours has no grey between its squares", () => {
    const board = Float32Array.from({ length: 16 }, (_, i) => ((i + Math.floor(i / 4)) % 2 === 0 ? 1 : -1));
    const { data, width, height } = decode(renderPng(imageGrid(board, { shape: [4, 4, 1], scale: 20, title: "Tablero" }), { scale: 2 }));
    // the grid is the last 80 units of the drawing before the padding of 14; 3 units inside it the frame is over
    const [left, top] = [14 * 2, height - (14 + 80) * 2];
    const levels = new Set<number>();
    for (let y = top + 6; y < top + 154; y++) for (let x = left + 6; x < left + 154; x++) levels.add(data[3 * (y * width + x)] as number);
    assert.deepEqual(
      [...levels].sort((a, b) => a - b),
      [0, 255],
    );
  });

  it("have a palette when their colours fit in one, which halves a drawing, and RGB when they do not", () => {
    const type = (png: Uint8Array) => png[25]; // of IHDR: 2 is RGB, 3 a palette
    assert.equal(type(renderPng(oneCurve())), 3);
    const colours = Float32Array.from({ length: 30 * 30 * 3 }, (_, i) => ((i * 7919) % 256) / 127.5 - 1);
    const many = imageGrid(colours, { shape: [30, 30, 3], title: "Colores", scale: 1 });
    assert.equal(type(renderPng(many, { scale: 1 })), 2);
    const { data } = decode(renderPng(many, { scale: 1 }));
    const found = new Set(Array.from({ length: data.length / 3 }, (_, i) => data.subarray(3 * i, 3 * i + 3).join()));
    const drawn = Array.from({ length: 900 }, (_, i) =>
      Array.from(colours.subarray(3 * i, 3 * i + 3), (v) => Math.round(127.5 * (v + 1))).join(),
    );
    assert.ok(
      drawn.filter((colour) => found.has(colour)).length > 700,
      "but for those under the frame, all colours of the image are there",
    );
  });

  it("move a colour by 8 of 255 in a channel at most to make do with a palette", () => {
    // 256 greys and the inks of the text are more than 256 colours
    const greys = Float32Array.from({ length: 256 }, (_, i) => (2 * i) / 255 - 1);
    const png = renderPng(imageGrid(greys, { shape: [16, 16, 1], scale: 8, title: "Grises" }), { scale: 1 });
    const { data, width, height } = decode(png);
    assert.equal(png[25], 3);
    const [left, top] = [14, height - 14 - 128];
    for (let i = 0; i < 256; i++) {
      const [x, y] = [left + 8 * (i % 16) + 4, top + 8 * Math.floor(i / 16) + 4];
      assert.ok(Math.abs((data[3 * (y * width + x)] as number) - (255 - i)) <= 8, String(i));
    }
  });

  it("a sign that Inter lacks does not change the font of its line", () => {
    // The second half of the title is the same with and without ∝ in the first: same letters, same pixels.
    const title = (sign: string) =>
      decode(renderPng(imageGrid(new Float32Array(1), { shape: [1, 1, 1], title: `${sign} energía de Langevin`, scale: 1 }), { scale: 2 }));
    const ink = ({ data, width }: ReturnType<typeof title>, from: number) =>
      Array.from({ length: 40 }, (_, y) => Array.from({ length: width }, (_, x) => data[3 * ((y + 24) * width + x)] ?? 255))
        .flatMap((row) => row.slice(from))
        .filter((v) => v < 128).length;
    const [plain, special] = [title("p"), title("∝")];
    assert.ok(Math.abs(ink(plain, 60) - ink(special, 60)) < 0.1 * ink(plain, 60));
  });

  it("say to a screen reader what the figure shows", () => {
    const svg = renderSvg(curves([{ name: "a<b", y: [1, 2] }], { title: 'Con "comillas" & signos', y: "E" }));
    assert.match(
      svg,
      /^<svg role="img" aria-label="Con &quot;comillas&quot; &amp; signos\. E según paso\. «a&lt;b» está entre 1,00 y 2,00 en 2 puntos\."/,
    );
  });

  it("refuses a scale that is no size", () => {
    for (const scale of [0, -1, Number.NaN, 9, Number.POSITIVE_INFINITY])
      assert.throws(() => renderPng(oneCurve(), { scale }), /renderPng · scale/);
  });
});
