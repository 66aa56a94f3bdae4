// %% [markdown]
// # ¿De dónde salen las falsas? CD frente a PCD
//
// **Qué aprenderás**
//
// - A describir un modelo entero en un fichero de configuración, y a leer los avisos que da antes de gastar un minuto.
// - Qué parte del gradiente exacto ve la divergencia contrastiva (CD-k), y por qué más pasos no siempre bastan.
// - Cómo encuentra la versión persistente (PCD) un valle que los datos no visitan, y qué se paga por ello.
// - A comparar métodos con el **mismo presupuesto** de gradientes y con la verosimilitud exacta.
// - A reproducir los fallos más comunes y a curarlos, uno por uno.
//
// **Duración:** unos 50 minutos. **Antes:** los cuadernos 00, 01, 02 y 07. **Necesitas** saber qué es un gradiente y qué es $Z$.
//
// | palabra | qué es |
// |---|---|
// | CD-k | negativas: $k$ pasos de la cadena desde los **datos** del lote |
// | PCD-k | negativas: $k$ pasos desde donde **se quedaron** las cadenas en el paso anterior |
// | memoria | un almacén de cadenas del que se sacan algunas en cada paso; también se llama *buffer* |
// | pendiente | $-\nabla_x E(x)$, el empuje de Langevin; en inglés, *score* |
// | valle fantasma | un sitio con energía baja en el que no hay datos |
// | calentamiento | los primeros pasos de una cadena, que se tiran (*burn-in*) |
// | recocido | una cadena que empieza a temperatura alta y se enfría poco a poco (`annealed`) |
// | réplicas | varias cadenas a temperaturas distintas que se intercambian el sitio (`parallelTempering`) |
// | HMC | cadena que propone saltos largos: se mueve como una bola que rueda por la energía |
// | DSM | objetivo sin cadenas: aprender la pendiente, quitando un ruido conocido |
// | NCE | objetivo sin cadenas: distinguir los datos de un ruido cuya densidad se conoce |
// | bloque residual | capas que dan un cambio, y se **suma** a lo que entró: $x + F(x)$ |

// %%
import {
  configWarnings, createCifarEbm, createMnistEbm, createSimpleEbm, ebmConfig, parseConfig, printConfig, SEED4_DEEP_CONFIG, SEED4_PCD_CONFIG,
} from "ebm/config";
import { colouredShapes, loadMnist, toPadded, toSigned } from "ebm/data";
import { type Energy, gaussian, mixtureEnergy, networkEnergy, quadratic, tiltedNetwork } from "ebm/energy";
import { chooseEngine, openNetwork, type EngineNetwork } from "ebm/engine";
import { check, exercise, hint } from "ebm/exercise";
import { bars, curves, formatFixed, gridOf, heatmap, imageGrid, landscapeSteps } from "ebm/figure";
import { effectiveSampleSize, logPartition2d, rejectionSamples2d } from "ebm/metrics";
import { countParameters, dense, initialWeights, network, spectralNorms, spreadWeights } from "ebm/network";
import { cd, denoisingScoreMatching, fitGaussianNoise, nce, type Objective, pcd, replayCd } from "ebm/objective";
import { annealed, geometric, hmc, langevin, parallelTempering, sample, ula, uniformStart } from "ebm/sampler";
import { cellSignal, progress, show, showText } from "ebm/notebook";
import { adam, fitNetwork, loadShipped, train } from "ebm/trainer";

// %% humo={"datos": 300, "malla": 24, "cuadros": 8, "muestras": 64, "pasosCadena": 30, "presupuesto": 36, "pasos2d": 4, "pasosColor": 2, "lado": 16}
const ajustes = {
  semilla: 7,
  datos: 4000,
  malla: 60, // puntos por lado en los mapas
  cuadros: 32, // de la cuadratura, en cada dirección
  muestras: 1024, // cadenas, en el plano
  pasosCadena: 400,
  presupuesto: 3600, // gradientes por dato del lote, en cada entrenamiento del plano
  pasos2d: 500, // de los entrenamientos cortos del plano
  pasosColor: 80, // de la red profunda
  lado: 121, // malla con la que se suma Z en el plano, en cada dirección
};

// %%
const motor = await chooseEngine({ fma: false });
const media = (valores: ArrayLike<number>) => Array.from(valores).reduce((suma, v) => suma + v, 0) / valores.length;
const norma = (valores: Float32Array) => Math.sqrt(valores.reduce((suma, v) => suma + v * v, 0));

// %% [markdown]
// ## 1. Crear un modelo
//
// Este cuaderno sigue la guía de una biblioteca en Python que crea, entrena y muestrea modelos de energía. Tiene nueve apartados, y
// haremos los nueve. La guía no entrena con datos, así que ninguna de sus afirmaciones está comprobada; las mediremos una por una.
//
// Una **fábrica** construye todo lo que describe una configuración: la red, su energía, su muestreador y su entrenamiento. Lo que no
// digas toma el valor de la lección.

// %%
const digitos = await createMnistEbm({}, { engine: motor });
const unos = new Float32Array(32 * 1024).fill(1);
showText(`red «${digitos.config.name}»: ${countParameters(digitos.network.spec)} parámetros
32 imágenes de unos: ${digitos.energy.energy(unos).length} energías, una por imagen
avisos: ${digitos.warnings.length}`);

// %% [markdown]
// La guía llama a sus imágenes de unos «datos». **Piénsalo antes de ejecutar:** una imagen en la que todo vale 1 está del todo **negra**: tinta
// por todas partes. ¿Qué energía le dará una red recién creada? ¿Y una entrenada con dígitos?
//
// ## 2. Energías, y la pendiente

// %%
const entrenado = await createMnistEbm({}, { engine: motor, weights: (await loadShipped("ebm-mnist")).weights });
const mnist = await loadMnist();
const digitosDePrueba = toPadded(mnist.test, Array.from({ length: 64 }, (_, i) => i));
const ruido = uniformStart([32, 32, 1], { chains: 64, seed: ajustes.semilla });
const grupos = [
  { name: "dígitos de prueba", x: digitosDePrueba },
  { name: "todo unos", x: unos },
  { name: "ruido", x: ruido },
];
const energiasDe = (energia: Energy) => grupos.map(({ x }) => media(energia.energy(x)));
const [energiasNueva, energiasEntrenada] = [energiasDe(digitos.energy), energiasDe(entrenado.energy)];
show(
  bars(
    [
      { name: "recién creada", values: energiasNueva },
      { name: "entrenada", values: energiasEntrenada },
    ],
    {
      title: "Antes de entrenar, la energía no dice nada; después, sí",
      subtitle: `Media de E. Recién creada: ${energiasNueva.map((E) => formatFixed(E, 2)).join("; ")}. Entrenada: ${energiasEntrenada.map((E) => formatFixed(E, 2)).join("; ")}`,
      categories: grupos.map(({ name }) => name),
      x: "imágenes",
      y: "energía media (nats)",
    },
  ),
  { name: "09-energias" },
);

// %% [markdown]
// Las imágenes de unos no se parecen a ningún dígito, y la red entrenada lo sabe. «La energía de los datos es tal» solo quiere decir algo si
// son datos y si la red ha aprendido: compara siempre con otra cosa.
//
// La **pendiente** $-\nabla_x E$ dice hacia dónde quiere mover el modelo cada píxel. No depende de $Z$ ni de una constante sumada a $E$. Se
// comprueba con dos energías: si se avanza un poco $h$ en una dirección $d$, la energía debe cambiar en $h\,\nabla E \cdot d$.

// %%
const { gradient: pendienteRuido } = entrenado.energy.energyAndGradient(ruido.subarray(0, 1024));
const direccion = pendienteRuido.map((g) => g / norma(pendienteRuido));
const h = 0.01;
const aUnLado = (signo: number) =>
  entrenado.energy.energy(ruido.slice(0, 1024).map((v, k) => v + signo * h * direccion[k]))[0];
const porDiferencias = (aUnLado(1) - aUnLado(-1)) / (2 * h);
showText(`cambio de E por unidad, según el gradiente: ${formatFixed(norma(pendienteRuido), 3)}
cambio de E por unidad, con dos energías:   ${formatFixed(porDiferencias, 3)}`);

