// %% [markdown]
// # El patrón mínimo: ¿qué aprende de verdad?
//
// **Qué aprenderás**
//
// - A leer un programa de veinte líneas que muchas guías dan como «el» modelo de energía, y a decir qué le falta.
// - Qué energía hace mínima su pérdida, calculada en el papel y comprobada con números.
// - Por qué esa energía no es $-\log p$, por qué crece sin parar y qué la frena.
// - A arreglarlo con un solo término, y a medir el arreglo con la **verosimilitud exacta**.
// - Cuándo conviene Gibbs y cuándo Langevin, y qué lugar tienen en este mapa un VAE, una GAN, un flujo y una difusión.
//
// **Duración:** unos 40 minutos. **Antes:** los cuadernos 00, 01 y 02. **Necesitas** saber qué es una densidad y qué es una integral.
//
// | palabra | qué es |
// |---|---|
// | negativas | las muestras cuya energía sube la pérdida; los datos son las positivas |
// | $p$, $q$ | la densidad de los datos y la de los datos con ruido gaussiano sumado |
// | freno | un término que castiga las energías grandes, $\alpha\,E^2$ |
// | nat | la unidad de la energía y de la log-verosimilitud, con logaritmos naturales |

// %%
import { gaussianMixture } from "ebm/data";
import { type Energy, enumerateStates, gaussian, ising, mixtureEnergy, networkEnergy } from "ebm/energy";
import { chooseEngine, openNetwork } from "ebm/engine";
import { check, exercise, hint } from "ebm/exercise";
import { bars, curves, formatFixed, gridOf, imageGrid, landscapeSteps, scatter } from "ebm/figure";
import { effectiveSampleSize, logPartition2d } from "ebm/metrics";
import { dense, network, preset } from "ebm/network";
import { cd, contrastiveGradient, denoisingScoreMatching, type Objective, pcd } from "ebm/objective";
import { normals, rng, STREAM, uniforms } from "ebm/rng";
import { gibbs, mala, sample, type Samples, ula, uniformStart } from "ebm/sampler";
import { cellSignal, progress, show, showText } from "ebm/notebook";
import { adam, fitNetwork } from "ebm/trainer";

// %% humo={"datos": 200, "pasos10": 40, "pasos": 20, "cada": 10, "media": 5, "pasosDsm": 10, "malla": 20, "paneles": 8, "pasosCadena": 60, "pasosIsing": 10}
const ajustes = {
  semilla: 7,
  datos: 4000,
  alfa: 0.1, // el freno
  pasos10: 400, // de entrenamiento, en 10 dimensiones
  pasos: 1500, // de entrenamiento, en el plano
  cada: 50, // pasos entre dos medidas
  media: 300, // la red acaba con la media de los pesos de estos últimos pasos
  pasosDsm: 800,
  malla: 50,
  paneles: 32, // de la cuadratura, en cada dirección
  pasosCadena: 3000,
  pasosIsing: 400,
};

// %%
const media = (valores: ArrayLike<number>) =>
  Array.from(valores).reduce((suma, valor) => suma + valor, 0) / valores.length;

// %% [markdown]
// ## 1. El programa, tal como circula
//
// Una red de 10 entradas, con capas de 128 y 64 neuronas y una salida, $E(x)$. Cien datos al azar en el cubo $[0, 1]^{10}$. Y este
// entrenamiento:
//
// 1. negativas: $x^- = x + \xi$, con $\xi \sim \mathcal N(0, I)$;
// 2. pérdida: $L = \overline{E(x)} - \overline{E(x^-)}$;
// 3. un paso de Adam, con tasa 0,01.
//
// En nuestra biblioteca, un **objetivo** es una función que da la pérdida de un lote y su gradiente; el bucle lo pone
// `fitNetwork`. Así se escribe este:

// %%
/** El patrón: negativas = datos + ruido. Con `alfa` > 0 lleva freno. */
function patron(alfa: number): Objective<null> {
  return {
    name: "patrón mínimo",
    own: [],
    init: () => null,
    async measure(red, { x }, { seed, step, state }) {
      const ruido = new Float32Array(x.length);
      normals(rng(seed, STREAM.objective, step), ruido, { step: 0, chains: 1 });
      const negativas = x.map((valor, k) => valor + ruido[k]);
      const { loss, gradient, real, cdiv } = contrastiveGradient(red, x, negativas, { alpha: alfa });
      return { loss, gradient, ownGradient: new Float32Array(0), state, energy: real, facts: { cdiv } };
    },
  };
}
const motor = await chooseEngine({ fma: false });
const cubo = new Float32Array(100 * 10);
uniforms(rng(ajustes.semilla, STREAM.toy), cubo);

// %% [markdown]
// El programa original da **un** paso y acaba. Además, crea un Adam nuevo cada vez que se llama a su función. ¿Qué hace un solo paso
// de un Adam recién nacido? Mira cuánto se mueve cada peso:

// %%
const red10 = await openNetwork(preset("mlp-10"), { seed: ajustes.semilla, engine: motor });
const pesosAntes = Float32Array.from(red10.weights());
const lento = adam({ learningRate: 0.01 });
const de10 = { data: { x: cubo }, batchSize: 100, seed: ajustes.semilla, optimizer: lento };
await fitNetwork({ network: red10, objective: patron(0), steps: 1, ...de10 });
const movimientos = red10.weights().map((peso, k) => Math.abs(peso - pesosAntes[k]));
const parteDe = (cumple: (m: number) => boolean) =>
  `${formatFixed((100 * movimientos.filter(cumple).length) / movimientos.length, 1)} %`;
showText(`pesos que se mueven 0,01 (±1 %): ${parteDe((m) => Math.abs(m - 0.01) < 1e-4)}
pesos que no se mueven (su pendiente es 0): ${parteDe((m) => m === 0)}`);

// %% [markdown]
// ### Cuidado: «un optimizador nuevo en cada paso»
//
// Adam divide la media de las pendientes entre la raíz de la media de sus cuadrados. En el primer paso, las dos medias son de **una** sola
// pendiente, y $g / \sqrt{g^2} = \pm 1$: casi todo peso con pendiente se mueve 0,01, la tenga enorme o minúscula. Si el optimizador nace
// de nuevo en cada paso, eso pasa siempre: ya no es Adam, es descenso por el **signo** del gradiente. El mismo programa tiene además una
// función que mide la energía con una red **nueva**, de pesos al azar. Dos redes recién creadas no dicen lo mismo del mismo punto:

// %%
const deSemilla = async (seed: number) =>
  (await openNetwork(preset("mlp-10"), { seed, engine: motor })).energy(cubo.subarray(0, 10))[0];
showText(`E del primer dato con cuatro redes sin entrenar: ${(await Promise.all([1, 2, 3, 4].map(deSemilla)))
  .map((E) => formatFixed(E, 3))
  .join(" · ")}`);

// %% [markdown]
// Arreglemos esas dos cosas (una sola red y un solo Adam) y sigamos entrenando, con freno y sin él. El **freno** es el término
// $\alpha\,(\overline{E(x)^2} + \overline{E(x^-)^2})$ de la receta del cuaderno 02. Antes de mirar:

// %%
exercise("07-escala")

// %%
const perdida = NaN; // escribe aquí la pérdida con todas las energías multiplicadas por 10
check("07-escala", perdida)

// %%
const anotados = Array.from({ length: ajustes.pasos10 / 20 }, (_, i) => 20 * (i + 1));
const separaciones: { name: string; x: number[]; y: number[] }[] = [];
for (const alfa of [0, ajustes.alfa]) {
  const suya = await openNetwork(preset("mlp-10"), { seed: ajustes.semilla, engine: motor });
  const { history } = await fitNetwork({
    network: suya,
    objective: patron(alfa),
    steps: ajustes.pasos10,
    record: anotados,
    ...de10,
  });
  separaciones.push({
    name: alfa === 0 ? "sin freno" : `con freno, α = ${formatFixed(alfa, 1)}`,
    x: anotados,
    y: history.map(({ facts }) => Math.max(1e-3, -facts.cdiv)),
  });
}
const final10 = separaciones.map(({ y }) => formatFixed(y[y.length - 1], 1));
show(
  curves(separaciones, {
    title: "Sin freno, la pérdida baja porque las energías crecen",
    subtitle: `Al final: ${final10[0]} sin freno y ${final10[1]} con él. El eje es logarítmico`,
    x: "paso de entrenamiento",
    y: "E(negativas) − E(datos)",
    yScale: "log",
  }),
  { name: "07-sin-freno" },
);

// %% [markdown]
// Sin freno, la pérdida **no tiene mínimo**: es una función lineal de $E$, y si una red la hace negativa, la misma red
// multiplicada por 10 la hace diez veces más negativa. Que baje no dice que el modelo mejore. Con freno se queda quieta; falta saber
// en qué se queda.
//
// Los datos tampoco ayudan: son uniformes en un cubo, y la energía exacta de una densidad uniforme es **constante** dentro y no tiene
// forma que aprender. Vamos a un sitio en el que se sepa todo.
//
// ## 2. En el plano, con la respuesta en la mano
//
// Cuatro grumos gaussianos, de desviación típica 0,4. De ellos se conoce la densidad $p$ de los datos. Y como sumar ruido
// gaussiano solo ensancha cada grumo, también la de las negativas: $q$ tiene los mismos centros y desviación
// $\sqrt{0{,}4^2 + 1^2} \approx 1{,}08$.

// %%
const ancho = 0.4;
const centros = [0, 1, 2, 3].map(
  (k) => [2 * Math.cos((Math.PI * k) / 2), 2 * Math.sin((Math.PI * k) / 2)] as const,
);
/** −log de la densidad de los datos con ruido de desviación sigma. */
const conRuido = (sigma: number) =>
  mixtureEnergy({ centres: centros, width: Math.sqrt(ancho ** 2 + sigma ** 2) });
const [energiaP, energiaQ] = [conRuido(0), conRuido(1)];
const forma4 = { modes: 4, radius: 2, noise: ancho };
const puntos = gaussianMixture(ajustes.datos, { seed: ajustes.semilla, ...forma4 });
const prueba = gaussianMixture(ajustes.datos, { seed: 2027, ...forma4 });

// %% [markdown]
// Con infinitos datos, las dos medias de la pérdida son dos integrales, y juntas son una:
//
// $$L[E] = \int \bigl(p(x) - q(x)\bigr)\,E(x)\,dx + \alpha \int \bigl(p(x) + q(x)\bigr)\,E(x)^2\,dx.$$
//
// Cada punto $x$ va por su cuenta: lo que hay dentro es una parábola en el número $E(x)$. Su mínimo lo encuentras tú:

// %%
exercise("07-optimo")

// %%
function mejorEnergia(p: number, q: number, alfa: number): number {
  return 0; // escribe aquí la E que hace mínima la parábola (p − q)·E + alfa·(p + q)·E²
}
check("07-optimo", mejorEnergia)

// %% [markdown]
// Dividiendo arriba y abajo entre $q$, esa energía solo depende del **cociente** de las dos densidades:
//
// $$E^*(x) = -\frac{1}{2\alpha}\,\tanh\!\left(\tfrac12 \log\frac{p(x)}{q(x)}\right), \qquad
// L[E^*] = -\frac{1}{4\alpha}\int \frac{(p - q)^2}{p + q}\,dx.$$
//
// No es $-\log p$. Es la respuesta a otra pregunta: *¿este punto es un dato o un dato con ruido?* Es lo que aprende un
// **clasificador**. ¿Y lo encuentra la red?

// %%
/** La energía exacta que hace mínima la pérdida con freno, y su gradiente. */
function mejorDelPatron(alfa: number): Energy {
  const evaluar = (x: Float32Array) => {
    const [p, q] = [energiaP.energyAndGradient(x), energiaQ.energyAndGradient(x)];
    const t = p.energy.map((E, i) => Math.tanh((q.energy[i] - E) / 2));
    const cuesta = (k: number) => 1 - t[Math.floor(k / 2)] ** 2;
    return {
      energy: t.map((valor) => -valor / (2 * alfa)),
      gradient: p.gradient.map((g, k) => (cuesta(k) * (g - q.gradient[k])) / (4 * alfa)),
    };
  };
  return { name: "lo mejor del patrón", shape: [2], energy: (x) => evaluar(x).energy, energyAndGradient: evaluar };
}
const exactaDelPatron = mejorDelPatron(ajustes.alfa);
type Caja = readonly [readonly [number, number], readonly [number, number]];
const caja: Caja = [
  [-6, 6],
  [-6, 6],
];
/** Media de log p(x) en puntos que nadie ha visto, con la Z de la caja por cuadratura. */
function logVerosimilitud(energia: Energy, box: Caja = caja, panels = ajustes.paneles): number {
  return -media(energia.energy(prueba)) - logPartition2d(energia, { box, panels }).logZ;
}

