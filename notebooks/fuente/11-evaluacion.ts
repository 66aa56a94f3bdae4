// %% [markdown]
// # Evaluación: ¿cómo se sabe si un modelo de energía es bueno?
//
// **Qué aprenderás**
//
// - A encerrar $\log Z$ entre dos estimaciones, y a reconocer un cerrojo que se cierra donde no debe.
// - Por qué con dígitos ese número se puede calcular, y por qué no contesta a lo que te interesa.
// - Qué dicen, y qué callan, los histogramas de energía, el AUROC, la cobertura, $\hat R$ y la distancia a los datos.
// - Cómo se engaña a cada medida. Lo harás tú.
// - Una **ficha** para evaluar cualquier modelo de energía, y la de los que vienen con el proyecto.
//
// **Duración:** unos 50 minutos. **Antes:** los cuadernos 00 a 05; el 07 ayuda. [Tabla de símbolos](00-bienvenida.ipynb#Tabla-de-símbolos).
//
// | palabra | qué es |
// |---|---|
// | cota | un número que se sabe que queda por debajo, o por encima, de otro |
// | AIS | muestreo por importancia con recocido: va de una densidad sencilla al modelo, en pasos pequeños |
// | AUROC | la probabilidad de que una imagen de fuera tenga más energía que una de dentro |
// | rasgos | los 64 números que el clasificador calcula de una imagen justo antes de decidir |
// | cobertura | la parte de los datos que tiene cerca alguna muestra |
// | nat, bit | unidades de $\log p$ y de $\log Z$: con logaritmo natural y en base 2 |
// | $\hat R$ | cuánto más anchas son todas las cadenas juntas que una sola |

// %%
import { fashionMnist, firstBatch, loadMnist, toFlat01, toPadded, twoMoons } from "ebm/data";
import { boxed, type Energy, mixtureEnergy, networkEnergy, quadratic, twoMoonsLogDensity } from "ebm/energy";
import { chooseEngine, openNetwork } from "ebm/engine";
import { check, exercise, hint } from "ebm/exercise";
import { bars, curves, formatFixed, heatmap, histogram, imageGrid } from "ebm/figure";
import {
  acceptanceSummary,
  aisBracket,
  aisForward,
  auroc,
  autocorrelation,
  blended,
  boxBase,
  densityCoverage,
  effectiveSampleSize,
  gaussianBase,
  histogramOverlap,
  logPartition2d,
  meanPairwiseDistance,
  memorisationOf,
  nearest,
  padFlat01,
  rejectionSamples2d,
  rotated,
  sampleQuality,
  softened,
  splitRHat,
  uniformBase,
} from "ebm/metrics";
import { dense, featureNetwork, network } from "ebm/network";
import { show, showText } from "ebm/notebook";
import { denoisingScoreMatching } from "ebm/objective";
import { rng } from "ebm/rng";
import { coordinateTrace, langevin, mala, parallelTempering, sample, type Samples, uniformStart } from "ebm/sampler";
import { adam, fitNetwork, GDL_RECIPE, loadShipped, MLP_RECIPE, type ShippedName } from "ebm/trainer";

// %% humo={"cadenasAis": 60, "templado": 10, "pasosLunas": 20, "cadenasDigito": 4, "templeDigito": 4, "imagenes": 60, "reales": 60, "muestras": 12, "pasosMuestra": 4, "pasosCadena": 200, "vistas": 500}
const ajustes = {
  semilla: 7,
  cadenasAis: 1000,
  templado: 200, // temperaturas de AIS en el plano
  pasosLunas: 1000, // de entrenamiento
  cadenasDigito: 8,
  templeDigito: 100, // temperaturas de AIS con dígitos
  imagenes: 1000, // de cada clase, para energías y AUROC
  reales: 500, // dígitos de prueba con los que se comparan las muestras
  muestras: 100, // de cada red
  pasosMuestra: 500,
  pasosCadena: 2000,
  vistas: 6000, // imágenes de entrenamiento entre las que se buscan copias
};

// %%
const media = (valores: ArrayLike<number>) => Array.from(valores).reduce((suma, valor) => suma + valor, 0) / valores.length;
const motor = await chooseEngine({ fma: false });
const porCiento = (parte: number) => `${formatFixed(100 * parte, 0)} %`;

// %% [markdown]
// ## 1. La vara: cuánta probabilidad da el modelo a datos nuevos
//
// Si un modelo fuera una densidad con todas las letras, la pregunta tendría una respuesta de una línea: la media de $\log p(x)$ en datos
// que no ha visto. Como
//
// $$\log p(x) = -E(x) - \log Z,$$
//
// la energía la da la red y falta **un solo número**, $\log Z$. Muestrear no lo da, y en muchas dimensiones una rejilla tampoco.
// AIS lo estima por los dos lados:
//
// - de **ida**, unas cadenas salen de una densidad sencilla y van hacia el modelo. La esperanza de su estimación **no pasa** de $\log Z$;
// - de **vuelta**, salen de muestras **exactas** del modelo y van hacia la densidad sencilla. La suya **no baja** de $\log Z$.
//
// Por el camino, la energía pasa poco a poco de la sencilla, $E_0$, a la del modelo: $E_\beta = (1 - \beta)\,E_0 + \beta E$, con $\beta$ de 0 a 1. En cada una de esas
// «temperaturas» la cadena da unos pasos, y de ida acumula su **peso** $w$:
//
// $$\log w = \log Z_0 + \sum_j (\beta_j - \beta_{j-1})\,\bigl(E_0(x_j) - E(x_j)\bigr).$$
//
// La media de muchos $w$ acierta $Z$: su esperanza es exactamente $Z$. Entre la ida y la vuelta, como en un cerrojo, queda el número. Una herramienta así se prueba primero donde se sabe la respuesta:

// %%
exercise("11-cero")

// %%
const logDelCubo = NaN; // escribe aquí log Z, en nats
check("11-cero", logDelCubo)

// %% [markdown]
// La cuenta de fondo es la media de esos **pesos**, $\log \frac1N \sum_i w_i$, uno por cadena, y los pesos llegan en logaritmos, porque son enormes o
// diminutos. Hay una forma de hacerla que no se desborda. Escríbela:

// %%
exercise("11-logmedia")

