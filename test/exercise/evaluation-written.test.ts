import assert from "node:assert/strict";
import { EXERCISES, tutor } from "ebm/exercise";

const FACTS = { cobertura: 0.33, tope: 0.54, tinta: 0.87 };
const isRight = (answer: string) => tutor(EXERCISES).check("11-informe", answer, FACTS).correct;
/** The ideas that an answer needs besides its sentence on the AUROC. */
const REST =
  " La tinta sola ya se acerca. El 97 % lo saca un modelo que repite siempre el mismo dígito: miraría la cobertura. R̂ no avisa si todas las cadenas están en un solo modo. Y el modelo podría copiar los datos de entrenamiento.";

describe("the written exercise of 11", () => {
  for (const sentence of [
    "Un AUROC alto asegura poco de las muestras.",
    "El AUROC garantiza muy poco sobre lo que dibuja.",
    "Un AUROC de 0,99 contra ropa no garantiza que las muestras sean buenas.",
  ]) {
    it(`accepts: ${sentence}`, () => assert.equal(isRight(sentence + REST), true));
  }

  it("refuses one that takes the AUROC for a proof of good samples", () =>
    assert.equal(isRight(`Un AUROC de 0,99 garantiza que las muestras son buenas.${REST}`), false));
});
