// %% [markdown]
// # Más allá: ¿qué se puede hacer con una energía?
//
// **Qué aprenderás**
//
// - A comparar seis muestreadores y cuatro objetivos donde la respuesta exacta se conoce.
// - A **sumar energías**: «esto y aquello», «esto o aquello», «esto y no aquello», y lo que cada suma esconde.
// - A pedir una clase con un clasificador que es también una energía (JEM), y por qué quien guía no debe juzgar.
// - A completar media imagen y a quitar ruido con la misma red, sin entrenarla de nuevo, y a medir si lo hace bien.
// - A mirar el paisaje de una red: cortes, y bajadas desde ruido y desde datos.
//
// **Duración:** unos 45 minutos. **Antes:** los cuadernos 01, 02, 05, 07 y 09. [Tabla de símbolos](00-bienvenida.ipynb#Tabla-de-símbolos).
//
// | palabra | qué es |
// |---|---|
// | producto, unión | «esto y aquello»: se suman energías; «esto o aquello»: se suman densidades |
// | condicional | la densidad de una parte cuando la otra se sabe |
// | recocido | una cadena que empieza a temperatura alta y se enfría poco a poco (`annealed`) |
// | réplicas | varias cadenas a temperaturas distintas que se intercambian el sitio (`parallelTempering`) |
// | con inercia | cadena con velocidad: el gradiente la cambia, y un rozamiento la frena |
// | HMC | con inercia y sin rozamiento: varios gradientes por propuesta, que se acepta o se rechaza |
// | DSM, SSM | objetivos sin cadenas que ajustan la **pendiente**: quitando ruido (DSM) o en direcciones al azar (SSM) |
// | NCE | objetivo sin cadenas: distinguir los datos de un ruido cuya densidad se conoce |
// | clasificador guía | el clasificador cuyo gradiente siguen las cadenas; «la guía», para abreviar |
// | juez | otro clasificador, que las cadenas no han visto |
// | posterior | la densidad de lo que no se ve, dado lo que se ha visto |

// %%
import { firstBatch, labelledTwoMoons, loadMnist, toPadded, twoMoons } from "ebm/data";
import { complementEnergy, conditionalEnergy, type Energy, mixtureEnergy, negatedEnergy, networkEnergy } from "ebm/energy";
import { observationEnergy, productEnergy, quadratic, ring, tiltedNetwork, twoMoonsEnergy, unionEnergy } from "ebm/energy";
import { chooseEngine, openNetwork } from "ebm/engine";
import { check, exercise, hint } from "ebm/exercise";
import { bars, curves, formatFixed, gridOf, imageGrid, landscape, landscapeSteps, scatter } from "ebm/figure";
import { accuracy, judge, logPartition2d, modeCoverage, noisy, sampleMean, softmax } from "ebm/metrics";
import { conv2d, dense, flatten, network, selectOutputs, spreadWeights } from "ebm/network";
import { cellSignal, progress, show, showText } from "ebm/notebook";
import { cd, denoisingScoreMatching, fitGaussianNoise, jem, nce, type Objective, pcd, slicedScoreMatching } from "ebm/objective";
import {
  annealed, geometric, hmc, langevin, mala, normalStart, parallelTempering, sample, ula, underdamped, uniformStart,
} from "ebm/sampler";
import { adam, fitNetwork, loadShipped, recipe } from "ebm/trainer";

// %% humo={"cadenas": 12, "gradientes": 24, "pasosObjetivo": 6, "malla": 12, "pasosGuia": 4, "datosGuia": 200, "pasos": 4, "porCifra": 2, "relleno": 8, "pasosRelleno": 4, "ruidosas": 8, "pasosRuido": 4, "pronto": 2, "bajadas": 6, "pasosBajada": 6, "corte": 8}
const ajustes = {
  semilla: 7,
  cadenas: 200, // en el plano
  gradientes: 420, // por cadena, los mismos para los seis muestreadores
  pasosObjetivo: 600,
  malla: 48,
  pasosGuia: 700, // del clasificador que guía
  datosGuia: 8000,
  pasos: 300, // de las cadenas de dígitos
  porCifra: 10, // cadenas de cada cifra, con JEM
  relleno: 32, // imágenes completadas
  pasosRelleno: 200,
  ruidosas: 16, // imágenes a las que se quita el ruido
  pasosRuido: 600,
  pronto: 60,
  bajadas: 40,
  pasosBajada: 400,
  corte: 33,
};

// %%
const motor = await chooseEngine({ fma: false });
const media = (valores: ArrayLike<number>) =>
  Array.from(valores).reduce((suma, valor) => suma + valor, 0) / valores.length;
const porciento = (parte: number) => `${formatFixed(100 * parte, 0)} %`;

// %% [markdown]
// ## 1. Seis muestreadores, una densidad que se conoce
//
// Cuatro grumos gaussianos separados, con pesos 0,1, 0,2, 0,3 y 0,4. Soltamos todas las cadenas en el grumo **menos** probable y damos
// a cada muestreador los **mismos gradientes** por cadena: HMC gasta varios en cada paso, y las réplicas, uno cada una.
//
// **Piénsalo antes de ejecutar:** ¿cuáles llegarán a los otros grumos? ¿Y en qué proporción deberían quedar?

// %%
const pesos = [0.1, 0.2, 0.3, 0.4];
const centros = [[-1.5, -1.5], [1.5, -1.5], [-1.5, 1.5], [1.5, 1.5]] as const;
const grumos = mixtureEnergy({ centres: centros, width: 0.42, weights: pesos });
const { cadenas, gradientes } = ajustes;
const escalera = geometric({ from: 10, to: 1, count: 20 });
const caliente = { temperatures: geometric({ from: 1, to: 9, count: 4 }), stepSize: 0.15 };
const peldano = { steps: Math.ceil(gradientes / 20), stepSize: 0.1 };
const niveles = escalera.map((temperature) => ({ ...peldano, temperature }));
const salida = Float32Array.from({ length: 2 * cadenas }, () => -1.5);
const durante = (steps: number) => ({ seed: ajustes.semilla, steps, record: [] });
const seis = [
  { nombre: "ULA", correr: () => sample(ula(grumos, { stepSize: 0.1 }), salida, durante(gradientes)) },
  { nombre: "MALA", correr: () => sample(mala(grumos, { stepSize: 0.25 }), salida, durante(gradientes)) },
  { nombre: "HMC", correr: () => sample(hmc(grumos, { stepSize: 0.25, leaps: 6 }), salida, durante(gradientes / 6)) },
  { nombre: "con inercia", correr: () => sample(underdamped(grumos, { stepSize: 0.2, friction: 0.5 }), salida, durante(gradientes)) },
  { nombre: "recocido", correr: () => sample(annealed(grumos, { levels: niveles }), salida, durante(gradientes)) },
  { nombre: "réplicas", correr: () => sample(parallelTempering(grumos, caliente), salida, durante(Math.floor(gradientes / 4))) },
];

