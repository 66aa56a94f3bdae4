import { bars, curves, type Figure, gridOf, heatmap, histogram, imageGrid, landscape, landscapeSteps, scatter, surface } from "ebm/figure";

/** Two wells, at about (±√2, ±√2/2). */
function twoWells(points: Float32Array): Float32Array {
  return Float32Array.from({ length: points.length / 2 }, (_, i) => {
    const [x, y] = [points[2 * i] as number, points[2 * i + 1] as number];
    return (x * x - 2) ** 2 + 1.5 * (y - x / 2) ** 2;
  });
}

export const grid = gridOf(twoWells, {
  domain: [
    [-2.5, 2.5],
    [-2, 2],
  ],
  size: [20, 16],
});

/** Images of a disc that grows, in [-1, 1]. */
function discs(count: number, [height, width, channels]: readonly [number, number, number]): Float32Array {
  return Float32Array.from({ length: count * height * width * channels }, (_, i) => {
    const pixel = Math.floor(i / channels) % (height * width);
    const image = Math.floor(i / (height * width * channels));
    const radius = Math.hypot((pixel % width) - width / 2 + 0.5, Math.floor(pixel / width) - height / 2 + 0.5);
    return Math.min(1, Math.max(-1, 1 + image + (i % channels) - radius));
  });
}

const wave = (length: number, amplitude: number) => Array.from({ length }, (_, i) => amplitude * Math.exp(-i / 20) + 0.1 * Math.sin(i));
const circle = Float32Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? 1.2 * Math.cos(i) : 1.2 * Math.sin(i)));

/** One small example of each look that a figure can have; the golden files are their specifications. */
export const examples: Readonly<Record<string, () => Figure>> = {
  "rejilla-energias": () =>
    imageGrid(discs(6, [8, 8, 1]), {
      shape: [8, 8, 1],
      energies: [-1.234, 0, 2.5, -3, 12.3, 1e-5],
      title: "Discos con su energía",
      subtitle: "baja es probable",
    }),
  "rejilla-color": () =>
    imageGrid(discs(4, [6, 5, 3]), { shape: [6, 5, 3], titles: ["a", "b", "c", "d"], columns: 2, scale: 4, title: "Discos de color" }),
  "curvas-bandas": () =>
    curves(
      [
        { name: "cadenas", y: wave(40, 3), band: { low: wave(40, 2.5), high: wave(40, 3.6) } },
        { name: "mínimo", y: [0, 0], x: [0, 39], dashed: true },
      ],
      { title: "La energía baja", x: "paso de Langevin", y: "energía E" },
    ),
  "curvas-logaritmo": () =>
    curves([{ name: "pérdida", y: [10, 1, 0.1, 0.01] }], { title: "Pérdida por época", x: "época", y: "pérdida", yScale: "log" }),
  histograma: () =>
    histogram(
      [
        { name: "datos", values: wave(200, 1) },
        { name: "ruido", values: wave(200, 4) },
      ],
      {
        title: "Energía de datos y ruido",
        x: "energía E",
        bins: 12,
        range: [-0.2, 2],
        references: [{ name: "p(x) ∝ exp(−E(x))", x: [0, 1, 2], y: [0.2, 0.5, 0.1] }],
      },
    ),
  paisaje: () => landscape(grid, { title: "Dos valles", particles: circle, paths: [circle.subarray(0, 12)] }),
  "paisaje-pasos": () =>
    landscapeSteps(
      grid,
      [0, 10, 100].map((step) => ({ label: `paso ${step}`, particles: circle.map((v) => v / (1 + step)) })),
      { title: "Partículas en tres momentos", contours: 3 },
    ),
  "rejilla-rotulos": () =>
    imageGrid(discs(6, [8, 8, 1]), {
      shape: [8, 8, 1],
      rowLabels: ["paso 1", "paso 50, que es cinco veces el de la receta"],
      columnLabels: ["50 pasos", "100 pasos", "10 000 pasos de Langevin"],
      energies: [3, 2, 1, 0, -1, -2],
      scale: 4,
      title: "Discos en filas y columnas",
    }),
  "paisaje-que-cambia": () =>
    landscapeSteps(
      grid,
      [0, 1].map((epoch) => ({
        label: `época ${epoch}`,
        particles: [0, 0],
        grid: epoch === 0 ? grid : { ...grid, values: grid.values.map((e) => 2 * e + 1) },
      })),
      { title: "La energía cambia al aprender", contours: 3 },
    ),
  mapa: () =>
    heatmap(
      [
        [4.5, 2.25, -0.5],
        [1e-3, 0, 1],
      ],
      {
        title: "Energía media al final",
        subtitle: "más oscuro, más probable",
        rows: ["1", "50"],
        columns: ["50", "500", "10 000 pasos de Langevin"],
        x: "pasos de Langevin",
        y: "tamaño de paso",
        value: "energía media",
      },
    ),
  "mapa-logaritmo": () =>
    heatmap([[1e-4, 0.1, 10]], {
      title: "Temperatura de cada pareja",
      rows: ["ruido"],
      columns: Array.from({ length: 3 }, (_, i) => `electroencefalograma número ${i}`),
      x: "pareja",
      y: "ruido",
      value: "temperatura",
      scale: "log",
      decimals: 1,
    }),
  barras: () =>
    bars(
      [
        { name: "datos", values: [0.2, -0.1], low: [0.1, -0.3], high: [0.4, 0] },
        { name: "muestras", values: [0.5, 0.3] },
      ],
      { title: "Energía por clase", categories: ["cero", "uno"], x: "clase", y: "energía E" },
    ),
  nube: () =>
    scatter(
      [
        { name: "misma clase", x: [0, 1, 2], y: [0, 1, 3] },
        { name: "otra clase", x: [0.5, 2.5], y: [2, 4] },
      ],
      { title: "Distancia y barrera", x: "distancia", y: "barrera", references: [{ name: "y = x", x: [0, 3], y: [0, 3] }] },
    ),
  superficie: () => surface(grid, { title: "Superficie de energía", subtitle: "gírala con el ratón" }),
};
