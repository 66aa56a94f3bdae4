import type { WrittenExercise } from "../../exercise";
import { percentFact } from "../print-facts";

export const whoJudges: WrittenExercise = {
  kind: "written",
  id: "10-juez",
  title: "¿quién debe juzgar?",
  question: [
    "Alguien muestrea con la clase sola, comprueba con el mismo clasificador guía que todas sus imágenes son la cifra pedida, y dice: «mi clasificador genera dígitos».",
    "Explica qué ha pasado, qué número lo muestra, y qué pone el modelo en la suma. Con 4 o 5 frases basta.",
  ],
  template: `const respuesta = \`\`; // escribe aquí tu respuesta
check("10-juez", respuesta, { guia: paraLaGuia[0], juez: paraElJuez[0], suma: paraElJuez[1] })`,
  solution: `const respuesta = \`Las cadenas siguen el gradiente de la guía, así que encuentran imágenes que la engañan: son ejemplos adversarios, parecidos al ruido.
La guía solo aprendió p(k | x), a separar clases entre imágenes de dígitos; no sabe qué imágenes son dígitos. Por eso hay que juzgar con otro
clasificador, que no se haya seguido: para la guía casi todas son la cifra y para el juez casi ninguna. En la suma, el modelo pone p(x): baja la
energía de lo que parece un dígito, y el juez ve la cifra pedida muchas más veces.\`;
check("10-juez", respuesta, { guia: paraLaGuia[0], juez: paraElJuez[0], suma: paraElJuez[1] })`,
  context: { paraLaGuia: [1, 0.8], paraElJuez: [0, 0.4] },
  minimumWords: 40,
  rubric: [
    {
      idea: "¿qué tipo de imágenes encuentra una cadena que sigue a la guía?",
      patterns: [/advers/, /engan\w+/, /(parecen?|parecid\w+|son|siguen siendo)( \w+)* ruido/, /trampa/],
    },
    {
      idea: "¿qué aprendió la guía, y qué no?",
      patterns: [/p\(k \| x\)/, /no sabe/, /separar|distinguir|discrimina/, /solo (aprend|conoce|sabe)/],
    },
    {
      idea: "¿quién tiene que juzgar?",
      patterns: [
        /otro (clasificador|juez)/,
        /juez (distinto|diferente|aparte)/,
        /(distinto|diferente) (de|al?) (la )?(guia|que)/,
        /no se haya/,
      ],
    },
    {
      idea: "¿con qué dos números se ve?",
      patterns: [/(para|segun) (la )?guia[^.]*(para|segun|y) (el )?juez/, /casi ningun/, /%/, /por ciento/],
    },
    {
      idea: "¿qué pone el modelo en la suma?",
      patterns: [/p\(x\)/, /modelo[^.]*(pone|sabe|aporta|da|baja|obliga)/, /parec\w+ (a )?(un |a un )?digitos?/],
    },
  ],
  required: 4,
  misconceptions: [
    {
      pattern: /(la )?guia (es|seria) (el |un )?(buen|mejor|mismo) juez/,
      message: "Mira las dos barras de «solo clasificador guía»: ¿qué dice de esas imágenes quien no ha sido seguido?",
      example: "La guía es el mejor juez porque conoce las clases.",
    },
    {
      pattern: /(?<!\b(?:mi|su) )clasificador (solo )?(si )?genera (bien |buenos )?(los )?digitos/,
      message: "Mira las imágenes de la fila de arriba. ¿Qué ves tú en ellas?",
      example: "El clasificador genera buenos dígitos.",
    },
    {
      pattern: /(basta|bastaria) con (entrenar|dar) (mas|mejor)( \w+)* (la )?guia/,
      message: "Una guía mejor acierta más en dígitos. ¿Qué sabe de las imágenes que no lo son?",
      example: "Bastaría con entrenar mejor la guía.",
    },
  ],
  hints: [
    "Separa tres cosas: qué encuentra una cadena que baja −log p(k | x), qué imágenes vio la guía al aprender y quién mide el resultado.",
    "Compara, en «solo clasificador guía», la barra de la guía con la del juez. Después, la barra del juez en «modelo + clasificador guía».",
    "La guía sabe p(k | x) y no p(x). ¿Cuál de las dos energías de la suma sabe qué imágenes parecen dígitos?",
  ],
  modelAnswer: (facts) => [
    "Las cadenas siguen el gradiente de la guía y encuentran imágenes que la engañan (ejemplos adversarios): parecen ruido. La guía aprendió p(k | x), a separar clases entre dígitos, y no sabe qué imágenes son dígitos.",
    `Con la clase sola, la guía ve la cifra pedida en el ${percentFact(facts, "guia")} de las muestras, y el juez, que es otro clasificador, en el ${percentFact(facts, "juez")}. Quien ha sido seguido no puede juzgar.`,
    `En la suma, el modelo pone p(x): obliga a parecer un dígito. El juez ve entonces la cifra pedida en el ${percentFact(facts, "suma")}.`,
  ],
};