// %%
const cuatro = Float32Array.from([...digitosDePrueba.subarray(0, 2048), ...ruido.subarray(0, 2048)]);
const empujes = entrenado.energy.energyAndGradient(cuatro).gradient.map((g) => Math.max(-1, Math.min(1, -g / 0.03)));
show(
  imageGrid(Float32Array.from([...cuatro, ...empujes]), {
    columns: 4,
    rowLabels: ["imagen", "−∇E"],
    columnLabels: ["dígito", "dígito", "ruido", "ruido"],
    scale: 4,
    title: "La pendiente dice qué píxeles hay que cambiar",
    subtitle: "Abajo: oscuro, subir el píxel; claro, bajarlo. Se corta en ±0,03, como hace la receta",
  }),
  { name: "09-pendiente" },
);

// %% [markdown]
// ## 3. Muestrear: paso, temperatura y calentamiento
//
// La guía escribe la fórmula exacta de Langevin, $x \leftarrow x - \frac{\varepsilon}{2}\nabla E + \sqrt{\varepsilon}\,\xi$, y unas líneas más abajo llama
// a su función con `step_size=0.01` y `noise_scale=0.005`. Son **dos** reglas distintas. En la segunda, el ruido no tiene nada que ver con el
// paso: es la regla de la receta, $x \leftarrow x - \eta\,\nabla E + \sigma\,\xi$ (las letras del cuaderno 05).
// Iguala los dos empujes, $\varepsilon = 2\eta$, y los dos ruidos, $\varepsilon T = \sigma^2$:

// %%
exercise("09-temperatura")

// %%
const temperatura = NaN; // escribe aquí la T de la regla con η = 0,01 y σ = 0,005
check("09-temperatura", temperatura)

// %% [markdown]
// A esa temperatura casi no hay azar: es bajar cuesta abajo. Para ver qué hace $T$ necesitamos una densidad que se conozca. Dos valles
// gaussianos, uno con el triple de probabilidad que el otro:

// %%
const [ancho, izquierda, derecha] = [0.5, [-2, -1] as const, [2, -1] as const];
const verdadera = mixtureEnergy({ centres: [izquierda, derecha], width: ancho, weights: [3, 1] });
type Caja = readonly [readonly [number, number], readonly [number, number]];
const caja: Caja = [
  [-6, 6],
  [-6, 6],
];
const deVerdad = (count: number, seed: number, energia: Energy = verdadera) =>
  rejectionSamples2d(energia, { box: caja, count, seed, cells: 256 });
const puntos = deVerdad(ajustes.datos, 1);
const prueba = deVerdad(ajustes.datos, 2);
const sitios = Float32Array.from({ length: 2 * ajustes.lado ** 2 }, (_, k) => {
  const lugar = k % 2 === 0 ? Math.floor(k / 2) % ajustes.lado : Math.floor(k / 2 / ajustes.lado);
  return -6 + (12 * (lugar + 0.5)) / ajustes.lado;
});

// %%
/** Las dos cuentas exactas del plano: qué parte de exp(−E/T) hay en el valle izquierdo, en el derecho y arriba. */
function reparto(energia: Energy, T = 1) {
  const E = energia.energy(sitios);
  const fondo = E.reduce((a, b) => Math.min(a, b));
  const suma = { izquierda: 0, derecha: 0, arriba: 0 };
  E.forEach((valor, i) => {
    const [x, y] = [sitios[2 * i], sitios[2 * i + 1]];
    suma[y > 0.75 ? "arriba" : x < 0 ? "izquierda" : "derecha"] += Math.exp((fondo - valor) / T);
  });
  const Z = suma.izquierda + suma.derecha + suma.arriba;
  return { izquierda: suma.izquierda / (suma.izquierda + suma.derecha), arriba: suma.arriba / Z };
}
const parteIzquierda = (x: Float32Array) => media(Array.from({ length: x.length / 2 }, (_, i) => (x[2 * i] < 0 ? 1 : 0)));
const desdeElFondo = (valores: Float32Array) => {
  const fondo = valores.reduce((a, b) => Math.min(a, b));
  return valores.map((valor) => valor - fondo);
};
const mapa = (energia: Energy) =>
  gridOf((x) => desdeElFondo(energia.energy(x)), {
    domain: [
      [-4.5, 4.5],
      [-4.5, 4.5],
    ],
    size: ajustes.malla,
  });

// %%
const dispersas = uniformStart([2], { chains: ajustes.muestras, seed: ajustes.semilla, bounds: [-4, 4] });
const temperaturas = [0.1, 1, 4];
const calientes = await Promise.all(
  temperaturas.map((temperature) =>
    sample(ula(verdadera, { stepSize: 0.05, temperature }), dispersas, { seed: ajustes.semilla, steps: ajustes.pasosCadena, record: [] }),
  ),
);
const pocas = (x: Float32Array) => x.subarray(0, 400);
const masBaja = verdadera.energy(sitios).reduce((a, b) => Math.min(a, b));
show(
  landscapeSteps(
    mapa(verdadera),
    temperaturas.map((T, i) => ({ label: `T = ${formatFixed(T, 1)}`, particles: pocas(calientes[i].x) })),
    {
      title: "La temperatura decide cuánto se alejan del fondo",
      subtitle: `Energía media de las cadenas sobre el fondo: ${calientes.map(({ x }) => formatFixed(media(verdadera.energy(x)) - masBaja, 2)).join("; ")} nats`,
      range: [0, 10],
      contours: 5,
      columns: 3,
      x: "x₁",
      y: "x₂",
    },
  ),
  { name: "09-temperatura" },
);

// %% [markdown]
// El **calentamiento** es otra cosa: cuántos pasos tarda una cadena en olvidar de dónde salió. Lanzamos cadenas desde lejos a un solo valle
// gaussiano y miramos su energía media. La exacta, en el plano y a $T = 1$, es 1 nat: medio por coordenada.

// %%
const unValle = gaussian({ covariance: [[0.25, 0], [0, 0.25]] });
const lejos = Float32Array.from({ length: 2 * ajustes.muestras }, () => 5);
const pasosEpsilon = [0.01, 0.05, 0.2];
const frias = await Promise.all(
  pasosEpsilon.map((stepSize) =>
    sample(ula(unValle, { stepSize }), lejos, { seed: ajustes.semilla, steps: ajustes.pasosCadena, record: [] }),
  ),
);
const porPaso = ({ trace }: { trace: { energy: Float32Array; chains: number; steps: number } }) =>
  Array.from({ length: trace.steps }, (_, t) => media(trace.energy.subarray(t * trace.chains, (t + 1) * trace.chains)));
const enfriando = frias.map((corrida) => porPaso(corrida).map((E) => E - 1));
const tarda = enfriando.map((curva) => curva.findIndex((distancia) => distancia < 0.5));
const seQueda = media(enfriando[2].slice(-100));
show(
  curves(
    enfriando.map((curva, i) => ({
      name: `ε = ${formatFixed(pasosEpsilon[i], 2)}`,
      x: curva.map((_, t) => t + 1),
      y: curva.map((distancia) => Math.max(0.01, distancia)),
    })),
    {
      title: "El calentamiento depende del paso",
      subtitle: `Pasos hasta quedar a medio nat de la exacta: ${tarda.map((t) => (t < 0 ? "no llega" : String(t))).join("; ")}. Lo que baja de 0,01 se dibuja en 0,01`,
      x: "paso de la cadena",
      y: "energía media − la exacta (nats)",
      xScale: "log",
      yScale: "log",
    },
  ),
  { name: "09-calentamiento" },
);

// %%
showText(`con ε = 0,20, tras calentarse: ${formatFixed(seQueda, 2)} nats de más; la cuenta dice 1 / (1 − εk/4) − 1 = ${formatFixed(1 / (1 - 0.2) - 1, 2)}, con k = 1/0,25 = 4`);

// %% [markdown]
// Con $\varepsilon = 0{,}01$ hacen falta muchos más pasos. Tirar «los primeros 100» sin mirar la curva es tirar pocos, o demasiados. Y el paso
// grande llega antes, pero no al mismo sitio: le queda un error que no se va esperando.
//
// Con **dos** valles hay otro problema, que la curva de la energía no enseña. ¿Cuántas cadenas hay en cada uno? La parte exacta del izquierdo es
// 0,75. La guía aconseja bajar el ruido poco a poco: es el **recocido**. Otro método, las **réplicas**, intercambia cadenas frías y calientes. Con
// los mismos gradientes por cadena:

// %%
const escalera = geometric({ from: 8, to: 1, count: 8 });
const recocido = annealed(verdadera, {
  levels: escalera.map((temperature) => ({ temperature, stepSize: 0.05, steps: Math.ceil(ajustes.pasosCadena / 8) })),
});
const replicas = parallelTempering(verdadera, { temperatures: [1, 2.5, 6, 15], stepSize: 0.3 });
const corridas = [
  { nombre: "Langevin", x: (await sample(ula(verdadera, { stepSize: 0.05 }), dispersas, { seed: 3, steps: ajustes.pasosCadena, record: [] })).x },
  { nombre: "recocido", x: (await sample(recocido, dispersas, { seed: 3, steps: ajustes.pasosCadena, record: [] })).x },
  { nombre: "réplicas", x: (await sample(replicas, dispersas, { seed: 3, steps: Math.ceil(ajustes.pasosCadena / 4), record: [] })).x },
];
const partes = corridas.map(({ x }) => parteIzquierda(x));
show(
  bars([{ name: "cadenas en el valle izquierdo", values: [...partes, reparto(verdadera).izquierda] }], {
    title: "Langevin no reparte bien las cadenas entre los valles",
    subtitle: `Desde puntos al azar, con ${ajustes.pasosCadena} gradientes por cadena. Izquierda: ${partes.map((p) => formatFixed(p, 2)).join("; ")}; exacta: 0,75`,
    categories: [...corridas.map(({ nombre }) => nombre), "exacta"],
    x: "muestreador",
    y: "parte de las cadenas",
    range: [0, 1],
  }),
  { name: "09-reparto" },
);

// %% [markdown]
// Guarda esta figura en la cabeza: si las cadenas de un muestreo no cruzan de un valle a otro, las de un **entrenamiento** tampoco lo harán.
//
// ## 4. La configuración, y lo que avisa
//
// Un modelo se describe en un fichero de texto. Lo que no escribas toma su valor por defecto, y al imprimirlo se ve **todo**, con lo que
// significa cada campo. Este es el de la guía para PCD, con sus números:

// %%
showText(printConfig(SEED4_PCD_CONFIG));

// %%
const conError = `inputDim: 784
mcmc:
  stepsize: 0.01
`;
try {
  parseConfig(conError);
} catch (error) {
  showText(String(error));
}
const { config: cambiada } = await createSimpleEbm({ inputDim: 2, mcmc: { steps: 20, bounds: [-4, 4] } }, { engine: motor });
const otraVez = parseConfig(printConfig(cambiada));
showText(`de ida y vuelta por el texto, la misma: ${JSON.stringify(otraVez) === JSON.stringify(cambiada) ? "sí" : "no"}`);

// %% [markdown]
// Los campos de `SEED4_PCD_CONFIG` están bien escritos. Eso no quiere decir que funcione. Su biblioteca recorta cada componente del gradiente
// a 0,03. **Haz la cuenta antes de ejecutar la celda siguiente:**

// %%
exercise("09-alcance")

// %%
const alcance = NaN; // escribe aquí cuánto puede mover el gradiente a un píxel en 60 pasos
check("09-alcance", alcance)

// %%
for (const config of [SEED4_PCD_CONFIG, SEED4_DEEP_CONFIG]) {
  for (const { code, message, remedy } of configWarnings(config)) showText(`${config.name} · ${code}\n  ${message}.\n  Cura: ${remedy}.`);
}

// %% [markdown]
// ¿Exagera el aviso? Vamos a verlo con la red **entrenada**, que sabe muy bien dónde están los dígitos. Las mismas cadenas, la misma energía;
// solo cambia la regla:

// %%
const reglas = [
  { nombre: "la de la guía, η = 0,01", stepSize: 0.01 },
  { nombre: "la de la lección, η = 10", stepSize: 10 },
];
const movidas = await Promise.all(
  reglas.map(({ stepSize }) =>
    sample(langevin(entrenado.energy, { stepSize, noise: 0.005, gradientClip: 0.03 }), ruido.subarray(0, 32 * 1024), {
      seed: ajustes.semilla, steps: 60, record: [],
    }),
  ),
);
const bajadas = movidas.map(({ x }) => media(entrenado.energy.energy(x)));
show(
  curves(
    movidas.map((corrida, i) => ({ name: reglas[i].nombre, x: porPaso(corrida).map((_, t) => t + 1), y: porPaso(corrida) })),
    {
      title: "Con paso 0,01, las cadenas no salen del ruido",
      subtitle: `E media de 32 cadenas tras 60 pasos: ${bajadas.map((E) => formatFixed(E, 2)).join(" y ")} (dígitos de prueba: ${formatFixed(energiasEntrenada[0], 2)})`,
      x: "paso de la cadena",
      y: "energía media (nats)",
    },
  ),
  { name: "09-atascadas" },
);

// %%
exercise("09-paso")

// %%
function menorPaso(pasos: number, recorte: number, bajo: number, alto: number): number {
  return 0; // escribe aquí el menor stepSize con el que el gradiente puede recorrer medio intervalo
}
check("09-paso", menorPaso)

// %% [markdown]
// ## 5. Divergencia contrastiva: ¿qué parte del gradiente ve?
//
// La guía da como objetivo $\mathcal L = \mathbb E_{\text{datos}}[E] - \mathbb E_{\text{modelo}}[E]$. El gradiente de la
// log-verosimilitud negativa es exactamente
//
// $$\mathbb E_{\text{datos}}[\nabla_\theta E] - \mathbb E_{p_\theta}[\nabla_\theta E],$$
//
// y la única dificultad es sacar muestras de $p_\theta$. CD-k pone en su lugar el final de $k$ pasos desde los datos. Primero, una cuenta
// pequeña, para no equivocarse de signo:

// %%
exercise("09-pendiente")

// %%
function nuevaRigidez(c: number, tasa: number, datos: number[], falsas: number[]): number {
  return c; // escribe aquí c tras un paso de descenso, con E(x) = c·x²/2
}
check("09-pendiente", nuevaRigidez)

// %% [markdown]
// Ahora, la pregunta de verdad: ¿cuánto se parece el gradiente de CD-k al exacto? En el plano, $\mathbb E_{p_\theta}$ es una suma sobre una
// malla, así que el exacto **se puede calcular**. Lo medimos en dos modelos:
//
// - *un valle demasiado ancho*: las dos densidades están en el mismo sitio, y solo falla el tamaño;
// - *un valle de más*: el modelo acierta en los dos valles de los datos y tiene un tercero, el **fantasma**, donde no hay ningún dato.

// %%
const fantasma = [0, 2.5] as const;
const conFantasma = mixtureEnergy({ centres: [izquierda, derecha, fantasma], width: ancho, weights: [3, 1, 1.5] });
const forma = network({
  name: "64-64",
  inputShape: [2],
  layers: [dense(64, { activation: "swish" }), dense(64, { activation: "swish" }), dense(1)],
});
/** Una red nueva, sumada a una energía fija: E = E_red + E₀. Con estos pesos, la red cambia poco E₀ al empezar. */
async function sobre(base: Energy): Promise<EngineNetwork> {
  return tiltedNetwork(await openNetwork(forma, { weights: initialWeights(forma, { seed: ajustes.semilla }), engine: motor }), base);
}
const inicial = networkEnergy(await sobre(conFantasma)); // el modelo del que partirán todos en la sección 6
const enFantasma = [conFantasma, inicial].map((energia) => reparto(energia).arriba);
showText(`probabilidad en el fantasma: ${formatFixed(enFantasma[0], 2)} en la energía fija; con la red sumada, ${formatFixed(enFantasma[1], 2)}`);
const casos = [
  { nombre: "un valle demasiado ancho", red: await sobre(quadratic([0, 0])), datos: deVerdad(ajustes.muestras, 4, unValle) },
  { nombre: "un valle de más", red: await sobre(conFantasma), datos: deVerdad(ajustes.muestras, 4) },
];

