// %% [markdown]
// # La red y su entrenamiento
//
// **Qué aprenderás**
//
// - A preparar MNIST y a construir una red convolucional cuya salida es una energía.
// - A sacar muestras de esa energía con la receta de Langevin, y para qué sirve la memoria de repetición.
// - A escribir un paso de entrenamiento con divergencia contrastiva, línea a línea.
// - A leer la historia de un entrenamiento: qué dice la pérdida, qué calla y qué hay que mirar en su lugar.
// - A guardar un entrenamiento y seguirlo después sin que cambie ni un bit.
//
// **Duración:** unos 45 minutos con los ejercicios. Los pasajes «Para quien quiera más» añaden unos 15; nada de lo demás
// los necesita. Las celdas que solo dibujan (las de `show`) basta con ejecutarlas y mirar la figura. **Antes:** los
// cuadernos 00 y 01. **Necesitas** una idea de qué es una red neuronal. [Tabla de símbolos](00-bienvenida.ipynb#Tabla-de-símbolos).
//
// | palabra | qué es |
// |---|---|
// | lote | las imágenes que se usan en un paso de entrenamiento |
// | época | una vuelta a todos los datos de entrenamiento |
// | convolución | una capa que pasa los mismos filtros pequeños por toda la imagen |
// | capa densa | una capa en la que cada salida mira todas las entradas |
// | sesgo | el número que cada filtro o neurona suma a su resultado |
// | Adam | una forma de corregir los pesos que adapta el paso de cada uno |
// | validación | medir con imágenes que no se usan para entrenar |
// | falsas | las imágenes que produce el modelo mientras entrena |
// | `Flatten` | «aplanar»: poner todos los números de una capa en fila |
// | Keras | una biblioteca de Python para construir y entrenar redes |
// | tf.js | TensorFlow.js, una biblioteca que hace esas cuentas en JavaScript |
// | TensorBoard | un programa que dibuja las curvas de un entrenamiento |
//
// Cuando digamos **el tutorial de partida**, será uno en Keras, con esta receta o una variante, del que circulan versiones. No
// hace falta conocerlo: de él tomamos las ideas, y señalamos sus trampas.

// %%
import { frozenBuffer, type ReplayBuffer, replayBuffer } from "ebm/buffer";
import { batches, firstBatch, firstImages, loadMnist } from "ebm/data";
import { networkEnergy } from "ebm/energy";
import { chooseEngine, describePlan, openNetwork, planOf } from "ebm/engine";
import { check, exercise, hint } from "ebm/exercise";
import { bars, curves, formatFixed, formatNumber, histogram, imageGrid } from "ebm/figure";
import { countParameters, preset, summary } from "ebm/network";
import { cellSignal, live, liveFigure, progress, show, showText } from "ebm/notebook";
import { contrastiveGradient } from "ebm/objective";
import { rng, STREAM } from "ebm/rng";
import { langevin, normalStart, sample, uniformStart } from "ebm/sampler";
import {
  adam,
  type Callback,
  decodeCheckpoint,
  encodeCheckpoint,
  type EpochReport,
  GDL_RECIPE,
  loadShipped,
  loadShippedHistory,
  memoryFolder,
  readEvents,
  resumeTraining,
  shippedEpochs,
  startTraining,
  tensorboard,
  testStep,
  trainer,
  type Training,
  trainStep,
  weightsSha256,
} from "ebm/trainer";

// %% [markdown]
// ## 0. Parámetros
//
// La **receta** es la del capítulo 7 de *Generative Deep Learning*: 128 imágenes por lote, 60 pasos de Langevin de tamaño
// 10 con ruido 0,005, el gradiente recortado a ±0,03, $\alpha = 0{,}1$ y Adam con $10^{-4}$. Entera tarda horas en un
// portátil. Aquí entrenas en vivo una versión **corta**, con lotes y cadenas más pequeños, y después lees la historia y
// las muestras de redes que entrenaron durante horas, con esa receta o con una variante.

// %% humo={"lote": 8, "pasosLangevin": 3, "epocas": 2, "pasosPorEpoca": 2, "cadaRegistro": 1, "rondas": 2, "pasosFoto": 3, "pasosMuestreo": 6, "muestras": 4, "cadenas": 8, "prueba": 32, "pasosReanudados": 2}
const ajustes = {
  semilla: 7,
  lote: 32,
  pasosLangevin: 20,
  tasa: 5e-4,
  epocas: 4, // épocas cortas del entrenamiento en vivo
  pasosPorEpoca: 150,
  cadaRegistro: 5, // pasos entre dos puntos de TensorBoard
  rondas: 100, // de las dos memorias que se comparan
  pasosDeRonda: 10,
  pasosFoto: 1000,
  pasosMuestreo: 500,
  muestras: 16, // las que se dibujan de cada red
  cadenas: 64, // las que se miden
  prueba: 500,
  pasosReanudados: 40,
};

// %% [markdown]
// El **motor** es quien hace las cuentas. `chooseEngine` elige el más rápido, que es el nuestro, escrito en WebAssembly;
// la sección 10 cuenta cómo funciona. Con `fma: false` renuncia a una instrucción (*fma*, multiplicar y sumar de una vez)
// que no todos los procesadores tienen, y a cambio los números de este cuaderno son los mismos en cualquier ordenador.

// %%
// Para que calcule tf.js, mucho más lento, añade prefer: "tf-wasm"
const motor = await chooseEngine({ fma: false });
`Calcula el motor ${motor.name}`

// %%
const receta = {
  ...GDL_RECIPE,
  batchSize: ajustes.lote,
  steps: ajustes.pasosLangevin,
  adam: { learningRate: ajustes.tasa },
};
const { langevin: paso } = receta;
const comoEs = (v = 0) => String(v).replace(".", ",");
showText(`La receta corta, con la que entrenas aquí
imágenes por lote        ${receta.batchSize}
pasos de Langevin        ${receta.steps}, de tamaño ${comoEs(paso.stepSize)} y con ruido ${comoEs(paso.noise)}
gradiente recortado a    ±${comoEs(paso.gradientClip)}
freno α                  ${comoEs(receta.alpha)}
tasa de Adam             ${comoEs(ajustes.tasa)}`);

// %% [markdown]
// ## 1. Los datos
//
// MNIST tiene 60 000 dígitos de entrenamiento y 10 000 de prueba, de $28 \times 28$ píxeles. Los pasamos de $[0, 255]$ a
// $[-1, 1]$ y los rodeamos de dos filas y columnas de fondo ($-1$): quedan de $32 \times 32$, que se deja dividir por dos
// cinco veces. Son **1024** dimensiones (y no las $28 \times 28 = 784$ del original).

// %%
const mnist = await loadMnist();
const primerLote = firstBatch(mnist.train, { batchSize: ajustes.lote, seed: ajustes.semilla });
const comoMucho = Math.min(10, ajustes.lote);
show(
  imageGrid(primerLote.x.slice(0, comoMucho * 1024), {
    titles: Array.from(primerLote.labels.slice(0, comoMucho), String),
    columns: comoMucho,
    title: "Dígitos reales, con su etiqueta",
    subtitle: "Las etiquetas no se usan para entrenar: la energía aprende solo de las imágenes",
  }),
  { name: "02-datos" },
);

