import type { OrderExercise, PredictionExercise } from "../../exercise";

export const risingShare: PredictionExercise = {
  kind: "prediction",
  id: "05-suben",
  title: "¿cuántos pasos suben?",
  question: [
    "Mira solo la segunda mitad de la carrera, cuando la energía media ya parece plana. ¿Qué parte de los pasos, de 0 a 1, sube la energía de su cadena? Esta receta lleva mucho menos ruido que los paisajes de los cuadernos 00 y 01: ¿importa?",
    "Se acepta un error de 0,1.",
  ],
  template: `const parte = NaN; // escribe aquí tu número, entre 0 y 1
check("05-suben", parte, { medido: suben })`,
  solution: `const parte = 0.48;
check("05-suben", parte, { medido: suben })`,
  context: { suben: 0.49 },
  expected: (facts) => Number(facts.medido),
  absolute: 0.1,
  range: [0, 1],
  mistakes: [
    {
      answer: 0,
      message:
        "Eso diría que cada paso baja la energía. Langevin no se lo promete a nadie: cada paso lleva un empujón al azar, y cerca del fondo ese empujón casi siempre es cuesta arriba.",
    },
    {
      answer: 1,
      message: "Si casi todos los pasos subieran, la media subiría, y la has visto bajar.",
    },
    {
      answer: 0.2,
      message: "Son más. Piensa en una cadena casi quieta: ¿qué decide si un paso queda más arriba o más abajo que el anterior?",
    },
  ],
  hints: [
    "Cuando la cadena apenas baja ya, lo que cambia de un paso a otro es sobre todo el azar.",
    "Si la curva fuera exactamente plana, las subidas y las bajadas se compensarían.",
    "La cuesta que queda es muy suave comparada con el temblor de cada paso: subir o bajar es casi como una moneda.",
  ],
  explanation: (facts) =>
    `Sube el ${Math.round(100 * Number(facts.medido))} % de los pasos: casi una moneda. La media baja porque, sumado todo, las bajadas quitan algo más de lo que devuelven las subidas. «Cada paso baja la energía» es falso.`,
};

export const order: OrderExercise = {
  kind: "order",
  id: "05-orden",
  title: "¿quién acaba más abajo?",
  question: [
    'Ordena de menor a mayor energía media: "datos", los dígitos de prueba sin mover; "datos-largos", esos mismos dígitos después de 5000 pasos de la receta; y "ruido-corto", ruido uniforme después de 60 pasos.',
  ],
  template: `const orden: string[] = []; // de menor a mayor energía media: "datos", "datos-largos", "ruido-corto"
check("05-orden", orden)`,
  solution: `const orden: string[] = ["datos-largos", "datos", "ruido-corto"];
check("05-orden", orden)`,
  items: ["datos", "datos-largos", "ruido-corto"],
  expected: ["datos-largos", "datos", "ruido-corto"],
  mistakes: [
    {
      answer: ["datos", "datos-largos", "ruido-corto"],
      message:
        "Pones los datos en el fondo. Entrenar baja los datos y sube las muestras hasta que quedan a la par; nada impide que cerca de un dígito haya sitios más bajos, a los que las muestras del entrenamiento no han llegado.",
    },
    {
      answer: ["datos-largos", "ruido-corto", "datos"],
      message: "60 pasos desde ruido son pocos: a esas alturas aún queda grano en las imágenes, y el grano cuesta energía.",
    },
    {
      answer: ["ruido-corto", "datos", "datos-largos"],
      message: "Es justo al revés. La receta casi no tiene azar: ¿hacia dónde mueve a quien la sigue muchos pasos?",
    },
  ],
  hints: [
    "La receta es casi un descenso puro. ¿Qué le hace a la energía de quien empieza en un dígito?",
    "Un dígito real no tiene por qué estar en el punto más bajo de su valle: la receta puede seguir bajando desde él.",
    "Lo más alto es el ruido, que en 60 pasos no termina de caer; lo más bajo, los dígitos que han bajado 5000 pasos.",
  ],
  explanation:
    "Los dígitos reales se reparten por las laderas del valle, y la receta, casi sin azar, los lleva más abajo. El ruido necesita más de 60 pasos para llegar a su altura: en el entrenamiento lo consigue porque la memoria de repetición encadena muchas carreras.",
};

const STEP = 10;
const NOISE = 0.005;
const TEMPERATURE = NOISE ** 2 / (2 * STEP);

export const floor: PredictionExercise = {
  kind: "prediction",
  id: "05-fondo",
  title: "la energía térmica de 1024 píxeles",
  question: [
    "Supón que los 1024 píxeles fueran libres y que la red, cerca de su mínimo, fuera un cuenco muy suave, con ηk casi 0. Con η = 10 y σ = 0.005, ¿a qué altura sobre el mínimo estaría la meseta?",
    "Puedes escribir una cuenta, por ejemplo `1024 * 0.005`. Se acepta un error de 0.00002.",
  ],
  template: `const fondo = NaN; // escribe aquí tu número (vale una cuenta)
check("05-fondo", fondo)`,
  solution: `const fondo = (1024 * 0.005 ** 2) / (4 * 10);
check("05-fondo", fondo)`,
  expected: 512 * TEMPERATURE,
  absolute: 2e-5,
  mistakes: [
    { answer: 1024 * TEMPERATURE, message: "Eso da T por cada dimensión. En un cuenco, cada dimensión aporta solo la mitad de T." },
    {
      answer: 256 * TEMPERATURE,
      message: "Te has quedado a la mitad. Repasa el 2 de T = σ²/(2η) y el de d/2: no se cuentan dos veces más.",
    },
    { answer: TEMPERATURE, message: "Esa es la temperatura T. Falta sumar lo que aporta cada uno de los 1024 píxeles." },
    {
      answer: 512,
      message: "Eso sería con T = 1. La temperatura de la receta es T = σ²/(2η), muchísimo menor.",
    },
    {
      answer: (1024 * NOISE) / (4 * STEP),
      message: "En la fórmula, el ruido va al cuadrado: σ², no σ.",
    },
  ],
  hints: [
    "Usa la fórmula de la meseta con ηk = 0: d σ² / (2η · 2).",
    "Es (d/2)·T, con d = 1024 y T = σ²/(2η).",
    "T = 0.005² / 20 = 1.25e-6, y hay que multiplicarla por 512.",
  ],
  explanation:
    "(1024/2)·T = 512 · 1,25·10⁻⁶ = 6,4·10⁻⁴: mucho menos que lo que se diferencian en energía dos dígitos. La temperatura de la receta apenas puede mover nada.",
};
