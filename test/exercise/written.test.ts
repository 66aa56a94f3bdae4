import assert from "node:assert/strict";
import { tutor, type Verdict } from "ebm/exercise";
import { essay } from "./toys";

const facts = { meseta: 0.24 };
const check = (text: unknown, room = tutor([essay])): Verdict => room.check(essay.id, text, facts);
const GOOD = "El ruido sube lo que la pendiente baja.";
const NONE = "No sabría decirlo con mis palabras, la verdad.";
const MODEL = ["La meseta vale 0.24.", "El ruido sube y el gradiente baja."];

describe("a written answer", () => {
  for (const blank of ["", "   ", "\n\n\t"]) {
    it(`is still to be written when it is ${JSON.stringify(blank)}`, () => assert.equal(check(blank).title, "Te toca"));
  }

  it("says how many words came and how many are asked for, and that is no attempt", () => {
    const room = tutor([essay]);
    assert.deepEqual(check("El ruido.", room).paragraphs, ["Hace falta un poco más: han llegado 2 palabras y se piden al menos 6."]);
    assert.match(check("Ruido", room).paragraphs[0], /ha llegado 1 palabra y se piden/);
    assert.equal(check(GOOD, room).title, "¡Correcto, y a la primera!");
  });

  it("counts a number with its decimals as one word", () => {
    assert.match(check("vale 0,25 y 3.5").paragraphs[0], /han llegado 4 palabras/);
  });

  it("says kindly that it wants a text", () => {
    for (const answer of [3, undefined, ["ruido"], () => GOOD])
      assert.match(check(answer).paragraphs[0], /^Se espera un texto y ha llegado/);
  });

  it("is right with the ideas asked for, in capitals, with accents or in several lines, and is set beside the model", () => {
    for (const text of [GOOD, "EL EMPUJÓN\n  SUBE Y LA PENDIENTE BAJA SIEMPRE", "El ruido sube y el gradiente baja la energía"]) {
      const { correct, paragraphs } = check(text);
      assert.equal(correct, true);
      assert.deepEqual(paragraphs, ["He encontrado en tu respuesta 2 de las 3 ideas que buscábamos. Compárala con esta:", ...MODEL]);
    }
  });

  it("is asked about the first idea that is missing, one attempt after another", () => {
    const room = tutor([essay]);
    assert.deepEqual(check(NONE, room).paragraphs, [
      "Aún no veo ninguna de las 3 ideas que buscamos (bastan 2). Para seguir, piensa: ¿qué suma energía en cada paso?",
      "Intento 1 de 3: con el tercero se abre una respuesta modelo.",
    ]);
    assert.deepEqual(check("Hay un ruido que mueve las partículas siempre.", room).paragraphs, [
      "Veo 1 de las 3 ideas que buscamos (bastan 2). Para seguir, piensa: ¿qué la quita?",
      "Intento 2 de 3: con el tercero se abre una respuesta modelo.",
    ]);
  });

  it("opens the model answer at the third honest attempt, and does not count it as solved", () => {
    const room = tutor([essay]);
    for (const text of [NONE, `${NONE} Otra vez.`]) assert.equal(check(text, room).title, "Todavía no");
    const third = check(`${NONE} Y otra.`, room);
    assert.equal(third.correct, false);
    assert.equal(third.title, "Una respuesta modelo");
    assert.equal(
      third.paragraphs[1],
      "Después de 3 intentos se abre una respuesta modelo, y el ejercicio cuenta como intentado. Compárala con la tuya:",
    );
    assert.deepEqual(third.paragraphs.slice(2), MODEL);
    assert.deepEqual(room.scoreboard().all, { solved: 0, attempted: 1, total: 1 });
  });

  it("does not count the same text, or one too short, as another attempt", () => {
    const room = tutor([essay]);
    check(NONE, room);
    for (const text of [NONE, ` ${NONE}\n`, "muy corto", NONE]) assert.notEqual(check(text, room).title, "Una respuesta modelo");
    assert.match(check(NONE, room).paragraphs[1], /^Es el mismo texto de antes/);
    assert.match(check(`${NONE} Más.`, room).paragraphs[1], /^Intento 2 de 3/);
    assert.match(check(NONE, room).paragraphs[1], /^Es el mismo texto de antes/);
  });

  it("spends no hint: those are for who asks", () => {
    const room = tutor([essay]);
    check(NONE, room);
    assert.equal(room.hint(essay.id).level, 1);
  });

  it("says which facts are missing instead of showing a model answer without numbers", () => {
    const { correct, paragraphs } = tutor([essay]).check(essay.id, GOOD);
    assert.equal(correct, false);
    assert.match(paragraphs[0], /^Falta un dato que mide el cuaderno: `meseta`/);
  });
});