// %% [markdown]
// ### Cuidado: barajar de verdad
//
// En Keras, la biblioteca del tutorial de partida, `fit(…, shuffle=True)` no hace nada con un `tf.data.Dataset`: si él
// mismo no baraja (con `.shuffle(…)`), cada época repite los mismos lotes en el mismo orden. `firstBatch` y `train`
// barajan cada época con un orden propio, que depende solo de la semilla. Estas son las etiquetas del primer lote:

// %%
const etiquetas = (epoca: number, shuffle: boolean) =>
  firstBatch(mnist.train, { batchSize: 8, seed: 1, epoch: epoca, shuffle }).labels.join(" ");
showText(`Sin barajar   época 0: ${etiquetas(0, false)}   época 1: ${etiquetas(1, false)}
Barajando     época 0: ${etiquetas(0, true)}   época 1: ${etiquetas(1, true)}`);

// %% [markdown]
// Otro detalle: 60 000 no es múltiplo de 128, así que al final de cada época sobran 96 imágenes. Aquí se descartan.
//
// ## 2. La red
//
// Cuatro convoluciones que reducen la imagen a la mitad cada una, una capa densa y una salida: un solo número, la energía.
// La activación es **swish**, por lo que viste en el cuaderno 01: aquí se deriva también **respecto a la imagen**.
//
// **Cuéntalo antes de mirar** la tabla que viene después:

// %%
exercise("02-parametros")

// %%
const recuento = NaN; // escribe aquí tu número
check("02-parametros", recuento)

// %% [markdown]
// Las dos redes de estos cuadernos, capa por capa: primero, la de las lecciones; debajo, una **compacta**.
// `None` es el número de imágenes del lote, que puede ser cualquiera.

// %%
const especificacion = preset("ebm-mnist");
const compacta = preset("ebm-mnist-compact");
showText(`${summary(especificacion)}\n\n${summary(compacta)}`);

// %%
const [grande, chica] = [countParameters(especificacion), countParameters(compacta)];
`La compacta tiene ${grande - chica} parámetros menos de ${grande}: el ${formatNumber((100 * (grande - chica)) / grande, 0)} %`

// %% [markdown]
// Se diferencian en dos cosas: el primer filtro de la compacta mide $3 \times 3$ en lugar de $5 \times 5$, y no tiene la capa
// densa de 64 neuronas: sus 256 últimos números van directos a la energía. Casi todo lo que pierde está en esa capa densa.
//
// Abrimos la grande con pesos nuevos (al azar, de nuestra semilla) y la miramos como lo que es: una energía de imágenes.

// %%
const red = await openNetwork(especificacion, { seed: ajustes.semilla, engine: motor });
const energia = networkEnergy(red);
const reales = firstBatch(mnist.test, { batchSize: ajustes.prueba, seed: ajustes.semilla }).x;
const antes = testStep(energia, reales, { seed: ajustes.semilla });
/** Un número siempre con los mismos decimales, para leerlo al lado de otros. */
const fijo = (v = 0, decimales = 4) => formatFixed(v, decimales);
showText(`Una energía de imágenes de ${energia.shape.join("×")}, todavía sin entrenar:
E(dígitos) = ${fijo(antes.real)}   E(ruido uniforme) = ${fijo(antes.fake)}`);

// %% [markdown]
// Todo cae cerca de 0, y lo que separa a los dos grupos es azar de los pesos. El signo es el de siempre, **baja = probable**
// (del otro habla [el cuaderno 01](01-fundamentos.ipynb#9.-El-signo-de-la-energía)).
//
// ## 3. El muestreador
//
// El paso de la receta no es el del cuaderno 00, sino un primo suyo:
//
// $$x \leftarrow \operatorname{recorta}(x + 0{,}005\,\xi), \qquad
//   x \leftarrow \operatorname{recorta}\bigl(x - 10\,\operatorname{recorta}(\nabla_x E,\ \pm 0{,}03)\bigr)$$
//
// - El gradiente se recorta a ±0,03: un píxel se mueve como mucho $10 \times 0{,}03 = 0{,}3$ por paso, además del ruido.
// - Donde nada se recorta, ese tamaño de paso y ese ruido equivalen a una temperatura
//   $T = 0{,}005^2 / (2 \cdot 10) \approx 10^{-6}$: casi cero, es decir, la receta **casi solo baja**. El cuaderno 04 saca la
//   cuenta.
//
// **Piénsalo antes de ejecutar:** ¿qué dibujará una red que todavía no ha aprendido nada?

// %%
const ruido = uniformStart(energia.shape, { chains: 4, seed: ajustes.semilla });
const sinEntrenar = await sample(langevin(energia), ruido, {
  seed: ajustes.semilla,
  steps: ajustes.pasosLangevin,
  record: [0, ajustes.pasosLangevin],
});
show(
  imageGrid(sinEntrenar.images, {
    columns: 4,
    scale: 3,
    energies: sinEntrenar.energies,
    title: "Una red sin entrenar no dibuja nada",
    subtitle: `Arriba, ruido; abajo, las mismas cadenas tras ${ajustes.pasosLangevin} pasos`,
  }),
  { name: "02-muestras-antes" },
);

// %% [markdown]
// ## 4. La memoria de repetición
//
// Unas decenas de pasos no bastan para llegar del ruido a un dígito. El truco: **no empezar de cero cada vez**. La memoria
// (*replay buffer*) guarda hasta 8192 imágenes; en cada paso de entrenamiento, cada cadena tiene un 5 % de probabilidad de
// empezar en ruido nuevo, y las demás empiezan donde otra se quedó. Así, muchas cadenas cortas hacen el trabajo de pocas
// largas.

// %%
const memoria = replayBuffer({ shape: energia.shape, seed: ajustes.semilla });
const salida = memoria.draw(ajustes.lote);
const movidas = await sample(langevin(energia), salida.x, { seed: ajustes.semilla, steps: 1 });
memoria.push(movidas.x, salida.ages);
`La memoria empezó con 128 imágenes de ruido; ${salida.fresh} de las ${ajustes.lote} cadenas son nuevas; ahora guarda ${memoria.size}`

// %% [markdown]
// La **edad** de una imagen es el número de rondas por las que ha pasado: 0 si es ruido nuevo, y una más cada vez que sale de
// la memoria, se mueve y vuelve. ¿A qué edad media llega una memoria que lleva mucho tiempo trabajando?

// %%
exercise("02-edad")

// %%
const edad = NaN; // escribe aquí tu número
check("02-edad", edad)

// %%
const historiaLarga = await loadShippedHistory("ebm-mnist-uva");
const epocas = historiaLarga.map(({ epoch }) => epoch + 1);
show(
  curves(
    [
      { name: "edad media de la memoria", x: epocas, y: historiaLarga.map((h) => h.bufferAge) },
      { name: "1 / 0,05", x: [1, epocas.length], y: [20, 20], dashed: true },
    ],
    {
      title: "La memoria envejece hasta una edad fija",
      subtitle: "Entrenamiento uva (lo presenta la sección 7); cada ronda son 60 pasos de Langevin",
      x: "época",
      y: "edad media (rondas)",
    },
  ),
  { name: "02-edad" },
);

// %% [markdown]
// Veinte rondas de 60 pasos: **de media, 1200 pasos de Langevin por cadena, al precio de 60** en cada paso de entrenamiento.
// (La curva tiembla porque cuántas cadenas empiezan de cero se decide al azar.)
//
// ### Cuidado: una memoria que no recuerda
//
// Una variante que circula guarda 128 imágenes en una variable fija y solo reemplaza las 6 primeras ($5\,\%$ de 128), con
// las cadenas que acaban de empezar en ruido. Comparemos las dos con la misma red, ya entrenada, y las mismas rondas.