// %% [markdown]
// `logVerosimilitud` es nuestra vara: la media de $\log p_\theta(x) = -E(x) - \log Z$ en datos nuevos. En el plano, $Z$ es una
// integral que se hace con una cuadrícula, así que la cifra es **exacta** (hasta la cuadrícula y hasta la caja de 12 × 12 en la que
// integramos). Ningún modelo, salvo por azar, supera a la verdadera $p$.

// %%
const forma = network({
  name: "128-64-1",
  inputShape: [2],
  layers: [dense(128, { activation: "relu" }), dense(64, { activation: "relu" }), dense(1)],
});
/** Entrena una red nueva y apunta, cada cierto número de pasos, su pérdida y su log-verosimilitud. */
async function entrenar<Estado>(objective: Objective<Estado>, { tasa = 0.001, spec = forma, steps = ajustes.pasos } = {}) {
  const red = await openNetwork(spec, { seed: ajustes.semilla, engine: motor });
  const energia = networkEnergy(red);
  const curva: { paso: number; perdida: number; log: number }[] = [];
  const barra = progress({ total: steps, label: objective.name });
  const perdidas: number[] = [];
  await fitNetwork({
    ...{ network: red, objective, data: { x: puntos }, batchSize: 256, steps, seed: ajustes.semilla },
    ...{ optimizer: adam({ learningRate: tasa }), average: Math.min(ajustes.media, steps), record: [], signal: cellSignal() },
    onStep({ step, loss }) {
      perdidas.push(loss);
      barra.update(step);
      if (step % ajustes.cada > 0) return;
      curva.push({ paso: step, perdida: media(perdidas.splice(0)), log: logVerosimilitud(energia) });
    },
  });
  barra.done();
  return { energia, curva, log: logVerosimilitud(energia) };
}
const frenado = await entrenar(patron(ajustes.alfa), { tasa: 0.01 });

// %%
const desdeElFondo = (valores: Float32Array) => {
  const fondo = valores.reduce((a, b) => Math.min(a, b));
  return valores.map((valor) => valor - fondo);
};
const mapa = (energia: Energy) =>
  gridOf((x) => desdeElFondo(energia.energy(x)), {
    domain: [
      [-5, 5],
      [-5, 5],
    ],
    size: ajustes.malla,
  });
const algunos = puntos.subarray(0, 120);
show(
  landscapeSteps(
    mapa(energiaP),
    [
      { label: "−log p, la de los datos", particles: algunos },
      { label: "E*, en el papel", particles: algunos, grid: mapa(exactaDelPatron) },
      { label: "E, lo que aprende la red", particles: algunos, grid: mapa(frenado.energia) },
    ],
    {
      title: "La red encuentra E*, que no es −log p",
      subtitle: "Energía sobre su punto más bajo; de 10 nats en adelante, un solo color. Los puntos son datos",
      range: [0, 10],
      contours: 5,
      columns: 3,
      x: "x₁",
      y: "x₂",
    },
  ),
  { name: "07-paisajes" },
);

// %% [markdown]
// Un corte por el eje horizontal lo dice con números. **Piénsalo antes de ejecutar:** lejos de los datos, ¿qué hace $-\log p$? ¿Y
// $E^*$, que es una tangente hiperbólica?

// %%
const corte = Array.from({ length: 121 }, (_, i) => -6 + i / 10);
const enElCorte = Float32Array.from(corte.flatMap((x) => [x, 0]));
const lineas = [
  { name: "−log p", y: energiaP.energy(enElCorte) },
  { name: "E*, en el papel", y: exactaDelPatron.energy(enElCorte) },
  { name: "E, la red", y: frenado.energia.energy(enElCorte) },
].map(({ name, y }) => ({ name, x: corte, y: desdeElFondo(y), dashed: name === "E*, en el papel" }));
const enPrueba = [frenado.energia, exactaDelPatron].map((energia) => energia.energy(prueba));
const errorTipico = Math.sqrt(media(enPrueba[0].map((E, i) => (E - enPrueba[1][i]) ** 2)));
show(
  curves(
    lineas.map((linea) => ({ ...linea, y: linea.y.map((E) => Math.min(E, 30)) })),
    {
      title: "Lejos de los datos, E* es una meseta",
      subtitle: `En datos nuevos, la red se aparta de E* ${formatFixed(errorTipico, 2)} nats (raíz del error cuadrático medio); −log p se corta en 30`,
      x: "x₁, con x₂ = 0",
      y: "energía sobre su mínimo (nats)",
    },
  ),
  { name: "07-corte" },
);

// %% [markdown]
// La meseta tiene una consecuencia grave. $E^*$ nunca pasa de $1/(2\alpha)$, así que $e^{-E^*}$ no baja nunca de
// $e^{-1/(2\alpha)}$, y su integral en **todo** el plano es infinita: $Z = \infty$. Con el óptimo del patrón no hay ninguna densidad, a menos
// que se la encierre en una caja. Y entonces el resultado depende de la caja y de $\alpha$, que hace de temperatura:

// %%
const alfas = [0.02, 0.05, 0.1, 0.2, 0.5, 1];
const cajaGrande: Caja = [
  [-24, 24],
  [-24, 24],
];
const logExacta = logVerosimilitud(energiaP);
const enCaja = (box: Caja, panels: number) =>
  alfas.map((alfa) => logVerosimilitud(mejorDelPatron(alfa), box, panels));
