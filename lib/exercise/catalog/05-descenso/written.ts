import type { WrittenExercise } from "../../exercise";
import { printFact, smallFact } from "../print-facts";

export const wholeDescent: WrittenExercise = {
  kind: "written",
  id: "05-descenso",
  title: "el descenso en el paisaje",
  question: [
    "Pregunta de análisis del curso: «Grafiquen la evolución de la energía promedio durante las iteraciones de Langevin para visualizar el descenso en el paisaje». Ya tienes la gráfica. Describe la curva para tu informe: qué tramos tiene, cuándo baja más, cuándo aparecen los dígitos, qué pasa al final y qué no se puede deducir de la media.",
    "Escribe al menos 50 palabras, con números del cuaderno.",
  ],
  template: `const descenso = \`\`; // escribe aquí tu respuesta
check("05-descenso", descenso, {
  ruido: energiaRuido,
  datos: energiaDatos,
  suben: suben,
  baja: sigueBajando,
})`,
  solution: `const descenso = \`La energía media empieza en la del ruido, baja despacio unos pasos y después se desploma en unas
decenas de pasos hasta la altura de los dígitos reales. En el paso 10 ya ha bajado mucho, pero las imágenes son
manchas y grano: los dígitos aparecen más tarde, a lo largo de cientos de pasos. Al final parece una meseta, aunque en escala
logarítmica se ve que la media sigue bajando muy despacio. Que baje la media no quiere decir que baje cada paso: cerca de la
mitad de los pasos suben.\`;
check("05-descenso", descenso, {
  ruido: energiaRuido,
  datos: energiaDatos,
  suben: suben,
  baja: sigueBajando,
})`,
  context: { energiaRuido: 7.5, energiaDatos: 0.026, suben: 0.49, sigueBajando: 0.03 },
  minimumWords: 50,
  rubric: [
    {
      idea: "¿cuándo ocurre la mayor parte de la bajada?",
      patterns: [
        /desplom|en picado|\b(?:60|sesenta) pasos/,
        /(?:cae|baja|bajan|caen|desciende|bajada|caida|descenso)[^.]*(?:rapid|deprisa|brusc|de golpe|primer|inicio|principio|decenas)/,
        /(?:rapid|deprisa|brusc|primer|inicio|principio)[^.]*(?:cae|baja|caida|descen)/,
      ],
    },
    {
      idea: "¿coinciden el momento en que baja la energía y el momento en que se ven los dígitos?",
      patterns: [
        /(?:digit|cifra|trazo|forma|imagen)[^.]*(?:mas tarde|despues|tard|luego|cientos|aun|todavia|siguen siendo ruido|posterior)/,
        /(?:antes de que|sin que)[^.]*(?:digit|cifra|trazo|imagen|forma|vea)/,
        /siguen? siendo ruido/,
        /(?:aparecen|se forman|salen)[^.]*(?:digit|cifra)/,
        /(?:digit|cifra|trazo)[^.]*(?:quinientos|500|surg|emerg)/,
      ],
    },
    {
      idea: "¿es plana de verdad la parte final? ¿En qué escala lo has mirado?",
      patterns: [
        /(?:sigue|siguen|continua)[^.]*(?:baja|desc|cay|decrec|disminuy|reduci)/,
        /\b(?:todavia|aun) (?:se )?(?:baja|reduc|disminu|decrec|desc)/,
        /logaritm/,
        /no es (?:del todo )?plana/,
        /(?:no|nunca) (?:se )?(?:acaba|para|termina|llega)[^.]*baj/,
        /(?:baja|desciende)[^.]*(?:despacio|lent|poco a poco)/,
      ],
    },
    {
      idea: "si la media baja, ¿qué hace cada paso por separado?",
      patterns: [
        /(?:mitad|parte|%|por ciento|muchos|algunos)[^.]*(?:sube|suben)/,
        /(?:sube|suben)[^.]*(?:mitad|parte|%|por ciento|muchos|algunos|pasos)/,
        /no (?:todos|todo|cada)[^.]*(?:baja|paso)/,
        /no (?:quiere decir|significa|implica)[^.]*cada paso/,
        /mitad[^.]*(?:hacia arriba|aument|crec)/,
        /(?:aument|crec)[^.]*mitad/,
        /no dice nada de cada/,
      ],
    },
  ],
  required: 3,
  misconceptions: [
    {
      pattern:
        /(?:cada|todos los|todo) (?:uno de los )?pasos? (?:de langevin )?(?:siempre )?(?:baja|bajan|reduce|reducen|disminuye|disminuyen)|(?:baja|bajan|disminuye|se reduce) (?:siempre )?en (?:cada paso|todos los pasos)/,
      message:
        "Dices que cada paso baja la energía, y lo has contado: en la segunda mitad de la carrera sube casi uno de cada dos. Lo que baja es la media.",
      example: "En la curva se ve que cada paso baja la energía de las imágenes.",
    },
    {
      pattern:
        /(?:10|diez) pasos (?:son|es|bastan|ya|resultan|parece)[^.]*(?:sufici|compromiso|equilibrio|bastan|buen|converg)|(?:bastan|son suficientes) (?:10|diez) pasos/,
      message: "El 10 de la receta es el tamaño del paso, no el número de pasos, y tras 10 pasos el juez no ve dígitos en las imágenes.",
      example: "Con 10 pasos ya bastan para tener un buen resultado porque 10 pasos son un buen compromiso.",
    },
    {
      pattern: /(?:converge|ha convergido|han convergido|llega|llegan|alcanza|alcanzan)[^.]*(?:minimo global|equilibrio)/,
      message:
        "La curva no prueba que se haya llegado a un mínimo global ni al equilibrio: en escala logarítmica sigue bajando, y cada cadena está en su propio valle.",
      example: "Al final las cadenas alcanzan el mínimo global y la energía se queda quieta.",
    },
  ],
  modelAnswer: (facts) => [
    `La media empieza en la energía del ruido uniforme, ${printFact(facts, "ruido")}, y en unas decenas de pasos se desploma hasta cerca de la de los dígitos de prueba, ${printFact(facts, "datos", 3)}. Casi toda la bajada está hecha en el paso 60, y una buena parte en el 10, cuando las imágenes todavía son manchas y grano: quitar el grano baja mucho la energía, y dibujar la cifra, muy poco. Por eso los dígitos aparecen después, a lo largo de cientos o miles de pasos.`,
    `Al final parece una meseta, pero solo por la escala: en un eje logarítmico se ve que la media sigue bajando (${printFact(facts, "baja", 3)} más entre el paso 500 y el 5000).`,
    `Y la media no cuenta lo que hace cada cadena: en la segunda mitad de la carrera, el ${Math.round(100 * Number(facts.suben))} % de los pasos sube. Bajar en el paisaje es una tendencia del conjunto, no una promesa de cada paso.`,
  ],
  hints: [
    "Divide la curva en tramos y di, de cada uno, cuánto baja y en cuántos pasos.",
    "Compara la figura de la bajada con la de las imágenes en los pasos 0, 10, 60, 500 y 5000: ¿qué llega antes, la energía baja o el dígito?",
    "Habla de cuatro cosas: el desplome, los dígitos que llegan después, la meseta que sigue bajando y los pasos que suben.",
  ],
};

