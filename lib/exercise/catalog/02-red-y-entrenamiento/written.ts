import type { WrittenExercise } from "../../exercise";
import { printFact } from "../print-facts";

export const memory: WrittenExercise = {
  kind: "written",
  id: "02-memoria",
  title: "para qué sirve la memoria",
  question: [
    "Explica para qué sirve la memoria de repetición y qué se pierde con la congelada. Apóyate en las edades y en las imágenes que acabas de ver (unas tres frases).",
  ],
  template: `const motivo = \`\`; // escribe aquí tu respuesta, entre las comillas
check("02-memoria", motivo, { edad: edadRepetida, congelada: edadCongelada, pasos: pasosDeRonda })`,
  solution: `const motivo = \`La memoria deja que cada cadena siga donde otra se quedó, así que muchas rondas cortas suman
una cadena larga sin pagar más pasos en cada entrenamiento. Con la congelada las falsas son siempre ruido a medio bajar y la
red solo aprende a distinguirlas de los dígitos.\`;
check("02-memoria", motivo, { edad: edadRepetida, congelada: edadCongelada, pasos: pasosDeRonda })`,
  context: { edadRepetida: 13.4, edadCongelada: 0.05, pasosDeRonda: 10 },
  minimumWords: 20,
  rubric: [
    {
      idea: "¿dónde empieza una cadena que sale de la memoria, y cuántos pasos lleva ya dados?",
      patterns: [
        /cadenas? (mas |muy |muchisimo mas )?larg/,
        /\balarg|\bacumul|\bsuma[nr]?\b|\bretom|\bcontinu|\bprosig/,
        /donde .{0,25}(qued|dej|estab|iba|par)/,
        /\bsig(ue|uen|a|an)\b .{0,30}(donde|desde|bajando|avanzando)/,
        /(mas|muchos|varios|cientos de|1200) pasos/,
      ],
    },
    {
      idea: "¿qué costaría conseguir lo mismo empezando siempre en ruido?",
      patterns: [
        /\bcost|\bcoste|\bbarat|\bcar[oa]\b|\bahorr|\bpaga|\blent[oa]|tardar|mas rapid|sin (dar|hacer|gastar|alargar)|pocos pasos|\btiempo/,
      ],
    },
    {
      idea: "¿a qué se parecen las falsas con una memoria y con la otra, y qué aprende entonces la red?",
      patterns: [
        /(falsas?|muestras?|imagenes|negativ\w+) .{0,70}(trazos?|digitos?|mejor|dificil|buenas|realist|ruido|grano)/,
        /(distingu|separ)\w* .{0,50}ruido/,
        /ruido a medio|solo .{0,30}ruido|demasiado facil|mas facil/,
      ],
    },
    {
      idea: "¿por qué una pequeña parte de las cadenas vuelve a empezar en ruido nuevo?",
      patterns: [/5 ?%|0[,.]05|cinco por ciento|\bdiversidad|\bvaried|\bvariad|ruido nuevo|empiezan? de (nuevo|cero)/],
    },
  ],
  required: 2,
  misconceptions: [
    {
      pattern:
        /(guarda|almacena|contiene|recuerda|repite|memoriza)\w* .{0,25}((imagenes|digitos|datos|ejemplos) (reales|de entrenamiento)|mnist)/,
      message:
        "La memoria no tiene nada que ver con los datos: guarda cadenas, es decir, imágenes que el propio modelo está fabricando. Explica para qué le sirve recordar esas.",
      example: "La memoria guarda imágenes reales para repetirlas en el entrenamiento.",
    },
    {
      pattern: /(evita|previene|reduce|impide)\w* .{0,20}(sobreajust|overfit|sobreentren)/,
      message:
        "No va de sobreajuste: la memoria no cambia cuántas veces se ven los datos. Piensa en las cadenas: ¿hasta dónde llegan con unos pocos pasos?",
      example: "La memoria evita el sobreajuste de la red.",
    },
    {
      pattern: /(ahorra|usa|gasta|ocupa)\w* .{0,15}(menos )?(memoria del ordenador|ram|espacio en disco)/,
      message: "Al contrario: guardar 8192 imágenes ocupa unos 34 MB. Lo que se ahorra son pasos de Langevin. ¿Cómo?",
      example: "Sirve para ahorrar memoria del ordenador.",
    },
    {
      pattern: /(memoria|repeticion)\b[^.,;]{0,30}\bno (sirve|vale|aporta|hace falta|cambia nada)/,
      message:
        "Mira otra vez la figura de las dos memorias: con los mismos pasos por ronda, ¿hasta dónde han bajado las cadenas de una y de otra?",
      example: "La memoria de repetición no sirve para nada.",
    },
  ],
  hints: [
    "Compara las dos filas de la figura: las dos memorias dieron los mismos pasos en cada ronda, y a la misma red.",
    "¿Cuántas rondas lleva de media una imagen de cada memoria? Multiplica por los pasos de una ronda.",
    "Di tres cosas: que con repetición la cadena sigue donde estaba, que eso sale gratis en cada paso de entrenamiento, y a qué se parecen las falsas sin ella.",
  ],
  modelAnswer: (facts) => [
    `Para que una muestra se parezca a lo que el modelo considera probable hacen falta cientos de pasos de Langevin, y darlos todos en cada paso de entrenamiento sería muy caro. Con la memoria, cada cadena sigue donde otra se quedó: aquí, en rondas de ${facts.pasos} pasos, sus imágenes acabaron con una edad media de ${printFact(facts, "edad", 1)} rondas, unos ${Math.round(Number(facts.pasos) * Number(facts.edad))} pasos, y cada ronda solo pagó ${facts.pasos}.`,
    `La congelada se queda en una edad media de ${printFact(facts, "congelada")}: casi todas sus imágenes son el ruido del principio, así que las falsas son siempre ruido a medio bajar. La red aprende a distinguir dígitos de ese ruido, que es fácil, y no corrige los valles falsos que hay más abajo.`,
    "El 5 % que empieza en ruido nuevo mantiene la variedad: enseña también el camino desde el ruido y evita que la memoria se llene de descendientes de unas pocas cadenas.",
  ],
};

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
        /al (principio|empezar|comienzo|nacer) .{0,40}(0|cero|nula)/,
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
      pattern:
        /(modelo|red)\b[^.,;]{0,25}\b(es perfect[oa]|ya es buen[oa]|no puede mejorar)|no hace falta (mirar|ver|comprobar)[^.,;]{0,20}(muestras|imagenes)/,
      message:
        "Una red recién nacida también tiene una pérdida de casi 0, y no sabe nada. Lo que dice si el modelo es bueno está en otro sitio: ¿dónde?",
      example: "Con pérdida cero el modelo es perfecto y no hace falta mirar las muestras.",
    },
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
  modelAnswer: (facts) => [
    `La pérdida resta la energía media de las reales y la de las falsas, y las falsas las fabrica la misma red. Cuando la red aprende a reconocer un defecto de las falsas, las cadenas dejan de tenerlo: juez y falsas mejoran a la vez y la diferencia vuelve a 0. En la última época vale ${printFact(facts, "perdida", 4)}.`,
    "Un 0 lo consigue también quien no sabe nada: la red recién creada daba casi la misma energía a todo, y su pérdida era casi nula. El valor 0 no es un mínimo, y no distingue entre no haber empezado y haber aprendido mucho.",
    `Con la pérdida quieta, la distancia entre el ruido y los dígitos pasó de ${printFact(facts, "antes")} a ${printFact(facts, "ahora")}. Tampoco eso mide la calidad: para juzgar al modelo hay que mirar las muestras, a ojo y con un clasificador.`,
  ],
};