const segunAlfa = [
  { name: "E* en una caja de 12 × 12", x: alfas, y: enCaja(caja, ajustes.paneles) },
  { name: "E* en una caja de 48 × 48", x: alfas, y: enCaja(cajaGrande, 4 * ajustes.paneles) },
  { name: "la verdadera p", x: alfas, y: alfas.map(() => logExacta), dashed: true },
];
show(
  curves(segunAlfa, {
    title: "Con ningún freno sale la densidad de los datos",
    subtitle: `Log-verosimilitud de E*, exacta. La de la verdadera p: ${formatFixed(logExacta, 3)}`,
    x: "freno α",
    y: "log-verosimilitud (nats por dato)",
    xScale: "log",
  }),
  { name: "07-alfa" },
);

// %% [markdown]
// ### Cuidado: «minimizar $\sum_i E(x_i) - \log \sum_j e^{-E(x_j)}$»
//
// Así aparece escrito el objetivo en la guía de la que viene este programa, y tiene un signo cambiado. La log-verosimilitud negativa es
// $E(x) \mathbf{+} \log Z$. Con el signo menos no hay mínimo: suma una constante $c$ a todas las energías. El modelo es el mismo, pero
// la fórmula cambia en $2c$:

// %%
const logZ = logPartition2d(energiaP, { box: caja, panels: ajustes.paneles }).logZ;
const mediaE = media(energiaP.energy(prueba));
showText(
  [0, -10, -100]
    .map((c) => `c = ${c}: con + log Z, ${formatFixed(mediaE + c + (logZ - c), 3)}; con − log Z, ${formatFixed(mediaE + c - (logZ - c), 3)}`)
    .join("\n"),
);

// %% [markdown]
// En esa misma página, $\nabla_\theta E = \mathbb E_p[\nabla_\theta E] - \mathbb E_q[\nabla_\theta E]$ confunde el gradiente de la
// **pérdida** con el de la energía. La resta es de la pérdida; y solo es la de la verosimilitud si $q$ es la densidad **del modelo**.
//
// ### Cuidado: «el discriminador de una GAN funciona como una función de energía»
//
// El patrón es un discriminador, y por eso sirve para comprobar la frase. ¿Qué le pasa a $E^*$ cuando las negativas se parecen cada
// vez más a los datos, como las de un generador que mejora?

// %%
const ruidos = [2, 1, 0.5, 0.2, 0.1, 0.05];
const enteras = ruidos.map((sigma) => {
  const [p, q] = [energiaP, conRuido(sigma)].map((energia) => energia.energy(prueba));
  return Math.sqrt(media(p.map((E, i) => (Math.tanh((q[i] - E) / 2) / (2 * ajustes.alfa)) ** 2)));
});
show(
  curves([{ name: "tamaño de E*", x: ruidos, y: enteras }], {
    title: "Cuando las negativas aciertan, el discriminador se queda sin nada que decir",
    subtitle: "Raíz de la media de E*² en datos nuevos. −log p es la misma de siempre: no depende de las negativas",
    x: "desviación típica del ruido de las negativas",
    y: "tamaño de E* (nats)",
    xScale: "log",
  }),
  { name: "07-discriminador" },
);

// %% [markdown]
// El mejor discriminador sabe $\log (p/q)$: cómo se distinguen los datos de **esas** falsas. Si el generador es perfecto, $p = q$ y la
// respuesta es la misma en todas partes. Una energía, $-\log p$, dice además dónde están los datos. Hay un caso en el que lo primero da lo
// segundo: si se **conoce** $q$, entonces $\log p = \log(p/q) + \log q$. Eso es la estimación por contraste con ruido, `nce` en `ebm/objective`.
//
// ## 3. El término que falta
//
// Compara la negativa del patrón con un paso de Langevin del cuaderno 00, a $T = 1$:
//
// $$x^-_{\text{patrón}} = x + \xi, \qquad x^-_{\text{Langevin}} = x - \tfrac{\varepsilon}{2}\nabla E(x) + \sqrt{\varepsilon}\,\xi.$$
//
// Con $\varepsilon = 1$ el ruido es el mismo. La negativa del patrón es un paso de Langevin **sin el empuje** de la energía. ¿Tanto
// importa? Con $\varepsilon$ pequeño, desarrollar la pérdida y su gradiente en potencias de $\varepsilon$ da:
//
// | negativas | lo que se minimiza, dividido entre $\varepsilon$ |
// |---|---|
// | sin empuje | $-\tfrac12\,\mathbb E_p[\Delta E]$ |
// | con empuje | $\tfrac12\,\mathbb E_p\bigl[\tfrac12 \lVert\nabla E\rVert^2 - \Delta E\bigr]$ |
//
// $\Delta E$ es la suma de las segundas derivadas (las cuentas son para energías suaves). La fila de abajo es el **ajuste de la pendiente** (*score matching*), que sí tiene un mínimo en
// $E = -\log p$: el cuadrado hace de freno, y con el peso justo. El patrón es esa pérdida sin su cuadrado.
//
// Se puede ver sin entrenar nada. Tomamos la energía verdadera multiplicada por $c$, $E_c = -c \log p$, y preguntamos hacia dónde
// mueve $c$ cada regla. La pendiente de la pérdida en $c$ es $\overline{e(x)} - \overline{e(x^-)}$, con $e = -\log p$. Lo correcto sería pararse en $c = 1$.

// %%
const escalas = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2];
const eps = 0.02;
/** Pendiente de la pérdida en c, con negativas de k pasos de Langevin de la energía c·e. */
async function pendienteEn(c: number, k: number): Promise<number> {
  const cadena = ula(energiaP, { stepSize: eps * c, temperature: 1 / c }); // = paso eps sobre c·e, a T = 1
  const { x } = await sample(cadena, puntos, { seed: ajustes.semilla, steps: k, record: [] });
  return media(energiaP.energy(puntos)) - media(energiaP.energy(x));
}
const soloRuido = puntos.slice();
normals(rng(ajustes.semilla, STREAM.objective), soloRuido, { step: 0, chains: 1 });
const sinEmpuje = (desviacion: number) =>
  media(energiaP.energy(puntos)) - media(energiaP.energy(puntos.map((x, k) => x + desviacion * soloRuido[k])));
