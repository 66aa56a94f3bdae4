// %% [markdown]
// # Una red densa contra el ruido: ¿qué dice una pérdida plana?
//
// **Qué aprenderás**
//
// - A entrenar como energía la red más sencilla: una capa oculta, sin convoluciones, con imágenes en $[0, 1]$.
// - A traducir el tamaño de paso de un intervalo a otro, y qué le pasa a quien copia los números sin traducirlos.
// - Por qué una curva de pérdida plana no dice si el modelo mejora, ni si ha dejado de cambiar.
// - Por qué distinguir dígitos de ruido uniforme es un examen demasiado fácil, y con qué se cambia.
// - Qué puede y qué no puede una red densa: su gradiente a escalones, sus pesos como imágenes, y una comparación justa.
//
// **Duración:** unos 40 minutos. **Antes:** los cuadernos 00, 01 y 02; la sección 6 usa una cuenta del 07. **Necesitas** saber qué es una capa densa y qué es una derivada.
//
// | palabra | qué es |
// |---|---|
// | ReLU | $\max(0, z)$: la neurona calla si $z$ es negativo |
// | validar | medir con imágenes que no se usan para entrenar |
// | contraste | un grupo de imágenes que no son dígitos de MNIST, para ver si la energía lo nota |
// | AUROC | la probabilidad de que una imagen de fuera tenga más energía que un dígito: 1, siempre; 0,5, no dice nada |

// %%
import { fashionMnist, firstBatch, loadMnist, type Preprocess, toFlat01, toPadded } from "ebm/data";
import { type Energy, networkEnergy } from "ebm/energy";
import { chooseEngine, openNetwork } from "ebm/engine";
import { check, exercise, hint } from "ebm/exercise";
import { bars, curves, formatFixed, formatNumber, heatmap, imageGrid } from "ebm/figure";
import {
  auroc,
  blended,
  blurredImages,
  clippedShare,
  noisy,
  padFlat01,
  rotated,
  sampleQuality,
  shifted,
  shuffledPixels,
  wilsonInterval,
} from "ebm/metrics";
import { countParameters, preset, summary, WeightsFile } from "ebm/network";
import { cellSignal, progress, show, showText } from "ebm/notebook";
import { langevin, sample, uniformStart } from "ebm/sampler";
import {
  GDL_RECIPE,
  loadShipped,
  loadShippedHistory,
  MLP_RECIPE,
  type Recipe,
  SEED3_RECIPE,
  shippedEpochs,
  startTraining,
  trainer,
} from "ebm/trainer";

// %% humo={"imagenes": 24, "cadenas": 4, "pasos": 10, "pasosEnVivo": 20, "cada": 5, "pasosContraRuido": 20, "pasosTraduccion": 5, "recta": 21}
const ajustes = {
  semilla: 7,
  imagenes: 1000, // de cada contraste
  cadenas: 128,
  pasos: 500, // de Langevin, al dibujar
  pasosEnVivo: 440, // de los dos entrenamientos en vivo
  cada: 20, // pasos de entrenamiento que se promedian en un punto
  pasosContraRuido: 400,
  pasosTraduccion: 50,
  recta: 201, // puntos entre dos dígitos
};

// %%
const motor = await chooseEngine({ fma: false });
const mnist = await loadMnist();
const moda = await fashionMnist();
const media = (valores: ArrayLike<number>) =>
  Array.from(valores).reduce((suma, valor) => suma + valor, 0) / valores.length;
const porciento = (parte: number) => `${formatFixed(100 * parte, 0)} %`;
/** Varias listas de imágenes, una detrás de otra. */
const juntar = (listas: Float32Array[]) => Float32Array.from(listas.flatMap((lista) => Array.from(lista)));

// %% [markdown]
// ## 1. El sistema, tal como circula
//
// Una guía propone este modelo de energía para MNIST:
//
// - **Red:** 784 entradas, una capa densa de 128 neuronas ReLU y una salida. La imagen entra aplanada y en $[0, 1]$.
// - **Entrenamiento:** divergencia contrastiva con las imágenes de una memoria, Adam con tasa 0,001, lotes de 64, 120 épocas.
// - **Validación:** en cada época, la energía de imágenes de prueba contra la de **ruido uniforme**.
// - **Resultado:** la curva de pérdida se mantiene constante, y de ahí concluye que el modelo se ha estabilizado y distingue.
//
// La guía no da el código ni las curvas. Tampoco dice el paso, el ruido ni el recorte de sus cadenas: remite al libro *Generative Deep Learning*, y los
// de ese libro, los del cuaderno 02, son para imágenes en $[-1, 1]$. Probaremos lo que haría quien los copiase en $[0, 1]$. Las curvas las hemos hecho, con un cambio
// que verás en la sección 3: 120 épocas enteras, con su historia y con los pesos de varias. Esta es la red:

// %%
const densa = preset("mlp-784");
const convolucional = preset("ebm-mnist");
const miles = (n: number) => formatNumber(n, 0);
const [parametrosDensa, parametrosConv] = [densa, convolucional].map(countParameters);
showText(`${summary(densa)}

la convolucional del cuaderno 02 tiene ${miles(parametrosConv)}: menos parámetros que la densa, ${miles(parametrosDensa)}`);

// %% [markdown]
// ## 2. De $[-1, 1]$ a $[0, 1]$: ¿qué paso corresponde?
//
// La receta del cuaderno 02 es para imágenes $x \in [-1, 1]$: paso 10, ruido 0,005 y gradiente recortado a ±0,03. Aquí las imágenes son
// $u \in [0, 1]$, con $x = 2u - 1$. **Piénsalo antes de seguir:** ¿valen los mismos tres números?
//
// La misma energía, vista desde $u$, es $\tilde E(u) = E(2u - 1)$. Por la regla de la cadena, $\nabla_u \tilde E = 2\,\nabla_x E$. Y un desplazamiento
// de $x$ es el doble que el de $u$. Saca la cuenta:

// %%
exercise("08-cambio")

