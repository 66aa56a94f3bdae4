// The user's Chromium, or one that behaves like it: for the PDF of the report and for the tests that need a browser.
"use strict";

const { existsSync } = require("node:fs");
const path = require("node:path");
const { problem } = require("./problem");
const { remedies } = require("./remedies");

const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];
const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];

/** The path of the browser, or undefined: the one that EBM_BROWSER says, or else the first of the usual ones. */
function findChromium({ environment = process.env, exists = existsSync, places = PLACES } = {}) {
  if (environment.EBM_BROWSER) return exists(environment.EBM_BROWSER) ? environment.EBM_BROWSER : undefined;
  const folders = (environment.PATH ?? "").split(path.delimiter).filter(Boolean);
  return [...places, ...folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name)))].find(exists);
}

/** Starts a headless browser at `file`, with playwright-core. */
function openChromium(file) {
  return require("playwright-core").chromium.launch({ executablePath: file, args: FLAGS });
}

/** Starts the user's browser, headless. `purpose` ends "Para … hace falta". @throws Problem when there is none */
async function requireChromium(purpose, { environment = process.env, places = PLACES } = {}) {
  const file = findChromium({ environment, places });
  if (file) return openChromium(file).catch((cause) => refuse(file, cause));
  const named = environment.EBM_BROWSER;
  throw problem({
    sentence: named
      ? `EBM_BROWSER dice que el navegador es «${named}» y ahí no hay nada.`
      : `Para ${purpose} hace falta Chromium o Chrome y no lo encuentro.`,
    remedy: named ? "corrige EBM_BROWSER o quítala" : `${remedies().chromium} (si está en otro sitio, dilo con EBM_BROWSER=RUTA)`,
  });
}

/** @returns {never} @throws Problem */
function refuse(file, cause) {
  const why = cause.message.split("\n").find((line) => line.trim() !== "");
  throw problem({
    sentence: `El navegador «${file}» no arranca: ${why}`,
    remedy: "ábrelo a mano para ver qué le falta, o di otro con EBM_BROWSER=RUTA",
    cause,
  });
}

module.exports = { findChromium, openChromium, requireChromium };