// %%
function logMedia(logPesos: number[]): number {
  const mayor = Math.max(...logPesos);
  return 0; // escribe aquí el logaritmo de la media de los pesos exp(logPesos[i])
}
check("11-logmedia", logMedia)

// %%
const transicion = (energia: Energy, stepSize: number) => mala(energia, { stepSize });
const cero: Energy = {
  name: "cero",
  shape: [64],
  energy: (x) => new Float32Array(x.length / 64),
  energyAndGradient: (x) => ({ energy: new Float32Array(x.length / 64), gradient: new Float32Array(x.length) }),
};
const cubo = uniformBase([64]);
const delCubo = await aisBracket(cero, {
  base: cubo,
  transition: transicion,
  seed: ajustes.semilla,
  chains: 50,
  schedule: 20,
  starts: cubo.draw(50, rng(1)),
});
showText(`E = 0 en 64 dimensiones: ida ${formatFixed(delCubo.logZ.lower, 4)} · vuelta ${formatFixed(delCubo.logZ.upper, 4)} · exacto ${formatFixed(64 * Math.log(2), 4)}`);

// %% [markdown]
// Exacto, pero era el caso fácil: no había nada que recorrer. El segundo oráculo es una gaussiana de 10 dimensiones más estrecha que la base
// y con otro centro, cuyo $Z$ está en los libros. Dibujamos la media de los $\log w$, y no el logaritmo de la media: la primera se queda corta (por la
// desigualdad de Jensen) y enseña lo que pierde **una** cadena por ir deprisa. **Piénsalo antes de ejecutar:** con pocas temperaturas, ¿hacia dónde se equivoca cada lado?

// %%
const dimension = 10;
const campana = quadratic(new Array(dimension).fill(0.5), { stiffness: 9 });
const logCampana = (dimension / 2) * Math.log((2 * Math.PI) / 9);
const arranque = gaussianBase([dimension], { mean: 0.5, spread: 1 / 3 }).draw(ajustes.cadenasAis, rng(1));
const templados = [5, 10, 20, 50, 100, 200].filter((K) => K <= ajustes.templado);
const cerrojos: { K: number; ida: number; vuelta: number; ancho: number }[] = [];
for (const K of templados) {
  const base = gaussianBase([dimension]);
  const pase = { base, transition: transicion, seed: ajustes.semilla, chains: ajustes.cadenasAis, schedule: K, stepSizes: 0.2 };
  const { forward, reverse } = await aisBracket(campana, { ...pase, starts: arranque });
  // La media de los logaritmos es la cota de UNA cadena; la de la biblioteca promedia antes los pesos de todas.
  const [ida, vuelta] = [media(forward.logWeights), media(reverse.logWeights)];
  cerrojos.push({ K, ida, vuelta, ancho: reverse.logZ - forward.logZ });
}

// %%
const ultimo = cerrojos[cerrojos.length - 1];
show(
  curves(
    [
      { name: "vuelta", x: templados, y: cerrojos.map(({ vuelta }) => vuelta) },
      { name: "ida", x: templados, y: cerrojos.map(({ ida }) => ida) },
      { name: "log Z exacto", x: templados, y: templados.map(() => logCampana), dashed: true },
    ],
    {
      title: "Con más temperaturas, el cerrojo se cierra sobre log Z",
      subtitle: `Media de los log-pesos de ${ajustes.cadenasAis} cadenas. Con ${ultimo.K} temperaturas quedan ${formatFixed(ultimo.vuelta - ultimo.ida, 2)} nats entre los dos lados`,
      x: "número de temperaturas",
      y: "log Z estimado (nats)",
      xScale: "log",
    },
  ),
  { name: "11-cerrojo" },
);

// %% [markdown]
// La ida se queda corta y la vuelta se pasa; lo que falta por cerrar es lo que el recorrido ha perdido por ir deprisa. Son cotas de la
// **esperanza**: con pocas cadenas, una estimación puede caer por azar en el lado contrario.
//
// Ahora un modelo de verdad. Una red pequeña aprende las dos lunas quitando ruido; su energía lleva sumado $|x|^2/8$, para que la integral sea finita. En el
// plano se puede integrar, y la log-verosimilitud exacta está ahí para comparar:

// %%
const deLunas = (n: number, seed: number) => twoMoons(n, { seed, centred: true });
const redLunas = await openNetwork(
  network({
    name: "lunas",
    inputShape: [2],
    layers: [dense(64, { activation: "swish" }), dense(64, { activation: "swish" }), dense(1)],
  }),
  { seed: ajustes.semilla, engine: motor },
);
const objetivo = denoisingScoreMatching({ sigma: 0.05 });
await fitNetwork({
  network: redLunas,
  objective: objetivo,
  data: { x: deLunas(4000, ajustes.semilla) },
  batchSize: 256,
  seed: ajustes.semilla,
  steps: ajustes.pasosLunas,
  optimizer: adam({ learningRate: 0.003 }),
  average: Math.ceil(ajustes.pasosLunas / 4),
  record: [],
});
const sinFondo = networkEnergy(redLunas);
const cuenco = quadratic([0, 0], { stiffness: 0.25 });
const lunas: Energy = {
  name: "lunas",
  shape: [2],
  energy(x) {
    const red = sinFondo.energy(x);
    return cuenco.energy(x).map((E, i) => E + red[i]);
  },
  energyAndGradient(x) {
    const [fondo, red] = [cuenco.energyAndGradient(x), sinFondo.energyAndGradient(x)];
    return { energy: fondo.energy.map((E, i) => E + red.energy[i]), gradient: fondo.gradient.map((g, k) => g + red.gradient[k]) };
  },
};

// %%
const caja = [[-8, 8], [-8, 8]] as const;
const exacto = logPartition2d(lunas, { box: caja, panels: 96 }).logZ;
const nuevos = deLunas(2000, 2027);
const energiaNuevos = media(lunas.energy(nuevos));
const { forward: ida, reverse: vuelta } = await aisBracket(lunas, {
  base: gaussianBase([2]),
  transition: transicion,
  seed: ajustes.semilla,
  chains: ajustes.cadenasAis,
  schedule: ajustes.templado,
  starts: rejectionSamples2d(lunas, { box: caja, count: ajustes.cadenasAis, seed: 3, cells: 256 }),
});
const logDe = (logZ: number) => formatFixed(-energiaNuevos - logZ, 3);
showText(`log-verosimilitud media de 2000 puntos nuevos, en nats
integrando en el plano:      ${logDe(exacto)}
AIS, de vuelta y de ida:     [${logDe(vuelta.logZ)}; ${logDe(ida.logZ)}]  (error típico ${formatFixed(Math.hypot(ida.standardError, vuelta.standardError), 3)})
la densidad verdadera daría: ${formatFixed(media(twoMoonsLogDensity(nuevos, { centred: true })), 3)}`);

