// %% [markdown]
// # Puntos de control: qué cambia con las épocas
//
// **Qué aprenderás**
//
// - A comparar la misma red en varias épocas, desde los mismos ruidos de partida.
// - A seguir una cadena en sus pasos de verdad, y a no confundirla con muchas cadenas distintas.
// - A medir la calidad y la variedad con números, y a decir cuánto te fías de ellos.
// - Por qué las energías de dos redes no se pueden comparar, y las diferencias dentro de una red sí.
// - Qué se gana promediando los pesos de muchas épocas.
//
// **Duración:** unos 45 minutos. **Antes:** los cuadernos 00 y 02. [Tabla de símbolos](00-bienvenida.ipynb#Tabla-de-símbolos).
//
// | palabra | qué es |
// |---|---|
// | punto de control | los pesos de la red, guardados al acabar una época (en inglés, *checkpoint*) |
// | cobertura | cuántas de las diez cifras aparecen entre las muestras |
// | intervalo del 95 % | los valores compatibles con lo medido: fallan una vez de cada veinte |
// | rango | el lugar que ocupa un valor al ordenarlos todos |
// | $Z$ | la constante que convierte $e^{-E(x)}$ en una probabilidad; cada red tiene la suya |

// %%
import { firstBatch, loadMnist } from "ebm/data";
import { networkEnergy } from "ebm/energy";
import { chooseEngine, openNetwork } from "ebm/engine";
import { check, exercise, hint } from "ebm/exercise";
import { bars, curves, formatFixed, heatmap, imageGrid, scatter } from "ebm/figure";
import { judge, quantile, sampleQuality, spearman, wilsonInterval } from "ebm/metrics";
import { WeightsFile } from "ebm/network";
import { live, progress, show, showText } from "ebm/notebook";
import { generator, rng } from "ebm/rng";
import { chainsAtStep, langevin, sample, Samples, uniformStart } from "ebm/sampler";
import { loadShipped, shippedEpochs } from "ebm/trainer";

// %% [markdown]
// ## 0. Parámetros
//
// La red es `ebm-mnist`, la del entrenamiento uva del cuaderno 02. De ella vienen con el proyecto varios puntos de control:
// los de las épocas que `shippedEpochs` dice.

// %% humo={"ruidos": 4, "cadenas": 4, "cada": 1, "largo": 12, "digitos": 16, "cadenasMedia": 4, "pasosMedia": [2, 4, 6]}
const ajustes = {
  semilla: 2026,
  ruidos: 16,
  cadenas: 64,
  cada: 20,
  largo: 500,
  digitos: 500,
  cadenasMedia: 128,
  pasosMedia: [100, 200, 500, 1000],
};

// %%
const motor = await chooseEngine({ fma: false });
const epocas = await shippedEpochs("ebm-mnist");
const epocaUltima = epocas[epocas.length - 1];
const clasificador = await loadShipped("mnist-classifier");
const juez = await openNetwork(clasificador.spec, {
  weights: clasificador.weights,
  engine: motor,
});
const mnist = await loadMnist();
const { x: digitos, labels: etiquetas } = firstBatch(mnist.test, {
  batchSize: ajustes.digitos,
  seed: ajustes.semilla,
});
`Puntos de control de las épocas ${epocas.join(", ")}`

// %% [markdown]
// ## 1. Los mismos ruidos, todas las épocas
//
// Para comparar redes, todo lo demás tiene que ser igual. Cada una recibe **las mismas** 64 imágenes de ruido y, paso a
// paso, las mismas sacudidas al azar: con una semilla fija, lo único que cambia son los pesos. Guardamos fotos de las
// cadenas cada 20 pasos hasta el 200, y otras dos en el 10 y en el 500; una sola carrera por red servirá para todo el
// cuaderno.

// %%
const fotos = Array.from({ length: 11 }, (_, i) => i * ajustes.cada); // 0, 20, …, 200
const cien = fotos[5];
const [pronto, largo] = [10, ajustes.largo];

/** Abre una red, lanza sus cadenas desde los ruidos de siempre y mide la energía de los dígitos de prueba. */
async function recorre({ spec, weights }: WeightsFile, cadenas: number, record: number[]) {
  const red = await openNetwork(spec, { weights, engine: motor });
  const energia = networkEnergy(red);
  const ruido = uniformStart(energia.shape, { chains: cadenas, seed: ajustes.semilla });
  const steps = Math.max(...record);
  const camino = await sample(langevin(energia), ruido, { seed: ajustes.semilla, steps, record });
  const datos = energia.energy(digitos);
  red.dispose();
  return { camino, datos };
}

/** Una carrera por época. */
async function recorreTodas() {
  const barra = progress({ total: epocas.length, label: "Épocas" });
  const hechas: { epoca: number; camino: Samples; datos: Float32Array }[] = [];
  for (const epoca of epocas) {
    const red = await loadShipped("ebm-mnist", { epoch: epoca });
    hechas.push({ epoca, ...(await recorre(red, ajustes.cadenas, [...fotos, pronto, largo])) });
    barra.update(hechas.length, `época ${epoca}`);
  }
  barra.done();
  return hechas;
}
const carreras = await recorreTodas();
const ultima = carreras[carreras.length - 1];

// %% [markdown]
// **Piénsalo antes de ejecutar:** con 100 pasos desde el mismo ruido, ¿dibujarán dos épocas la misma cifra? ¿Y serán las
// energías de la última fila más bajas que las de la primera?

// %%
/** Las primeras imágenes de un camino en un paso, y sus energías. */
const foto = ({ camino }: { camino: Samples }, paso: number, cuantas = camino.chains) =>
  chainsAtStep(camino, paso).subarray(0, cuantas * 1024);
function energias({ camino }: { camino: Samples }, paso: number): number[] {
  const lugar = camino.recorded.indexOf(paso) * camino.chains;
  return Array.from(camino.energies.subarray(lugar, lugar + camino.chains));
}
/** Varias tiras de imágenes en una sola. */
const juntas = (tiras: Float32Array[]) =>
  Float32Array.from(tiras.flatMap((tira) => Array.from(tira)));