// %%
const entrenada = await loadShipped("ebm-mnist");
const energiaFinal = networkEnergy(
  await openNetwork(entrenada.spec, { weights: entrenada.weights, engine: motor }),
);

/** Saca cadenas de una memoria, las mueve y las devuelve, varias rondas; da las de la última. */
async function usar(cual: ReplayBuffer) {
  let falsas: Float32Array = new Float32Array();
  for (let ronda = 0; ronda < ajustes.rondas; ronda++) {
    const { x: desde, ages } = cual.draw(16);
    const opciones = { seed: ajustes.semilla, index: ronda, steps: ajustes.pasosDeRonda };
    falsas = (await sample(langevin(energiaFinal), desde, opciones)).x;
    cual.push(falsas, ages);
  }
  const quietas = cual.ages().filter((edad) => edad === 0).length;
  const { size } = cual;
  return { edad: cual.meanAge(), quietas, size, ultimas: falsas.slice(-8 * 1024) };
}

// %%
const comun = { shape: energiaFinal.shape, capacity: 256, initial: 128, seed: ajustes.semilla };
const buena = await usar(replayBuffer(comun));
const congelada = await usar(frozenBuffer(comun));
const [edadRepetida, edadCongelada] = [buena.edad, congelada.edad];
const pasosDeRonda = ajustes.pasosDeRonda;
const resumenDe = ({ edad, quietas, size }: typeof buena) =>
  `edad media ${formatNumber(edad)}; imágenes que no se han movido nunca: ${quietas} de ${size}`;
showText(`De repetición: ${resumenDe(buena)}
Congelada:     ${resumenDe(congelada)}`);

// %%
/** Varias listas de imágenes, una detrás de otra. */
const juntar = (...listas: Float32Array[]) =>
  Float32Array.from(listas.flatMap((lista) => Array.from(lista)));
const ambas = juntar(buena.ultimas, congelada.ultimas);
show(
  imageGrid(ambas, {
    columns: 8,
    energies: energiaFinal.energy(ambas),
    rowLabels: ["repetición", "congelada"],
    title: "Las falsas que vería el entrenamiento",
    subtitle: `Tras ${ajustes.rondas} rondas de ${ajustes.pasosDeRonda} pasos, con la misma red ya entrenada`,
  }),
  { name: "02-dos-memorias" },
);

// %% [markdown]
// Con la congelada no hay repetición: el entrenamiento solo ve cadenas que salieron del ruido hace una ronda o, a lo más, dos,
// y la red aprende a distinguir dígitos de ruido a medio bajar, que es mucho más fácil. (Arriba hay imágenes casi iguales: son
// ramas de una misma cadena, porque esta memoria es pequeña.) Explícalo con tus palabras:

// %%
exercise("02-memoria")

// %%
const motivo = ``; // escribe aquí tu respuesta, entre las comillas
check("02-memoria", motivo, { edad: edadRepetida, congelada: edadCongelada, pasos: pasosDeRonda })

// %% [markdown]
// ## 5. Un paso de entrenamiento, por dentro
//
// La **divergencia contrastiva** (*persistente*, dijimos en el 01, porque las cadenas siguen donde se quedaron) baja la
// energía de lo real y sube la de lo que el modelo produce:
//
// $$L = \overline{E(x^+)} - \overline{E(x^-)} + \alpha\left(\overline{E(x^+)^2} + \overline{E(x^-)^2}\right)$$
//
// ($x^+$ son las imágenes reales, $x^-$ las falsas, y la raya es la media del lote.) Si las falsas vinieran exactamente del
// modelo, el gradiente de la primera parte sería, **en promedio, el de la máxima verosimilitud** (cambiado de signo, porque
// aquí se minimiza); el cuaderno 01 lo demuestra. La segunda parte es un freno: sujeta las energías cerca de 0, porque a
// la primera le da igual que todas crezcan juntas. Escribe la pérdida:

// %%
exercise("02-perdida")

// %%
function perdida(reales: number[], falsas: number[], alfa: number): number {
  const media = (valores: number[]) => valores.reduce((a, b) => a + b, 0) / valores.length;
  return 0; // escribe aquí la pérdida
}
check("02-perdida", perdida)

// %% [markdown]
// De corregir los pesos con el gradiente de la pérdida se ocupa **Adam**, que da a cada peso un paso a su medida.
//
// ### Para quien quiera más: Adam, por dentro
//
// Llamemos $g$ a ese gradiente. Adam lleva, para cada peso $\theta$, una media móvil suya, $m$, y otra de su cuadrado, $v$. En
// el paso número $t$ (el primero es $t = 1$):
//
// $$m \leftarrow \beta_1 m + (1 - \beta_1)\,g, \qquad v \leftarrow \beta_2 v + (1 - \beta_2)\,g^2$$
//
// $$\theta \leftarrow \theta - \eta\,\frac{m / (1 - \beta_1^t)}{\sqrt{v / (1 - \beta_2^t)} + \epsilon}$$
//
// Los dos divisores corrigen que $m$ y $v$ empiecen en 0. Aquí $\eta$ es la tasa de aprendizaje, y $\epsilon$, un número
// pequeñísimo que evita dividir entre 0; no es el $\varepsilon$ de Langevin.

// %%
exercise("02-adam")

// %%
function pasoAdam(peso: number, g: number, [m, v]: number[], t: number): number[] {
  const [eta, beta1, beta2, epsilon] = [0.01, 0.9, 0.999, 1e-7];
  const mNueva = m; // escribe aquí la media móvil de g
  const vNueva = v; // y aquí la de g²
  const pesoNuevo = peso; // y aquí el peso corregido
  return [pesoNuevo, mNueva, vNueva];
}
check("02-adam", pasoAdam)

// %% [markdown]
// ### El paso completo
//
// Con las piezas de la biblioteca, son cuatro ideas: ensuciar un poco lo real, mover las falsas, comparar energías y corregir
// los pesos.

// %%
const optimizador = adam(receta.adam);
const aprendiz = {
  pesos: red.weights(),
  momentos: optimizador.init(countParameters(red.spec)),
  paso: 0,
};

async function pasoDeEntrenamiento(lote: Float32Array) {
  // 1. Un poco de ruido en las reales: si no, la red distinguiría a las falsas solo por su grano.
  const conRuido = red.perturb(lote, {
    noise: receta.dataNoise,
    bounds: [-1, 1],
    rng: rng(ajustes.semilla, STREAM.dataNoise, aprendiz.paso),
  });
  // 2. Falsas: de la memoria, unos pasos de Langevin, y de vuelta a la memoria.
  const desde = memoria.draw(ajustes.lote);
  const falsas = await sample(langevin(energia, receta.langevin), desde.x, {
    seed: ajustes.semilla,
    index: aprendiz.paso,
    steps: receta.steps,
  });
  memoria.push(falsas.x, desde.ages);
  // 3. La pérdida y su gradiente respecto a los pesos, con las imágenes quietas.
  const { gradient, ...metricas } = contrastiveGradient(red, conRuido, falsas.x, {
    alpha: receta.alpha,
  });
  // 4. Adam corrige los pesos.
  [aprendiz.pesos, aprendiz.momentos] = optimizador.step(
    aprendiz.momentos,
    aprendiz.pesos,
    gradient,
  );
  red.setWeights(aprendiz.pesos);
  aprendiz.paso++;
  return metricas;
}
const primera = await pasoDeEntrenamiento(primerLote.x);
showText(
  `pérdida ${formatNumber(primera.loss, 4)} = contrastiva ${formatNumber(primera.cdiv, 4)} + freno ${formatNumber(primera.reg, 6)}`,
);

