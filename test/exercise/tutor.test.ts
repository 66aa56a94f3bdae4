import assert from "node:assert/strict";
import { inspect } from "node:util";
import { check, EXERCISES, type Exercise, exercise, hint, tutor, type WrittenExercise } from "ebm/exercise";
import fc from "fast-check";
import { toys } from "./toys";

const GRADIENT = "00-gradiente";
const STEP = "00-paso";
const COUNT = "02-parametros";
const entry = (id: string) => EXERCISES.find((one) => one.id === id) as Exclude<Exercise, WrittenExercise>;
const display = (card: object) => (card as Record<symbol, () => Record<string, string>>)[Symbol.for("Jupyter.display")]();
const wrong = () => [7, 7];

describe("check", () => {
  it("gives the three hints one wrong answer after another, and then goes on with the third", () => {
    const room = tutor(EXERCISES);
    const { hints } = entry(GRADIENT);
    for (const level of [1, 2, 3, 3]) {
      assert.equal(room.check(GRADIENT, wrong).paragraphs[1], `Pista ${level} de 3: ${hints[level - 1]}`);
    }
  });

  it("says where a wrong function differs and what should come out there", () => {
    const [problem] = tutor(EXERCISES).check(GRADIENT, wrong).paragraphs;
    const [, x, y, dx, dy] = /^Con \((\S+), (\S+)\) tu función da \[7, 7\] y .* es \[(\S+), (\S+)\]\.$/.exec(problem)?.map(Number) ?? [];
    // The exact gradient, shown with four significant digits.
    assert.ok(Math.abs(dx - 4 * x * (x * x - 1)) <= 1e-3 * Math.abs(dx), problem);
    assert.ok(Math.abs(dy - 2 * y) <= 1e-3 * Math.abs(dy), problem);
  });

  it("explains a usual mistake without spending a hint, and adds the hint when it comes back", () => {
    const room = tutor(EXERCISES);
    const { mistakes, hints } = entry(COUNT);
    assert.deepEqual(room.check(COUNT, 400).paragraphs.slice(1), [mistakes[0].message]);
    assert.deepEqual(room.check(COUNT, 400).paragraphs.slice(1), [mistakes[0].message, `Pista 1 de 3: ${hints[0]}`]);
    assert.deepEqual(room.check(COUNT, 401).paragraphs.slice(1), [mistakes[1].message]);
    assert.deepEqual(room.check(COUNT, 17).paragraphs.slice(1), [`Pista 2 de 3: ${hints[1]}`]);
  });

  it("congratulates and says why", () => {
    const room = tutor(EXERCISES);
    assert.deepEqual(room.check(COUNT, 416), {
      correct: true,
      title: "¡Correcto, y a la primera!",
      paragraphs: [entry(COUNT).explanation],
    });
  });

  it("praises a first try only once: not after a wrong answer, nor when it was already right", () => {
    const room = tutor(EXERCISES);
    room.check(STEP, () => 7);
    assert.equal(room.check(STEP, entry(STEP).expected).title, "¡Correcto!");
    room.check(COUNT, 416);
    for (const id of [STEP, COUNT]) assert.equal(room.check(id, entry(id).expected).title, "¡Correcto!");
    room.check(COUNT, 1);
    assert.equal(room.check(COUNT, 416).title, "¡Correcto!");
  });

  it("starts again with the first hint after a right answer", () => {
    const room = tutor(EXERCISES);
    for (const answer of [1, 2, 416]) room.check(COUNT, answer);
    assert.match(room.check(COUNT, 1).paragraphs[1], /^Pista 1/);
  });

  const blanks: readonly [fact: string, id: string, answer: unknown, message: RegExp][] = [
    ["NaN as a prediction", COUNT, Number.NaN, /^Escribe tu número en lugar de NaN \(los decimales, con punto: 0\.5\)/],
    ["a gradient that is always zero", GRADIENT, () => [0, 0], /lo mismo que la plantilla/],
    ["a step that stays where it is", STEP, (x: number) => x, /lo mismo que la plantilla/],
    ["a loss that is always zero", "02-perdida", () => 0, /lo mismo que la plantilla/],
  ];
  for (const [fact, id, answer, message] of blanks) {
    it(`takes ${fact} for a template not yet filled in: no error, no attempt, no hint`, () => {
      const room = tutor(EXERCISES);
      const verdict = room.check(id, answer);
      assert.deepEqual([verdict.correct, verdict.title, verdict.paragraphs.length], [false, "Te toca", 1]);
      assert.match(verdict.paragraphs[0], message);
      assert.match(display(verdict)["text/html"], /#1565c0/); // the colour of a question
      assert.equal(room.check(id, entry(id).expected).title, "¡Correcto, y a la primera!");
      room.check(id, answer);
      assert.equal(room.hint(id).level, 1);
    });
  }

  const CARET = "En TypeScript `^` no es potencia: escribe x * x o x ** 2.";
  it("says that ^ is no power before other advice, one time in each card", () => {
    const room = tutor(EXERCISES);
    const power = (x: number, y: number) => [4 * x * ((x ^ 2) - 1), y ^ 2];
    for (const level of [1, 2]) {
      const { paragraphs } = room.check(GRADIENT, power);
      assert.deepEqual(paragraphs.slice(1), [CARET, `Pista ${level} de 3: ${entry(GRADIENT).hints[level - 1]}`]);
    }
  });

  it("says nothing of a ^ that is in a comment or a text, nor when the answer is right", () => {
    const harmless = new Function('/* x^2 */ const s = \'^\' + "\\"^" + `^`; // y^2\nreturn [7, 7];');
    assert.ok(!tutor(EXERCISES).check(GRADIENT, harmless).paragraphs.includes(CARET));
    const right = (x: number, y: number) => [4 * x * (x * x - 1) + (0 ^ 0), 2 * y];
    assert.deepEqual(tutor(EXERCISES).check(GRADIENT, right).paragraphs, [entry(GRADIENT).explanation]);
  });

  it("remembers each exercise apart, and each tutor apart", () => {
    const room = tutor(EXERCISES);
    room.check(GRADIENT, wrong);
    assert.match(room.check(COUNT, 1).paragraphs[1], /^Pista 1/);
    assert.match(tutor(EXERCISES).check(GRADIENT, wrong).paragraphs[1], /^Pista 1/);
  });

  it("accepts a typed array where a list is expected", () => {
    assert.equal(tutor(EXERCISES).check(GRADIENT, (x: number, y: number) => Float64Array.of(4 * x * (x * x - 1), 2 * y)).correct, true);
  });

  it("gives every call its own arguments, so that changing them spoils nothing", () => {
    const solve = (real: number[], fake: number[], alpha: number) => {
      const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
      const square = (values: number[]) => mean(values.map((v) => v * v));
      const loss = mean(real) - mean(fake) + alpha * (square(real) + square(fake));
      real.fill(0);
      fake.length = 0;
      return loss;
    };
    const room = tutor(EXERCISES);
    assert.equal(room.check("02-perdida", solve).correct, true);
    assert.equal(room.check("02-perdida", solve).correct, true);
  });

  const unusable: readonly [fact: string, id: string, answer: unknown, message: RegExp][] = [
    [
      "a function that throws",
      STEP,
      () => {
        throw new RangeError("vaya");
      },
      /se detuvo con el error «vaya»/,
    ],
    [
      "a function that throws something that is no error",
      STEP,
      () => {
        throw Object.create(null);
      },
      /se detuvo con el error/,
    ],
    ["a function without return", STEP, () => undefined, /no devuelve nada: ¿falta un `return`\?/],
    ["NaN", STEP, () => Number.NaN, /devuelve NaN/],
    ["infinity", STEP, () => 1 / 0, /devuelve Infinity/],
    ["a text instead of a number", STEP, () => "3", /devuelve "3", que no son números/],
    ["a list where a number is expected", STEP, () => [1, 2], /devuelve \[1, 2\] y debería devolver un solo número/],
    ["a number where a list is expected", GRADIENT, () => 1, /debería devolver una lista de 2 números/],
    ["a list of three where two are expected", GRADIENT, () => [1, 2, 3], /debería devolver una lista de 2 números/],
    ["a list with a hole", GRADIENT, () => [undefined, 2], /no son números/],
    ["an async function", STEP, async () => 1, /devuelve una promesa: quita `async`/],
    ["a call instead of a function", STEP, 3, /Se espera una función y ha llegado 3/],
    ["no answer", COUNT, undefined, /Se espera un número y ha llegado nada/],
    ["a text as a prediction", COUNT, "416", /Se espera un número y ha llegado "416"/],
    ["infinity as a prediction", COUNT, 1 / 0, /Se espera un número y ha llegado Infinity/],
  ];
  for (const [fact, id, answer, message] of unusable) {
    it(`says kindly what is wrong with ${fact}, and keeps the hints for later`, () => {
      const room = tutor(EXERCISES);
      const { correct, paragraphs } = room.check(id, answer);
      assert.equal(correct, false);
      assert.equal(paragraphs.length, 1);
      assert.match(paragraphs[0], message);
      assert.equal(room.hint(id).level, 1);
    });
  }

  const names = ["00-gradiente", "02-parametros", ...toys.map(({ id }) => id)];
  const all = [...EXERCISES, ...toys];
  it("never throws and always shows, whatever the answer is or returns, with any facts", () => {
    const facts = fc.oneof(fc.anything(), fc.dictionary(fc.constantFrom("medido", "primero", "meseta"), fc.anything()));
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.anything(), facts, (id, value, given) => {
        const room = tutor(all);
        for (const answer of [value, () => value]) assert.ok(display(room.check(id, answer, given as never))["text/html"].length > 0);
      }),
      { numRuns: 300 },
    );
  });

  it("never throws over a text or a list of names either", () => {
    const list = fc.array(fc.oneof(fc.constantFrom("datos", "muestras", "ruido"), fc.anything()));
    const text = fc
      .array(fc.constantFrom("no", "ruido", "cada paso baja la energía", ",", ".", "es falso que", "ñ", "𝛏"))
      .map((w) => w.join(" "));
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.oneof(list, text, fc.string()), (id, answer) => {
        const room = tutor(all);
        for (let i = 0; i < 4; i++) room.check(id, answer, { medido: 0.3, primero: "datos", meseta: 0.2 });
      }),
      { numRuns: 300 },
    );
  });

  it("never throws over an answer or facts that cannot even be looked at", () => {
    const { proxy, revoke } = Proxy.revocable([], {});
    revoke();
    for (const id of names) {
      assert.equal(tutor(all).check(id, proxy, { medido: 0.3 }).correct, false);
      assert.equal(tutor(all).check(id, 0.3, proxy as never).correct, false);
    }
  });

  it("refuses an exercise that does not exist and names those that do", () => {
    for (const door of [(id: string) => check(id, 1), exercise, hint]) {
      assert.throws(() => door("00-nada"), { name: "OptionError", message: /"00-gradiente".*y llegó "00-nada"/ });
    }
  });
});