// %%
function aCeroUno(paso: number, ruido: number, recorte: number): number[] {
  return [paso, ruido, recorte]; // escribe aquí los tres números que hacen lo mismo en [0, 1]
}
check("08-cambio", aCeroUno)

// %% [markdown]
// Comprobémoslo. Ahora al revés: nuestra red vive en $[0, 1]$ y la llevamos a $[-1, 1]$, así que las tres operaciones se invierten. Para llevarla basta cambiar su primera capa: $W u + b = \frac12 W x + (b + \frac12 W \mathbf 1)$. Las dos
// redes son la **misma** energía. Salen del mismo ruido, con las mismas sacudidas: una vez con los números traducidos y otra con los mismos.

// %%
const epocas = await shippedEpochs("mlp-784");
const ultima = epocas[epocas.length - 1];
const abrir = async ({ spec, weights }: Pick<WeightsFile, "spec" | "weights">) =>
  networkEnergy(await openNetwork(spec, { weights, engine: motor }));
const entradas = 784;
const neuronas = 128;
/** Los pesos de la misma energía, para imágenes en [−1, 1]. */
function paraMenosUno(pesos: Float32Array): Float32Array {
  const nuevos = Float32Array.from(pesos);
  for (let j = 0; j < neuronas; j++) {
    for (let k = 0; k < entradas; k++) {
      nuevos[k * neuronas + j] /= 2;
      nuevos[entradas * neuronas + j] += nuevos[k * neuronas + j];
    }
  }
  return nuevos;
}
const deLaUltima = await loadShipped("mlp-784");
const enCeroUno = await abrir(deLaUltima);
const enMenosUno = await abrir({ spec: densa, weights: paraMenosUno(deLaUltima.weights) });

// %%
const unidad: readonly [number, number] = [0, 1];
const simetrico: readonly [number, number] = [-1, 1];
const salida01 = uniformStart([entradas], { chains: 8, seed: ajustes.semilla, bounds: unidad });
const corto = { seed: ajustes.semilla, steps: ajustes.pasosTraduccion };
const original = (await sample(langevin(enCeroUno, MLP_RECIPE.langevin), salida01, corto)).x;
/** Lo más que se aparta un píxel de la cadena original, en unidades de [0, 1]. */
async function separacion(stepSize: number, noise: number, gradientClip: number): Promise<number> {
  const regla = langevin(enMenosUno, { stepSize, noise, gradientClip, bounds: simetrico });
  const { x } = await sample(regla, salida01.map((u) => 2 * u - 1), corto);
  return x.reduce((mayor, v, i) => Math.max(mayor, Math.abs((v + 1) / 2 - original[i])), 0);
}
const traducida = await separacion(4, 0.01, 0.015);
const copiada = await separacion(1, 0.005, 0.03);
showText(`receta de la red densa, en [0, 1]: paso 1, ruido 0,005, recorte 0,03
tras ${ajustes.pasosTraduccion} pasos, el píxel que más se aparta
  con paso 4, ruido 0,01 y recorte 0,015 en [−1, 1]:  ${formatNumber(traducida, 6)}
  con los mismos tres números en [−1, 1]:            ${formatFixed(copiada, 2)}`);

// %% [markdown]
// Traducida, es la misma cadena, salvo el redondeo. Copiada, es otra. Así que «paso 10» no significa nada si no se dice en qué
// intervalo: copiar los tres números de $[-1, 1]$ en $[0, 1]$ es dar pasos **cuatro veces mayores** donde el gradiente no se recorta; donde se recorta, el doble,
// que es lo que dice esta tabla: el salto más grande que puede dar un píxel, paso × recorte, comparado con lo que mide el intervalo.

// %%
const recetas = { "libro, en [−1, 1]": GDL_RECIPE, "libro, copiado a [0, 1]": SEED3_RECIPE, "mlp, en [0, 1]": MLP_RECIPE };
const saltoMayor = ({ langevin: regla }: Recipe) => {
  const [bajo, alto] = regla.bounds ?? [0, 1];
  return ((regla.stepSize ?? 10) * (regla.gradientClip ?? 0.03)) / (alto - bajo);
};
const comoEs = (v = 0) => String(v).replace(".", ",");
showText(
  Object.entries(recetas)
    .map(([nombre, r]) => `${nombre.padEnd(24)} paso ${comoEs(r.langevin.stepSize).padStart(2)}   salto: ${porciento(saltoMayor(r)).padStart(4)} del intervalo`)
    .join("\n"),
);

// %% [markdown]
// ## 3. Los números del libro, copiados tal cual, se desbaratan
//
// Entrenemos las dos recetas de $[0, 1]$: la del libro, copiada con su paso 10, y `mlp`, que solo cambia el 10 por un 1. Basta con el principio, menos de
// media época. **Piénsalo antes de ejecutar:** ¿qué le pasa a $E(\text{falsas}) - E(\text{reales})$ si las cadenas no consiguen asentarse?

// %%
/** Entrena la red densa unos pasos y devuelve E(falsas) − E(reales) de cada uno, la energía y las últimas falsas. */
async function entrenar(recipe: Recipe, pasos: number, etiqueta: string) {
  const red = await openNetwork(densa, { seed: ajustes.semilla, engine: motor });
  const run = startTraining(red, recipe, { seed: ajustes.semilla });
  const distancias: number[] = [];
  const barra = progress({ total: pasos, label: etiqueta });
  const mirar = { name: "mirar", onStep: ({ real, fake, step }: { real: number; fake: number; step: number }) => {
    distancias.push(fake - real);
    barra.update(step);
  } };
  const opciones = { callbacks: [mirar], stepsPerEpoch: pasos };
  await trainer(run, opciones).fit(mnist.train, { epochs: 1, signal: cellSignal() });
  barra.done();
  return { run: run, distancias: distancias, energia: run.energy };
}
/** Medias de trozos seguidos: un punto cada tantos pasos. */
const aTrozos = (valores: number[], cada = ajustes.cada) =>
  Array.from({ length: Math.floor(valores.length / cada) }, (_, i) => media(valores.slice(i * cada, (i + 1) * cada)));
