// The figures of a folder as small pictures inside a page.
"use strict";

const fs = require("node:fs");
const path = require("node:path");

/** Twice the width at which the document shows them. */
const WIDTH = 640;
const QUALITY = 82;
/** The description that the library writes at the beginning of each SVG. */
const LABEL = /^<svg [^>]*?aria-label="([^"]*)"/;
const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"' };

/** [{ notebook: "00", name, url (data), alt, title }] of the NN-*.png in `folder`, in the order of their names. */
async function figuresIn(folder) {
  const names = fs.existsSync(folder) ? fs.readdirSync(folder).filter((name) => /^\d\d-.*\.png$/.test(name)) : [];
  const figures = [];
  for (const name of names.sort()) {
    const file = path.join(folder, name);
    const alt = altOf(file.replace(/\.png$/, ".svg"));
    const stem = path.parse(name).name;
    figures.push({ notebook: name.slice(0, 2), name: stem, url: await smallPicture(file), alt: alt || stem, title: titleOf(alt) || stem });
  }
  return figures;
}

/** A picture as a JPEG, which a PDF keeps as it is, at most WIDTH wide; one that cannot be read goes as it is, and its text stands in for it. */
async function smallPicture(file) {
  const bytes = fs.readFileSync(file);
  try {
    const { createCanvas, loadImage } = require("canvas");
    const image = await loadImage(bytes);
    const width = Math.min(WIDTH, image.width);
    const height = Math.round((image.height * width) / image.width);
    const canvas = createCanvas(width, height);
    const context = canvas.getContext("2d");
    context.imageSmoothingQuality = "high";
    context.fillStyle = "#fff";
    context.fillRect(0, 0, width, height);
    context.drawImage(image, 0, 0, width, height);
    return `data:image/jpeg;base64,${(await canvas.encode("jpeg", QUALITY)).toString("base64")}`;
  } catch {
    return `data:image/png;base64,${bytes.toString("base64")}`;
  }
}

function altOf(file) {
  if (!fs.existsSync(file)) return "";
  const label = LABEL.exec(fs.readFileSync(file, "utf8").slice(0, 20_000))?.[1] ?? "";
  return label.replace(/&(amp|lt|gt|quot);/g, (_, name) => ENTITIES[name]);
}

/** The first sentence of a description, which is the title of the figure. */
function titleOf(alt) {
  return alt.split(/(?<=[?!])\s|\.\s|\.$/)[0];
}

module.exports = { figuresIn };
