import assert from "node:assert/strict";
import { type PredictionExercise, tutor } from "ebm/exercise";
import { share } from "./toys";

const facts = { medido: 0.3 };
const room = (entry: PredictionExercise = share) => tutor([entry]);
const said = (answer: unknown, given: unknown = facts) => room().check(share.id, answer, given as never);

describe("a prediction", () => {
  it("is compared with what the notebook measured", () => {
    assert.equal(said(0.32).correct, true);
    assert.equal(said(0.32, { medido: 0.6 }).correct, false);
    assert.deepEqual(said(0.3).paragraphs, ["Se midió 0.3."]);
  });

  it("is right within ± absolute, ends included, whatever its size", () => {
    const entry: PredictionExercise = { ...share, expected: 100, absolute: 2, range: [0, 1000] };
    assert.deepEqual(
      [97.9, 98, 102, 102.1].map((answer) => room(entry).check(entry.id, answer, facts).correct),
      [false, true, true, false],
    );
  });

  it("is compared exactly when no tolerance is given", () => {
    const entry: PredictionExercise = { ...share, expected: 3, absolute: undefined, range: undefined };
    assert.deepEqual(
      [3, 3.0001].map((answer) => room(entry).check(entry.id, answer, facts).correct),
      [true, false],
    );
  });

  it("gets the message of a mistake that depends on what was measured", () => {
    assert.deepEqual(said(0.7).paragraphs.slice(1), ["Es la otra parte."]);
  });

  for (const [answer, message] of [
    [31, "El valor que buscamos está entre 0 y 1, y ha llegado 31. Si pensabas en un 31 %, escribe 0.31."],
    [-0.2, "El valor que buscamos está entre 0 y 1, y ha llegado -0.2. Vuelve a pensarlo y ejecuta otra vez la celda."],
    [700, "El valor que buscamos está entre 0 y 1, y ha llegado 700. Vuelve a pensarlo y ejecuta otra vez la celda."],
  ] as const) {
    it(`that cannot be, ${answer} for a share, gets a kind word and spends no hint`, () => {
      const here = room();
      assert.deepEqual(here.check(share.id, answer, facts).paragraphs, [message]);
      assert.equal(here.hint(share.id).level, 1);
    });
  }

  it("can be the end of its range", () => {
    assert.equal(said(1, { medido: 1 }).correct, true);
    assert.equal(said(0, { medido: 0 }).correct, true);
  });

  for (const given of [undefined, null, {}, { medido: Number.NaN }, { medido: undefined }, { otro: 1 }, 3, "medido"]) {
    it(`says which fact is missing when ${JSON.stringify(given)} comes instead, and spends no hint`, () => {
      const here = room();
      const { correct, paragraphs } = here.check(share.id, 0.3, given as never);
      assert.equal(correct, false);
      assert.deepEqual(paragraphs, [
        'Falta un dato que mide el cuaderno: `medido`. Ejecuta antes las celdas anteriores, en orden, y deja la llamada `check("01-parte", …)` con su { medido: … } final.',
      ]);
      assert.equal(here.hint(share.id).level, 1);
    });
  }

  it("says that it does not understand facts which make the exercise stop", () => {
    const entry: PredictionExercise = { ...share, explanation: ({ medido }) => (medido as number).toFixed(2) };
    const [problem] = room(entry).check(share.id, 0.3, { medido: "0.3" }).paragraphs;
    assert.match(problem, /^No entiendo los datos que recibe la llamada `check\("01-parte", …\)`/);
  });

  it("is still to be written when the template's NaN is there, with facts or without", () => {
    for (const given of [facts, undefined]) assert.equal(said(Number.NaN, given).title, "Te toca");
  });
});