// %% [markdown]
// Con la red recién nacida las dos energías son casi iguales, así que la pérdida está cerca de 0. **Quédate con ese dato:**
// una red que no sabe nada tiene una pérdida casi nula.
//
// ## 6. Entrenar
//
// `trainer` repite ese paso época a época, valida al final de cada una y avisa a quien escuche: los **avisos** (*callbacks*). Aquí
// escuchan tres. Dos los escribimos nosotros: el que dibuja mientras entrena y un fotógrafo, que tras cada época saca
// muestras desde el mismo ruido y mira la memoria. El tercero es el de **TensorBoard**, que escribe en una carpeta que solo
// existe en la memoria del ordenador. Llamaremos «época» a cada 150 pasos.

// %%
const entrenamiento = startTraining(
  await openNetwork(especificacion, { seed: ajustes.semilla, engine: motor }),
  receta,
  { seed: ajustes.semilla },
);
const recorrido: { paso: number; real: number; falsa: number }[] = [];
const fotos = { muestras: [] as Float32Array[], memoria: [] as Float32Array[] };

/** Las dos energías; de un recorrido largo, un paso de cada dos. */
const dibujaRecorrido = () => {
  const pasos = recorrido.filter(({ paso }) => paso % 2 === 0 || recorrido.length < 200);
  const linea = (name: string, de: (h: (typeof pasos)[number]) => number) => ({
    name,
    x: pasos.map(({ paso }) => paso),
    y: pasos.map(de),
  });
  return curves([linea("E(reales)", (h) => h.real), linea("E(falsas)", (h) => h.falsa)], {
    title: "Las falsas persiguen a las reales",
    subtitle: `Los primeros ${recorrido.length} pasos de un entrenamiento corto`,
    x: "paso de entrenamiento",
    y: "energía media del lote",
  });
};

// %%
const pasosEnVivo = ajustes.epocas * ajustes.pasosPorEpoca;
const barra = progress({ total: pasosEnVivo, label: "Entrenamiento" });
const figuraViva = liveFigure("02-entrenamiento");

const enVivo: Callback = {
  name: "en-vivo",
  onStep: ({ real, fake, step }) => {
    recorrido.push({ paso: step, real, falsa: fake });
    barra.update(step, `E(reales) ${formatNumber(real)} · E(falsas) ${formatNumber(fake)}`);
    if (step % 50 === 0) figuraViva.update(dibujaRecorrido());
  },
};
const fotografo: Callback = {
  name: "fotografo",
  onEpoch: async (_, { run }) => {
    const desde = uniformStart(run.energy.shape, { chains: 8, seed: 2026 });
    const opciones = { seed: 2026, steps: ajustes.pasosFoto };
    fotos.muestras.push((await sample(langevin(run.energy), desde, opciones)).x);
    const salteadas = Array.from({ length: 8 }, (_, i) => run.buffer.at(2 + 2 * i));
    fotos.memoria.push(juntar(...salteadas));
  },
};
const carpeta = memoryFolder();
const entrenador = trainer(entrenamiento, {
  callbacks: [enVivo, fotografo, tensorboard(carpeta, { every: ajustes.cadaRegistro })],
  validation: firstImages(mnist.test, ajustes.prueba),
  stepsPerEpoch: ajustes.pasosPorEpoca,
});
await entrenador.fit(mnist.train, { epochs: ajustes.epocas, signal: cellSignal() });
barra.done();
figuraViva.done(dibujaRecorrido());

// %% [markdown]
// Las dos curvas suben y bajan **juntas**: la pérdida solo empuja su diferencia, y el término con $\alpha$ tira de las dos
// hacia 0. Al principio la red aprende lo fácil, que una falsa es casi ruido, y las curvas se separan; después las falsas
// mejoran, las curvas se acercan y la red tiene que fijarse en detalles más finos. Un entrenamiento sano es ese tira y
// afloja.
//
// Antes de mirar las fotos: tras tan poco entrenamiento, ¿parecerán ruido?

// %%
const tomadas = fotos.muestras.length;
const nombres = ["muestras", "memoria"].flatMap((que) =>
  Array.from({ length: tomadas }, (_, i) => `${que}, época ${i + 1}`),
);
show(
  imageGrid(juntar(...fotos.muestras, ...fotos.memoria), {
    columns: 8,
    rowLabels: nombres,
    title: "Lo que vio el fotógrafo",
    subtitle: `Muestras de ${ajustes.pasosFoto} pasos e imágenes de la memoria, época a época`,
  }),
  { name: "02-fotos" },
);

// %% [markdown]
// Ya son trazos, y ninguno es copia de una imagen real: todos salen de empujar ruido cuesta abajo en un paisaje que se
// corrige sobre la marcha. Las imágenes de la memoria que aún tienen grano acaban de entrar en ella. ¿Y por qué las muestras
// parecen peores que la memoria, si bajan mucho más rato?

// %%
const pasosDeMemoria = Math.round(ajustes.pasosLangevin * entrenamiento.buffer.meanAge());
`Pasos de Langevin que lleva una imagen de la memoria, de media: ${pasosDeMemoria}; una muestra: ${ajustes.pasosFoto}`

// %% [markdown]
// Una explicación posible, que aquí no comprobamos: siguen bajando hasta valles a los que ninguna cadena del entrenamiento
// había llegado, y que nadie ha corregido todavía.
//
// ### Los números de cada época
//
// Con los nombres de Keras: `loss` es la pérdida, `cdiv` su parte contrastiva y `reg` el freno; `real` y `fake`, las energías
// medias de las reales y las falsas. Las que empiezan por `val_` son de la validación, que compara imágenes de prueba con
// **ruido uniforme**, no con muestras del modelo.

// %%
/** Una línea por época, como las que escribe Keras al entrenar. */
function tabla(historia: readonly EpochReport[]): string {
  const titulos = ["época", "loss", "reg", "cdiv", "real", "fake"];
  const lineas = historia.map(({ epoch, loss, reg, cdiv, real, fake, validation: val }) => [
    String(epoch + 1),
    ...[loss, reg, cdiv, real, fake, val?.cdiv, val?.real, val?.fake].map((v) => fijo(v)),
  ]);
  return [[...titulos, "val_cdiv", "val_real", "val_fake"], ...lineas]
    .map((linea) => linea.map((texto) => texto.padStart(9)).join(""))
    .join("\n");
}
showText(tabla(entrenador.history));

// %% [markdown]
// La diferencia entre `val_fake` y `val_real`, que con la red sin entrenar era casi nula, es ahora enorme. Pero separar dígitos
// de **ruido uniforme** es lo fácil: basta notar que un dígito es liso. Lo que decide si el modelo es bueno es lo que hace con
// sus **propias muestras**, que son ruido cada vez mejor disfrazado.
//
// Lo que queda de esta sección es para quien quiera más. Si no, salta a la 7.
//
// ### Para quien quiera más: dos signos para la misma métrica
//
// Del tutorial de partida circulan dos versiones, y las dos devuelven $f = -E$. Una valida con $f(\text{falsas}) -
// f(\text{reales})$, como entrena; la otra, con $f(\text{reales}) - f(\text{falsas})$, al revés que su propio entrenamiento.
// Con tu red:

// %%
const despues = testStep(entrenamiento.energy, reales, { seed: ajustes.semilla });
const f = { reales: -despues.real, falsas: -despues.fake };
showText(`f(falsas) − f(reales) = ${formatNumber(f.falsas - f.reales)}   (nuestro val_cdiv: E(reales) − E(falsas))
f(reales) − f(falsas) = ${formatNumber(f.reales - f.falsas)}   (la otra versión)`);

// %% [markdown]
// La misma red, el mismo nombre y el signo contrario: antes de comparar dos gráficas, mira la fórmula.
//
// ### Para quien quiera más: el último lote
//
// Al final de cada época sobran 96 reales. Si se ponen en fila delante de 128 falsas y las 224 imágenes se parten por la
// mitad, ¿cuántas falsas caen en la mitad de las «reales»? Dieciséis. Y son las primeras de la fila, donde están las que
// acaban de empezar en ruido. Calculemos la pérdida de ese lote, y hacia dónde empuja, de las dos maneras:

// %%
const sobrantes = firstBatch(mnist.train, { batchSize: 96, seed: ajustes.semilla, epoch: 9 }).x;
const arranque = entrenamiento.buffer.draw(128);
const { x: falsas } = await sample(langevin(entrenamiento.energy), arranque.x, {
  seed: ajustes.semilla,
  steps: receta.steps,
});
const fila = juntar(sobrantes, falsas);
const mitad = fila.length / 2;
const { network } = entrenamiento;
const bien = contrastiveGradient(network, sobrantes, falsas, { alpha: receta.alpha });
const mal = contrastiveGradient(network, fila.slice(0, mitad), fila.slice(mitad), {
  alpha: receta.alpha,
});

// %%
const producto = (a: Float32Array, b: Float32Array) => a.reduce((s, v, i) => s + v * b[i], 0);
const norma = (a: Float32Array) => Math.sqrt(producto(a, a));
const coseno =
  producto(bien.gradient, mal.gradient) / (norma(bien.gradient) * norma(mal.gradient));
showText(`96 reales contra 128 falsas:  pérdida ${formatNumber(bien.loss, 3)}
partidas por la mitad:        pérdida ${formatNumber(mal.loss, 3)}
ángulo entre los dos gradientes: ${formatNumber((Math.acos(coseno) * 180) / Math.PI, 0)} grados`);

// %% [markdown]
// A esas 16 falsas, que debían subir, el reparto equivocado les **baja** la energía con la misma fuerza con que la sube a las
// demás. Es un lote de cada 469 y no hunde un entrenamiento, pero descartarlo no cuesta nada.
//
// ### Para quien quiera más: TensorBoard
//
// El tercer callback ha escrito las curvas en el formato de TensorBoard. `readEvents` lo lee de vuelta:

// %%
const lugar = "tensorboard"; // con una carpeta para las épocas y otra para los pasos
/** Los valores que guardan los ficheros de una carpeta, con su etiqueta y su paso. */
function leer(nombre: string) {
  const ficheros = carpeta.names(`${lugar}/${nombre}`);
  const bytes = ficheros.map((fichero) => carpeta.read(`${lugar}/${nombre}/${fichero}`));
  return bytes.flatMap((contenido = new Uint8Array()) => readEvents(contenido).scalars);
}
const [porEpoca, porPaso] = carpeta.names(lugar).map(leer);
/** Las etiquetas de unos puntos, cada una una vez, en filas de tres. */
const etiquetas = (puntos: typeof porPaso) =>
  [...new Set(puntos.map(({ tag }) => tag))]
    .map((tag, i) => (i % 3 === 0 ? "\n  " : "") + tag.padEnd(24))
    .join("");
showText(`Por paso: ${etiquetas(porPaso)}\nPor época: ${etiquetas(porEpoca)}`);

// %%
const serie = (tag: string) => {
  const puntos = porPaso.filter((punto) => punto.tag === tag);
  return { name: tag, x: puntos.map(({ step }) => step), y: puntos.map(({ value }) => value) };
};
show(
  curves([serie("batch_loss"), serie("batch_reg")], {
    title: "La pérdida, leída del registro de TensorBoard",
    subtitle: `De tu entrenamiento corto, un punto cada ${ajustes.cadaRegistro} pasos: al final tiembla alrededor de 0`,
    x: "paso de entrenamiento",
    y: "valor en el lote",
  }),
  { name: "02-tensorboard" },
);

// %% [markdown]
// Para verlas en TensorBoard de verdad, entrena con `npm run train -- --out CARPETA` en un terminal; después,
// `pip install tensorboard` y `tensorboard --logdir CARPETA/tensorboard`. Ahí están además los histogramas de los pesos, los
// de las energías y las fotos de cada época.
//
// ## 7. La historia de los entrenamientos largos
//
// Con los cuadernos vienen tres entrenamientos de estas dos redes, con la receta entera o con variantes. Esta es la historia
// completa de cada uno, en tabla (algunas épocas) y en curvas (todas):
//
// - **gdl**, por *Generative Deep Learning*: la receta tal cual, 70 épocas.
// - **uva**, por la Universidad de Ámsterdam (UvA), de cuyos tutoriales toma tres remedios contra la inestabilidad: Adam
//   sin inercia ($\beta_1 = 0$), una tasa de aprendizaje que baja un 3 % por época y el gradiente de los pesos acortado si
//   mide más de 0,1. También 70 épocas. De él sale `ebm-mnist`, la red de los cuadernos 03, 04 y 05; tras la
//   tabla se dice de qué época.
// - **compacta**: la red pequeña, con 100 pasos de Langevin en lugar de 60 y 10 épocas.

// %%
const historias = {
  uva: historiaLarga,
  gdl: await loadShippedHistory("ebm-mnist-gdl"),
  compacta: await loadShippedHistory("ebm-mnist-compact"),
};
/** Las épocas que caben en una tabla: las cinco primeras, cada diez y la última. */
const algunas = (historia: readonly EpochReport[]) =>
  historia.filter(
    (_, i) => i < 5 || (i + 1) % 10 === 0 || i === historia.length - 1,
  );
showText(
  Object.entries(historias)
    .map(([nombre, historia]) => `${nombre}\n${tabla(algunas(historia))}`)
    .join("\n\n"),
);
const [suya, total] = [Number(entrenada.about.epoch), historiaLarga.length];
const dondeAcaba = suya === total ? "la última de su tabla" : `y su tabla llega a la ${total}`;
`La red ebm-mnist es la de la época ${suya} de uva, ${dondeAcaba}`

// %% [markdown]
// **Piénsalo antes de ejecutar:** si la pérdida llega a casi 0 y ahí se queda, ¿ha dejado de aprender la red?

// %%
const absoluta = (de: (h: EpochReport) => number) => historiaLarga.map((h) => Math.abs(de(h)));
show(
  curves(
    [
      { name: "|loss|", x: epocas, y: absoluta((h) => h.loss) },
      { name: "|cdiv|", x: epocas, y: absoluta((h) => h.cdiv) },
      { name: "reg", x: epocas, y: absoluta((h) => h.reg) },
    ],
    {
      title: "La pérdida cae a casi cero en unas pocas épocas",
      subtitle: "Entrenamiento uva, medias de cada época en valor absoluto y escala logarítmica",
      x: "época",
      y: "valor",
      yScale: "log",
    },
  ),
  { name: "02-historia-perdida" },
);

// %%
const distanciaAlRuido = (historia: readonly EpochReport[]) =>
  historia.map(({ validation }) => -(validation?.cdiv ?? NaN));