const media = (valores: ArrayLike<number>) =>
  Array.from(valores).reduce((a, b) => a + b, 0) / valores.length;
const nombres = epocas.map((epoca) => `época ${epoca}`);

show(
  imageGrid(juntas(carreras.map((una) => foto(una, cien, ajustes.ruidos))), {
    columns: ajustes.ruidos,
    scale: 1,
    rowLabels: nombres,
    titles: carreras.flatMap((una) =>
      energias(una, cien)
        .slice(0, ajustes.ruidos)
        .map((E) => formatFixed(E)),
    ),
    title: `Los mismos ${ajustes.ruidos} ruidos tras ${cien} pasos, época a época`,
    subtitle: "Cada columna empieza siempre en el mismo ruido; encima de cada imagen, su energía E",
  }),
  { name: "03-mismos-ruidos" },
);

// %% [markdown]
// De cerca, para moverlo: un mando es la época y otro, el paso. (Sobre las imágenes valen las flechas: ← y → cambian la época; ↑ y ↓, el
// paso.) Busca tres cosas:
//
// 1. Con el paso en 100, cambia de época: ¿es otro dibujo, o el mismo cada vez más limpio?
// 2. Quédate en la primera época y da pasos: ¿suplen los pasos lo que le falta de entrenamiento?
// 3. Mira la curva: ¿cuándo baja la energía, y cuándo se dibuja la cifra?

// %%
live.epochs({
  epochs: epocas,
  runs: carreras.map(({ camino }) => camino),
  moments: [0, pronto, fotos[1], fotos[2], cien, fotos[10], largo],
  chains: Math.min(12, ajustes.cadenas),
  moment: cien,
  name: "03-epocas",
});

// %% [markdown]
// Dos sorpresas. La primera: en una misma columna, en cuanto la red dibuja trazos, dibuja **casi los mismos** que dibujará
// después, cada vez más limpios. Una explicación posible, que aquí no comprobamos: el ruido no esconde ninguna cifra, pero sí
// tiene por casualidad zonas más claras o más oscuras, y los primeros pasos refuerzan las que más se parecen a un trazo. La
// segunda está en los números: las energías **no** bajan de fila en fila. Unas épocas están más arriba y otras más abajo,
// y en la sección 4 se verá que eso no quiere decir nada.
//
// ¿Es verdad lo de las columnas, o nos lo parece? Se puede medir: cuánto dista la muestra de cada época de la muestra de la
// última, saliendo las dos del mismo ruido, y cuánto si salen de ruidos distintos.

// %%
/** Distancia euclídea media entre las imágenes de dos tiras, una a una. */
function distanciaMedia(una: Float32Array, otra: Float32Array): number {
  const trozo = (x: Float32Array, c: number) => x.subarray(c * 1024, (c + 1) * 1024);
  const cadenas = Array.from({ length: una.length / 1024 }, (_, c) => c);
  return media(
    cadenas.map((c) => {
      const ahi = trozo(otra, c);
      return Math.sqrt(trozo(una, c).reduce((suma, v, k) => suma + (v - ahi[k]) ** 2, 0));
    }),
  );
}
/** Las mismas imágenes, corridas un lugar: a cada una le toca el ruido de al lado. */
const corridas = (x: Float32Array) => juntas([x.subarray(1024), x.subarray(0, 1024)]);
const anteriores = carreras.slice(0, -1);
const hastaUltima = (mueve: (x: Float32Array) => Float32Array) =>
  anteriores.map((una) => distanciaMedia(mueve(foto(una, cien)), foto(ultima, cien)));
show(
  curves(
    [
      { name: "mismo ruido", x: epocas.slice(0, -1), y: hastaUltima((x) => x) },
      { name: "otro ruido", x: epocas.slice(0, -1), y: hastaUltima(corridas), dashed: true },
    ],
    {
      title: "Desde un mismo ruido, las épocas dibujan formas parecidas",
      subtitle: `Distancia media a las muestras de la época ${epocaUltima}, ${ajustes.cadenas} cadenas de ${cien} pasos`,
      x: "época",
      y: "distancia euclídea",
    },
  ),
  { name: "03-misma-forma" },
);

// %% [markdown]
// Estas figuras escriben $E$, y baja significa probable. Si en otra el **ruido** tiene el número más bajo de todos, lo que
// imprime es $f = -E$ ([cuaderno 01, sección 9](01-fundamentos.ipynb#9.-El-signo-de-la-energía)).
//
// ## 2. Una cadena, sus pasos de verdad
//
// Ahora seguimos **una** cadena en los pasos 0, 20, 40, …, 200. Cada fila es una película: la misma imagen, cada vez más
// abajo. De los 16 ruidos tomamos el que mejor acaba según el clasificador, para que haya algo que leer; los demás están en
// la primera figura.

// %%
const finales = judge(juez, foto(ultima, largo, ajustes.ruidos)).confidence;
const elegido = finales.indexOf(Math.max(...finales));
/** La cadena elegida en un paso: su imagen y su energía. */
const imagenElegida = (una: { camino: Samples }, paso: number) =>
  foto(una, paso).subarray(elegido * 1024, (elegido + 1) * 1024);
const energiaElegida = (una: { camino: Samples }, paso: number) => energias(una, paso)[elegido];
show(
  imageGrid(juntas(carreras.flatMap((una) => fotos.map((paso) => imagenElegida(una, paso)))), {
    columns: fotos.length,
    scale: 1,
    rowLabels: nombres,
    columnLabels: fotos.map((paso) => `paso ${paso}`),
    titles: carreras.flatMap((una) => fotos.map((paso) => formatFixed(energiaElegida(una, paso)))),
    title: `Una sola cadena, la del ruido ${elegido + 1}, en cada época`,
    subtitle: "De izquierda a derecha, los pasos de Langevin; encima de cada imagen, su energía E",
  }),
  { name: "03-una-cadena" },
);

