import { formatNumber } from "../../../figure/text";
import type { WrittenExercise } from "../../exercise";
import { percentFact, smallFact } from "../print-facts";

/** What adding a constant to E changes, and what it does not. */
export const constant: WrittenExercise = {
  kind: "written",
  id: "00-constante",
  context: { Zx: 0.9 },
  title: "¿y si todo el paisaje sube?",
  question: [
    "Suma 10 a la energía en todos los puntos: el paisaje entero sube, con la misma forma. La temperatura sigue siendo T = 0,25.",
    "Explica, en unas 30 palabras, qué cambia y qué no en estas tres cosas: Z, las probabilidades p(x) y los pasos de Langevin. ¿Por qué?",
  ],
  template: `const altura = \`\`; // escribe aquí, entre las comillas, tu respuesta
check("00-constante", altura, { Z: Zx })`,
  solution: `const altura = \`Cada peso exp(-(E+10)/T) es el de antes por exp(-10/T). Z queda multiplicada por ese mismo factor, así que al
dividir se cancela y las probabilidades son iguales. La derivada de una constante es cero: el gradiente y los pasos no cambian.\`;
check("00-constante", altura, { Z: Zx })`,
  minimumWords: 15,
  required: 2,
  rubric: [
    {
      idea: "en p(x) = e^(−E/T)/Z, ¿qué les pasa al numerador y al denominador?",
      patterns: [
        /cancel|simplific|se (?:va|van|compensa)|factor|divid/,
        /probab\w*[^.]{0,40}(?:igual|mism|no cambi|no vari)|(?:igual|mism|no cambi|no vari)[^.]{0,40}probab/,
        /p\(x\)[^.]{0,20}(?:igual|mism|no cambi|no vari)/,
      ],
    },
    {
      idea: "¿qué parte de la energía mira cada paso de Langevin, su altura o su pendiente?",
      patterns: [/gradiente|derivad|pendiente|inclinacion/, /constante[^.]{0,30}cero/],
    },
    { idea: "¿y Z?, ¿qué se suma para calcularla?", patterns: [/\bzx?\b|particion|normaliza/] },
  ],
  misconceptions: [
    {
      pattern:
        /(?:son|sean|seran|serian|vuelven|hacen) menos probables?\b|probabilidad(?:es)? (?:bajan?|disminuyen?|se reducen?|seran? menor|son menor|es menor)|baj(?:an?|arian?|aran?) (?:todas )?las probabilidades/,
      message:
        "No pueden volverse menos probables todos los puntos a la vez: sus probabilidades siempre suman 1. Lo que decide es la diferencia de energía entre unos y otros.",
      example: "Como la energía es mayor, todos los puntos son menos probables",
    },
    {
      pattern:
        /tarda\w* (?:mucho )?mas|(?:particulas?|cadenas?|pasos)[^.]{0,40}mas (?:despacio|lent\w+|deprisa|rapid\w+)|pasos (?:son|seran|serian) (?:mas grandes|mayores|mas pequenos|menores)|(?:necesit|har)\w+ mas pasos|les cost?\w+ mas/,
      message:
        "A una partícula no la mueve su altura, sino la inclinación del suelo donde está. ¿Cambia la inclinación si todo sube lo mismo?",
      example: "Las partículas tardarían más en bajar porque salen desde más arriba",
    },
    {
      pattern: /\bz (?:no (?:cambia\w*|varia\w*)|sigue (?:igual|siendo)|es la misma|queda igual|se mantiene)/,
      message:
        "Z no depende de x, pero sí de la función E: es la suma de los pesos e^(−E/T). Si todas las energías crecen, ¿qué hace esa suma?",
      example: "Z no cambia porque es una constante",
    },
  ],
  hints: [
    "Escribe e^(−(E+10)/T) como un producto de dos exponenciales.",
    "e^(−(E+10)/T) = e^(−10/T) · e^(−E/T). El primer factor es el mismo en todos los puntos: ¿qué hace en Z?, ¿y en el cociente?",
    "Z queda multiplicada por e^(−10/T), y p(x) = peso/Z no cambia. La derivada de E + 10 es la de E.",
  ],
  modelAnswer: (facts) => [
    `Cada peso e^(−E/T) queda multiplicado por e^(−10/0,25) = e^(−40), y Z también: aquí, la parte Zₓ pasaría de ${smallFact(facts, "Z")} a ${formatNumber(Number(facts.Z) * Math.exp(-40), 1)}. En p(x) = peso/Z el factor está arriba y abajo, y se cancela: las probabilidades son las mismas.`,
    "Los pasos de Langevin tampoco cambian: usan el gradiente, y la derivada de una constante es cero. Con la misma semilla, cada partícula haría el mismo camino.",
    "De ahí una regla para leer estos modelos: una energía suelta no dice nada. Solo hablan las diferencias de energía.",
  ],
};