// %%
const finales: { label: string; particles: Float32Array; error: number }[] = [];
for (const { nombre, correr } of seis) {
  const { x } = await correr();
  const { histogram } = modeCoverage(x, { centres: centros, radius: 9 });
  const error = media(histogram.map((n, k) => 2 * Math.abs(n / cadenas - pesos[k])));
  finales.push({ label: nombre, particles: x, error });
}
const cuadro = [[-3, 3], [-3, 3]] as const;
const desdeElFondo = (valores: Float32Array) => {
  const fondo = valores.reduce((a, b) => Math.min(a, b));
  return valores.map((valor) => valor - fondo);
};
const mapa = (energia: Energy, domain: typeof cuadro | readonly [readonly [number, number], readonly [number, number]] = cuadro) =>
  gridOf((x) => desdeElFondo(energia.energy(x)), { domain, size: ajustes.malla });
show(
  landscapeSteps(mapa(grumos), finales, {
    title: "Con los mismos gradientes, unos cruzan y otros no",
    subtitle: `${cadenas} cadenas que salen del grumo de abajo a la izquierda, el de peso 0,1; ${gradientes} gradientes por cadena`,
    range: [0, 10],
    x: "x₁",
    y: "x₂",
  }),
  { name: "10-muestreadores" },
);

// %% [markdown]
// La medida: qué parte de las cadenas está en un grumo que no le toca (la mitad de la suma de las diferencias entre partes y pesos, la
// **variación total**). Si nadie sale del primer grumo vale 0,9.

// %%
const azar = Math.sqrt(1 / cadenas); // ½ Σ √(2p(1 − p)/πn) = 0,66/√n con estos pesos
show(
  bars([{ name: "variación total", values: finales.map(({ error }) => error) }], {
    title: "Lo que falta para el reparto exacto",
    subtitle: `0 es exacto; muestras independientes darían alrededor de ${formatFixed(0.66 * azar, 2)}, por azar`,
    categories: finales.map(({ label }) => label),
    x: "muestreador",
    y: "parte de las cadenas mal repartida",
    range: [0, 1],
  }),
  { name: "10-reparto" },
);

// %% [markdown]
// A los que solo dan pasos cortos no les ha dado tiempo a repartirse. ULA cruza más que MALA y HMC, en parte, por su **error**: no rechaza nada, y
// ensancha los grumos. No es un mérito. Las temperaturas altas son las que cruzan. El **recocido** cruza mientras está caliente, y al enfriarse se
// queda con el reparto de cuando dejó de cruzar, que no tiene por qué ser el de $T = 1$; las **réplicas** cruzan siempre, porque las frías y las
// calientes se cambian. La tabla grande, con cuatro densidades y errores, es «Los muestreadores en el plano» de
// `docs/resultados.md`.
//
// ¿Y en dígitos? La densidad exacta no se conoce; el juez del cuaderno 05 dice cuántas muestras son dígitos. Probamos la receta y un recocido con su mismo
// paso ($\varepsilon = 20$), que enfría hasta su misma temperatura, la de $\sigma^2/(2\eta) \approx 10^{-6}$. **Piénsalo antes de ejecutar:** la receta
// tiene además dos cosas de andar por casa, el gradiente recortado y las paredes en $-1$ y $1$. Las quitamos, de una en una. ¿Serán adornos?

// %%
const abrir = async (nombre: "ebm-mnist-averaged" | "mnist-classifier") => {
  const { spec, weights } = await loadShipped(nombre);
  return openNetwork(spec, { weights, engine: motor });
};
const digitos = networkEnergy(await abrir("ebm-mnist-averaged"));
const juez = await abrir("mnist-classifier");
const mnist = await loadMnist();
const ruido = uniformStart(digitos.shape, { chains: 16, seed: ajustes.semilla });
const frias = geometric({ from: 1e-4, to: 1e-6, count: 10 }).map((temperature) => ({
  temperature, stepSize: 20, steps: Math.ceil(ajustes.pasos / 10),
}));
const corrida = { seed: ajustes.semilla, steps: ajustes.pasos };
const cuatroReglas = [
  { nombre: "receta", correr: () => sample(langevin(digitos), ruido, corrida) },
  { nombre: "sin recorte", correr: () => sample(langevin(digitos, { gradientClip: 1e6 }), ruido, corrida) },
  { nombre: "sin paredes", correr: () => sample(langevin(digitos, { bounds: null }), ruido, corrida) },
  { nombre: "recocido", correr: () => sample(annealed(digitos, { levels: frias }), ruido, corrida) },
];
const muestras: Float32Array[] = [];
const filasDigitos: string[] = [];
const rotulos: string[] = [];
for (const { nombre, correr } of cuatroReglas) {
  const { x, energies } = await correr();
  const seguras = media(judge(juez, x).confidence.map((c) => Number(c > 0.9)));
  const fuera = media(x.map((valor) => Number(Math.abs(valor) > 1)));
  muestras.push(x.slice(0, 8 * 1024));
  filasDigitos.push(`${nombre}: ${porciento(seguras)}`);
  rotulos.push(`${nombre}: dígitos, ${porciento(seguras)}; píxeles fuera de [−1, 1], ${porciento(fuera)}; E media, ${formatFixed(media(energies), 2)}`);
}
show(
  imageGrid(Float32Array.from(muestras.flatMap((x) => [...x])), {
    columns: 8,
    rowLabels: filasDigitos,
    title: "Sin paredes, las cadenas se escapan del mundo de las imágenes",
    subtitle: "Junto a cada regla, qué parte de 16 muestras son dígitos para el juez, con confianza > 0,9",
  }),
  { name: "10-digitos" },
);
showText(rotulos.join("\n"));

// %% [markdown]
// El recorte, al muestrear, casi lo era. Las paredes, no. La red solo ha visto imágenes de $[-1, 1]$; fuera, nadie le subió la energía, y baja sin
// que nada la pare. Un muestreador exacto (MALA) aceptaría ese camino con gusto: muestrea bien una densidad que no queremos, o que ni existe. En
// esta red, las paredes son **parte del modelo**.
//
// ## 2. Cuatro objetivos, la misma red
//
// Las dos lunas tienen densidad exacta, y en el plano $Z$ se suma. Entrenamos la misma red con cuatro objetivos y medimos la log-verosimilitud
// **exacta** de puntos que ninguna ha visto. Es como la tabla «Los objetivos, en las dos lunas» de los resultados, pero con una red más pequeña,
// menos puntos, lotes de la mitad y menos pasos.