// %%
const energiaDeUna = fotos.map((paso) => energiaElegida(ultima, paso));
const bajadaTotal = energiaDeUna[0] - energiaDeUna[10];
const bajadaHasta = (i: number) => (100 * (energiaDeUna[0] - energiaDeUna[i])) / bajadaTotal;
showText(`Época ${epocaUltima}: de la bajada de ${fotos[10]} pasos, ya está hecho
${[1, 2, 5].map((i) => `  el ${formatFixed(bajadaHasta(i), 0)} % en el paso ${fotos[i]}`).join("\n")}`);

// %% [markdown]
// Primero se va el grano del fondo, y con él casi toda la energía. Después el trazo se limpia y se cierra, y en ese tramo la
// energía apenas se mueve. **Lo que el ojo llama calidad ocurre cuando la energía ya casi no baja.**
//
// ### Cuidado: una fila que no es una trayectoria
//
// Es fácil hacer esta figura mal de dos maneras, y hay tutoriales que hacen las dos:
//
// 1. **El rótulo.** Guarda una imagen cada 20 pasos y escribe encima `step = i*10`: la imagen del paso 200 dice 100.
// 2. **El reinicio.** Para cada $n$ vuelve al ruido de partida y da $n$ pasos nuevos, con otras sacudidas. La
//    fila parece una película, pero son el ruido y diez cadenas distintas, cada una en un momento.
//
// Hagamos la fila de las dos formas con la última época y comparemos cuánto cambia la imagen de una foto a la siguiente.

// %%
showText(`paso real             ${fotos.map((n) => String(n).padStart(4)).join("")}
rótulo del tutorial   ${fotos.map((n) => String(n / 2).padStart(4)).join("")}`);

// %%
const entrenada = await loadShipped("ebm-mnist");
const red = await openNetwork(entrenada.spec, { weights: entrenada.weights, engine: motor });
const energia = networkEnergy(red);
const salida = uniformStart(energia.shape, { chains: ajustes.ruidos, seed: ajustes.semilla });

/** Los primeros n pasos, desde el ruido de partida; cada índice da otras sacudidas. */
const reinicia = async (n: number, indice: number) =>
  (await sample(langevin(energia), salida, { seed: ajustes.semilla, index: indice, steps: n })).x;
async function filaConReinicios() {
  const fila: Float32Array[] = [];
  for (const n of fotos) fila.push(await reinicia(n, n + 1));
  return fila;
}
const conReinicios = await filaConReinicios();
const deVerdad = fotos.map((paso) => foto(ultima, paso, ajustes.ruidos));
const repetida = await reinicia(cien, 0);
const iguales = repetida.every((v, i) => v === deVerdad[5][i]);
`Con las mismas sacudidas, volver a empezar da los mismos bits: ${iguales ? "sí" : "no"}`

// %%
/** Una de cada dos fotos de la fila: la imagen de la cadena elegida. */
const unaDeCadaDos = <T>(fila: T[]) => fila.filter((_, i) => i % 2 === 0);
const delElegido = (fila: Float32Array[]) =>
  juntas(unaDeCadaDos(fila).map((x) => x.subarray(elegido * 1024, (elegido + 1) * 1024)));
show(
  imageGrid(juntas([deVerdad, conReinicios].map(delElegido)), {
    columns: unaDeCadaDos(fotos).length,
    scale: 1,
    rowLabels: ["una cadena", "reinicios"],
    columnLabels: unaDeCadaDos(fotos).map((paso) => `paso ${paso}`),
    title: "Una cadena, y la fila con reinicios",
    subtitle: "El mismo ruido de partida; en la segunda fila, cada foto es de otra cadena",
  }),
  { name: "03-reinicios-imagenes" },
);

// %%
/** Cuánto cambian las imágenes, de media, de una foto a la siguiente. */
const saltos = (fila: Float32Array[]) =>
  fila.slice(1).map((x, i) => distanciaMedia(x, fila[i]));
const [saltosDeVerdad, saltosReinicio] = [saltos(deVerdad), saltos(conReinicios)];
const veces = saltosReinicio[9] / saltosDeVerdad[9];
show(
  curves(
    [
      { name: "una cadena", x: fotos.slice(1), y: saltosDeVerdad },
      { name: "otra cadena en cada foto", x: fotos.slice(1), y: saltosReinicio, dashed: true },
    ],
    {
      title: "La fila con reinicios no se va parando como una cadena",
      subtitle: `En la última foto, sus saltos son ${formatFixed(veces, 1)} veces los de la cadena (época ${epocaUltima}, ${ajustes.ruidos} ruidos)`,
      x: "paso de Langevin de la foto",
      y: "distancia a la foto anterior",
      yScale: "log",
    },
  ),
  { name: "03-reinicios" },
);

// %% [markdown]
// Con esta receta, que casi no tiene ruido, a simple vista cuesta decir qué fila es la película: los valles son los mismos.
// Pero la segunda cuesta 1100 pasos en lugar de 200, y lo que se mide en ella es otra cosa: entre dos fotos no hay
// solo 20 pasos de bajada, sino también la diferencia entre dos cadenas. Una cadena se va parando; la fila con reinicios,
// no.
//
// ## 3. La energía a lo largo de las épocas
//
// Un orden antes de los números:

// %%
// Las tres energías medidas: el ejercicio compara con ellas tu respuesta.
const energiaDatos = media(ultima.datos);
const energiaMuestras = media(energias(ultima, cien));
const energiaLargas = media(energias(ultima, largo));
const energiaRuido = media(energias(ultima, 0));
exercise("03-orden")

// %%
const orden: string[] = []; // de menor a mayor: "datos", "ruido", "muestras"
check("03-orden", orden, { datos: energiaDatos, muestras: energiaMuestras, ruido: energiaRuido })