// %% [markdown]
// Los dos lados son estimaciones con azar: pueden salir cruzados, y la integral, un poco fuera. Compara lo que se llevan con el error típico: a esa
// precisión, las tres cifras coinciden. La verdadera queda por encima: lo que falta hasta ella es lo que la red no ha aprendido.
// Los papeles se cambian: como $\log Z$ se resta, la **ida** da la cota de **arriba** de la log-verosimilitud, la que halaga al modelo.
//
// ### Cuidado: un cerrojo cerrado no es un cerrojo bien puesto
//
// La vuelta pide muestras exactas del modelo. ¿Y si salen de una cadena que solo ha visto un modo? Dos gaussianas iguales, muy
// separadas. La base y las muestras, las dos, alrededor de una sola:

// %%
exercise("11-mitad")

// %%
const loQueEncuentran = NaN; // escribe aquí el log Z que encuentran, en nats
check("11-mitad", loQueEncuentran)

// %%
const dosModos = mixtureEnergy({ centres: [[4, 4], [-4, -4]], width: 0.5 });
const enUnModo = gaussianBase([2], { mean: 4, spread: 0.5 }).draw(ajustes.cadenasAis, rng(1));
const enLosDos = enUnModo.map((v, k) => (Math.floor(k / 2) % 2 ? -v : v));
const intentos = [
  { nombre: "base ancha, los dos modos", base: gaussianBase([2], { spread: 4 }), starts: enLosDos },
  { nombre: "base y muestras en un modo", base: gaussianBase([2], { mean: 4 }), starts: enUnModo },
];
const medidos: { nombre: string; ida: number; vuelta: number }[] = [];
for (const { nombre, base, starts } of intentos) {
  const pase = { transition: transicion, seed: ajustes.semilla, chains: ajustes.cadenasAis, schedule: ajustes.templado };
  const { logZ } = await aisBracket(dosModos, { ...pase, base, starts });
  medidos.push({ nombre, ida: logZ.lower, vuelta: logZ.upper });
}
show(
  bars(
    [
      { name: "ida", values: medidos.map(({ ida }) => ida) },
      { name: "vuelta", values: medidos.map(({ vuelta }) => vuelta) },
    ],
    {
      title: "Los dos lados coinciden, y los dos se equivocan",
      subtitle: `El exacto es 0. Con todo en un modo: ida ${formatFixed(medidos[1].ida, 3)} y vuelta ${formatFixed(medidos[1].vuelta, 3)}; −log 2 es ${formatFixed(-Math.log(2), 3)}`,
      categories: medidos.map(({ nombre }) => nombre),
      x: "de dónde se parte",
      y: "log Z estimado (nats)",
      range: [-1, 0.25],
    },
  ),
  { name: "11-falso" },
);

// %% [markdown]
// Han medido el $Z$ **de lo que han visto**. Un cerrojo estrecho dice que los dos recorridos se entienden entre sí; que no falte nada
// hay que saberlo por otro camino.
//
// ## 2. El mismo cerrojo, con dígitos
//
// La red de la lección, con los pesos promediados de sus últimas épocas, da energía a imágenes de 1024 píxeles en $[-1, 1]$. Las paredes molestan a las cadenas: `boxed` las quita con $x = \tanh u$, y paga el
// cambio de volumen. La base es el ruido uniforme. Falta una decisión que suele callarse: **¿a qué temperatura?** La
// receta muestrea casi sin ruido, como a $T \approx 10^{-6}$ (cuaderno 05). Probamos con varias, y llamamos $E/T$ a la energía:

// %%
const abrir = async (nombre: ShippedName) => {
  const { spec, weights } = await loadShipped(nombre);
  return openNetwork(spec, { weights, engine: motor });
};
const digitos = networkEnergy(await abrir("ebm-mnist-averaged"));
const aTemperatura = (T: number): Energy => ({
  name: `E a T = ${T}`,
  shape: digitos.shape,
  energy: (x) => digitos.energy(x).map((E) => E / T),
  energyAndGradient(x) {
    const { energy, gradient } = digitos.energyAndGradient(x);
    return { energy: energy.map((E) => E / T), gradient: gradient.map((g) => g / T) };
  },
});
const calores = [1, 0.1, 0.03, 0.01, 0.001];
const pases: { T: number; ida: number; hueco: number; E: number }[] = [];
for (const T of calores) {
  const sinParedes = boxed(aTemperatura(T));
  const pase = { base: boxBase(digitos.shape), transition: transicion, chains: ajustes.cadenasDigito, schedule: ajustes.templeDigito, stepSizes: 0.1 };
  // No hay muestras exactas de las que volver. Lo más parecido: los finales de otra ida.
  const otraIda = await aisForward(sinParedes, { ...pase, seed: 11 });
  const { forward, reverse } = await aisBracket(sinParedes, { ...pase, seed: ajustes.semilla, starts: otraIda.x });
  const hueco = media(reverse.logWeights) - media(forward.logWeights);
  pases.push({ T, ida: forward.logZ, hueco, E: media(digitos.energy(sinParedes.inside(forward.x))) });
}

// %%
const huecos = pases.map(({ hueco }) => Math.max(0.01, hueco));
show(
  curves([{ name: "vuelta − ida", x: calores, y: huecos }], {
    title: "En caliente el cerrojo se cierra; en frío, no hay manera",
    subtitle: `Hueco a T = 1: ${formatFixed(pases[0].hueco, 2)} nats; a T = 0,001: ${formatFixed(huecos[4], 0)}. La receta muestrea unas mil veces más frío aún. Lo menor de 0,01 se dibuja en 0,01`,
    x: "temperatura T",
    y: "hueco entre los dos lados (nats)",
    xScale: "log",
    yScale: "log",
  }),
  { name: "11-frio" },
);