// %%
const lunas = twoMoonsEnergy({ centred: true });
const puntos = labelledTwoMoons(5000, { seed: 1, centred: true });
const nuevos = twoMoons(3000, { seed: 3, centred: true });
const caja = [[-6, 6], [-6, 6]] as const;
const capas = (salidas: number) => [dense(64, { activation: "swish" }), dense(64, { activation: "swish" }), dense(salidas)];
const sencilla = network({ name: "lunas", inputShape: [2], layers: capas(1) });
/** Media de log p en puntos nuevos, con la Z de la caja. */
const logVerosimilitud = (energia: Energy) =>
  -media(energia.energy(nuevos)) - logPartition2d(energia, { box: caja, panels: 48 }).logZ;

// %%
/** Entrena una red sobre un cuenco ancho, que mantiene finita su Z. */
async function entrenar<Estado>(objective: Objective<Estado>, { tasa = 0.005, beta1 = 0.9, spec = sencilla } = {}) {
  const weights = spreadWeights(spec, { seed: ajustes.semilla, slope: 3, offset: 3 }); // codos repartidos por el plano
  const abierta = await openNetwork(spec, { weights, engine: motor });
  const red = tiltedNetwork(abierta, quadratic([0, 0], { stiffness: 0.25 }));
  const steps = ajustes.pasosObjetivo;
  const barra = progress({ total: steps, label: objective.name });
  await fitNetwork({
    network: red, objective, data: puntos, batchSize: 128, steps, seed: ajustes.semilla, record: [], signal: cellSignal(),
    optimizer: adam({ learningRate: tasa, beta1 }), average: Math.ceil(steps / 4),
    learningRate: (hechos) => tasa * (1 - (0.99 * hechos) / steps),
    onStep: ({ step }) => barra.update(step),
  });
  barra.done();
  return { abierta, red, energia: networkEnergy(red) };
}
const otroRuido = fitGaussianNoise(puntos.x, { shape: [2], widen: 1.3 });
const cuatro = [
  { nombre: "PCD-10", ...(await entrenar(pcd({ steps: 10, chains: 128 }), { beta1: 0 })) },
  { nombre: "DSM", ...(await entrenar(denoisingScoreMatching({ sigma: 0.05 }), { tasa: 0.003 })) },
  { nombre: "SSM", ...(await entrenar(slicedScoreMatching(), { tasa: 0.003 })) },
  { nombre: "NCE", ...(await entrenar(nce({ noise: otroRuido, ratio: 4 }), { tasa: 0.01 })) },
].map((uno) => ({ ...uno, log: logVerosimilitud(uno.energia) }));
const mejorLog = -media(lunas.energy(nuevos));

// %%
const marco = [[-2.2, 2.2], [-1.6, 1.6]] as const;
const algunos = nuevos.subarray(0, 160);
show(
  landscapeSteps(
    mapa(lunas, marco),
    [
      { label: `exacta: ${formatFixed(mejorLog, 2)}`, particles: algunos },
      ...cuatro.map(({ nombre, log, energia }) => ({
        label: `${nombre}: ${formatFixed(log, 2)}`,
        particles: algunos,
        grid: mapa(energia, marco),
      })),
    ],
    {
      title: "Cuatro maneras de aprender las mismas lunas",
      subtitle: "Log-verosimilitud de puntos nuevos, en nats por punto. Energía sobre su mínimo; los puntos son datos nuevos",
      range: [0, 10],
      x: "x₁",
      y: "x₂",
    },
  ),
  { name: "10-objetivos" },
);

// %%
show(
  bars([{ name: "distancia", values: cuatro.map(({ log }) => mejorLog - log) }], {
    title: "Lo que le falta a cada una hasta la densidad exacta",
    subtitle: "Estima, con puntos nuevos, la divergencia KL entre los datos y el modelo",
    categories: cuatro.map(({ nombre }) => nombre),
    x: "objetivo",
    y: "nats por punto",
  }),
  { name: "10-distancia" },
);

// %% [markdown]
// Dos cosas que mirar. Ninguna llega a la densidad exacta; la tabla dice hasta dónde se acercan con más pasos. Y DSM y SSM, que solo ven la
// pendiente, tienen un punto ciego: donde no hay datos entre las dos lunas, nada les dice cuánto pesa cada una. Aquí las lunas casi se tocan y no
// se nota.
//
// ## 3. Sumar energías
//
// Una energía no sabe su $Z$, y aun así se puede combinar con otras:
//
// | se quiere | densidad | energía |
// |---|---|---|
// | A **y** B | $p_A(x)\,p_B(x)$ | $E_A + E_B$ |
// | A **o** B | $\pi_A\,p_A(x) + \pi_B\,p_B(x)$ | $-\log\bigl(\pi_A e^{-E_A} + \pi_B e^{-E_B}\bigr)$ |
// | A **y no** B, cociente | $p_A(x) / p_B(x)^\alpha$ | $E_A - \alpha E_B$ |
// | A **y no** B, complemento | $p_A(x)\,(1 - p(B \mid x))$ | $E_A + \log\bigl(1 + e^{\,c - E_B}\bigr)$ |
//
// Antes de dibujarlas, una cuenta a mano:

// %%
exercise("10-gaussianas")

// %%
const centro = NaN; // escribe aquí el centro del producto
check("10-gaussianas", centro)

// %%
const anillo = ring({ radius: 1.5, width: 0.25 });
const mancha = mixtureEnergy({ centres: [[1.4, 0]], width: 0.6 });
const combinadas = [
  { label: "A: un anillo", energia: anillo },
  { label: "B: una mancha", energia: mancha },
  { label: "A y B: suma", energia: productEnergy([anillo, mancha]) },
  { label: "A o B: unión", energia: unionEnergy([anillo, mancha]) },
  { label: "A y no B: complemento", energia: complementEnergy(mancha, { level: 4 }) },
].map(({ label, energia }, k) => ({ label, energia: k === 4 ? productEnergy([anillo, energia]) : energia }));
const enPlano: { label: string; particles: Float32Array; grid: ReturnType<typeof mapa> }[] = [];
for (const { label, energia } of combinadas) {
  const desde = normalStart([2], { chains: cadenas, seed: ajustes.semilla, spread: 1.5 });
  const { x } = await sample(mala(energia, { stepSize: 0.08 }), desde, { seed: ajustes.semilla, steps: 2 * gradientes, record: [] });
  enPlano.push({ label, particles: x, grid: mapa(energia) });
}
show(
  landscapeSteps(enPlano[0].grid, enPlano, {
    title: "Tres operaciones con dos energías",
    subtitle: `Energía sobre su mínimo, y ${cadenas} muestras de MALA de cada una`,
    range: [0, 8],
    x: "x₁",
    y: "x₂",
  }),
  { name: "10-combinar" },
);