// %% [markdown]
// **Piénsalo antes de ejecutar:** la pérdida compara datos con muestras, y nunca con ruido puro. ¿Qué hará la energía del
// ruido cuando las épocas pasen?

// %%
const ruidoPorEpoca = carreras.map((una) => media(energias(una, 0)));
const datosPorEpoca = carreras.map(({ datos }) => media(datos));
const ruidoPrimera = ruidoPorEpoca[0];
const brecha = carreras.map((_, i) => ruidoPorEpoca[i] - datosPorEpoca[i]);
show(
  curves(
    [
      { name: "ruido uniforme", x: epocas, y: ruidoPorEpoca },
      { name: "dígitos de prueba", x: epocas, y: datosPorEpoca },
    ],
    {
      title: "El ruido se aleja de los datos, época a época",
      subtitle: `La brecha pasa de ${formatFixed(brecha[0])} a ${formatFixed(brecha[brecha.length - 1])}`,
      x: "época",
      y: "energía media E",
    },
  ),
  { name: "03-brecha" },
);

// %% [markdown]
// El ruido se aleja aunque la pérdida no lo mire nunca. Una explicación posible, que aquí no comprobamos: la pérdida **sube**
// la energía de las muestras, y un 5 % de ellas son cadenas recién nacidas, que tras sus 60 pasos quizá conserven grano. Si
// lote a lote sube lo que tiene grano, el ruido puro queda más arriba en esa misma ladera. El freno $\alpha$ solo sujeta lo que la red ve, datos
// y muestras, y por eso esas energías se quedan cerca de 0.
//
// De cerca, sin el ruido:

// %%
const muestrasEn = (paso: number) => carreras.map((una) => media(energias(una, paso)));
show(
  curves(
    [
      {
        name: "dígitos de prueba",
        x: epocas,
        y: datosPorEpoca,
        band: {
          low: carreras.map(({ datos }) => quantile(datos, 0.1)),
          high: carreras.map(({ datos }) => quantile(datos, 0.9)),
        },
      },
      { name: `muestras, ${cien} pasos`, x: epocas, y: muestrasEn(cien), dashed: true },
      { name: `muestras, ${largo} pasos`, x: epocas, y: muestrasEn(largo) },
    ],
    {
      title: "Datos y muestras suben y bajan juntos de una época a otra",
      subtitle: "La banda contiene al 80 % central de los dígitos de prueba",
      x: "época",
      y: "energía media E",
    },
  ),
  { name: "03-datos-y-muestras" },
);

// %% [markdown]
// Tras 100 pasos, las muestras están todavía por encima de los datos; tras 500 han llegado a su altura, o más abajo. Y las
// tres curvas se mueven **a la vez**: en unas épocas todo está más arriba, en otras todo más abajo. Eso es
// lo que vamos a mirar ahora.
//
// ## 4. Las energías de dos redes no están en la misma escala
//
// $p(x) = e^{-E(x)} / Z$, y $Z$ es la suma (la integral) de $e^{-E}$ sobre **todas** las imágenes posibles. Cada red
// tiene la suya, y con 1024 píxeles nadie la sabe calcular. Antes del experimento, una cuenta:

// %%
exercise("03-sesgo")

// %%
const vecesMas = NaN; // escribe aquí tu número
check("03-sesgo", vecesMas)

// %% [markdown]
// El experimento: copiamos la última época, sumamos 3 al último número de sus pesos, que es el sesgo de la capa de
// salida, y lanzamos las mismas cadenas.

// %%
const pesosMas3 = entrenada.weights.slice();
pesosMas3[pesosMas3.length - 1] += 3;
const copia = await recorre({ ...entrenada, weights: pesosMas3 }, ajustes.ruidos, [0, cien]);
const deCerca = Math.min(6, ajustes.ruidos);
const [originales, copiadas] = [foto(ultima, cien, deCerca), foto(copia, cien, deCerca)];
const lejos = originales.reduce((peor, v, i) => Math.max(peor, Math.abs(v - copiadas[i])), 0);
show(
  imageGrid(juntas([originales, copiadas]), {
    columns: deCerca,
    scale: 2,
    rowLabels: [`época ${epocaUltima}`, "con 3 más"],
    energies: [ultima, copia].flatMap((una) => energias(una, cien).slice(0, deCerca)),
    title: "Con 3 más en todas las energías, las mismas muestras",
    subtitle: lejos === 0 ? "Entre las dos filas no cambia ni un píxel" : `Entre las dos filas, la mayor diferencia de un píxel es ${formatFixed(lejos, 4)}`,
  }),
  { name: "03-tres-mas" },
);

// %% [markdown]
// El muestreador solo usa $\nabla_x E$, y una constante no tiene gradiente. Las dos redes son **el mismo modelo**, y sus
// energías no se parecen. Por tanto:
//
// - **No se puede** decir que una imagen es más probable según la última época que según la primera porque su $E$ sea menor.
// - **Sí se puede**, dentro de una red, decir que $A$ es $e^{E(B)-E(A)}$ veces más probable que $B$: en la
//   diferencia, $Z$ se va.
//
// Aquí están tres dígitos de prueba a lo largo de las épocas. Las imágenes no cambian; su energía, sí:

// %%
const tres = [0, 1, 2].map((i) => ({
  name: `${["A", "B", "C"][i]}, un ${etiquetas[i]}`,
  x: epocas,
  y: carreras.map(({ datos }) => datos[i]),
}));
const recorrido = Math.max(...tres[0].y) - Math.min(...tres[0].y);
const distanciaAB = media(tres[0].y.map((E, i) => Math.abs(E - tres[1].y[i])));
show(
  curves(tres, {
    title: "La energía de una misma imagen cambia de época en época",
    subtitle: `La de A recorre ${formatFixed(recorrido, 3)}; entre A y B, en una misma época, hay de media ${formatFixed(distanciaAB, 3)}`,
    x: "época",
    y: "energía E",
  }),
  { name: "03-misma-imagen" },
);

