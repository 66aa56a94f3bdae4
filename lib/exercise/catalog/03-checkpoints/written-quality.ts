import type { WrittenExercise } from "../../exercise";
import { percentFact, printFact } from "../print-facts";

export const epochs: WrittenExercise = {
  kind: "written",
  id: "03-epocas",
  title: "la calidad y las épocas",
  question: [
    "Pregunta de análisis: «¿cómo varía la calidad de las imágenes generadas conforme aumenta el número de épocas de entrenamiento?»",
    "Contesta para tu informe, en 40 palabras o más. Separa lo que se ve de lo que se mide, di cuánto te fías de los números y no olvides que calidad y variedad son cosas distintas.",
  ],
  template: `const epocasYCalidad = \`\`; // escribe aquí tu respuesta
check("03-epocas", epocasYCalidad, {
  primera: epocas[0],
  ultima: epocaUltima,
  antes: partePrimera,
  ahora: parteUltima,
  variedadAntes: coberturaPrimera,
  variedadAhora: coberturaUltima,
  ruidoAntes: ruidoPrimera,
  ruidoAhora: energiaRuido,
})`,
  solution: `const epocasYCalidad = \`Mejora, pero no en línea recta. Con las épocas hay más muestras que el clasificador
toma por cifras y los trazos son más nítidos. También hay más variedad: aparecen más cifras distintas, en parte solo
porque hay más muestras que contar. Entre dos épocas vecinas la diferencia cabe en el intervalo, porque 64 cadenas son
pocas. La energía del ruido crece mucho, pero eso no mide la calidad, y las energías de dos redes no se pueden comparar.\`;
check("03-epocas", epocasYCalidad, {
  primera: epocas[0],
  ultima: epocaUltima,
  antes: partePrimera,
  ahora: parteUltima,
  variedadAntes: coberturaPrimera,
  variedadAhora: coberturaUltima,
  ruidoAntes: ruidoPrimera,
  ruidoAhora: energiaRuido,
})`,
  context: {
    epocas: [1, 10, 60],
    epocaUltima: 60,
    partePrimera: 0.17,
    parteUltima: 0.58,
    coberturaPrimera: 5,
    coberturaUltima: 9,
    ruidoPrimera: 1.4,
    energiaRuido: 12,
  },
  minimumWords: 40,
  rubric: [
    {
      idea: "¿qué les pasa, en conjunto, a las imágenes: hay más o menos que se puedan leer?",
      patterns: [
        /mejor/,
        /(?:mas|aumenta|sube|crece|mayor)[^.]*(?:cifra|digito|confianza|nitid|legible|definid|limpi|claro)/,
        /(?:cifra|digito|confianza|nitid|legible|definid|trazo)[^.]*(?:\bmas\b|aument|sube|crece|mayor)/,
        /(?:manch|garabat|borron|sin forma|ruido)[^.]*(?:legible|nitid|clar|definid|reconoc|se leen)/,
      ],
    },
    {
      idea: "además de la calidad, ¿qué pasa con la variedad?",
      patterns: [
        /varied|divers|cobertura|entropia/,
        /(?:todas|distintas|diferentes|las diez) (?:las )?(?:cifras|clases|digitos)/,
        /(?:cifra|clase|digito|numero)s (?:distint|diferent)/,
        /(?:la|las) mism[oa]s? (?:cifras?|digitos?)/,
      ],
    },
    {
      idea: "¿es una subida regular? ¿Cuánto puede deberse al azar?",
      patterns: [
        /intervalo|azar|incertidumbre|margen|banda|estadistic/,
        /no (?:siempre|sube en linea|es lineal|mejora siempre|es regular|es monoton)|altibajo|vaiven|en linea recta|irregular/,
        /(?:64|pocas) cadenas/,
      ],
    },
    {
      idea: "¿qué hace la energía del ruido con las épocas? ¿Sirve para comparar dos redes?",
      patterns: [
        /ruido[^.]*(?:sube|crece|aument|mas alta|mayor|separa|aleja|brecha)|brecha/,
        /(?:sube|crece|aument|separa|aleja)[^.]*ruido/,
        /no (?:se|sirven?|valen?)[^.,;]* compar|no son comparables|\bescala\b|una constante/,
      ],
    },
  ],
  required: 3,
  misconceptions: [
    {
      pattern: /calidad empeora|cada epoca es mejor que la anterior/,
      message: "Mira la figura con su banda: de la primera época a la última la parte de dígitos sube, y entre dos vecinas no siempre.",
      example: "La calidad empeora con las épocas.",
    },
    {
      pattern: /sin (?:intervalo|azar|error)|\bexact[oa]s?\b[^.]*64|64[^.]*\bexact[oa]s?\b/,
      message: "Con 64 cadenas, la parte de dígitos tiene un intervalo de unos veinte puntos: no es exacta.",
      example: "Con 64 cadenas el resultado es exacto.",
    },
    {
      pattern: /variedad es lo mismo/,
      message: "La variedad es otra cosa: mil unos perfectos tienen mucha calidad y ninguna variedad.",
      example: "La variedad es lo mismo que la calidad.",
    },
    {
      pattern:
        /energias? (?:media )?de (?:las|sus) (?:muestras|imagenes(?: generadas)?)[^.,;]*(?:mas baja|menor|baja|disminuye)|(?:muestras|imagenes)[^.,;]*(?:tienen|con) (?:cada vez )?(?:menos|menor) energia/,
      message:
        "Cuidado con explicar la mejora por una energía más baja: las energías de dos épocas no están en la misma escala (cada red tiene su Z, y una constante lo cambia todo). Apóyate en lo que dice el clasificador, o en diferencias dentro de una misma red.",
      example: "La calidad mejora porque la energía de las muestras es más baja en cada época.",
    },
    {
      pattern:
        /(?:siempre|en cada epoca|con cada epoca) (?:mejora|es mejor|sube|aumenta)|mejoran? (?:siempre|en cada epoca|con cada epoca)/,
      message:
        "Mira la figura con su banda: entre una época y la siguiente la parte de dígitos también baja a veces, y el azar basta para eso.",
      example: "La calidad mejora siempre, en cada época un poco más.",
    },
  ],
  modelAnswer: (facts) => [
    `Mejora, y se ve y se mide. Con los mismos ruidos de partida, la época ${facts.primera} deja sobre todo trazos sin forma, y la ${facts.ultima}, muchos dígitos legibles. Tras 500 pasos el clasificador cuenta como cifras el ${percentFact(facts, "antes")} de las muestras de la época ${facts.primera} y el ${percentFact(facts, "ahora")} de las de la ${facts.ultima}.`,
    `La variedad es otra cosa: entre esas muestras hay ${facts.variedadAntes} cifras distintas al principio y ${facts.variedadAhora} al final. Parte de esa diferencia se debe solo a que se cuentan más muestras, y el reparto entre las diez cifras es muy desigual en varias épocas.`,
    "La subida no es regular. Con 64 cadenas, el intervalo del 95 % mide alrededor de 20 puntos de ancho, así que dos épocas vecinas rara vez se distinguen: se puede afirmar la tendencia, no cada escalón.",
    `La energía del ruido crece mucho, de ${printFact(facts, "ruidoAntes")} a ${printFact(facts, "ruidoAhora")}, y la brecha con los datos se abre. Eso dice que la red conoce mejor lo que no es un dígito, pero no es una nota: las energías de dos redes no se pueden comparar una a una.`,
  ],
  hints: [
    "Empieza por la figura de la parte de dígitos según la época, y di de cuánto a cuánto va.",
    "Mira después el ancho de la banda: ¿qué parejas de épocas se distinguen de verdad? Y el mapa de las diez cifras, para la variedad.",
    "Termina con la energía del ruido: crece, pero recuerda el experimento de sumar 3.",
  ],
};

