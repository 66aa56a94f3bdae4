/** A text that a notebook shows: a title and paragraphs. Text between backticks is code. */
export interface Card {
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** Decides the colour of the card's edge; the title says the same in words. */
  readonly tone: "question" | "right" | "wrong" | "hint";
}

const EDGES = { question: "#1565c0", right: "#2e7d32", wrong: "#c62828", hint: "#b26a00" } as const;

/**
 * Adds to `facts` what our kernel shows instead of the bare object: the card as text and as HTML.
 */
export function withCard<T extends object>(facts: T, card: Card): T {
  return shown(facts, () => ({ "text/plain": cardText(card), "text/html": cardHtml(card) }));
}

/**
 * Adds to `facts` what our kernel shows instead of the bare object.
 *
 * The method is hidden, so that other kernels and consoles print only the facts.
 */
export function shown<T extends object>(facts: T, display: () => Readonly<Record<string, string>>): T {
  return Object.defineProperty({ ...facts }, Symbol.for("Jupyter.display"), { value: display, enumerable: false });
}

/** The card as plain text. */
function cardText({ title, paragraphs }: Card): string {
  return [title, ...paragraphs].join("\n\n");
}

/** The card as HTML; every text is escaped. */
function cardHtml({ title, paragraphs, tone }: Card): string {
  const body = paragraphs.map((text) => `<p>${inline(text)}</p>`).join("");
  return `<div role="note" style="border-left:4px solid ${EDGES[tone]};padding:0 0 0 1em"><p><strong>${inline(title)}</strong></p>${body}</div>`;
}

function inline(text: string): string {
  return escapeHtml(text).replace(/`([^`]*)`/g, "<code>$1</code>");
}

/** A text as HTML shows it letter by letter. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}
