// %% [markdown]
// # La red y su entrenamiento
//
// **Qué aprenderás**
//
// - A preparar MNIST y a construir una red convolucional cuya salida es una energía.
// - A sacar muestras de esa energía con la receta de Langevin, y a guardarlas en una memoria de repetición.
// - A escribir un paso de entrenamiento con divergencia contrastiva, línea a línea.
// - A leer las métricas: qué debe pasar con las energías de lo real y de lo falso.
// - Cómo se calcula todo eso tan rápido, sin tarjeta gráfica.
//
// **Duración:** unos 40 minutos. **Antes:** el cuaderno 00. **Necesitas** una idea de qué es una red neuronal.
//
// | palabra | qué es |
// |---|---|
// | lote | las imágenes que se usan en un paso de entrenamiento |
// | época | una vuelta a todos los datos de entrenamiento |
// | convolución | una capa que pasa los mismos filtros pequeños por toda la imagen |
// | capa densa | una capa en la que cada salida mira todas las entradas |
// | sesgo | el número que cada filtro o neurona suma a su resultado |
// | Adam | una forma de corregir los pesos que adapta el paso de cada uno |
// | verosimilitud | la probabilidad que el modelo da a los datos |

// %%
import { replayBuffer } from "ebm/buffer";
import { firstBatch, loadMnist } from "ebm/data";
import { networkEnergy } from "ebm/energy";
import { chooseEngine, describePlan, openNetwork, planOf } from "ebm/engine";
import { check, exercise } from "ebm/exercise";
import { curves, formatNumber, histogram, imageGrid } from "ebm/figure";
import { ACTIVATIONS, countParameters, preset, summary } from "ebm/network";
import { cellSignal, liveFigure, progress, show, showText } from "ebm/notebook";
import { contrastiveGradient } from "ebm/objective";
import { rng, STREAM } from "ebm/rng";
import { langevin, meanOverChains, sample, uniformStart } from "ebm/sampler";
import {
  adam,
  GDL_RECIPE,
  loadShipped,
  startTraining,
  testStep,
  train,
} from "ebm/trainer";

// %% [markdown]
// ## 0. Parámetros
//
// La **receta** es la del capítulo 7 de *Generative Deep Learning*: 128 imágenes por lote, 60 pasos de Langevin de tamaño
// 10 con ruido 0,005, el gradiente recortado a ±0,03, $\alpha = 0{,}1$ y Adam con $10^{-4}$. Entera tarda horas en un
// portátil, así que este cuaderno entrena en vivo una versión **corta**, de unos cientos de pasos con lotes y cadenas más
// pequeños, y después mira una red que se entrenó con la receta completa.

// %% humo={"lote": 8, "pasosLangevin": 3, "pasosEntrenamiento": 3, "pasosMuestreo": 6, "muestras": 4, "prueba": 32}
const ajustes = {
  semilla: 7,
  lote: 32,
  pasosLangevin: 20,
  pasosEntrenamiento: 600,
  tasa: 5e-4,
  pasosMuestreo: 600,
  muestras: 16,
  prueba: 500,
};

// %% [markdown]
// El **motor** es quien hace las cuentas. `chooseEngine` elige el más rápido, que es el nuestro, escrito en WebAssembly;
// la sección 8 cuenta cómo funciona. Con `fma: false` renuncia a una instrucción que no todos los procesadores tienen, y a
// cambio los números de este cuaderno son los mismos en cualquier ordenador. Para que calcule tf.js basta cambiar esta
// línea: las energías salen iguales con los decimales que se ven, pero tarda mucho más.

// %%
const motor = await chooseEngine({ fma: false }); // o con tf.js: chooseEngine({ prefer: "tf-wasm" })
`Calcula el motor ${motor.name}`

