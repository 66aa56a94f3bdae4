// Turns each picture that comes with its specification into a live figure; when that fails the picture stays.
(() => {
  "use strict";
  /** A relief seen from farther away, so that the titles of its axes fit too. */
  const farther = ({ aspectratio: { x, y, z } = {}, ...scene } = {}) =>
    x === undefined ? {} : { scene: { ...scene, aspectratio: { x: 0.85 * x, y: 0.85 * y, z: 0.85 * z } } };
  const draw = {
    // usermeta asks for JupyterLab's save menu, and it would win over these options
    vega: (box, { usermeta, ...spec }) => window.vegaEmbed(box, spec, { actions: false, renderer: "svg" }),
    plotly: (box, { data, layout: { width = 640, height = 480, ...layout } }) => {
      const scale = Math.min(1, box.parentElement.clientWidth / width); // no wider than a phone, and of the same shape
      const size = { width: width * scale, height: height * scale };
      const scene = scale < 1 ? farther(layout.scene) : {};
      return window.Plotly.newPlot(box, data, { ...layout, ...size, ...scene }, { displaylogo: false });
    },
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
