import type { WrittenExercise } from "../../exercise";
import { printFact } from "../print-facts";

export const descent: WrittenExercise = {
  kind: "written",
  id: "03-bajar",
  title: "bajar en el paisaje de energía",
  question: [
    "Pregunta de análisis: ¿qué representa visualmente «bajar en el paisaje de energía»?",
    "Contesta en 40 palabras o más, para alguien que no ha visto una ecuación: qué es un punto del paisaje, qué lo mueve, qué se ve en la imagen mientras baja y qué hay en los valles.",
  ],
  template: `const bajar = \`\`; // escribe aquí tu respuesta
check("03-bajar", bajar, {
  epoca: epocaUltima,
  alEmpezar: energiaDeUna[0],
  enMedio: energiaDeUna[1],
  alAcabar: energiaDeUna[10],
  paso: fotos[1],
  final: fotos[10],
})`,
  solution: `const bajar = \`Cada imagen es un punto de un espacio con una dimensión por píxel, y su altura es la energía. Bajar
es cambiar todos los píxeles un poco, en la dirección contraria al gradiente. En la imagen se ve cómo se borra el ruido y
quedan trazos con forma de cifra. Los valles son las imágenes probables según la red.\`;
check("03-bajar", bajar, {
  epoca: epocaUltima,
  alEmpezar: energiaDeUna[0],
  enMedio: energiaDeUna[1],
  alAcabar: energiaDeUna[10],
  paso: fotos[1],
  final: fotos[10],
})`,
  context: {
    epocaUltima: 60,
    energiaDeUna: [12, 0.8, 0.3, 0.2, 0.1, 0.05, 0.04, 0.04, 0.03, 0.03, 0.03],
    fotos: [0, 20, 40, 60, 80, 100, 120, 140, 160, 180, 200],
  },
  minimumWords: 40,
  rubric: [
    {
      idea: "¿qué es un punto de ese paisaje, y qué es su altura?",
      patterns: [
        /punto|dimension|espacio|coordenada/,
        /imagen[^.]*\b(?:sitio|lugar|posicion)|\b(?:sitio|lugar|posicion)[^.]*imagen/,
        /altura[^.]*(?:energia|\brar[ao]|probab|creible)|(?:energia|\brar[ao]|probab)[^.]*altura/,
      ],
    },
    {
      idea: "¿qué empuja a los píxeles, y hacia dónde?",
      patterns: [
        /gradiente|pendiente|cuesta abajo|derivada/,
        /(?:hacia|por) donde[^.]*\bbaj[ae]/,
        /(?:cambia|mueve|modifica|corrige|ajusta|retoca)[^.]*(?:pixel|\bgris)/,
        /(?:pixel|\bgris)[^.]*(?:cambia|mueve|modifica|corrige|ajusta|retoca)/,
      ],
    },
    {
      idea: "¿qué se ve en la imagen mientras baja?",
      patterns: [
        /(?:ruido|grano|fondo|manch|nieve)[^.]*(?:borra|desaparec|limpi|quita|\bva\b|pierde|aclara|apaga)/,
        /(?:borra|desaparec|limpi|quita|pierde|apaga)[^.]*(?:ruido|grano|fondo|manch|nieve)/,
        /(?:aparece|queda|surge|\bsale|forma|dibuja)[^.]*(?:trazo|cifra|digito|numero)/,
      ],
    },
    {
      idea: "¿qué imágenes hay en los valles, y por qué se quiere llegar ahí?",
      patterns: [
        /valle[^.]*(?:probab|digit|cifra|numero|dato|parec)/,
        /(?:probab|digit|cifra|numero|dato|parec)[^.]*valle/,
        /(?:baja|menos|menor|poca) energia[^.]*probab|probab[^.]*(?:baja|menos|menor|poca) energia/,
      ],
    },
  ],
  required: 3,
  misconceptions: [
    {
      pattern:
        /(?:empuja|mueve|lleva|sube|va)[^.,;]* (?:cuesta arriba|hacia (?:las? )?(?:cumbre|cima|pico))|(?:cumbres?|cimas?|picos?)[^.,;]* (?:los digitos|las cifras|los numeros)|valles? (?:esta|hay|queda)[^.,;]* ruido/,
      message: "Está al revés: con E = energía, el ruido está arriba y los dígitos, en los valles. La cadena baja.",
      example: "El gradiente empuja las imágenes cuesta arriba.",
    },
    {
      pattern: /punto[^.,;]* es un pixel\b/,
      message: "Un punto del paisaje es la imagen entera, con todos sus píxeles. ¿Cuántos números hacen falta para escribirla?",
      example: "Un punto del paisaje es un píxel.",
    },
    {
      pattern:
        /(?:alta|mayor|mas) energia[^.,;]*(?:es|son|significa|quiere decir|indica) (?:una )?(?:mayor|mas) probab|(?:picos?|cimas?|colinas?|montanas?)[^.;]*(?:mas probables|muestras|digitos reales|datos reales)/,
      message:
        "Está al revés: con E = energía, p ∝ exp(−E), y lo probable está en los valles. En una red que devuelve f = −E serían las cimas.",
      example: "La cadena busca los picos, donde están las imágenes más probables.",
    },
    {
      pattern: /minimo global|(?:el )?punto mas bajo (?:de todos|del paisaje)|(?:el )?valle mas (?:profundo|hondo)/,
      message:
        "No hay nada que lleve al fondo más hondo: cada ruido cae en un valle cercano y se queda. Si todos llegaran al mínimo global, todas las muestras serían la misma imagen.",
      example: "La imagen llega al mínimo global de la energía.",
    },
    {
      pattern:
        /(?:imagen|digito|ejemplo) (?:real |de entrenamiento |del conjunto de entrenamiento )?mas (?:cercan|parecid|proxim)|copia[^.,;]*(?:entrenamiento|datos|mnist)/,
      message: "La cadena no conoce ninguna imagen de entrenamiento: solo tiene la pendiente que la red calcula en el punto en que está.",
      example: "La cadena se mueve hacia la imagen de entrenamiento más cercana.",
    },
  ],
  modelAnswer: (facts) => [
    "Una imagen de 32 × 32 es un punto de un espacio de 1024 dimensiones: un número por píxel. La red le da a cada punto una altura, su energía, y eso es el paisaje. El ruido está en lo alto; los dígitos, en los valles, que son las imágenes probables porque p(x) ∝ exp(−E(x)).",
    `Bajar es preguntar en cada píxel si oscurecerlo o aclararlo reduce la energía, y mover todos a la vez un poco, en contra del gradiente, con una pizca de ruido. En la fila de la época ${facts.epoca}, la misma imagen pasa de ${printFact(facts, "alEmpezar")} a ${printFact(facts, "enMedio")} en ${facts.paso} pasos, y acaba en ${printFact(facts, "alAcabar", 3)} a los ${facts.final}.`,
    "Lo que se ve es que el fondo se limpia, la tinta se junta en trazos y los trazos se cierran en una forma. Cada ruido cae en un valle distinto, cerca de donde empezó: por eso salen imágenes diferentes y no una sola, y por eso algunas se quedan en un valle que no es ningún dígito.",
  ],
  hints: [
    "Empieza por el punto: ¿cuántos números hacen falta para escribir una imagen?",
    "Después, el movimiento: la red dice, píxel a píxel, hacia dónde crece la energía, y se va al revés.",
    "Describe una fila de la figura de los pasos: fondo, trazos, forma. Y di qué significa estar en un valle.",
  ],
};