// %%
/** Qué parte de unos puntos está en el anillo, en la mancha y en los dos. */
function cumplen(x: Float32Array) {
  const n = x.length / 2;
  const enA = Array.from({ length: n }, (_, i) => Math.abs(Math.hypot(x[2 * i], x[2 * i + 1]) - 1.5) < 0.6);
  const enB = Array.from({ length: n }, (_, i) => Math.hypot(x[2 * i] - 1.4, x[2 * i + 1]) < 1.3);
  const parte = (cumple: (i: number) => boolean) => enA.filter((_, i) => cumple(i)).length / n;
  return [parte((i) => enA[i]), parte((i) => enB[i]), parte((i) => enA[i] && enB[i])];
}
const partes = enPlano.map(({ particles }) => cumplen(particles));
show(
  bars(
    ["cumple A", "cumple B", "cumple las dos"].map((name, k) => ({ name, values: partes.map((parte) => parte[k]) })),
    {
      title: "La suma cumple las dos cosas",
      subtitle: "A: a menos de 0,6 del anillo; B: a menos de 1,3 del centro de la mancha",
      categories: ["A", "B", "A y B", "A o B", "A y no B"],
      x: "energía de la que salen las muestras",
      y: "parte de las muestras",
      range: [0, 1],
    },
  ),
  { name: "10-cumplen" },
);

// %% [markdown]
// ### Cuidado: la unión sí depende de lo que una energía no dice
//
// En un producto, sumar una constante a una parte no cambia nada: la constante se va con $Z$. En una unión, no.

// %%
exercise("10-reparto")

// %%
const parteA = NaN; // escribe aquí qué parte de las muestras es de A
check("10-reparto", parteA)

// %%
exercise("10-union")

// %%
function union(energias: number[]): number {
  return 0; // escribe aquí −log de la media de exp(−E), sin que se desborde
}
check("10-union", union)

// %% [markdown]
// ### Cuidado: «no» con un signo menos
//
// El cociente $E_A - \alpha E_B$ parece el más natural, y a menudo **no es una densidad**: si $\alpha E_B$ crece más que $E_A$, la energía baja sin
// fin al alejarse, y $Z$ no existe. Se ve sumando $Z$ en cajas cada vez mayores. El complemento nunca baja de $E_A$.

// %%
const [cuencoA, cuencoB] = [quadratic([0, 0]), quadratic([1, 0])];
const lados = [2, 4, 6, 8, 10];
const logZDe = (energia: Energy) =>
  lados.map((lado) => logPartition2d(energia, { box: [[-lado, lado], [-lado, lado]], panels: 40 }).logZ);
const resta = negatedEnergy(cuencoA, cuencoB, { strength: 1.2 });
const complemento = productEnergy([cuencoA, complementEnergy(cuencoB, { level: 2 })]);
show(
  curves(
    [
      { name: "cociente, α = 1,2", x: lados, y: logZDe(resta) },
      { name: "complemento", x: lados, y: logZDe(complemento) },
    ],
    {
      title: "El cociente no tiene Z; el complemento, sí",
      subtitle: "A y B son gaussianas de varianza 1, con centros (0, 0) y (1, 0)",
      x: "mitad del lado de la caja",
      y: "log Z de la caja",
    },
  ),
  { name: "10-sin-z" },
);

// %% [markdown]
// ## 4. Un clasificador es una energía: JEM
//
// Una red con una salida $h_k(x)$ por clase clasifica con $p(k \mid x) = e^{h_k} / \sum_j e^{h_j}$. Lo que se tira al dividir también
// dice algo: $E(x) = -\log \sum_k e^{h_k(x)}$ es una energía, y $E_k(x) = -h_k(x)$ es la de la clase $k$. Así que
//
// $$-\log p(k \mid x) = E_k(x) - E(x), \qquad p(x \mid k) \propto e^{-E_k(x)}.$$
//
// Un clasificador corriente solo aprende la diferencia. **JEM** entrena las dos cosas a la vez: la entropía cruzada de las clases y cualquier objetivo
// de este cuaderno para $E$. En las dos lunas, con PCD:

// %%
const conClases = network({ name: "lunas con clases", inputShape: [2], layers: capas(2), head: "logsumexp", outputSign: -1 });
const mixta = await entrenar(jem(pcd({ steps: 10, chains: 128 })), { beta1: 0, spec: conClases });
const conSusClases = labelledTwoMoons(3000, { seed: 3, centred: true });
const acierto = accuracy(mixta.red.outputs(conSusClases.x), conSusClases.labels);
showText(`acierta la luna de ${formatFixed(100 * acierto, 1)} % de los puntos nuevos
log-verosimilitud: ${formatFixed(logVerosimilitud(mixta.energia), 2)}; la exacta, ${formatFixed(mejorLog, 2)}`);

// %% [markdown]
// Para muestrear **una** luna basta quedarse con su salida: `selectOutputs` da la red de $E_k$.

// %%
/** La energía de una clase: su salida sola, sobre el mismo cuenco. */
async function energiaDeClase(k: number) {
  const { spec, weights } = selectOutputs({ spec: conClases, weights: mixta.abierta.weights() }, [k]);
  const sola = await openNetwork(spec, { weights, engine: motor });
  return networkEnergy(tiltedNetwork(sola, quadratic([0, 0], { stiffness: 0.25 })));
}
const porClase: { label: string; particles: Float32Array; grid: ReturnType<typeof mapa>; bien: number }[] = [];
for (const k of [0, 1]) {
  const energia = await energiaDeClase(k);
  const desde = normalStart([2], { chains: cadenas, seed: ajustes.semilla + k });
  const { x } = await sample(mala(energia, { stepSize: 0.02 }), desde, { seed: ajustes.semilla, steps: 2 * gradientes, record: [] });
  // La luna 0 es el arco de arriba, de centro (−0,5, −0,25); la 1, el de abajo, de centro (0,5, 0,25).
  const aLuna = (i: number, signo: number) => {
    const [a, b] = [x[2 * i] + 0.5 * signo, signo * (x[2 * i + 1] + 0.25 * signo)];
    return b > 0 ? Math.abs(Math.hypot(a, b) - 1) : Math.hypot(Math.abs(a) - 1, b);
  };
  const bien = media(Array.from({ length: cadenas }, (_, i) => Number(aLuna(i, 1) < aLuna(i, -1) === (k === 0))));
  porClase.push({ label: `clase ${k}: ${porciento(bien)} en su luna`, particles: x, grid: mapa(energia, marco), bien });
}
show(
  landscapeSteps(
    mapa(mixta.energia, marco),
    [{ label: "E: las dos", particles: algunos }, ...porClase],
    {
      title: "Una red, tres energías: todo, luna 0 y luna 1",
      subtitle: `Izquierda: datos nuevos. Después, ${cadenas} muestras de MALA de la energía de cada clase`,
      range: [0, 10],
      x: "x₁",
      y: "x₂",
    },
  ),
  { name: "10-jem" },
);

