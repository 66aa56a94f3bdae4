import { strict as assert } from "node:assert";
import fc from "fast-check";
import { formatNumber, gridOf, histogram, imageGrid, landscape } from "ebm/figure";
import { toCsv } from "ebm/figure/render";

type Values = { data: { values: Record<string, number>[] } };

describe("histogram", () => {
  const values = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 1, maxLength: 60 });
  const options = { title: "T", x: "x" };

  it("counts every value once when there is no range", () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 30 }), (list, bins) => {
        const { table } = histogram([{ name: "a", values: list }], { ...options, bins, normalize: "count" });
        assert.equal(
          table.reduce((sum, row) => sum + Number(row.valor), 0),
          list.length,
        );
      }),
    );
  });

  it("has area 1 as a density", () => {
    // each density is rounded to 6 digits: 5e-7 relative; edges too, and a width is a difference of two of them
    const list = Array.from({ length: 1000 }, (_, i) => Math.sin(i));
    const { table } = histogram([{ name: "a", values: list }], { ...options, bins: 20 });
    const area = table.reduce((sum, row) => sum + Number(row.valor) * (Number(row.hasta) - Number(row.desde)), 0);
    assert.ok(Math.abs(area - 1) < 1e-4, String(area));
  });

  it("says how many values lie outside the range", () => {
    const { alt } = histogram([{ name: "a", values: [0, 1, 2, 3] }], { ...options, range: [0.5, 2.5] });
    assert.match(alt, /2 valores quedan fuera del intervalo/);
  });
});

describe("imageGrid", () => {
  const place = (count: number, columns: number) =>
    (imageGrid(new Float32Array(count), { shape: [1, 1, 1], columns, scale: 10, title: "T" }).spec as unknown as Values).data.values.map(
      ({ x, y }) => [x, y],
    );

  it("fills rows from the left, then goes down", () => {
    // 10 pixels an image and 10 between two
    assert.deepEqual(place(5, 3), [
      [0, 0],
      [20, 0],
      [40, 0],
      [0, 20],
      [20, 20],
    ]);
  });

  it("draws high values dark as ink and bright as light, and clips what is out of range", () => {
    const url = (value: number, polarity: "ink" | "light") =>
      (imageGrid(Float32Array.of(value), { shape: [1, 1, 1], polarity, title: "T" }).spec as unknown as Values).data.values[0]?.url;
    assert.equal(url(1, "ink"), url(-1, "light"));
    assert.equal(url(7, "ink"), url(1, "ink"));
    assert.notEqual(url(1, "ink"), url(1, "light"));
  });
});

describe("gridOf and landscape", () => {
  it("samples the centres of the cells, from the bottom row", () => {
    const { values } = gridOf((p) => p.filter((_, i) => i % 2 === 1), {
      domain: [
        [0, 1],
        [0, 2],
      ],
      size: 2,
    });
    assert.deepEqual([...values], [0.5, 0.5, 1.5, 1.5]);
  });

  it("tells where the minimum is, to half a cell", () => {
    const bowl = gridOf(
      (p) => Float32Array.from({ length: p.length / 2 }, (_, i) => ((p[2 * i] as number) - 1) ** 2 + ((p[2 * i + 1] as number) + 1) ** 2),
      {
        domain: [
          [-2, 2],
          [-2, 2],
        ],
        size: 40,
      },
    );
    // cells of 0.1: the centres next to (1, −1) are at ±0.05, so E = 2 · 0.05² = 0.005
    assert.match(landscape(bowl, { title: "Cuenco" }).alt, /El mínimo, E = (0,00|0,01), está en \((0,95|1,05); −(0,95|1,05)\)/);
  });

  it("leaves out particles that are not in the domain", () => {
    const flat = gridOf((p) => new Float32Array(p.length / 2), { size: 4 });
    const { spec } = landscape(flat, { title: "Llano", particles: [0, 0, 50, 0], contours: 0 });
    const layers = spec.layer as { data: { values: unknown[] } }[];
    assert.deepEqual(layers.at(-1)?.data.values, [{ x: 0, y: 0 }]);
  });
});

describe("formatNumber", () => {
  it("writes numbers as Spanish does", () => {
    assert.deepEqual(
      [-1.234, -0.001, 0, -0.0, 1234.5, -40535, 123456.789, -2.5e7].map((v) => formatNumber(v)),
      ["−1,23", "−1,00·10⁻³", "0,00", "0,00", "1234,50", "−40\u202f535,00", "123\u202f456,79", "−2,50·10⁷"],
    );
  });
});

describe("toCsv", () => {
  it("quotes commas, quotes and line ends, and leaves empty what a row lacks", () => {
    assert.equal(toCsv([{ a: 1, b: 'x,"y"\n' }, { c: -0.5 }]), 'a,b,c\n1,"x,""y""\n",\n,,-0.5\n');
  });
});
