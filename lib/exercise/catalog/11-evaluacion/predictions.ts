import type { OrderExercise, PredictionExercise } from "../../exercise";
import { printFact } from "../print-facts";

export const zeroEnergy: PredictionExercise = {
  kind: "prediction",
  id: "11-cero",
  title: "log Z cuando la energía es 0",
  question: [
    "E(x) = 0 en todo el cubo [−1, 1]^64, y fuera de él la probabilidad es 0. ¿Cuánto vale log Z, en nats?",
    "El logaritmo natural es `Math.log`.",
  ],
  template: `const logDelCubo = NaN; // escribe aquí log Z, en nats
check("11-cero", logDelCubo)`,
  solution: `const logDelCubo = 64 * Math.log(2); // la integral de 1 es el volumen, 2 elevado a 64
check("11-cero", logDelCubo)`,
  expected: 64 * Math.log(2),
  absolute: 0.05,
  mistakes: [
    { answer: 0, message: "Sería 0 si Z valiera 1. ¿Cuánto vale la integral de exp(0) = 1 sobre un cubo de lado 2?" },
    { answer: Math.log(64), message: "Las 64 dimensiones no se suman: el volumen es el producto de 64 lados." },
    { answer: Math.log(2), message: "Eso es una sola dimensión, un segmento de longitud 2. Hay 64." },
    { answer: 64, message: "64 sería en bits. En nats, el logaritmo de 2 no es 1." },
    { answer: -64 * Math.log(2), message: "El tamaño es ese. Pero el volumen es mayor que 1: ¿qué signo tiene su logaritmo?" },
  ],
  hints: [
    "Z es la integral de exp(−E), y exp(−0) = 1: es un volumen.",
    "El lado del cubo mide 2. El volumen es 2·2·…·2, 64 veces.",
    "log(2 elevado a 64) = 64 · log 2.",
  ],
  explanation:
    "En una imagen de 1024 píxeles, log Z de la energía 0 es 1024·log 2 ≈ 710 nats: un bit por píxel. Es la vara con la que compararemos la red.",
};

export const halfOfZ: PredictionExercise = {
  kind: "prediction",
  id: "11-mitad",
  title: "un cerrojo que solo ve un modo",
  question: [
    "Dos gaussianas iguales, muy separadas, con Z = 1 en total. La base y las muestras de vuelta están alrededor de una sola. ¿Cuánto vale el log Z que encontrarán los dos lados?",
    "En nats. El logaritmo natural es `Math.log`.",
  ],
  template: `const loQueEncuentran = NaN; // escribe aquí el log Z que encuentran, en nats
check("11-mitad", loQueEncuentran)`,
  solution: `const loQueEncuentran = Math.log(1 / 2); // solo se mide la mitad de Z
check("11-mitad", loQueEncuentran)`,
  expected: Math.log(0.5),
  absolute: 0.01,
  mistakes: [
    {
      answer: 0,
      message: "Eso es el log Z de las dos juntas. Ninguna cadena ha pasado por la otra: ¿qué parte de la integral han visto?",
    },
    {
      answer: Math.log(2),
      message: "El tamaño es ese. Pero falta probabilidad, no sobra: ¿es el Z que encuentran mayor o menor que 1?",
    },
    { answer: -0.5, message: "La mitad es de Z. Se pide su logaritmo." },
    { answer: 0.5, message: "Eso es el Z que encuentran. Se pide su logaritmo." },
  ],
  hints: [
    "Lo que miden es la integral de exp(−E) en la zona por la que pasan.",
    "Esa zona tiene la mitad: Z = 1/2.",
    "Es el logaritmo de 1/2, un número negativo: unos −0,7.",
  ],
  explanation:
    "Con el Z de la mitad, la log-verosimilitud sale log 2 ≈ 0,69 nats mejor de lo que es, y el cerrojo está cerrado. Con diez modos de los que se ven dos, serían 1,6 nats. Ningún lado puede saberlo.",
};