describe("hint", () => {
  it("gives the next hint, shared with check, and stays on the third", () => {
    const room = tutor(EXERCISES);
    room.check(GRADIENT, wrong);
    assert.deepEqual(
      [2, 3, 3].map((level) => ({ level, text: entry(GRADIENT).hints[level - 1] })),
      [room.hint(GRADIENT), room.hint(GRADIENT), room.hint(GRADIENT)],
    );
  });
});

describe("what a notebook shows", () => {
  it("of an exercise: its statement, as text and as HTML, without the template that the notebook already has", () => {
    const { id, title, question, template } = entry(GRADIENT);
    const shown = display(exercise(GRADIENT));
    assert.deepEqual(Object.keys(shown), ["text/plain", "text/html"]);
    assert.equal(shown["text/plain"], [`Ejercicio ${id}: ${title}`, ...question].join("\n\n"));
    assert.doesNotMatch(shown["text/html"], /<pre>|function gradiente/);
    assert.equal(exercise(GRADIENT).template, template);
  });

  it("is escaped: markup in an answer stays text", () => {
    const shown = display(
      tutor(EXERCISES).check(STEP, () => {
        throw new Error("<img src=\"x\" onerror='a'>&`<b>`");
      }),
    )["text/html"];
    assert.ok(!shown.includes("<img") && !shown.includes("<b>"), shown);
    assert.ok(shown.includes("&#60;img src=&#34;x&#34; onerror=&#39;a&#39;&#62;&#38;<code>&#60;b&#62;</code>"), shown);
  });

  it("turns backticks into code", () => {
    assert.match(display(exercise(STEP))["text/html"], /Recibes <code>x<\/code>, <code>g<\/code>/);
  });

  it("leaves the bare facts to other kernels: the display method is hidden", () => {
    assert.equal(inspect(tutor(EXERCISES).check(COUNT, 416)).includes("Symbol"), false);
  });
});