// %%
const gradienteMedio = (red: EngineNetwork, x: Float32Array) =>
  red.parameterGradient(x, (E) => E.map(() => 1 / E.length)).gradient;
/** E_pθ[∂E/∂θ], exacta: cada punto de la malla pesa exp(−E)/Z. */
const gradienteExacto = (red: EngineNetwork) =>
  red.parameterGradient(sitios, (E) => {
    const pesos = desdeElFondo(E).map((valor) => Math.exp(-valor));
    const Z = pesos.reduce((a, b) => a + b, 0);
    return pesos.map((peso) => peso / Z);
  }).gradient;
const resta = (a: Float32Array, b: Float32Array) => a.map((v, i) => v - b[i]);
const ks = [1, 3, 10, 30, 100, 300];
/** Error del gradiente de CD-k, dividido entre el tamaño del exacto. */
async function errorDeCd(red: EngineNetwork, datos: Float32Array) {
  const exactas = gradienteExacto(red);
  const exacto = norma(resta(gradienteMedio(red, datos), exactas));
  const cadenas = await sample(ula(networkEnergy(red), { stepSize: 0.05 }), datos, { seed: ajustes.semilla, steps: 300, record: ks });
  const en = (i: number) => cadenas.images.subarray(i * datos.length, (i + 1) * datos.length);
  return ks.map((_, i) => norma(resta(gradienteMedio(red, en(i)), exactas)) / exacto);
}
const erroresCd = [await errorDeCd(casos[0].red, casos[0].datos), await errorDeCd(casos[1].red, casos[1].datos)];
show(
  curves(
    casos.map(({ nombre }, i) => ({ name: nombre, x: ks, y: erroresCd[i] })),
    {
      title: "Más pasos curan el sesgo, si las cadenas pueden llegar",
      subtitle: `Error del gradiente de CD-k dividido entre el exacto. Con k = 300: ${erroresCd.map((e) => formatFixed(e[5], 2)).join(" y ")}; 1 es no ver nada`,
      x: "pasos k desde los datos",
      y: "error relativo del gradiente",
      xScale: "log",
    },
  ),
  { name: "09-sesgo" },
);

// %% [markdown]
// En el primer modelo, el error baja con $k$ hasta el ruido de las muestras. En el segundo se queda en 1: el gradiente de CD **es casi
// cero** y el exacto no. Cerca de los datos, el modelo ya es perfecto; las cadenas salen de un dato, dan 300 pasos y acaban donde
// están los datos. CD-k no puede saber que existe un tercer valle, y su pérdida, que ronda el 0, parece decir que se ha acabado.
//
// ## 6. La persistente, y el valle fantasma
//
// PCD guarda las cadenas. Empezaron en cualquier parte, así que algunas cayeron en el fantasma, y allí siguen, subiendo su energía.

// %%
exercise("09-orden")

// %%
const orden: string[] = []; // "guardar las cadenas", "mover las cadenas", "paso de Adam", "restar las medias"
check("09-orden", orden)

// %% [markdown]
// Entrenamos la misma red, desde el mismo modelo con fantasma, con seis maneras de sacar las negativas. Todas tienen el **mismo
// presupuesto**: cuentan los $k$ gradientes de la cadena y los dos de los parámetros (datos y falsas), así que con más $k$ hay menos pasos
// de entrenamiento. El Adam de estos entrenamientos lleva un $\epsilon$ enorme: así es casi un descenso por el gradiente, y si no hay gradiente no se mueve.

// %%
const muestreador = (energia: Energy) => ula(energia, { stepSize: 0.05 });
type Hecho = { red: EngineNetwork; energia: Energy; curva: { gastado: number; arriba: number; izquierda: number }[]; cadenas: Float32Array };
/** Entrena con un presupuesto fijo y apunta, 24 veces, lo que vale exactamente el modelo. */
async function entrenar<Estado>(red: EngineNetwork, objetivo: Objective<Estado>, k: number, opciones = { tasa: 0.1, epsilon: 1 }): Promise<Hecho> {
  const energia = networkEnergy(red);
  const pasos = Math.max(2, Math.round(ajustes.presupuesto / (k + 2)));
  const curva = [{ gastado: 0, ...reparto(energia) }];
  const barra = progress({ total: pasos, label: objetivo.name });
  const { tasa, epsilon } = opciones;
  const { state } = await fitNetwork({
    network: red, objective: objetivo, data: { x: puntos }, batchSize: 256, steps: pasos, seed: ajustes.semilla,
    optimizer: adam({ learningRate: tasa, beta1: 0, epsilon }), record: [], signal: cellSignal(),
    learningRate: (hechos) => tasa * (0.99 * (1 - hechos / pasos) + 0.01),
    onStep({ step }) {
      barra.update(step);
      if (step % Math.ceil(pasos / 24) === 0) curva.push({ gastado: step * (k + 2), ...reparto(energia) });
    },
  });
  barra.done();
  return { red, energia, curva, cadenas: state instanceof Float32Array ? state : puntos.slice(0, 512) };
}

// %%
const persistente = (k: number) => pcd({ steps: k, sampler: muestreador, chains: 256, bounds: [-5, 5] });
const conMemoria = (k: number, newFraction = 0.05) =>
  replayCd({ steps: k, sampler: muestreador, chains: 256, capacity: 2048, initial: 2048, newFraction, low: -5, high: 5 });
const hechos = {
  "CD-1": await entrenar(await sobre(conFantasma), cd({ steps: 1, sampler: muestreador }), 1),
  "CD-10": await entrenar(await sobre(conFantasma), cd({ steps: 10, sampler: muestreador }), 10),
  "CD-100": await entrenar(await sobre(conFantasma), cd({ steps: 100, sampler: muestreador }), 100),
  "PCD-1": await entrenar(await sobre(conFantasma), persistente(1), 1),
  "PCD-10": await entrenar(await sobre(conFantasma), persistente(10), 10),
  "CD-10 con memoria": await entrenar(await sobre(conFantasma), conMemoria(10), 10),
};
const sinNuevas = await entrenar(await sobre(conFantasma), conMemoria(10, 0), 10); // la memoria, sin cadenas nuevas en cada paso
const nombres = Object.keys(hechos) as (keyof typeof hechos)[];
const alFinal = (nombre: keyof typeof hechos) => hechos[nombre].curva[hechos[nombre].curva.length - 1];

// %%
show(
  curves(
    nombres.map((nombre) => ({
      name: nombre,
      x: hechos[nombre].curva.map(({ gastado }) => gastado),
      y: hechos[nombre].curva.map(({ arriba }) => arriba),
    })),
    {
      title: "CD no ve el valle fantasma; PCD lo borra enseguida",
      subtitle: `Probabilidad exacta del modelo en el fantasma, al final: ${nombres.map((nombre) => `${nombre} ${formatFixed(alFinal(nombre).arriba, 3)}`).join("; ")}`,
      x: "gradientes gastados, por dato del lote",
      y: "probabilidad en el fantasma",
    },
  ),
  { name: "09-fantasma" },
);

// %%
const deCd = await sample(muestreador(hechos["CD-10"].energia), puntos.subarray(0, 800), { seed: 9, steps: 10, record: [] });
show(
  landscapeSteps(
    mapa(verdadera),
    [
      { label: "la verdadera, con datos", particles: pocas(puntos) },
      { label: "CD-10 y sus negativas", particles: pocas(deCd.x), grid: mapa(hechos["CD-10"].energia) },
      { label: "PCD-10 y sus cadenas", particles: pocas(hechos["PCD-10"].cadenas), grid: mapa(hechos["PCD-10"].energia) },
    ],
    {
      title: "Las negativas de CD no salen de los valles de los datos",
      subtitle: "Energía sobre su punto más bajo, tras entrenar; de 10 nats en adelante, un solo color",
      range: [0, 10],
      contours: 5,
      columns: 3,
      x: "x₁",
      y: "x₂",
    },
  ),
  { name: "09-negativas" },
);

// %% [markdown]
// Borrar el fantasma tiene su precio. Mira ahora el **reparto** entre los dos valles buenos. La parte exacta del izquierdo es 0,75, y el modelo
// del que todos parten la tenía bien:

// %%
show(
  curves(
    [
      ...nombres.map((nombre) => ({
        name: nombre,
        x: hechos[nombre].curva.map(({ gastado }) => gastado),
        y: hechos[nombre].curva.map((punto) => punto.izquierda),
      })),
      { name: "la verdadera", x: [0, ajustes.presupuesto], y: [0.75, 0.75], dashed: true },
    ],
    {
      title: "PCD desequilibra los valles que ya estaban bien",
      subtitle: `Al final: ${nombres.map((nombre) => `${nombre} ${formatFixed(alFinal(nombre).izquierda, 2)}`).join("; ")}`,
      x: "gradientes gastados, por dato del lote",
      y: "parte del valle izquierdo",
    },
  ),
  { name: "09-desequilibrio" },
);

// %% [markdown]
// Las cadenas no cruzan de un valle a otro. Si en un valle hay más cadenas de las que tocan, su energía sube y sube hasta que alguna se va: la
// **energía persigue a las cadenas**, y se pasa de largo. ¿Qué pesa más, el fantasma o el reparto? Lo dice la log-verosimilitud. La última barra
// es la misma memoria, pero sin el 5 % de cadenas recién salidas del ruido que mete en cada paso:

// %%
const [fantasmaCd, fantasmaPcd, repartoPcd] = [alFinal("CD-10").arriba, alFinal("PCD-10").arriba, alFinal("PCD-10").izquierda];
const logVerosimilitud = (energia: Energy) =>
  -media(energia.energy(prueba)) - logPartition2d(energia, { box: caja, panels: ajustes.cuadros }).logZ;
const logExacta = logVerosimilitud(verdadera);
const logDe = Object.fromEntries(nombres.map((nombre) => [nombre, logVerosimilitud(hechos[nombre].energia)]));
const [logInicial, logSinNuevas] = [inicial, sinNuevas.energia].map(logVerosimilitud);
show(
  bars([{ name: "nats que faltan", values: [logInicial, ...nombres.map((nombre) => logDe[nombre]), logSinNuevas].map((log) => logExacta - log) }], {
    title: "Lo que le falta a cada modelo",
    subtitle: `Divergencia KL estimada en ${ajustes.datos} datos nuevos; la log-verosimilitud de la verdadera es ${formatFixed(logExacta, 3)}`,
    categories: ["antes", ...nombres, "memoria, sin ruido nuevo"],
    x: "de dónde salen las negativas",
    y: "distancia a la verdadera (nats)",
  }),
  { name: "09-faltan" },
);
const faltaCon = (nombre: keyof typeof hechos) => formatFixed(logExacta - logDe[nombre], 2);
showText(`antes de entrenar faltan ${formatFixed(logExacta - logInicial, 2)} nats, y la parte del valle izquierdo es ${formatFixed(reparto(inicial).izquierda, 2)}
con CD-10, que deja el fantasma y acierta el reparto (${formatFixed(alFinal("CD-10").izquierda, 2)}): ${faltaCon("CD-10")}
con PCD-10, que borra el fantasma y deja el reparto en ${formatFixed(repartoPcd, 2)}: ${faltaCon("PCD-10")}
con memoria, que también lo borra y lo deja en ${formatFixed(alFinal("CD-10 con memoria").izquierda, 2)}: ${faltaCon("CD-10 con memoria")}
con memoria y sin ruido nuevo: ${formatFixed(logExacta - logSinNuevas, 2)}`);

// %% [markdown]
// ¿Qué pesa más, entonces? Depende de cuánto falle cada cosa. Aquí, dejar el fantasma o estropear el reparto como PCD-10
// cuestan casi lo mismo. Pero lo que cuesta el reparto no tiene tope: con memoria, el valle derecho se queda casi sin probabilidad, y sus datos
// pasan a ser casi imposibles. Por eso es la barra más alta, aunque en su modelo no quede fantasma. La causa principal es el **ruido nuevo**: esas
// cadenas solo han dado diez pasos cuando se usan, y la energía aprende a subir donde se han quedado. Otra causa posible es que se sacan al azar y con
// reemplazo, y la parte de cada valle va y viene.
//
// ### Cuidado: «PCD da mejores estimaciones del gradiente»
//
// Así, sin condiciones, no es verdad. El error de CD es un **sesgo** que no se va con más datos. El de PCD es un **retraso**: sus cadenas son
// muestras del modelo de hace un rato. Se reduce yendo más despacio o dando más pasos **si las cadenas llegan a mezclarse**; entre dos valles que
// no se cruzan, no. Con una red de pesos al azar y sin fantasmas puestos a mano, ¿quién gana? El mismo presupuesto, repartido de cuatro maneras:

// %%
const repartos = [1, 4, 16, 64];
async function desdeCero(hacer: (k: number) => Objective<Float32Array> | Objective<null>, k: number, spec = forma) {
  const red = await openNetwork(spec, { weights: spreadWeights(spec, { seed: ajustes.semilla, slope: 3, offset: 3 }), engine: motor });
  const inclinada = tiltedNetwork(red, quadratic([0, 0], { stiffness: 0.1 }));
  const pasos = Math.max(2, Math.round(ajustes.presupuesto / (k + 2)));
  const { state } = await fitNetwork({
    network: inclinada, objective: hacer(k) as Objective<unknown>, data: { x: puntos }, batchSize: 256, steps: pasos,
    seed: ajustes.semilla, optimizer: adam({ learningRate: 0.003, beta1: 0 }), record: [], signal: cellSignal(),
    average: Math.ceil(pasos / 4), learningRate: (hechas: number) => 0.003 * (0.99 * (1 - hechas / pasos) + 0.01),
  });
  return { energia: networkEnergy(inclinada), cadenas: state as Float32Array | null };
}
const deK = { CD: (k: number) => cd({ steps: k, sampler: muestreador }), PCD: persistente };
const barrido: { name: string; modelos: { energia: Energy; cadenas: Float32Array | null }[] }[] = [];
for (const name of ["CD", "PCD"] as const) {
  const modelos: { energia: Energy; cadenas: Float32Array | null }[] = [];
  for (const k of repartos) modelos.push(await desdeCero(deK[name], k));
  barrido.push({ name, modelos });
}

// %%
const faltaEn = barrido.map(({ modelos }) => modelos.map(({ energia }) => logExacta - logVerosimilitud(energia)));
show(
  curves(
    barrido.map(({ name }, i) => ({ name, x: repartos, y: faltaEn[i] })),
    {
      title: "Con el mismo presupuesto, CD varía poco; PCD, mucho",
      subtitle: `Nats que faltan. CD: ${faltaEn[0].map((f) => formatFixed(f, 2)).join("; ")}. PCD: ${faltaEn[1].map((f) => formatFixed(f, 2)).join("; ")}`,
      x: "pasos k de la cadena en cada paso de entrenamiento",
      y: "distancia a la verdadera (nats)",
      xScale: "log",
    },
  ),
  { name: "09-presupuesto" },
);

// %% [markdown]
// No saques de aquí un ganador: con otras semillas cambia quién es el mejor. En las que hemos probado, el peor ha sido siempre un PCD.
//
// Aquí la red es pequeña y suave, y no inventa valles lejos de los datos: el punto débil de CD no aparece. El de PCD, sí. **Piénsalo antes de
// ejecutar:** las cadenas de PCD, ¿acaban bien repartidas entre los dos valles? ¿Y el modelo?

// %%
const enElIzquierdo = [
  { name: "modelo, CD", values: barrido[0].modelos.map(({ energia }) => reparto(energia).izquierda) },
  { name: "modelo, PCD", values: barrido[1].modelos.map(({ energia }) => reparto(energia).izquierda) },
  { name: "cadenas de PCD", values: barrido[1].modelos.map(({ cadenas }) => parteIzquierda(cadenas ?? puntos)) },
];
show(
  bars(enElIzquierdo, {
    title: "Las cadenas de PCD se reparten bien; su modelo, no siempre",
    subtitle: `Parte del valle izquierdo; la exacta es 0,75. Cadenas: ${enElIzquierdo[2].values.map((p) => formatFixed(p, 2)).join("; ")}`,
    categories: repartos.map((k) => `k = ${k}`),
    x: "pasos de la cadena",
    y: "parte del valle izquierdo",
    range: [0, 1],
  }),
  { name: "09-cadenas-y-modelo" },
);