// %% [markdown]
// A $T = 1$ se cierra. Un triunfo, ¿no? Ojo: la vuelta no sale de muestras exactas, que no hay, sino de los finales de otra ida. Que se
// cierre dice que las dos se entienden; que no les falte lo mismo a las dos no está probado (sección 1). Y mira qué densidad hemos
// medido:

// %%
const mnist = await loadMnist();
const prueba = firstBatch(mnist.test, { batchSize: ajustes.imagenes, seed: ajustes.semilla }).x;
const ruido = uniformStart(digitos.shape, { chains: ajustes.imagenes, seed: ajustes.semilla });
const energiaPrueba = digitos.energy(prueba);
const bits = (nats: number) => nats / (1024 * Math.LN2);
const filasT = pases.map(({ T, ida, E }) => {
  const logP = -media(energiaPrueba) / T - ida;
  return `${formatFixed(T, 3).padEnd(8)}${formatFixed(bits(logP), 3).padStart(14)}${formatFixed(E, 2).padStart(18)}`;
});
showText(`T       dígitos (bits)   E de las cadenas
${filasT.join("\n")}
bits por píxel de log p, que es una densidad y puede pasar de 0; el ruido uniforme da −1. E: dígitos de prueba ${formatFixed(media(energiaPrueba), 2)}, ruido ${formatFixed(media(digitos.energy(ruido)), 2)}`);

// %% [markdown]
// A $T = 1$ el modelo es **ruido**: sus cadenas tienen la energía del ruido, y a los dígitos les da casi lo mismo que la uniforme. La
// ventaja de los dígitos en energía no compensa que haya muchísimas más imágenes de ruido. Al enfriar, las cadenas bajan hacia los dígitos sin llegar a su
// energía, y la ida y la vuelta se separan cientos o miles de nats: las últimas filas son la cota que **halaga**, y no prueban nada.
//
// La respuesta honrada es, pues: **la log-verosimilitud de esta red se puede medir a una temperatura que a nadie le interesa, y no se puede a la que
// sí**. La receta no entrena una densidad a $T = 1$; entrena un paisaje por el que bajar. Hay que mirarlo de otras maneras.
//
// ## 3. Histogramas de energía
//
// Lo primero, y lo más barato. Las energías de entrenamiento y prueba deben coincidir (si no, la red se aprende los datos de
// memoria), las de las muestras deben caer encima, y lo demás debe quedar arriba. Compararemos seis redes:
//
// | nombre | en el proyecto | qué es |
// |---|---|---|
// | lección | `ebm-mnist` | la convolucional de los cuadernos, en su última época |
// | promediada | `ebm-mnist-averaged` | la misma, con la media de los pesos de sus últimas épocas |
// | gdl | `ebm-mnist-gdl` | la misma arquitectura y también 70 épocas, con la receta del libro sin cambios |
// | gdl promediada | `ebm-mnist-gdl-averaged` | la anterior, con la media de los pesos de sus últimas épocas |
// | compacta | `ebm-mnist-compact` | una convolucional más pequeña, con pocas épocas |
// | densa | `mlp-784` | la del cuaderno 08, sin convoluciones |
//
// Primero, sus muestras, con la regla de su receta:

// %%
const redes = {
  lección: "ebm-mnist",
  promediada: "ebm-mnist-averaged",
  gdl: "ebm-mnist-gdl",
  "gdl promediada": "ebm-mnist-gdl-averaged",
  compacta: "ebm-mnist-compact",
  densa: "mlp-784",
} as const;
type Nombre = keyof typeof redes;
const nombres = Object.keys(redes) as Nombre[];
const esPlana = (nombre: Nombre) => nombre === "densa";
const prepararPara = (nombre: Nombre) => (esPlana(nombre) ? toFlat01 : toPadded);
const muestrasDe: Record<string, Float32Array> = {};
for (const nombre of nombres) {
  const energia = networkEnergy(await abrir(redes[nombre]));
  const [bounds, receta] = esPlana(nombre) ? ([[0, 1], MLP_RECIPE] as const) : ([[-1, 1], GDL_RECIPE] as const);
  const salida = uniformStart(energia.shape, { chains: ajustes.muestras, seed: ajustes.semilla, bounds });
  const { x } = await sample(langevin(energia, receta.langevin), salida, { seed: ajustes.semilla, steps: ajustes.pasosMuestra });
  muestrasDe[nombre] = esPlana(nombre) ? padFlat01(x) : x; // para el clasificador, todas de 32 × 32
}

// %%
const vistas = firstBatch(mnist.train, { batchSize: ajustes.vistas, seed: ajustes.semilla }).x;
const ropa = firstBatch(await fashionMnist(), { batchSize: ajustes.imagenes, seed: ajustes.semilla }).x;
const energiaVistas = digitos.energy(vistas.slice(0, prueba.length));
const energiaMuestras = digitos.energy(muestrasDe.promediada);
const hoja = new Float32Array(1024).fill(-1); // una hoja en blanco
const energiaHoja = digitos.energy(hoja)[0];
const grupos = [
  { name: "entrenamiento", values: energiaVistas },
  { name: "prueba", values: energiaPrueba },
  { name: "muestras", values: energiaMuestras },
  { name: "Fashion-MNIST", values: digitos.energy(ropa) },
];
const [desde, hasta] = [-0.1, 0.5];
const ropaFuera = grupos[3].values.filter((E) => E < desde || E > hasta).length;
const solape = (a: Float32Array) => histogramOverlap(a, energiaPrueba, { bins: 20 }).overlap;
show(
  histogram(grupos, {
    title: "Los dígitos caen juntos, y la ropa queda arriba",
    subtitle: `Se salen el ruido (E ≈ ${formatFixed(media(digitos.energy(ruido)), 1)}) y ${ropaFuera} imágenes de ropa. Solape con prueba: entrenamiento ${porCiento(solape(energiaVistas))}, muestras ${porCiento(solape(energiaMuestras))}`,
    x: "energía E",
    bins: 60,
    range: [desde, hasta],
  }),
  { name: "11-energias" },
);

// %% [markdown]
// Tiene buena cara: entrenamiento y prueba se pisan, y las muestras caen en la misma zona. **Piénsalo antes de ejecutar:** ¿qué energía tendrá una
// hoja en blanco?