describe("a false thing in a written answer", () => {
  const [descends, always, useless, minimum] = essay.misconceptions.map(({ message }) => message);
  const first = (text: string) => check(text).paragraphs[0];

  for (const text of [
    "Cada paso baja la energía, con ruido y con gradiente.",
    "No, cada paso baja la energía y el ruido no importa.",
    "Con el ruido no pasa nada, porque cada paso baja la energía.",
    "No solo cada paso baja la energía: también hay ruido y gradiente.",
    "Si no hay ruido cada paso baja la energía por la pendiente.",
    "No importa el gradiente. Cada paso baja la energía.",
    "No es el ruido, sino que cada paso baja la energía.",
    "Como dice el informe, cada paso baja la energía, con ruido y gradiente.",
    "Cada paso baja la energía, pero no es cierto que haga falta ruido ni gradiente.",
    "Es falso que cada paso baja la energía con ruido; cada paso baja la energía igual.",
    "Como el libro dice, cada paso baja la energía por la pendiente.",
    "Cada paso baja la energía, y es falso que el ruido pueda con la pendiente.",
  ]) {
    it(`is found: ${text}`, () => assert.equal(first(text), descends));
  }

  for (const text of [
    "No es cierto que cada paso baja la energía: hay ruido además del gradiente.",
    "Nunca cada paso baja la energía, por el ruido y el gradiente.",
    "Es falso que, como dicen muchos, cada paso baja la energía: ruido y gradiente.",
    "Que cada paso baja la energía es falso, por el ruido y el gradiente.",
    "Se lee a menudo que cada paso baja la energía, pero el ruido puede más que el gradiente.",
    "Tampoco cada paso baja la energía, por el ruido y el gradiente.",
    "El informe dice que cada paso baja la energía, pero no es así: el ruido puede más que el gradiente.",
    "El texto del tutorial afirma que cada paso baja la energía; el ruido puede más que el gradiente.",
    "Dices que cada paso baja la energía, pero aquí no se cumple, por el ruido y el gradiente.",
    "Cada paso baja la energía, se suele pensar, y no es cierto: el ruido puede más que el gradiente.",
    "La frase «cada paso baja la energía» es falsa, por el ruido y el gradiente.",
    "El informe dice que cada paso baja la energía con su gradiente, y el ruido lo impide.",
    "Cada paso baja la energía por su gradiente, pero no es así: hay ruido.",
  ]) {
    it(`is not found where it is denied: ${text}`, () => assert.equal(check(text).correct, true));
  }

  it("is not found in a match that has the denial inside, unless the pattern itself is a denial", () => {
    assert.equal(first("Todo paso de una partícula baja por su propio peso."), always);
    assert.equal(check("Todo paso no siempre baja, por el ruido y el gradiente.").correct, true);
    assert.equal(first("Yo creo que no hace falta el ruido."), useless);
    assert.equal(check("Es falso que no hace falta el ruido con el gradiente.").correct, true);
  });

  it("gets the first message of several", () => {
    assert.equal(first("La cadena llega al mínimo y cada paso baja la energía."), descends);
    assert.equal(first("La cadena llega al mínimo por su propio peso."), minimum);
  });

  it("comes before the ideas, so that a text with all of them is not right", () => {
    assert.equal(check(`${GOOD} Cada paso baja la energía.`).correct, false);
  });
});