// %% [markdown]
// El aprendizaje se queda quieto cuando las cadenas se parecen a los datos, y se parecen: cerca de tres de cada cuatro están a la izquierda. Pero
// el modelo no son sus cadenas. Como no cruzan, la profundidad de un valle respecto del otro puede ser casi cualquiera sin que ninguna cadena lo
// note. Que con $k = 16$ salga bien puede ser suerte: habría que repetirlo con otras semillas. **Tampoco CD lo acierta**, por lo mismo: nada en
// sus negativas compara un valle con otro. Y con $k = 64$ se entrena tan pocas veces que a ninguno le da tiempo. La cura no es de CD ni de PCD: es
// una cadena que cruce, como las réplicas de la sección 3, o un contraste con un ruido que cubra los dos valles (NCE). El ajuste de la pendiente
// no basta: tampoco compara un valle con otro.
//
// En imágenes no hay verosimilitud exacta. La tabla «CD frente a PCD en MNIST» de `docs/resultados.md` repite la comparación con dígitos, y mide
// lo que sí se puede: estabilidad, detección de lo que no son dígitos, y hasta dónde llegan las cadenas desde ruido y desde datos. Y allí cambia
// el orden: la memoria, la peor de este plano, es la única con la que alguna cadena llega del ruido a un dígito, y también la de gradientes más
// grandes. Una explicación posible: el ruido nuevo que mete en cada paso, que aquí estorba, allí enseña el camino del ruido a los dígitos. No hay
// un método mejor; hay cadenas que visitan unos sitios u otros.
//
// ## 7. Una red profunda, con bloques residuales
//
// La guía acaba con una red para imágenes de 32 × 32 en color. CIFAR-10 no viene con el cuaderno: usamos formas de colores, del mismo tamaño.
// (Si tienes sus ficheros, `loadCifar10` da un conjunto con la misma forma.)

// %%
const formas = colouredShapes(600, { seed: ajustes.semilla });
const profunda = (residual: boolean, spectralLimit: number | null = null) =>
  createCifarEbm(
    {
      energyNetwork: { hiddenDims: [8, 16], residual, headDims: [32] },
      mcmc: { steps: 20 },
      sampleBuffer: { capacity: 256 },
      training: { batchSize: 32, learningRate: 0.001, spectralLimit },
      seed: ajustes.semilla,
    },
    { engine: motor },
  );
const [conBloques, sinBloques] = [await profunda(true), await profunda(false)];
const unaForma = toSigned(formas, [0]);
const pesos = Float32Array.from(conBloques.network.weights());
const antes = conBloques.energy.energy(unaForma)[0];
conBloques.network.setWeights(pesos.map((w, i) => (i >= 224 && i < 224 + 576 ? 0 : w))); // la primera convolución de un bloque
const apagada = conBloques.energy.energy(unaForma)[0];
conBloques.network.setWeights(pesos);
showText(`parámetros, con bloques: ${countParameters(conBloques.network.spec)}; sin ellos: ${countParameters(sinBloques.network.spec)}
E de una imagen: ${formatFixed(antes, 5)}; con un bloque apagado: ${formatFixed(apagada, 5)}`);

// %% [markdown]
// Apagar un bloque cambia la energía: los bloques **actúan**. En la biblioteca de la guía, un bloque solo se ponía si el número de canales no
// cambiaba, y en su red cambia siempre: no había ninguno. Aquí se pone después de cada cambio de tamaño.
//
// Entrenamos poco rato, con límite a la norma espectral de cada capa y sin él. La **norma espectral** es lo más que una capa puede estirar
// una diferencia; con todas limitadas a 1, la energía no puede cambiar deprisa en ningún sitio.

// %%
const libre = await profunda(true);
const limitada = await profunda(true, 1);
const separacion: { name: string; x: number[]; y: number[] }[] = [];
for (const [name, modelo] of [["sin límite", libre], ["norma espectral ≤ 1", limitada]] as const) {
  const barra = progress({ total: ajustes.pasosColor, label: name });
  const y: number[] = [];
  for (let hechas = 0; hechas < ajustes.pasosColor; hechas += 16) {
    const deEpoca = { epochs: 1, stepsPerEpoch: Math.min(16, ajustes.pasosColor - hechas), signal: cellSignal() };
    const { steps } = await train(modelo.run, formas, { ...deEpoca, onStep: ({ step }) => barra.update(step) });
    y.push(...steps.map((paso) => paso.fake - paso.real));
  }
  barra.done();
  separacion.push({ name, x: y.map((_, i) => i + 1), y });
}
const normas = (modelo: typeof libre) => spectralNorms(modelo.network.spec, modelo.network.weights());
const capas = normas(libre).map(({ layer }) => layer);

// %%
const mayores = [libre, limitada].map((modelo) => Math.max(...normas(modelo).map(({ norm }) => norm)));
const ultimas = separacion.map(({ y }) => media(y.slice(Math.floor(0.75 * y.length))));
show(
  curves(separacion, {
    title: "El límite sujeta las capas; no es lo que junta las energías",
    subtitle: `Mayor norma de una capa al acabar: ${mayores.map((n) => formatFixed(n, 2)).join(" sin límite y ")} con él. Distancia, último cuarto: ${ultimas.map((u) => formatFixed(u, 2)).join(" y ")}`,
    x: "paso de entrenamiento",
    y: "E(falsas) − E(datos) (nats)",
  }),
  { name: "09-espectral" },
);

// %% [markdown]
// El límite se cumple. Pero en este entrenamiento no había ninguna explosión que curar, y lo que hace es **frenar**: los cambios de la
// energía tienen tope, y la red tarda más en poner las falsas donde los datos. «Usa normalización espectral» no es un consejo para siempre: es
// la cura de un síntoma, y antes hay que tener el síntoma (caso B, más abajo).

// %%
const otras = colouredShapes(64, { seed: 99 });
const enColor = toSigned(otras, Array.from({ length: 64 }, (_, i) => i));
const ruidoColor = uniformStart([32, 32, 3], { chains: 64, seed: ajustes.semilla });
const [EFormas, ERuido] = [enColor, ruidoColor].map((x) => media(libre.energy.energy(x)));
const deRuido = await sample(libre.sampler, ruidoColor.subarray(0, 6 * 3072), { seed: 5, steps: 60, record: [] });
show(
  imageGrid(Float32Array.from([...enColor.subarray(0, 6 * 3072), ...deRuido.x]), {
    shape: [32, 32, 3],
    columns: 6,
    rowLabels: ["datos", "cadenas"],
    scale: 3,
    title: "Poco entrenamiento: el ruido se apaga por los bordes, y aún no hay formas",
    subtitle: `Abajo, 60 pasos desde ruido. E media: formas nuevas ${formatFixed(EFormas, 2)}; ruido ${formatFixed(ERuido, 2)}`,
  }),
  { name: "09-colores" },
);

// %% [markdown]
// ### Cuidado: «normalización por lotes» en un modelo de energía
//
// La guía la nombra entre sus arquitecturas. La normalización por lotes resta a cada activación la media **del lote**. Entonces la energía de
// una imagen depende de con quién la evalúes, y $e^{-E(x)}/Z$ deja de ser la densidad de un punto. Con una sola capa ya se ve:

// %%
const normalizada = (lote: number[]) => {
  const desviacion = Math.sqrt(media(lote.map((v) => (v - media(lote)) ** 2)));
  return (lote[0] - media(lote)) / desviacion;
};
const activaciones = [...enColor.subarray(0, 8)].map((v, i) => v + i / 4);
showText(`la misma imagen, en un lote: ${formatFixed(normalizada(activaciones.slice(0, 4)), 3)}; en otro: ${formatFixed(normalizada([activaciones[0], ...activaciones.slice(5)]), 3)}`);

