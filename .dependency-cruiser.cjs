// @ts-check
"use strict";
// Who may import whom. The rooms of lib/ depend one way, from a level to the ones before it.

/** Rooms of lib/, the most basic first; a room imports from earlier levels only. */
const LEVELS = [
  ["errors"],
  ["rng", "bytes"],
  ["data", "network"],
  ["keras"],
  ["energy", "engine"],
  ["sampler", "buffer", "metrics", "interpolation"],
  ["objective"],
  ["trainer"],
  ["browser"],
  ["live"],
  ["config"],
  ["notebook", "exercise"],
];

/** Rooms of one level that may know each other: a network's energy runs on an engine, an engine gives an energy's gradient. */
const TWINS = ["energy", "engine"];

/** `#room/x` imports resolve to the compiled file, so a room is its sources and its part of dist. @param {readonly string[]} rooms */
const inRooms = (rooms) => `^lib/(dist/)?(${rooms.join("|")})/`;

/** Any file of ours in lib; workspaces may keep packages in lib/node_modules. */
const ANY_ROOM = "^lib/(?!node_modules/)";

/** @param {string} room @param {number} level */
function oneWay(room, level) {
  const allowed = [...LEVELS.slice(0, level).flat(), room, ...(TWINS.includes(room) ? TWINS : [])];
  if (["live", "notebook", "exercise"].includes(room)) allowed.push("figure");
  if (["notebook", "exercise"].includes(room)) allowed.push("exercise");
  return {
    name: `capa-${room}`,
    comment: `lib/${room} solo puede importar de: ${allowed.join(", ")}`,
    severity: "error",
    from: { path: inRooms([room]) },
    to: { path: ANY_ROOM, pathNot: inRooms(allowed) },
  };
}

/** Rules that hold outside the levels. */
const OTHERS = [
  {
    name: "figure-solo-numeros",
    comment: "figure recibe números: de lib solo puede importar errors y bytes",
    from: { path: inRooms(["figure"]) },
    to: { path: ANY_ROOM, pathNot: inRooms(["figure", "errors", "bytes"]) },
  },
  { name: "sin-ciclos", comment: "dos ficheros se importan en círculo", from: {}, to: { circular: true } },
  {
    name: "tensorflow-en-su-sitio",
    comment: "solo engine/tf* y network/ importan tf.js",
    from: { path: "^lib/", pathNot: "^lib/(dist/)?(engine/tf|network/)" },
    to: { path: "@tensorflow/" },
  },
  {
    name: "zod-y-yaml-en-config",
    comment: "solo config/ puede importar zod y yaml, que pesan más que una salida viva",
    from: { path: "^lib/", pathNot: inRooms(["config"]) },
    to: { path: "node_modules/(zod|yaml)/" },
  },
  {
    name: "tslab-en-notebook",
    comment: "solo notebook/ puede importar tslab",
    from: { path: "^lib/", pathNot: inRooms(["notebook"]) },
    to: { path: "tslab" },
  },
  {
    name: "node-en-su-fichero",
    comment: "los módulos de Node se importan solo en ficheros *.node.ts, que tienen un gemelo para el navegador",
    from: { path: "^lib/", pathNot: "\\.node\\.(ts|js)$" },
    to: { dependencyTypes: ["core"] },
  },
  {
    name: "gemelo-por-su-alias",
    comment: "un fichero *.node.ts se importa por su alias «#sala/fichero» de lib/package.json, que elige el gemelo",
    from: { path: "^lib/", pathNot: "\\.node\\.ts$" },
    to: { path: `${ANY_ROOM}.*\\.node\\.(ts|js)$`, dependencyTypesNot: ["aliased-subpath-import"] },
  },
  {
    name: "lib-por-su-puerta",
    comment: 'fuera de lib se importa por el nombre público, "ebm/sala"',
    from: { path: "^(test|bench|tools|bin)/" },
    to: { path: "^lib/", pathNot: "^lib/[a-z]+(/render|/wasm|/tensorboard)?/index\\.ts$" },
  },
  {
    name: "lib-no-mira-fuera",
    comment: "lib no puede importar de las carpetas que la usan",
    from: { path: "^lib/" },
    to: { path: "^(test|bench|tools|bin|kernel|notebooks)/" },
  },
  {
    name: "dependencia-declarada",
    comment: "el paquete no está en las dependencias de lib/package.json",
    from: { path: "^lib/" },
    to: { dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"] },
  },
  {
    name: "existe",
    comment: "lo que se importa no existe; si empieza por «#», falta compilar lib",
    from: {},
    // Doors that lib/package.json names one by one: dependency-cruiser finds rooms only. And h5wasm has a door for `import` alone.
    to: { couldNotResolve: true, pathNot: "^(ebm/engine/(pool|v8-flags)|h5wasm)$" },
  },
].map((rule) => ({ severity: "error", ...rule }));

module.exports = {
  forbidden: [...LEVELS.flatMap((rooms, level) => rooms.map((room) => oneWay(room, level))), ...OTHERS],
  options: {
    tsPreCompilationDeps: true, // types count: a layer that needs the type of another knows it
    doNotFollow: { path: ["node_modules", "^lib/dist"] },
  },
};
