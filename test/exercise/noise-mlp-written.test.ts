import assert from "node:assert/strict";
import { EXERCISES, tutor } from "ebm/exercise";

const FACTS = {
  ...{ ultima: 120, perdidaDiez: 0.0037, perdidaUltima: 0.005, lisuraDiez: 0.6, lisuraUltima: 0.8 },
  ...{ giradosUno: 0.82, giradosDiez: 0.69, giradosCincuenta: 0.88, giradosUltima: 0.81 },
  ...{ parametrosDensa: 100_609, parametrosConv: 76_993, digitosDensa: 0.5, digitosConv: 0.7, girados: 0.81, corridos: 0.88 },
};
const isRight = (id: string, answer: string) => tutor(EXERCISES).check(id, answer, FACTS).correct;
/** Makes a paragraph long enough to be judged without saying anything. */
const FILLER = " Lo cuento aquí con mis palabras, poco a poco y sin prisa, para que mi compañero lo entienda del todo bien.".repeat(2);

describe("the written exercises of 08", () => {
  for (const answer of [
    "La pérdida es una diferencia entre la energía media de los datos y la de las falsas. Las falsas mejoran a la vez que la red, y por eso es plana. Una red sin entrenar también la tiene casi nula. Mientras tanto los pesos se volvieron lisos.",
    "Se restan E(reales) menos E(falsas), y como las falsas vienen de las cadenas de la propia red, la resta no se mueve. Los filtros de la primera capa pasaron de grano a trazos. El AUROC de los girados también cambió.",
    "La guía concluye que es plana porque el modelo se ha estabilizado. No es así: se restan las energías de los datos y de las falsas, y las falsas mejoran a la vez. Una red inútil tiene la misma pérdida. Las plantillas y el AUROC de los girados siguieron cambiando.",
    "No significa que se haya estabilizado: la resta está cerca de 0 en cualquier red, incluso en una que siempre da cero, porque el entrenamiento iguala las dos medias. Las plantillas siguieron cambiando, y las notas también.",
  ]) {
    it(`accept of the flat loss: ${answer.slice(0, 60)}…`, () => assert.equal(isRight("08-plana", answer + FILLER), true));
  }

  for (const answer of [
    "La pérdida es plana porque el modelo se ha estabilizado y distingue muy bien lo real de lo generado.",
    "La pérdida resta dos energías. Está quieta porque la red ha convergido, y los pesos y el AUROC también lo están, y las cadenas mejoran.",
    "Habría que entrenar más épocas con una tasa menor.",
  ]) {
    it(`refuse of the flat loss: ${answer.slice(0, 60)}…`, () => assert.equal(isRight("08-plana", answer + FILLER), false));
  }

  for (const answer of [
    "La densa no sabe qué píxeles están cerca unos de otros; una convolución trae puesto que los vecinos van juntos. Su gradiente tiene escalones. Distingue bien la ropa y el ruido. No es justa en cuentas, porque la otra hace más.",
    "Si barajas los píxeles y las filas, la densa da lo mismo: para ella la imagen es una lista. El gradiente es constante a trozos. Los filtros de la convolución se comparten, usa los mismos pesos en todas partes. La comparación es justa en parámetros.",
  ]) {
    it(`accept of the dense network: ${answer.slice(0, 60)}…`, () => assert.equal(isRight("08-densa", answer + FILLER), true));
  }

  for (const answer of [
    "La densa tiene menos parámetros, su gradiente es una escalera, no sabe de vecinos y la comparación no es justa; distingue la ropa.",
    "La densa no puede aprender trazos. Su gradiente es una escalera, no sabe de vecinos y la comparación no es justa; distingue la ropa.",
    "Las redes convolucionales son mejores porque son más modernas.",
  ]) {
    it(`refuse of the dense network: ${answer.slice(0, 60)}…`, () => assert.equal(isRight("08-densa", answer + FILLER), false));
  }
});