// %%
const debajo = (E: number) => energiaPrueba.filter((otra) => otra < E).length / energiaPrueba.length;
showText(`Hoja en blanco: E = ${formatFixed(energiaHoja, 3)}. El ${porCiento(debajo(energiaHoja))} de los dígitos de prueba tiene menos energía.
Los dígitos van de ${formatFixed(Math.min(...energiaPrueba), 3)} a ${formatFixed(Math.max(...energiaPrueba), 3)}`);

// %% [markdown]
// La hoja en blanco cae **dentro** de las energías de los dígitos. Nadie le ha enseñado a la red que esté mal: las cadenas no acaban ahí.
// Un histograma compara dos montones de números, y dos montones iguales pueden salir de imágenes muy distintas.
//
// ## 4. Dígitos contra lo que no lo es: AUROC
//
// Coge al azar un dígito de prueba y una imagen de fuera. El **AUROC** es la probabilidad de que la de fuera tenga más energía (los
// empates cuentan la mitad). Cuenta parejas tú:

// %%
exercise("11-auroc")

// %%
function areaRoc(dentro: number[], fuera: number[]): number {
  return 0; // escribe aquí la parte de las parejas en las que la de fuera tiene más energía
}
check("11-auroc", areaRoc)

// %% [markdown]
// Preparamos los contrastes, de otros dígitos de prueba que los de comparación: girados 90°, a medias entre dos (interpolados) y desenfocados.
// Ordena antes de mirar:

// %%
exercise("11-contrastes")

// %%
const contrastesOrdenados: string[] = []; // de menor a mayor AUROC: "a medias", "entrenamiento", "girados", "ropa"
check("11-contrastes", contrastesOrdenados)

// %%
const deSobra = firstBatch(mnist.test, { batchSize: 2 * ajustes.imagenes, seed: ajustes.semilla }).x.slice(prueba.length);
const contrastes: Record<string, Float32Array> = {
  entrenamiento: vistas.slice(0, prueba.length),
  "a medias": blended(deSobra, { size: 1024, seed: ajustes.semilla }),
  girados: rotated(deSobra, { side: 32, degrees: 90 }),
  desenfocados: softened(deSobra, { side: 32, times: 2 }),
  ropa: ropa,
  ruido: ruido,
};
const tinta = (x: Float32Array) =>
  Float64Array.from({ length: x.length / 1024 }, (_, i) => media(x.subarray(1024 * i, 1024 * (i + 1))));
const clases = Object.keys(contrastes);
const areas = clases.map((clase) => auroc(energiaPrueba, digitos.energy(contrastes[clase])));
const areasTinta = clases.map((clase) => auroc(tinta(prueba), tinta(contrastes[clase])));
const barrasDe = (name: string, medidas: typeof areas) => ({
  name,
  values: medidas.map((medida) => medida.auroc),
  low: medidas.map(({ interval }) => interval[0]),
  high: medidas.map(({ interval }) => interval[1]),
});
show(
  bars([barrasDe("energía de la red", areas), barrasDe("cantidad de tinta", areasTinta)], {
    title: "Contra el ruido gana cualquiera, hasta contar la tinta",
    subtitle: `${ajustes.imagenes} imágenes de cada clase; bigotes: intervalo del 95 %. Con tinta sola, ropa ${formatFixed(areasTinta[4].auroc, 3)}; con la red, ${formatFixed(areas[4].auroc, 3)}`,
    categories: clases,
    x: "imágenes de fuera",
    y: "AUROC (0,5 es no saber)",
    range: [0, 1.02],
  }),
  { name: "11-auroc" },
);

// %% [markdown]
// Tres lecturas:
//
// - **entrenamiento** está en 0,5: es el control. Si se separara de prueba, la red se sabría los datos.
// - Con **ruido** y con **ropa**, la cantidad de tinta ya acierta mucho sin haber aprendido nada. Un AUROC alto contra ropa impresiona menos cuando se pone
//   esa barra al lado. Donde la tinta se queda cerca de 0,5, lo que sabe la red es suyo.
// - Un 0 o un 8 **girado** sigue pareciendo un dígito: ahí no cabe esperar un 1.
//
// Y aquí está el truco del AUROC: tú eliges los contrastes. Con la hoja en blanco no hay 1000 imágenes, pero sí un veredicto. Así quedan unos cuantos
// casos, con la parte de los dígitos de prueba que tiene **menos** energía que cada uno:

// %%
const casos = ["dígito", "a medias", "girado", "desenfocado", "ropa", "en blanco"];
const galeria = Float32Array.from(
  [deSobra, contrastes["a medias"], contrastes.girados, contrastes.desenfocados, ropa].flatMap((x) => Array.from(x.subarray(0, 1024))).concat(Array.from(hoja)),
);
const lugares = Array.from(digitos.energy(galeria), debajo);
show(
  imageGrid(galeria, {
    columns: 6,
    titles: casos.map((caso, i) => `${caso}: ${porCiento(lugares[i])}`),
    title: "Parte de los dígitos de prueba con menos energía que cada imagen",
    subtitle: `Cerca del 100 %, la red la rechaza. La hoja en blanco, ${porCiento(lugares[5])}, pasa por un dígito cualquiera`,
  }),
  { name: "11-casos" },
);

// %% [markdown]
// ## 5. Las muestras: densidad y cobertura
//
// Las dos secciones anteriores miran la energía de imágenes que **tú** eliges. Esta mira lo que dibuja la red. Alrededor de cada dígito de
// prueba se pone una bola que llega hasta su quinto vecino. La **densidad** cuenta en cuántas bolas cae una muestra, dividido entre 5 (1, si fuera como los
// datos); la **cobertura**, la parte de las bolas que recibe alguna. Con menos muestras que bolas, ni los datos llegan a una cobertura de 1: la primera fila dice a
// cuánto llegan, y con otras imágenes cambia unas centésimas. Como varas, cuatro «modelos» que no lo son:

