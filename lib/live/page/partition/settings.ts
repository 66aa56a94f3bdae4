import { levels } from "../../levels";
import type { PartitionSettings } from "../../partition/data";
import { APART, type Well, WELL_RANGES } from "../../partition/wells";
import { within } from "../../within";
import { element } from "../parts/dom";
import { plain, type Slider, slider } from "../parts/slider";

const TEMPERATURES = [0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.7, 1, 1.5, 2, 3];
const POINTS = [2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100, 150, 200];
const RAISES = Array.from({ length: 13 }, (_, i) => i / 4);
/** Positions, bottoms and widths come in steps of a twentieth. */
const STEPS = 20;
const twentieths = ([low, high]: readonly [number, number]) =>
  Array.from({ length: Math.round((high - low) * STEPS) + 1 }, (_, i) => Math.round(low * STEPS + i) / STEPS);

/** What the controls say. */
export interface PartitionChoice extends PartitionSettings {
  /** A constant on all of the energy. */
  readonly raised: number;
}

export interface PartitionPanel {
  readonly root: HTMLElement;
  readonly back: HTMLElement;
  value(): PartitionChoice;
  /** Moves the bottom of a well, as far as it may. */
  place(well: 0 | 1, position: number, bottom: number): void;
}

/** The sliders of the temperature, of the grid and of both wells, and the way back to where they stood. */
export function partitionPanel(start: PartitionSettings, onChange: () => void): PartitionPanel {
  const make = (label: string, own: readonly number[], value: number) =>
    slider({ label, levels: levels(own, value), start: value, format: plain, onChange });
  const temperature = make("Temperatura, T", TEMPERATURES, start.temperature);
  const points = make("Puntos, n", POINTS, start.points);
  const raised = make("Energía añadida", RAISES, 0);
  const wells = start.wells.map((well, i) => wellSliders("AB"[i], well, make)) as [WellSliders, WellSliders];
  const back = element("button", { type: "button" }, "Volver a los valores del principio");
  back.addEventListener("click", () => {
    temperature.set(start.temperature);
    points.set(start.points);
    raised.set(0);
    wells.forEach((one, i) => one.set(start.wells[i]));
    onChange();
  });
  const common = element("div", { class: "mandos tres" }, temperature.root, points.root, raised.root);
  const own = element("div", { class: "mandos" }, ...wells.flatMap(({ roots }) => roots));
  return {
    root: element("div", { class: "ajustes" }, common, own),
    back,
    value: () => ({
      wells: [wells[0].value(), wells[1].value()],
      temperature: temperature.value(),
      points: points.value(),
      raised: raised.value(),
    }),
    place(well, position, bottom) {
      const other = wells[1 - well].value().position;
      const side = well === 0 ? Math.min(position, other - APART) : Math.max(position, other + APART);
      wells[well].set({ ...wells[well].value(), position: within(WELL_RANGES.position, side), bottom });
      onChange();
    },
  };
}

interface WellSliders {
  readonly roots: readonly HTMLElement[];
  value(): Well;
  set(well: Well): void;
}

/** The sliders of a well; its position has none, for the chart's handle moves it. */
function wellSliders(name: string, start: Well, make: (label: string, own: readonly number[], value: number) => Slider): WellSliders {
  const bottom = make(`Fondo de ${name}`, twentieths(WELL_RANGES.bottom), start.bottom);
  const width = make(`Anchura de ${name}`, twentieths(WELL_RANGES.width), start.width);
  let position = start.position;
  return {
    roots: [bottom.root, width.root],
    value: () => ({ position, bottom: bottom.value(), width: width.value() }),
    set(well) {
      position = Math.round(well.position * STEPS) / STEPS;
      bottom.set(well.bottom);
      width.set(well.width);
    },
  };
}
