// @ts-check
// Trains a network of the lesson, from the beginning or from its last checkpoint.
"use strict";

const { configWarnings } = require("ebm/config");
const { wasmEngine, openNetwork } = require("ebm/engine");
const trainers = require("ebm/trainer");
const { count } = require("../setup/count");
const { inSpanish } = require("../setup/in-spanish");
const { problem } = require("../setup/problem");
const { callbacksOf } = require("./callbacks");
const { kindOfData, loadData } = require("./data");
const { takeFolder } = require("./lock");
const { machineFacts } = require("./machine");
const { progress } = require("./progress");
const { lastLine } = require("./result");
const { historyOfMachines, readRunFile, writeRunFile } = require("./run-file");
const { newSettings, resumedSettings, specOf } = require("./settings");

/** @typedef {import("./arguments").TrainOptions} TrainOptions */
/** @typedef {import("./settings").Settings} Settings */
/** @typedef {import("ebm/trainer").Trainer} Trainer */
/** @typedef {ReturnType<typeof machineFacts>} Facts */

/** Status of a program that Ctrl+C ended. */
const INTERRUPTED = 130;

/** Runs the command; resolves to its exit status. @param {TrainOptions} options @throws Problem */
function train(options) {
  return inSpanish(async () => trainIn(trainers.runFolder(options.folder), options));
}

/** @param {import("ebm/trainer").RunFolder} folder @param {TrainOptions} options */
async function trainIn(folder, options) {
  const remembered = readRunFile(folder);
  const begun = folder.names("checkpoints").length > 0;
  if (!options.resume && (remembered || begun)) throw occupied(options.folder);
  if (begun && !remembered) throw forgotten(options.folder);
  const asked = remembered ? resumedSettings(remembered, options) : newSettings(options);
  const giveBack = takeFolder(options.folder);
  try {
    return await trainWith(asked, { folder, options, remembered });
  } finally {
    giveBack();
  }
}

/**
 * @param {Settings} asked
 * @param {{ folder: import("ebm/trainer").RunFolder, options: TrainOptions, remembered: ReturnType<typeof readRunFile> }} where
 */
async function trainWith(asked, { folder, options, remembered }) {
  const facts = machineFacts(options);
  const { line, ...bar } = progress({ out: options.json ? process.stderr : process.stdout });
  const store = trainers.checkpointStore(folder, { keep: options.keep, madeWith: facts });
  const found = options.resume ? await store.latest((error) => line(`Aviso: ${error.message}`)) : undefined;
  if (options.resume && !found)
    line(`En ${options.folder} no hay ningún punto de control: empiezo desde el principio. Si no era esa carpeta, pulsa Ctrl+C.`);

  const { data, train: set, test: validation } = await loadData({ ...asked, kind: kindOfData(specOf(asked), asked.recipe.images), line });
  const settings = { ...asked, data };
  if (settings.config) for (const warning of configWarnings(settings.config)) line(`Aviso: ${warning.message}; ${warning.remedy}.`);
  const run = await openRun(settings, options);
  const callbacks = callbacksOf({ folder, store, options, settings, bar, validation, facts });
  const trainer = trainers.trainer(run, { callbacks, validation, stepsPerEpoch: settings.stepsPerEpoch, say: line });
  if (found) {
    trainer.restore(found.last, found.good);
    line(whereFrom(run, settings));
    warnOfOtherBits(found.last.madeWith, facts, line);
  }
  writeRunFile(folder, { ...settings, ...historyOfMachines(remembered, facts), command: commandOf(settings) });
  return finish(trainer, { set, settings, line, folder: options.folder });
}

/** @param {Settings} settings @param {TrainOptions} options */
async function openRun({ recipe, seed, ...settings }, { workers, width }) {
  const network = await openNetwork(specOf(settings), { seed, engine: wasmEngine({ workers, width }) });
  return trainers.startTraining(network, recipe, { seed });
}

