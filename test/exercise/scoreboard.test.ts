import assert from "node:assert/strict";
import { EXERCISES, tutor } from "ebm/exercise";
import { essay, share, toys } from "./toys";

const facts = { medido: 0.3, meseta: 0.24 };
const display = (card: object) => (card as Record<symbol, () => Record<string, string>>)[Symbol.for("Jupyter.display")]();

describe("scoreboard", () => {
  it("counts what is solved, attempted and all, by notebook", () => {
    const room = tutor(toys);
    room.check(share.id, 0.3, facts);
    room.check(essay.id, "Un texto largo que no dice nada.", facts);
    assert.deepEqual(room.scoreboard(), {
      notebooks: [
        { notebook: "01", solved: 1, attempted: 0, total: 2 },
        { notebook: "02", solved: 0, attempted: 1, total: 1 },
      ],
      all: { solved: 1, attempted: 1, total: 3 },
    });
  });

  it("counts no template, no answer that could not be judged and no hint as an attempt", () => {
    const room = tutor(toys);
    room.check(share.id, Number.NaN, facts);
    room.check(share.id, 31, facts);
    room.check(essay.id, "corto", facts);
    room.hint(essay.id);
    assert.deepEqual(room.scoreboard().all, { solved: 0, attempted: 0, total: 3 });
  });

  it("counts every exercise of the workbook, in the order of the notebooks", () => {
    const { notebooks, all } = tutor(EXERCISES).scoreboard();
    assert.equal(all.total, EXERCISES.length);
    const numbers = notebooks.map(({ notebook }) => notebook);
    assert.deepEqual(numbers, [...numbers].sort());
    assert.equal(
      notebooks.reduce((sum, { total }) => sum + total, 0),
      all.total,
    );
  });

  it("shows a table that a screen reader can read: a caption, and heads with their scope", () => {
    const shown = display(tutor(toys).scoreboard())["text/html"];
    assert.match(shown, /^<table><caption>Tus ejercicios, por cuaderno<\/caption>/);
    for (const name of ["cuaderno", "resueltos", "intentados, sin resolver", "en total"])
      assert.ok(shown.includes(`<th scope="col">${name}</th>`), name);
    assert.ok(shown.includes('<tr><th scope="row">01</th><td>0</td><td>0</td><td>2</td></tr>'), shown);
    assert.ok(shown.includes('<th scope="row">todos</th><td>0</td><td>0</td><td>3</td>'), shown);
  });

  it("shows the same as text", () => {
    assert.deepEqual(display(tutor(toys).scoreboard())["text/plain"].split("\n").slice(1), [
      "cuaderno  resueltos  intentados, sin resolver  en total",
      "01                0                         0         2",
      "02                0                         0         1",
      "todos             0                         0         3",
    ]);
  });

  it("escapes what comes from an exercise", () => {
    const shown = display(tutor([{ ...share, id: "<b-x" }]).scoreboard())["text/html"];
    assert.ok(shown.includes('<th scope="row">&#60;b</th>'), shown);
  });
});