// %%
const receta = {
  ...GDL_RECIPE,
  batchSize: ajustes.lote,
  steps: ajustes.pasosLangevin,
  adam: { learningRate: ajustes.tasa },
};
receta

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
// ### Cuidado: dos detalles que muchos tutoriales pasan por alto
//
// - **El último lote.** 60 000 no es múltiplo de 128: sobran 96 imágenes. Si se juntan con 128 falsas y el conjunto se
//   parte por la mitad, 16 falsas cuentan como reales. Aquí el lote incompleto se descarta.
// - **Barajar de verdad.** En Keras, `shuffle=True` no hace nada con un `tf.data.Dataset`: cada época repite los mismos
//   lotes en el mismo orden. `firstBatch` y `train` barajan cada época con un orden propio que depende solo de la semilla.

// %%
const etiquetas = (epoca: number, shuffle: boolean) =>
  firstBatch(mnist.train, { batchSize: 8, seed: 1, epoch: epoca, shuffle }).labels.join(" ");
showText(`Sin barajar   época 0: ${etiquetas(0, false)}   época 1: ${etiquetas(1, false)}
Barajando     época 0: ${etiquetas(0, true)}   época 1: ${etiquetas(1, true)}`);

// %% [markdown]
// ## 2. La red
//
// Cuatro convoluciones que reducen la imagen a la mitad cada una, una capa densa y una salida: un solo número, la energía.
// La activación es **swish**, $\operatorname{swish}(x) = x\,\sigma(x)$: suave en todas partes. Aquí importa más que en un
// clasificador, porque no solo derivamos respecto a los pesos sino también **respecto a la imagen**.

// %%
const x = Float32Array.from({ length: 121 }, (_, i) => -6 + i / 10);
const comparadas = (["swish", "relu"] as const).map((nombre) => ({
  nombre,
  f: ACTIVATIONS[nombre],
}));
show(
  curves(
    comparadas.flatMap(({ nombre, f }) => [
      { name: nombre, x, y: x.map((v) => f.value(v)) },
      { name: `derivada de ${nombre}`, x, y: x.map((v) => f.derivative(v)), dashed: true },
    ]),
    {
      title: "Swish no tiene esquinas ni se apaga del todo",
      subtitle: "La derivada de ReLU salta en 0 y es nula a su izquierda",
      x: "entrada",
      y: "salida",
    },
  ),
  { name: "02-swish" },
);

// %% [markdown]
// **Cuéntalo antes de mirar** la tabla que viene después:

// %%
exercise("02-parametros")

// %%
const recuento = NaN; // escribe aquí tu número
check("02-parametros", recuento)

// %% [markdown]
// La red entera, capa por capa. `None` es el número de imágenes del lote, que puede ser cualquiera.

// %%
const especificacion = preset("ebm-mnist");
showText(summary(especificacion));

// %% [markdown]
// Abrimos la red con pesos nuevos (al azar, de nuestra semilla) y la miramos como lo que es: una energía de imágenes.

// %%
const red = await openNetwork(especificacion, { seed: ajustes.semilla, engine: motor });
const energia = networkEnergy(red);
`${red.spec.name}: ${countParameters(red.spec)} parámetros, una energía de imágenes de ${energia.shape.join("×")}`

// %%
const reales = firstBatch(mnist.test, { batchSize: ajustes.prueba, seed: ajustes.semilla }).x;
const ruidoDePrueba = uniformStart(energia.shape, {
  chains: ajustes.prueba,
  seed: ajustes.semilla,
});
show(
  histogram(
    [
      { name: "dígitos reales", values: energia.energy(reales) },
      { name: "ruido uniforme", values: energia.energy(ruidoDePrueba) },
    ],
    {
      title: "Sin entrenar, la energía no sabe nada",
      subtitle: "Todo cae cerca de 0, y lo que separa a los dos grupos es azar de los pesos",
      x: "energía E",
    },
  ),
  { name: "02-energias-antes" },
);

// %% [markdown]
// ### Cuidado: el signo
//
// Nuestra red devuelve $E$: **baja = probable**. La de muchos tutoriales devuelve $f = -E$, su código *sube* por $f$ y sus
// figuras escriben «E» encima de $f$. Es la misma matemática con el signo cambiado, pero si se mezclan los dos convenios
// todo entrena al revés. Una red que produzca $f$ se abre aquí con `outputSign: -1`.

// %%
exercise("02-signo")

// %%
const cociente = NaN; // escribe aquí p(A) / p(B)
check("02-signo", cociente)

