import type { WrittenExercise } from "../../exercise";
import { printFact } from "../print-facts";

export const analysis: WrittenExercise = {
  kind: "written",
  id: "04-pregunta",
  title: "STEP_SIZE y NOISE",
  question: [
    "Pregunta de análisis del curso: «Experimenten con diferentes valores de STEP_SIZE o NOISE y comenten cómo afectan la convergencia y la diversidad de las muestras».",
    "Contesta con números del cuaderno, en al menos 60 palabras. Di también qué afirmaciones habituales no se cumplen.",
  ],
  template: `const respuesta = \`\`; // escribe aquí tu respuesta
check("04-pregunta", respuesta, {
  energia1: energia1,
  energia50: energia50,
  final50: final50,
  distanciaSinRuido: distanciaSinRuido,
  distanciaReceta: distanciaReceta,
  distanciaRuidoAlto: distanciaRuidoAlto,
  reconocidasConRuido: reconocidasConRuido,
  mismoOrigen: mismoOrigenReceta,
})`,
  solution: `const respuesta = \`Con un tamaño mayor se baja más deprisa: tras 50 pasos, el tamaño 50 ya está cerca de los datos y el 1
sigue muy arriba. Pero lo que cuenta es el producto de tamaño y número de pasos, porque en el mismo tiempo todos llegan a
la misma energía. Hasta 50 no hemos visto inestabilidad. El ruido pequeño apenas cambia nada, y con ruido 0,5 las cadenas
no llegan abajo y casi no hay dígitos, aunque la distancia sea grande. La diversidad viene de los puntos de partida: desde un mismo
ruido, las cadenas acaban casi en la misma imagen.\`;
check("04-pregunta", respuesta, {
  energia1: energia1,
  energia50: energia50,
  final50: final50,
  distanciaSinRuido: distanciaSinRuido,
  distanciaReceta: distanciaReceta,
  distanciaRuidoAlto: distanciaRuidoAlto,
  reconocidasConRuido: reconocidasConRuido,
  mismoOrigen: mismoOrigenReceta,
})`,
  context: {
    energia1: 5.85,
    energia50: 0.02,
    final50: -0.02,
    distanciaSinRuido: 20.1,
    distanciaReceta: 19.8,
    distanciaRuidoAlto: 27.8,
    reconocidasConRuido: 0,
    mismoOrigenReceta: 1.5,
  },
  minimumWords: 60,
  rubric: [
    {
      idea: "con los mismos pasos, ¿qué tamaño baja más?",
      patterns: [
        /(?:deprisa|rapid|\bantes\b|\bpronto|aceler|menos pasos)/,
        /(?:tamaño|paso)[^.]*(?:mayor|grande|50)[^.]*(?:menos energia|mas abajo|baja mas)/,
      ],
    },
    {
      idea: "¿cómo se compensan el tamaño y el número de pasos?",
      patterns: [
        /product/,
        /multiplic/,
        /mismo tiempo/,
        /(?:tamaño|step_size) (?:por|x|×|\*) /,
        /tamaño[^.]*(?:compensa|equival)[^.]*pasos/,
      ],
    },
    {
      idea: "¿se ha visto alguna inestabilidad en el barrido? ¿Dónde empieza?",
      patterns: [/\b(?:in)?estab(?:les?\b|ilidad|iliz)/, /explot/, /diverge/, /enorme/, /miles/],
    },
    {
      idea: "¿qué le hace al resultado un ruido pequeño, de 0 a 0,02?",
      patterns: [
        /ruidos? (?:mas )?(?:pequeñ|baj|debil|suave)[^.]*(?:apenas|casi|poco|no cambi|no influ|igual|parecid)/,
        /(?:apenas|casi no|casi nada|poco|no cambia|igual)[^.]*ruido/,
        /0[.,]02/,
        /sin ruido/,
        /ruido (?:0|cero)\b(?![.,]\d)/,
      ],
    },
    {
      idea: "¿y el ruido 0,5?",
      patterns: [/0[.,]5\b/, /ruidos? (?:muy |mas )?(?:alt|grand|enorm|fuert)/],
    },
    {
      idea: "¿de dónde sale la diversidad? ¿Basta la distancia para medirla?",
      patterns: [
        /partida/,
        /origen/,
        /(?:donde|desde donde) (?:parten|empiezan|salen)/,
        /inicial/,
        /distancia[^.]*(?:no basta|no mide|no es|engaña|sola)/,
        /mismo ruido/,
        /(?:imagen|sitio|lugar|ruido)(?:es|s)? (?:de|del|desde) (?:la |el |los |las )?(?:que|cual(?:es)?|donde) (?:se )?(?:sal|part|empie|empez)/,
      ],
    },
  ],
  required: 4,
  misconceptions: [
    {
      pattern:
        /(?:(?:mas|mayor|sube el|aumenta el|al aumentar el|al subir el) ruido|ruidos? (?:mas )?(?:alt|grand|mayor)[a-z]*)[^.]*(?:mas|mayor|aument[a-z]*|mejor[a-z]*|sube) (?:la )?(?:diversidad|variedad|divers[oa]s|variad[oa]s)/,
      message:
        "Dices que más ruido da más diversidad. Mira a la vez dos mapas: el de la distancia y el de la parte de dígitos. ¿Qué son las imágenes del ruido 0,5, y de dónde viene su distancia?",
      example: "Cuanto más ruido, más diversidad hay en las muestras.",
    },
    {
      pattern:
        /(?:tamaños?|pasos?|step_size) (?:de )?(?:=|igual a )?(?:50|(?:mas )?grandes?|mayor(?:es)?)\b[^.]*(?:inestable|diverge|explota|oscila)/,
      message:
        "Dices que el tamaño 50 es inestable. Busca en el mapa de la energía la fila del 50, y en la curva de los pasos enormes el tamaño en que la energía deja de mejorar.",
      example: "Con tamaño 50 el muestreo se vuelve inestable y salta de un mínimo a otro.",
    },
    {
      pattern:
        /(?:pasos?|tamaños?|step_size) (?:mas )?(?:pequeñ[oa]s?|menor(?:es)?)\b[^.]*(?:mas fin[oa]|mas precis[oa]|mas fiel|mejores muestras)/,
      message:
        "Dices que un paso pequeño muestrea más fino. Compara las temperaturas del tamaño 1 y del 10 con el mismo ruido antes de afirmarlo.",
      example: "Los pasos pequeños dan un muestreo más fino del paisaje.",
    },
  ],
  modelAnswer: (facts) => [
    `Convergencia. Con los mismos pasos, un tamaño mayor baja mucho más deprisa: tras 50 pasos la energía media es ${printFact(facts, "energia1")} con tamaño 1 y ${printFact(facts, "energia50")} con tamaño 50. Pero si se compara en el mismo tiempo, tamaño por número de pasos, las cuatro curvas casi coinciden: un paso mayor no llega más abajo, sino con menos pasos. La inestabilidad de la que se suele avisar no aparece hasta 50: con ese tamaño y la tanda más larga la energía es ${printFact(facts, "final50", 3)}.`,
    `Ruido. De 0 a 0,02 apenas cambia la energía. Con 0,5 las cadenas no llegan abajo: la parte de dígitos es ${printFact(facts, "reconocidasConRuido")}.`,
    `Diversidad. La distancia media vale ${printFact(facts, "distanciaSinRuido", 1)} sin ruido y ${printFact(facts, "distanciaReceta", 1)} con el de la receta, o sea, el azar no la pone. Con 0,5 vale ${printFact(facts, "distanciaRuidoAlto", 1)}, pero de imágenes llenas de grano: la distancia sola no mide la variedad de dígitos. La variedad viene del punto de partida: si todas las cadenas salen de la misma imagen, la distancia se queda en ${printFact(facts, "mismoOrigen", 1)}.`,
  ],
  hints: [
    "Separa tres cosas: la rapidez con que baja la energía, dónde acaba y cuánto se diferencian las muestras.",
    "Para el tamaño, compara las curvas contadas en pasos y contadas en tiempo. Para el ruido, mira a la vez los mapas de energía, dígitos y distancia.",
    "No olvides el experimento de las cadenas que parten todas de la misma imagen: dice de dónde sale la diversidad.",
  ],
};

