// The search of headings: finds while one types; Enter goes to the first, the arrows move, Escape closes.
"use strict";
{
  const MOST = 12;

  /** Lower case without accents: who looks for «energia» finds «energía». */
  const plain = (text) =>
    text
      .normalize("NFD")
      .replace(/[\u0300-\u036f]/g, "")
      .toLowerCase();

  /** What can be found: each page and each of its headings. */
  const rowsOf = ({ page, title, headings }) => [
    { page, href: page, text: title, where: `cuaderno ${page.slice(0, 2)}`, key: plain(title) },
    ...headings.map(([id, text]) => ({
      page,
      href: `${page}#${encodeURIComponent(id)}`,
      text,
      where: `${page.slice(0, 2)} · ${title}`,
      key: plain(text),
    })),
  ];

  /** Rows of the page that one reads come first. */
  const nearFirst = (rows) => {
    const here = decodeURIComponent(location.pathname.split("/").at(-1));
    return [...rows.filter(({ page }) => page === here), ...rows.filter(({ page }) => page !== here)];
  };

  function itemOf({ href, text, where }) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    const place = document.createElement("span");
    link.href = href;
    place.textContent = where;
    link.append(text, " ", place);
    item.append(link);
    return item;
  }

  function countText(number, words) {
    if (number === 0) return `Ningún título dice «${words}».`;
    if (number > MOST) return `${number} títulos; estos son los ${MOST} primeros.`;
    return number === 1 ? "1 título" : `${number} títulos`;
  }

  /** The parts of the box, and what changes them. */
  function searchIn(box) {
    const [input, panel, list, count] = ["input", ".hallazgos", "ol", ".cuenta"].map((part) => box.querySelector(part));
    const rows = nearFirst(JSON.parse(box.querySelector("script").textContent).flatMap(rowsOf));
    const show = () => {
      const words = plain(input.value).split(/\s+/).filter(Boolean);
      const found = words.length === 0 ? [] : rows.filter(({ key }) => words.every((word) => key.includes(word)));
      list.replaceChildren(...found.slice(0, MOST).map(itemOf));
      count.textContent = countText(found.length, input.value.trim());
      panel.hidden = words.length === 0;
    };
    const close = () => {
      input.value = "";
      show();
    };
    const move = (step) => {
      const stops = [input, ...list.querySelectorAll("a")];
      stops[stops.indexOf(document.activeElement) + step]?.focus();
    };
    return { input, panel, list, show, close, move };
  }

  function listen(box, { input, panel, list, show, close, move }) {
    const actions = {
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      Escape: () => {
        close();
        input.focus();
      },
      Enter: () => list.querySelector("a")?.click(),
    };
    box.addEventListener("keydown", (event) => {
      if (!actions[event.key] || (event.key === "Enter" && document.activeElement !== input)) return;
      event.preventDefault();
      actions[event.key]();
    });
    input.addEventListener("input", show);
    input.addEventListener("focus", show);
    list.addEventListener("click", () => setTimeout(close));
    document.addEventListener("click", (event) => {
      if (!box.contains(event.target)) panel.hidden = true;
    });
  }

  const box = document.querySelector(".buscador");
  if (box) {
    listen(box, searchIn(box));
    box.hidden = false;
  }
}