// %%
const juez = await loadShipped("mnist-classifier");
const clasificador = await openNetwork(juez.spec, { weights: juez.weights, engine: motor });
const conRasgos = featureNetwork(juez);
const rasgos = await openNetwork(conRasgos.spec, { weights: conRasgos.weights, engine: motor });
const reales = prueba.slice(0, ajustes.reales * 1024);
const otros = deSobra.slice(0, ajustes.muestras * 1024);
const promedio = Float32Array.from({ length: 1024 }, (_, k) => media(Array.from({ length: prueba.length / 1024 }, (_, i) => prueba[1024 * i + k])));
const repetida = (imagen: Float32Array) => otros.map((_, k) => imagen[k % 1024]);
const fuentes: Record<string, Float32Array> = {
  "otros de prueba": otros,
  "copias de datos": vistas.slice(0, otros.length),
  "un solo dígito": repetida(vistas),
  "imagen media": repetida(promedio),
  ...muestrasDe,
};
const deQuien = Object.keys(fuentes);
const realesEnRasgos = rasgos.outputs(reales);
const cercania = deQuien.map((quien) => ({
  quien,
  rasgos: densityCoverage(realesEnRasgos, rasgos.outputs(fuentes[quien]), { size: 64 }),
  pixeles: densityCoverage(reales, fuentes[quien], { size: 1024 }),
}));

// %%
const laMedia = cercania[deQuien.indexOf("imagen media")];
show(
  heatmap(
    cercania.map((una) => [una.rasgos.density, una.rasgos.coverage, una.pixeles.density, una.pixeles.coverage]),
    {
      title: "La cobertura en rasgos solo se deja engañar por las copias; las otras tres, también por la imagen media",
      subtitle: `En píxeles, repetir la imagen media da densidad ${formatFixed(laMedia.pixeles.density, 0)}. ${ajustes.muestras} muestras, ${ajustes.reales} dígitos, k = 5`,
      rows: deQuien,
      columns: ["densidad, rasgos", "cobertura, rasgos", "densidad, píxeles", "cobertura, píxeles"],
      x: "medida",
      y: "muestras",
      value: "valor",
      range: [0, 1.2],
    },
  ),
  { name: "11-cobertura" },
);

// %% [markdown]
// - **Un solo dígito** repetido puede tener una densidad alta y casi no cubre nada.
// - La **imagen media** es una mancha que no es ningún dígito. En píxeles está en medio de todos, y cae en muchísimas bolas: densidad enorme, y una cobertura que parece
//   decente. En los rasgos del clasificador, la cobertura la descubre; de la densidad, ni ahí hay que fiarse.
// - Las **copias** salen perfectas. Ninguna de estas cuatro medidas sabe lo que es copiar. Para eso está la sección 7.
//
// Un clasificador dice además qué dígitos hay. Con su histograma se ve qué **modos** faltan:

// %%
const calidad = deQuien.map((quien) => sampleQuality(clasificador, fuentes[quien]));
showText(`muestras            dígitos  0 1 2 3 4 5 6 7 8 9
${deQuien.map((quien, i) => `${quien.padEnd(20)}${porCiento(calidad[i].confidentShare).padStart(7)}  ${calidad[i].histogram.join(" ")}`).join("\n")}`);

// %% [markdown]
// «Dígitos» es la parte a la que el clasificador da más del 90 % de confianza. Un solo dígito, repetido, llega al 100 %: nunca la mires sola.
//
// ## 6. ¿Y las cadenas? Diagnósticos que no ven lo que falta
//
// Todo lo anterior supone que las muestras son **del modelo**. Con un blanco conocido se puede comprobar qué avisa y qué no. Dos
// gaussianas iguales, a izquierda y derecha; la media exacta de $x_1$ es 0. Cuatro cadenas de MALA, las cuatro salen de la derecha. ¿Qué dirá $\hat R$, que compara cadenas entre sí?

// %%
const blanco = mixtureEnergy({ centres: [[-2.5, 0], [2.5, 0]], width: 0.5 });
const corto = { seed: ajustes.semilla, burnIn: 300, steps: ajustes.pasosCadena, thin: 1 };
const metodo = mala(blanco, { stepSize: 0.4, adapt: { steps: 300 } });
const todasDerecha = [2.5, 0.3, 2.3, -0.2, 2.7, 0.1, 2.4, 0];
const repartidas = todasDerecha.map((v, k) => (k === 0 ? -v : v)); // una a la izquierda y tres a la derecha
const replicas = parallelTempering(blanco, { temperatures: [1, 3, 9, 27], stepSize: 0.4 });
const corridas: { nombre: string; de: Samples }[] = [
  { nombre: "todas en un modo", de: await sample(metodo, todasDerecha, corto) },
  { nombre: "repartidas", de: await sample(metodo, repartidas, corto) },
  { nombre: "réplicas", de: await sample(replicas, todasDerecha, corto) },
];
const horizontal = corridas.map(({ de }) => coordinateTrace(de, 0));
const rSombrero = horizontal.map((x) => splitRHat(x, 4));

// %%
exercise("11-rhat")

// %%
const miRhat = NaN; // escribe aquí el R̂ de las cuatro cadenas que salen del mismo modo
check("11-rhat", miRhat, { medido: rSombrero[0] })

// %%
const dichos = corridas.map(({ nombre, de }, i) => {
  const x = horizontal[i];
  const acepta = acceptanceSummary(de.trace.accepted ?? [], 4).rate;
  const aVeinte = autocorrelation(x, 4, { lags: Math.min(20, ajustes.pasosCadena - 1) })[20];
  return `${nombre.padEnd(18)}${formatFixed(media(x), 2).padStart(7)}${formatFixed(rSombrero[i], 2).padStart(8)}${formatFixed(effectiveSampleSize(x, 4), 0).padStart(8)}${formatFixed(aVeinte, 2).padStart(9)}${porCiento(acepta).padStart(8)}`;
});
showText(`                  media      R̂     ESS   ρ(20)  acepta
${dichos.join("\n")}
media exacta: 0 · ${4 * ajustes.pasosCadena} puntos en cada fila`);

