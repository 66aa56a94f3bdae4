import type { WrittenExercise } from "../../exercise";
import { printFact } from "../print-facts";

export const negatives: WrittenExercise = {
  kind: "written",
  id: "07-negativas",
  title: "¿qué aprende el patrón mínimo?",
  question: [
    "Alguien dice: «este programa hace divergencia contrastiva; su pérdida se ha estabilizado, así que ya ha aprendido la densidad de los datos».",
    "Explica qué aprende de verdad, por qué, y con qué número lo demuestras. Con 4 o 5 frases basta.",
  ],
  template: `const respuesta = \`\`; // escribe aquí tu respuesta
check("07-negativas", respuesta, { patron: logPatron, cd: logCd, verdadera: logVerdadera })`,
  solution: `const respuesta = \`Las negativas son datos con ruido, y no muestras del modelo: al paso le falta el empuje de la energía, así que no es divergencia
contrastiva. Lo que aprende es un clasificador entre datos y datos con ruido, que depende del cociente p/q y se queda en una meseta lejos de los
datos. Sin freno, las energías crecen sin parar. La pérdida plana no dice nada del modelo. La log-verosimilitud exacta en datos nuevos sí: la del
patrón es menor que la de CD-10, y la de CD-10 está más cerca de la verdadera.\`;
check("07-negativas", respuesta, { patron: logPatron, cd: logCd, verdadera: logVerdadera })`,
  context: { logPatron: -2.61, logCd: -2.39, logVerdadera: -2.36 },
  minimumWords: 40,
  rubric: [
    {
      idea: "¿de dónde salen las negativas del programa, y de dónde tendrían que salir?",
      patterns: [
        /(negativas?|falsas?)[^.]*(no (son|salen|vienen)|ruido)/,
        /no (son|es|usa|salen)( \w+)* (muestras?|cadena)( \w+)* (del|su|propi\w+) ?(modelo)?/,
        /(datos?|muestras?) (con|mas) ruido/,
      ],
    },
    {
      idea: "¿qué le falta a esa negativa para ser un paso de Langevin?",
      patterns: [
        /empuje/,
        /deriva\b/,
        /(falta|sin|olvida)[^.]*(gradiente|pendiente|termino)/,
        /(cuadrado|freno)[^.]*falta|falta[^.]*(cuadrado|freno)/,
      ],
    },
    {
      idea: "¿qué función aprende, si no es −log p?",
      patterns: [
        /clasificador|discrimina|distingu|separa(r)? (los )?datos/,
        /cociente|razon (de|entre) (las )?densidades|p\s*\/\s*q/,
        /tangente|tanh/,
      ],
    },
    {
      idea: "¿qué dice la pérdida de cómo va el modelo?",
      patterns: [
        /perdida[^.]*(no (dice|mide|informa|habla|significa|demuestra|garantiza|sirve)|plana)/,
        /(crec\w+|aument\w+) sin (parar|limite|fin)/,
        /no tiene minimo/,
      ],
    },
    {
      idea: "¿con qué vara se comparan los modelos, y qué sale?",
      patterns: [/verosimilitud/, /nats/, /divergencia kl|kullback/],
    },
  ],
  required: 4,
  misconceptions: [
    {
      pattern:
        /perdida[^.]*(estable|estabiliza\w*|plana|quieta)[^.]*(asi que|luego|por tanto|por eso|demuestra que|entonces)[^.]*(aprendid|aprende|bueno|bien|conver)/,
      message: "De una pérdida quieta no se sigue que el modelo sea bueno: mira otra vez las tres pérdidas y las tres verosimilitudes.",
      example: "La pérdida es plana, luego el modelo ha aprendido bien.",
    },
    {
      pattern: /(las )?negativas (son|salen de|vienen de) (\w+ )?(muestras )?(del|el) modelo/,
      message: "En este programa la negativa es x + ξ: el modelo no interviene en ella. ¿De qué densidad es una muestra?",
      example: "Las negativas son muestras del modelo.",
    },
    {
      pattern: /aprende (\w+ )?(la densidad de los datos|−?-?log p\b|menos (el )?logaritmo de p)/,
      message: "Compara los paisajes de la sección 2: ¿qué hace lejos de los datos lo que aprende, y qué hace −log p?",
      example: "El patrón aprende la densidad de los datos.",
    },
  ],
  hints: [
    "Separa tres cosas: de dónde salen las negativas, qué función hace mínima la pérdida y cómo se sabe si el modelo es bueno.",
    "Escribe la negativa del patrón debajo de un paso de Langevin: ¿qué término falta? ¿Y qué energía E* hallaste tú en el ejercicio de la parábola?",
    "Usa las tres log-verosimilitudes exactas: la del patrón, la de CD-10 y la de la verdadera densidad.",
  ],
  modelAnswer: (facts) => [
    "Las negativas son datos con ruido, x + ξ: una muestra de q, y no del modelo. Les falta el empuje −(ε/2)∇E de un paso de Langevin, así que no es divergencia contrastiva.",
    "Con freno, la pérdida se hace mínima en −tanh(½ log(p/q))/(2α), un clasificador entre datos y datos con ruido; sin freno no tiene mínimo y las energías crecen sin parar. En ningún caso aprende −log p.",
    `La pérdida quieta no demuestra nada. La log-verosimilitud exacta de datos nuevos, sí: ${printFact(facts, "patron")} nats por dato el patrón con freno, ${printFact(facts, "cd")} CD-10 y ${printFact(facts, "verdadera")} la verdadera densidad.`,
  ],
};