// %% [markdown]
// ## 3. El muestreador
//
// El paso de la receta no es el del cuaderno 00, sino un primo suyo:
//
// $$x \leftarrow \operatorname{recorta}(x + 0{,}005\,\xi), \qquad
//   x \leftarrow \operatorname{recorta}\bigl(x - 10\,\operatorname{recorta}(\nabla_x E,\ \pm 0{,}03)\bigr)$$
//
// - El gradiente se recorta a ±0,03: un píxel se mueve como mucho $10 \times 0{,}03 = 0{,}3$ por paso, además del ruido.
// - Donde nada se recorta, ese tamaño de paso y ese ruido equivalen a una temperatura
//   $T = \text{ruido}^2 / (2 \cdot \text{paso})$.
//
// **Piénsalo antes de ejecutar:** ¿qué orden de magnitud tiene esa temperatura?

// %%
const { noise, stepSize } = { noise: 0.005, stepSize: 10 };
`T = ${formatNumber(noise ** 2 / (2 * stepSize))}: casi cero, es decir, la receta casi solo baja`

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
    energies: sinEntrenar.energies,
    title: "Muestras de una red sin entrenar",
    subtitle: `Arriba, el ruido; abajo, tras ${ajustes.pasosLangevin} pasos: la energía baja un poco y a simple vista nada cambia`,
  }),
  { name: "02-muestras-antes" },
);

// %% [markdown]
// ## 4. La memoria de repetición
//
// Unas decenas de pasos no bastan para llegar del ruido a un dígito. El truco: **no empezar de cero cada vez**. La memoria
// guarda hasta 8192 muestras; en cada paso de entrenamiento, cada cadena tiene un 5 % de probabilidad de empezar en ruido
// nuevo, y las demás empiezan donde otra se quedó. Así, muchas cadenas cortas hacen el trabajo de pocas largas.

// %%
const memoria = replayBuffer({ shape: energia.shape, seed: ajustes.semilla });
const salida = memoria.draw(ajustes.lote);
const movidas = await sample(langevin(energia), salida.x, { seed: ajustes.semilla, steps: 1 });
memoria.push(movidas.x, salida.ages);
`La memoria empezó con 128 imágenes de ruido; ${salida.fresh} de las ${ajustes.lote} cadenas son nuevas; ahora guarda ${memoria.size}`

// %% [markdown]
// ### Cuidado: una memoria que no recuerda
//
// Una variante que circula en tutoriales guarda 128 imágenes en una variable fija y solo reemplaza las 6 primeras, las
// que empezaron en ruido. Las otras 122 no cambian nunca: no hay repetición, y el entrenamiento solo ve cadenas cortas
// desde ruido.
//
// ## 5. Un paso de entrenamiento, por dentro
//
// La **divergencia contrastiva** baja la energía de lo real y sube la de lo que el modelo produce:
//
// $$L = \overline{E(x^+)} - \overline{E(x^-)} + \alpha\left(\overline{E(x^+)^2} + \overline{E(x^-)^2}\right)$$
//
// Si las muestras $x^-$ vinieran exactamente del modelo, el gradiente de la primera parte sería, **en promedio, el de la
// máxima verosimilitud** (cambiado de signo, porque aquí se minimiza). Por eso no es cierto que «con un EBM no se puede
// usar máxima verosimilitud»: lo que no se conoce es $Z$, y su gradiente se estima con muestras. La segunda parte
// impide que las energías crezcan sin freno.
//
// ($x^+$ son las imágenes reales, $x^-$ las muestras del modelo, y la raya es la media del lote.) Escribe primero la
// pérdida:

// %%
exercise("02-perdida")

// %%
function perdida(reales: number[], falsas: number[], alfa: number): number {
  const media = (valores: number[]) => valores.reduce((a, b) => a + b, 0) / valores.length;
  return 0; // escribe aquí la pérdida
}
check("02-perdida", perdida)

