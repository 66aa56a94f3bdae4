import type { PartitionData } from "../../partition/data";
import { gridPoints } from "../../partition/powers";
import { announcer } from "../parts/announcer";
import { element, write } from "../parts/dom";
import { plain } from "../parts/slider";
import { type PartitionState, partitionState } from "./run";
import { type PartitionChoice, partitionPanel } from "./settings";
import { densityChart, errorChart, heightsChart, percent, significant } from "./view";
import { wellsChart } from "./wells-chart";

/** What a mounted output tells the page. */
export interface PartitionOutput {
  state(): PartitionState;
}

/** Z on a grid: an energy whose wells can be moved, and what T, the wells and the grid do to Z and to p. */
export function mountPartition(root: HTMLElement, data: PartitionData): PartitionOutput {
  const voice = announcer();
  const [numbers, raise] = [element("p", { class: "cifras" }), element("p", { class: "cuentas" })];
  const panel = partitionPanel(data, () => {
    draw();
    voice.say(numbersOf(state));
  });
  const wells = wellsChart(panel.place);
  const charts = [heightsChart(), densityChart(), errorChart()];
  const dimensions = dimensionsTable();
  let state = partitionState(panel.value());
  function draw() {
    state = partitionState(panel.value());
    wells.draw(state);
    wells.describe(
      `Energía, con dos pozos. ${state.wells.map(({ position }, i) => `${"AB"[i]} está en x = ${significant(position)}`).join("; ")}.`,
    );
    for (const one of charts) one.draw(state);
    dimensions.draw(state.points);
    write(numbers, numbersOf(state));
    write(raise, raiseOf(state));
  }
  const [heights, density, error] = charts.map((one) => one.root);
  const pictures = element("div", { class: "curvas" }, wells.root, heights, density, error);
  const end = element("div", { class: "remate" }, raise, panel.back);
  root.append(element("p", { class: "titulo" }, data.title), numbers, pictures, panel.root, end, dimensions.root, voice.root);
  draw();
  return { state: () => state };
}

/** The numbers of now, in a line. */
function numbersOf({ grid, points, error }: PartitionState): string {
  const sum = `Z = Δx · Σ exp(−E/T) = ${significant(grid.cell)} × ${significant(grid.z / grid.cell)} = ${significant(grid.z)}`;
  return `${sum} · con ${points} puntos, error: ${percent(error)}`;
}

/** What the constant on the energy has done. */
function raiseOf({ raised, temperature }: PartitionChoice): string {
  if (raised === 0) return "Sube toda la energía y mira qué cambia y qué no.";
  const more = plain(raised);
  const factor = significant(Math.exp(-raised / temperature));
  return `Con ${more} más en toda la energía, Z se multiplica por exp(−${more}/T) = ${factor}. Como exp(−E/T) también, p no cambia.`;
}

/** How many dimensions there are to be summed over. */
const DIMENSIONS = [
  { dimensions: 1, name: "una recta" },
  { dimensions: 2, name: "un plano" },
  { dimensions: 1024, name: "una imagen de 32 × 32" },
] as const;

const END = "A 10¹⁸ sumas por segundo, un superordenador habría hecho unas 4·10³⁵ desde el Big Bang.";

/** The points that the same grid would need in more dimensions. */
function dimensionsTable() {
  const title = element("p");
  const cells = DIMENSIONS.map(() => element("dd"));
  const rows = DIMENSIONS.map(({ dimensions, name }, i) => element("div", {}, element("dt", {}, `d = ${dimensions}, ${name}`), cells[i]));
  const end = element("p", { class: "cuentas" }, END);
  return {
    root: element("div", { class: "dimensiones" }, title, element("dl", {}, ...rows), end),
    draw(points: number) {
      write(title, `Puntos de la misma rejilla en d dimensiones: ${points} elevado a d`);
      DIMENSIONS.forEach(({ dimensions }, i) => write(cells[i], gridPoints(points, dimensions)));
    },
  };
}
