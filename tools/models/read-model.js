// @ts-check
// Reads a trained network from its file, whatever its kind: ours, Keras' or tf.js'. Needs the compiled library.
"use strict";

const path = require("node:path");
const { readIfThere } = require("ebm/bytes");
const { decodeKeras, decodeTfjs } = require("ebm/keras");
const { decodeWeights } = require("ebm/network");
const { decodeCheckpoint } = require("ebm/trainer");
const { problem } = require("../setup/problem");
const { readApart } = require("./read-apart");

/**
 * @typedef {import("ebm/network").WeightsFile} WeightsFile
 * @typedef {{ preset?: import("ebm/network").PresetName, outputSign?: 1 | -1 }} Unsaid what the file may not say
 */

/**
 * The network of a file: our weights (.ebm) or checkpoint (.ebmc), a .keras, an .h5, or the model.json of tf.js.
 *
 * The bytes tell the kind; what is told of none is read as its name says, so that its error is about that kind.
 * @param {string} file
 * @param {Unsaid} [unsaid]
 * @returns {Promise<WeightsFile>}
 * @throws Problem when there is no such file or its kind is unknown; DataError, SpecError, OptionError as its decoder.
 */
async function readModel(file, { preset, outputSign } = {}) {
  const bytes = readIfThere(file);
  if (bytes === undefined) throw problem({ sentence: `No existe el fichero ${file}.`, remedy: "comprueba su nombre y su carpeta" });
  const options = { name: path.basename(file), preset, outputSign };
  switch (kindOf(bytes, file)) {
    case "ebm":
      return agreeing(await decodeWeights(bytes, options), options);
    case "ebmc":
      return agreeing(await networkOfCheckpoint(bytes, options), options);
    case "keras":
      return decodeKeras(bytes, options);
    case "h5":
      return readApart(bytes, options);
    case "tfjs":
      return decodeTfjs(readTfjs(bytes, file), options);
    default:
      throw problem({
        sentence: `No sé de qué tipo es el modelo ${file}.`,
        remedy: "usa un .ebm o un .ebmc de este proyecto, un .keras, un .h5 o el model.json de tf.js",
      });
  }
}

/** First bytes of each kind of file. */
const MAGIC = { ebm: "EBMW", ebmc: "EBMC", keras: "PK\x03\x04", h5: "\x89HDF" };

/** @param {Uint8Array} bytes @param {string} file */
function kindOf(bytes, file) {
  const start = Buffer.from(bytes.subarray(0, 4)).toString("latin1");
  const byBytes = Object.entries(MAGIC).find(([, magic]) => start === magic);
  const byName = { ".ebm": "ebm", ".ebmc": "ebmc", ".keras": "keras", ".h5": "h5", ".hdf5": "h5", ".json": "tfjs" }[
    path.extname(file).toLowerCase()
  ];
  return byBytes?.[0] ?? byName;
}

/**
 * The network of a checkpoint, and where its run was.
 * @param {Uint8Array} bytes
 * @param {{ name: string }} options
 */
async function networkOfCheckpoint(bytes, options) {
  const { spec, weights, recipe, progress } = await decodeCheckpoint(bytes, options);
  const { seed, step, epoch } = progress;
  return { spec, weights, about: { recipe, seed, step, epoch } };
}

/**
 * A file of ours says everything; an option may only repeat it.
 * @param {WeightsFile} found
 * @param {Unsaid & { name: string }} options
 */
function agreeing(found, { name, preset, outputSign }) {
  const { spec } = found;
  if (outputSign !== undefined && outputSign !== spec.outputSign)
    throw problem({
      sentence: `${name} dice que su red tiene outputSign ${spec.outputSign} y se pidió ${outputSign}.`,
      remedy: "quita --output-sign: este fichero lo guarda",
    });
  if (preset !== undefined && preset !== spec.name)
    throw problem({
      sentence: `${name} es la red ${spec.name} y se pidió ${preset}.`,
      remedy: "quita --preset: este fichero dice qué red es",
    });
  return found;
}

/**
 * model.json and the binary files that it names, which lie beside it.
 * @param {Uint8Array} bytes
 * @param {string} file
 */
function readTfjs(bytes, file) {
  const damaged = (/** @type {string} */ what, /** @type {unknown} */ cause = undefined) =>
    problem({ sentence: `${file} no es un modelo de tf.js: ${what}.`, remedy: "guárdalo otra vez con model.save() de tf.js", cause });
  let model;
  try {
    model = JSON.parse(Buffer.from(bytes).toString("utf8"));
  } catch (cause) {
    throw damaged("no es JSON", cause);
  }
  const groups = Array.isArray(model?.weightsManifest) ? model.weightsManifest : [];
  const names = groups.flatMap((/** @type {{ paths?: unknown }} */ group) => (Array.isArray(group?.paths) ? group.paths : []));
  const parts = names.map((/** @type {unknown} */ name) => {
    if (typeof name !== "string" || path.basename(name) !== name) throw damaged(`nombra un fichero de pesos que no está a su lado`);
    const part = readIfThere(path.join(path.dirname(file), name));
    if (part === undefined) throw damaged(`falta a su lado ${name}`);
    return part;
  });
  return { model, weights: new Uint8Array(Buffer.concat(parts)) };
}

module.exports = { agreeing, readModel };
