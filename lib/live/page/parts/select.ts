import { element } from "./dom";

export interface SelectOptions<Value extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly text: string }[];
  readonly start: Value;
  readonly onChange: (value: Value) => void;
}

export interface Select<Value extends string> {
  readonly root: HTMLElement;
  value(): Value;
  set(value: Value): void;
}

/** A list from which one is chosen, with its name. */
export function select<Value extends string>({ label, options, start, onChange }: SelectOptions<Value>): Select<Value> {
  const input = element("select", { "aria-label": label }, ...options.map(({ value, text }) => element("option", { value }, text)));
  const value = () => input.value as Value;
  const set = (wanted: Value) => {
    input.value = wanted;
  };
  set(start);
  input.addEventListener("change", () => onChange(value()));
  return { root: element("label", { class: "mando" }, element("span", { class: "nombre" }, label), input), value, set };
}
