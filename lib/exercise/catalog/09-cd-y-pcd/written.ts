import type { WrittenExercise } from "../../exercise";
import { printFact } from "../print-facts";

export const choice: WrittenExercise = {
  kind: "written",
  id: "09-cual",
  title: "¿CD o PCD?",
  question: [
    "Un compañero ha leído que PCD siempre da mejores gradientes que CD. Respóndele: ¿qué ve PCD que CD no puede ver? ¿Qué estropea PCD? ¿Cómo los compararías sin hacer trampas?",
    "Usa los números de la sección 6. Con 4 o 5 frases basta.",
  ],
  template: `const respuesta = \`\`; // escribe aquí tu respuesta
check("09-cual", respuesta, { cd: fantasmaCd, pcd: fantasmaPcd, reparto: repartoPcd })`,
  solution: `const respuesta = \`PCD ve el valle fantasma: algunas de sus cadenas cayeron allí y suben su energía. Las de CD salen de los datos y en unos
pocos pasos no llegan tan lejos, así que el sesgo de CD no se va. A cambio, las cadenas de PCD van con retraso respecto a la energía y no cruzan
entre los valles, y el reparto entre ellos se desequilibra. Para comparar hay que darles el mismo presupuesto de gradientes y mirar la
log-verosimilitud exacta de datos nuevos, no la pérdida.\`;
check("09-cual", respuesta, { cd: fantasmaCd, pcd: fantasmaPcd, reparto: repartoPcd })`,
  context: { fantasmaCd: 0.23, fantasmaPcd: 0.001, repartoPcd: 0.97 },
  minimumWords: 40,
  rubric: [
    {
      idea: "¿qué encuentra PCD que CD no puede encontrar?",
      patterns: [/fantasma/, /valles? (de mas|lejos|sin datos)/, /lejos de los datos/, /modos? (espuri\w+|de mas)/],
    },
    {
      idea: "¿por qué no llegan allí las cadenas de CD?",
      patterns: [
        /(sal\w+|empiez\w+|empez\w+|part\w+|arranc\w+)[^.]*(de|en|desde) (los |cada |un )?datos?/,
        /no (llegan?|cruzan?|alcanzan?|visitan?)/,
        /poc\w+ pasos/,
      ],
    },
    {
      idea: "¿qué tienen de malo las cadenas de PCD?",
      patterns: [/retras/, /desequilibr/, /reparto/, /persigue/, /(cadenas|muestras) (viejas|antiguas|de antes|de hace)/],
    },
    { idea: "¿cómo se igualan los gastos?", patterns: [/presupuesto/, /(mism\w+|igual\w*)[^.]*(gradientes|coste|gasto|calculo|tiempo)/] },
    { idea: "¿con qué vara se decide?", patterns: [/verosimilitud/, /\bnats\b/, /divergencia kl|kullback/] },
  ],
  required: 4,
  misconceptions: [
    {
      pattern: /pcd (es|va|da|funciona|resulta) siempre (\w+ )?(mejor|mas)/,
      message: "Mira la figura del reparto y la del presupuesto: ¿gana PCD en todas?",
      example: "PCD es siempre mejor que CD.",
    },
    {
      pattern: /\bcd\b(?![^.]*\bpcd\b)[^.]*(basta|bastaria|vale) con (dar |darle |poner )?mas pasos/,
      message: "Mira el error de CD-k con el valle de más: ¿baja al dar cien veces más pasos?",
      example: "A CD le basta con dar más pasos para ver el fantasma.",
    },
    {
      pattern: /(la )?perdida (mas )?(baja|pequena|cercana a 0)[^.]*(mejor|gana|aprend)/,
      message: "La pérdida de los dos ronda el 0 todo el rato. ¿Qué otra vara tienes en el plano?",
      example: "Con la pérdida más baja, el modelo es mejor.",
    },
  ],
  hints: [
    "Separa tres cosas: qué ve cada uno, qué estropea cada uno y con qué vara se comparan.",
    "¿De dónde salen las cadenas de CD y hasta dónde llegan en diez pasos? ¿Y qué le pasa al valle izquierdo con PCD?",
    "Habla del valle fantasma, del reparto entre los valles, del mismo presupuesto de gradientes y de la log-verosimilitud.",
  ],
  modelAnswer: (facts) => [
    `PCD ve el valle fantasma: algunas de sus cadenas cayeron allí, y suben su energía. Con CD-10 el modelo acaba con una probabilidad de ${printFact(facts, "cd", 3)} en él, y con PCD-10, de ${printFact(facts, "pcd", 3)}. Las cadenas de CD salen de los datos y no llegan tan lejos: es un sesgo, y no se va con más datos.`,
    `PCD paga con un retraso: sus cadenas no cruzan entre valles y la energía las persigue, así que el reparto se desequilibra (al valle izquierdo le tocaba 0,75 y acaba en ${printFact(facts, "reparto", 2)}).`,
    "Para compararlos hay que darles el mismo presupuesto de gradientes y mirar la log-verosimilitud exacta de datos nuevos, porque la pérdida de los dos ronda el 0.",
  ],
};