const pendientes = [
  { name: "el mismo ruido, sin empuje", x: escalas, y: escalas.map(() => sinEmpuje(Math.sqrt(eps))) },
  { name: "un paso, con empuje", x: escalas, y: await Promise.all(escalas.map((c) => pendienteEn(c, 1))) },
  { name: "diez pasos, con empuje", x: escalas, y: await Promise.all(escalas.map((c) => pendienteEn(c, 10))) },
];
show(
  curves([...pendientes, { name: "pendiente 0", x: escalas, y: escalas.map(() => 0), dashed: true }], {
    title: "Con el empuje, la energía se para donde debe; sin él, no se para",
    subtitle: `Negativa: c crece; positiva: c baja. Con ruido de desviación 1, sin empuje, es ${formatFixed(sinEmpuje(1), 2)} para todo c`,
    x: "escala c de la energía, E = −c·log p",
    y: "pendiente de la pérdida en c",
  }),
  { name: "07-pendiente" },
);

// %% [markdown]
// La línea sin empuje es horizontal y negativa: da igual cuánto haya crecido ya la energía, la pérdida pide más. Con empuje, la pendiente
// cambia de signo cerca de $c = 1$. (No es exactamente 1 porque un paso de Langevin de tamaño $\varepsilon$ no es exacto, y los datos son una muestra.) Y con diez
// pasos la señal es más fuerte: las negativas se alejan más del dato, y el ruido de la media pesa menos.
//
// **¿Y qué tiene que ver con quitar ruido?** La ecuación del calor dice que, si $q_t$ es la densidad de los datos con ruido de varianza $t$,
// entonces $\frac{d}{dt}\mathbb E_{q_t}[E] = \tfrac12 \mathbb E_{q_t}[\Delta E]$. La pérdida del patrón es, por tanto,
// $-\tfrac12\int_0^1 \mathbb E_{q_t}[\Delta E]\,dt$: para cada nivel de ruido, el término cruzado de aprender a **quitarlo** (la pérdida
// de `denoisingScoreMatching`), otra vez sin su cuadrado. Se parece a aprender a quitar ruido; no se parece a la
// divergencia contrastiva.
//
// ## 4. El mismo patrón, bien hecho
//
// Ahora las negativas son de la **cadena del modelo**. Compara este objetivo con el de la sección 1: cambia de dónde salen las negativas, y nada más.
// Es la divergencia contrastiva de diez pasos, CD-10; en la biblioteca se llama `cd`, y la última línea comprueba que es la misma cuenta:

// %%
/** El patrón, arreglado: las negativas son diez pasos de Langevin del modelo desde los datos. */
const arreglado: Objective<null> = {
  name: "CD-10",
  own: [],
  init: () => null,
  async measure(red, { x }, { seed, step, state }) {
    const cadena = ula(networkEnergy(red), { stepSize: 0.05 });
    const { x: negativas } = await sample(cadena, x, { seed, index: step, steps: 10, record: [] });
    const { loss, gradient, real } = contrastiveGradient(red, x, negativas, { alpha: 0 });
    return { loss, gradient, ownGradient: new Float32Array(0), state, energy: real, facts: {} };
  },
};
const sampler = (energia: Energy) => ula(energia, { stepSize: 0.05 });
const tresPasos = async (objective: Objective<null>) => {
  const suya = await openNetwork(forma, { seed: ajustes.semilla, engine: motor });
  const { history } = await fitNetwork({ network: suya, objective, data: { x: puntos }, steps: 3, seed: ajustes.semilla });
  return history.map(({ loss }) => formatFixed(loss, 6)).join(" · ");
};
showText(`pérdida de tres pasos, arreglado: ${await tresPasos(arreglado)}
pérdida de tres pasos, cd:        ${await tresPasos(cd({ steps: 10, sampler }))}`);

// %% [markdown]
// CD-10 empieza la cadena en los datos del lote; **PCD**, la persistente, la continúa donde la dejó. El resto, igual que antes: la red, los lotes, la
// semilla. Solo bajamos la tasa de Adam a 0,001, para que las cadenas puedan seguir a la energía.

// %%
exercise("07-orden")

// %%
const orden: string[] = []; // de menor a mayor: "CD-10", "con freno", "sin freno", "verdadera"
check("07-orden", orden)

// %%
const conCd = await entrenar(arreglado);
const conPcd = await entrenar(pcd({ steps: 10, chains: 256, bounds: [-4, 4], sampler: sampler }));
const desbocado = await entrenar(patron(0), { tasa: 0.01, steps: 2 * ajustes.cada });

// %%
const modelos = [
  { name: "patrón con freno", de: frenado },
  { name: "CD-10", de: conCd },
  { name: "PCD-10", de: conPcd },
];
const pasosDe = (curva: readonly { paso: number }[]) => curva.map(({ paso }) => paso);
show(
  curves(
    [
      ...modelos.map(({ name, de }) => ({ name, x: pasosDe(de.curva), y: de.curva.map(({ log }) => log) })),
      { name: "la verdadera p", x: pasosDe(frenado.curva), y: frenado.curva.map(() => logExacta), dashed: true },
    ],
    {
      title: "Lo que importa: la log-verosimilitud exacta de datos nuevos",
      subtitle: `Con la media de los últimos pesos: patrón sin freno ${formatFixed(desbocado.log, 0)}; ${modelos.map(({ name, de }) => `${name} ${formatFixed(de.log, 2)}`).join("; ")}. La verdadera: ${formatFixed(logExacta, 2)}`,
      x: "paso de entrenamiento",
      y: "nats por dato, en la caja de 12 × 12",
    },
  ),
  { name: "07-verosimilitud" },
);

// %% [markdown]
// El patrón con freno llega enseguida a su techo y ahí se queda. CD-10 lo pasa de largo. Las curvas son de los pesos de cada paso, y la de PCD da
// tumbos, porque sus cadenas persiguen a una energía que se mueve; la **media** de los últimos pesos, la cifra del subtítulo, los quita, y
// también supera al patrón. El patrón sin freno, entrenado solo 100 pasos, no cabe en la figura: su cifra está en el subtítulo. Y ahora mira las pérdidas de esos mismos entrenamientos:

// %%
const suelo = -gridOf(
  (x) => {
    const [p, q] = [energiaP, energiaQ].map((energia) => energia.energy(x).map((E) => Math.exp(-E)));
    return p.map((valor, i) => (valor - q[i]) ** 2 / (valor + q[i]));
  },
  { domain: caja, size: 240 },
).values.reduce((suma, valor) => suma + (valor * (12 / 240) ** 2) / (4 * ajustes.alfa), 0);
show(
  curves(
    [
      ...modelos.map(({ name, de }) => ({ name, x: pasosDe(de.curva), y: de.curva.map((punto) => punto.perdida) })),
      { name: "L[E*], en el papel", x: pasosDe(frenado.curva), y: frenado.curva.map(() => suelo), dashed: true },
    ],
    {
      title: "Las pérdidas se aplanan, y ninguna dice cómo va el modelo",
      subtitle: `Cada punto es la media de ${ajustes.cada} pasos. Suelo exacto del patrón con freno: ${formatFixed(suelo, 2)}`,
      x: "paso de entrenamiento",
      y: "pérdida",
    },
  ),
  { name: "07-perdidas" },
);
const [logPatron, logCd, logVerdadera] = [frenado.log, conCd.log, logExacta];

// %% [markdown]
// ### Cuidado: «la pérdida se ha estabilizado, así que ya ha aprendido»
//
// - La del **patrón** se posa en $-\frac{1}{4\alpha}\int \frac{(p-q)^2}{p+q}$, que mide lo distintas que son $p$ y $q$. No habla del modelo.
// - Las de **CD** y **PCD** rondan el 0 desde el principio: son la diferencia entre dos medias que el entrenamiento iguala. Mientras tanto,
//   la verosimilitud sube.
//
// En dimensiones altas no hay verosimilitud exacta, y hay que buscar otras varas: el cuaderno 03 usa un clasificador.

// %%
exercise("07-negativas")

// %%
const respuesta = ``; // escribe aquí tu respuesta
check("07-negativas", respuesta, { patron: logPatron, cd: logCd, verdadera: logVerdadera })

// %% [markdown]
// ## 5. Gibbs o Langevin
//
// Las guías los nombran juntos, como si diera igual. **Langevin** pide $\nabla E$ y mueve todas las coordenadas a la vez, un poco. **Gibbs** pide
// la densidad de cada coordenada **dadas las demás**, y la sortea entera. Una gaussiana inclinada tiene las dos cosas. Si sus coordenadas
// tienen varianza 1 y correlación $\rho$, un barrido de Gibbs desde $(x, y)$ es
//
// $$x' = \rho\,y + \sqrt{1-\rho^2}\,\xi_1, \qquad y' = \rho\,x' + \sqrt{1-\rho^2}\,\xi_2.$$

// %%
exercise("07-gibbs")

// %%
function barrido(punto: number[], rho: number, azar: number[]): number[] {
  const [x, y] = punto;
  return [x, y]; // escribe aquí el punto nuevo, primero x y después y
}
check("07-gibbs", barrido)

// %%
exercise("07-memoria")

// %%
const memoria = NaN; // escribe aquí cuánto queda de y tras un barrido, si rho = 0,9
check("07-memoria", memoria)

// %% [markdown]
// Nuestra gaussiana es alargada: desviación 1 a lo largo y 0,2 a lo ancho. La giramos 0°, 22,5° y 45°. **La forma es la misma**; lo único que
// cambia es cómo caen los ejes.

// %%
const angulos = [0, 22.5, 45];
/** La gaussiana de desviaciones 1 y 0,2, girada. */
function girada(grados: number) {
  const [c, s] = [Math.cos((grados * Math.PI) / 180), Math.sin((grados * Math.PI) / 180)];
  const cruzada = c * s * (1 - 0.04);
  return gaussian({
    covariance: [
      [c * c + 0.04 * s * s, cruzada],
      [cruzada, s * s + 0.04 * c * c],
    ],
  });
}
const salida = uniformStart([2], { chains: 8, seed: ajustes.semilla });
const cadenaLarga = { seed: ajustes.semilla, burnIn: 500, steps: ajustes.pasosCadena, thin: 1 };
const pasoLangevin = 0.08;
const adapt = { steps: 500 }; // MALA busca su paso durante el calentamiento, y después no lo toca
const corridas = await Promise.all(
  angulos.map(async (grados) => ({
    grados,
    gibbs: await sample(gibbs(girada(grados)), salida, cadenaLarga),
    mala: await sample(mala(girada(grados), { stepSize: pasoLangevin, adapt }), salida, cadenaLarga),
    ula: await sample(ula(girada(grados), { stepSize: pasoLangevin }), salida, cadenaLarga),
  })),
);

// %% [markdown]
// Primero, si dicen lo mismo. La varianza a lo largo del eje mayor debe ser 1 y la del menor, 0,04:

// %%
/** Proyección de todas las muestras guardadas sobre un eje de la gaussiana girada. */
function sobreEje({ images }: Samples, grados: number): Float32Array {
  const [c, s] = [Math.cos((grados * Math.PI) / 180), Math.sin((grados * Math.PI) / 180)];
  return Float32Array.from({ length: images.length / 2 }, (_, i) => c * images[2 * i] + s * images[2 * i + 1]);
}
const varianza = (valores: Float32Array) => media(valores.map((v) => v ** 2));
const inclinada = corridas[2];
const deTres = (eje: number, decimales: number) =>
  (["gibbs", "mala", "ula"] as const)
    .map((cual) => `${cual} ${formatFixed(varianza(sobreEje(inclinada[cual], 45 + eje)), decimales)}`)
    .join(" · ");
showText(`a lo largo (exacta: 1): ${deTres(0, 3)}
a lo ancho (exacta: 0,04): ${deTres(90, 4)}`);

// %% [markdown]
// Gibbs y MALA (Langevin con corrección de Metropolis) tienen exactamente la ley que deben; ULA, sin corrección, sale más ancha: su varianza a lo
// ancho es $0{,}04 / (1 - \varepsilon k / 4)$, con $k = 1/0{,}04 = 25$ y $\varepsilon = 0{,}08$: el doble. Ahora, cómo se mueven. Los dos salen del mismo
// extremo:

// %%
const extremo = [-1.4, -1.4];
const corto = { seed: ajustes.semilla, steps: 30, thin: 1 };
/** Los puntos por los que pasa una cadena corta, del primero al último. */
const tramo = ({ images }: Samples) =>
  [extremo].concat(Array.from({ length: images.length / 2 }, (_, t) => [images[2 * t], images[2 * t + 1]]));
const tramoMala = tramo(await sample(mala(girada(45), { stepSize: pasoLangevin }), extremo, corto));
// Un barrido mueve primero x y después y: entre dos puntos guardados hay una esquina.
const tramoGibbs = tramo(await sample(gibbs(girada(45)), extremo, corto));
const escalera = tramoGibbs.flatMap(([x, y], t) => (t === 0 ? [[x, y]] : [[x, tramoGibbs[t - 1][1]], [x, y]]));
const nube = Array.from({ length: 601 }, (_, i) => Math.floor((i * inclinada.gibbs.images.length) / 1202));
const columna = (camino: readonly number[][], k: number) => camino.map((punto) => punto[k]);
show(
  scatter([{ name: "la ley", x: nube.map((i) => inclinada.gibbs.images[2 * i]), y: nube.map((i) => inclinada.gibbs.images[2 * i + 1]) }], {
    title: "Gibbs sube por una escalera; Langevin da pasos en todas las direcciones",
    subtitle: "Gaussiana girada 45°: treinta barridos de Gibbs y treinta pasos de MALA. Donde MALA rechaza, no se mueve",
    x: "x₁",
    y: "x₂",
    width: 440,
    height: 440,
    references: [
      { name: "Gibbs", x: columna(escalera, 0), y: columna(escalera, 1) },
      { name: "Langevin (MALA)", x: columna(tramoMala, 0), y: columna(tramoMala, 1) },
    ],
  }),
  { name: "07-movimientos" },
);

// %% [markdown]
// Y cuánto rinden. El **tamaño efectivo** (ESS) dice a cuántas muestras independientes equivalen las de la cadena. Lo medimos en lo más
// lento: la posición a lo largo del eje mayor.

// %%
const cadaMil = (corrida: Samples, grados: number) =>
  (1000 * effectiveSampleSize(sobreEje(corrida, grados), 8)) / (8 * ajustes.pasosCadena);
const rendimiento = (["gibbs", "mala"] as const).map((cual) =>
  corridas.map((corrida) => cadaMil(corrida[cual], corrida.grados)),
);
show(
  bars(
    [
      { name: "Gibbs", values: rendimiento[0] },
      { name: "Langevin (MALA)", values: rendimiento[1] },
    ],
    {
      title: "Gibbs depende de los ejes; Langevin no sabe que existen",
      subtitle: "La misma gaussiana, girada. Muestras efectivas de cada 1000 pasos, a lo largo del eje mayor",
      categories: angulos.map((grados) => `${formatFixed(grados, grados === 22.5 ? 1 : 0)}°`),
      x: "giro de la gaussiana",
      y: "muestras efectivas por 1000 pasos",
    },
  ),
  { name: "07-efectivas" },
);

// %%
const [gibbsRecta, gibbsInclinada, langevinInclinada] = [rendimiento[0][0], rendimiento[0][2], rendimiento[1][2]];
const rho2 = (0.48 / 0.52) ** 2; // a 45°, covarianza 0,48 y varianzas 0,52
showText(`Gibbs, de 0° a 45°: de ${formatFixed(gibbsRecta, 0)} a ${formatFixed(gibbsInclinada, 0)} muestras efectivas por 1000 pasos
la cuenta de «la memoria de un barrido», a 45°: ${formatFixed((1000 * (1 - rho2)) / (1 + rho2), 0)}
Langevin a 45°: ${formatFixed(langevinInclinada, 0)}; acepta el ${formatFixed(100 * media(inclinada.mala.trace.accepted ?? []), 0)} % de sus pasos`);

// %% [markdown]
// A 0° las coordenadas son independientes y cada barrido de Gibbs es una muestra nueva. A 45° la escalera tiene que subir por un pasillo
// estrecho. El ruido de Langevin es igual en todas las direcciones, así que girar no le cambia nada: lo que le frena es lo **alargado**.
// (Y ojo al comparar pasos: un paso de Langevin cuesta un gradiente; un barrido, tantos sorteos como coordenadas.)
//
// Hay dos casos en los que no se elige. Una **red neuronal** no sabe sus densidades condicionales: no hay Gibbs. Y si las variables son
// **discretas** no hay gradiente: no hay Langevin. El modelo de Ising, imanes que valen $+1$ o $-1$ y prefieren parecerse a sus vecinos, es de
// los segundos. En una red de 3 × 3 hay 512 estados, y se pueden sumar todos. (La guía escribe $Z = \sum_x e^{-E(x)}$ para cualquier modelo. Con
// estados contados, como aquí, es esa suma; con números reales, como en todo lo anterior, es una **integral**.)

// %%
const imanes = ising({ rows: 3, columns: 3 });
const calor = 4;
const todos = enumerateStates(imanes, { temperature: calor });
const energiaExacta = imanes.energy(todos.states).reduce((suma, E, i) => suma + E * todos.probabilities[i], 0);
const alAzar = (n: number, lado: number) =>
  uniformStart([lado, lado], { chains: n, seed: ajustes.semilla }).map((u) => (u < 0 ? -1 : 1));
const corridaIman = await sample(gibbs(imanes, { temperature: calor }), alAzar(64, 3), {
  seed: ajustes.semilla,
  burnIn: 50,
  steps: ajustes.pasosIsing,
  record: [],
});
showText(`energía media, sumando los 512 estados: ${formatFixed(energiaExacta, 3)}
energía media, con Gibbs: ${formatFixed(media(corridaIman.trace.energy), 3)}`);

