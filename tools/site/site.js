// notebooks/*.ipynb -> site/: the pages of the report, whose links are checked before anybody publishes them.
"use strict";

const { writeReport } = require("../report/report");
const { layout, ROOT } = require("../setup/paths");
const { problem } = require("../setup/problem");
const { brokenLinks } = require("./links");

/** Writes the site into `site`; resolves to { index, pages } as writeReport. @throws Problem when a link leads nowhere */
async function writeSite({ notebooks = layout(ROOT).notebooks, site = layout(ROOT).site, out = process.stdout } = {}) {
  const written = await writeReport({ notebooks, report: site, title: "Sitio", out });
  const broken = brokenLinks(site);
  if (broken.length === 0) return written;
  const [{ page, target, why }] = broken;
  const others = broken.length === 1 ? "" : ` (y ${broken.length - 1} más)`;
  throw problem({
    sentence: `El sitio está escrito, pero en ${page} el enlace «${target}» no vale: ${why}${others}.`,
    remedy: "arregla el enlace en notebooks/fuente y repite npm run reproduce",
  });
}

module.exports = { writeSite };