export const tenSteps: WrittenExercise = {
  kind: "written",
  id: "04-diez",
  title: "diez pasos y tamaño diez",
  question: [
    "Un informe dibuja la energía media contra el número de pasos y concluye: «El valor de 10 pasos escogido en este caso es un buen compromiso entre calidad y tiempo de cómputo».",
    "Explica en al menos 30 palabras qué confunde esa frase y qué se ve de verdad tras diez pasos. Usa números.",
  ],
  template: `const diez = \`\`; // escribe aquí tu respuesta
check("04-diez", diez, { energia10: energia10, reconocidas10: reconocidas10, energiaTarde: energiaTarde, reconocidasTarde: reconocidasTarde })`,
  solution: `const diez = \`Confunde el número de pasos con el tamaño de paso: el 10 de la receta es STEP_SIZE, y pasos se dan 60 al entrenar y
cientos al generar. Tras diez pasos la energía ya ha bajado bastante, pero las imágenes son todavía manchas y ruido,
sin dígitos que el clasificador reconozca.\`;
check("04-diez", diez, { energia10: energia10, reconocidas10: reconocidas10, energiaTarde: energiaTarde, reconocidasTarde: reconocidasTarde })`,
  context: { energia10: 2.6, reconocidas10: 0, energiaTarde: 0.006, reconocidasTarde: 0.56 },
  minimumWords: 30,
  rubric: [
    {
      idea: "en la receta, ¿qué mando vale 10?",
      patterns: [/tamaño/, /step_size/, /stepsize/],
    },
    {
      idea: "¿qué imágenes hay tras diez pasos? ¿Qué dice de ellas el clasificador?",
      patterns: [
        /(?:son|sigue|siguen|todavia|aun|puro|sino)[^.]*ruido/,
        /(?:ningun|ni un|sin|no hay|no reconoce|0 %|cero)[^.]*digit/,
        /digit[^.]*(?:0[.,]0|\bcero\b|\bninguno\b|\bnulo?a?\b)/,
      ],
    },
    {
      idea: "¿cuántos pasos se dan en realidad, o cuándo aparecen los dígitos?",
      patterns: [/\b(?:60|500|2000|10 ?000)\b/, /sesenta|cientos|centenares|quinientos|miles/],
    },
  ],
  required: 2,
  misconceptions: [
    {
      pattern: /frase tiene razon|(?:son|es) (?:el numero de pasos|lo mismo)/,
      message: "El 10 de la receta es el tamaño de cada paso. Los pasos se cuentan aparte: 60 al entrenar.",
      example: "El tamaño de paso es el número de pasos.",
    },
    {
      pattern: /imagenes ya son digitos/,
      message: "Mira las imágenes del paso 10, y lo que el clasificador dice de ellas.",
      example: "Tras diez pasos las imágenes ya son dígitos.",
    },
    {
      pattern: /(?:10|diez) pasos (?:son|es|bastan|ya|resultan)[^.]*(?:sufici|compromiso|bastan|buen|converg)/,
      message:
        "Das la razón al informe. Mira la fila de los diez pasos en la última rejilla: la energía ha bajado, pero ¿qué se ve en las imágenes?",
      example: "Creo que 10 pasos son suficientes porque la energía ya ha bajado mucho.",
    },
  ],
  modelAnswer: (facts) => [
    "La frase confunde dos mandos. El 10 de la receta es el tamaño de paso (`STEP_SIZE`), no el número de pasos: la receta da 60 pasos al entrenar, y al generar hacen falta cientos.",
    `Tras diez pasos de tamaño 10 la energía media es ${printFact(facts, "energia10")}, mucho menos que la del ruido, y por eso la curva impresiona. Pero el clasificador reconoce una parte de ${printFact(facts, "reconocidas10")}: las imágenes son todavía manchas y ruido. En el último momento medido la energía es ${printFact(facts, "energiaTarde", 3)} y la parte de dígitos, ${printFact(facts, "reconocidasTarde")}. Casi toda la calidad se gana después, cuando la energía ya apenas parece cambiar.`,
  ],
  hints: [
    "Busca en los parámetros de la receta cuál de ellos vale 10.",
    "Mira las imágenes y la parte de dígitos tras 10 pasos, no solo la energía.",
    "Nombra el tamaño de paso y el número de pasos, y di qué hay en las imágenes tras diez y tras 500 pasos.",
  ],
};
