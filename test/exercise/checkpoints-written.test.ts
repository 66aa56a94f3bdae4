import assert from "node:assert/strict";
import { EXERCISES, tutor } from "ebm/exercise";

const FACTS = { epoca: 60, alEmpezar: 4.7, enMedio: 0.8, alAcabar: 0.03, paso: 20, final: 200 };
const isRight = (answer: string) => tutor(EXERCISES).check("03-bajar", answer, FACTS).correct;

describe("going down in the energy landscape, told in everyday words", () => {
  for (const answer of [
    "Cada imagen posible es un sitio del terreno, y la altura dice lo rara que es. La foto de ruido está en lo alto de una montaña. En cada paso cambiamos un poco los grises hacia donde el suelo baja, con un empujón al azar. Lo que se ve es que primero se borra la nieve y luego sale un trazo. En los valles hay dibujos que se parecen a números, aunque también garabatos.",
    "Imagina un país lleno de montañas donde cada lugar es un dibujo distinto. Los dibujos raros, como la nieve de la tele, están arriba y los que parecen números, abajo. El ordenador cambia los puntos del dibujo poco a poco, siempre cuesta abajo. Mientras baja se limpia el fondo y se van formando las rayas, y al final se queda en un valle, donde están los números.",
  ]) {
    it(`is accepted: ${answer.slice(0, 40)}…`, () => assert.equal(isRight(answer), true));
  }

  for (const answer of [
    "Un punto del paisaje es un píxel, y su altura es lo oscuro que es. El gradiente empuja las imágenes cuesta arriba, hacia las cumbres. Primero aparece el dígito y después se llena de ruido y grano. En los valles está el ruido y en las cumbres los dígitos de verdad.",
    "La energía baja y baja en cada época porque la red aprende cada vez más, y cuando termina de aprender ya no queda nada que hacer con ella, así que se guarda en un fichero y se usa para otras cosas que vengan después.",
    "En cada paso la imagen sale mejor y en otro lugar, porque el programa repite muchas veces lo mismo sin cansarse nunca. Al final se ve bien y se puede enseñar a cualquiera, que es para lo que sirve todo este trabajo tan largo.",
  ]) {
    it(`is refused: ${answer.slice(0, 40)}…`, () => assert.equal(isRight(answer), false));
  }
});
