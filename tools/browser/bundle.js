// The module for browser pages: the library's room `browser` and the source of its worker, in one file that imports nothing.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { build } = require("esbuild");
const { ROOT } = require("../setup/paths");

const LIB = path.join(ROOT, "lib");
const OUTPUT = path.join(LIB, "dist", "browser", "ebm-engine.js");

/** What both texts are built with. Names stay: an error's name is that of its class. */
const OPTIONS = {
  bundle: true,
  platform: "browser",
  target: "es2022",
  charset: "utf8",
  write: false,
  logLevel: "silent",
  absWorkingDir: ROOT,
  minifySyntax: true,
  minifyWhitespace: true,
};

/** Resolves to the text of the module. */
const bundleModule = () => bundlePage("browser/index.ts");

/** Resolves to the text of the module that an entry of lib makes for pages, with the source of the worker inside. */
async function bundlePage(entry) {
  const worker = await bundle("engine/wasm/browser/worker-entry.ts", { format: "iife", plugins: [browserTwins] });
  return bundle(entry, { format: "esm", plugins: [browserTwins, embedded(worker)] });
}

/** Writes the module, and resolves to where it is and how many bytes it has. */
async function writeModule() {
  const text = await bundleModule();
  fs.mkdirSync(path.dirname(OUTPUT), { recursive: true });
  fs.writeFileSync(OUTPUT, text);
  return { file: path.relative(ROOT, OUTPUT), bytes: Buffer.byteLength(text) };
}

async function bundle(entry, options) {
  const { outputFiles } = await build({ ...OPTIONS, ...options, entryPoints: [path.join(LIB, entry)] });
  return outputFiles[0].text;
}

/** An import by an alias, "#room/file", is the source of the twin that lib/package.json gives to browsers. */
const browserTwins = {
  name: "browser-twins",
  setup({ onResolve }) {
    const { imports } = JSON.parse(fs.readFileSync(path.join(LIB, "package.json"), "utf8"));
    onResolve({ filter: /^#/ }, ({ path: alias }) => {
      const twin = imports[alias].browser.replace("./dist/", "").replace(/\.js$/, ".ts");
      return { path: path.join(LIB, twin) };
    });
  },
};

/** Puts the worker's text where the library has none. */
function embedded(worker) {
  return {
    name: "embedded-worker",
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]worker-source\.ts$/ }, () => ({ contents: `export const WORKER_SOURCE = ${JSON.stringify(worker)};` }));
    },
  };
}

module.exports = { bundleModule, bundlePage, writeModule };
