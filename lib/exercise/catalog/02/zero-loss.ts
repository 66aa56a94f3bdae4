import type { WrittenExercise } from "../../exercise";
import { spanish } from "./spanish";

export const zeroLoss: WrittenExercise = {
  kind: "written",
  id: "02-perdida-cero",
  title: "una pérdida que no dice nada",
  question: [
    "La pérdida está junto a 0 desde las primeras épocas. ¿Por qué eso no dice si el modelo es bueno? ¿Qué mirarías en su lugar?",
    "Apóyate en la fórmula de la pérdida, en la red recién nacida de la sección 5 y en las curvas de esta (unas tres o cuatro frases).",
  ],
  template: `const argumento = \`\`; // escribe aquí tu respuesta, entre las comillas
check("02-perdida-cero", argumento, { perdida: perdidaFinal, antes: ruidoInicial, ahora: ruidoFinal })`,
  solution: `const argumento = \`La pérdida es la diferencia entre la energía de las reales y la de las falsas, y las falsas las hace el
propio modelo: cuando la red mejora, las falsas también, y la diferencia sigue en cero. Una red sin entrenar también tiene
pérdida casi nula. Hay que mirar las muestras y la distancia al ruido en la validación.\`;
check("02-perdida-cero", argumento, { perdida: perdidaFinal, antes: ruidoInicial, ahora: ruidoFinal })`,
  context: { perdidaFinal: -0.0003, ruidoInicial: 1.51, ruidoFinal: 4.71 },
  minimumWords: 25,
  rubric: [
    {
      idea: "¿qué mide la pérdida: la red contra algo fijo, o la distancia entre dos cosas que cambian?",
      patterns: [/\bdiferencia|\bresta\w*|\brelativ|\bcompara|\bdistancia/],
    },
    {
      idea: "¿de dónde salen las falsas, y qué les pasa cuando la red mejora?",
      patterns: [
        /(falsas?|muestras|negativ\w+) .{0,80}(mejor|cambi|persig|alcanz|acerc|propi|misma red|modelo)/,
        /(mejor|cambi|avanz|crec|suben|bajan|aprend)\w* .{0,25}(a la vez|juntas|al mismo tiempo|tambien)/,
        /\bjuez|se (igualan|compensan|cancelan|persiguen)|\bempat/,
      ],
    },
    {
      idea: "¿qué pérdida tiene una red que no sabe nada?",
      patterns: [
        /(sin entrenar|recien (nacida|creada|hecha|abierta|inicializada)|no sabe nada|no ha aprendido)/,
        /(red|pesos) (inicial|al azar|aleatori)|\bconstante/,
        /al (principio|empezar|comienzo) .{0,40}(0|cero|nula)/,
      ],
    },
    {
      idea: "¿qué mirarías en lugar de la pérdida?",
      patterns: [
        /(mir|ve[ro]|observ|fij|compar|med|juzg|evalu)\w* .{0,50}(muestras|imagenes|fotos|clasificador|ruido|validacion|val_)/,
        /a ojo/,
      ],
    },
  ],
  required: 3,
  misconceptions: [
    {
      pattern: /(ha dejado|deja|dejo) de aprender|ya no aprende|(ya )?ha (convergido|terminado de aprender|aprendido todo)/,
      message:
        "Mira la segunda figura de esta sección: con la pérdida quieta, la energía del ruido sigue alejándose de la de los dígitos. La red sigue cambiando. ¿Por qué no lo ve la pérdida?",
      example: "La red ha dejado de aprender porque la pérdida es cero.",
    },
    {
      pattern: /gradiente (es|vale|sera|seria|tambien es|se hace) (casi )?(cero|0\b|nulo)/,
      message:
        "Que una función valga 0 no significa que su pendiente sea 0. Esta pérdida puede ser positiva o negativa: el 0 no es su mínimo, y los pesos se siguen moviendo. ¿Qué significa entonces que valga 0?",
      example: "Si la pérdida es cero el gradiente es cero y los pesos no cambian.",
    },
    {
      pattern: /\bsobreajust|\boverfit/,
      message:
        "El sobreajuste se ve comparando con imágenes nuevas, y aquí las de validación tienen la energía de las de entrenamiento. La razón es otra: piensa de dónde salen las falsas.",
      example: "La pérdida es cero porque la red está sobreajustada.",
    },
  ],
  hints: [
    "Escribe otra vez la pérdida: ¿qué dos medias resta?",
    "Las falsas las fabrica la propia red. Si la red mejora, ¿qué les pasa a las falsas, y qué le pasa a la diferencia?",
    "Di tres cosas: que la pérdida es una diferencia, que reales y falsas mejoran a la vez, y que una red sin entrenar también tiene una pérdida casi nula.",
  ],
  modelAnswer: ({ perdida: loss, antes, ahora }) => [
    `La pérdida resta la energía media de las reales y la de las falsas, y las falsas las fabrica la misma red. Cuando la red aprende a reconocer un defecto de las falsas, las cadenas dejan de tenerlo: juez y falsas mejoran a la vez y la diferencia vuelve a 0. En la última época vale ${spanish(loss, 4)}.`,
    "Un 0 lo consigue también quien no sabe nada: la red recién creada daba casi la misma energía a todo, y su pérdida era casi nula. El valor 0 no es un mínimo, y no distingue entre no haber empezado y haber aprendido mucho.",
    `Con la pérdida quieta, la distancia entre el ruido y los dígitos pasó de ${spanish(antes, 2)} a ${spanish(ahora, 2)}. Tampoco eso mide la calidad: para juzgar al modelo hay que mirar las muestras, a ojo y con un clasificador.`,
  ],
};
