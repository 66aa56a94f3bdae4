import type { WrittenExercise } from "../../exercise";
import { percentFact, printFact } from "../print-facts";

export const flat: WrittenExercise = {
  kind: "written",
  id: "08-plana",
  title: "¿se ha estabilizado?",
  question: [
    "La guía dice que la pérdida se mantuvo constante porque el modelo se estabilizó distinguiendo lo real de lo generado. ¿Qué le contestas?",
    "Di qué resta la pérdida, por qué es plana, y dos cosas que cambiaron mientras lo era, con sus números. Con 4 o 5 frases basta.",
  ],
  template: `const respuestaPlana = \`\`; // escribe aquí tu respuesta
check("08-plana", respuestaPlana, {
  ultima: ultima,
  perdidaDiez: perdidaDiez,
  perdidaUltima: perdidaUltima,
  lisuraDiez: lisuraDiez,
  lisuraUltima: lisuraUltima,
  giradosUno: giradosUno,
  giradosDiez: giradosDiez,
  giradosCincuenta: giradosCincuenta,
  giradosUltima: giradosUltima,
})`,
  solution: `const respuestaPlana = \`La pérdida resta la energía media de las reales y la de las falsas, y las falsas salen de las cadenas del propio modelo: si
la red mejora, ellas también, y la diferencia sigue cerca de 0. Una red que da siempre 0 tiene la misma pérdida, así que un valor plano no dice si el
modelo es bueno. Y tampoco estaba quieto: las plantillas de la primera capa pasaron de grano a trazos y el AUROC de los dígitos girados bajó, subió y
volvió a bajar. Hay que mirar las muestras y varios contrastes.\`;
check("08-plana", respuestaPlana, {
  ultima: ultima,
  perdidaDiez: perdidaDiez,
  perdidaUltima: perdidaUltima,
  lisuraDiez: lisuraDiez,
  lisuraUltima: lisuraUltima,
  giradosUno: giradosUno,
  giradosDiez: giradosDiez,
  giradosCincuenta: giradosCincuenta,
  giradosUltima: giradosUltima,
})`,
  context: {
    ultima: 120,
    perdidaDiez: 0.0037,
    perdidaUltima: 0.005,
    lisuraDiez: 0.6,
    lisuraUltima: 0.8,
    giradosUno: 0.82,
    giradosDiez: 0.69,
    giradosCincuenta: 0.88,
    giradosUltima: 0.81,
  },
  minimumWords: 40,
  rubric: [
    {
      idea: "¿qué dos cosas resta la pérdida?",
      patterns: [/(resta|diferencia|menos)/, /reales? (y|menos|contra)( \w+){0,4} falsas?/],
    },
    {
      idea: "¿por qué esa resta se queda cerca de 0 aunque la red mejore?",
      patterns: [
        /(falsas?|cadenas?|muestras?)[^.]*(mejor\w+|tambien|persigu\w+|a la vez|igual\w+)/,
        /(entrenamiento|perdida)[^.]*iguala/,
        /(salen|vienen)[^.]*(modelo|cadenas?|red)/,
      ],
    },
    {
      idea: "¿hay otra red, inútil, con la misma pérdida?",
      patterns: [
        /(no sabe nada|recien (creada|nacida)|sin entrenar|inutil|mala)/,
        /siempre (da )?(e = )?(0|cero|lo mismo)/,
        /da (siempre )?(0|cero)/,
        /solo (ha visto )?ruido/,
      ],
    },
    {
      idea: "¿qué cambió dentro de la red o en sus dibujos con la pérdida quieta?",
      patterns: [/plantillas?|pesos|filtros?|primera capa|lisas?|lisura|trazos/, /dibuj\w+|muestras? (cambi|mejor)\w+/],
    },
    { idea: "¿qué nota cambió?", patterns: [/auroc|girad\w+|corrid\w+|contrastes?|grano|nota/] },
  ],
  required: 4,
  misconceptions: [
    {
      pattern: /(porque|ya que|pues) (el modelo |la red )?(ha|se ha|habia) (convergido|estabilizado|dejado de (aprender|cambiar))/,
      message: "Mira la figura de las plantillas: entre la época 10 y la última no se quedan quietas, y la pérdida sí.",
      example: "La pérdida es plana porque el modelo se ha estabilizado.",
    },
    {
      pattern: /(deberia|tiene que|tendria que) (seguir )?baj(ar|ando)( \w+)* perdida|perdida (deberia|tendria que) (seguir )?baj\w+/,
      message: "Que la pérdida bajara mucho querría decir que las falsas se distinguen cada vez mejor. ¿Es eso lo que se busca?",
      example: "La pérdida debería seguir bajando hasta el final.",
    },
  ],
  hints: [
    "Escribe la pérdida: energía media de las reales menos la de las falsas, más el freno. ¿De dónde salen las falsas?",
    "Si la red mejora, las cadenas que bajan por ella también. ¿Qué le pasa a la resta?",
    "Busca en las figuras dos cosas que cambien entre la época 10 y la última: una está en los pesos y otra en las notas.",
  ],
  modelAnswer: (facts) => [
    "La pérdida resta la energía media de las reales y la de las falsas. Las falsas salen de cadenas que bajan por la misma red: cuando ella mejora, ellas también, y el entrenamiento iguala las dos medias. Por eso se queda cerca de 0 tanto en una red buena como en una a medias, y en una que da siempre E = 0.",
    `Y que sea plana no quiere decir que nada cambie. De la época 10 a la ${printFact(facts, "ultima", 0)}, la pérdida va de ${printFact(facts, "perdidaDiez", 4)} a ${printFact(facts, "perdidaUltima", 4)}; la correlación entre pesos vecinos, de ${printFact(facts, "lisuraDiez")} a ${printFact(facts, "lisuraUltima")}; y el AUROC de los dígitos girados ha ido de ${printFact(facts, "giradosUno")}, en la primera época, a ${printFact(facts, "giradosDiez")}, a ${printFact(facts, "giradosCincuenta")} y a ${printFact(facts, "giradosUltima")}: no se queda quieto, y tampoco mejora sin más.`,
    "Para saber si el modelo mejora hay que mirar sus muestras y darle contrastes de varias clases.",
  ],
};