// %%
exercise("10-clase")

// %%
function energiaClase(salidas: number[], k: number): number {
  return 0; // escribe aquí −log p(k | x), a partir de las salidas h de la red
}
check("10-clase", energiaClase)

// %% [markdown]
// ### Con dígitos: modelo más clase
//
// Ahora la suma de verdad: la energía de los dígitos (que no sabe de clases) más $\lambda$ veces $-\log p(k \mid x)$ de un clasificador. Hacen falta
// **dos** clasificadores: el **clasificador guía**, que entrenamos aquí mismo y cuyo gradiente siguen las cadenas, y el juez de siempre.

// %%
const guiaSpec = network({
  name: "clasificador guía",
  inputShape: [32, 32, 1],
  layers: [
    conv2d(12, { kernelSize: 5, strides: 2, activation: "swish" }),
    conv2d(24, { kernelSize: 5, strides: 2, activation: "swish" }),
    flatten(),
    dense(48, { activation: "swish" }),
    dense(10),
  ],
  head: "logsumexp",
  outputSign: -1,
});
const leccion = firstBatch(mnist.train, { batchSize: ajustes.datosGuia, seed: ajustes.semilla, preprocess: toPadded });
const mitad = Math.floor(ajustes.datosGuia / 2) * 1024;
leccion.x.set(noisy(leccion.x.subarray(mitad), { spread: 0.5, seed: ajustes.semilla }), mitad);
const guia = await openNetwork(guiaSpec, { seed: ajustes.semilla, engine: motor });
const barraGuia = progress({ total: ajustes.pasosGuia, label: "clasificador guía" });
await fitNetwork({
  network: guia, objective: jem(cd(), { weight: 0 }), data: leccion, batchSize: 64,
  steps: ajustes.pasosGuia, seed: ajustes.semilla, record: [], optimizer: adam({ learningRate: 0.002 }),
  onStep: ({ step }) => barraGuia.update(step),
});
barraGuia.done();

// %%
const todas = networkEnergy(guia);
/** −log p(k | x) de la guía, como energía: E_k − E. */
async function clase(k: number) {
  const { spec, weights } = selectOutputs({ spec: guiaSpec, weights: guia.weights() }, [k]);
  return negatedEnergy(networkEnergy(await openNetwork(spec, { weights, engine: motor })), todas);
}
const peso = 0.03; // λ
const filas = ["solo clasificador guía", "modelo + clasificador guía"];
const dibujos = filas.map(() => new Float32Array(20 * 1024));
for (let k = 0; k < 10; k++) {
  const pedida = await clase(k);
  const sumas = [pedida, productEnergy([digitos, pedida], { weights: [1, peso] })];
  for (const [fila, suma] of sumas.entries()) {
    const desde = uniformStart(digitos.shape, { chains: 2, seed: 100 + k });
    const { x } = await sample(langevin(suma), desde, { seed: ajustes.semilla, index: k, steps: ajustes.pasos, signal: cellSignal() });
    dibujos[fila].set(x.subarray(0, 1024), k * 1024);
    dibujos[fila].set(x.subarray(1024), (10 + k) * 1024);
  }
}
show(
  imageGrid(Float32Array.from(dibujos.flatMap((x) => [...x.subarray(0, 10 * 1024)])), {
    columns: 10,
    rowLabels: filas,
    columnLabels: Array.from({ length: 10 }, (_, k) => String(k)),
    title: "La clase sola no dibuja; sumada al modelo, a veces sí",
    subtitle: `Una muestra por cifra pedida, ${ajustes.pasos} pasos de la receta desde ruido; λ = ${formatFixed(peso, 2)}`,
  }),
  { name: "10-clases" },
);

// %% [markdown]
// **Piénsalo antes de ejecutar:** la fila de arriba, ¿qué cifra es para el clasificador guía? ¿Y para el juez?

// %%
const pedidas = Array.from({ length: 20 }, (_, i) => i % 10);
const paraLaGuia = dibujos.map((x) => media(softmax(guia.outputs(x), 10).filter((_, j) => j % 10 === pedidas[Math.floor(j / 10)]).map((p) => Number(p > 0.9))));
const paraElJuez = dibujos.map((x) => {
  const { digits, confidence } = judge(juez, x);
  return media(pedidas.map((k, i) => Number(digits[i] === k && confidence[i] > 0.9)));
});
show(
  bars(
    [
      { name: "según el clasificador guía", values: paraLaGuia },
      { name: "según el juez", values: paraElJuez },
    ],
    {
      title: "Quien guía no puede juzgar",
      subtitle: "Parte de 20 muestras que son la cifra pedida con probabilidad > 0,9",
      categories: filas,
      x: "energía",
      y: "parte de las muestras",
      range: [0, 1],
    },
  ),
  { name: "10-juez" },
);

// %%
exercise("10-juez")

// %%
const respuesta = ``; // escribe aquí tu respuesta
check("10-juez", respuesta, { guia: paraLaGuia[0], juez: paraElJuez[0], suma: paraElJuez[1] })

// %% [markdown]
// Con veinte muestras esto es un vistazo. La tabla «Energías sumadas» de `docs/resultados.md` lo mide con doscientas por fila y añade
// otra parte que no se juzga, se mide: la cantidad de tinta.
//
// ### JEM con dígitos
//
// Modelo y clase pueden ser **la misma** red, como en las lunas: diez salidas, entrenadas a la vez con `jem`. Entonces la energía de una clase es
// una salida, y no hace falta elegir $\lambda$. Con el proyecto viene una, `mnist-jem`, entrenada en unos minutos. Las mismas cadenas, desde ruido, por
// la energía de cada cifra:

// %%
const conjunta = await loadShipped("mnist-jem");
const deJem: Float32Array[] = [];
for (let k = 0; k < 10; k++) {
  const { spec, weights } = selectOutputs(conjunta, [k]);
  const energia = networkEnergy(await openNetwork(spec, { weights, engine: motor }));
  const desde = uniformStart(energia.shape, { chains: ajustes.porCifra, seed: 100 + k });
  const regla = langevin(energia, recipe("jem").langevin);
  deJem.push((await sample(regla, desde, { seed: ajustes.semilla, index: k, steps: ajustes.pasos, record: [], signal: cellSignal() })).x);
}
const aciertosJem = deJem.map((x, k) => {
  const { digits, confidence } = judge(juez, x);
  return media(Array.from(digits, (digito, i) => Number(digito === k && confidence[i] > 0.9)));
});
show(
  imageGrid(Float32Array.from(deJem.flatMap((x) => [...x.subarray(0, 1024)])), {
    columns: 10,
    columnLabels: aciertosJem.map((parte, k) => `${k}: ${porciento(parte)}`),
    title: "Una sola red clasifica y dibuja, unas cifras mejor que otras",
    subtitle: `Una muestra por cifra pedida. Arriba, qué parte de ${ajustes.porCifra} son esa cifra para el juez; en total, ${porciento(media(aciertosJem))}`,
  }),
  { name: "10-jem-digitos" },
);