// %% [markdown]
// ## 5. La calidad, en números
//
// El ojo se cansa y se deja convencer. Un **clasificador** entrenado aparte mira cada muestra y da las probabilidades de
// once clases: las diez cifras y «ninguna». Contamos tres cosas:
//
// - **parte de dígitos**: las muestras en que está seguro (más de un 90 % de confianza) de una cifra;
// - **cobertura**: cuántas cifras distintas hay entre ellas;
// - **reparto**: cuántas hay de cada una.
//
// La cobertura la escribes tú:

// %%
exercise("03-cobertura")

// %%
function cobertura(cifras: number[], confianzas: number[], umbral: number): number {
  return 0; // escribe aquí cuántas cifras distintas hay entre las que cuentan
}
check("03-cobertura", cobertura)

// %% [markdown]
// Ahora juzgamos las 64 cadenas de cada época en todas sus fotos, y sacamos unos cuantos números. Antes de mirarlos, una
// predicción:

// %%
const juzga = (una: { camino: Samples }, paso: number) => sampleQuality(juez, foto(una, paso));
const calidades = carreras.map((una) => ({ ...una, calidad: juzga(una, largo) }));
const partes = calidades.map(({ calidad }) => calidad.confidentShare);
const coberturas = calidades.map(({ calidad }) => calidad.coverage);
const [partePrimera, parteUltima] = [partes[0], partes[partes.length - 1]];
const [coberturaPrimera, coberturaUltima] = [coberturas[0], coberturas[coberturas.length - 1]];
const parteCorta = juzga(ultima, cien).confidentShare;
exercise("03-cuantas")

// %%
const parte = NaN; // escribe aquí tu número, entre 0 y 1
check("03-cuantas", parte, { medida: parteUltima })

// %% [markdown]
// 64 cadenas son pocas: si repitiéramos con otra semilla, la parte de dígitos cambiaría. Como es un recuento, sabemos cuánto:
// el **intervalo de Wilson** da los valores compatibles con haber visto $k$ cifras entre $n$ muestras.

// %%
/** Una parte, como porcentaje; el espacio no se puede partir entre dos líneas. */
const porciento = (p: number) => `${formatFixed(100 * p, 0)}\u00a0%`;
const intervalos = calidades.map(({ calidad }) => {
  const cuentan = calidad.histogram.reduce((a, b) => a + b, 0);
  return wilsonInterval(cuentan, calidad.samples);
});
const reales = sampleQuality(juez, digitos).confidentShare;
show(
  curves(
    [
      {
        name: "muestras",
        x: epocas,
        y: partes,
        band: { low: intervalos.map(([bajo]) => bajo), high: intervalos.map(([, alto]) => alto) },
      },
      { name: "dígitos de prueba", x: epocas, y: epocas.map(() => reales), dashed: true },
    ],
    {
      title: `Del ${porciento(partePrimera)} al ${porciento(parteUltima)} de dígitos, y no en línea recta`,
      subtitle: `${ajustes.cadenas} cadenas de ${largo} pasos por época; la banda es el intervalo del 95\u00a0%`,
      x: "época",
      y: "parte de dígitos",
    },
  ),
  { name: "03-cifras" },
);

// %% [markdown]
// Los números de la figura, y otros para la variedad. Qué dice cada columna:
//
// - **dígitos**: la parte de dígitos, y su intervalo;
// - **confianza**: la media, en todas las muestras, de lo seguro que está el clasificador de su cifra preferida;
// - **por azar**: la cobertura que se espera de tantas muestras como cuentan, si las diez cifras salieran por igual. Hace
//   falta porque la cobertura sube también, ella sola, cuando hay más muestras que contar;
// - **entropía** del reparto (en nats): 0 si todas las cifras son la misma, y 2,30 si las diez salen por igual.

// %%
const encabezado = "época  dígitos   intervalo del 95 %   confianza   cobertura   por azar   entropía";
/** Cifras distintas que se esperan entre k muestras, si las diez salen por igual: cada una falta con probabilidad 0,9ᵏ. */
const coberturaPorAzar = (k: number) => 10 * (1 - 0.9 ** k);
const lineas = calidades.map(({ epoca, calidad }, i) =>
  [
    String(epoca).padStart(4),
    porciento(calidad.confidentShare).padStart(10),
    intervalos[i].map(porciento).join(" a ").padStart(21),
    formatFixed(media(calidad.confidence)).padStart(12),
    String(calidad.coverage).padStart(12),
    formatFixed(coberturaPorAzar(calidad.confidentShare * calidad.samples), 1).padStart(11),
    formatFixed(calidad.entropy).padStart(11),
  ].join(""),
);
showText([encabezado, ...lineas].join("\n"));

// %% [markdown]
// La tendencia es clara, de la primera época a la última. Cada escalón, no: cuando dos intervalos se solapan tanto, no
// se puede decir que una época sea mejor que la de al lado. (La sección 7 enseña una comparación más fina, cadena a cadena.)
//
// ### ¿Y la variedad?
//
// Compara en la tabla la cobertura con la columna «por azar», y mira si la entropía se acerca a 2,30.
//
// **Piénsalo antes de ejecutar:** ¿saldrán las diez cifras por igual? ¿Qué diferencias pondría por sí solo el azar?

// %%
show(
  heatmap(
    calidades.map(({ calidad }) => calidad.histogram),
    {
      title: "Qué cifras dibuja cada época",
      subtitle: `Muestras que cuentan, de ${ajustes.cadenas}; si salieran por igual, habría unas ${formatFixed((parteUltima * ajustes.cadenas) / 10, 0)} de cada cifra en la última fila`,
      rows: epocas.map(String),
      columns: Array.from({ length: 10 }, (_, cifra) => String(cifra)),
      x: "cifra, según el clasificador",
      y: "época",
      value: "muestras",
      decimals: 0,
    },
  ),
  { name: "03-reparto" },
);

