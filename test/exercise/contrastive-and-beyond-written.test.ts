import assert from "node:assert/strict";
import { EXERCISES, tutor } from "ebm/exercise";

const FACTS = { cd: 0.23, pcd: 0.001, reparto: 0.97, guia: 1, juez: 0, suma: 0.4 };
const isRight = (id: string, answer: string) => tutor(EXERCISES).check(id, answer, FACTS).correct;
/** Makes a paragraph long enough to be judged without saying anything. */
const FILLER = " Lo cuento aquí con mis palabras, poco a poco y sin prisa, para que mi compañero lo entienda del todo bien.".repeat(2);

describe("the written exercises of 09 and 10", () => {
  for (const answer of [
    "PCD ve el valle fantasma y las cadenas de CD, que salen de los datos, no llegan. El retraso de PCD estropea el reparto, y a veces basta con dar más pasos de la cadena o ir más despacio. Hay que comparar con el mismo presupuesto y con la verosimilitud.",
    "Las negativas de CD empiezan en los datos y no cruzan, así que el fantasma no lo ven. Las de PCD llevan retraso. Con el mismo número de gradientes, gana quien tenga más nats.",
  ]) {
    it(`accept of CD and PCD: ${answer.slice(0, 60)}…`, () => assert.equal(isRight("09-cual", answer + FILLER), true));
  }

  it("refuse that more steps are enough for CD", () => {
    const answer =
      "PCD ve el fantasma y CD sale de los datos y no llega. A CD le basta con dar más pasos. Se compara con el mismo presupuesto y la verosimilitud.";
    assert.equal(isRight("09-cual", answer + FILLER), false);
  });

  for (const answer of [
    "La frase «mi clasificador genera dígitos» confunde las cosas: las imágenes engañan a la guía, que solo aprendió a separar clases. Debe juzgar otro clasificador. Para la guía son el 100 % y para el juez el 0 %. El modelo pone p(x).",
    "Quien dice que su clasificador genera dígitos se engaña. Son imágenes que parecen ruido, y la guía no sabe qué es un dígito. Hace falta otro juez, y para él no acierta casi ninguna. El modelo obliga a parecer un dígito.",
  ]) {
    it(`accept of who judges: ${answer.slice(0, 60)}…`, () => assert.equal(isRight("10-juez", answer + FILLER), true));
  }

  it("refuse that the classifier draws digits", () => {
    const answer =
      "El clasificador genera buenos dígitos. La guía aprendió p(k | x), y otro juez lo ve igual, con un 100 %. El modelo pone p(x) en la suma.";
    assert.equal(isRight("10-juez", answer + FILLER), false);
  });
});