// %% [markdown]
// Unas cifras le salen mucho mejor que otras, y eso no lo dice su acierto al clasificar. Mira también los dibujos: el juez da por bueno más de un
// dígito con manchas que tú no aceptarías. En todo caso, juzga otra red. Cuánto acierta, y cómo rechaza lo que no es un dígito, está en «Un
// clasificador que también es una energía» de `docs/resultados.md`.
//
// ## 5. Completar media imagen
//
// Condicionar es dejar quieto lo que se sabe. Los píxeles visibles no se mueven; los demás son la muestra, y su energía es la de la imagen
// entera: $p(x_{\text{oculto}} \mid x_{\text{visible}}) \propto e^{-E(x_{\text{oculto}},\, x_{\text{visible}})}$. Eso es `conditionalEnergy`, y
// vale con cualquier muestreador.

// %%
const { relleno } = ajustes;
const prueba = firstBatch(mnist.test, { batchSize: relleno, seed: ajustes.semilla, preprocess: toPadded });
const visible = Array.from({ length: 1024 }, (_, j) => j % 32 < 16); // la mitad izquierda
const dado = conditionalEnergy(digitos, { x: prueba.x, known: visible });
const replicas = 8;
const corridaMitad = await sample(
  langevin(dado, { noise: 0.05 }),
  uniformStart(dado.shape, { chains: replicas * relleno, seed: ajustes.semilla }),
  { seed: ajustes.semilla, steps: ajustes.pasosRelleno, signal: cellSignal() },
);
const completas = dado.complete(corridaMitad.x);
const total = relleno * 1024;
const unaCadena = completas.slice(0, total);
const mediaCadenas = Float32Array.from({ length: total }, (_, j) => media(Array.from({ length: replicas }, (_, r) => completas[r * total + j])));
const entrenamiento = firstBatch(mnist.train, { batchSize: 2000, seed: 1, preprocess: toPadded }).x;
const imagenMedia = Float32Array.from({ length: 1024 }, (_, j) => media(Array.from({ length: 2000 }, (_, i) => entrenamiento[i * 1024 + j])));
const conMedia = dado.complete(dado.freeOf(Float32Array.from({ length: total }, (_, j) => imagenMedia[j % 1024])));

// %%
const tapada = prueba.x.map((valor, j) => (visible[j % 1024] ? valor : 0));
const enFila = (x: Float32Array) => [...x.subarray(0, 8 * 1024)];
show(
  imageGrid(Float32Array.from([prueba.x, tapada, conMedia, unaCadena, mediaCadenas].flatMap(enFila)), {
    columns: 8,
    rowLabels: ["la imagen", "lo que se ve", "imagen media", "una cadena", "media de 8"],
    title: "La mitad derecha, a partir de la izquierda",
    subtitle: `${ajustes.pasosRelleno} pasos desde ruido, solo en los píxeles ocultos. La red no se ha entrenado para esto`,
  }),
  { name: "10-relleno" },
);

// %% [markdown]
// ¿Cómo se mide? Lo habitual es el error cuadrático medio de los píxeles ocultos. Tiene trampa, y puedes calcularla. Supón que el modelo es
// perfecto: la imagen verdadera y cada muestra son sorteos independientes de la misma condicional.

// %%
exercise("10-ocho")

// %%
const errorDeOcho = NaN; // escribe aquí el error de la media de 8 muestras
check("10-ocho", errorDeOcho)

// %%
const errorOculto = (x: Float32Array) =>
  sampleMean(Array.from({ length: relleno }, (_, i) => {
    const ocultos = Array.from({ length: 1024 }, (_, j) => j).filter((j) => !visible[j]);
    return media(ocultos.map((j) => (x[i * 1024 + j] - prueba.x[i * 1024 + j]) ** 2));
  }));
const comoSeRellena = [conMedia, unaCadena, mediaCadenas];
const maneras = ["imagen media", "una cadena", "media de 8 cadenas"];
const errores = comoSeRellena.map(errorOculto);
const loVe = comoSeRellena.map((x) => media(Array.from(judge(juez, x).digits, (d, i) => Number(d === prueba.labels[i]))));
show(
  bars(
    [
      {
        name: "error",
        values: errores.map(({ mean }) => mean),
        low: errores.map(({ mean, standardError }) => mean - standardError),
        high: errores.map(({ mean, standardError }) => mean + standardError),
      },
    ],
    {
      title: "La media de ocho gana a una cadena en error",
      subtitle: `Error de la media de 8 entre el de una: ${formatFixed(errores[2].mean / errores[1].mean, 2)}. Bigotes: error típico de ${relleno} imágenes`,
      categories: maneras,
      x: "cómo se rellena",
      y: "error cuadrático medio",
    },
  ),
  { name: "10-error-relleno" },
);

// %% [markdown]
// El error cuadrático premia las medias, así que hace falta otra vara. **Piénsalo antes de ejecutar:** ¿preferirá el juez una cadena sola, que sí
// dibuja un trazo, o la media de ocho?

// %%
show(
  bars([{ name: "aciertos", values: loVe }], {
    title: "Aquí el juez también prefiere la media",
    subtitle: `El juez ve la cifra verdadera: ${maneras.map((manera, i) => `${manera}, ${porciento(loVe[i])}`).join("; ")}`,
    categories: maneras,
    x: "cómo se rellena",
    y: "parte de las imágenes",
    range: [0, 1],
  }),
  { name: "10-juez-relleno" },
);
showText(`error de la media de 8 entre el de una cadena: ${formatFixed(errores[2].mean / errores[1].mean, 2)}; con un modelo perfecto, ${formatFixed((1 + 1 / replicas) / 2, 2)}`);

