import type { OrderExercise, PredictionExercise } from "../../exercise";

export const zero: PredictionExercise = {
  kind: "prediction",
  id: "08-cero",
  title: "la pérdida de una red que no sabe nada",
  question: [
    "A una red se le ponen a 0 los pesos y el sesgo de su última capa. ¿Cuánto vale su pérdida, con α = 0,1 y con las imágenes que sean?",
    "Mira qué energía le da a cada imagen, y ponla en las cuatro medias de la pérdida.",
  ],
  template: `const perdidaNula = NaN; // escribe aquí la pérdida de la red que no sabe nada
check("08-cero", perdidaNula)`,
  solution: `const perdidaNula = 0; // E = 0 en todas partes
check("08-cero", perdidaNula)`,
  expected: 0,
  absolute: 1e-6,
  mistakes: [
    { answer: 1, message: "Con la última capa a 0, la salida es 0, y no 1. ¿Qué queda en cada media?" },
    {
      answer: -5,
      message:
        "Eso es lo más bajo que puede llegar la pérdida, −1/(2α), cuando los dos grupos se separan del todo. Esta red no separa nada.",
    },
    { answer: -2.5, message: "Eso sería la parte de un solo grupo, en su mejor energía. ¿Qué energía da esta red?" },
    { answer: 0.1, message: "Eso es α. El freno multiplica α por energías al cuadrado. ¿Cuánto valen aquí esas energías?" },
  ],
  hints: [
    "Con pesos y sesgo a 0, ¿qué sale de la última capa?",
    "La energía es 0 en las reales y en las falsas. ¿Cuánto es la resta? ¿Y sus cuadrados?",
    "Las cuatro medias son 0.",
  ],
  explanation:
    "Una pérdida de 0 la tiene la red que no distingue nada, y cerca de 0 está también una red buena cuyas muestras ya no se distinguen de los datos. El número solo no dice en cuál de los dos casos estás.",
};

export const ceiling: PredictionExercise = {
  kind: "prediction",
  id: "08-suelo",
  title: "lo más que se separan del ruido",
  question: [
    "Con freno α = 0,1, y si los datos y el ruido no se parecen en nada, lo mejor es E = −1/(2α) en los datos y E = +1/(2α) en el ruido.",
    "¿A cuánto llega entonces E(ruido) − E(datos)?",
  ],
  template: `const techo = NaN; // escribe aquí E(ruido) − E(datos), con alfa = 0,1
check("08-suelo", techo)`,
  solution: `const techo = 1 / (2 * 0.1) + 1 / (2 * 0.1); // 5 por arriba y 5 por abajo
check("08-suelo", techo)`,
  expected: 10,
  absolute: 0.01,
  mistakes: [
    { answer: 5, message: "Eso es la altura de uno de los dos grupos. Están uno por encima de 0 y el otro por debajo." },
    { answer: 0, message: "Una energía es negativa y la otra positiva: al restarlas, el menos del menos suma." },
    { answer: -10, message: "El tamaño es ese. El signo: se pide ruido menos datos, y el ruido queda arriba." },
    { answer: 0.1, message: "Eso sería una energía de α/2 a cada lado. Mira la fórmula: 1 dividido entre 2α." },
  ],
  hints: ["Calcula 1/(2·0,1).", "Es 5. Los datos están en −5 y el ruido en +5.", "Es 5 − (−5)."],
  explanation:
    "Es 1/α: el techo de la validación lo pone el freno, no el modelo. Una red que solo separa ruido se queda ahí, y su curva también es plana.",
};