// %% [markdown]
// Ninguna fila es pareja, pero con tan pocas muestras algo de desigualdad sale siempre por azar. ¿Cuánta es demasiada? La
// medida $\chi^2$, ji cuadrado (Pearson, 1900), suma cuánto se aparta cada casilla $k_i$ de lo esperado, $n/10$:
// $\chi^2 = \sum_i (k_i - n/10)^2 / (n/10)$. Si las diez cifras salieran por igual, pasaría de 16,9 aproximadamente una
// vez de cada veinte.

// %%
/** χ² de un recuento de cifras contra el reparto por igual; sin muestras no hay nada que medir. */
function jiCuadrado(cuentas: readonly number[]): number {
  const esperado = cuentas.reduce((a, b) => a + b, 0) / cuentas.length;
  return esperado && cuentas.reduce((suma, k) => suma + (k - esperado) ** 2 / esperado, 0);
}
const ji = calidades.map(({ epoca, calidad }) => {
  const valor = jiCuadrado(calidad.histogram);
  const lectura = valor > 16.9 ? "más de lo que explica el azar" : "cabe en el azar";
  return `  época ${String(epoca).padStart(3)}   ${formatFixed(valor, 1).padStart(5)}   ${lectura}`;
});
showText(`Desigualdad del reparto (χ²; por azar, hasta 16,9)\n${ji.join("\n")}`);

// %% [markdown]
// En varias épocas, $\chi^2$ pasa de largo de 16,9: hay cifras favoritas de verdad. Las cadenas van desde ruido a valles que
// les quedan cerca, y no llegan a todos por igual: que MNIST tenga las diez cifras casi en la misma cantidad no obliga a unas
// cadenas de 500 pasos a encontrarlas así. Donde no pasa, con estas muestras no se puede decir que haya favoritas.
//
// ### Épocas y pasos
//
// ¿Se puede suplir con pasos lo que falta de entrenamiento? La misma medida, en cada época y en cada foto:

// %%
const momentos = [fotos[1], fotos[2], fotos[5], fotos[10], largo];
const mapa = carreras.map((una) => momentos.map((paso) => 100 * juzga(una, paso).confidentShare));
show(
  heatmap(mapa, {
    title: "Hacen falta épocas y hacen falta pasos",
    subtitle: `Parte de dígitos entre las ${ajustes.cadenas} cadenas, en %`,
    rows: epocas.map(String),
    columns: momentos.map(String),
    x: "pasos de Langevin",
    y: "época",
    value: "% de dígitos",
    decimals: 0,
  }),
  { name: "03-pasos" },
);

// %% [markdown]
// De izquierda a derecha, más pasos; de arriba abajo, más épocas. Las cifras se acumulan hacia la esquina de abajo a la
// derecha, y la primera época se queda corta aunque dé todos los pasos.
//
// ## 6. ¿Ordena la energía las muestras?
//
// Dentro de una red, menos energía es más probabilidad. ¿Será entonces la muestra de menor energía la mejor dibujada? Hace
// falta una medida de si dos listas van juntas:

// %%
exercise("03-spearman")

// %%
function correlacion(a: number[], b: number[]): number {
  const rangos = (valores: number[]) =>
    valores.map((v) => valores.filter((otro) => otro < v).length + 1);
  return 0; // escribe aquí ρ
}
check("03-spearman", correlacion)

// %% [markdown]
// Comparamos la energía de cada muestra acabada con la confianza del clasificador. Si la energía ordenara la
// calidad, los puntos irían de arriba a la izquierda hacia abajo a la derecha, y $\rho$ estaría cerca de $-1$. Con
// $n$ parejas que no tuvieran nada que ver, el azar deja $|\rho|$ por debajo de $2/\sqrt{n}$ diecinueve veces de cada veinte.

// %%
const acabadas = energias(ultima, largo);
const confianzas = Array.from(judge(juez, foto(ultima, largo)).confidence);
const rho = spearman(acabadas, confianzas);
const azar = 2 / Math.sqrt(ajustes.cadenas);
show(
  scatter([{ name: "una muestra", x: acabadas, y: confianzas }], {
    title: "Muestras acabadas: ¿las ordena la energía?",
    subtitle: `ρ = ${formatFixed(rho)}, y el azar por sí solo llega a ±${formatFixed(azar)} (época ${epocaUltima}, ${largo} pasos)`,
    x: "energía E de la muestra",
    y: "confianza del clasificador",
  }),
  { name: "03-energia-y-confianza" },
);

// %%
/** ρ entre energía y confianza, en las cadenas de unos pasos juntas. */
function rhoJuntando(una: { camino: Samples }, pasos: number[]): number {
  const E = pasos.flatMap((paso) => energias(una, paso));
  const deCadaPaso = pasos.map((paso) => judge(juez, foto(una, paso)).confidence);
  return spearman(E, deCadaPaso.flatMap((c) => Array.from(c)));
}
const todos = [0, fotos[1], fotos[2], cien, largo];
const rhoTodas = carreras.map((una) => rhoJuntando(una, todos));
const rhoAcabadas = carreras.map((una) => rhoJuntando(una, [largo]));
const nada = epocas.map(() => 0);
const sinNada = { low: nada.map(() => -azar), high: nada.map(() => azar) };
show(
  curves(
    [
      { name: "lo que da el azar", x: epocas, y: nada, band: sinNada, dashed: true },
      { name: "solo las acabadas", x: epocas, y: rhoAcabadas },
      { name: "acabadas, a medias y ruido", x: epocas, y: rhoTodas },
    ],
    {
      title: "La energía ordena peor las muestras acabadas que todas juntas",
      subtitle: `Acabadas, tras ${largo} pasos; a medias, hasta ${cien}. Banda: ${ajustes.cadenas} parejas al azar`,
      x: "época",
      y: "correlación ρ entre energía y confianza",
    },
  ),
  { name: "03-rho" },
);