show(
  curves(
    Object.entries(historias).map(([nombre, historia]) => ({
      name: nombre,
      x: historia.map(({ epoch }) => epoch + 1),
      y: distanciaAlRuido(historia),
      dashed: nombre === "gdl",
    })),
    {
      title: "Mientras, el ruido se aleja de los dígitos",
      subtitle: "Validación: energía media del ruido uniforme menos la de las imágenes de prueba",
      x: "época",
      y: "E(ruido) − E(reales)",
    },
  ),
  { name: "02-historia-ruido" },
);

// %%
const desdeLaTercera = historiaLarga.slice(2);
const curvaDe = (name: string, y: number[]) => ({ name, x: epocas.slice(2), y });
show(
  curves(
    [
      curvaDe("reales", desdeLaTercera.map((h) => h.real)),
      curvaDe("falsas", desdeLaTercera.map((h) => h.fake)),
      curvaDe(
        "reales de prueba (validación)",
        desdeLaTercera.map((h) => h.validation?.real ?? NaN),
      ),
    ],
    {
      title: "Reales y falsas, indistinguibles",
      subtitle: "Entrenamiento uva desde la época 3; la validación usa la red del final de cada una",
      x: "época",
      y: "energía media",
    },
  ),
  { name: "02-historia-energias" },
);

// %%
const [primeraEpoca, ultimaEpoca] = [historiaLarga[0], historiaLarga[historiaLarga.length - 1]];
const creceRuido = distanciaAlRuido(historiaLarga);
const [perdidaInicial, perdidaFinal] = [primeraEpoca.loss, ultimaEpoca.loss];
const [ruidoInicial, ruidoFinal] = [creceRuido[0], creceRuido[creceRuido.length - 1]];
showText(`De la época 1 a la ${historiaLarga.length} del entrenamiento uva:
pérdida               ${formatNumber(perdidaInicial, 4)}  →  ${formatNumber(perdidaFinal, 4)}
E(ruido) − E(reales)  ${formatNumber(ruidoInicial)}  →  ${formatNumber(ruidoFinal)}`);

// %% [markdown]
// La energía de las reales y la de las falsas se igualan enseguida, y la pérdida, que las resta, se queda junto a 0. No es
// que no haya nada que aprender: **juez y falsas mejoran a la vez**, y la pérdida solo ve la diferencia. La media de la
// validación tiembla más porque es la de una sola red, la del final de cada época, y la altura de todo el paisaje puede
// moverse sin que cambie ninguna probabilidad.
//
// Las dos recetas van a la par durante las diez primeras épocas. Después gdl aleja el ruido más deprisa, y al final lo tiene 1,7 veces
// más lejos que uva. Se diferencian en tres cosas a la vez (la inercia, la tasa que baja y el gradiente acortado), así que la figura no
// dice cuál lo hace. Alejar más el ruido no es dibujar mejor: `docs/resultados.md` mide las dos cosas. Los remedios de uva se recomiendan
// para que un entrenamiento largo no se desboque; con esta semilla, gdl llegó a la época 70 sin ellos y sin desbocarse, lo que no dice
// qué pasaría con otras. La compacta separa menos el ruido.

// %%
exercise("02-perdida-cero")

// %%
const argumento = ``; // escribe aquí tu respuesta, entre las comillas
check("02-perdida-cero", argumento, { perdida: perdidaFinal, antes: ruidoInicial, ahora: ruidoFinal })

// %% [markdown]
// ## 8. Lo que de verdad importa: las muestras
//
// Lo mismo que hizo el fotógrafo, ahora con las épocas que vienen guardadas: el mismo ruido, los mismos pasos, y cada fila
// la red de una época.

// %%
const guardadas = await shippedEpochs("ebm-mnist");
const elegidas = guardadas.filter(
  (epoca, i) => [1, 2, 5, 10, 20, 40].includes(epoca) || i === guardadas.length - 1,
);
const mismoRuido = uniformStart(energiaFinal.shape, { chains: 8, seed: 2026 });
const filas: Float32Array[] = [];
for (const epoch of elegidas) {
  const deEpoca = await loadShipped("ebm-mnist", { epoch });
  const suRed = await openNetwork(deEpoca.spec, { weights: deEpoca.weights, engine: motor });
  const opciones = { seed: 2026, steps: ajustes.pasosFoto };
  filas.push((await sample(langevin(networkEnergy(suRed)), mismoRuido, opciones)).x);
  suRed.dispose();
}

// %%
show(
  imageGrid(juntar(...filas), {
    columns: 8,
    rowLabels: elegidas.map((epoca) => `época ${epoca}`),
    title: "La misma red, época a época",
    subtitle: `Cada columna empieza en el mismo ruido y da ${ajustes.pasosFoto} pasos de Langevin`,
  }),
  { name: "02-muestras-por-epoca" },
);

// %% [markdown]
// Desde la quinta época, la pérdida no se ha apartado de 0; los dígitos siguieron cambiando. El cuaderno 03 mide con un
// clasificador lo que aquí se ve a ojo.
//
// ### ¿Qué sabe la energía?
//
// Cuatro clases de imágenes: dígitos de prueba; los mismos con **grano** (ruido gaussiano de desviación 0,2); los mismos con
// los **píxeles barajados**, todos con el mismo desorden; y ruido uniforme. Ordénalas por su energía media antes de mirar.

// %%
exercise("02-orden")

// %%
const orden: string[] = []; // de menor a mayor energía: "barajados", "dígitos", "grano", "ruido"
check("02-orden", orden)

// %%
const grano = normalStart(energia.shape, { chains: ajustes.prueba, seed: ajustes.semilla });
const recorta = (v: number) => Math.max(-1, Math.min(1, v));
/** Cada imagen de prueba con los píxeles en otro sitio. */
const cambia = (sitio: (fila: number, columna: number) => number) =>
  reales.map((_, i) => reales[i - (i % 1024) + sitio((i % 1024) >> 5, i % 32)]);
const clases = {
  dígitos: reales,
  "dígitos de lado": cambia((filaDe, columna) => columna * 32 + (31 - filaDe)),
  "hoja en blanco": new Float32Array(reales.length).fill(-1),
  grano: reales.map((v, i) => recorta(v + 0.2 * grano[i])),
  barajados: cambia((filaDe, columna) => ((32 * filaDe + columna) * 397 + 11) % 1024),
  ruido: uniformStart(energia.shape, { chains: ajustes.prueba, seed: ajustes.semilla }),
};
const media = (valores: Float32Array) => valores.reduce((a, b) => a + b, 0) / valores.length;
const mediaDe = Object.values(clases).map((imagenes) => media(energiaFinal.energy(imagenes)));

// %%
show(
  bars([{ name: "energía media", values: mediaDe }], {
    title: "La energía rechaza el desorden",
    subtitle: `${ajustes.prueba} imágenes de cada clase, según la red de la época ${String(entrenada.about.epoch)}`,
    categories: Object.keys(clases).map((clase, i) => `${clase} (${fijo(mediaDe[i], 2)})`),
    x: "clase de imagen",
    y: "energía E media",
  }),
  { name: "02-energias-entrenada" },
);

