import type { PredictionExercise, WrittenExercise } from "../../exercise";
import { spanish } from "./spanish";

export const age: PredictionExercise = {
  kind: "prediction",
  id: "02-edad",
  title: "la edad de la memoria",
  question: [
    "En cada ronda, cada cadena empieza en ruido nuevo con probabilidad 0,05 y, si no, donde otra se quedó. Al volver a la memoria, una imagen tiene una ronda más que al salir (las que empezaron en ruido vuelven con edad 1).",
    "Cuando la memoria lleva mucho tiempo trabajando y las imágenes del principio ya se han ido, ¿qué edad media tienen las que guarda?",
  ],
  template: `const edad = NaN; // escribe aquí tu número
check("02-edad", edad)`,
  solution: `const edad = 1 / 0.05;
check("02-edad", edad)`,
  expected: 20,
  absolute: 0.5,
  mistakes: [
    {
      answer: 19,
      message: "Esa es la edad media con la que salen de la memoria. Vuelven con una ronda más, y son las que vuelven las que guarda.",
    },
    {
      answer: 1200,
      message: "Parece que has contado pasos de Langevin (60 en cada ronda). La edad se cuenta en rondas.",
    },
    { answer: 60, message: "60 son los pasos de Langevin de una ronda; la edad cuenta rondas." },
    {
      answer: 64,
      message:
        "8192 / 128 = 64 rondas son lo que tarda la memoria en renovarse entera. Pero la edad de una imagen no empieza a contar cuando entra: hereda la de la cadena que continúa.",
    },
    {
      answer: 0.05,
      message:
        "Esa es la probabilidad de empezar de cero. ¿Cuántas rondas hay que esperar, de media, a que ocurra algo de esa probabilidad?",
    },
  ],
  hints: [
    "¿Cuántas tiradas hacen falta, de media, para sacar un 6 con un dado? Aquí el «6» es empezar de cero.",
    "Llama `a` a la edad media. Una imagen que vuelve tiene 1 ronda más que la edad con la que salió, y salió con edad 0 el 5 % de las veces.",
    "La edad media cumple `a = 1 + 0,95 · a`. Despeja `a`.",
  ],
  explanation:
    "a = 1 + 0,95 a da a = 1 / 0,05 = 20 rondas: es la espera media hasta un suceso de probabilidad 0,05. Con 60 pasos por ronda son 1200 pasos de Langevin, y el entrenamiento solo paga 60 cada vez.",
};

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
  ],
  hints: [
    "Compara las dos filas de la figura: las dos memorias dieron los mismos pasos en cada ronda, y a la misma red.",
    "¿Cuántas rondas lleva de media una imagen de cada memoria? Multiplica por los pasos de una ronda.",
    "Di tres cosas: que con repetición la cadena sigue donde estaba, que eso sale gratis en cada paso de entrenamiento, y a qué se parecen las falsas sin ella.",
  ],
  modelAnswer: ({ edad, congelada, pasos }) => [
    `Para que una muestra se parezca a lo que el modelo considera probable hacen falta cientos de pasos de Langevin, y darlos todos en cada paso de entrenamiento sería muy caro. Con la memoria, cada cadena sigue donde otra se quedó: aquí, en rondas de ${pasos} pasos, sus imágenes acabaron con una edad media de ${spanish(edad, 1)} rondas, unos ${Math.round(Number(pasos) * Number(edad))} pasos, y cada ronda solo pagó ${pasos}.`,
    `La congelada se queda en una edad media de ${spanish(congelada, 2)}: casi todas sus imágenes son el ruido del principio, así que las falsas son siempre ruido a medio bajar. La red aprende a distinguir dígitos de ese ruido, que es fácil, y no corrige los valles falsos que hay más abajo.`,
    "El 5 % que empieza en ruido nuevo mantiene la variedad: enseña también el camino desde el ruido y evita que la memoria se llene de descendientes de unas pocas cadenas.",
  ],
};