/** Why a sampler needs noise. */
export const noise: WrittenExercise = {
  kind: "written",
  id: "00-ruido",
  context: { conRuido: 0.77, sinRuido: 0.53, modelo: 0.79 },
  title: "¿para qué sirve el ruido?",
  question: [
    "Alguien te propone: «Quitemos el ruido: las partículas llegan antes al fondo y el resultado es el mismo, pero más limpio».",
    "Con la figura delante, respóndele en unas 40 palabras: ¿por qué lo que sale sin ruido no son muestras de p(x)?",
  ],
  template: `const paraQue = \`\`; // escribe aquí, entre las comillas, tu respuesta
check("00-ruido", paraQue, { con: conRuido, sin: sinRuido, exacto: modelo })`,
  solution: `const paraQue = \`Sin ruido cada partícula solo baja y se queda en el fondo del pozo de su lado: no puede cruzar la barrera. Por eso la
parte que acaba a la izquierda depende de dónde empezó cada una, y no de las probabilidades del modelo. Con ruido cruzan y se reparten según p(x).\`;
check("00-ruido", paraQue, { con: conRuido, sin: sinRuido, exacto: modelo })`,
  minimumWords: 20,
  required: 2,
  rubric: [
    {
      idea: "sin ruido, ¿qué puede hacer una partícula cuando ya está en el fondo de un pozo?",
      patterns: [
        /barrera/,
        /cruz|atravies|atraves/,
        /atrapad|atasc|encerrad|estanc/,
        /(?:se|queda) quedan?\b|quedan? (?:quiet|en el|all|ahi)/,
        /(?:acab|ca[ei]|termin|lleg)\w* (?:en|a|al) (?:el |su )?(?:fondo|pozo|valle|minimo)/,
      ],
    },
    {
      idea: "sin ruido, ¿de qué depende el pozo en que acaba cada partícula?",
      patterns: [/empez|empiez|comenz|comienz|inici|partida|principio|solt|suelt|salieron|salio/],
    },
    {
      idea: "¿qué tienen que cumplir, todas juntas, unas muestras de p(x)?",
      patterns: [
        /probabilidad|distribu|proporci|p\(x\)|boltzmann|repart|frecuencia/,
        /modelo (?:dice|pide|manda|da|exige)|(?:dice|pide|manda|exige) el modelo|segun el modelo/,
        /deberia\w* (?:haber|estar)|tendria\w* que (?:haber|estar)/,
      ],
    },
  ],
  misconceptions: [
    {
      pattern:
        /(?<!\b(?:no|ni|tampoco|nadie) )tienen?s? (?:toda la |mucha )?razon\b(?! en\b| a medias|\s*\?|[^.]*\bpero\b)|sin (?:el )?ruido(?:(?!\bcon (?:el )?ruido)[^.])*\b(?:sin depender|no depend\w+|sin importar|no importa|da igual) (?:de |del )?(?:donde|sitio|punto|lugar|salida)/,
      message:
        "Mira las dos curvas: sin ruido, la parte de la izquierda se para enseguida y no llega a la que pide el modelo. ¿Qué decide entonces en qué pozo acaba cada partícula?",
      example: "Tiene razón tu amigo: llegan al fondo y se reparten como dice el modelo",
    },
    {
      pattern:
        /(?<!sin )(?:el|con) ruido\b(?:(?!\bsin\b)[^.;]){0,80}(?:encuentr|encontr|lleg|alcan[zc]|busc|hall)\w* (?:(?:a|al|el|un|mejor|verdadero) ){0,3}(?:minimo (?:global|absoluto|de verdad)|mejor minimo|(?:punto|sitio) de (?:menor|minima) energia)/,
      message:
        "Escapar de un mínimo para llegar a otro más hondo sigue siendo optimizar. Aquí, con ruido, no acaban todas en el pozo hondo: mira qué parte se queda en el otro, y quién pide esa parte.",
      example: "El ruido sirve para encontrar el mínimo global de la energía",
    },
    {
      pattern: /(?:objetivo|se trata de|\bmeta\b|lo que (?:queremos|buscamos|interesa))[^.]{0,40}(?:fondo|minim|energia mas baja)/,
      message:
        "Llegar al fondo es optimizar. Al muestrear se quiere otra cosa: que cada zona reciba partículas en proporción a su probabilidad, también las laderas.",
      example: "El objetivo es que todas las partículas lleguen al fondo del pozo",
    },
    {
      pattern:
        /ruido[^.]{0,40}(?:estorba|molesta|ensucia|estropea|sobra\b|es un error)|(?:quitar|sin) (?:el )?ruido[^.]{0,40}(?:mas limpi|mejor|mas exact|mas precis)/,
      message:
        "El ruido no ensucia el resultado: su tamaño, √(ε·T), es justo el que hace que las partículas se repartan según p(x). Mira a qué altura acaba cada una de las dos curvas.",
      example: "El ruido solo estorba y aleja a las partículas de su sitio",
    },
    {
      pattern:
        /sin (?:el )?ruido[^.]{0,50}(?:mas|suficientes|muchos|bastantes) pasos[^.]{0,40}(?:cruz|repart)|(?:mas|suficientes|muchos|bastantes) pasos[^.]{0,50}(?:cruz|repart)[^.]{0,40}sin (?:el )?ruido/,
      message:
        "Para cruzar la barrera hay que subir, y sin ruido un paso pequeño nunca sube. La curva sin ruido se queda plana: dar más pasos no la mueve.",
      example: "Con suficientes pasos acabarían cruzando también sin ruido",
    },
  ],
  hints: [
    "Mira la curva sin ruido: ¿cuándo deja de moverse?, ¿y a qué altura, comparada con la del modelo?",
    "Sin ruido cada partícula cae al pozo de su lado y no sale. Entonces, ¿qué decide cuántas acaban en cada pozo?",
    "Di tres cosas: sin ruido no se cruza la barrera; el reparto depende de dónde empezaron; y unas muestras tienen que repartirse según p(x).",
  ],
  modelAnswer: (facts) => [
    `Sin ruido cada partícula solo baja: cae al fondo del pozo de su lado y ahí se queda, porque cruzar la barrera exige subir. A la izquierda acaba el ${percentFact(facts, "sin")} de las partículas, y ese número lo decide dónde las soltamos: con otra salida saldría otro.`,
    `Unas muestras de p(x) tienen que repartirse como dice el modelo, que pide un ${percentFact(facts, "exacto")} a la izquierda. Con ruido acaba ahí un ${percentFact(facts, "con")}: las partículas cruzan la barrera en los dos sentidos, y lo que aún las separa del modelo es azar, por ser un número finito, y tamaño de paso.`,
    "Además, dentro de cada pozo, sin ruido todas se amontonan en un solo punto, y p(x) tiene anchura. Sin ruido se optimiza; con ruido en la proporción justa se muestrea.",
  ],
};
