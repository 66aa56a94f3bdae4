/** Tells `root` whether its page is dark, now and whenever that changes: it looks at the colour that texts inherit there. */
export function followTheme(root: HTMLElement): void {
  const look = () => {
    const [red, green, blue] = (getComputedStyle(root).color.match(/[\d.]+/g) ?? ["0", "0", "0"]).map(Number);
    const dark = 0.299 * red + 0.587 * green + 0.114 * blue > 127;
    root.dataset.theme = dark ? "dark" : "light";
    root.style.colorScheme = root.dataset.theme;
  };
  const soon = () => setTimeout(look, 50); // after the page's own style sheets have changed
  look();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", soon);
  const attributeFilter = ["data-jp-theme-light", "data-jp-theme-name", "class"];
  new MutationObserver(soon).observe(document.body, { attributes: true, attributeFilter });
}
