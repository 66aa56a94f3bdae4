// The notes of the exercises, or in Spanish why there are none to read.
"use strict";

const { problem } = require("../setup/problem");
const { remedies } = require("../setup/remedies");

const NAME = "progreso/ejercicios.json";

/** What to say of notes that cannot be used, by what `notesOn` found. */
const COMPLAINTS = {
  none: (name) => ({
    sentence: `Todavía no hay respuestas: no encuentro ${name}.`,
    remedy: "npm start, responde algún ejercicio y repite la orden",
  }),
  damaged: (name) => ({
    sentence: `${name} está dañado y no lo puedo leer; no lo he tocado.`,
    remedy: `recupera una copia, o borra ${name} y ejecuta otra vez las celdas de tus respuestas`,
  }),
  newer: (name) => ({
    sentence: `${name} es de una versión más nueva del proyecto.`,
    remedy: "actualiza el proyecto (git pull) y repite la orden",
  }),
};

/** { notes (a Map by exercise), keptAt (a Date or undefined) } of a shelf, which is not touched. @throws Problem */
function readNotes(shelf) {
  const name = shelf?.name ?? NAME;
  const notes = notesOf(shelf, name);
  if (typeof notes === "string") throw problem(COMPLAINTS[notes](name));
  const at = shelf.keptAt?.();
  return { notes, keptAt: at === undefined ? undefined : new Date(at) };
}

function notesOf(shelf, name) {
  const { notesOn } = require("ebm/exercise");
  try {
    return notesOn(shelf);
  } catch (cause) {
    throw problem({ sentence: `No puedo leer ${name}: ${cause.message}`, remedy: remedies().permissions, cause });
  }
}

module.exports = { readNotes };