// %% [markdown]
// Ocho cadenas corrigen los fallos de una, y con media imagen a la vista el juez reconoce hasta una mitad borrosa: tampoco él premia el dibujo. Y
// el cociente de los dos errores no es el de la cuenta: este modelo no es perfecto. O sus muestras varían menos de lo debido, o se desvían. La
// tabla «Mitades rellenadas y ruido quitado» lo repite con 200 imágenes y las cuatro mitades, frente a un rival más duro: los vecinos más
// parecidos de entrenamiento. Léela antes de presumir.
//
// ## 6. Quitar ruido, y de paso hallar la temperatura
//
// Se ve $y = x + \sigma_y\xi$; $\sigma_y$ es el ruido de la imagen, no el de la receta. Por la regla de Bayes, la posterior es otra suma de energías:
//
// $$-\log p(x \mid y) = \frac{E(x)}{T} + \frac{|x - y|^2}{2\sigma_y^2} + \text{constante}.$$
//
// Aquí $T$ ya no se puede esquivar: dice cuánto vale un nat de la red frente a un nat del ruido. Bajamos hasta el mínimo con varias $T$:

// %%
const sigmaY = 0.6;
const { ruidosas, pronto, pasosRuido } = ajustes;
const sucias = (limpia: Float32Array, semilla: number) => {
  const ruidosa = noisy(limpia, { spread: sigmaY, seed: semilla, bounds: [-Infinity, Infinity] });
  const vista = observationEnergy(ruidosa, { sigma: sigmaY, shape: digitos.shape });
  return { limpia, ruidosa, vista, recortada: ruidosa.map((valor) => Math.max(-1, Math.min(1, valor))) };
};
type Sucias = ReturnType<typeof sucias>;
const deEnsayo = sucias(entrenamiento.subarray(0, ruidosas * 1024), ajustes.semilla + 1); // para elegir T
const dePrueba = sucias(prueba.x.slice(0, ruidosas * 1024), ajustes.semilla); // para el dibujo final
/** Baja por T·(−log p(x | y)), que tiene el mismo mínimo, y guarda también una parada temprana. */
function limpiar({ vista, recortada }: Sucias, T: number) {
  const posterior = productEnergy([digitos, vista], { weights: [1, T] });
  const regla = langevin(posterior, { stepSize: Math.min(10, (0.5 * sigmaY ** 2) / T), noise: 0, gradientClip: 10 });
  return sample(regla, recortada, { seed: ajustes.semilla, steps: pasosRuido, record: [pronto, pasosRuido] });
}
/** La media de cada píxel y sus ocho vecinos. */
const filtrar = ({ ruidosa }: Sucias) => ruidosa.map((_, k) => {
  const [fila, columna] = [Math.floor((k % 1024) / 32), k % 32];
  const vecinos = [-1, 0, 1].flatMap((a) => [-1, 0, 1].map((b) => [fila + a, columna + b]));
  return media(vecinos.map(([a, b]) => (a < 0 || b < 0 || a > 31 || b > 31 ? -1 : ruidosa[k - (k % 1024) + 32 * a + b])));
});
const error = (x: Float32Array, { limpia }: Sucias) => media(x.map((valor, k) => (valor - limpia[k]) ** 2));

// %% [markdown]
// Antes de ver los errores, apuesta:

// %%
exercise("10-ruido")

// %%
const orden: string[] = []; // de menor a mayor error: "filtro", "ruidosa", "energía"
check("10-ruido", orden)

// %%
const temperaturas = [1e-6, 1e-5, 1e-4, 3e-4, 1e-3, 3e-3, 1e-2];
const erroresT: number[] = [];
const tempranas: number[] = [];
for (const T of temperaturas) {
  const { images, x } = await limpiar(deEnsayo, T);
  erroresT.push(error(x, deEnsayo));
  tempranas.push(error(images.subarray(0, x.length), deEnsayo));
}
const cual = erroresT.indexOf(Math.min(...erroresT));
const plano = (valor: number) => temperaturas.map(() => valor);
show(
  curves(
    [
      { name: `${pasosRuido} pasos`, x: temperaturas, y: erroresT },
      { name: `${pronto} pasos`, x: temperaturas, y: tempranas },
      { name: "filtro de 3 × 3", x: temperaturas, y: plano(error(filtrar(deEnsayo), deEnsayo)), dashed: true },
      { name: "sin hacer nada", x: temperaturas, y: plano(error(deEnsayo.ruidosa, deEnsayo)), dashed: true },
    ],
    {
      title: "Al llegar al fondo hay una temperatura buena; parando pronto, vale cualquiera baja",
      subtitle: `σ_y = ${formatFixed(sigmaY, 1)}, ${ruidosas} imágenes de entrenamiento; con ${pasosRuido} pasos, la mejor de estas es T = ${formatFixed(temperaturas[cual], 4)}`,
      x: "temperatura T",
      y: "error cuadrático medio por píxel",
      xScale: "log",
    },
  ),
  { name: "10-temperatura" },
);

// %% [markdown]
// Elegimos $T$ con esas imágenes, y la probamos en **otras**: quien elige y examina con las mismas, presume de más.

// %%
const [filtrada, { x: porEnergia }] = [filtrar(dePrueba), await limpiar(dePrueba, temperaturas[cual])];
const { limpia, recortada } = dePrueba;
show(
  imageGrid(Float32Array.from([limpia, recortada, filtrada, porEnergia].flatMap(enFila)), {
    columns: 8,
    rowLabels: ["la imagen", "con ruido", `filtro: ${formatFixed(error(filtrada, dePrueba), 3)}`, `energía: ${formatFixed(error(porEnergia, dePrueba), 3)}`],
    title: "Quitar ruido con una energía que nadie entrenó para eso",
    subtitle: `Junto a cada manera, su error cuadrático medio en ${ruidosas} imágenes de prueba`,
  }),
  { name: "10-ruido" },
);

// %% [markdown]
// Al final de la bajada, con $T$ muy baja manda la red y se olvida lo que se vio; con $T$ muy alta manda el ruido y no se quita. Entre las dos está
// la escala con la que la energía de esta red se parece más a $-\log p$. La receta de entrenamiento no la fija, porque sus pasos
// recortados no son un muestreo a ninguna temperatura exacta.
//
// **Cuidado:** con pocos pasos, el tramo izquierdo de la curva es casi plano y el error, menor. No es que $T$ dé igual: la bajada no ha llegado, y
// **parar pronto** es otra manera de quedarse cerca de $y$. Si alguien te enseña una sola de las dos curvas, pregunta cuántos pasos dio.
//
// ## 7. El paisaje: cortes y bajadas
//
// Un corte plano por tres dígitos de prueba: $x = a + u\,(b - a) + v\,(c - a)$. Los tres están en $(0,0)$, $(1,0)$ y $(0,1)$;
// fuera del triángulo se recorta a $[-1, 1]$, por lo de las paredes. Los caminos y barreras entre dos imágenes son del [cuaderno 06](06-interpolaciones.ipynb).

