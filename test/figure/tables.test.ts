import { strict as assert } from "node:assert";
import fc from "fast-check";
import { bars, gridOf, heatmap, imageGrid, landscapeSteps, scatter } from "ebm/figure";
import { renderSvg, toCsv } from "ebm/figure/render";

const title = "T";
const axes = { title, x: "x", y: "y" };

/** Contrast of two colours by WCAG 2: (lighter + 0.05) / (darker + 0.05) of their relative luminances. */
function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [a, b].map(luminance).sort((p, q) => p - q);
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour: string): number {
  const hex = colour.startsWith("#")
    ? [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
    : (colour.match(/\d+/g) ?? []).map(Number);
  const [r = 0, g = 0, b = 0] = hex.map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const numbered = (count: number, word: string) => Array.from({ length: count }, (_, i) => `${word} ${i}`);

describe("heatmap", () => {
  it("is a table of fila, columna and valor, row by row", () => {
    const { table } = heatmap([[1, 2], Float32Array.of(3, 4)], { ...axes, rows: ["a", "b"], columns: ["c", "d"], value: "v" });
    assert.equal(toCsv(table), "fila,columna,valor\na,c,1\na,d,2\nb,c,3\nb,d,4\n");
  });

  it("writes each number with a decimal comma in an ink that stands out from its cell", () => {
    const values = Array.from({ length: 4 }, (_, i) => Array.from({ length: 20 }, (_, j) => (20 * i + j) / 79));
    const svg = renderSvg(heatmap(values, { ...axes, rows: numbered(4, "f"), columns: numbered(20, "c"), value: "v" }));
    const cells = [...svg.matchAll(/<path d="M[^"]*h[^"]*" fill="(rgb[^"]*)" stroke="#ffffff"/g)].map((match) => match[1] as string);
    const inks = [...svg.matchAll(/font-size="12px" fill="(#[0-9a-f]{6})">(\d,\d\d)</g)].map((match) => match[1] as string);
    assert.deepEqual([cells.length, inks.length], [80, 80]);
    // WCAG AA asks 4.5 for small text; the middle of viridis against black or white is the hardest
    cells.forEach((cell, i) => assert.ok(contrast(cell, inks[i] as string) > 4.5, `${cell} ${inks[i]}`));
  });

  it("says in words what rows and columns are and where the ends lie", () => {
    const { alt } = heatmap([[1, -2]], { title, x: "pasos", y: "ruido", value: "energía", rows: ["0,5"], columns: ["50", "100"] });
    assert.equal(
      alt,
      "T. Mapa de calor de energía con 1 fila (ruido: 0,5) y 2 columnas (pasos: 50; 100). " +
        "El valor más bajo es −2,00 (fila 0,5, columna 100) y el más alto, 1,00 (fila 0,5, columna 50).",
    );
  });

  it("gives equal ratios equal steps of colour on a logarithmic scale", () => {
    const fills = (values: number[], scale: "linear" | "log") =>
      [
        ...renderSvg(heatmap([values], { ...axes, rows: ["a"], columns: ["b", "c", "d"], value: "v", scale })).matchAll(
          /fill="(rgb[^"]*)"/g,
        ),
      ].map((match) => match[1]);
    assert.deepEqual(fills([1, 10, 100], "log"), fills([0, 1, 2], "linear"));
  });

  it("keeps a number with a no-break space on one line", () => {
    const columns = ["unos 10\u202f000 pasos de Langevin", "b", "c", "d", "e", "f"];
    const svg = renderSvg(heatmap([[1, 2, 3, 4, 5, 6]], { ...axes, rows: ["a"], columns, value: "v" }));
    assert.match(svg, />[^<]*10\u202f000[^<]*</);
  });

  it("shows whole labels, wrapped where they fit and turned where they do not", () => {
    const columns = numbered(12, "configuración larguísima del barrido número");
    const svg = renderSvg(heatmap([columns.map((_, i) => i)], { ...axes, rows: ["una fila"], columns, value: "v" }));
    assert.ok(svg.includes("rotate(320)"));
    for (let i = 0; i < 12; i++) assert.match(svg, new RegExp(`>[^<]*${i}<`));
    assert.equal(svg.match(/configuración/g)?.length, 12 + 12 + 2); // drawn labels; in the alternative text, the names and the two ends
    const short = renderSvg(heatmap([[1, 2]], { ...axes, rows: ["a"], columns: ["dos palabras", "otras dos"], value: "v" }));
    assert.ok(!short.includes("rotate(320)"));
  });
});

