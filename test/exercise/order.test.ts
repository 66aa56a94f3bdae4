import assert from "node:assert/strict";
import { tutor } from "ebm/exercise";
import { order } from "./toys";

const facts = { primero: "datos" };
const said = (answer: unknown, given = facts) => tutor([order]).check(order.id, answer, given);
const USE = 'Usa estos nombres, cada uno una vez: "datos", "muestras", "ruido".';

describe("an order", () => {
  it("is compared with the one that the notebook measured", () => {
    assert.equal(said(["datos", "muestras", "ruido"]).correct, true);
    assert.equal(said(["datos", "muestras", "ruido"], { primero: "muestras" }).correct, false);
    assert.equal(said(["muestras", "datos", "ruido"], { primero: "muestras" }).correct, true);
  });

  it("does not mind capitals, accents or blanks at the ends", () => {
    assert.equal(said([" Datos", "MUESTRAS", "ruido "]).correct, true);
    const accents = { ...order, items: ["él", "tú"], expected: ["tú", "él"] };
    assert.equal(tutor([accents]).check(order.id, ["TU", "el"]).correct, true);
  });

  for (const [answer, message] of [
    [["muestras", "datos", "ruido"], "Solo 1 de los 3 está en su sitio."],
    [["muestras", "ruido", "datos"], "Ninguno de los 3 está en su sitio."],
  ] as const) {
    it(`that is wrong hears: ${message}`, () => assert.deepEqual(said(answer).paragraphs, [message, "Pista 1 de 3: uno"]));
  }

  it("says how many are in place when they are several", () => {
    const four = { ...order, items: ["a", "b", "c", "d"], expected: ["a", "b", "c", "d"] };
    assert.equal(tutor([four]).check(order.id, ["a", "b", "d", "c"]).paragraphs[0], "2 de los 4 están en su sitio.");
  });

  it("gets the message of a usual mistake", () => {
    assert.deepEqual(said(["ruido", "muestras", "datos"]).paragraphs, ["Solo 1 de los 3 está en su sitio.", "Está al revés."]);
  });

  it("is still to be written when the list is empty", () => {
    const { title, paragraphs } = said([]);
    assert.equal(title, "Te toca");
    assert.match(paragraphs[0], /"datos", "muestras", "ruido"/);
    assert.match(paragraphs[0], /no dice nada/);
  });

  const unusable: readonly [fact: string, answer: unknown, message: string][] = [
    ["an unknown name", ["datos", "perro", "ruido"], `En tu lista hay "perro", que no es uno de los nombres. ${USE}`],
    ["a number", ["datos", 2, "ruido"], `En tu lista hay 2, que no es uno de los nombres. ${USE}`],
    ["a repeated name", ["datos", "ruido", "datos"], `En tu lista se repite "datos". ${USE}`],
    ["a name too few", ["datos", "ruido"], `En tu lista falta "muestras". ${USE}`],
    ["a text", "datos", `Se espera una lista de nombres y ha llegado "datos". ${USE}`],
    ["nothing", undefined, `Se espera una lista de nombres y ha llegado nada (undefined). ${USE}`],
  ];
  for (const [fact, answer, message] of unusable) {
    it(`with ${fact} names the allowed ones, and spends no hint`, () => {
      const room = tutor([order]);
      assert.deepEqual(room.check(order.id, answer, facts).paragraphs, [message]);
      assert.equal(room.hint(order.id).level, 1);
    });
  }
});