// %%
const aLaDerecha = (x: ArrayLike<number>) => {
  let suma = 0;
  const partes = Array.from({ length: x.length / 4 }, (_, t) => {
    for (let c = 0; c < 4; c++) suma += x[4 * t + c] > 0 ? 1 : 0;
    return suma / (4 * (t + 1));
  });
  return partes.filter((_, t) => (t + 1) % 20 === 0);
};
const cuando = Array.from({ length: Math.floor(ajustes.pasosCadena / 20) }, (_, t) => 20 * (t + 1));
show(
  curves(
    [
      ...corridas.map(({ nombre }, i) => ({ name: nombre, x: cuando, y: aLaDerecha(horizontal[i]) })),
      { name: "exacta", x: cuando, y: cuando.map(() => 0.5), dashed: true },
    ],
    {
      title: "Unas cadenas que coinciden entre sí pueden faltar a la verdad",
      subtitle: `Parte del tiempo en el modo derecho. R̂: ${corridas.map(({ nombre }, i) => `${nombre} ${formatFixed(rSombrero[i], 2)}`).join("; ")}`,
      x: "paso",
      y: "parte en el modo derecho",
    },
  ),
  { name: "11-modos" },
);

// %% [markdown]
// - **Todas en un modo**: $\hat R \approx 1$, buen ESS, la memoria ($\rho$, la autocorrelación) se apaga y se acepta lo que debe. Y falta la mitad de la probabilidad. Los diagnósticos
//   comparan lo que **han visto** las cadenas, como el cerrojo de la sección 1.
// - **Repartidas**, tres a la derecha y una a la izquierda: sale 0,75, que es *como las repartí yo*. Cada una por su lado parece perfecta. Juntas, $\hat R$ avisa: es mucho mayor que 1.
// - **Réplicas**: las calientes cruzan, y la media es la buena. Cuesta cuatro gradientes por paso, y es la única de las tres en la que las cadenas cruzan. Tampoco
//   ella prueba que no quede otro modo: lo prueba, aquí, que sabemos la respuesta.
//
// De aquí sale una regla: **lanza las cadenas desde sitios lejanos**. Con dígitos: desde ruido y desde datos, y compara.
//
// ## 7. ¿Dibuja o recuerda? Copias de los datos
//
// Un modelo que devuelve imágenes de entrenamiento pasa todo lo anterior. La distancia de una muestra al dato más parecido no dice nada
// sola: hay que compararla con la de **imágenes de prueba**, que nadie pudo copiar. El AUROC vuelve a servir: la probabilidad de que una muestra
// esté **más lejos** de los datos que una imagen nueva. Un modelo tan bueno como datos nuevos da 0,5.

// %%
exercise("11-copias")

// %%
const lejaniaDelCopista = NaN; // escribe aquí el AUROC de «más lejos» de un modelo que solo copia
check("11-copias", lejaniaDelCopista)

// %%
const seis = 6 * 1024;
const dibujadas = muestrasDe.promediada.slice(0, seis);
const deDibujadas = nearest(dibujadas, vistas, 1024);
const deNuevas = nearest(otros.slice(0, seis), vistas, 1024);
const susVecinas = ({ index }: { index: Uint32Array }) => Array.from(index).flatMap((i) => Array.from(vistas.subarray(1024 * i, 1024 * (i + 1))));
const distancias = ({ distance }: { distance: Float64Array }) => Array.from(distance, (d) => `a ${formatFixed(d, 1)}`);
const vacias = Array.from({ length: Math.min(6, ajustes.muestras) }, () => " ");
show(
  imageGrid(
    Float32Array.from([...Array.from(dibujadas), ...susVecinas(deDibujadas), ...Array.from(otros.slice(0, seis)), ...susVecinas(deNuevas)]),
    {
      columns: vacias.length,
      rowLabels: ["muestra", "su vecina", "prueba", "su vecina"],
      titles: [...vacias, ...distancias(deDibujadas), ...vacias, ...distancias(deNuevas)],
      title: "Cada muestra, con el dato de entrenamiento más parecido",
      subtitle: `Entre ${ajustes.vistas} imágenes de entrenamiento; distancia euclídea. Abajo, lo mismo con imágenes que nadie vio`,
    },
  ),
  { name: "11-vecinas" },
);

// %% [markdown]
// Ninguna de estas seis muestras es su vecina, entre las imágenes en que hemos buscado: se parecen, cuando se parecen, como dos dígitos de personas distintas. Y ahora todas
// las fuentes, con una más, tramposa: copias de los datos **movidas dos píxeles**. Las distancias se comparan con las de los dígitos de prueba de la sección 5, que
// son otros que los «otros de prueba»: así el control no se mide consigo mismo.

// %%
const movidas = fuentes["copias de datos"].map((_, k) => {
  const [imagen, fila, columna] = [Math.floor(k / 1024), Math.floor(k / 32) % 32, k % 32];
  return columna < 2 ? -1 : fuentes["copias de datos"][1024 * imagen + 32 * fila + columna - 2];
});
const sinVer = nearest(reales, vistas, 1024); // no los «otros», que son una de las filas
const memoria = (x: Float32Array) => memorisationOf(nearest(x, vistas, 1024), sinVer);
const recuerdos = deQuien.map((quien) => memoria(fuentes[quien]));
const delMovido = memoria(movidas);
const conMovidas = [...recuerdos, delMovido];
show(
  bars(
    [
      {
        name: "más lejos que una imagen nueva",
        values: conMovidas.map(({ farther }) => farther.auroc),
        low: conMovidas.map(({ farther }) => farther.interval[0]),
        high: conMovidas.map(({ farther }) => farther.interval[1]),
      },
    ],
    {
      title: "Una copia se nota; una copia movida dos píxeles, no",
      subtitle: `0,5: como datos nuevos; el control, ${formatFixed(recuerdos[0].farther.auroc, 2)}. Copias ${formatFixed(recuerdos[1].farther.auroc, 2)}; las mismas, movidas, ${formatFixed(delMovido.farther.auroc, 2)}`,
      categories: [...deQuien, "copias movidas"],
      x: "muestras",
      y: "AUROC de la distancia",
      range: [0, 1.02],
      width: 620,
    },
  ),
  { name: "11-memoria" },
);

// %% [markdown]
// - El **control** se aparta algo de 0,5: es lo que se apartan, por azar, dos grupos de imágenes nuevas. Lo que se aparte así no dice nada.
// - Las **copias** dan 0, y las copias **movidas** parecen más lejanas que las imágenes nuevas: la distancia entre píxeles no entiende de desplazamientos. Un valor alto
//   **no absuelve** a un modelo; uno cercano a 0 sí lo condena.
// - Aquí las redes dan más de 0,5. No es prueba de que no copien: solo hemos buscado entre una parte de las imágenes con las que se entrenaron. Y dibujan cosas
//   que ningún dato tiene cerca: trazos raros y manchas. Lejos no es mejor: en la tabla de `docs/resultados.md`, con todas las imágenes y cadenas más largas, las
//   dos promediadas se quedan tan cerca como las cifras nuevas.
//
// ## 8. La ficha
//
// Todo junto, en columnas entre 0 y 1. En cada una hay que saber **cuál es el valor bueno**, y no siempre es el más alto: el control son los «otros de
// prueba», la primera fila.

