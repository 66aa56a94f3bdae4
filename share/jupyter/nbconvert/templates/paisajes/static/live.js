// Turns each picture that comes with its specification into a live figure; when that fails the picture stays.
(() => {
  "use strict";
  const draw = {
    // usermeta asks for JupyterLab's save menu, and it would win over these options
    vega: (box, { usermeta, ...spec }) => window.vegaEmbed(box, spec, { actions: false, renderer: "svg" }),
    plotly: (box, spec) => window.Plotly.newPlot(box, spec.data, spec.layout, { displaylogo: false, responsive: true }),
  };
  for (const [kind, make] of Object.entries(draw)) {
    for (const figure of document.querySelectorAll(`figure[data-${kind}]`)) {
      const box = figure.querySelector(".viva");
      const image = figure.querySelector("img");
      const spec = JSON.parse(figure.querySelector("script").textContent);
      box.hidden = false;
      if (image) {
        box.setAttribute("role", kind === "plotly" ? "group" : "img"); // Plotly's has buttons inside
        box.setAttribute("aria-label", image.alt);
      }
      Promise.resolve()
        .then(() => make(box, spec))
        .then(() => {
          figure.dataset.estado = "viva";
          if (image) {
            image.hidden = true;
            box.querySelector("svg")?.setAttribute("aria-hidden", "true"); // the box says it in one sentence
          }
        })
        .catch((error) => {
          figure.dataset.estado = "imagen";
          box.remove();
          console.warn("La figura se queda como imagen:", error);
        });
    }
  }
})();
