import assert from "node:assert/strict";
import { EXERCISES, tutor } from "ebm/exercise";

const FACTS = { con: 0.13, sin: 0.94, exacta: 0.98, memoria: 0.99, cortas: 1.25 };
const isRight = (id: string, answer: string) => tutor(EXERCISES).check(id, answer, FACTS).correct;
/** Makes a paragraph long enough to be judged without saying anything. */
const FILLER = " Lo cuento aquí con mis palabras, poco a poco y sin prisa, para que mi compañero lo entienda del todo bien.".repeat(2);

describe("the written exercises of 01", () => {
  for (const answer of [
    "Las partículas se juntan todas en los dos mínimos, y en cuál cae cada una lo decide el punto inicial.",
    "Sin ruido todas valen lo mismo, y los pesos de los pozos no son los de Boltzmann sino los del arranque.",
    "Si a Langevin le quitas el ruido y te limitas a bajar hasta el fondo, salen copias, según dónde empezaron.",
    "Muestrear no es bajar al fondo: las muestras tienen más energía que el mínimo, y estas son todas iguales.",
  ]) {
    it(`accept of samples at the bottom: ${answer}`, () => assert.equal(isRight("01-minimo", answer + FILLER), true));
  }

  for (const answer of [
    "No hay variedad y depende del punto inicial, pero Langevin sirve para encontrar los mínimos.",
    "No hay variedad y depende del punto inicial, aunque muestrear es buscar el mínimo.",
    "Está muy bien: serán muestras muy nítidas y no hay nada que objetar.",
  ]) {
    it(`refuse of samples at the bottom: ${answer}`, () => assert.equal(isRight("01-minimo", answer + FILLER), false));
  }

  const ideas = " Z no se puede sumar; su gradiente es una media según el modelo, que se estima con las muestras de Langevin.";
  for (const answer of [
    "No es verdad que la máxima verosimilitud no se pueda usar.",
    "La máxima verosimilitud no se puede aplicar directamente.",
    "Langevin no sirve para encontrar los mínimos, sino para sacar muestras.",
  ]) {
    it(`accept of the purpose: ${answer}`, () => assert.equal(isRight("01-para-que", answer + ideas + FILLER), true));
  }

  for (const answer of ["La máxima verosimilitud no se puede usar.", "Langevin sirve para encontrar los mínimos."]) {
    it(`refuse of the purpose: ${answer}`, () => assert.equal(isRight("01-para-que", answer + ideas + FILLER), false));
  }
});