// %% [markdown]
// La energía separa muy bien lo que está **a medio hacer** de lo acabado: para eso se la entrenó. Entre las acabadas ordena
// mucho menos: en casi todas las primeras épocas $\rho$ queda por debajo de lo que da el azar, y en las últimas cabe en él. Algo dice la energía, pero
// con muchas excepciones. En la nube de puntos hay cifras perfectas con energías altas y garabatos con energías bajas. Un
// trazo liso y corriente tiene poca energía aunque no sea ninguna cifra, y la red no sabe qué es una cifra: solo ha visto
// imágenes, sin etiquetas.
//
// ### Cuidado: entrenar otra vez la última época
//
// (Para quien use Keras, una biblioteca de Python con la que se entrenan redes. Si no es tu caso, pasa a la sección 7.)
//
// Para continuar un entrenamiento desde un fichero `…_epoch_069.keras`, hay quien escribe `last_epoch = 69` y
// `initial_epoch = last_epoch`. Keras cuenta las épocas desde 0: ese fichero se guardó **al acabar** la 69.

// %%
/** Las épocas que recorre Keras, que para antes de `epochs`. */
const epocasDeKeras = (inicial: number, epochs: number) =>
  Array.from({ length: epochs - inicial }, (_, i) => inicial + i);
showText(`initial_epoch = 69      entrena las épocas [${epocasDeKeras(69, 70)}]: la que ya estaba hecha
initial_epoch = 69 + 1  entrena las épocas [${epocasDeKeras(70, 70)}]: no queda ninguna`);

// %% [markdown]
// Además, al leer el fichero con `compile=False` y compilar de nuevo se pierde el estado de Adam, y la memoria de repetición
// no estaba en el fichero. El cuaderno 02 enseña lo que eso cuesta, y cómo `npm run train -- --resume` sigue exactamente donde estaba. Aquí las
// épocas de los ficheros se cuentan desde 1: `epoch-070.ebm` son los pesos tras 70 épocas.
//
// ## 7. La media de las últimas épocas
//
// Los pesos no se quedan quietos de una época a la siguiente: una parte del movimiento es avance, y otra, **vaivén**, porque
// cada paso se calcula con un lote y unas muestras al azar. La **media** de los pesos de varias épocas cancela buena parte
// del vaivén (Polyak y Juditsky, 1992; Izmailov y otros, 2018) sin entrenar nada más. `ebm-mnist-averaged` es esa media.
//
// **Piénsalo antes de ejecutar:** ¿por qué no tendría sentido promediar los pesos de dos redes entrenadas desde semillas
// distintas?

// %%
const promediada = await loadShipped("ebm-mnist-averaged");
const { averaged } = promediada.about as { averaged: number[] };
const ultimos = entrenada.weights; // los de la última época que viene con el proyecto
const distanciaEntre = (a: Float32Array, b: Float32Array) =>
  Math.sqrt(a.reduce((suma, v, i) => suma + (v - b[i]) ** 2, 0));
const anterior = await loadShipped("ebm-mnist", { epoch: epocas[epocas.length - 2] });
const posteriores = averaged.filter((epoca) => epoca > epocaUltima).length;
const aviso =
  posteriores === 0
    ? `Ninguna es posterior a la ${epocaUltima}: si la media gana, no será por haber entrenado más.`
    : `De ellas, ${posteriores} posteriores a la ${epocaUltima}: la media también ha entrenado más, y eso cuenta en lo que gane o pierda.`;
showText(`Media de ${averaged.length} épocas, de la ${averaged[0]} a la ${averaged[averaged.length - 1]}
${aviso}
Distancia entre los pesos
  de las dos últimas épocas guardadas   ${formatFixed(distanciaEntre(anterior.weights, ultimos))}
  de la última y la media               ${formatFixed(distanciaEntre(promediada.weights, ultimos))}
  de la última y el cero                ${formatFixed(distanciaEntre(ultimos, new Float32Array(ultimos.length)))}`);

// %%
const { pasosMedia, cadenasMedia } = ajustes;
const final = pasosMedia[pasosMedia.length - 1];
const rivales = [
  { nombre: `época ${epocaUltima}`, ...(await recorre(entrenada, cadenasMedia, pasosMedia)) },
  { nombre: "media de épocas", ...(await recorre(promediada, cadenasMedia, pasosMedia)) },
];
const medidas = rivales.map((rival) => {
  const cuentan = pasosMedia.map((paso) =>
    juzga(rival, paso).histogram.reduce((a, b) => a + b, 0),
  );
  return {
    name: rival.nombre,
    values: cuentan.map((k) => (100 * k) / cadenasMedia),
    low: cuentan.map((k) => 100 * wilsonInterval(k, cadenasMedia)[0]),
    high: cuentan.map((k) => 100 * wilsonInterval(k, cadenasMedia)[1]),
  };
});
const [deUltima, deMedia] = medidas.map(({ values }) => values[values.length - 1] / 100);

// %%
show(
  bars(medidas, {
    title: "La última época y la media de épocas",
    subtitle: `Tras ${final} pasos, ${porciento(deUltima)} y ${porciento(deMedia)} de dígitos; ${cadenasMedia} cadenas desde los mismos ruidos, e intervalos del 95\u00a0%`,
    categories: pasosMedia.map(String),
    x: "pasos de Langevin",
    y: "parte de dígitos, en %",
  }),
  { name: "03-promedio" },
);

// %%
show(
  imageGrid(juntas(rivales.map((rival) => foto(rival, final, deCerca))), {
    columns: deCerca,
    scale: 2,
    rowLabels: rivales.map(({ nombre }) => nombre),
    energies: rivales.flatMap((rival) => energias(rival, final).slice(0, deCerca)),
    title: `La última época y la media, tras ${final} pasos`,
    subtitle: "Los mismos ruidos de partida",
  }),
  { name: "03-promedio-muestras" },
);

