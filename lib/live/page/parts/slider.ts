import { nearestLevel } from "../../levels";
import { element, write } from "./dom";

export interface SliderOptions {
  readonly label: string;
  /** Its positions, in rising order. */
  readonly levels: readonly number[];
  readonly start: number;
  /** How a value is written. */
  readonly format: (value: number) => string;
  readonly onChange: (value: number) => void;
}

export interface Slider {
  readonly root: HTMLElement;
  value(): number;
  set(value: number): void;
}

/** A slider over a list of values, with its name and its value beside it. */
export function slider({ label, levels, start, format, onChange }: SliderOptions): Slider {
  const shown = element("span", { class: "valor" });
  const input = element("input", { type: "range", "aria-label": label, min: 0, max: levels.length - 1, step: 1 });
  const value = () => levels[Number(input.value)];
  const say = () => {
    write(shown, format(value()));
    input.setAttribute("aria-valuetext", format(value()));
  };
  const set = (wanted: number) => {
    input.value = String(nearestLevel(levels, wanted));
    say();
  };
  set(start);
  input.addEventListener("input", () => {
    say();
    onChange(value());
  });
  const root = element("label", { class: "mando" }, element("span", { class: "nombre" }, label), shown, input);
  return { root, value, set };
}

/** A value with as many decimals as it needs, three significant digits at most. */
export const plain = (value: number): string => String(Number(value.toPrecision(3))).replace(".", ",");
