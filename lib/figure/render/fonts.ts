/** In a browser the page has its own fonts. */
export function useOurFonts(): void {}