/**
 * Trains to the end or to an interruption, and tells the result.
 * @param {Trainer} trainer
 * @param {{ set: import("ebm/data").ImageSet, settings: Settings, line: (text: string) => void, folder: string }} how
 */
async function finish(trainer, { set, settings, line, folder }) {
  const interrupt = () => trainer.stop("interrumpido");
  process.once("SIGINT", interrupt).once("SIGTERM", interrupt); // the second time it ends at once: files are always whole
  const { finished, reason } = await trainer.fit(set, { epochs: settings.epochs });
  process.off("SIGINT", interrupt).off("SIGTERM", interrupt);
  const result = JSON.stringify(await lastLine(trainer));
  if (finished) line(`✔ ${count(trainer.run.epoch, "época", "épocas")} en ${folder}. ${whereToLook(settings, folder)}`);
  console.log(result);
  if (finished) return 0;
  line(`Entrenamiento parado tras el paso ${trainer.run.step} (${reason}); todo está guardado. Para seguir:`);
  line(`  npm run train -- --resume ${folder}`);
  return reason === "interrumpido" ? INTERRUPTED : 0;
}

/** @param {Settings} settings @param {string} folder */
function whereToLook({ recipe }, folder) {
  return recipe.images === "signed"
    ? `Sus muestras están en ${folder}/images.`
    : `Para dibujar con la red: npm run sample -- --checkpoint ${folder}`;
}

/**
 * A machine without fused multiply-add gives other bits, as good ones.
 * @param {Readonly<Record<string, unknown>>} before @param {Facts} now @param {(text: string) => void} line
 */
function warnOfOtherBits({ engine }, now, line) {
  const { fma } = /** @type {{ fma?: boolean }} */ (engine ?? {});
  if (fma === undefined || fma === now.engine.fma) return;
  const what = fma ? "con FMA y esta máquina no la tiene" : "sin FMA y esta máquina la tiene";
  line(`Aviso: empezó ${what}; sigue bien, pero con otros bits que si no se hubiera movido.`);
}

/** @param {import("ebm/trainer").Training} run @param {Settings} settings */
function whereFrom({ step, epoch }, { epochs }) {
  if (epoch < epochs) return `Sigo desde el paso ${step} (época ${epoch + 1}).`;
  const done = epochs === 1 ? "La época que se pide ya está hecha." : `Las ${epochs} épocas ya están hechas.`;
  return `${done} Para hacer más, repite la orden con --epochs ${epochs + 1} o más.`;
}

/** The words that train the same network again, in another folder. @param {Settings} settings */
function commandOf({ preset: name, config, configFile, recipe, seed, epochs, stepsPerEpoch, smoke }) {
  const what = configFile ? `--config ${configFile}` : `--preset ${name} --recipe ${recipe.name}`;
  const frozen = recipe.buffer.kind === "frozen" ? " --buffer frozen" : "";
  const limited = recipe.spectralLimit !== undefined && recipe.spectralLimit !== config?.training.spectralLimit;
  const limit = limited ? ` --spectral-limit ${recipe.spectralLimit}` : "";
  const short = stepsPerEpoch && !smoke ? ` --steps-per-epoch ${stepsPerEpoch}` : "";
  const small = smoke ? " --smoke" : "";
  return `npm run train -- ${what}${frozen}${limit} --seed ${seed} --epochs ${epochs}${short}${small} --out CARPETA`;
}

/** @param {string} folder */
function occupied(folder) {
  return problem({
    sentence: `En ${folder} ya hay un entrenamiento.`,
    remedy: `para seguirlo: npm run train -- --resume ${folder}; para empezar otro, elige otra carpeta con --out`,
  });
}

/** Checkpoints do not say how many batches an epoch has: without run.json they would go on as another run. @param {string} folder */
function forgotten(folder) {
  return problem({
    sentence: `En ${folder} hay puntos de control y falta run.json, que dice la semilla, los lotes de cada época y lo demás del entrenamiento.`,
    remedy: "recupera run.json de una copia, o empieza otro entrenamiento con --out en otra carpeta",
  });
}

module.exports = { train };
