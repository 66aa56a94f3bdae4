import assert from "node:assert/strict";
import { type Note, notesOn, review, type Shelf } from "ebm/exercise";
import { essay, share } from "./toys";

const GOOD = "El ruido sube lo que la pendiente baja.";
const POOR = "Un texto largo que no dice nada de nada.";
const facts = { meseta: 0.24 };
const note = (changes: Partial<Note>): Note => ({ attempts: 1, solved: false, hints: 0, ...changes });

describe("review", () => {
  it("tells what is solved, attempted and untouched", () => {
    const states = [note({ solved: true }), note({}), note({ attempts: 0 })].map((one) => review(share, one).state);
    assert.deepEqual(states, ["solved", "attempted", "untouched"]);
  });

  it("judges a text again: the judge of today, not what was said then", () => {
    assert.match(review(essay, note({ text: POOR, solved: true })).said ?? "", /^Aún no veo ninguna de las 3 ideas/);
    assert.equal(review(essay, note({ text: GOOD })).said, "He encontrado en tu respuesta 2 de las 3 ideas que buscábamos.");
    assert.equal(review(essay, note({ text: "En cada paso baja la energía, siempre." })).said, "Muchos pasos suben.");
    assert.equal(review(essay, note({ text: "  " })).said, undefined);
  });

  it("opens the model answer, with the student's own numbers, to who solved it or tried three times", () => {
    const model = ["La meseta vale 0.24.", "El ruido sube y el gradiente baja."];
    assert.deepEqual(review(essay, note({ text: GOOD, solved: true, facts })).model, model);
    assert.deepEqual(review(essay, note({ text: POOR, attempts: 3, facts })).model, model);
    assert.deepEqual(review(essay, note({ text: POOR, attempts: 2, facts })).model, []);
    assert.deepEqual(review(essay, note({ attempts: 3, facts })).model, []);
  });

  it("says so when the notes have no numbers for the model answer", () => {
    assert.match(review(essay, note({ text: GOOD, solved: true })).model[0], /ejecuta otra vez la celda/);
    assert.match(review(essay, note({ text: GOOD, solved: true, facts: { meseta: Number.NaN } })).model[0], /ejecuta otra vez la celda/);
  });
});

describe("notesOn", () => {
  const shelf = (text: string | undefined): Shelf => {
    const forbidden = () => assert.fail("it must not touch the shelf");
    return { name: "x", read: () => text, write: forbidden, putAside: forbidden, alone: forbidden };
  };

  it("reads without touching, and says why when it cannot", () => {
    const good = '{"version":1,"exercises":{"02-texto":{"attempts":1,"solved":true,"hints":0,"text":"hola","facts":{"a":1,"b":"dos"}}}}';
    assert.deepEqual(notesOn(shelf(good)), new Map([["02-texto", { ...note({ solved: true, text: "hola", facts: { a: 1, b: "dos" } }) }]]));
    assert.equal(notesOn(shelf(undefined)), "none");
    assert.equal(notesOn(shelf("{")), "damaged");
    assert.equal(notesOn(shelf(good.replace('{"a":1,"b":"dos"}', '{"a":[1]}'))), "damaged");
    assert.equal(notesOn(shelf('{"version":2}')), "newer");
  });
});