const copiadaDelLibro = await entrenar(SEED3_RECIPE, ajustes.pasosEnVivo, "Libro, copiado");
const arreglada = await entrenar(MLP_RECIPE, ajustes.pasosEnVivo, "Receta mlp");

// %%
const curvaViva = (name: string, valores: number[]) => {
  const y = aTrozos(valores);
  return { name, x: y.map((_, i) => (i + 1) * ajustes.cada), y };
};
const finales = [copiadaDelLibro, arreglada].map(({ distancias }) => aTrozos(distancias).slice(-1)[0]);
show(
  curves([curvaViva("libro, copiado: paso 10", copiadaDelLibro.distancias), curvaViva("mlp: paso 1", arreglada.distancias)], {
    title: "Con paso 10, las falsas acaban por encima de las reales",
    subtitle: `Al final, ${formatFixed(finales[0])} con paso 10 y ${formatFixed(finales[1])} con paso 1. Medias de ${ajustes.cada} pasos de entrenamiento`,
    x: "paso de entrenamiento",
    y: "E(falsas) − E(reales)",
  }),
  { name: "08-en-vivo" },
);

// %%
/** Parte de los píxeles cuyo gradiente se recorta, en imágenes de la memoria. */
const recortados = ({ run }: typeof arreglada) => {
  const { x } = run.buffer.draw(64);
  return clippedShare(run.energy.energyAndGradient(x).gradient, 0.03);
};
const [recorteLibro, recorteMlp] = [recortados(copiadaDelLibro), recortados(arreglada)];
showText(`píxeles de las falsas cuyo gradiente pasa de ±0,03
  paso 10: ${porciento(recorteLibro)}, y cada uno salta 0,30
  paso 1:  ${porciento(recorteMlp)}, y cada uno salta 0,03`);

// %% [markdown]
// Al principio las dos hacen lo mismo: las falsas quedan por debajo, porque las cadenas encuentran pozos que nadie ha levantado todavía, y el
// entrenamiento las acerca a las reales. Después, con paso 1 la diferencia se queda junto a 0. Con paso 10 cruza el 0 y **sube**: cada píxel recortado
// salta casi un tercio del intervalo, las cadenas no se posan, y la red aprende a distinguirlas cada vez mejor. Nadie persigue ya a nadie. En el
// entrenamiento entero, `npm run train` tiene un control que detiene un entrenamiento que se desbarata, y este lo para en la segunda época. De aquí en adelante, la red es la de `mlp`.
//
// ## 4. La curva de 120 épocas
//
// Antes de mirarla, una pregunta sobre la pérdida:
//
// $$L = \overline{E(x^+)} - \overline{E(x^-)} + \alpha\,\bigl(\overline{E(x^+)^2} + \overline{E(x^-)^2}\bigr).$$

// %%
exercise("08-cero")

// %%
const perdidaNula = NaN; // escribe aquí la pérdida de la red que no sabe nada
check("08-cero", perdidaNula)

// %%
const historia = await loadShippedHistory("mlp-784");
const ejeEpocas = historia.map(({ epoch }) => epoch + 1);
const validacion = historia.map(({ validation }) => validation?.cdiv ?? NaN);
const perdidas = historia.map(({ loss }) => loss);
const desdeLaTercera = (valores: number[]) => valores.slice(2);
const entre = (valores: number[], decimales: number) =>
  `${formatFixed(Math.min(...valores), decimales)} y ${formatFixed(Math.max(...valores), decimales)}`;
show(
  curves(
    [
      { name: "pérdida al entrenar", x: ejeEpocas, y: perdidas },
      { name: "E(reales) − E(ruido) al validar", x: ejeEpocas, y: validacion },
    ],
    {
      title: "La pérdida parece plana; la validación se mueve",
      subtitle: `Red mlp-784, ${historia.length} épocas. Desde la tercera, la pérdida está entre ${entre(desdeLaTercera(perdidas), 4)}; la validación, entre ${entre(desdeLaTercera(validacion), 1)}`,
      x: "época",
      y: "diferencia de energías medias",
    },
  ),
  { name: "08-perdida" },
);

// %%
const [menorPerdida, masNegativa] = [Math.min(...perdidas), Math.min(...desdeLaTercera(validacion))];
const cuando = (valores: number[], valor: number) => valores.indexOf(valor) + 1;
showText(`pérdida:    la menor, ${formatFixed(menorPerdida, 4)}, en la época ${cuando(perdidas, menorPerdida)}; al final, ${formatFixed(perdidas[perdidas.length - 1], 4)}
validación: ${formatFixed(validacion[2], 1)} en la época 3; ${formatFixed(masNegativa, 1)} en la ${cuando(validacion, masNegativa)}; al final, ${formatFixed(validacion[validacion.length - 1], 1)}`);

// %% [markdown]
// A la escala de la figura, la pérdida es plana. De cerca, **sube** despacio, y la validación va y vuelve. Nada de eso dice si el modelo mejora. (Esta
// figura la hace también una orden, para cualquier entrenamiento tuyo: `npm run plot-loss -- --run CARPETA --out perdida.svg`.) **Piénsalo antes de
// seguir:** ¿qué ha hecho la red entre la época 10 y la última? Con las curvas delante, no se puede decir.
//
// ## 5. Lo que cambió mientras tanto
//
// Con el proyecto vienen los pesos de unas pocas épocas. Abrimos esas redes y, para comparar, la convolucional del cuaderno 02 (los pesos
// promediados de sus últimas épocas). Primero, que dibujen: las cadenas salen de ruido uniforme y dan los pasos de su receta.

// %%
interface Red {
  nombre: string;
  energia: Energy;
  pesos: Float32Array;
}
async function abrirEpoca(epoca: number): Promise<Red> {
  const archivo = await loadShipped("mlp-784", { epoch: epoca });
  return { nombre: `densa, época ${epoca}`, energia: await abrir(archivo), pesos: archivo.weights };
}
const densas: Red[] = [];
for (const epoca of epocas) densas.push(await abrirEpoca(epoca));
const final = densas[densas.length - 1];
const energiaConv = await abrir(await loadShipped("ebm-mnist-averaged"));
const archivoJuez = await loadShipped("mnist-classifier");
const juez = await openNetwork(archivoJuez.spec, { weights: archivoJuez.weights, engine: motor });