// %% [markdown]
// Y ahora el paso completo, con las piezas de la biblioteca. Son cuatro ideas: ensuciar un poco lo real, mover las falsas,
// comparar energías y corregir los pesos.

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
// Con la red recién nacida las dos energías son casi iguales, así que la pérdida está cerca de 0. Lo interesante es cómo
// cambia.
//
// ## 6. Entrenar
//
// La biblioteca hace lo mismo con `startTraining` y `train`, que además barajan, cuentan y avisan. Puedes interrumpir la
// celda (■) cuando quieras: se queda con lo aprendido hasta ahí.

// %%
const entrenamiento = startTraining(
  await openNetwork(especificacion, { seed: ajustes.semilla, engine: motor }),
  receta,
  { seed: ajustes.semilla },
);
const antes = testStep(entrenamiento.energy, reales, { seed: ajustes.semilla });
const historia: { real: number; falsa: number }[] = [];

const dibujaHistoria = () =>
  curves(
    [
      { name: "E(reales)", y: historia.map((h) => h.real) },
      { name: "E(falsas)", y: historia.map((h) => h.falsa) },
    ],
    {
      title: "Las falsas persiguen a las reales",
      subtitle: `Los primeros ${historia.length} pasos de un entrenamiento corto`,
      x: "paso de entrenamiento",
      y: "energía media del lote",
    },
  );

// %%
async function entrenarEnVivo(pasos: number) {
  const barra = progress({ total: pasos, label: "Entrenamiento" });
  const figura = liveFigure("02-entrenamiento");
  await train(entrenamiento, mnist.train, {
    stepsPerEpoch: pasos,
    signal: cellSignal(),
    onStep: ({ real, fake, batch }) => {
      historia.push({ real, falsa: fake });
      barra.update(batch + 1, `E(real) ${formatNumber(real)} · E(falsa) ${formatNumber(fake)}`);
      if (batch % 50 === 49) figura.update(dibujaHistoria());
    },
  });
  barra.done();
  figura.done(dibujaHistoria());
}
await entrenarEnVivo(ajustes.pasosEntrenamiento);

// %% [markdown]
// Las dos curvas suben y bajan **juntas**: la pérdida solo empuja su diferencia, y el término con $\alpha$ tira de las dos
// hacia 0. Lo que dice algo es la **distancia** entre ellas, y no tiene por qué crecer siempre. Al principio la red aprende
// lo fácil, que una falsa es casi ruido, y las curvas se separan; después las falsas mejoran, las curvas se acercan y la red
// tiene que fijarse en detalles más finos. Un entrenamiento sano es ese tira y afloja.
//
// La memoria guarda esas falsas. Antes de mirar: tras tan poco entrenamiento, ¿parecerán ruido?

// %%
show(
  imageGrid(entrenamiento.buffer.images(16), {
    columns: 8,
    title: "Las últimas falsas de la memoria",
    subtitle: `Tu red, tras ${historia.length} pasos de entrenamiento con lotes de ${ajustes.lote}`,
  }),
  { name: "02-memoria" },
);

// %% [markdown]
// Ya son trazos, y ninguno es copia de una imagen real: todos salen de empujar ruido cuesta abajo, unos pocos pasos cada
// vez, en un paisaje que se corrige sobre la marcha. Las que aún tienen grano acaban de entrar en la memoria.
//
// ### ¿Aprendió algo?
//
// Comparamos con imágenes de prueba, que no ha visto, y con ruido uniforme. La diferencia
// $\overline{E(\text{reales})} - \overline{E(\text{ruido})}$ debe volverse negativa.

// %%
const despues = testStep(entrenamiento.energy, reales, { seed: ajustes.semilla });
const tres = (v: number) => v.toFixed(3).replace(".", ",").replace("-", "−").padStart(10);
const fila = (nombre: string, a: number, b: number) => nombre.padEnd(12) + tres(a) + tres(b);
showText(`                 antes   después
${fila("E(reales)", antes.real, despues.real)}
${fila("E(ruido)", antes.fake, despues.fake)}
${fila("diferencia", antes.cdiv, despues.cdiv)}`);

