import { LIVE_VERSION, type LiveKind } from "../../kinds";
import { element } from "./dom";
import { followTheme } from "./theme";

/** An output that waits: in JupyterLab the same one may stand in two views, and each copy's script finds both. */
const waiting = (kind: LiveKind) => `.ebm-live[data-kind="${kind}"][data-version="${LIVE_VERSION}"]:not([data-live])`;

/**
 * Keeps JupyterLab's shortcuts away from what has the focus here: two presses of D would delete the cell. JupyterLab looks
 * for this mark on the very element that has the focus, before those around it.
 */
function keepKeys(stage: HTMLElement): void {
  for (const one of stage.querySelectorAll("button, input, select, [tabindex]")) one.setAttribute("data-lm-suppress-shortcuts", "true");
}

/**
 * Brings to life all outputs of a kind that are still pictures. One that cannot live, where there is no WebAssembly for
 * instance, stays a picture and says why.
 */
export function upgrade<Data>(kind: LiveKind, mount: (root: HTMLElement, data: Data) => object): void {
  for (const output of document.querySelectorAll<HTMLElement>(waiting(kind))) {
    const stage = element("div", { class: "escena", role: "group" });
    try {
      const data = JSON.parse(output.querySelector(".datos")?.textContent ?? "") as Data & { readonly title: string };
      stage.setAttribute("aria-label", data.title);
      output.querySelector(".marco")?.append(stage);
      followTheme(output);
      Object.assign(output, { live: mount(stage, data) });
      keepKeys(stage);
      output.dataset.live = "on";
    } catch (error) {
      stage.remove();
      output.dataset.live = "off";
      output.querySelector(".nota")?.replaceChildren(`No se ha podido poner en marcha: ${(error as Error).message}`);
    }
  }
}