// %%
const aDibujar = { seed: 2026, steps: ajustes.pasos };
/** Cadenas desde ruido uniforme; las imágenes salen de 32 × 32 y en [−1, 1], como las quiere el juez. */
async function dibujar(energia: Energy, receta: Recipe) {
  const bounds = receta.langevin.bounds ?? unidad;
  const ruido = uniformStart(energia.shape, { chains: ajustes.cadenas, seed: 2026, bounds: bounds });
  const { x, energies } = await sample(langevin(energia, receta.langevin), ruido, aDibujar);
  return { imagenes: energia.shape.length === 1 ? padFlat01(x) : x, energias: energies };
}
const dibujos: { nombre: string; imagenes: Float32Array; energias: Float32Array }[] = [];
const aDibujarse = [
  ...densas.map(({ nombre, energia }) => ({ nombre, energia, receta: MLP_RECIPE })),
  { nombre: "convolucional", energia: energiaConv, receta: GDL_RECIPE },
];
for (const { nombre, energia, receta } of aDibujarse) {
  dibujos.push({ nombre, ...(await dibujar(energia, receta)) });
}

// %%
const porFila = Math.min(10, ajustes.cadenas);
show(
  imageGrid(juntar(dibujos.map((uno) => uno.imagenes.slice(0, porFila * 1024))), {
    columns: porFila,
    scale: 2,
    rowLabels: dibujos.map((uno) => uno.nombre),
    title: "Desde la época 10, casi la misma pérdida y otros dibujos",
    subtitle: `Cadenas de ${ajustes.pasos} pasos desde ruido uniforme; las densas, desde los mismos ruidos`,
  }),
  { name: "08-muestras" },
);

// %%
const calidades = dibujos.map((uno) => sampleQuality(juez, uno.imagenes));
const cuantas = calidades.map((q) => q.histogram.reduce((a, b) => a + b, 0));
const extremo = (lado: 0 | 1) => cuantas.map((k) => 100 * wilsonInterval(k, ajustes.cadenas)[lado]);
show(
  bars([{ name: "parte de dígitos", values: calidades.map((q) => 100 * q.confidentShare), low: extremo(0), high: extremo(1) }], {
    title: "La convolucional dibuja más dígitos que la densa",
    subtitle: `Confianza del clasificador mayor que 0,9. ${ajustes.cadenas} cadenas de ${ajustes.pasos} pasos; bigotes del 95\u00a0%`,
    categories: dibujos.map((uno) => uno.nombre),
    x: "red",
    y: "parte de dígitos, en %",
  }),
  { name: "08-digitos" },
);

// %% [markdown]
// De la primera época a la décima se ve el salto. Después, los bigotes se pisan. ¿Sigue aprendiendo? Miremos también **qué** dígitos salen, y
// después, dentro de la red.

// %%
showText(calidades
  .map((q, i) => `${dibujos[i].nombre.padEnd(18)} ${String(q.coverage).padStart(2)} dígitos distintos   del 0 al 9: ${q.histogram.join(" ")}`)
  .join("\n"));

// %% [markdown]
// Cada
// neurona oculta tiene 784 pesos, que son una imagen de 28 × 28. La energía es
//
// $$E(u) = c + \sum_{j=1}^{128} a_j \max\bigl(0,\ w_j \cdot u + b_j\bigr),$$
//
// así que cada neurona compara la imagen con su plantilla $w_j$ y, si se parece lo bastante, suma energía ($a_j > 0$) o la resta.

// %%
const { x: digitos, labels: etiquetas } = firstBatch(mnist.test, { batchSize: ajustes.imagenes, seed: 2026, preprocess: toFlat01 });
const ruidoUniforme = uniformStart([entradas], { chains: ajustes.imagenes, seed: 2026, bounds: unidad });
const [primero, segundo] = [digitos.subarray(0, entradas), digitos.subarray(entradas, 2 * entradas)];
/** La plantilla de una neurona: sus 784 pesos. */
const plantilla = (pesos: Float32Array, j: number) => Float32Array.from({ length: entradas }, (_, k) => pesos[k * neuronas + j]);
/** w·u + b de cada neurona, con las imágenes en fila. */
function antesDeRelu(pesos: Float32Array, imagenes: Float32Array): Float32Array {
  const z = new Float32Array((imagenes.length / entradas) * neuronas);
  for (let i = 0; i < z.length / neuronas; i++) {
    for (let j = 0; j < neuronas; j++) z[i * neuronas + j] = pesos[entradas * neuronas + j];
    for (let k = 0; k < entradas; k++) {
      const pixel = imagenes[i * entradas + k];
      if (pixel === 0) continue;
      for (let j = 0; j < neuronas; j++) z[i * neuronas + j] += pixel * pesos[k * neuronas + j];
    }
  }
  return z;
}
/** Lo que aporta cada neurona a la energía, de media; 0 si calla siempre. */
function aportes(pesos: Float32Array, imagenes: Float32Array): number[] {
  const z = antesDeRelu(pesos, imagenes);
  const suma = new Array<number>(neuronas).fill(0);
  for (let i = 0; i < z.length; i++) suma[i % neuronas] += Math.max(0, z[i]);
  return suma.map((s, j) => (s * pesos[(entradas + 1) * neuronas + j] * neuronas) / z.length);
}