// %% [markdown]
// Y la cadena de Langevin de una imagen se movería según las demás. Por eso los modelos de energía usan normalización por grupos, que mira una
// sola imagen (`groupNorm`), o ninguna.
//
// ## 8. Los experimentos que propone la guía, hechos
//
// | la guía propone | aquí |
// |---|---|
// | cambiar la arquitectura | la figura siguiente |
// | ajustar el muestreo | el mapa de pasos y tamaños, más abajo |
// | comparar CD con PCD | secciones 5 y 6, y la tabla de MNIST |
// | bajar el ruido poco a poco | sección 3, «recocido» |
// | modelos híbridos | más abajo |
// | modelos condicionales | [cuaderno 10](10-mas-alla.ipynb), sección 4 |
// | entrenar con datos reales | cuaderno 02, y la tabla de MNIST |
// | ajuste de la pendiente, en vez de CD | la figura de los objetivos |
// | analizar el paisaje | las figuras de las secciones 3 y 6, y el cuaderno 10 |
// | componer modelos | [cuaderno 10](10-mas-alla.ipynb), sección 3 |

// %%
const arquitecturas = [
  { nombre: "8, swish", capas: [8], activation: "swish" as const },
  { nombre: "64-64, ReLU", capas: [64, 64], activation: "relu" as const },
  { nombre: "64-64, swish", capas: [64, 64], activation: "swish" as const },
];
const distancias: number[] = [];
for (const { nombre, capas: unidades, activation } of arquitecturas) {
  const spec = network({ name: nombre, inputShape: [2], layers: [...unidades.map((n) => dense(n, { activation })), dense(1)] });
  distancias.push(logExacta - logVerosimilitud((await desdeCero(deK.CD, 4, spec)).energia));
}
show(
  bars([{ name: "CD-4", values: distancias }], {
    title: "La red también decide: con ocho neuronas, este entrenamiento no llega",
    subtitle: `Mismo objetivo y mismo presupuesto. Faltan ${distancias.map((d) => formatFixed(d, 2)).join("; ")} nats`,
    categories: arquitecturas.map(({ nombre }) => nombre),
    x: "capas ocultas y activación",
    y: "distancia a la verdadera (nats)",
  }),
  { name: "09-arquitectura" },
);

// %% [markdown]
// Ahora el muestreo, sin entrenar. ¿Cuánto se equivoca Langevin en la energía media según su paso $\varepsilon$ y según cuántos dé?

// %%
const tamanos = [0.01, 0.03, 0.1, 0.3, 0.9];
const cuantos = [10, 40, 160, 640].map((n) => Math.min(n, 20 * ajustes.pasosCadena));
const tabla: number[][] = [];
for (const stepSize of tamanos) {
  const { energies } = await sample(ula(unValle, { stepSize }), lejos, { seed: 11, steps: Math.max(...cuantos), record: cuantos });
  const n = ajustes.muestras;
  tabla.push(cuantos.map((_, i) => Math.abs(media(energies.subarray(i * n, (i + 1) * n)) - 1)));
}
show(
  heatmap(tabla, {
    title: "Paso corto: no llega. Paso largo: llega a otro sitio",
    subtitle: "Error de la energía media, en nats, en el valle gaussiano de la sección 3, desde lejos",
    rows: tamanos.map((e) => formatFixed(e, 2)),
    columns: cuantos.map(String),
    x: "pasos de la cadena",
    y: "paso ε",
    value: "error (nats)",
    scale: "log",
  }),
  { name: "09-paso-y-pasos" },
);

// %% [markdown]
// «Reduce el paso» y «da más pasos» son los dos consejos de la guía si la cadena no converge, y tiran en sentidos opuestos: con un paso menor
// hacen falta más. En la fila de abajo, por más que se espere, queda el error del paso.
//
// **Ajuste de la pendiente (DSM), contraste con ruido (NCE) e híbridos.** Un modelo *híbrido* parte de otro modelo que ya es una densidad y le suma
// una red: $E = E_{\text{red}} - \log q$. Aquí $q$ es una gaussiana ajustada a los datos, y la red la corrige. Todos, con el mismo número de
// pasos de entrenamiento:

// %%
/** Una energía escrita como función, con su gradiente por diferencias centradas. */
function conDiferencias(name: string, energy: (x: Float32Array) => Float32Array): Energy {
  const paso = 0.005;
  const lado = (x: Float32Array, eje: number, signo: number) => energy(x.map((v, k) => (k % 2 === eje ? v + signo * paso : v)));
  const energyAndGradient = (x: Float32Array) => {
    const [enX, enY] = [0, 1].map((eje) => {
      const [mas, menos] = [lado(x, eje, 1), lado(x, eje, -1)];
      return mas.map((E, i) => (E - menos[i]) / (2 * paso));
    });
    return { energy: energy(x), gradient: x.map((_, k) => (k % 2 === 0 ? enX : enY)[Math.floor(k / 2)]) };
  };
  return { name, shape: [2], energy, energyAndGradient };
}
const gaussiana = fitGaussianNoise(puntos, { shape: [2], widen: 1.3 });
const energiaQ = conDiferencias("−log q", (x) => Float32Array.from(gaussiana.logDensity(x), (v) => -v));

// %%
const objetivos = [
  { nombre: "CD-10", hacer: () => cd({ steps: 10, sampler: muestreador }), base: quadratic([0, 0], { stiffness: 0.1 }), tasa: 0.003 },
  { nombre: "pendiente (DSM)", hacer: () => denoisingScoreMatching({ sigma: 0.1 }), base: quadratic([0, 0], { stiffness: 0.1 }), tasa: 0.003 },
  { nombre: "contraste (NCE)", hacer: () => nce({ noise: gaussiana, ratio: 4 }), base: quadratic([0, 0], { stiffness: 0.1 }), tasa: 0.01 },
  { nombre: "híbrido (CD-10)", hacer: () => cd({ steps: 10, sampler: muestreador }), base: energiaQ, tasa: 0.003 },
];
const faltan: number[] = [];
for (const { hacer, base, tasa } of objetivos) {
  const red = await openNetwork(forma, { weights: spreadWeights(forma, { seed: ajustes.semilla, slope: 3, offset: 3 }), engine: motor });
  const sumada = tiltedNetwork(red, base);
  await fitNetwork({
    network: sumada, objective: hacer() as Objective<unknown>, data: { x: puntos }, batchSize: 256, steps: ajustes.pasos2d,
    seed: ajustes.semilla, optimizer: adam({ learningRate: tasa, beta1: 0.5 }), record: [], signal: cellSignal(),
    average: Math.ceil(ajustes.pasos2d / 4), learningRate: (hechas: number) => tasa * (0.99 * (1 - hechas / ajustes.pasos2d) + 0.01),
  });
  faltan.push(logExacta - logVerosimilitud(networkEnergy(sumada)));
}
const faltaQ = logExacta + media(energiaQ.energy(prueba));
show(
  bars([{ name: "nats que faltan", values: [faltaQ, ...faltan] }], {
    title: "Cuatro maneras de acercarse, y la gaussiana de la que parte el híbrido",
    subtitle: `${ajustes.pasos2d} pasos. Faltan: ${[faltaQ, ...faltan].map((f) => formatFixed(f, 2)).join("; ")} nats`,
    categories: ["la gaussiana", ...objetivos.map(({ nombre }) => nombre)],
    x: "objetivo",
    y: "distancia a la verdadera (nats)",
  }),
  { name: "09-objetivos" },
);

// %% [markdown]
// ## 9. Cuando algo va mal: casos y curas
//
// La guía da una lista de consejos. Aquí cada uno es un caso que se puede repetir.
//
// | síntoma | caso | cura medida |
// |---|---|---|
// | la cadena no se mueve | sección 4: $\eta = 0{,}01$ con recorte 0,03 | un paso mayor, el que dice `configWarnings` |
// | la cadena no converge | sección 8: pocos pasos, o paso demasiado largo | mirar la curva de calentamiento (sección 3) |
// | la energía de las muestras **sube** | caso A: signo cambiado | `outputSign` |
// | las energías crecen sin parar | caso B: sin freno | $\alpha > 0$ |
// | el gradiente salta | caso C: lotes pequeños | más datos por lote |
// | todas las cadenas en un valle | sección 6: memoria sin mezcla | más lento, recocido o réplicas (sección 3) |
// | las capas estiran demasiado | sección 7 | límite espectral, y su precio |
// | muestreo lento | caso D | HMC; y no empezar de cero, como PCD (sección 6) |
// | falta memoria | caso E | menos capacidad |
//
// **Caso A.** Una red que da $f = -E$, tratada como si diera $E$. La cadena trabaja bien… hacia el lado contrario:

// %%
const volteada: Energy = {
  name: "f = −E",
  shape: [32, 32, 1],
  energy: (x) => entrenado.energy.energy(x).map((E) => -E),
  energyAndGradient(x) {
    const { energy, gradient } = entrenado.energy.energyAndGradient(x);
    return { energy: energy.map((E) => -E), gradient: gradient.map((g) => -g) };
  },
};
const receta = { stepSize: 10, noise: 0.005, gradientClip: 0.03 };
const subidas = await sample(langevin(volteada, receta), digitosDePrueba.subarray(0, 8 * 1024), { seed: 1, steps: 20, record: [] });
showText(`E de 8 dígitos: ${formatFixed(media(entrenado.energy.energy(digitosDePrueba.subarray(0, 8 * 1024))), 2)}
E tras 20 pasos con el signo cambiado: ${formatFixed(media(entrenado.energy.energy(subidas.x)), 2)}`);

// %% [markdown]
// Si las muestras tienen **más** energía que el ruido del que salieron, no es falta de pasos: es el signo. Cura: `outputSign: -1` al
// describir la red.
//
// **Caso B.** El patrón que baja su pérdida agrandando las energías, y la misma red con freno. El tamaño del paso y los datos son los mismos:

// %%
const crecen: { name: string; x: number[]; y: number[] }[] = [];
for (const alpha of [0, 0.1, 1]) {
  const red = await openNetwork(forma, { seed: ajustes.semilla, engine: motor });
  const crece: number[] = [];
  await fitNetwork({
    network: red, objective: cd({ steps: 1, alpha, sampler: (E) => ula(E, { stepSize: 1e-6, temperature: 1e6 }) }), data: { x: puntos },
    batchSize: 128, steps: ajustes.pasos2d, seed: ajustes.semilla, optimizer: adam({ learningRate: 0.01 }), record: [],
    onStep: ({ step, facts }) => {
      if (step % 10 === 0 || ajustes.pasos2d < 10) crece.push(Math.max(0.01, Math.abs(facts.cdiv)));
    },
  });
  crecen.push({ name: `α = ${String(alpha).replace(".", ",")}`, x: crece.map((_, i) => 10 * (i + 1)), y: crece });
}
show(
  curves(crecen, {
    title: "Sin freno, las energías crecen hasta que algo se rompe",
    subtitle: `Negativas: datos con ruido de desviación 1. Al final, ${crecen.map(({ name, y }) => `con ${name}: ${formatFixed(y[y.length - 1], y[y.length - 1] > 100 ? 0 : 1)}`).join("; ")}`,
    x: "paso de entrenamiento",
    y: "E(falsas) − E(datos) (nats)",
    yScale: "log",
  }),
  { name: "09-freno" },
);

// %% [markdown]
// La cadena de este caso está hecha a propósito para que sus negativas sean malas: un paso minúsculo a temperatura enorme es casi solo ruido, como en
// el cuaderno 07. Con una cadena de verdad, la pérdida tiene equilibrio y el freno apenas hace falta. Cuando las energías explotan,
// mira **primero** las negativas.
//
// **Caso C.** ¿Cuánto salta el gradiente de un lote a otro? Lo medimos sin entrenar, con el modelo del fantasma:

// %%
const lotes = [16, 64, 256, 1024];
const saltos = lotes.map((n) => {
  const varios = Array.from({ length: 8 }, (_, i) => {
    const datos = deVerdad(n, 100 + i);
    return resta(gradienteMedio(casos[1].red, datos), gradienteExacto(casos[1].red));
  });
  const medio = varios[0].map((_, j) => media(varios.map((g) => g[j])));
  return Math.sqrt(media(varios.map((g) => norma(resta(g, medio)) ** 2))) / norma(medio);
});
show(
  curves([{ name: "salto entre lotes", x: lotes, y: saltos }, { name: "1/√n", x: lotes, y: lotes.map((n) => saltos[0] * Math.sqrt(lotes[0] / n)), dashed: true }], {
    title: "Cuatro veces más datos por lote, la mitad de ruido",
    subtitle: `Desviación del gradiente entre 8 lotes, entre la norma del gradiente medio: ${saltos.map((s) => formatFixed(s, 2)).join("; ")}`,
    x: "datos por lote",
    y: "salto relativo del gradiente",
    xScale: "log",
    yScale: "log",
  }),
  { name: "09-lotes" },
);

// %% [markdown]
// Un lote mayor quita ruido, no **sesgo**: no arregla el gradiente de CD de la sección 5.
//
// **Caso D.** Muestras efectivas por cada mil gradientes, en una gaussiana alargada en la que se conoce todo:

// %%
const alargada = gaussian({ covariance: [[1, 0.95], [0.95, 1]] });
const salidas = uniformStart([2], { chains: 8, seed: 2 });
const corrida = (steps: number) => ({ seed: 2, burnIn: 100, steps, thin: 1 });
const rapidos = [
  { nombre: "Langevin", coste: 1, correr: (pasos: number) => sample(ula(alargada, { stepSize: 0.04 }), salidas, corrida(pasos)) },
  { nombre: "HMC", coste: 10, correr: (pasos: number) => sample(hmc(alargada, { stepSize: 0.2, leaps: 10 }), salidas, corrida(pasos)) },
];
const rinden: number[] = [];
for (const { coste, correr } of rapidos) {
  const steps = Math.ceil((20 * ajustes.pasosCadena) / coste);
  const { images } = await correr(steps);
  rinden.push((1000 * effectiveSampleSize(Float32Array.from({ length: images.length / 2 }, (_, i) => images[2 * i]), 8)) / (8 * steps * coste));
}
showText(rapidos.map(({ nombre }, i) => `${nombre}: ${formatFixed(rinden[i], 0)} muestras efectivas por 1000 gradientes`).join("\n"));

// %% [markdown]
// **Caso E.** Haz la cuenta antes de reservar. Cada número ocupa 4 bytes:

// %%
exercise("09-memoria")

// %%
const megas = NaN; // escribe aquí los millones de bytes de la memoria de la guía para imágenes de 32 × 32 en color
check("09-memoria", megas)

// %%
exercise("09-cual")

// %%
const respuesta = ``; // escribe aquí tu respuesta
check("09-cual", respuesta, { cd: fantasmaCd, pcd: fantasmaPcd, reparto: repartoPcd })

// %% [markdown]
// ## Resumen
//
// - Una configuración dice todo lo que se ejecuta, y sus avisos son gratis: los dos modelos de la guía tienen cadenas que no pueden salir del ruido.
// - CD-k tiene un **sesgo**. Más pasos lo curan solo si las cadenas pueden llegar; un valle fantasma lejos de los datos no lo ve.
// - PCD lo ve y lo borra, pero sus cadenas van con **retraso** y desequilibran los valles entre los que no cruzan. Con memoria, más.
// - Con el mismo presupuesto, ninguno gana siempre. Depende de si el peligro es un valle de más o un reparto de menos, y de por dónde pasan las cadenas.
// - La pérdida ronda el 0 en todos los casos. Lo que distingue a los modelos es la verosimilitud exacta, o varas que no salgan de la pérdida.
// - Casi todos los fallos tienen un caso pequeño que los repite. Busca ese caso antes de cambiar tres cosas a la vez.
//
// **Siguiente:** [10 · Más allá](10-mas-alla.ipynb), más muestreadores y objetivos cara a cara, y qué se puede hacer con una energía.

// %% [markdown]
// ## Para leer más
//
// - Hinton (2002), *Training products of experts by minimizing contrastive divergence*.
// - Younes (1999), *On the convergence of Markovian stochastic algorithms with rapidly decreasing ergodicity rates*.
// - Tieleman (2008), *Training restricted Boltzmann machines using approximations to the likelihood gradient*: PCD.
// - Carreira-Perpiñán y Hinton (2005), *On contrastive divergence learning*: el sesgo, medido.
// - Nijkamp y otros (2020), *On the anatomy of MCMC-based maximum likelihood learning of energy-based models*.
// - Du y Mordatch (2019), *Implicit generation and modeling with energy-based models*: la memoria de cadenas.
// - Gouk y otros (2021), *Regularisation of neural networks by enforcing Lipschitz continuity*: el límite espectral.
