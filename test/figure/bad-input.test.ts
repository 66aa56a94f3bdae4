import { strict as assert } from "node:assert";
import fc from "fast-check";
import { EbmError, OptionError, ShapeError } from "ebm/errors";
import * as figure from "ebm/figure";
import { grid } from "./examples";

type Door = (...args: unknown[]) => unknown;
const doors = figure as unknown as Record<string, Door>;
const title = "T";

/** What nobody should pass. */
const junk = [
  undefined,
  null,
  Number.NaN,
  -1,
  0,
  1e9,
  "",
  "texto",
  [],
  {},
  [Number.NaN],
  new Float32Array(0),
  new Float32Array([Number.NaN]),
  new Float32Array(3),
  [[]],
  [null],
  true,
];

const refused = (door: string, args: unknown[], error: new (...args: never[]) => EbmError, message: RegExp) => {
  it(`${door} refuses: ${message.source}`, () => {
    assert.throws(
      () => (doors[door] as Door)(...args),
      (thrown: unknown) => thrown instanceof error && message.test(thrown.message),
    );
  });
};

describe("the doors of ebm/figure", () => {
  refused("imageGrid", [new Float32Array(1000), { title }], ShapeError, /muestras completas de forma \[32, 32, 1\]/);
  refused("imageGrid", [new Float32Array(1024).fill(Number.NaN), { title }], OptionError, /en la posición 0 llegó NaN/);
  refused("imageGrid", [new Float32Array(1024), {}], OptionError, /title debe ser un texto no vacío/);
  refused("imageGrid", [new Float32Array(1024)], OptionError, /las opciones deben ser un objeto/);
  refused(
    "imageGrid",
    [new Float32Array(2048), { title, titles: ["a"] }],
    ShapeError,
    /titles y images deben tener los mismos elementos y tienen 1 y 2/,
  );
  refused("imageGrid", [new Float32Array(1024), { title, titles: ["a"], energies: [1] }], OptionError, /no pueden ir juntos/);
  refused("imageGrid", [new Float32Array(401), { title, shape: [1, 1, 1] }], ShapeError, /como mucho 400 imágenes y llegaron 401/);
  refused("imageGrid", [new Float32Array(4), { title, shape: [2, 2] }], ShapeError, /\[alto, ancho, canales\]/);
  refused("imageGrid", [new Float32Array(1024), { title, range: [1, -1] }], OptionError, /mínimo < máximo/);
  refused("curves", [[{ name: "a", y: [1, Number.NaN] }], { title, y: "E" }], OptionError, /en la posición 1 llegó NaN/);
  refused("curves", [[{ name: "a", y: [1, 2], x: [1] }], { title, y: "E" }], ShapeError, /tienen 1 y 2/);
  refused("curves", [[{ name: "a", y: [0, 2] }], { title, y: "E", yScale: "log" }], OptionError, /positiva en una escala logarítmica/);
  refused(
    "curves",
    [
      [
        { name: "a", y: [1] },
        { name: "a", y: [1] },
      ],
      { title, y: "E" },
    ],
    OptionError,
    /"a" se repite/,
  );
  refused("histogram", [[{ name: "a", values: [] }], { title, x: "E" }], ShapeError, /al menos 1 elemento y llegaron 0/);
  refused("histogram", [[{ name: "a", values: [1] }], { title, x: "E", bins: 0 }], OptionError, /bins debe ser un entero entre 1 y 500/);
  refused("landscape", [{ ...grid, width: 7 }, { title }], ShapeError, /Float32Array de 7×16 valores/);
  refused("landscape", [grid, { title, particles: [1, 2, 3] }], ShapeError, /parejas x, y/);
  refused("landscapeSteps", [grid, [], { title }], ShapeError, /moments debe tener al menos 1/);
  refused(
    "landscapeSteps",
    [
      grid,
      [
        {
          label: "a",
          particles: [0, 0],
          grid: {
            ...grid,
            domain: [
              [0, 1],
              [0, 1],
            ],
          },
        },
      ],
      { title },
    ],
    OptionError,
    /moments\[0\]\.grid debe tener el dominio de la primera/,
  );
  const table = { title, rows: ["a"], columns: ["b", "c"], x: "x", y: "y", value: "v" };
  refused("heatmap", [[[1, 2]]], OptionError, /las opciones deben ser un objeto/);
  refused("heatmap", [[[1]], table], ShapeError, /values\[0\] y columns deben tener los mismos elementos y tienen 1 y 2/);
  refused(
    "heatmap",
    [
      [
        [1, 2],
        [3, 4],
      ],
      table,
    ],
    ShapeError,
    /values y rows deben tener los mismos elementos y tienen 2 y 1/,
  );
  refused("heatmap", [[[1, Number.NaN]], table], OptionError, /en la posición 1 llegó NaN/);
  refused("heatmap", [[[1, 0]], { ...table, scale: "log" }], OptionError, /positivos en una escala logarítmica y llegó 0/);
  refused("heatmap", [[[1, 2]], { ...table, columns: ["b", "b"] }], OptionError, /"b" se repite/);
  refused("heatmap", [[[1, 2]], { ...table, range: [2, 1] }], OptionError, /mínimo < máximo/);
  const clusters = { title, categories: ["a", "b"], x: "x", y: "y" };
  refused("bars", [[{ name: "g", values: [1] }], clusters], ShapeError, /values de «g» y categories deben .* tienen 1 y 2/);
  refused("bars", [[{ name: "g", values: [1, 2], low: [0, 1] }], clusters], ShapeError, /high de «g» debe ser una lista/);
  refused(
    "bars",
    [[{ name: "g", values: [1, 2], low: [0, 3], high: [2, 2] }], clusters],
    OptionError,
    /en la posición 1 de «g» llegaron 3 y 2/,
  );
  refused("scatter", [[{ name: "g", x: [1], y: [1, 2] }], { title, x: "x", y: "y" }], ShapeError, /tienen 1 y 2/);
  refused(
    "scatter",
    [[{ name: "g", x: [1], y: [1] }], { title, x: "x", y: "y", references: [{ name: "g", x: [1], y: [1] }] }],
    OptionError,
    /"g" se repite/,
  );
  const two = new Float32Array(2);
  const tiny = { title, shape: [1, 1, 1], columns: 2 };
  refused("imageGrid", [two, { ...tiny, columnLabels: ["a"] }], ShapeError, /columnLabels y las columnas deben .* tienen 1 y 2/);
  refused("imageGrid", [two, { ...tiny, rowLabels: ["a", "b"] }], ShapeError, /rowLabels y las filas deben .* tienen 2 y 1/);
  refused("imageGrid", [two, { ...tiny, rowLabels: [3] }], OptionError, /rowLabels\[0\] debe ser un texto no vacío/);
  refused(
    "gridOf",
    [() => new Float32Array(4).fill(Number.POSITIVE_INFINITY), { size: 2 }],
    OptionError,
    /dominio donde la energía sea finita/,
  );
  refused("gridOf", [() => new Float32Array(3), { size: 2 }], ShapeError, /2×2 valores/);

  it("answer junk with an error of ours, never with another one", () => {
    const anything = fc.constantFrom(...junk);
    const options = fc.record(
      {
        title: fc.constantFrom(title, ...junk),
        x: anything,
        y: anything,
        width: anything,
        height: anything,
        bins: anything,
        range: anything,
        columns: anything,
        size: anything,
        domain: anything,
        contours: anything,
        particles: anything,
        paths: anything,
        titles: anything,
        energies: anything,
        shape: anything,
        scale: anything,
        references: anything,
        subtitle: anything,
        rows: anything,
        rowLabels: anything,
        columnLabels: anything,
        categories: anything,
        value: anything,
        decimals: anything,
      },
      { requiredKeys: [] },
    );
    const series = fc.array(
      fc.record(
        {
          name: fc.constantFrom("a", ...junk),
          x: anything,
          y: anything,
          values: anything,
          band: anything,
          label: anything,
          particles: anything,
          grid: anything,
          low: anything,
          high: anything,
        },
        { requiredKeys: [] },
      ),
      { maxLength: 2 },
    );
    const first = fc.oneof(
      anything,
      series,
      fc.constant(grid),
      fc.constant(new Float32Array(1024)),
      fc.constant(() => new Float32Array(4)),
    );
    for (const name of ["imageGrid", "curves", "histogram", "landscape", "surface", "gridOf", "heatmap", "bars", "scatter"]) {
      fc.assert(
        fc.property(first, fc.oneof(anything, options), (data, choice) => onlyOurs(() => (doors[name] as Door)(data, choice))),
        { numRuns: 300 },
      );
    }
    fc.assert(
      fc.property(first, fc.oneof(anything, series), fc.oneof(anything, options), (data, moments, choice) =>
        onlyOurs(() => (doors.landscapeSteps as Door)(data, moments, choice)),
      ),
      { numRuns: 300 },
    );
  });
});

function onlyOurs(work: () => unknown): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof EbmError)) throw error;
    assert.match(error.message, / · .*[a-záéíóúñ]/);
  }
}