// %%
/** Las neuronas que más pesan en los dígitos, de más a menos. */
const principales = (pesos: Float32Array, cuantasQuiero: number) => {
  const tamano = aportes(pesos, digitos).map(Math.abs);
  return tamano.map((_, j) => j).sort((a, b) => tamano[b] - tamano[a]).slice(0, cuantasQuiero);
};
/** Una plantilla con su mayor peso en 1 o en −1. */
const aEscala = (imagen: Float32Array) => {
  const mayor = imagen.reduce((m, v) => Math.max(m, Math.abs(v)), 0);
  return imagen.map((v) => v / mayor);
};
const filtros = densas.flatMap(({ pesos }) => principales(pesos, 8).map((j) => aEscala(plantilla(pesos, j))));
show(
  imageGrid(juntar(filtros), {
    shape: [28, 28, 1],
    columns: 8,
    scale: 2,
    rowLabels: densas.map(({ nombre }) => nombre),
    title: "Los pesos se vuelven trazos mientras la pérdida está quieta",
    subtitle: "Las ocho neuronas que más pesan en los dígitos. Oscuro, peso positivo; claro, negativo; gris, 0",
  }),
  { name: "08-filtros" },
);

// %%
/** Correlación entre cada peso y el de su derecha: cerca de 0 si la plantilla es grano, de 1 si es lisa. */
function lisura(imagen: Float32Array): number {
  const m = media(imagen);
  const producto = (k: number, l: number) => (imagen[k] - m) * (imagen[l] - m);
  const total = imagen.reduce((suma, _, k) => suma + producto(k, k), 0);
  return imagen.reduce((suma, _, k) => (k % 28 === 27 ? suma : suma + producto(k, k + 1)), 0) / total;
}
const retratos = densas.map(({ pesos }) => {
  const [enDigitos, enRuido] = [digitos, ruidoUniforme].map((imagenes) => aportes(pesos, imagenes));
  const conDigitos = enDigitos.map((_, j) => j).filter((j) => enDigitos[j] !== 0);
  const soloRuido = enRuido.filter((a, j) => a !== 0 && enDigitos[j] === 0);
  return { lisas: media(conDigitos.map((j) => lisura(plantilla(pesos, j)))), activas: conDigitos.length, soloRuido: soloRuido.length };
});
show(
  curves([{ name: "neuronas que responden a dígitos", x: epocas, y: retratos.map(({ lisas }) => lisas) }], {
    title: `La primera capa se sigue alisando hasta la época ${epocas[2]}, con la pérdida ya plana`,
    subtitle: `Correlación media entre pesos vecinos: ${retratos.map(({ lisas }, i) => `${formatFixed(lisas)} en la época ${epocas[i]}`).join(", ")}`,
    x: "época",
    y: "correlación entre pesos vecinos",
  }),
  { name: "08-lisura" },
);

// %% [markdown]
// La red **no** se había estabilizado: con la pérdida casi quieta, sus plantillas pasan de grano a trazos. Lo más, en las diez primeras épocas; después, menos. (Una capa densa no sabe qué píxeles son
// vecinos; lo ha aprendido de los datos.) Cuando esta medida deja por fin de subir, ¿se acabó? Medimos con el AUROC cuánto distingue los dígitos de
// otras imágenes, hechas con otros dígitos de prueba.

// %%
interface Formato {
  lado: number;
  fondo: number;
  prepara: Preprocess;
}
const plano: Formato = { lado: 28, fondo: 0, prepara: toFlat01 };
const conBorde: Formato = { lado: 32, fondo: -1, prepara: toPadded };
/** Dígitos de prueba y, aparte, lo que no lo son. */
function contrastes({ lado, fondo, prepara }: Formato) {
  const [n, size] = [ajustes.imagenes, lado * lado];
  const lote = firstBatch(mnist.test, { batchSize: 2 * n, seed: 2026, preprocess: prepara }).x;
  const [dentro, otras] = [lote.subarray(0, n * size), lote.subarray(n * size)];
  const limites: readonly [number, number] = [fondo, 1];
  const lugar = { side: lado, background: fondo };
  const azar = { seed: ajustes.semilla, size: size };
  const fuera = {
    ruido: uniformStart([size], { chains: n, seed: 2026, bounds: limites }),
    "en blanco": new Float32Array(n * size).fill(fondo),
    ropa: firstBatch(moda, { batchSize: n, seed: 2026, preprocess: prepara }).x,
    barajados: shuffledPixels(otras, azar),
    "con grano": noisy(otras, { spread: 0.05 * (1 - fondo), seed: ajustes.semilla, bounds: limites }),
    girados: rotated(otras, { ...lugar, degrees: 90 }),
    corridos: shifted(otras, { ...lugar, right: 4 }),
    borrosos: blurredImages(otras, lugar),
    "a medias": blended(otras, azar),
  };
  return { dentro: dentro, fuera: fuera };
}
const planos = contrastes(plano);
const conBordes = contrastes(conBorde);
const nombresDeFuera = Object.keys(planos.fuera);

// %%
type Puntuacion = (imagenes: Float32Array) => ArrayLike<number>;
/** El AUROC de una puntuación en cada contraste. */
function examen(puntuacion: Puntuacion, { dentro, fuera }: typeof planos): number[] {
  const deDentro = puntuacion(dentro);
  return Object.values(fuera).map((imagenes) => auroc(deDentro, puntuacion(imagenes)).auroc);
}
const notas = densas.map(({ energia }) => examen((x) => energia.energy(x), planos));
const notasConv = examen((x) => energiaConv.energy(x), conBordes);
const notaDe = (lista: number[], nombre: string) => lista[nombresDeFuera.indexOf(nombre)];
const elegidas = ["ruido", "ropa", "corridos", "girados", "con grano"];
show(
  curves(
    elegidas.map((name) => ({ name, x: epocas, y: notas.map((lista) => notaDe(lista, name)) })),
    {
      title: "Con la pérdida casi plana, las notas suben y bajan",
      subtitle: `AUROC de la red densa en las épocas ${epocas.join(", ")}; ${ajustes.imagenes} imágenes de cada clase`,
      x: "época",
      y: "AUROC",
    },
  ),
  { name: "08-notas" },
);

// %% [markdown]
// De la época 10 a la 50 unas notas suben (girados, corridos) y otra se hunde (con grano). De la 50 a la 120 bajan todas, salvo la del ruido, que no puede: la red
// **empeora**. Con la pérdida casi quieta no te habrías enterado de ninguna de las dos cosas.
//
// ### Cuidado: «la pérdida es constante, luego el modelo se ha estabilizado»
//
// La parte contrastiva de la pérdida es una **diferencia que el entrenamiento iguala**. Si la red mejora, las cadenas, que bajan por ella,
// mejoran también, y la resta sigue en 0. Está cerca de 0 en un modelo bueno, en uno a medias y en uno que da siempre $E = 0$. Y que esté quieta
// tampoco dice que el modelo lo esté: arriba, los pesos y las notas se mueven. Hay que mirar otra cosa. Con tus palabras:

// %%
const [perdidaDiez, perdidaUltima] = [perdidas[Math.min(9, perdidas.length - 1)], perdidas[perdidas.length - 1]];
const [, lisuraDiez, , lisuraUltima] = retratos.map(({ lisas }) => lisas);
const [giradosUno, giradosDiez, giradosCincuenta, giradosUltima] = notas.map((lista) => notaDe(lista, "girados"));
const fila = (titulo: string, valores: readonly number[], decimales = 2) =>
  `${titulo.padEnd(11)}${valores.map((valor) => formatFixed(valor, decimales).padStart(9)).join("")}`;
showText(`${fila("época", epocas, 0)}
${fila("pérdida", epocas.map((epoca) => perdidas[epoca - 1]), 4)}
${fila("lisura", retratos.map(({ lisas }) => lisas))}
${fila("girados", [giradosUno, giradosDiez, giradosCincuenta, giradosUltima])}
lisura: correlación entre pesos vecinos; girados: AUROC de los dígitos girados`);

// %%
exercise("08-plana")

// %%
const respuestaPlana = ``; // escribe aquí tu respuesta
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
})

// %% [markdown]
// ## 6. Un examen demasiado fácil
//
// La otra curva, la de validación, compara dígitos con ruido uniforme. ¿Qué nota sacaría una red que **solo** hubiera aprendido eso? Entrenémosla:
// la misma red y la misma pérdida, con 0 pasos de Langevin, de modo que las falsas son siempre ruido recién hecho. Antes, calcula hasta
// dónde puede llegar. Del cuaderno 07: si los dos grupos no se parecen en nada, lo mejor con freno $\alpha$ es $E = -\frac{1}{2\alpha}$ en los datos y
// $+\frac{1}{2\alpha}$ en las falsas.

// %%
exercise("08-suelo")

// %%
const techo = NaN; // escribe aquí E(ruido) − E(datos), con alfa = 0,1
check("08-suelo", techo)

// %%
const soloRuido: Recipe = { ...MLP_RECIPE, steps: 0, buffer: { ...MLP_RECIPE.buffer, newFraction: 1 } };
const contraRuido = await entrenar(soloRuido, ajustes.pasosContraRuido, "Solo contra ruido");
const pesosContraRuido = contraRuido.run.weights;
const separa = aTrozos(contraRuido.distancias);
const hastaAqui = separa.map((_, i) => (i + 1) * ajustes.cada);
const deLaBuena = -validacion[validacion.length - 1];
show(
  curves(
    [
      { name: "la que solo ha visto ruido", x: hastaAqui, y: separa },
      { name: `la densa, tras ${ultima} épocas`, x: [hastaAqui[0], hastaAqui[hastaAqui.length - 1]], y: [deLaBuena, deLaBuena], dashed: true },
      { name: "1 / α", x: [hastaAqui[0], hastaAqui[hastaAqui.length - 1]], y: [10, 10], dashed: true },
    ],
    {
      title: "El mejor examen lo hace la que solo ha visto ruido",
      subtitle: `${ajustes.pasosContraRuido} pasos de entrenamiento: E(ruido) − E(reales) llega a ${formatFixed(separa[separa.length - 1], 1)}, y la otra, a ${formatFixed(deLaBuena, 1)}`,
      x: "paso de entrenamiento",
      y: "E(ruido) − E(reales)",
    },
  ),
  { name: "08-contra-ruido" },
);

// %% [markdown]
// En unos segundos supera, según esta validación, a la red de tantas épocas. Y su pérdida también es plana. ¿Sirve de modelo?
// **Piénsalo antes de ejecutar:** si bajamos por su energía desde ruido, ¿dónde acabaremos?

// %%
const dibujosRuido = await dibujar(contraRuido.energia, MLP_RECIPE);
const realesSegunRuido = media(contraRuido.energia.energy(digitos));
const bajadaRuido = media(dibujosRuido.energias);
const deRuido = sampleQuality(juez, dibujosRuido.imagenes);
show(
  imageGrid(juntar([dibujosRuido.imagenes, dibujos[densas.length - 1].imagenes].map((x) => x.slice(0, porFila * 1024))), {
    columns: porFila,
    scale: 2,
    rowLabels: ["solo ruido", final.nombre],
    title: "La que aprueba el examen no sabe dibujar ni un dígito",
    subtitle: `Sus cadenas acaban en E = ${formatFixed(bajadaRuido, 1)}, muy por debajo de los dígitos, ${formatFixed(realesSegunRuido, 1)}; ${porciento(deRuido.confidentShare)} de dígitos`,
  }),
  { name: "08-muestras-contra-ruido" },
);

// %% [markdown]
// Sus cadenas pasan de largo: hay imágenes que le parecen **mucho más probables** que cualquier dígito, y nadie se las ha corregido, porque
// en su entrenamiento las falsas no se mueven. Eso es justo lo que hacen las cadenas de Langevin en el entrenamiento de verdad: buscar esos
// pozos para que se levanten.
//
// ¿Cómo de fácil es el examen? Tanto, que no hace falta ninguna red: basta **contar la tinta**. Pongamos otros exámenes. Estos cuatro no los has visto aún. Ordénalos antes:

// %%
exercise("08-orden")

// %%
const orden: string[] = []; // del más fácil al más difícil: "a medias", "barajados", "borrosos", "en blanco"
check("08-orden", orden)

// %%
const tinta: Puntuacion = (x) =>
  Float64Array.from({ length: x.length / entradas }, (_, i) => x.subarray(i * entradas, (i + 1) * entradas).reduce((a, v) => a + v, 0));