describe("bars", () => {
  it("is a table of grupo, categoría, valor and the ends of the whiskers where there are any", () => {
    const groups = [
      { name: "a", values: [1, 2], low: [0, 1], high: [2, 3] },
      { name: "b", values: [3, 4] },
    ];
    const { table } = bars(groups, { ...axes, categories: ["c", "d"] });
    assert.equal(toCsv(table), "grupo,categoría,valor,bajo,alto\na,c,1,0,2\na,d,2,1,3\nb,c,3,,\nb,d,4,,\n");
  });

  it("draws one bar a value from zero, in one colour a group", () => {
    for (const count of [1, 2, 7]) {
      const groups = numbered(count, "g").map((name, i) => ({ name, values: [i + 1, -i - 1] }));
      const svg = renderSvg(bars(groups, { ...axes, categories: ["c", "d"] }));
      const drawn = [...svg.matchAll(/<path d="M[^"]*h[^"]*v[^"]*Z" fill="(#[0-9a-f]{6})"/g)].map((match) => match[1]);
      assert.equal(drawn.filter((fill) => fill !== "#ffffff").length, 2 * count);
      assert.equal(new Set(drawn.filter((fill) => fill !== "#ffffff")).size, count);
    }
  });

  it("tells when a value does not fit the axis that was asked for", () => {
    const { alt, spec } = bars([{ name: "a", values: [0.5, 1.4] }], { ...axes, categories: ["c", "d"], range: [0, 1] });
    assert.match(alt, /1 valor se sale del eje/);
    assert.deepEqual((spec.title as { subtitle: string[] }).subtitle, ["1 valor se sale del eje"]);
  });
});

describe("scatter", () => {
  it("is a table of grupo, x and y without the reference lines", () => {
    const { table } = scatter([{ name: "a", x: [1, 2], y: [3, 4] }], { ...axes, references: [{ name: "r", x: [0, 1], y: [0, 1] }] });
    assert.equal(toCsv(table), "grupo,x,y\na,1,3\na,2,4\n");
  });

  it("says Pearson's correlation, and none of a constant", () => {
    const fact = (x: number[], y: number[]) => /correlación lineal ([^.]*)\./.exec(scatter([{ name: "a", x, y }], axes).alt)?.[1];
    assert.equal(fact([1, 2, 3], [6, 4, 2]), "−1,00");
    // deviations (−1, 0, 1) and (−1/3, 2/3, −1/3): their product is 0
    assert.equal(fact([1, 2, 3], [0, 1, 0]), "0,00");
    assert.equal(fact([1, 2, 3], [5, 5, 5]), undefined);
  });

  it("gives each group a shape of its own", () => {
    const groups = numbered(7, "g").map((name, i) => ({ name, x: [i], y: [i] }));
    const svg = renderSvg(scatter(groups, axes));
    const shapes = [...svg.matchAll(/<path transform="translate\([^)]*\)" d="([^"]*)" fill="#[0-9a-f]{6}"/g)].map((match) => match[1]);
    assert.equal(new Set(shapes).size, 14); // seven in the plot and seven, larger, in the legend
  });
});

describe("imageGrid with names for rows and columns", () => {
  it("makes its cells as wide as the names of the columns need", () => {
    // a text of n characters takes n · 11.5 · 0.56 pixels by our estimate, which is generous
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), (length) => {
        const columnLabels = ["a".repeat(length), "b".repeat(length)];
        const { spec } = imageGrid(new Float32Array(2), { shape: [1, 1, 1], scale: 1, columnLabels, title });
        const [first, second] = (spec as unknown as { data: { values: { x: number }[] } }).data.values;
        assert.ok((second?.x ?? 0) - (first?.x ?? 0) >= length * 11.5 * 0.56);
      }),
    );
  });

  it("names them in the alternative text and in the table", () => {
    const { alt, table } = imageGrid(new Float32Array(4), {
      shape: [1, 1, 1],
      rowLabels: ["paso 1", "paso 2"],
      columnLabels: ["50", "100"],
      title,
    });
    assert.match(alt, /en 2 filas\. Filas: paso 1; paso 2\. Columnas: 50; 100\./);
    assert.deepEqual(
      table.map((row) => [row.fila, row.columna]),
      [
        ["paso 1", "50"],
        ["paso 1", "100"],
        ["paso 2", "50"],
        ["paso 2", "100"],
      ],
    );
  });

  it("deduces its columns from the names", () => {
    const rows = (options: object) =>
      /en (\d+) fila/.exec(imageGrid(new Float32Array(12), { shape: [1, 1, 1], title, ...options }).alt)?.[1];
    assert.equal(rows({ columnLabels: ["a", "b", "c"] }), "4");
    assert.equal(rows({ rowLabels: ["a", "b", "c"] }), "3");
  });
});

describe("landscapeSteps with a landscape for each moment", () => {
  const domain = [
    [-1, 1],
    [-1, 1],
  ] as const;
  const bowl = (depth: number) =>
    gridOf((p) => Float32Array.from({ length: p.length / 2 }, (_, i) => (p[2 * i] as number) ** 2 - depth), { domain, size: 4 });

  it("puts all panels on one colour scale, from the deepest of all minima", () => {
    const moments = [1, 5].map((depth) => ({ label: `fondo ${depth}`, particles: [0, 0], grid: bowl(depth) }));
    const { spec, alt, table } = landscapeSteps(bowl(0), moments, { title });
    const domains = [...JSON.stringify(spec).matchAll(/"scheme":"viridis","domain":\[(-?[\d.]+),/g)].map((match) => Number(match[1]));
    // the centres of the cells next to 0 are at ±0.25: E = 0.0625 − 5
    assert.deepEqual(domains, [0.0625 - 5]);
    assert.match(alt, /«fondo 1»: .*E = −0,94.*«fondo 5»: .*E = −4,94/);
    assert.deepEqual([...new Set(table.map((row) => row.serie))], ["energía, fondo 1", "energía, fondo 5", "fondo 1", "fondo 5"]);
  });
});