// %% [markdown]
// ¿Es la diferencia real o es azar? Las dos redes empiezan en los mismos ruidos, así que se pueden comparar **cadena a
// cadena**. Sorteamos las cadenas muchas veces, con repetición, y miramos cuánto baila la diferencia: es el
// remuestreo (*bootstrap*; Efron, 1979).

// %%
const sorteo = generator(rng(ajustes.semilla));
const cuentaONo = (rival: { camino: Samples }) =>
  Array.from(judge(juez, foto(rival, final)).confidence, (c): number => (c > 0.9 ? 1 : 0));
const [enUltima, enMedia] = rivales.map(cuentaONo);
const diferencias = enMedia.map((v, c) => 100 * (v - enUltima[c]));
/** La media de muchas listas, cada una con tantos valores como la nuestra, sacados de ella con repetición. */
const repartos = Array.from({ length: 2000 }, () =>
  media(diferencias.map(() => diferencias[sorteo.integer(diferencias.length)])),
);
const [desde, hasta] = [quantile(repartos, 0.025), quantile(repartos, 0.975)];
const veredicto =
  desde > 0
    ? "la media dibuja más dígitos, y el azar no basta para explicarlo"
    : hasta < 0
      ? "la media dibuja menos dígitos, y el azar no basta para explicarlo"
      : "el 0 está dentro: con estas cadenas no se puede asegurar quién dibuja más";
showText(`Media menos última época, tras ${final} pasos: ${formatFixed(media(diferencias), 1)} puntos
Intervalo del 95 %: de ${formatFixed(desde, 1)} a ${formatFixed(hasta, 1)}
Veredicto: ${veredicto}`);

// %% [markdown]
// El intervalo solo cuenta el azar de las **cadenas**: con otro entrenamiento, otra pareja de redes podría dar otra cosa. En el de gdl, tras 2000 pasos
// la media dibujó más dígitos que la última época (`docs/resultados.md`, «El tamaño del paso»).
//
// Mira también las imágenes: desde un mismo ruido, las dos redes hacen a menudo formas parecidas. Promediar no cuesta nada, y
// muchos modelos generativos se publican así. Solo vale con pesos de **un mismo** entrenamiento: dos redes que empezaron en
// sitios distintos tienen sus filtros en otro orden, y la media de dos filtros que no tienen que ver no sirve de ninguno de
// los dos. En un entrenamiento, `ema()` de `ebm/trainer` lleva la media paso a paso; `npm run checkpoints -- --average` la hace con épocas
// guardadas.
//
// ## 8. Para tu informe
//
// Tres preguntas de análisis, de las que se contestan en el informe de un curso sobre estos modelos. Escribe con tus palabras y con tus números; después de contestar se abre
// una respuesta modelo, hecha con los números de este cuaderno.

// %%
exercise("03-epocas")

// %%
const epocasYCalidad = ``; // escribe aquí tu respuesta
check("03-epocas", epocasYCalidad, {
  primera: epocas[0],
  ultima: epocaUltima,
  antes: partePrimera,
  ahora: parteUltima,
  variedadAntes: coberturaPrimera,
  variedadAhora: coberturaUltima,
  ruidoAntes: ruidoPrimera,
  ruidoAhora: energiaRuido,
})

// %%
exercise("03-pasos")

// %%
const pasosYDetalle = ``; // escribe aquí tu respuesta
check("03-pasos", pasosYDetalle, {
  epoca: epocaUltima,
  corto: cien,
  largo: largo,
  energiaInicial: energiaRuido,
  energiaCorta: energiaMuestras,
  energiaLarga: energiaLargas,
  cifrasCorto: parteCorta,
  cifrasLargo: parteUltima,
})

// %%
exercise("03-bajar")

// %%
const bajar = ``; // escribe aquí tu respuesta
check("03-bajar", bajar, {
  epoca: epocaUltima,
  alEmpezar: energiaDeUna[0],
  enMedio: energiaDeUna[1],
  alAcabar: energiaDeUna[10],
  paso: fotos[1],
  final: fotos[10],
})

// %% [markdown]
// ## Resumen
//
// - Para comparar redes: los mismos ruidos, las mismas sacudidas, los mismos pasos.
// - Una trayectoria es una sola cadena en sus pasos de verdad; volver a empezar para cada foto es otra cosa.
// - Con las épocas hay más dígitos, pero 64 cadenas dejan un intervalo ancho: la tendencia sí, cada escalón no.
// - Calidad y variedad se miden por separado, y las dos con el azar delante: con más muestras que contar, la cobertura sube
//   sola, y de diez casillas alguna destaca siempre.
// - La brecha entre ruido y datos crece; el valor suelto de $E$ no dice nada, y entre dos redes no se compara.
// - Dentro de una red la energía separa lo acabado de lo que está a medias; lo acabado lo ordena mucho menos.
// - La media de los pesos de muchas épocas sale gratis: mide si mejora, con su intervalo.
//
// ## Para leer más
//
// - Izmailov, Podoprikhin, Garipov, Vetrov y Wilson (2018), *Averaging Weights Leads to Wider Optima and Better
//   Generalization*.
// - Polyak y Juditsky (1992), *Acceleration of Stochastic Approximation by Averaging*.
// - Pearson (1900), en *The London, Edinburgh, and Dublin Philosophical Magazine* 50, 157-175: la prueba de la ji cuadrado.
// - Wilson (1927), *Probable Inference, the Law of Succession, and Statistical Inference*.
// - Efron (1979), *Bootstrap Methods: Another Look at the Jackknife*.
// - Theis, van den Oord y Bethge (2016), *A Note on the Evaluation of Generative Models*: por qué verosimilitud y aspecto de
//   las muestras pueden no ir juntos.
//
// **Siguiente:** el cuaderno 04 cambia los mandos del muestreador, el tamaño del paso y el ruido.