const notasTinta = examen(tinta, planos);
const notasRuido = examen((x) => contraRuido.energia.energy(x), planos);
show(
  heatmap([notasTinta, notasRuido, ...notas, notasConv], {
    title: "Contra el ruido, todas sacan un 1; lo difícil es lo demás",
    subtitle: `AUROC con ${ajustes.imagenes} dígitos de prueba y ${ajustes.imagenes} imágenes de cada contraste; menos de 0,5: le parecen más probables que los dígitos`,
    rows: ["la tinta, sin red", "solo ruido", ...densas.map(({ nombre }) => nombre), "convolucional"],
    columns: nombresDeFuera,
    x: "contraste",
    y: "puntuación",
    value: "AUROC",
    range: [0, 1],
  }),
  { name: "08-fuera" },
);

// %% [markdown]
// Lee la tabla por columnas:
//
// - **Ruido:** lo clava hasta la tinta. Una validación así no distingue una red buena de una suma.
// - **Ropa** (de `Fashion-MNIST`): la tinta ya acierta a menudo, porque la ropa tiene más. La red que solo ha visto ruido lo hace peor que la tinta.
// - **Barajados:** con los píxeles en desorden la tinta es la misma, y la tinta ya no sirve. Las redes lo notan siempre.
// - **En blanco:** para las que muestrean, desde la época 10, una hoja vacía es **más probable** que la mayoría de los dígitos. La que solo ha visto
//   ruido, en cambio, acierta siempre.
// - **Borrosos** y **a medias:** los difíciles. Nadie se acerca al 1.
//
// No hay una puntuación que gane en todo, y una nota alta en un contraste no convierte una red en un modelo de los datos.
//
// ## 7. Qué puede y qué no puede una red densa
//
// ### Un gradiente a escalones
//
// Una neurona ReLU o calla o es una recta. Entre dos dígitos, por el segmento $u(t) = (1 - t)\,u_0 + t\,u_1$, cada $w_j \cdot u(t) + b_j$ es una recta
// en $t$. ¿Cómo es la energía?

// %%
exercise("08-trozos")

// %%
const trozos = NaN; // escribe aquí el mayor número de trozos rectos
check("08-trozos", trozos)

// %%
const ts = Array.from({ length: ajustes.recta }, (_, i) => i / (ajustes.recta - 1));
/** dE/dt a lo largo del segmento entre dos imágenes. */
function pendientes(energia: Energy, desde: Float32Array, hasta: Float32Array): number[] {
  const n = desde.length;
  const camino = Float32Array.from({ length: ts.length * n }, (_, k) => desde[k % n] + ts[Math.floor(k / n)] * (hasta[k % n] - desde[k % n]));
  const { gradient } = energia.energyAndGradient(camino);
  return ts.map((_, i) => desde.reduce((suma, v, k) => suma + gradient[i * n + k] * (hasta[k] - v), 0));
}
const z0 = antesDeRelu(final.pesos, primero);
const z1 = antesDeRelu(final.pesos, segundo);
const codos = z0.reduce((cuenta, z, j) => cuenta + (z > 0 !== z1[j] > 0 ? 1 : 0), 0);
const conBordeDe = (i: number) => conBordes.dentro.subarray(i * 1024, (i + 1) * 1024);
show(
  curves(
    [
      { name: final.nombre, x: ts, y: pendientes(final.energia, primero, segundo) },
      { name: "convolucional", x: ts, y: pendientes(energiaConv, conBordeDe(0), conBordeDe(1)) },
    ],
    {
      title: "La pendiente de una red ReLU es una escalera",
      subtitle: `Del ${etiquetas[0]} al ${etiquetas[1]}, por la recta: ${codos} neuronas de ${neuronas} se encienden o se apagan. Con swish, la curva es suave`,
      x: "t, del primer dígito al segundo",
      y: "pendiente de la energía, dE/dt",
    },
  ),
  { name: "08-escalera" },
);

// %% [markdown]
// La energía de la densa es una superficie hecha de **trozos planos**: dentro de cada uno, el gradiente es constante y no dice nada de lo que
// hay más allá. Cada codo es una neurona que cambia de estado. La convolucional usa swish, y su pendiente cambia poco a poco. Ahora, los
// gradientes como imágenes:

// %%
const vistos = Math.min(8, ajustes.imagenes);
const gradiente = (energia: Energy, imagenes: Float32Array) => {
  const n = imagenes.length / vistos;
  const { gradient } = energia.energyAndGradient(imagenes);
  return juntar(Array.from({ length: vistos }, (_, i) => aEscala(gradient.slice(i * n, (i + 1) * n))));
};
/** El borde de una imagen de 32 × 32, fuera. */
const sinBorde = (x: Float32Array) =>
  Float32Array.from({ length: (x.length / 1024) * entradas }, (_, k) => {
    const pixel = k % entradas;
    return x[Math.floor(k / entradas) * 1024 + (Math.floor(pixel / 28) + 2) * 32 + (pixel % 28) + 2];
  });
const deDensa = gradiente(final.energia, digitos.subarray(0, vistos * entradas));
const deConv = sinBorde(gradiente(energiaConv, conBordes.dentro.subarray(0, vistos * 1024)));
const enTrazo = (x: Float32Array) => formatFixed(media(x.filter((_, k) => digitos[k] > 0.5)));
const fueraDelTrazo = (x: Float32Array) => formatFixed(media(x.filter((_, k) => digitos[k] === 0)));
show(
  imageGrid(juntar([digitos.slice(0, vistos * entradas).map((v) => 2 * v - 1), deDensa, deConv]), {
    shape: [28, 28, 1],
    columns: vistos,
    scale: 2,
    rowLabels: ["dígito", "∇E, densa", "∇E, convolucional"],
    title: "Fuera del trazo, las dos redes piden papel; en él, casi nada",
    subtitle: `Oscuro: más tinta ahí sube la energía. Claro: la baja. Media en el trazo y fuera de él: densa ${enTrazo(deDensa)} y ${fueraDelTrazo(deDensa)}, convolucional ${enTrazo(deConv)} y ${fueraDelTrazo(deConv)}, en partes del mayor valor`,
  }),
  { name: "08-gradiente" },
);

