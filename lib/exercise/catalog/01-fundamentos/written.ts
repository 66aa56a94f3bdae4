import type { WrittenExercise } from "../../exercise";
import { printFact } from "../print-facts";

export const bottom: WrittenExercise = {
  kind: "written",
  id: "01-minimo",
  title: "¿las mejores muestras, en el fondo?",
  question: [
    "Un compañero necesita 1000 muestras del modelo y propone: «quito el ruido y bajo hasta el fondo de los pozos. Son los puntos más probables, así que serán las mejores muestras».",
    "¿Qué les pasa a esas 1000 muestras? Contéstale con lo que has medido en este cuaderno, en al menos 30 palabras.",
  ],
  template: `const respuestaFondo = \`\`; // escribe aquí tu respuesta
check("01-minimo", respuestaFondo, { con: finalCon, sin: finalSin })`,
  solution: `const respuestaFondo = \`Sin ruido todas las partículas de un pozo acaban en el mismo punto, así que no hay
  variedad, y cuántas caen en cada pozo depende de dónde empezaron y no de p. Además, con muchas dimensiones
  ninguna muestra típica está en el mínimo: su energía media es mayor.\`;
check("01-minimo", respuestaFondo, { con: finalCon, sin: finalSin })`,
  context: { finalCon: 0.13, finalSin: 0.94 },
  minimumWords: 30,
  rubric: [
    {
      idea: "de dos de esas muestras que hayan caído en el mismo pozo, ¿en qué se diferencia una de la otra?",
      patterns: [
        /variedad|diversidad|\bvari(?:an|adas)\b/,
        /iguales|identic|repetid|copias?\b|amonton|colaps/,
        /(?:mism[oa]|unic[oa]|un solo) (?:punto|sitio|lugar|valor|imagen|muestra)/,
        /dos (?:puntos|celdas|sitios|valores)/,
        /se (?:juntan|acumulan|apilan|concentran|agolpan)/,
        /\b(?:solo|solamente)\b[^.]{0,20}\b(?:dos|2)\b/,
        /todas[^.]{0,15}(?:lo mismo|el fondo|los (?:dos )?(?:minimos|fondos))/,
      ],
    },
    {
      idea: "¿cuántas caen en cada pozo, y de qué depende ese número?",
      patterns: [
        /donde (?:empe|empie|comenz|comien|sal|part)/,
        /(?:punto|posicion|sitio|lugar)s? (?:de partida|de salida|inicial|de comienzo)/,
        /barrera|condicion(?:es)? inicial|proporcion/,
        /repart|reparto/,
        /arranque|arranca/,
        /\bpesos? de (?:los|cada) pozos?/,
        /no (?:siguen?|respetan?|cumplen?|vienen? de) (?:la |las )?(?:p\b|boltzmann|probabilidad|distribucion)/,
        /pierde[^.]{0,15}distribucion/,
      ],
    },
    {
      idea: "¿qué energía tienen las muestras de verdad, comparada con la del fondo, y más si hay muchas dimensiones?",
      patterns: [
        /tipic/,
        /dimension/,
        /(?:encima|lejos|mas arriba|mas alta?|mayor)[^.]{0,40}(?:fondo|minimo)/,
        /energia media|mas energia|mayor energia/,
        /fluct|temblor|tiembl|se mueven? alrededor/,
      ],
    },
  ],
  required: 2,
  misconceptions: [
    {
      // what the classmate says may be quoted
      pattern: /(?<!\b(?:dice|cree|piensa|propone|afirma|opina)\b[^.]*)\b(?:son|seran|serian) (?:las )?mejores(?: muestras)?\b/,
      message:
        "Una muestra no es mejor por tener menos energía. Un conjunto de muestras es bueno si se reparte según p, con sus partes poco probables incluidas en la proporción que les toca.",
      example: "Las del fondo son las mejores muestras.",
    },
    {
      pattern:
        /(?:langevin|muestrear)[^.,;]{0,40}(?:minimiza|es minimizar|busca el minimo|encuentra el minimo|llega al minimo)|(?:langevin|muestrear) (?:solo|sirve|es|permite|consiste|trata|intenta|busca|se usa|nos)\b[^.,;]{0,20}(?:(?:encontrar|buscar) (?:el|los) minimos?|(?:bajar|llegar)[^.,;]{0,20}(?:fondo|minimo))/,
      message: "Langevin no minimiza: en equilibrio sube la mitad de las veces. Lo que busca es que las partículas se repartan según p.",
      example: "Langevin busca el mínimo de la energía, solo que tarda más.",
    },
  ],
  hints: [
    "Mira la figura de las partículas con y sin ruido: ¿cuántos sitios distintos ocupan las que no tienen ruido?",
    "Hay tres cosas que decir: si hay variedad, si la parte de cada pozo es la que debe y dónde está lo típico cuando hay muchas dimensiones.",
    "Sin ruido, cada una acaba en el fondo del pozo de su lado: mismo punto para todas, y repartidas según el comienzo. Explica por qué eso no es p.",
  ],
  modelAnswer: (facts) => [
    `Lo que consigue son 1000 copias de dos puntos, los fondos de los dos pozos: no hay variedad. Además, cuántas caen en cada pozo depende de dónde empezaron, porque sin ruido nadie cruza la barrera, y no de la proporción que manda p. La medida lo dice: la distancia a la densidad exacta acaba en ${printFact(facts, "sin")} sin ruido y en ${printFact(facts, "con")} con ruido.`,
    "Y «el punto más probable» no es una muestra típica. Las muestras de verdad tienen más energía que el fondo: d·T/2 más, en el cuenco. En 1024 dimensiones, ninguna de las muestras exactas se acercó siquiera al mínimo. Bajar sin ruido sirve para encontrar un mínimo, que es otra pregunta.",
  ],
};