// %% [markdown]
// Barajar los píxeles no cambia cuánta tinta hay, y aun así la energía sube: la red mira **cómo se juntan**. Pero fíjate en
// lo que no rechaza: un dígito tumbado o una hoja en blanco tienen casi la energía de un dígito, y se apartan de ella mucho
// menos que un poco de grano. La red solo aprende a rechazar lo que alguna vez le enseñaron las falsas.
//
// ### Dieciséis muestras de cada red
//
// Terminamos como termina la versión del tutorial que usa la red compacta: 16 muestras de 500 pasos desde ruido, con
// tamaño de paso 20, y la energía de cada una. Al lado, las nuestras: de la red grande, con la media de los pesos de las diez
// últimas épocas de gdl (promediar quita parte del temblor de unas épocas a otras; el cuaderno 03 lo estudia con uva, y
// `docs/resultados.md` compara las dos) y con el paso de la receta, 10.

// %%
/** Muestras desde el mismo ruido, de una red que viene entrenada. */
async function muestrear(nombre: "ebm-mnist-gdl-averaged" | "ebm-mnist-compact", paso: number) {
  const fichero = await loadShipped(nombre);
  const suya = networkEnergy(
    await openNetwork(fichero.spec, { weights: fichero.weights, engine: motor }),
  );
  const desde = uniformStart(suya.shape, { chains: ajustes.cadenas, seed: 2026 });
  const opciones = { seed: 2026, steps: ajustes.pasosMuestreo };
  const { x: todas, energies } = await sample(langevin(suya, { stepSize: paso }), desde, opciones);
  return { energia: suya, energies, imagenes: todas.slice(0, ajustes.muestras * 1024) };
}
const deCompacta = await muestrear("ebm-mnist-compact", 20);
const nuestras = await muestrear("ebm-mnist-gdl-averaged", 10);

// %%
const cuantasFilas = Math.ceil(ajustes.muestras / 8);
const porRed = ["compacta", "grande"].flatMap((nombre) => Array(cuantasFilas).fill(nombre));
show(
  imageGrid(juntar(deCompacta.imagenes, nuestras.imagenes), {
    columns: Math.min(8, ajustes.muestras),
    energies: [deCompacta, nuestras].flatMap(({ energies }) => [
      ...energies.slice(0, ajustes.muestras),
    ]),
    rowLabels: porRed,
    title: "Dieciséis muestras de cada red, con su energía",
    subtitle: `El mismo ruido y ${ajustes.pasosMuestreo} pasos; la compacta, de tamaño 20, y la grande, de 10`,
  }),
  { name: "02-muestras" },
);

// %%
const energiasReales = nuestras.energia.energy(reales);
const separacion = media(nuestras.energies) - media(energiasReales);
const energiaDelRuido = media(nuestras.energia.energy(clases.ruido));
const cuanta = `${formatNumber(Math.abs(separacion), 3)} ${separacion < 0 ? "menos" : "más"}`;
show(
  histogram(
    [
      { name: "dígitos reales", values: energiasReales },
      { name: "sus muestras", values: nuestras.energies },
    ],
    {
      title: "Datos y muestras, casi a la misma altura",
      subtitle: `${ajustes.cadenas} muestras: de media, ${cuanta} energía que los datos; la del ruido es ${formatNumber(energiaDelRuido, 1)}`,
      x: "energía E",
      bins: 20,
    },
  ),
  { name: "02-energias-de-cerca" },
);

// %% [markdown]
// Las muestras acaban donde están los datos, que es lo que el entrenamiento busca. Pero dentro de esa franja la energía no
// ordena por calidad: **poca energía no garantiza una buena imagen**, y comparar la energía de dos redes distintas no dice
// nada, porque cada una tiene su escala.
//
// ### Míralo moverse
//
// Dieciséis cadenas de esa red salen del ruido, aquí mismo (también en el informe, sin ejecutar nada). **Piénsalo antes de pulsar
// «Iniciar»:** ¿qué pasará si bajas el tamaño de paso a 0,1? ¿Y si subes el ruido a 0,2? Para ver cada cambio desde el principio,
// pulsa «Reiniciar» y después «Iniciar». Elige una cadena para verla en grande, junto a su gradiente: donde es rojo empuja a quitar
// tinta, también en el blanco, donde no queda tinta que quitar y el empujón no cambia nada. La curva apunta la energía con el ruido
// recién puesto; el número de arriba es el de las imágenes que ves, después de bajar. Con mucho ruido se distinguen bien.

// %%
const paraJugar = await loadShipped("ebm-mnist-gdl-averaged");
live.digits({ spec: paraJugar.spec, weights: paraJugar.weights, name: "02-vivo" });

// %% [markdown]
// ## 9. Guardar y seguir
//
// Un entrenamiento largo se interrumpe. Para seguirlo **como si nada** hace falta guardar todo lo que cambia de un paso a
// otro: los pesos, los dos momentos de Adam, la memoria con sus edades y los contadores, de los que dependen los números al
// azar. Es lo que guarda `checkpoint`. Guardamos, seguimos unos pasos y, con otra red y otra semilla, reanudamos desde el
// fichero:

// %%
/** Da unos pasos más y devuelve la distancia E(falsas) − E(reales) de cada uno. */
async function seguir(run: Training): Promise<number[]> {
  const distancias: number[] = [];
  const { batchSize } = run.recipe;
  for (const { x: lote } of batches(mnist.train, { batchSize, seed: ajustes.semilla, epoch: 99 })) {
    if (distancias.length === ajustes.pasosReanudados) break;
    const { real, fake } = await trainStep(run, lote);
    distancias.push(fake - real);
  }
  return distancias;
}
const fichero = await encodeCheckpoint(entrenador.checkpoint());
const sinParar = await seguir(entrenamiento);

// %%
const guardado = await decodeCheckpoint(fichero, { name: "mi-entrenamiento.ebmc" });
const otraRed = await openNetwork(especificacion, { seed: 1, engine: motor });
const reanudado = startTraining(otraRed, receta, { seed: 1 });
resumeTraining(reanudado, guardado);
await seguir(reanudado);
const huella = async (run: Training) => (await weightsSha256(run.weights)).slice(0, 16);
const megas = (bytes: number) => `${formatNumber(bytes / 1e6, 1)} MB`;
showText(`El fichero ocupa ${megas(fichero.length)}; los pesos, ${megas(4 * grande)}; casi todo es la memoria
sin parar   ${await huella(entrenamiento)}…
reanudado   ${await huella(reanudado)}…`);

// %% [markdown]
// Esa ristra es el sha256 de los pesos: si es la misma, no ha cambiado **ni un bit**.
//
// Hasta aquí, el camino principal: lo que queda antes del resumen es para quien quiera más.
//
// ### Para quien quiera más: guardar solo los pesos
//
// El tutorial guarda el modelo y, al reanudar, crea un Adam y una memoria nuevos. Los pesos son los mismos; el
// entrenamiento, no.

// %%
const soloPesos = async () =>
  startTraining(
    await openNetwork(especificacion, { weights: guardado.weights, engine: motor }),
    receta,
    { seed: ajustes.semilla },
  );
const olvidadizo = await soloPesos();
const conOlvido = await seguir(olvidadizo);
const numeros = sinParar.map((_, i) => i + 1);
show(
  curves(
    [
      { name: "con todo", x: numeros, y: sinParar },
      { name: "solo los pesos", x: numeros, y: conOlvido },
    ],
    {
      title: "Sin la memoria, las falsas vuelven a ser ruido",
      subtitle: `Al reanudar, E(falsas) − E(reales) salta a ${formatNumber(conOlvido[0])}; con todo guardado era ${formatNumber(sinParar[0])}`,
      x: "paso tras reanudar",
      y: "E(falsas) − E(reales)",
    },
  ),
  { name: "02-reanudar" },
);