export const contrasts: OrderExercise = {
  kind: "order",
  id: "11-contrastes",
  title: "cuatro contrastes por su AUROC",
  question: [
    "Ordena por el AUROC de la energía, de menor a mayor: imágenes «a medias» entre dos dígitos, dígitos de «entrenamiento», dígitos «girados» 90° y «ropa».",
    "Escríbelos entre comillas y separados por comas, en la lista.",
  ],
  template: `const contrastesOrdenados: string[] = []; // de menor a mayor AUROC: "a medias", "entrenamiento", "girados", "ropa"
check("11-contrastes", contrastesOrdenados)`,
  solution: `const contrastesOrdenados: string[] = ["entrenamiento", "a medias", "girados", "ropa"];
check("11-contrastes", contrastesOrdenados)`,
  items: ["a medias", "entrenamiento", "girados", "ropa"],
  expected: ["entrenamiento", "a medias", "girados", "ropa"],
  mistakes: [
    {
      answer: ["ropa", "girados", "a medias", "entrenamiento"],
      message: "Es justo al revés: un AUROC alto es una imagen que la red separa bien de los dígitos.",
    },
    {
      answer: ["entrenamiento", "girados", "a medias", "ropa"],
      message:
        "Casi. Dos dígitos superpuestos tienen trazos donde deben y en la dirección de siempre; un 7 tumbado, no. ¿Cuál se parece más a un dígito?",
    },
    {
      answer: ["a medias", "girados", "entrenamiento", "ropa"],
      message:
        "Los de entrenamiento son dígitos como los de prueba: su AUROC es 0,5, no saber distinguirlos. Menos que eso sería preferir lo de fuera.",
    },
    {
      answer: ["entrenamiento", "a medias", "ropa", "girados"],
      message: "Entre los girados hay ceros y ochos que siguen pareciendo dígitos. ¿Y entre la ropa?",
    },
  ],
  hints: [
    "Hay uno que no se debe poder separar: el control. Va el primero.",
    "Hay uno que no tiene nada de dígito, ni trazos finos ni fondo vacío. Va el último.",
    "De los dos del medio, piensa cuál conserva trazos en su dirección normal.",
  ],
  explanation:
    "El orden va de lo que es un dígito a lo que no se le parece. Con «a medias» y «girados» la tinta sola no sabe casi nada; con la ropa, sí: es el contraste más vistoso y el más fácil.",
};

export const oneMode: PredictionExercise = {
  kind: "prediction",
  id: "11-rhat",
  title: "R̂ de cuatro cadenas que no salen de un modo",
  question: [
    "Cuatro cadenas de MALA salen del modo derecho, lo recorren bien y ninguna cruza al izquierdo. ¿Cuánto valdrá R̂, que compara la anchura de todas juntas con la de una sola?",
    "Se admite un error de 0,05.",
  ],
  template: `const miRhat = NaN; // escribe aquí el R̂ de las cuatro cadenas que salen del mismo modo
check("11-rhat", miRhat, { medido: rSombrero[0] })`,
  solution: `const miRhat = 1; // las cuatro ven lo mismo: coinciden
check("11-rhat", miRhat, { medido: rSombrero[0] })`,
  context: { rSombrero: [1.001, 7.4, 1.01] },
  expected: (facts) => Number(facts.medido),
  absolute: 0.05,
  mistakes: [
    { answer: 0, message: "R̂ es un cociente de anchuras: la de todas entre la de una. Si coinciden, ¿cuánto vale un cociente de iguales?" },
    {
      answer: 2,
      message:
        "Eso sería que todas juntas son el doble de anchas que una. Pero las cuatro recorren el mismo sitio: R̂ no sabe que hay otro modo.",
    },
    { answer: 1.2, message: "Por encima de 1 avisa de que las cadenas no coinciden, y estas coinciden: las cuatro ven lo mismo." },
  ],
  hints: [
    "Dibuja lo que ve cada cadena: las cuatro, el mismo pozo.",
    "La anchura de todas juntas es la de ese pozo. La de una sola, también.",
    "Un cociente de dos anchuras iguales.",
  ],
  explanation: (facts) =>
    `R̂ = ${printFact(facts, "medido")}: ningún aviso, y falta la mitad de la probabilidad. R̂ ve desacuerdos, no ausencias.`,
};

export const copies: PredictionExercise = {
  kind: "prediction",
  id: "11-copias",
  title: "la lejanía de un copista",
  question: [
    "Un modelo devuelve imágenes de entrenamiento, tal cual. ¿Cuánto vale la probabilidad de que una muestra suya esté más lejos de los datos de entrenamiento que una imagen de prueba?",
  ],
  template: `const lejaniaDelCopista = NaN; // escribe aquí el AUROC de «más lejos» de un modelo que solo copia
check("11-copias", lejaniaDelCopista)`,
  solution: `const lejaniaDelCopista = 0; // sus distancias son todas 0
check("11-copias", lejaniaDelCopista)`,
  expected: 0,
  absolute: 0.01,
  range: [0, 1],
  mistakes: [
    { answer: 0.5, message: "0,5 es lo que daría un modelo tan bueno como datos nuevos. ¿A qué distancia está una copia de su original?" },
    {
      answer: 1,
      message: "1 sería que sus muestras estén siempre más lejos que las imágenes nuevas. Una copia está a distancia 0.",
    },
  ],
  hints: [
    "La distancia de una copia a su original es 0.",
    "La de una imagen de prueba al dato más parecido es mayor que 0.",
    "¿Cuántas veces es 0 mayor que un número positivo?",
  ],
  explanation: "Siempre está más cerca. Cerca de 0 hay copias, o casi; hacia 1, muestras que no se parecen a ningún dato, buenas o malas.",
};