// %%
const [a, b, c] = [0, 1, 2].map((i) => prueba.x.subarray(i * 1024, (i + 1) * 1024));
const enElPlano = (uv: Float32Array) => {
  const x = new Float32Array((uv.length / 2) * 1024);
  for (let i = 0; i < x.length; i++) {
    const [p, j] = [Math.floor(i / 1024), i % 1024];
    const valor = a[j] + uv[2 * p] * (b[j] - a[j]) + uv[2 * p + 1] * (c[j] - a[j]);
    x[i] = Math.max(-1, Math.min(1, valor)); // dentro de las paredes
  }
  return digitos.energy(x);
};
const esquinas = Float32Array.of(0, 0, 1, 0, 0, 1);
const medio = enElPlano(Float32Array.of(1 / 3, 1 / 3))[0];
show(
  landscape(gridOf(enElPlano, { domain: [[-0.4, 1.4], [-0.4, 1.4]], size: ajustes.corte }), {
    particles: esquinas,
    title: "Entre los tres dígitos hay una loma",
    subtitle: `E en a (0, 0), b (1, 0) y c (0, 1): ${[...enElPlano(esquinas)].map((E) => formatFixed(E, 3)).join("; ")}. En el centro del triángulo: ${formatFixed(medio, 3)}`,
    x: "u, de a hacia b",
    y: "v, de a hacia c",
  }),
  { name: "10-corte" },
);

// %% [markdown]
// ¿Hay un fondo por dígito? Bajamos **sin ruido** desde ruido uniforme y desde dígitos de prueba, y apuntamos dos cosas: cuánto se ha movido
// cada imagen y en qué energía acaba. Dos finales a menos de 1 de distancia cuentan como juntos.

// %%
const { bajadas } = ajustes;
const salidas = [
  { name: "desde ruido", x: uniformStart(digitos.shape, { chains: bajadas, seed: ajustes.semilla }) },
  { name: "desde dígitos", x: firstBatch(mnist.test, { batchSize: bajadas, seed: 5, preprocess: toPadded }).x },
];
const distancia = (x: Float32Array, i: number, y: Float32Array, k: number) =>
  Math.sqrt(x.subarray(i * 1024, (i + 1) * 1024).reduce((suma, valor, j) => suma + (valor - y[k * 1024 + j]) ** 2, 0));
/** Cuántos grupos hay si dos imágenes a menos de `radio` son del mismo. */
function grupos(x: Float32Array, radio: number): number {
  const primeros: number[] = [];
  for (let i = 0; i < x.length / 1024; i++) if (!primeros.some((k) => distancia(x, i, x, k) < radio)) primeros.push(i);
  return primeros.length;
}
const fondos: { name: string; recorrido: number[]; fin: number[]; separados: number; entera: number; libre: number; queda: number }[] = [];
for (const { name, x } of salidas) {
  const aMedias = Math.ceil(ajustes.pasosBajada / 2);
  const fin = await sample(langevin(digitos, { noise: 0, stepSize: 5 }), x, { seed: 1, steps: ajustes.pasosBajada, record: [aMedias], signal: cellSignal() });
  const queda = media(Array.from({ length: bajadas }, (_, i) => distancia(fin.x, i, fin.images, i))); // lo que se mueve en la segunda mitad
  const { gradient } = digitos.energyAndGradient(fin.x);
  const entera = Math.sqrt(media(gradient.map((g) => g * g)) * 1024);
  // Un píxel en la pared al que la pendiente empuja contra ella ya no puede moverse.
  const quieto = (g: number, k: number) => (fin.x[k] >= 1 && g < 0) || (fin.x[k] <= -1 && g > 0);
  const libre = Math.sqrt(media(gradient.map((g, k) => (quieto(g, k) ? 0 : g * g))) * 1024);
  fondos.push({
    name,
    recorrido: Array.from({ length: bajadas }, (_, i) => distancia(fin.x, i, x, i)),
    fin: [...digitos.energy(fin.x)],
    separados: grupos(fin.x, 1),
    entera, libre, queda,
  });
}

// %%
show(
  scatter(
    fondos.map(({ name, recorrido, fin }) => ({ name, x: recorrido, y: fin })),
    {
      title: `En ${ajustes.pasosBajada} pasos nadie llega a un fondo, y los finales siguen separados`,
      subtitle: fondos.map(({ name, separados, queda }) => `${name}: ${separados} finales separados de ${bajadas}; en la segunda mitad aún se mueven ${formatFixed(queda, 2)}`).join(". "),
      x: "distancia recorrida, de la salida al final",
      y: "E al final",
    },
  ),
  { name: "10-minimos" },
);
showText(
  fondos
    .map(({ name, entera, libre }) => `${name}: |∇E| al final, ${formatFixed(entera, 4)}; sin lo que empuja contra las paredes, ${formatFixed(libre, 4)}`)
    .join("\n"),
);

// %% [markdown]
// Se ve que los dígitos no son mínimos: al bajar se mueven, aunque mucho menos que el ruido. Cuántos mínimos hay **no lo sabemos**: nadie ha llegado
// a ninguno. En la segunda mitad de la bajada las imágenes todavía se mueven, despacio, por un valle casi plano, y podrían juntarse más tarde. Sí se
// ve que a estas alturas los finales siguen separados. Por eso el muestreo con la receta, que es casi bajar y tampoco espera, dibuja dígitos tan
// variados: la variedad viene del **comienzo**. Mira también las pendientes: casi todo lo que queda empuja contra las paredes.
//
// ## Resumen
//
// - Con los mismos gradientes, los muestreadores de pasos cortos no llegan a repartirse. Las temperaturas altas cruzan, y las
//   réplicas son las que además reparten como se debe, por mucho que duren.
// - En los dígitos, las paredes $[-1, 1]$ son parte del modelo: fuera, la energía baja sin que nadie la pare.
// - Sumar energías es «y»; sumar densidades es «o», y depende de constantes que una energía no dice. «No» con un signo menos puede no tener $Z$.
// - Un clasificador es una energía. Su gradiente solo, sin modelo, engaña a su dueño: que juzgue otro.
// - Completar y quitar ruido son dejar quieto, del todo o en parte, lo que se ha visto. El error cuadrático premia las medias.
// - Quitar ruido da **una** escala de temperatura para la energía de una red, y depende también de cuántos pasos se den.
//
// ## Para leer más
//
// - Hinton (2002), *Training products of experts by minimizing contrastive divergence*.
// - Du, Li y Mordatch (2020), *Compositional visual generation with energy based models*.
// - Grathwohl y otros (2020), *Your classifier is secretly an energy based model and you should treat it like one*.
// - Geman y Geman (1984), *Stochastic relaxation, Gibbs distributions, and the Bayesian restoration of images*.
// - Syed y otros (2022), *Non-reversible parallel tempering: a scalable highly parallel MCMC scheme*.
//
// Lo siguiente es saber si un modelo es bueno: [la evaluación](11-evaluacion.ipynb).
