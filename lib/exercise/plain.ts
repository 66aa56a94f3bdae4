/** Accents and other marks over or under a letter; the tilde of ñ is part of its letter. */
const MARKS = /[\u0300-\u0302\u0304-\u036f]/g;

/** A text in lower case, without accents, with single spaces; the ñ stays. An empty line ends a sentence. */
export function plain(text: string): string {
  return text
    .normalize("NFD")
    .replace(MARKS, "")
    .normalize("NFC")
    .toLowerCase()
    .trim()
    .replace(/\n\s*\n/g, ". ")
    .replace(/\s+/g, " ");
}

/** How many words a text has; a number is a word. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:[.,'’-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}