export const choice: WrittenExercise = {
  kind: "written",
  id: "07-cual",
  title: "¿Gibbs o Langevin?",
  question: [
    "Tienes tres modelos: una red neuronal que da la energía de una imagen, un Ising de 64 × 64 y una gaussiana muy alargada en diagonal. ¿Qué muestreador usas en cada uno, y por qué?",
    "Apóyate en los números de la figura de muestras efectivas. Con 4 o 5 frases basta.",
  ],
  template: `const elegidos = \`\`; // escribe aquí tu respuesta
check("07-cual", elegidos, { recta: gibbsRecta, inclinada: gibbsInclinada, langevin: langevinInclinada })`,
  solution: `const elegidos = \`Para la red neuronal, Langevin: tiene gradiente y no se conocen sus densidades condicionales. Para el Ising, Gibbs: sus variables son
discretas y no hay gradiente, y cada imán dado los vecinos se sortea exacto. En la gaussiana en diagonal existen los dos. Gibbs depende de los ejes:
recta daba casi una muestra efectiva por barrido, e inclinada muchas menos. Langevin no nota el giro, pero lo alargado le obliga a pasos cortos. Yo
giraría las coordenadas y usaría Gibbs.\`;
check("07-cual", elegidos, { recta: gibbsRecta, inclinada: gibbsInclinada, langevin: langevinInclinada })`,
  context: { gibbsRecta: 1000, gibbsInclinada: 80, langevinInclinada: 20 },
  minimumWords: 40,
  rubric: [
    {
      idea: "¿qué pide Gibbs que una red neuronal no sabe dar?",
      patterns: [/condicional/, /(dadas?|dados?) (las|los|sus|el) (demas|otras|otros|resto|vecinos)/],
    },
    {
      idea: "¿qué pide Langevin que el Ising no tiene?",
      patterns: [
        /discret/,
        /no se puede(n)? derivar|no (son|es) derivable/,
        /valen solo|dos valores|[+]1/,
        /(no (hay|tiene|existe)|sin) (\w+ )?(gradiente|derivada|pendiente)/,
        /solo (valen|toman|vale|toma)/,
      ],
    },
    {
      idea: "¿qué le pasa a Gibbs cuando las coordenadas están correlacionadas?",
      patterns: [/\bejes?\b/, /correlaci/, /escalera/, /(inclin|gir|diagonal)\w*[^.]*(menos|lent|peor)/],
    },
    {
      idea: "¿y qué frena a Langevin en esa gaussiana?",
      patterns: [/alargad/, /pasos? (corto|pequen)/, /estrech/, /langevin[^.]*(no (nota|depende|sabe|cambia)|igual)/],
    },
    { idea: "¿con qué número comparas los dos?", patterns: [/muestras? efectivas?/, /tamano efectivo/, /\bess\b/] },
  ],
  required: 4,
  misconceptions: [
    {
      pattern: /gibbs (es|va|resulta) siempre (mejor|mas rapid)/,
      message: "Mira las barras de la gaussiana girada: ¿qué le pasa a Gibbs de 0° a 45°?",
      example: "Gibbs es siempre mejor que Langevin.",
    },
    {
      pattern:
        /(?<!\b(?:para|si) )\b(us|elij|elig|pon|prefi|emple|muestre)\w* langevin (en|para|con) (el |un )?(modelo de )?(ising|imanes)|\bising( \w+){0,3}[,:]? (\w+ )?langevin\b/,
      message: "Un imán vale +1 o −1. ¿Qué sería la derivada de la energía respecto de un imán? ¿Y un paso de 0,1?",
      example: "Yo usaría Langevin en el Ising.",
    },
    {
      pattern:
        /(?<!\b(?:para|si) )\b(us|elij|elig|pon|prefi|emple|muestre)\w* gibbs (en|para|con) (la |una )?red|\bred neuronal( \w+){0,3}[,:]? (\w+ )?gibbs\b/,
      message: "Para sortear un píxel dados los demás hace falta su densidad condicional. ¿La da una red que solo devuelve E(x)?",
      example: "Usaría Gibbs en la red neuronal.",
    },
  ],
  hints: [
    "Para cada modelo, pregunta dos cosas: ¿hay gradiente? ¿Se sabe sortear una coordenada dadas las demás?",
    "En la red solo hay una de las dos cosas, y en el Ising, solo la otra. En la gaussiana están las dos: compara las barras a 0° y a 45°.",
    "A Gibbs le estorban las correlaciones entre coordenadas; a Langevin, que la forma sea alargada, esté como esté girada.",
  ],
  modelAnswer: (facts) => [
    "La red neuronal: Langevin. Da un gradiente, y no sus densidades condicionales. El Ising: Gibbs. Sus variables son discretas, no hay gradiente, y cada imán dados sus vecinos se sortea exacto.",
    `En la gaussiana existen los dos. Con los ejes a favor, Gibbs daba ${printFact(facts, "recta", 0)} muestras efectivas por cada 1000 barridos; en diagonal, ${printFact(facts, "inclinada", 0)}. Langevin daba ${printFact(facts, "langevin", 0)} por cada 1000 pasos, y no depende del giro: le frena lo alargado, porque el paso lo fija lo estrecho.`,
    "Si se puede, lo mejor es cambiar de coordenadas: girar la gaussiana para Gibbs, o precondicionar Langevin.",
  ],
};
