// What `npm test` does, as data: stages in order, each a list of commands that end with "N passed, N failed".
"use strict";

const node = (...args) => ({ program: "node", args });
const python = (...args) => ({ program: "python", args });
const mocha = (...args) => node("node_modules/mocha/bin/mocha.js", "--reporter", require.resolve("./mocha-reporter"), ...args);

/**
 * group: "check" stages are quick, run side by side and count as one each; "test" stages run alone and count their tests.
 * builds: it makes what other stages read, so it runs before them.
 * optional: when the first command skips, because what it needs is not on this machine, the others are not run.
 * silent: the commands say nothing when all is well, so their exit status is all there is to count.
 */
module.exports = [
  {
    name: "lib",
    title: "Tipos de la biblioteca",
    group: "check",
    builds: true,
    silent: true,
    commands: [node("node_modules/typescript/bin/tsc", "-b", "lib")],
  },
  {
    name: "types",
    title: "Tipos de las pruebas, las páginas, el núcleo, las herramientas y las medidas",
    group: "check",
    silent: true,
    commands: ["tsconfig.json", "lib/live/page", "kernel", "tools", "bench"].map((project) =>
      node("node_modules/typescript/bin/tsc", "-p", project),
    ),
  },
  { name: "layers", title: "Capas: quién importa a quién", group: "check", commands: [node("tools/check/layers.js")] },
  { name: "lint", title: "Estilo y formato", group: "check", commands: [node("tools/check/lint.js")] },
  { name: "spelling", title: "Ortografía", group: "check", commands: [node("tools/check/spelling.js")] },
  { name: "unused", title: "Lo que nadie usa", group: "check", commands: [node("tools/check/unused.js")] },
  { name: "cells", title: "Celdas: tipos estrictos y trampas", group: "test", commands: [node("tools/check/cells.js")] },
  { name: "structure", title: "Cuadernos: partes y forma", group: "test", commands: [node("tools/check/structure.js")] },
  { name: "sources", title: "Cuadernos iguales a sus fuentes", group: "test", commands: [python("tools/notebooks/build.py", "--check")] },
  { name: "unit", title: "Pruebas de la biblioteca y las herramientas", group: "test", commands: [mocha()] },
  {
    name: "kernel",
    title: "Pruebas del núcleo",
    group: "test",
    commands: [mocha("--no-config", "-r", "ts-node/register/transpile-only", "--timeout", "180000", "test/kernel/**/*.test.ts")],
  },
  {
    name: "notebooks",
    title: "Cuadernos, sin pantalla y en pequeño",
    group: "test",
    commands: [python("tools/notebooks/build.py", "--smoke")],
  },
  {
    name: "stock",
    title: "Cuadernos en tslab sin nuestro núcleo",
    group: "test",
    commands: [node(require.resolve("./stock-tslab"))],
  },
  {
    name: "bytes",
    title: "Cuaderno 00: dos veces, los mismos bytes",
    group: "test",
    commands: [node(require.resolve("./byte-stability"))],
  },
  {
    name: "interop",
    title: "Keras y TensorBoard de verdad",
    group: "test",
    optional: true,
    commands: [
      node(require.resolve("./install-interop")),
      mocha("--no-config", "-r", "ts-node/register/transpile-only", "--timeout", "180000", "test/interop/**/*.test.ts"),
    ],
  },
  {
    // Last: from here on the library would choose this backend.
    name: "nativo",
    title: "tfjs-node: se construye y da los números de los demás motores",
    group: "test",
    commands: [node(require.resolve("./build-native")), mocha("test/engine/tf-tensorflow.test.ts")],
  },
];