export const steps: WrittenExercise = {
  kind: "written",
  id: "03-pasos",
  title: "los pasos y el detalle",
  question: [
    "Pregunta de análisis: «¿qué relación observas entre el número de pasos de Langevin y el nivel de detalle de las imágenes?»",
    "Contesta en 40 palabras o más. Di qué aparece primero y qué después, si cada paso aporta lo mismo y si el número de pasos basta para explicar el detalle.",
  ],
  template: `const pasosYDetalle = \`\`; // escribe aquí tu respuesta
check("03-pasos", pasosYDetalle, {
  epoca: epocaUltima,
  corto: cien,
  largo: largo,
  energiaInicial: energiaRuido,
  energiaCorta: energiaMuestras,
  energiaLarga: energiaLargas,
  cifrasCorto: parteCorta,
  cifrasLargo: parteUltima,
})`,
  solution: `const pasosYDetalle = \`Los primeros pasos quitan el ruido del fondo: en ellos la energía cae casi todo lo que va a
caer. Después aparecen trazos, y solo con cientos de pasos se definen como cifras. Cada vez se gana menos: los últimos
cientos de pasos apenas cambian la imagen. Además depende del entrenamiento: con la primera época, los mismos pasos dan
manchas.\`;
check("03-pasos", pasosYDetalle, {
  epoca: epocaUltima,
  corto: cien,
  largo: largo,
  energiaInicial: energiaRuido,
  energiaCorta: energiaMuestras,
  energiaLarga: energiaLargas,
  cifrasCorto: parteCorta,
  cifrasLargo: parteUltima,
})`,
  context: {
    epocaUltima: 60,
    cien: 100,
    largo: 500,
    energiaRuido: 12,
    energiaMuestras: 0.04,
    energiaLargas: 0.01,
    parteCorta: 0.28,
    parteUltima: 0.58,
  },
  minimumWords: 40,
  rubric: [
    {
      idea: "¿qué hacen los primeros pasos?",
      patterns: [
        /(?:primer|inici|principio|pronto|enseguida|rapid)[^.]*(?:ruido|grano|fondo|energia|manch|gris)/,
        /(?:ruido|grano|fondo|energia|manch)[^.]*(?:primer|inici|principio|pronto|enseguida|rapid)/,
      ],
    },
    {
      idea: "¿qué aparece después, y cuántos pasos hacen falta para leerlo?",
      patterns: [
        /(?:despues|luego|mas tarde|cientos|tras|mas pasos|con 500|al final)[^.]*(?:trazo|forma|detalle|cifra|digito|borde|nitid)/,
        /(?:trazo|forma|detalle|cifra|digito|borde|nitid)[^.]*(?:despues|luego|mas tarde|cientos|mas pasos|con 500|al final)/,
      ],
    },
    {
      idea: "¿aportan lo mismo los pasos del principio que los del final?",
      patterns: [
        /cada vez[^.]*menos|menos cada vez|apenas|rendimientos? decreciente|meseta|se frena|se estanca|casi no cambia|mas despacio|\blent[oa]|lentitud/,
        /no (?:todos )?(?:aportan|hacen|valen|pesan) lo mismo/,
      ],
    },
    {
      idea: "con los mismos pasos, ¿da igual qué red se use?",
      patterns: [/epoca|entren|depende de la red|red (?:peor|mejor|sin entrenar)/],
    },
  ],
  required: 3,
  misconceptions: [
    {
      pattern: /(?:cada paso|todos los pasos) (?:siempre )?(?:baja|bajan|reduce|reducen|disminuye|mejora|mejoran|añade)/,
      message:
        "«Cada paso» es demasiado: el ruido y el recorte hacen que muchos pasos suban un poco la energía (el cuaderno 05 los cuenta). Lo que baja es la tendencia.",
      example: "Cada paso baja la energía y añade detalle.",
    },
    {
      pattern: /(?:tamaño|step_size|stepsize|paso)[^.]* 10 [^.]*(?:equivale|son|es como|vale|cuenta)[^.]*(?:10|diez) pasos/,
      message:
        "Un paso de tamaño 10 es un solo paso: el tamaño multiplica al gradiente, y la imagen no pasa por diez sitios. Los pasos se cuentan con las veces que se calcula el gradiente.",
      example: "Como el tamaño es 10 cada iteración equivale a 10 pasos.",
    },
    {
      pattern: /(?:con|dando) (?:mas|bastantes|suficientes) pasos (?:cualquier|toda|una mala|la peor)[^.]*(?:red|epoca|modelo)/,
      message: "Compara las filas del mapa de pasos y épocas: la primera época no alcanza a las últimas ni con los 500 pasos.",
      example: "Con suficientes pasos cualquier red acaba dibujando dígitos perfectos.",
    },
  ],
  modelAnswer: (facts) => [
    `Más pasos dan más detalle, pero no a ritmo constante. Con la red de la época ${facts.epoca}, la energía media cae de ${printFact(facts, "energiaInicial")} a ${printFact(facts, "energiaCorta", 3)} en los primeros ${facts.corto} pasos, y solo hasta ${printFact(facts, "energiaLarga", 3)} en los siguientes, hasta ${facts.largo}.`,
    `El detalle llega en otro orden: primero desaparece el ruido del fondo, después quedan trazos y más tarde se cierran y se vuelven cifras. A los ${facts.corto} pasos el clasificador cuenta el ${percentFact(facts, "cifrasCorto")}; a los ${facts.largo}, el ${percentFact(facts, "cifrasLargo")}. Casi toda la bajada de energía ocurre antes de que haya cifras.`,
    "Cada tramo cambia la imagen menos que el anterior. Y los pasos solos no bastan: con la primera época, los mismos pasos dejan muchas menos cifras. Los pasos recorren el paisaje; el entrenamiento decide qué hay en sus valles.",
  ],
  hints: [
    "Recorre una fila de la segunda figura de izquierda a derecha y di qué cambia en cada tramo.",
    "Compara dos curvas: la energía cae casi entera al principio; la parte de dígitos crece después.",
    "Para terminar, compara dos filas del mapa de pasos y épocas: mismo número de pasos, distinta red.",
  ],
};
