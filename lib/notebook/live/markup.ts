import { LIVE_VERSION, type LiveKind } from "../../live/kinds";
import { styleOf } from "../../live/style";
import { html } from "../text";

/** What an output is made of. */
export interface LiveParts {
  readonly kind: LiveKind;
  /** Plain JSON for its script. */
  readonly data: object;
  readonly script: string | undefined;
  /** What is seen until it lives, and where it cannot: an address and its size in screen pixels. */
  readonly picture: { readonly address: string; readonly width: number; readonly height: number; readonly alt: string };
}

const NOTE =
  "Esto es una foto. Para moverlo, abre el cuaderno en JupyterLab y confía en él (orden «Trust Notebook»), o abre su página del informe.";

/**
 * The HTML of a live output: a picture, its data, and the module that brings it to life in its place.
 *
 * Whatever is in the data or the picture's words is text: nothing of it can end the elements that carry it.
 */
export function liveMarkup({ kind, data, script, picture: { address, width, height, alt } }: LiveParts): string {
  const image = html`<img src="${address}" width="${width}" height="${height}" alt="${alt}">`;
  const still = `<div class="quieta">${image}<p class="nota">${NOTE}</p></div>`;
  const json = JSON.stringify(data).replaceAll("<", "\\u003c");
  const open = html`<div class="ebm-live" data-kind="${kind}" data-version="${LIVE_VERSION}">`;
  const frame = `<style>${styleOf(kind)}</style><div class="marco">${still}</div><script class="datos" type="application/json">${json}</script>`;
  return `${open}${frame}</div>${script === undefined ? "" : `<script type="module">${inlined(script)}</script>`}`;
}

/** A script that can stand between its tags: "</script" and "<!--" would end or hide it, and they only come in its texts. */
function inlined(script: string): string {
  return script.replaceAll(/<(?=\/script|!--)/gi, "\\x3C");
}
