import { element } from "./dom";

/** A box to tick, in its label. */
export function checkbox(text: string, onChange: () => void): { readonly label: HTMLElement; readonly root: HTMLInputElement } {
  const root = element("input", { type: "checkbox" });
  root.addEventListener("change", onChange);
  return { label: element("label", { class: "casilla" }, root, text), root };
}
