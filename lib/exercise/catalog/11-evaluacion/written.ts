import type { WrittenExercise } from "../../exercise";
import { percentFact, printFact } from "../print-facts";

export const report: WrittenExercise = {
  kind: "written",
  id: "11-informe",
  title: "¿me creo este modelo?",
  question: [
    "Un informe dice: «nuestro modelo es excelente: AUROC de 0,99 contra Fashion-MNIST, el 97 % de sus muestras son dígitos y R̂ = 1,00».",
    "¿Qué tres cosas podrían estar mal a pesar de esos números, y qué medirías para saberlo? Con 5 o 6 frases basta.",
  ],
  template: `const informe = \`\`; // escribe aquí tu respuesta
check("11-informe", informe, { cobertura: cubre, tope: cubriria, tinta: conTinta })`,
  solution: `const informe = \`El AUROC contra ropa es fácil: la cantidad de tinta sola ya se acerca, así que pondría esa barra al lado y añadiría contrastes más
difíciles, como dígitos girados o una hoja en blanco. El 97 % de dígitos lo saca también un modelo que repite siempre el mismo: miraría las clases y
la cobertura, junto a la de otras imágenes de prueba. R̂ = 1 no avisa si todas las cadenas salen del mismo modo; las lanzaría desde ruido y desde datos.
Y un modelo que copia los datos pasa todo eso: compararía la distancia a la vecina más cercana con la de imágenes nuevas.\`;
check("11-informe", informe, { cobertura: cubre, tope: cubriria, tinta: conTinta })`,
  context: { cubre: 0.38, cubriria: 0.62, conTinta: 0.87 },
  minimumWords: 45,
  rubric: [
    {
      idea: "¿qué tiene de fácil ese contraste, y con qué puntuación tonta lo compararías?",
      patterns: [
        /tinta/,
        /(otros|mas|varios) contrastes|contrastes? (mas )?(facil|dificil)/,
        /girad|desenfoc|a medias|hoja en blanco|en blanco/,
      ],
    },
    {
      idea: "¿qué modelo sacaría un 97 % de dígitos sin tener variedad?",
      patterns: [/siempre (el|un|lo) mism/, /repit\w+|repet\w+/, /un (solo|unico) digito/, /variedad|diversidad/],
    },
    {
      idea: "¿con qué medida se ve si están todas las maneras de escribir los dígitos?",
      patterns: [/cobertura/, /(histograma|reparto|numero) de (las )?clases|clases/, /entropia/],
    },
    {
      idea: "¿qué no ve R̂?",
      patterns: [
        /(mismo|un solo|un unico|otro) (modo|sitio|pozo|valle|punto)/,
        /desde (el )?(ruido|sitios|puntos|datos)/,
        /modos? que (falt|no)/,
        /replicas/,
      ],
    },
    {
      idea: "¿y si el modelo devolviera imágenes de entrenamiento?",
      patterns: [/copi/, /memori/, /vecin/, /(mas )?(cercan|parecid)\w+[^.]*entrenamiento/],
    },
  ],
  required: 4,
  misconceptions: [
    {
      pattern: /r̂? ?(sombrero|hat)?[^.]{0,12}(= ?1|igual a 1|vale 1|de 1)[^.]*(demuestra|garantiza|asegura|prueba que)/,
      message: "R̂ compara las cadenas entre sí. Mira la fila «todas en un modo» de la sección 6: ¿qué valía R̂, y qué faltaba?",
      example: "R̂ = 1 garantiza que las cadenas lo han visto todo.",
    },
    {
      pattern: /auroc[^.]*(demuestra|garantiza|asegura)(?! (?:poco|nada|muy poco))[^.]*(muestras|genera|dibuja|buen)/,
      message:
        "El AUROC mira la energía de imágenes que elige quien mide. En la sección 8, ¿tienen muestras parecidas las redes con casi el mismo AUROC?",
      example: "Un AUROC de 0,99 garantiza que las muestras son buenas.",
    },
    {
      pattern: /(no copia|sin copias|no memoriza)[^.]*(porque|ya que|pues)[^.]*(cobertura|densidad|digitos)/,
      message: "Las copias de los datos sacan una cobertura perfecta. ¿Con qué distancia las pillarías?",
      example: "Se ve que el modelo no copia, ya que su cobertura es alta.",
    },
  ],
  hints: [
    "Toma las tres cifras una por una y pregúntate qué tramposo la sacaría igual de bien. La tabla «qué la engaña» te los presenta.",
    "Contra ropa, mira la barra de la tinta. Para el 97 %, el modelo de un solo dígito. Para R̂, las cadenas que salen del mismo modo.",
    "Queda un tramposo al que no ve ninguna de las tres: el que copia. ¿Con qué lo comparas?",
  ],
  modelAnswer: (facts) => [
    `El contraste es fácil. La cantidad de tinta, sin red ninguna, llega a un AUROC de ${printFact(facts, "tinta", 3)} contra la ropa: pediría esa barra al lado, y contrastes más difíciles (girados, a medias, una hoja en blanco).`,
    `El 97 % de dígitos lo saca un modelo que repite siempre el mismo. Pediría las clases y la cobertura: la de nuestra red promediada es del ${percentFact(facts, "cobertura")}, cuando la de otras imágenes de prueba es del ${percentFact(facts, "tope")}.`,
    "R̂ = 1,00 solo dice que las cadenas coinciden. Si salieron del mismo modo, coinciden en lo que no han visto: las lanzaría desde ruido y desde datos.",
    "Y ninguna de las tres ve a un modelo que copia: compararía la distancia de sus muestras a la imagen de entrenamiento más parecida con la de imágenes nuevas.",
  ],
};