export const purpose: WrittenExercise = {
  kind: "written",
  id: "01-para-que",
  title: "¿para qué la divergencia contrastiva y Langevin?",
  question: [
    "¿Para qué necesitamos la divergencia contrastiva y el muestreo con dinámica de Langevin? ¿Por qué no ajustamos el modelo y ya está?",
    "Explícaselo en al menos 50 palabras a alguien que sabe qué es una función de energía y nada más. Apóyate en lo que has medido.",
  ],
  template: `const respuestaParaQue = \`\`; // escribe aquí tu respuesta
check("01-para-que", respuestaParaQue, { exacta: sorpresaExacta, memoria: sorpresaMemoria, cortas: sorpresaCortas })`,
  solution: `const respuestaParaQue = \`Queremos los parámetros que hacen más probables los datos, pero p lleva dividiendo la función de
  partición Z, que con imágenes no se puede sumar. Por suerte, el gradiente de ln Z es una media según el modelo, y una
  media se estima con muestras. La divergencia contrastiva baja la energía de los datos y sube la de las muestras, que es
  el gradiente de la máxima verosimilitud. Y Langevin nos da esas muestras usando solo el gradiente de la energía, sin Z.\`;
check("01-para-que", respuestaParaQue, { exacta: sorpresaExacta, memoria: sorpresaMemoria, cortas: sorpresaCortas })`,
  context: { sorpresaExacta: 0.98, sorpresaMemoria: 0.982, sorpresaCortas: 1.25 },
  minimumWords: 50,
  rubric: [
    {
      idea: "¿qué parte de p no se puede calcular con imágenes, y por qué?",
      patterns: [/\bz\b/, /particion|intratable|normaliza/, /(?:sumar|suma de|integral)/],
    },
    {
      idea: "para corregir los parámetros no hace falta Z, sino su gradiente. ¿En qué se convierte, y cómo se estima?",
      patterns: [
        /(?:media|promedio|esperanza|valor esperado|expectativa)s?[^.]{0,60}(?:modelo|muestras)/,
        /(?:estim|aproxim)[^.]{0,60}(?:muestras|gradiente)/,
        /muestras[^.]{0,60}(?:estim|aproxim)/,
      ],
    },
    {
      idea: "¿qué le hace la divergencia contrastiva a la energía de los datos y a la de las muestras?",
      patterns: [
        /(?:baj|reduc|disminu|hund|excav|menor|menos)[^.]{0,40}(?:dato|real)/,
        /(?:sub|aument|rellen|elev|mayor)[^.]{0,40}(?:muestra|fals)/,
        /datos[^.]{0,40}menos[^.]{0,40}muestras/,
      ],
    },
    {
      idea: "¿qué necesita saber Langevin del modelo para dar muestras, y qué no?",
      patterns: [
        /langevin[^.]{0,80}(?:muestra|sin |gradiente|no (?:usa|necesita))/,
        /(?:muestra|gradiente)s?[^.]{0,80}langevin/,
        /sin (?:conocer|calcular|saber|usar|necesitar) z\b/,
      ],
    },
    {
      idea: "¿qué relación tiene ese gradiente con ajustar el modelo de la manera clásica?",
      patterns: [/verosimil/, /\bmle\b|likelihood/],
    },
  ],
  required: 3,
  misconceptions: [
    {
      pattern:
        /(?:no se puede|no podemos|no es posible|es imposible|resulta imposible) (?:usar|aplicar|utilizar|emplear|hacer)(?! (?:directamente|tal cual|sin mas))[^.,;]{0,30}(?:verosimilitud|\bmle\b)|(?:verosimilitud|\bmle\b) (?:no se puede|no es posible|es imposible)(?: de)? (?:usar|aplicar|utilizar)\b(?! (?:directamente|tal cual|sin mas))/,
      message:
        "Sí se puede: lo que no se conoce es Z. El gradiente de la máxima verosimilitud es la diferencia de dos medias, y la que depende de Z se estima con muestras. Lo has comprobado con diferencias finitas.",
      example: "No se puede usar máxima verosimilitud porque no conocemos la constante.",
    },
    {
      pattern:
        /langevin[^.,;]{0,40}(?:minimiza|busca el minimo|encuentra el minimo|llega al minimo)|langevin (?:solo|sirve|es|permite|consiste|trata|intenta|busca|se usa|nos)\b[^.,;]{0,20}(?:(?:encontrar|buscar) (?:el|los) minimos?|(?:bajar|llegar)[^.,;]{0,20}(?:fondo|minimo))/,
      message: "Langevin no minimiza la energía: reparte las partículas según p. En equilibrio, la mitad de los pasos suben.",
      example: "Langevin minimiza la energía de la imagen.",
    },
    {
      pattern: /muestras[^.,;]{0,40}(?:viven|estan|acaban|quedan|caen)[^.,;]{0,30}(?:colina|cumbre|cima)/,
      message:
        "Las muestras del modelo están en los valles del modelo: lo has medido antes y después de aprender. Lo que está en las colinas es el ruido.",
      example: "Las muestras del modelo están en las colinas del paisaje.",
    },
    {
      pattern:
        /(?:langevin|contrastiva)[^.,;]{0,30}(?:calcula|sirve para calcular|permite calcular|da|obtiene|estima) (?:el valor de )?z\b/,
      message:
        "Ninguna de las dos da Z. La gracia es que no hace falta: Langevin usa el gradiente en x, donde Z desaparece, y el entrenamiento solo necesita el gradiente de ln Z.",
      example: "La divergencia contrastiva permite calcular Z.",
    },
  ],
  hints: [
    "Empieza por lo que querríamos hacer (que los datos sean muy probables) y por lo que lo impide.",
    "Después: ln p = −E − ln Z. ¿Qué es el gradiente de ln Z? ¿Qué hace falta para estimarlo?",
    "Ordena así: Z no se puede sumar; su gradiente es una media según el modelo; esa media pide muestras; Langevin las da sin Z; con ellas, se bajan los datos y se suben las muestras.",
  ],
  modelAnswer: (facts) => [
    "Queremos los parámetros que hacen más probables los datos: la máxima verosimilitud. Como ln p = −E − ln Z, haría falta Z, una suma con un término por cada imagen posible: 256^1024, un número de 2467 cifras. No se puede hacer. Pero para corregir los parámetros basta el gradiente, y el gradiente de ln Z resulta ser, salvo el signo, una media según el modelo, que se estima con muestras.",
    "De ahí las dos piezas. La divergencia contrastiva baja la energía de los datos y sube la de las muestras del modelo: si las muestras son buenas, eso es, en promedio, el gradiente de la máxima verosimilitud. Langevin da esas muestras, porque solo usa el gradiente de E respecto a x, donde Z desaparece.",
    `Que las muestras sean buenas importa. En el modelo de la recta, la media de −ln p acabó en ${printFact(facts, "exacta", 3)} con el gradiente exacto, en ${printFact(facts, "memoria", 3)} con cadenas de 5 pasos y memoria, y en ${printFact(facts, "cortas", 3)} con cadenas de 5 pasos desde ruido.`,
  ],
};