// %% [markdown]
// Un dígito real es casi un fondo de valle: en el trazo, los empujones se compensan. Fuera, el gradiente pide quitar tinta donde ya no queda, y el
// recorte a $[0, 1]$ se lo impide: esa pendiente no mueve nada, pero borra cualquier mota que aparezca.
//
// ### No sabe qué píxeles son vecinos
//
// Si se barajan los píxeles de todas las imágenes con un mismo desorden y se barajan igual las filas de $W$, la red densa da **las mismas energías**: para ella, la
// imagen es una lista. Con los pesos iniciales al azar, entrenarla con imágenes barajadas es tan fácil como con imágenes. Compruébalo:

// %%
const mismoDesorden = { size: entradas, seed: ajustes.semilla };
/** Los mismos pesos, con las entradas en otro orden. */
function filasBarajadas(pesos: Float32Array): Float32Array {
  const nuevos = Float32Array.from(pesos);
  for (let j = 0; j < neuronas; j++) {
    const otra = shuffledPixels(plantilla(pesos, j), mismoDesorden);
    for (let k = 0; k < entradas; k++) nuevos[k * neuronas + j] = otra[k];
  }
  return nuevos;
}
const barajada = await abrir({ spec: densa, weights: filasBarajadas(final.pesos) });
const energiasOrdenadas = final.energia.energy(digitos);
const energiasBarajadas = barajada.energy(shuffledPixels(digitos, mismoDesorden));
const diferencia = energiasOrdenadas.reduce((mayor, E, i) => Math.max(mayor, Math.abs(E - energiasBarajadas[i])), 0);
showText(`mayor diferencia de energía en ${ajustes.imagenes} dígitos: ${diferencia < 1e-4 ? "menos de 0,0001, el redondeo" : formatFixed(diferencia, 4)}`);

// %% [markdown]
// Una convolución, en cambio, trae puesto que lo cercano va junto y que un trazo es un trazo esté donde esté: **no tiene que aprenderlo** de los
// datos. La densa ha necesitado muchas épocas para que sus plantillas se parezcan a trazos.
//
// ### Una comparación justa
//
// Hasta aquí la convolucional gana al dibujar. ¿Por tener más parámetros? No: tiene menos. ¿Por tener más cuentas? Eso sí:

// %%
const productosDensa = entradas * neuronas + neuronas;
/** Productos de una convolución con avance 2 y relleno, en cada capa: salidas × entradas del filtro. */
const capasConv = [[16, 16, 25], [8, 32, 9 * 16], [4, 64, 9 * 32], [2, 64, 9 * 64]];
const productosConv = capasConv.reduce((suma, [lado, canales, filtro]) => suma + lado * lado * canales * filtro, 0) + 256 * 64 + 64;
const parteConv = calidades[calidades.length - 1].confidentShare;
const parteDensa = calidades[densas.length - 1].confidentShare;
const corridosUltima = notaDe(notas[notas.length - 1], "corridos");
showText(`                         densa    convolucional
parámetros           ${miles(parametrosDensa).padStart(9)}    ${miles(parametrosConv).padStart(9)}
productos por imagen ${miles(productosDensa).padStart(9)}    ${miles(productosConv).padStart(9)}
parte de dígitos     ${porciento(parteDensa).padStart(9)}    ${porciento(parteConv).padStart(9)}`);

// %% [markdown]
// Con menos parámetros y más productos, porque cada filtro se usa en muchos sitios. Así que la comparación es justa en **parámetros** y no lo es en
// **cuentas**: en cada paso, la densa es mucho más barata. Tampoco han visto lo mismo (épocas, recetas y lotes distintos), ni la convolucional lleva los
// pesos de una sola época. Lo que se puede decir está en los números de este cuaderno, y no más.

// %%
exercise("08-densa")

// %%
const respuestaDensa = ``; // escribe aquí tu respuesta
check("08-densa", respuestaDensa, {
  parametrosDensa: parametrosDensa,
  parametrosConv: parametrosConv,
  digitosDensa: parteDensa,
  digitosConv: parteConv,
  girados: giradosUltima,
  corridos: corridosUltima,
})

// %% [markdown]
// ## Resumen
//
// - Un tamaño de paso va con su intervalo: de $[-1, 1]$ a $[0, 1]$, el paso se divide entre 4, el ruido entre 2 y el recorte se multiplica por 2.
// - Copiar el paso 10 de $[-1, 1]$ a $[0, 1]$ desbarata el entrenamiento; con paso 1 se entrena.
// - La pérdida parece plana desde la tercera época, y mientras tanto cambian los dibujos, las plantillas y las notas, que acaban bajando. También es plana en una red que
//   no sabe nada.
// - El ruido uniforme se distingue contando tinta. Una red que solo ha visto ruido saca la mejor validación y no dibuja ni un dígito.
// - Un examen que sirve tiene varios contrastes, y las muestras además. Ninguna puntuación gana en todos.
// - Una red densa ReLU tiene un gradiente a escalones, no sabe qué píxeles son vecinos y puede aprenderlo; con más parámetros que la convolucional,
//   dibuja peor.
//
// **Siguiente:** [09 · CD y PCD](09-cd-y-pcd.ipynb), las dos maneras de sacar las falsas, frente a frente.
//
// ## Para leer más
//
// - Hinton (2002), *Training products of experts by minimizing contrastive divergence*.
// - Nijkamp, Hill, Han, Zhu y Wu (2020), *On the anatomy of MCMC-based maximum likelihood learning of energy-based models*: qué dice y qué no
//   dice la diferencia de energías al entrenar.
// - Nalisnick, Matsukawa, Teh, Gorur y Lakshminarayanan (2019), *Do deep generative models know what they don't know?*: modelos a los que lo de fuera les
//   parece más probable.
// - Montúfar, Pascanu, Cho y Bengio (2014), *On the number of linear regions of deep neural networks*.
// - Grathwohl y otros (2020), *Your classifier is secretly an energy based model and you should treat it like one*: AUROC con la energía.