export const plateau: WrittenExercise = {
  kind: "written",
  id: "05-meseta",
  title: "¿es equilibrio la meseta?",
  question: [
    "Un compañero escribe en su informe: «La energía deja de bajar porque las cadenas han llegado al equilibrio de p(x) ∝ exp(−E(x))». ¿Tiene razón? Argumenta con números del cuaderno: la temperatura de la receta, la diferencia entre cadenas, lo que pasa con T = 1 y lo que les pasa a las cadenas que salen de datos.",
    "Escribe al menos 50 palabras.",
  ],
  template: `const meseta = \`\`; // escribe aquí tu respuesta
check("05-meseta", meseta, {
  T: T,
  entre: entreCadenas,
  temblor: temblorMedio,
  caliente: energiaCaliente,
  misma: mismaAlFinal,
})`,
  solution: `const meseta = \`No tiene razón. La temperatura de la receta es de una millonésima, no 1: casi solo baja. Si pusiéramos T = 1,
los dígitos se desharían y acabaríamos en ruido. Además, las cadenas no comparten un mismo valor de energía: la desviación entre
cadenas es decenas de veces el temblor de una sola, porque cada cadena se queda en el valle en el que cayó. Y las que empiezan en
datos bajan por debajo de su energía inicial y cambian, cosa que no harían en el equilibrio del modelo de los datos.\`;
check("05-meseta", meseta, {
  T: T,
  entre: entreCadenas,
  temblor: temblorMedio,
  caliente: energiaCaliente,
  misma: mismaAlFinal,
})`,
  context: { T: 1.25e-6, entreCadenas: 0.01, temblorMedio: 0.0002, energiaCaliente: 7.4, mismaAlFinal: 0.7 },
  minimumWords: 50,
  rubric: [
    {
      idea: "¿qué temperatura tiene la receta, comparada con la de la fórmula del compañero?",
      patterns: [
        /temperatura[^.]*(?:receta|millones|10-|10⁻|1[.,]25|diminut|pequeñ|casi (?:cero|0)|baja)/,
        /10⁻⁶|1e-0?6|1[.,]25e-0?6|millonesima/,
        /casi sin (?:ruido|azar)|casi solo baja/,
      ],
    },
    {
      idea: "¿qué pasa con los dígitos si de verdad se muestrea con T = 1?",
      patterns: [/t ?= ?1\b[^.]*(?:ruido|desh|destru|deja|pierd|energia)/, /(?:desh|destru|vuelv|convert|acab)[^.]*ruido/],
    },
    {
      idea: "¿comparten las cadenas un mismo valor de la energía, o recuerda cada una algo?",
      patterns: [
        /entre (?:las )?(?:distintas )?cadenas/,
        /cada (?:cadena|una)[^.]*(?:valle|sitio|lugar|propi|donde)/,
        /(?:su|mismo|propio) valle/,
        /recuerda/,
      ],
    },
    {
      idea: "¿se quedan como estaban las cadenas que empiezan en datos?",
      patterns: [
        /(?:datos|digitos)[^.]*(?:bajan|baja|cambia|cambian|se van|no se quedan|por debajo|se mueven|dejan)/,
        /(?:bajan|cambian|se alejan)[^.]*(?:datos|digitos)/,
      ],
    },
    {
      idea: "¿ha dejado de bajar de verdad la energía?",
      patterns: [/(?:sigue|siguen|continua)[^.]*(?:baja|desc)/, /no ha dejado de bajar/, /logaritm/],
    },
  ],
  required: 3,
  misconceptions: [
    {
      pattern: /(?:si,? )?(?:tiene razon|esta en lo cierto|es correcto lo que dice)/,
      message: "Compruébalo con los números: con T = 1 la energía acaba cerca de la del ruido uniforme, muy lejos de esta meseta.",
      example: "Mi compañero tiene razón porque la energía ya no cambia.",
    },
    {
      pattern: /(?:gradiente|pendiente) (?:(?:ya )?(?:es|vale|se hace|se vuelve|llega a) (?:casi )?(?:cero|0|nul[oa])|se anula|desaparece)/,
      message: "Lo has medido: el gradiente no se anula. Aprieta a muchos píxeles contra la pared, y por eso apenas los mueve.",
      example: "La energía se para porque el gradiente es cero en el mínimo.",
    },
    {
      pattern:
        /(?:recorte|recortar|gradiente recortado)[^.]*(?:(?:para|detiene) (?:a )?(?:las cadenas|la energia|la bajada|el descenso)|frena|impide|explica|causa|limita|fija)/,
      message: "Has contado las componentes que corta el recorte: casi ninguna. No es lo que fija la meseta.",
      example: "La meseta aparece porque el recorte del gradiente frena a las cadenas.",
    },
  ],
  modelAnswer: (facts) => [
    `No. La receta tiene una temperatura T = σ²/(2η) ≈ ${smallFact(facts, "T")}, no 1: casi solo baja. Con T = 1 de verdad, los dígitos se deshacen, y la energía media llega a ${printFact(facts, "caliente")}, como la del ruido.`,
    `Tampoco es el equilibrio a esa temperatura diminuta. Ahí todas las cadenas compartirían un mismo valor con un temblor mínimo; pero la desviación entre cadenas, ${printFact(facts, "entre", 4)}, es unas ${Math.round(Number(facts.entre) / Number(facts.temblor))} veces el temblor de una sola, ${printFact(facts, "temblor", 5)}. Cada cadena recuerda en qué valle cayó.`,
    `Además, la energía no ha dejado de bajar, como se ve en escala logarítmica, y las cadenas que empiezan en dígitos reales bajan por debajo de donde estaban (al final, el juez sigue viendo la misma cifra en el ${Math.round(100 * Number(facts.misma))} %). La meseta son muchos descensos muy lentos, cada uno en su valle.`,
  ],
  hints: [
    "Empieza por la temperatura: ¿qué T pone tu compañero en su fórmula, y cuál tiene la receta?",
    "Usa dos experimentos: el de las cuatro temperaturas y el de las cinco cadenas, cada una con su energía.",
    "En equilibrio, las cadenas olvidarían de dónde vienen, compartirían la misma energía media y las que salen de datos se quedarían como estaban. Ninguna de las tres cosas pasa.",
  ],
};