// %%
const distancia = (a: Float32Array, b: Float32Array) =>
  Math.sqrt(a.reduce((suma, v, i) => suma + (v - b[i]) ** 2, 0));
const avanzado = distancia(guardado.weights, entrenamiento.weights);
const apartado = distancia(entrenamiento.weights, olvidadizo.weights);
showText(`Distancia entre los pesos
del punto guardado a seguir con todo:  ${formatNumber(avanzado)}
de seguir con todo a solo los pesos:   ${formatNumber(apartado)}
El que olvida se aparta del bueno ${apartado > avanzado ? "más" : "menos"} de lo que este avanzó`);

// %% [markdown]
// El salto dura poco, pero el camino ya es otro.
//
// ### Para quien quiera más: otra trampa, que no avisa
//
// El tutorial construye la memoria como `Buffer(self.model)` y, al reanudar, cambia `ebm.model` por el modelo leído; pero
// `ebm.buffer.model` **sigue siendo el de antes, sin entrenar**. Desde entonces las falsas bajan por el paisaje de una red al
// azar. Se reproduce en una línea:

// %%
const sinNada = await openNetwork(especificacion, { seed: ajustes.semilla, engine: motor });
const equivocado = { ...(await soloPesos()), energy: networkEnergy(sinNada) };
const conOtraRed = await seguir(equivocado);
const validar = (run: Training) =>
  testStep(networkEnergy(run.network), reales, { seed: ajustes.semilla }).cdiv;
const [alEmpezar, alAcabar] = [conOtraRed[0], conOtraRed[conOtraRed.length - 1]].map((v) => fijo(v));
const [delBueno, delMalo] = [validar(entrenamiento), validar(equivocado)];
showText(`E(falsas) − E(reales), primer paso y último: ${alEmpezar} y ${alAcabar}
val_cdiv del entrenamiento bueno: ${fijo(delBueno)}
val_cdiv del equivocado:          ${fijo(delMalo)}, ${delMalo < delBueno ? "más" : "menos"} negativo`);

// %% [markdown]
// Las falsas ya no dejan nunca de ser ruido, y la red solo aprende a separarlo de los dígitos. Lo traicionero es que
// `val_cdiv` mide justo eso: cuanto más negativo, más separados, y eso parece mejor. Lo delatan `cdiv`, que no vuelve hacia
// 0, y las fotos.
//
// ## 10. Para quien quiera más: ¿cómo se calcula tan rápido?
//
// Cada paso de entrenamiento recorre la red decenas de veces hacia delante y otras tantas hacia atrás, una por paso de
// Langevin. El motor no interpreta la red capa por capa: la **compila**. Primero la convierte en un **plan**, que son solo
// datos, y con él escribe un programa de WebAssembly a la medida de esta red. Este es el plan de la nuestra:

// %%
const plan = planOf(especificacion);
showText(describePlan(plan));

// %%
const convoluciones = plan.operations.flatMap((o) => (o.kind === "convolution" ? [o] : []));
const suma = (valores: number[]) => valores.reduce((a, b) => a + b, 0);
const utiles = suma(convoluciones.map((capa) => capa.multiplyAdds));
const conRelleno = suma(
  convoluciones.map(({ input, output, kernelSize: [alto, ancho] }) => {
    const salidas = output.height * output.width * output.channels;
    return salidas * alto * ancho * input.channels;
  }),
);
const ahorro = Math.round(100 * (1 - utiles / conRelleno));
const miles = (v: number) => `${Math.round(v / 1000)} mil`;
`Productos por cadena: ${miles(utiles)}. Con los del relleno serían ${miles(conRelleno)}: sobra el ${ahorro} %`

// %% [markdown]
// - **Ocho cadenas a la vez.** Un procesador sabe hacer la misma operación con varios números de una vez (SIMD). Donde la
//   red tiene un número, la memoria guarda ocho, uno por cadena, y cada peso se lee una vez y sirve para las ocho.
// - **Ningún cero.** En los bordes, donde parte de cada filtro cae sobre el relleno, una tabla dice qué trozo está dentro de
//   la imagen: multiplicar por los ceros de fuera es trabajo que no se hace.
// - **El gradiente, por residuos.** Con avance 2 hay cuatro clases de píxeles, según la paridad de su fila y su columna.
//   Dentro de cada clase, $\nabla_x E$ vuelve a ser una convolución corriente, y la misma rutina sirve a la ida y a la vuelta.
//
// El ruido depende solo de la semilla, del paso, de la cadena y del píxel, así que el resultado es el mismo con cualquier
// número de núcleos. El resto está en `docs/motor.md`. ¿Y se puede confiar en él? tf.js calcula lo mismo con un código que
// no comparte con el nuestro más que la descripción de la red. Aquí, la energía de unos dígitos de prueba según los dos:

// %%
async function energiasSegun(prefer: "wasm" | "tf-wasm", imagenes: Float32Array) {
  const otro = await chooseEngine({ prefer, fma: false });
  const copia = await openNetwork(entrenada.spec, { weights: entrenada.weights, engine: otro });
  const energias = Array.from(copia.energy(imagenes));
  copia.dispose();
  return energias;
}
const pocas = reales.slice(0, 4 * 1024);
const [deMotor, deTf] = [await energiasSegun("wasm", pocas), await energiasSegun("tf-wasm", pocas)];
const mayor = Math.max(...deMotor.map((E, i) => Math.abs(E - deTf[i])));
showText(`wasm:   ${deMotor.map((v) => fijo(v)).join("  ")}
tf.js:  ${deTf.map((v) => fijo(v)).join("  ")}
¿Se diferencian en menos de 0,00001? ${mayor < 1e-5 ? "Sí" : "No"}`);

// %% [markdown]
// ## Resumen
//
// - Los datos van a $[-1, 1]$ y a $32 \times 32$; los lotes se barajan y el incompleto se descarta.
// - La red devuelve una energía por imagen: **baja = probable**.
// - La receta de Langevin recorta el gradiente y casi no tiene ruido: casi solo baja.
// - La memoria de repetición alarga las cadenas sin alargar el paso de entrenamiento.
// - Un paso: ensuciar lo real, mover lo falso, comparar energías, corregir los pesos.
// - La pérdida cae a casi 0 enseguida y no dice si el modelo es bueno: mira las muestras.
// - Seguir un entrenamiento exige guardar los pesos, los momentos de Adam, la memoria y los contadores.
//
// **Sigue con** [el cuaderno 03](03-checkpoints.ipynb), que mira cómo cambian las muestras, época a época.
//
// ## Para leer más
//
// - Foster (2023), *Generative Deep Learning*, 2.ª ed., capítulo 7: la receta.
// - Du y Mordatch (2019), *Implicit Generation and Modeling with Energy-Based Models*: la memoria de repetición.
// - Hinton (2002), *Training Products of Experts by Minimizing Contrastive Divergence*.
// - Tieleman (2008), *Training Restricted Boltzmann Machines using Approximations to the Likelihood Gradient*: la persistente.
// - Kingma y Ba (2015), *Adam: A Method for Stochastic Optimization*.
// - Nijkamp y otros (2019), *Learning Non-Convergent Non-Persistent Short-Run MCMC Toward Energy-Based Model*: qué aprende
//   de verdad un EBM con cadenas cortas.
// - Lippe, *UvA Deep Learning Tutorials*, tutorial 8: los remedios del entrenamiento uva.