export const denseNetwork: WrittenExercise = {
  kind: "written",
  id: "08-densa",
  title: "¿qué le falta a la densa?",
  question: [
    "La red densa tiene más parámetros que la convolucional y dibuja peor. ¿Por qué puede ser? ¿Qué sí sabe hacer?",
    "Habla de los píxeles vecinos, del gradiente, y de si la comparación es justa. Con 4 o 5 frases basta.",
  ],
  template: `const respuestaDensa = \`\`; // escribe aquí tu respuesta
check("08-densa", respuestaDensa, {
  parametrosDensa: parametrosDensa,
  parametrosConv: parametrosConv,
  digitosDensa: parteDensa,
  digitosConv: parteConv,
  girados: giradosUltima,
  corridos: corridosUltima,
})`,
  solution: `const respuestaDensa = \`Para la densa la imagen es una lista: no sabe qué píxeles son vecinos, y con las filas barajadas da las mismas energías, así que
tiene que aprenderlo de los datos. La convolución lo trae puesto y usa cada filtro en toda la imagen. El gradiente de la densa es constante a trozos, una
escalera, y el de swish cambia poco a poco. Aun así, distingue ropa, ruido y muchos dígitos girados. La comparación es justa en parámetros, no en
productos ni en épocas: la convolucional hace muchas más cuentas por imagen.\`;
check("08-densa", respuestaDensa, {
  parametrosDensa: parametrosDensa,
  parametrosConv: parametrosConv,
  digitosDensa: parteDensa,
  digitosConv: parteConv,
  girados: giradosUltima,
  corridos: corridosUltima,
})`,
  context: {
    parametrosDensa: 100_609,
    parametrosConv: 76_993,
    parteDensa: 0.52,
    parteConv: 0.71,
    giradosUltima: 0.81,
    corridosUltima: 0.88,
  },
  minimumWords: 40,
  rubric: [
    {
      idea: "¿sabe la densa qué píxeles son vecinos?",
      patterns: [/vecin\w+/, /es una lista/, /baraj\w+/, /(no sabe|ignora)[^.]*(cerca|junt|lado|sitio)/],
    },
    {
      idea: "¿qué trae puesto una convolución?",
      patterns: [
        /convoluci\w+[^.]*(trae|puesto|comparte|mismo filtro|cada filtro|cualquier sitio|toda la imagen)/,
        /comparte|mism[oa]s? (filtro|peso)s?/,
      ],
    },
    {
      idea: "¿cómo es el gradiente de una red ReLU?",
      patterns: [/(constante|plan\w+) a trozos/, /escal(era|on\w*)|peldan\w+/, /trozos? (plan|rect)\w+/, /a saltos/],
    },
    {
      idea: "¿en qué es justa la comparación y en qué no?",
      patterns: [/(no )?(es )?justa/, /productos|cuentas|operaciones|calculo/, /epocas|receta/],
    },
    {
      idea: "¿qué sí sabe hacer la densa?",
      patterns: [/(distingue|nota|detecta|rechaza|separa)/, /auroc/, /dibuja (algun|cifras|digitos|peor|menos)/],
    },
  ],
  required: 4,
  misconceptions: [
    {
      pattern: /(densa|perceptron|mlp) (tiene|lleva) (menos|pocos) parametros/,
      message: "Cuéntalos otra vez: la tabla de la comparación los da. La densa es la que tiene más.",
      example: "La densa tiene menos parámetros y por eso dibuja peor.",
    },
    {
      pattern: /(densa|relu) (no (puede|consigue) aprender|es incapaz de)( \w+)* (vecin|trazo)\w*/,
      message: "Mira sus plantillas en la última época: ¿son grano o trazos? No lo trae puesto, pero lo aprende.",
      example: "La densa no puede aprender trazos.",
    },
  ],
  hints: [
    "¿Qué le pasa a la energía de la densa si se barajan igual los píxeles y las filas de W?",
    "Compara las dos pendientes de la figura de la escalera, y piensa en dónde se usa cada filtro de una convolución.",
    "Mira la tabla de parámetros y productos: ¿en cuál de las dos gana cada red?",
  ],
  modelAnswer: (facts) => [
    `La densa tiene ${printFact(facts, "parametrosDensa", 0)} parámetros y la convolucional, ${printFact(facts, "parametrosConv", 0)}; dibujan un ${percentFact(facts, "digitosDensa")} y un ${percentFact(facts, "digitosConv")} de dígitos. Para la densa la imagen es una lista: no sabe qué píxeles son vecinos y lo aprende de los datos. Una convolución lo trae puesto, y usa el mismo filtro en toda la imagen.`,
    "Su gradiente, por ser ReLU, es constante a trozos: dentro de cada trozo no dice nada de lo que hay más allá. El de swish cambia poco a poco.",
    `Sí sabe distinguir: con los dígitos girados tiene un AUROC de ${printFact(facts, "girados")}, y con los corridos, de ${printFact(facts, "corridos")}. La comparación es justa en parámetros, no en productos por imagen, ni en épocas ni en receta.`,
  ],
};
