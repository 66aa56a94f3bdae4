// What is wider than its place scrolls; while it does, the keyboard reaches it.
"use strict";
{
  const watch = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
    }
  });
  for (const wide of document.querySelectorAll("main :is(.tabla, .formula.bloque, .html, .figura)")) watch.observe(wide);
}