// %%
const temperaturas = [1.5, 2.27, 4];
const laminas: number[] = [];
for (const temperature of temperaturas) {
  const cadena = gibbs(ising({ rows: 32, columns: 32 }), { temperature });
  const { x } = await sample(cadena, alAzar(1, 32), { seed: ajustes.semilla, steps: ajustes.pasosIsing, record: [] });
  laminas.push(...x);
}
show(
  imageGrid(Float32Array.from(laminas), {
    shape: [32, 32, 1],
    columns: 3,
    scale: 5,
    titles: temperaturas.map((T) => `T = ${formatFixed(T, 2)}`),
    title: "Gibbs, donde Langevin no existe",
    subtitle: `32 × 32 imanes tras ${ajustes.pasosIsing} barridos. Fríos, se ponen de acuerdo por zonas; calientes, se hacen menos caso`,
  }),
  { name: "07-ising" },
);

// %%
exercise("07-cual")

// %%
const elegidos = ``; // escribe aquí tu respuesta
check("07-cual", elegidos, { recta: gibbsRecta, inclinada: gibbsInclinada, langevin: langevinInclinada })

// %% [markdown]
// ## 6. Los vecinos: VAE, GAN, flujo y difusión, vistos como energías
//
// | modelo | ¿cuál es su energía? | ¿y $Z$? | ¿cómo se muestrea? | ¿qué se ahorra al entrenar? |
// |---|---|---|---|---|
// | **EBM** | la salida de la red, $E_\theta(x)$ | desconocida | con cadenas | nada, con CD o PCD: las cadenas se pagan en cada paso |
// | **flujo** | $-\log p_\theta(x)$, que se calcula | 1, por construcción | una pasada: ruido y transformación invertible | $Z$ y las cadenas, a cambio de capas invertibles |
// | **VAE** | $-\log \int p(z)\,p_\theta(x \mid z)\,dz$: está definida y no se sabe calcular | 1, por construcción | una pasada: se sortea $z$ y después $x$ | esa integral: se maximiza una **cota** |
// | **GAN** | el generador no tiene una que se pueda evaluar; su discriminador óptimo da $\log (p/p_G)$ | no aparece | una pasada | $Z$ y las cadenas, a cambio de un juego de dos redes |
// | **difusión** | a cada nivel de ruido, una: $-\log q_\sigma(x)$. Se aprende su gradiente | no hace falta: el gradiente no la ve | muchos pasos, de más ruido a menos | las cadenas: se aprende a quitar ruido |
//
// Una frase que se lee a menudo, «un VAE da la probabilidad explícita de cada dato», se queda a medias: da una cota inferior de su
// logaritmo. Y la última fila se puede comprobar aquí. Una red que aprende a quitar ruido de desviación $\sigma$ debe acabar con
// $\nabla E \approx -\nabla \log q_\sigma$: la pendiente de los datos **con** ese ruido, y no la de los datos limpios. Como $q_\sigma$ se conoce,
// entrenamos dos redes, con $\sigma = 0{,}4$ y $\sigma = 0{,}8$, y medimos a quién se parecen.

// %%
const suave = network({
  name: "128-64-1 suave",
  inputShape: [2],
  layers: [dense(128, { activation: "swish" }), dense(64, { activation: "swish" }), dense(1)],
});
const niveles = [0, 0.4, 0.8];
const errores: { name: string; values: number[] }[] = [];
for (const sigma of niveles.slice(1)) {
  const { energia } = await entrenar(denoisingScoreMatching({ sigma }), { spec: suave, steps: ajustes.pasosDsm });
  const ruidosos = prueba.map((x, k) => x + sigma * soloRuido[k]);
  const suya = energia.energyAndGradient(ruidosos).gradient;
  const values = niveles.map((nivel) => {
    const exacta = conRuido(nivel).energyAndGradient(ruidosos).gradient;
    const distancia = media(suya.map((g, k) => (g - exacta[k]) ** 2));
    return Math.sqrt(distancia / media(exacta.map((g) => g ** 2)));
  });
  errores.push({ name: `red que quita ruido σ = ${formatFixed(sigma, 1)}`, values });
}
show(
  bars(errores, {
    title: "Quitar ruido enseña la pendiente de los datos con ese ruido",
    subtitle: "Error de ∇E respecto a la pendiente exacta, dividido entre el tamaño de esta: 0 sería perfecto",
    categories: ["datos limpios", "ruido σ = 0,4", "ruido σ = 0,8"],
    x: "densidad con la que se compara",
    y: "error relativo de la pendiente",
  }),
  { name: "07-difusion" },
);

// %% [markdown]
// Cada red acierta con **su** nivel de ruido y falla con los otros. Un modelo de difusión aprende todos los niveles a la vez, y al
// muestrear los baja uno tras otro. Es la versión completa de lo que el patrón mínimo dejó a medias.
//
// ## Resumen
//
// - Sin freno, la pérdida del patrón es lineal en $E$: no tiene mínimo, y baja porque las energías crecen.
// - Con freno aprende $-\frac{1}{2\alpha}\tanh\bigl(\frac12\log\frac pq\bigr)$: un clasificador entre datos y datos con ruido. No es $-\log p$, y en el
//   plano entero no define ninguna densidad.
// - Sus negativas son un paso de Langevin **sin empuje**. Con el empuje, la energía se para donde debe.
// - CD y PCD usan la cadena del modelo, y se acercan a la verosimilitud exacta. Sus pérdidas rondan el 0 todo el rato.
// - Gibbs pide condicionales y depende de los ejes; Langevin pide gradiente y depende de lo alargado.
// - Flujo, VAE, GAN y difusión son cuatro maneras de no pagar las cadenas al entrenar; cada una cede algo a cambio.
//
// **Siguiente:** [08 · Una red densa contra el ruido](08-mlp-ruido.ipynb), o qué dice una pérdida plana.
//
// ## Para leer más
//
// - Hinton (2002), *Training products of experts by minimizing contrastive divergence*.
// - Hyvärinen (2007), de donde sale la tabla de la sección 3:
//   *Connections between score matching, contrastive divergence, and pseudolikelihood for continuous-valued variables*.
// - Vincent (2011), *A connection between score matching and denoising autoencoders*.
// - Gutmann y Hyvärinen (2010), *Noise-contrastive estimation*: el patrón, cuando se conoce el ruido.
// - Goodfellow y otros (2014), *Generative adversarial nets*: el discriminador óptimo.
// - Geman y Geman (1984), *Stochastic relaxation, Gibbs distributions, and the Bayesian restoration of images*.
