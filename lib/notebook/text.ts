import { screen } from "./bridge";

/**
 * A text as HTML shows it letter by letter.
 * @example
 * escapeHtml('a < b & "c"'); // 'a &lt; b &amp; &quot;c&quot;'
 */
export function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;").replaceAll("'", "&#39;");
}

/** Shows a text as it is, in a fixed-width font, e.g. the summary of a network. */
export function showText(text: string): void {
  screen().display({ "text/plain": String(text) });
}

/**
 * Shows HTML written as a tagged template: what is put in `${…}` is escaped, so data never becomes markup.
 * @example
 * html`<b>${"1 < 2"}</b>`; // '<b>1 &lt; 2</b>'
 */
export function html(parts: TemplateStringsArray, ...values: readonly unknown[]): string {
  return parts.reduce((whole, part, i) => whole + part + (i < values.length ? escapeHtml(String(values[i])) : ""), "");
}

/** Shows a piece of HTML, made with {@link html}; `plain` is what a console prints. */
export function showHtml(markup: string, { plain }: { readonly plain: string }): void {
  screen().display({ "text/html": String(markup), "text/plain": plain });
}