export const order: OrderExercise = {
  kind: "order",
  id: "08-orden",
  title: "cuatro exámenes, del más fácil al más difícil",
  question: [
    "La red densa de la última época tiene que distinguir los dígitos de cuatro contrastes: dígitos «a medias», la media de dos dígitos; «barajados», con los píxeles en desorden; «borrosos», donde cada píxel es la media de los nueve que tiene alrededor; y hojas «en blanco», sin nada de tinta.",
    "Ordénalos del más fácil (AUROC mayor) al más difícil. Escríbelos entre comillas y separados por comas.",
  ],
  template: `const orden: string[] = []; // del más fácil al más difícil: "a medias", "barajados", "borrosos", "en blanco"
check("08-orden", orden)`,
  solution: `const orden: string[] = ["barajados", "a medias", "borrosos", "en blanco"];
check("08-orden", orden)`,
  items: ["a medias", "barajados", "borrosos", "en blanco"],
  expected: ["barajados", "a medias", "borrosos", "en blanco"],
  mistakes: [
    {
      answer: ["en blanco", "borrosos", "a medias", "barajados"],
      message: "Es justo al revés: se pide del más fácil, el que más energía tiene comparado con los dígitos, al más difícil.",
    },
    {
      answer: ["barajados", "en blanco", "a medias", "borrosos"],
      message:
        "Para ti, una hoja en blanco no se parece a un dígito. Para la red, casi todos sus píxeles son como los de un dígito, y no hay ningún trazo mal hecho que levante la energía.",
    },
    {
      answer: ["en blanco", "barajados", "a medias", "borrosos"],
      message:
        "La hoja en blanco parece la más fácil. Pero la energía solo sube donde las cadenas del entrenamiento han estado: ¿crees que acababan en hojas vacías?",
    },
    {
      answer: ["barajados", "borrosos", "a medias", "en blanco"],
      message:
        "Un dígito borroso conserva sus trazos, en su sitio y algo más suaves. La media de dos tiene trazos donde no tocan. ¿Cuál se parece más a un dígito?",
    },
  ],
  hints: [
    "Empieza por el que rompe todos los trazos.",
    "A uno de los cuatro la red le da menos energía que a la mayoría de los dígitos. Piensa en el que no tiene ningún trazo que corregir: va el último.",
    "De los dos que quedan, uno solo suaviza los trazos y el otro superpone los de dos dígitos. ¿Cuál se nota menos?",
  ],
  explanation:
    "Lo difícil no es lo que a ti te parece más cercano: una hoja vacía no engaña a nadie, y a la red sí. Por eso un solo contraste, y menos aún el ruido, dice poco: hay que dar varios.",
};

export const pieces: PredictionExercise = {
  kind: "prediction",
  id: "08-trozos",
  title: "cuántos trozos rectos",
  question: [
    "La red tiene 128 neuronas ReLU en una sola capa oculta. Por un segmento entre dos imágenes, la entrada de cada neurona es una recta en t, así que cambia de signo una vez como mucho.",
    "¿De cuántos trozos rectos puede estar hecha la energía en el segmento, como mucho?",
  ],
  template: `const trozos = NaN; // escribe aquí el mayor número de trozos rectos
check("08-trozos", trozos)`,
  solution: `const trozos = 128 + 1; // un codo por neurona, como mucho, y un trozo más que codos
check("08-trozos", trozos)`,
  expected: 129,
  absolute: 0.1,
  mistakes: [
    { answer: 128, message: "Eso son los codos. Con un codo hay dos trozos, con dos codos hay tres…" },
    {
      answer: 2 ** 128,
      message:
        "Eso son las combinaciones de neuronas encendidas y apagadas en todo el espacio, como mucho. En un segmento cada neurona cambia una vez.",
    },
    { answer: 256, message: "Cada neurona cambia de estado una sola vez, y eso parte el segmento en un punto: un trozo más, no dos." },
    {
      answer: 785,
      message: "El número de píxeles no cuenta: a lo largo del segmento solo se mueve t. ¿Qué hace que la energía cambie de pendiente?",
    },
  ],
  hints: [
    "La energía es una suma de rectas y de ceros. Solo cambia de pendiente donde una neurona se enciende o se apaga.",
    "Cada neurona hace eso una vez como mucho: 128 codos.",
    "Un segmento con n codos tiene n + 1 trozos.",
  ],
  explanation:
    "Entre dos dígitos cambian muchas menos, porque casi todas las neuronas están encendidas o apagadas en los dos. Por eso la escalera de la figura tiene pocos peldaños.",
};