// %%
show(
  histogram(
    [
      { name: "dígitos reales", values: entrenamiento.energy.energy(reales) },
      { name: "ruido uniforme", values: entrenamiento.energy.energy(ruidoDePrueba) },
    ],
    {
      title: "Tras un entrenamiento corto, el ruido tiene más energía",
      subtitle: "Energías de imágenes de prueba y de ruido, la misma red de la figura anterior",
      x: "energía E",
    },
  ),
  { name: "02-energias-despues" },
);

// %% [markdown]
// Separar dígitos de **ruido uniforme** es lo fácil: basta notar que un dígito es liso. Lo que decide si el modelo es bueno
// es lo que hace con sus **propias muestras**, que son ruido cada vez mejor disfrazado.
//
// ## 7. Muestras de la red ya entrenada
//
// Esta red se entrenó con la receta completa, aunque poco tiempo: el fichero dice cuánto. La receta original llega a 70
// épocas.

// %%
const entrenada = await loadShipped("ebm-mnist");
const energiaEntrenada = networkEnergy(
  await openNetwork(entrenada.spec, { weights: entrenada.weights, engine: motor }),
);
`Épocas de la receta completa: ${entrenada.about.epoch}. Pasos de entrenamiento: ${entrenada.about.step}`

// %%
const desdeRuido = uniformStart(energiaEntrenada.shape, { chains: ajustes.muestras, seed: 2026 });
const cadenas = await sample(langevin(energiaEntrenada), desdeRuido, {
  seed: 2026,
  steps: ajustes.pasosMuestreo,
});
show(
  imageGrid(cadenas.images, {
    columns: Math.min(8, ajustes.muestras),
    energies: cadenas.energies,
    title: "Muestras de la red entrenada, con su energía",
    subtitle: `${ajustes.muestras} cadenas desde ruido uniforme, ${ajustes.pasosMuestreo} pasos de Langevin`,
  }),
  { name: "02-muestras" },
);

// %%
const bajada = meanOverChains(cadenas.trace.energy, cadenas.chains);
const casiAbajo = bajada.findIndex(
  (E) => E < bajada[0] + 0.9 * (bajada[bajada.length - 1] - bajada[0]),
);
show(
  curves([{ name: "energía media de las cadenas", y: bajada }], {
    title: "La bajada, paso a paso",
    subtitle: `El 90 % de la bajada ocurre antes del paso ${casiAbajo + 1}`,
    x: "paso de Langevin",
    y: "energía E",
  }),
  { name: "02-bajada" },
);

// %%
show(
  histogram(
    [
      { name: "dígitos reales", values: energiaEntrenada.energy(reales) },
      { name: "sus muestras", values: cadenas.energies },
      { name: "ruido uniforme", values: energiaEntrenada.energy(ruidoDePrueba) },
    ],
    {
      title: "Datos, muestras y ruido según la red entrenada",
      subtitle: "Lo deseable: muestras donde están los datos, y el ruido con mucha más energía",
      x: "energía E",
    },
  ),
  { name: "02-energias-entrenada" },
);

// %% [markdown]
// De cerca, sin el ruido, que aplasta a los otros dos grupos contra el borde:

// %%
show(
  histogram(
    [
      { name: "dígitos reales", values: energiaEntrenada.energy(reales) },
      { name: "sus muestras", values: cadenas.energies },
    ],
    {
      title: "Las muestras tienen incluso menos energía que los dígitos reales",
      subtitle: "El mismo histograma, sin el ruido",
      x: "energía E",
      bins: 30,
    },
  ),
  { name: "02-energias-de-cerca" },
);

// %% [markdown]
// Las muestras son **trazos**, todavía no siempre dígitos: esta red aún no ha hecho las 70 épocas. Y tienen algo **menos**
// energía que los dígitos reales. Es lo que cabe esperar de una receta con $T \approx 10^{-6}$: las cadenas bajan casi
// hasta el fondo del valle, mientras que los datos se reparten alrededor de él. Poca energía no garantiza una buena
// imagen.
//
// ## 8. ¿Cómo se calcula tan rápido?
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
`Productos por cadena: ${Math.round(utiles / 1000)} mil. Con los del relleno serían ${Math.round(conRelleno / 1000)} mil: sobra el ${ahorro} %`

