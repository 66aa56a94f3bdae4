/** What the page's worker runs, as text. It is empty but in the module for pages, where tools/browser puts the text. */
export const WORKER_SOURCE: string = "";