// %%
const areasRopa: Record<string, string> = {};
for (const nombre of nombres) {
  const energia = networkEnergy(await abrir(redes[nombre]));
  const preprocess = prepararPara(nombre);
  const deEsta = async (juego: typeof mnist.test) =>
    energia.energy(firstBatch(juego, { batchSize: ajustes.imagenes, seed: ajustes.semilla, preprocess }).x);
  areasRopa[nombre] = formatFixed(auroc(await deEsta(mnist.test), await deEsta(await fashionMnist())).auroc, 3);
}
const separacion = calidad.map(({ meanDistance }) => meanDistance / meanPairwiseDistance(otros, 1024));
show(
  heatmap(
    deQuien.map((_, i) => [
      calidad[i].confidentShare,
      calidad[i].coverage / 10,
      Math.min(1, cercania[i].rasgos.density),
      cercania[i].rasgos.coverage,
      recuerdos[i].farther.auroc,
    ]),
    {
      title: "Cada tramposo saca buena nota en algo; ninguno, en todo",
      subtitle: "Densidad cortada en 1. En «lejanía» lo bueno es 0,5; en lo demás, lo que saquen los «otros de prueba»",
      rows: deQuien,
      columns: ["dígitos", "clases / 10", "densidad", "cobertura", "lejanía"],
      x: "medida",
      y: "muestras",
      value: "valor",
      range: [0, 1],
    },
  ),
  { name: "11-ficha" },
);

// %%
showText(`AUROC contra ropa y distancia media entre dos muestras (la de los datos es 1)
${"red".padEnd(20)}AUROC   distancia
${nombres.map((nombre) => `${nombre.padEnd(20)}${areasRopa[nombre]}   ${formatFixed(separacion[deQuien.indexOf(nombre)], 2)}`).join("\n")}`);

// %% [markdown]
// Fíjate en las dos columnas: las seis redes separan la ropa casi igual de bien, y las **muestras** de la compacta y de la densa son mucho peores que las de las otras. Detectar y generar son dos
// oficios. La distancia media entre muestras tampoco las distingue: los garabatos también son variados. La tabla entera, con todas las imágenes de entrenamiento y cadenas más largas, la hace `npm run resultados -- --tables cobertura`.
//
// | medida | qué la engaña |
// |---|---|
// | cerrojo de AIS | una base y unas muestras a las que les falta el mismo modo |
// | histograma de energías | cualquier imagen con la energía de los datos: una hoja en blanco |
// | AUROC | elegir contrastes fáciles, que la tinta sola ya separa |
// | parte de dígitos | dibujar siempre el mismo |
// | densidad | repetir una imagen que esté en medio de todas |
// | cobertura | copiar los datos |
// | $\hat R$, ESS, aceptación | que todas las cadenas salgan del mismo sitio |
// | distancia a los datos | mover la copia dos píxeles |
//
// ### La ficha, para cualquier modelo de energía
//
// 1. **¿A qué temperatura?** Di con cuál entrenas, con cuál muestreas y de cuál hablas.
// 2. **Energías**: entrenamiento y prueba juntas, muestras encima, ruido arriba. Prueba también lo vacío.
// 3. **Contrastes**: varios, con intervalo, y al lado una puntuación tonta.
// 4. **Muestras**: una rejilla **sin elegir**, parte de dígitos, clases, densidad y cobertura en unos rasgos.
// 5. **Cadenas**: desde ruido y desde datos; $\hat R$, ESS y aceptación. Di cuántos pasos.
// 6. **Memoria**: vecinas a la vista, y la distancia comparada con la de datos nuevos.
// 7. **log Z**: solo si el cerrojo se cierra, y diciendo de dónde salen las muestras de vuelta.
// 8. **Varas en los dos extremos**: datos nuevos por arriba; un tramposo, por abajo. Semillas fijas.

// %%
const cubre = cercania[deQuien.indexOf("promediada")].rasgos.coverage;
const [cubriria, conTinta] = [cercania[0].rasgos.coverage, areasTinta[4].auroc];
exercise("11-informe")

// %%
const informe = ``; // escribe aquí tu respuesta
check("11-informe", informe, { cobertura: cubre, tope: cubriria, tinta: conTinta })

// %% [markdown]
// ## Resumen
//
// - La vara ideal es $\log p$ en datos nuevos. AIS encierra $\log Z$ por los dos lados, y se prueba con oráculos. Un cerrojo estrecho solo habla de lo que ha visto.
// - Con dígitos se cierra a $T = 1$, donde esta red es casi ruido; a la temperatura de las muestras no se cierra.
// - Los histogramas y el AUROC miran la energía; la cobertura, las muestras; $\hat R$ y el ESS, las cadenas; la distancia, las copias. A cada una la engaña algo
//   que otra ve: por eso se dan **todas**, con varas en los dos extremos.
// - Separar bien la ropa no dice que las muestras sean buenas.
//
// Has llegado al final del recorrido. [El índice del 00](00-bienvenida.ipynb#El-recorrido) dice qué te queda por resolver, y lo siguiente es una red **tuya**:
// `npm run train -- --out entrenamientos/mia`, y pásale esta ficha.
//
// ## Para leer más
//
// - Neal (2001), *Annealed importance sampling*; Grosse, Ghahramani y Adams (2015), *Sandwiching the marginal likelihood using bidirectional Monte Carlo*.
// - Theis, van den Oord y Bethge (2016), *A note on the evaluation of generative models*.
// - Nalisnick y otros (2019), *Do deep generative models know what they don't know?*
// - Naeem y otros (2020), *Reliable fidelity and diversity metrics for generative models*.
// - Vehtari y otros (2021), *Rank-normalization, folding, and localization: an improved R̂*.
// - Meehan, Chaudhuri y Dasgupta (2020), *A non-parametric test to detect data-copying in generative models*.