// %% [markdown]
// **Ocho cadenas a la vez, y ningún cero.** Un procesador sabe hacer la misma operación con varios números de una vez
// (SIMD). En lugar de buscar dentro de una imagen qué cuentas se parecen, el motor pone juntas ocho cadenas: donde la red
// tiene un número, la memoria guarda ocho, uno por cadena, y cada peso se lee una vez y sirve para las ocho. Así todas las
// capas son el mismo bucle, sin casos especiales; una capa densa es una convolución de 1 × 1. Y en los bordes, donde parte
// de cada filtro cae sobre el relleno, una **tabla** dice para cada posición qué trozo del filtro está dentro de la imagen:
// multiplicar por los ceros de fuera es trabajo que no se hace. Los grupos de ocho se reparten entre los núcleos del
// procesador, y como el ruido depende solo de la semilla, del paso, de la cadena y del píxel, el resultado es el mismo sea
// cual sea el reparto.
//
// **El gradiente, por residuos.** Para mover la imagen hace falta $\nabla_x E$, que recorre la red hacia atrás. Cuando una
// convolución avanza de 2 en 2, un píxel de fila y columna pares no llega a las mismas salidas, ni con los mismos pesos,
// que uno de fila impar: hay cuatro clases de píxeles, según el **residuo** de dividir su posición entre el avance. Dentro
// de cada clase, el gradiente vuelve a ser una convolución corriente, que avanza de 1 en 1 con la parte de los pesos que
// le toca. Por eso la misma rutina sirve hacia delante y hacia atrás, y entre las cuatro hacen los mismos productos que la
// ida, sin copiar la imagen a matrices más grandes. El resto está en `docs/motor.md`.
//
// ¿Y se puede confiar en él? tf.js calcula lo mismo con un código que no comparte con el nuestro más que la descripción de
// la red. Aquí, la energía de unos dígitos de prueba según los dos:

// %%
async function energiasSegun(prefer: "wasm" | "tf-wasm", imagenes: Float32Array) {
  const otro = await chooseEngine({ prefer, fma: false });
  const { spec, weights } = entrenada;
  const copia = await openNetwork(spec, { weights, engine: otro });
  const energias = Array.from(copia.energy(imagenes));
  copia.dispose();
  return energias;
}
const pocas = reales.slice(0, 6 * 1024);
const [nuestras, suyas] = [
  await energiasSegun("wasm", pocas),
  await energiasSegun("tf-wasm", pocas),
];

// %%
const filas = nuestras.map((E, i) => `imagen ${i + 1}`.padEnd(12) + tres(E) + tres(suyas[i]));
const diferencia = Math.max(...nuestras.map((E, i) => Math.abs(E - suyas[i])));
showText(`                  wasm     tf.js
${filas.join("\n")}
¿Se diferencian en menos de 0,00001? ${diferencia < 1e-5 ? "Sí" : "No"}`);

// %% [markdown]
// ## Resumen
//
// - Los datos van a $[-1, 1]$ y a $32 \times 32$; los lotes se barajan y el incompleto se descarta.
// - La red devuelve una energía por imagen: **baja = probable**.
// - La receta de Langevin recorta el gradiente y casi no tiene ruido: casi solo baja.
// - La memoria de repetición alarga las cadenas sin alargar el paso de entrenamiento.
// - Un paso: ensuciar lo real, mover lo falso, comparar energías, corregir los pesos.
// - La pérdida por sí sola no dice si el modelo es bueno: mira las muestras y las energías.
// - El motor compila la red: ocho cadenas por vuelta, ningún producto en el relleno y el gradiente por residuos.
//
// ## Para leer más
//
// - Foster (2023), *Generative Deep Learning*, 2.ª ed., capítulo 7: la receta.
// - Du y Mordatch (2019), *Implicit Generation and Modeling with Energy-Based Models*: la memoria de repetición.
// - Hinton (2002), *Training Products of Experts by Minimizing Contrastive Divergence*.
// - Nijkamp y otros (2019), *Learning Non-Convergent Non-Persistent Short-Run MCMC Toward Energy-Based Model*: qué aprende
//   de verdad un EBM con cadenas cortas.
