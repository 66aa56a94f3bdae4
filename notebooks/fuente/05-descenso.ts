// %% [markdown]
// # El descenso: qué hace la energía mientras se muestrea
//
// **Qué aprenderás**
//
// - A dibujar la energía media de unas cadenas de Langevin paso a paso, y a leerla en dos escalas.
// - Por qué «cada paso baja la energía» es falso, y qué parte de los pasos sube.
// - Qué les pasa a las cadenas largas: las que salen de ruido y las que salen de datos.
// - Qué es la meseta en la que acaban, y por qué no es el equilibrio de Boltzmann con $T = 1$.
// - Dos números, $d_t$ y $r_t$, que dicen en qué régimen se entrenó una red.
//
// **Duración:** unos 50 minutos. **Antes:** los cuadernos 00 y 02. [Tabla de símbolos](00-bienvenida.ipynb#Tabla-de-símbolos).
//
// | palabra | qué es |
// |---|---|
// | trayectoria | todos los pasos de una misma cadena, uno detrás de otro |
// | traza | lo que se apunta en cada paso: la energía y la longitud del gradiente |
// | cuantil 10 % | el valor que deja por debajo al 10 % de las cadenas |
// | meseta | el tramo de la curva que parece plano |
// | pared | los valores −1 y 1, de los que un píxel no puede salir |

// %%
import { firstBatch, loadMnist, toPadded } from "ebm/data";
import { networkEnergy, quadratic } from "ebm/energy";
import { chooseEngine, openNetwork } from "ebm/engine";
import { check, exercise, hint } from "ebm/exercise";
import { bars, curves, formatNumber, imageGrid } from "ebm/figure";
import {
  clippedShare,
  judge,
  quantilesOverChains,
  sampleQuality,
  saturatedShare,
} from "ebm/metrics";
import { live, show, showText } from "ebm/notebook";
import { rng, STREAM } from "ebm/rng";
import { chainsAtStep, langevin, meanOverChains, sample, uniformStart } from "ebm/sampler";
import { loadShipped, loadShippedHistory } from "ebm/trainer";

// %% [markdown]
// ## 0. Parámetros
//
// El muestreador es siempre el de la receta: en cada paso, un poco de ruido, y después una bajada por el gradiente
// recortado. Llamaremos $\eta$ al tamaño del paso (10) y $\sigma$ al ruido (0,005). Son letras de este cuaderno: $\eta$
// hace el papel del $\varepsilon/2$ de los cuadernos 00 y 01 y no es la tasa de aprendizaje; $\sigma$ no es la sigmoide.

// %% humo={"cadenas": 4, "corta": 3, "media": 6, "larga": 12, "cuenco": 4, "pasosCuenco": 6, "pasosCalor": 4}
const ajustes = {
  semilla: 7,
  cadenas: 64,
  corta: 60,
  media: 500,
  larga: 5000,
  cuenco: 256,
  pasosCuenco: 200,
  pasosCalor: 200,
};

// %%
const receta = { stepSize: 10, noise: 0.005, gradientClip: 0.03 };

// %%
const motor = await chooseEngine({ fma: false });
const entrenada = await loadShipped("ebm-mnist");
const red = await openNetwork(entrenada.spec, { weights: entrenada.weights, engine: motor });
const energia = networkEnergy(red);
const clasificador = await loadShipped("mnist-classifier");
const juez = await openNetwork(clasificador.spec, {
  weights: clasificador.weights,
  engine: motor,
});

// %%
const mnist = await loadMnist();
const datos = firstBatch(mnist.test, { batchSize: ajustes.cadenas, seed: ajustes.semilla }).x;
const ruido = uniformStart(energia.shape, { chains: ajustes.cadenas, seed: ajustes.semilla });
const mediaDe = (valores: ArrayLike<number>) =>
  Array.from(valores).reduce((a, b) => a + b, 0) / valores.length;
const desviacion = (valores: ArrayLike<number>) => {
  const centro = mediaDe(valores);
  return Math.sqrt(mediaDe(Array.from(valores, (v) => (v - centro) ** 2)));
};
const energiaDatos = mediaDe(energia.energy(datos));
const energiaRuido = mediaDe(energia.energy(ruido));
showText(
  `Energía media:  dígitos de prueba ${formatNumber(energiaDatos, 3)}   ruido uniforme ${formatNumber(energiaRuido, 3)}`,
);

// %% [markdown]
// ## 1. Una carrera, de principio a fin
//
// Soltamos las cadenas en ruido uniforme y las dejamos correr **una sola vez**, hasta el final. `sample` apunta en la
// traza lo que vio en cada paso: la energía $E$ y la longitud del gradiente, $|\nabla E|$, en el punto en que lo midió,
// con el ruido de ese paso ya puesto. Además guardamos las imágenes de unos cuantos momentos.

// %%
const { corta, media, larga } = ajustes;
const redondos = [0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];
const momentos = [...new Set([...redondos, corta, media, larga])]
  .filter((paso) => paso <= larga)
  .sort((a, b) => a - b);

/** Corre la receta desde unas imágenes; el índice da a cada carrera sus propios números al azar. */
function corre(desde: Float32Array, indice: number) {
  return sample(langevin(energia, receta), desde, {
    seed: ajustes.semilla,
    index: indice,
    steps: larga,
    record: momentos,
  });
}
const desdeRuido = await corre(ruido, 0);
const { trace: traza } = desdeRuido;
const mediaPorPaso = meanOverChains(traza.energy, traza.chains);

// %% [markdown]
// Una media sola esconde lo que hace cada cadena. Por eso la acompaña una **banda** entre dos cuantiles, el del 10 % y el
// del 90 %: dentro está el 80 % central de las cadenas. ¿Sabrías calcular un cuantil?

// %%
exercise("05-cuantil")

// %%
function cuantil(valores: number[], q: number): number {
  const ordenados = [...valores].sort((a, b) => a - b);
  return 0; // escribe aquí el cuantil q
}
check("05-cuantil", cuantil)

// %% [markdown]
// **Piénsalo antes de ejecutar:** la receta hace 60 pasos por vuelta de entrenamiento. ¿Qué parte de la bajada estará
// hecha en el paso 60? ¿Y en el 10?

// %%
const [bajo, alto] = quantilesOverChains(traza.energy, traza.chains, [0.1, 0.9]);
const parteBajada = (paso: number) =>
  (mediaPorPaso[0] - mediaPorPaso[paso]) / (mediaPorPaso[0] - mediaPorPaso[larga - 1]);
const primeros = Array.from({ length: Math.min(200, larga) }, (_, t) => t + 1);
/** Los valores de una serie en unos pasos: el paso t está en el lugar t − 1. */
const enPasos = (serie: Float32Array, pasos: number[]) => pasos.map((paso) => serie[paso - 1]);
show(
  curves(
    [
      {
        name: "media y 80 % central",
        x: primeros,
        y: enPasos(mediaPorPaso, primeros),
        band: { low: enPasos(bajo, primeros), high: enPasos(alto, primeros) },
      },
      { name: "dígitos de prueba", x: [1, primeros.length], y: [energiaDatos, energiaDatos], dashed: true },
    ],
    {
      title: "La energía media se desploma y después casi se para",
      subtitle: `De toda la bajada hasta el paso ${larga}, en el paso ${corta} ya está hecho el ${formatNumber(100 * parteBajada(corta), 1)} %`,
      x: "paso de Langevin",
      y: "energía E",
    },
  ),
  { name: "05-bajada" },
);

// %% [markdown]
// Tres tramos. Al principio, una cuesta cada vez más empinada: el ruido uniforme está lejos, en una ladera suave.
// Luego, un desplome de unas decenas de pasos. Y al final, algo que parece una **meseta**, a la altura de los dígitos
// reales.
//
// (En muchos tutoriales esta misma figura **sube**, porque dibuja $f = -E$:
// [cuaderno 01, sección 9](01-fundamentos.ipynb#9.-El-signo-de-la-energía).)

// %% [markdown]
// ## 2. La meseta, de cerca
//
// La escala engaña: en un eje que llega hasta la energía del ruido, cualquier cosa parece plana. Quitemos los primeros
// pasos y pongamos el eje de los pasos en escala **logarítmica**, en la que de 60 a 600 hay la misma distancia que de 600
// a 6000.
//
// **Piénsalo antes de ejecutar:** ¿seguirá siendo plana?

// %%
/** Pasos cada vez más separados, de `desde` a `hasta`, para no dibujar miles de puntos. */
function espaciados(desde: number, hasta: number, cuantos = 150): number[] {
  const razon = Math.log(hasta / desde) / (cuantos - 1);
  return [
    ...new Set(Array.from({ length: cuantos }, (_, i) => Math.round(desde * Math.exp(i * razon)))),
  ];
}
const tardios = espaciados(corta, larga);
const energiasDatos = energia.energy(datos);
const [bajoDatos, altoDatos] = quantilesOverChains(energiasDatos, ajustes.cadenas, [0.1, 0.9]);
const anchoDatos = altoDatos[0] - bajoDatos[0];
const sigueBajando = mediaPorPaso[media - 1] - mediaPorPaso[larga - 1];
show(
  curves(
    [
      {
        name: "media y 80 % central",
        x: tardios,
        y: enPasos(mediaPorPaso, tardios),
        band: { low: enPasos(bajo, tardios), high: enPasos(alto, tardios) },
      },
      {
        name: "dígitos de prueba",
        x: [corta, larga],
        y: [energiaDatos, energiaDatos],
        band: { low: [bajoDatos[0], bajoDatos[0]], high: [altoDatos[0], altoDatos[0]] },
        dashed: true,
      },
    ],
    {
      title: "La meseta no es plana",
      subtitle: `Del paso ${media} al ${larga} la media baja ${formatNumber(sigueBajando, 3)}; la banda de los dígitos mide ${formatNumber(anchoDatos, 3)}`,
      x: "paso de Langevin",
      y: "energía E",
      xScale: "log",
    },
  ),
  { name: "05-de-cerca" },
);

// %% [markdown]
// Lo que parecía una meseta es una cuesta que no se acaba: cada vez que los pasos se multiplican por diez, la energía
// baja un poco más. Comparado con la bajada entera es casi nada; comparado con la banda en la que cabe el 80 % de los
// dígitos, no es poco. Guarda esta pregunta para más tarde: ¿mejoran también las imágenes?
//
// ### Cuidado: reiniciar no es seguir
//
// El cuaderno 03 lo enseña con imágenes. También hay curvas hechas así: para cada $n$ de una lista, empezar **otra vez** en el ruido,
// correr $n$ pasos y apuntar la energía final. Los puntos se unen con una línea, pero no son una trayectoria: cada uno
// viene de una cadena distinta, con otros números al azar, y para los 18 puntos de la lista de aquí abajo hay que dar
// 725 pasos en lugar de 200.

// %%
const lista = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 30, 50, 100, 120, 150, 200];
const dieciseis = ruido.slice(0, 16 * 1024);
const seguida = await sample(langevin(energia, receta), dieciseis, {
  seed: ajustes.semilla,
  steps: 200,
  record: lista,
});

/** Lo que hace el tutorial: n pasos desde el principio, con ruido nuevo para cada n. */
async function reinicia(n: number) {
  const otra = await sample(langevin(energia, receta), dieciseis, {
    seed: ajustes.semilla,
    index: 100 + n,
    steps: n,
  });
  return { x: otra.x, E: mediaDe(otra.energies) };
}
const reinicios: { x: Float32Array; E: number }[] = [];
for (const n of lista) reinicios.push(await reinicia(n));
const enLista = lista.map((n) => mediaDe(energia.energy(chainsAtStep(seguida, n))));

// %%
const masAlejados = Math.max(...lista.map((_, i) => Math.abs(reinicios[i].E - enLista[i])));
show(
  curves(
    [
      { name: "una trayectoria: 200 pasos", x: lista, y: enLista },
      {
        name: "18 reinicios: 725 pasos",
        x: lista,
        y: reinicios.map(({ E }) => E),
        dashed: true,
      },
    ],
    {
      title: "Una curva de reinicios imita a una trayectoria",
      subtitle: `Se separan como mucho ${formatNumber(masAlejados, 3)}: con tan poco azar, casi no se nota`,
      x: "paso de Langevin",
      y: "energía media",
    },
  ),
  { name: "05-reinicios" },
);

// %%
/** Distancia media entre las imágenes de dos listas, cadena a cadena. */
function distancia(a: Float32Array, b: Float32Array): number {
  const cadenas = a.length / 1024;
  const entre = (c: number) =>
    Math.hypot(...a.subarray(c * 1024, (c + 1) * 1024).map((v, j) => v - b[c * 1024 + j]));
  return mediaDe(Array.from({ length: cadenas }, (_, c) => entre(c)));
}
const [en150, en200] = [150, 200].map((n) => chainsAtStep(seguida, n));
const otra200 = reinicios[lista.indexOf(200)].x;
showText(`En el paso 200, la imagen de la trayectoria y la del reinicio distan ${formatNumber(distancia(en200, otra200))}.
Si fueran la misma cadena, distarían 0. (Del paso 150 al 200, una cadena avanza ${formatNumber(distancia(en150, en200))}.)`);

// %% [markdown]
// La media sale parecida porque $\sigma$ es diminuto, pero **no son las mismas imágenes**: de un punto al siguiente de
// la curva de reinicios se cambia de cadena, y lo que separa a dos cadenas no es lo que una avanza. Con esa curva no se
// puede preguntar nada que dependa del camino: ni cuántos pasos suben, ni cuánto se mueve cada imagen, ni si una cadena
// se ha quedado quieta.
//
// ### Cuidado: los «10 pasos» que nadie dio
//
// El texto que acompaña a esa curva alaba «el valor de 10 pasos», y confunde el número de pasos con el **tamaño**,
// $\eta = 10$ (cuaderno 04, sección 4). ¿Qué hay en el paso 10? Miramos las imágenes, y le preguntamos a un juez: el
// clasificador que viene con el proyecto. La **parte de dígitos** es la de las imágenes a las que da más del 90 % de
// confianza.

// %%
const parteDigitos = (x: Float32Array) => sampleQuality(juez, x).confidentShare;
const escena = [0, Math.min(10, larga), corta, media, larga];
const siete = (x: Float32Array) => x.slice(0, 7 * 1024);
const seguido = (trozos: Float32Array[]) =>
  Float32Array.from(trozos.flatMap((x) => Array.from(x)));
const porCiento = (parte: number) => `${Math.round(100 * parte)} %`;
show(
  imageGrid(seguido(escena.map((paso) => siete(chainsAtStep(desdeRuido, paso)))), {
    columns: Math.min(7, ajustes.cadenas),
    rowLabels: escena.map((paso) => `paso ${paso}`),
    title: "La energía baja antes de que haya dígitos",
    subtitle: "Una columna por cadena: son siempre las mismas",
  }),
  { name: "05-momentos" },
);

// %%
const filasEscena = escena.map((paso) => {
  const hecho = porCiento(parteBajada(Math.min(paso, larga - 1)));
  const digitos = porCiento(parteDigitos(chainsAtStep(desdeRuido, paso)));
  return `paso ${paso}`.padEnd(10) + hecho.padStart(8) + digitos.padStart(17);
});
showText(`            bajada parte de dígitos
${filasEscena.join("\n")}`);

// %% [markdown]
// En el paso 10 todavía no hay ni un dígito, solo manchas y grano. La energía baja mucho **antes** de que se vea una
// cifra: quitar grano cambia mucho la energía, y dibujar un trazo con sentido, muy poco.

// %% [markdown]
// ## 3. ¿Cada paso baja la energía?
//
// Ahora que tenemos trayectorias de verdad podemos contarlo. Un paso **sube** si la energía apuntada en él es mayor que
// la del paso anterior de la misma cadena. En los paisajes de los
// cuadernos 00 y 01 subían muchos, pero allí el ruido contaba más. ¿Y aquí, donde casi no lo hay? Predice antes de mirar:

// %%
/** Parte de los pasos que suben, entre todas las cadenas, del paso `desde` (incluido) al paso `hasta`. */
function parteQueSubeEntre(desde: number, hasta: number): number {
  const { energy, chains } = traza;
  let suben = 0;
  for (let i = desde * chains; i < hasta * chains; i++) {
    if (energy[i] > energy[i - chains]) suben++;
  }
  return suben / ((hasta - desde) * chains);
}
const suben = parteQueSubeEntre(Math.floor(larga / 2), larga);

// %%
exercise("05-suben")

// %%
const parte = NaN; // escribe aquí tu número, entre 0 y 1
check("05-suben", parte, { medido: suben })

// %%
const bordes = espaciados(1, larga, 40);
const tramos = bordes
  .slice(1)
  .map((hasta, i) => ({ hasta, parte: parteQueSubeEntre(bordes[i], hasta) }));
show(
  curves(
    [
      {
        name: "pasos que suben",
        x: tramos.map(({ hasta }) => hasta),
        y: tramos.map((tramo) => tramo.parte),
      },
    ],
    {
      title: "Al principio no sube ninguno; al final, casi la mitad",
      subtitle: `En la segunda mitad de la carrera sube el ${formatNumber(100 * suben, 1)} % de los pasos`,
      x: "paso de Langevin",
      y: "parte de los pasos que sube",
      xScale: "log",
    },
  ),
  { name: "05-suben" },
);

// %% [markdown]
// En el desplome, cada paso baja. En la meseta, casi uno de cada dos **sube**, y aun así la media sigue bajando muy
// despacio: entre todas las subidas no se recupera lo que se pierde en las bajadas. Lo que baja es la **media**, no
// cada paso.
//
// Escribe tú la cuenta, para una traza cualquiera:

// %%
exercise("05-traza")

// %%
function parteQueSube(traza: number[], cadenas: number): number {
  const pasos = traza.length / cadenas;
  return 0; // escribe aquí la parte de los pasos que sube
}
check("05-traza", parteQueSube)

// %% [markdown]
// ## 4. La pendiente: ¿por qué no se apaga?
//
// Si las cadenas están casi quietas, el gradiente debería ser casi cero. Vamos a medirlo. Como un paso quiere mover la
// imagen $\eta\,|\nabla E|$, dibujamos esa longitud, y al lado lo que la mueve el ruido: $\sigma\sqrt{1024}$, porque
// los 1024 píxeles reciben cada uno un empujón de tamaño $\sigma$.
//
// Hay un detalle que decide la lectura. Un píxel que está en la **pared** (−1 o 1) y al que el gradiente empuja hacia
// fuera no se mueve. Separamos, pues, la parte **libre** del gradiente: la de los píxeles que sí pueden moverse.

// %%
/** El gradiente de unas imágenes, partido: lo que aprieta a un píxel contra su pared, y lo que está libre. */
function gradientePartido(x: Float32Array) {
  const { gradient } = energia.energyAndGradient(x);
  const apretado = gradient.map((g, i) => (Math.abs(x[i]) === 1 && x[i] * g < 0 ? g : 0));
  return { gradient, apretado, libre: gradient.map((g, i) => g - apretado[i]) };
}

/** Longitud media, cadena a cadena, de unos vectores de 1024 números. */
const longitud = (v: Float32Array) => distancia(v, new Float32Array(v.length));
const eta = receta.stepSize;
const sigma = receta.noise;
const recorte = receta.gradientClip;
const empujeDelRuido = sigma * Math.sqrt(1024);
const medidos = momentos.filter((paso) => paso > 0);
const partidos = medidos.map((paso) => gradientePartido(chainsAtStep(desdeRuido, paso)));
const alFinal = partidos[partidos.length - 1];
const parteLibre = longitud(alFinal.libre) / longitud(alFinal.gradient);

// %%
const todos = espaciados(1, larga - 1, 100);
const gradientePorPaso = meanOverChains(traza.gradientNorm, traza.chains);
show(
  curves(
    [
      {
        name: "η |∇E|",
        x: todos,
        y: todos.map((paso) => eta * gradientePorPaso[paso]), // lo que ve el paso siguiente
      },
      { name: "su parte libre", x: medidos, y: partidos.map(({ libre }) => eta * longitud(libre)) },
      { name: "ruido", x: [1, larga], y: [empujeDelRuido, empujeDelRuido], dashed: true },
    ],
    {
      title: "El gradiente no se apaga: empuja contra la pared",
      subtitle: `Al final solo el ${porCiento(parteLibre)} de su longitud queda libre para mover algo`,
      x: "paso de Langevin",
      y: "longitud del empujón de un paso",
      xScale: "log",
      yScale: "log",
    },
  ),
  { name: "05-empujes" },
);

// %% [markdown]
// El gradiente entero se queda lejos de cero: quiere un fondo *más blanco que el blanco*, y la pared no le deja. La parte
// libre es mucho menor. Por eso $|\nabla E|$, sin más, **no** dice si una cadena ha llegado.
//
// ¿Y el recorte a ±0,03, que tantas veces se nombra? La celda de abajo busca el momento en que más componentes corta:
// si corta, es en plena caída. Ya abajo es un seguro que apenas se usa. Lo que decide el vaivén de la meseta es otra cosa, el ruido
// **contra la pared**. El gradiente aprieta un píxel de fondo contra −1. El ruido lo empuja: la mitad de las veces
// hacia fuera (y se queda donde está), la otra mitad hacia dentro, y entonces $E$ sube. En promedio lo separa
// $\sigma/\sqrt{2\pi}$, la media de $\max(0, \sigma\xi)$: una campana de desviación $\sigma$ cuya mitad negativa se cuenta
// como 0. Así que entre todos los apretados la energía sube
//
// $$\Delta E \approx \frac{\sigma}{\sqrt{2\pi}} \sum_{i\ \text{apretado}} \left|\frac{\partial E}{\partial x_i}\right|,$$
//
// y la bajada que sigue lo deshace. ¿Es eso lo que pasa? Comparemos la fórmula con la subida medida en varios momentos:

// %%
const cortadas = partidos.map(({ gradient }) => clippedShare(gradient, recorte));
const masCortadas = Math.max(...cortadas);
const tardes = medidos.filter((paso) => paso >= corta);
/** Lo que el ruido de un paso sube la energía: la media de cuatro intentos. */
function subidaMedida(x: Float32Array): number {
  const intentos = [0, 1, 2, 3].map((vez) => {
    const clave = rng(ajustes.semilla, STREAM.dataNoise, vez);
    return mediaDe(energia.energy(red.perturb(x, { noise: sigma, bounds: [-1, 1], rng: clave })));
  });
  return mediaDe(intentos) - mediaDe(energia.energy(x));
}
/** Lo que dice la fórmula de la pared: σ/√2π por la suma de lo apretado, en media de las cadenas. */
const subidaPorPared = (x: Float32Array) =>
  (sigma / Math.sqrt(2 * Math.PI)) * 1024 * mediaDe(gradientePartido(x).apretado.map(Math.abs));
showText(
  masCortadas === 0
    ? "El recorte no corta ni una componente en ninguno de los momentos medidos."
    : `El recorte corta, como mucho, el ${formatNumber(100 * masCortadas)} % de las componentes, en el paso ${medidos[cortadas.indexOf(masCortadas)]}.`,
);

// %%
const imagenesTardes = tardes.map((paso) => chainsAtStep(desdeRuido, paso));
const subidas = imagenesTardes.map(subidaMedida);
const porPared = imagenesTardes.map(subidaPorPared);
show(
  curves(
    [
      { name: "medida", x: tardes, y: subidas },
      { name: "fórmula de la pared", x: tardes, y: porPared, dashed: true },
      { name: "no subir", x: [corta, larga], y: [0, 0], dashed: true },
    ],
    {
      title: "Lo que sube el ruido en cada paso lo pone la pared",
      subtitle: `Al final: ${formatNumber(subidas[subidas.length - 1], 4)} medida y ${formatNumber(porPared[porPared.length - 1], 4)} según la fórmula`,
      x: "paso de Langevin",
      y: "subida media de E por el ruido",
      xScale: "log",
    },
  ),
  { name: "05-pared" },
);

// %% [markdown]
// Al final de la carrera la pared lo explica casi todo. En cada paso el ruido sube la energía ese poco y la bajada lo
// devuelve; que un paso quede algo más arriba o algo más abajo que el anterior es casi cara o cruz.
//
// ## 5. Carreras cortas y largas, desde ruido y desde datos
//
// La red se entrenó con carreras de 60 pasos, que continuaban otras anteriores. ¿Qué pasa si corre mucho más? ¿Y si
// empieza en dígitos de verdad, o en dígitos con un ruido fuerte, de desviación 0,3? Ordena antes de mirar:

// %%
exercise("05-orden")

// %%
const orden: string[] = []; // de menor a mayor energía media: "datos", "datos-largos", "ruido-corto"
check("05-orden", orden)

// %%
const datosSucios = red.perturb(datos, {
  noise: 0.3,
  bounds: [-1, 1],
  rng: rng(ajustes.semilla, STREAM.dataNoise, 99),
});
const desdeDatos = await corre(datos, 1);
const desdeSucios = await corre(datosSucios, 2);
const carreras = [
  { nombre: "desde ruido", carrera: desdeRuido },
  { nombre: "desde dígitos", carrera: desdeDatos },
  { nombre: "desde dígitos con ruido 0,3", carrera: desdeSucios },
];

// %%
const energiaDatosLargos = mediaDe(energia.energy(desdeDatos.x));
show(
  curves(
    [
      ...carreras.map((una) => ({
        name: una.nombre,
        x: tardios,
        y: enPasos(meanOverChains(una.carrera.trace.energy, una.carrera.trace.chains), tardios),
      })),
      { name: "los dígitos, sin mover", x: [corta, larga], y: [energiaDatos, energiaDatos], dashed: true },
    ],
    {
      title: "Ni siquiera los dígitos se quedan donde estaban",
      subtitle: `Los que salen de dígitos empiezan en ${formatNumber(energiaDatos, 3)} y acaban en ${formatNumber(energiaDatosLargos, 3)}`,
      x: "paso de Langevin",
      y: "energía media",
      xScale: "log",
    },
  ),
  { name: "05-tres-comienzos" },
);

// %% [markdown]
// Las que salen de dígitos también bajan: un dígito real **no** está en el fondo de su valle. Y las que llevaban ruido
// lo pierden en unas decenas de pasos y siguen después el mismo camino que las otras. (Las curvas llevan puesta la
// subida del ruido de cada paso; la línea discontinua, no.) ¿Y las imágenes?

// %%
show(
  curves(
    carreras.map(({ nombre, carrera }) => ({
      name: nombre,
      x: medidos,
      y: medidos.map((paso) => parteDigitos(chainsAtStep(carrera, paso))),
    })),
    {
      title: "Los dígitos se forman despacio, después del desplome",
      subtitle: `En el paso ${corta} desde ruido hay un ${porCiento(parteDigitos(chainsAtStep(desdeRuido, corta)))} de dígitos; en el ${larga}, un ${porCiento(parteDigitos(desdeRuido.x))}`,
      x: "paso de Langevin",
      y: "parte de dígitos",
      xScale: "log",
    },
  ),
  { name: "05-digitos" },
);

// %%
const finales = desdeRuido.x;
const cifras = (x: Float32Array) => judge(juez, x).digits;
const deSalida = cifras(datos);
const mismaCifra = (x: Float32Array) =>
  mediaDe(Array.from(cifras(x), (cifra, i) => (cifra === deSalida[i] ? 1 : 0)));
const enLaPared = (x: Float32Array) => saturatedShare(x, { within: 0.02 });
const mismaAlFinal = mismaCifra(desdeDatos.x);
const [paredRuido, paredDatos] = [desdeRuido, desdeDatos].map((carrera) =>
  medidos.map((paso) => enLaPared(chainsAtStep(carrera, paso))),
);
const misma = medidos.map((paso) => mismaCifra(chainsAtStep(desdeDatos, paso)));
show(
  curves(
    [
      { name: "pared, desde ruido", x: medidos, y: paredRuido },
      { name: "pared, desde dígitos", x: medidos, y: paredDatos },
      { name: "misma cifra, desde dígitos", x: medidos, y: misma },
      { name: "pared, dígitos sin mover", x: [1, larga], y: [enLaPared(datos), enLaPared(datos)], dashed: true },
    ],
    {
      title: "En las carreras largas se van los grises y cambian cifras",
      subtitle: `En la pared: ${porCiento(enLaPared(datos))} de los píxeles de los dígitos y ${porCiento(enLaPared(desdeDatos.x))} tras ${larga} pasos`,
      x: "paso de Langevin",
      y: "parte",
      xScale: "log",
    },
  ),
  { name: "05-cambios" },
);

// %% [markdown]
// *Pared* es la parte de los píxeles a menos de 0,02 de −1 o de 1. En las carreras largas pasa de la que tienen los
// datos: los grises del borde de los trazos se van perdiendo. *Misma cifra* dice en qué parte de las cadenas sigue
// viendo el juez la cifra con la que empezaron.

// %%
show(
  imageGrid(
    seguido([siete(datos), ...[media, larga].map((paso) => siete(chainsAtStep(desdeDatos, paso)))]),
    {
      columns: Math.min(7, ajustes.cadenas),
      rowLabels: ["sin mover", `paso ${media}`, `paso ${larga}`],
      title: "Lo que la receta hace con dígitos reales",
      subtitle: `Tras ${larga} pasos, el juez ve la misma cifra en el ${porCiento(mismaAlFinal)}`,
    },
  ),
  { name: "05-datos-largos" },
);

// %% [markdown]
// Si el modelo fuera la distribución de los datos y el muestreador la respetara, unas cadenas que empiezan en datos
// seguirían teniendo **siempre** la energía y el aspecto de los datos. No es así: la energía baja y los grises se
// pierden. Nijkamp y otros (2020) llaman **convergente** al aprendizaje en el que las carreras largas siguen siendo
// como los datos, y
// **no convergente** al otro, en el que solo valen las cortas. Juzga con la figura cuánto le falta a esta red.
//
// ### Ahora, con un dibujo tuyo
//
// Dibuja un dígito y mira dónde cae su energía (también en el informe, sin ejecutar nada). La red y la receta son las de
// este cuaderno. **Piénsalo antes de probar:**
//
// - Un 3 en el centro, otro muy a la derecha y otro con el trazo muy grueso: ¿cuáles suben? Si «Centrar» está disponible,
//   es que baja la energía.
// - La hoja en blanco: ¿por encima o por debajo de los dígitos?
// - Carga un ejemplo, añádele ruido y da diez pasos, uno a uno: ¿qué cambia primero, el fondo o el trazo?
// - Dibuja la mitad de arriba de un 9, marca «Langevin respeta tu tinta» y pulsa «Iniciar».
// - Dibuja una cruz o una casa, con la casilla sin marcar, y deja correr unos cientos de pasos: ¿en qué se convierten?

// %%
const cadaCifra = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const ejemplos = toPadded(
  mnist.test,
  cadaCifra.map((cifra) => mnist.test.labels.indexOf(cifra)),
);
live.drawing({
  spec: entrenada.spec,
  weights: entrenada.weights,
  energies: {
    datos: energiasDatos,
    muestras: energia.energy(chainsAtStep(desdeRuido, media)),
    ruido: energia.energy(ruido),
  },
  examples: { x: ejemplos, labels: cadaCifra },
  ...receta,
  name: "05-dibuja",
});

// %% [markdown]
// Un dígito que se lee muy bien puede caer muy por encima de los datos: la red solo ha visto dígitos centrados, de unos 20
// píxeles de alto y con trazos finos. Y al revés: una hoja en blanco, o casi, puede caer entre los datos, e incluso por debajo de
// muchos, sin ser un dígito. El
// entrenamiento sube la energía de los sitios por los que pasan sus cadenas, y de los demás no sabe nada.
//
// Con «Ver el gradiente encima» se ve qué cambia primero: el ruido del fondo, que se va en unos pocos pasos. El trazo cambia
// mucho más despacio. La cadena no busca *tu* dígito: baja, y de paso puede hacer de un 3 otra cifra.
//
// ## 6. ¿Qué es la meseta?
//
// En el cuaderno 00 la meseta era el equilibrio: la altura a la que el ruido sube tanto como el gradiente baja, $T/2$ por
// dimensión en un cuenco. Aquí la temperatura de la receta es $T = \sigma^2/(2\eta)$.
//
// Empecemos por un caso con respuesta exacta: el cuenco $E = \tfrac{k}{2}|x|^2$ en $d$ dimensiones, sin paredes ni
// recorte. Un paso hace $x \leftarrow (1 - \eta k)(x + \sigma\xi)$. La energía se apunta con el ruido ya puesto; ahí,
// la varianza
// $s^2$ de cada coordenada cumple en equilibrio $s^2 = (1 - \eta k)^2 s^2 + \sigma^2$, y de ahí sale la meseta:
//
// $$s^2 = \frac{\sigma^2}{\eta k\,(2 - \eta k)}, \qquad
//   \bar E = \frac{d\,k}{2}\,s^2 = \frac{d\,\sigma^2}{2\eta\,(2 - \eta k)} = \frac{d}{2}\cdot\frac{T}{1 - \eta k/2}.$$
//
// Con $\eta k$ pequeño es el $dT/2$ de Boltzmann. Con pasos grandes, la **temperatura efectiva** $T/(1 - \eta k/2)$ es
// mayor que $T$, y a partir de $\eta k = 2$ la cadena se dispara.

// %%
exercise("05-fondo")

// %%
const fondo = NaN; // escribe aquí tu número (vale una cuenta)
check("05-fondo", fondo)

// %%
const mesetaDelCuenco = (k: number) => (ajustes.cuenco * sigma ** 2) / (2 * eta * (2 - eta * k));

/** Corre 32 cadenas en un cuenco de rigidez k, desde 0,05 en cada coordenada, y da sus medias. */
async function enCuenco(k: number) {
  const cuenco = quadratic(new Array<number>(ajustes.cuenco).fill(0), { stiffness: k });
  const sinTopes = { ...receta, gradientClip: 1e6, bounds: null };
  const comienzo = new Float32Array(32 * ajustes.cuenco).fill(0.05);
  const { trace } = await sample(langevin(cuenco, sinTopes), comienzo, {
    seed: ajustes.semilla,
    steps: ajustes.pasosCuenco,
  });
  const segundaMitad = trace.gradientNorm.subarray(trace.gradientNorm.length / 2);
  return {
    nombre: `ηk = ${formatNumber(eta * k, 1)}`,
    k,
    E: meanOverChains(trace.energy, trace.chains),
    empuje: eta * mediaDe(segundaMitad),
  };
}
const cuencos = [await enCuenco(0.01), await enCuenco(0.1), await enCuenco(0.18)];

// %%
const pasosCuenco = espaciados(1, ajustes.pasosCuenco, 80);
show(
  curves(
    [
      ...cuencos.map(({ nombre, E }) => ({
        name: nombre,
        x: pasosCuenco,
        y: enPasos(E, pasosCuenco),
      })),
      ...cuencos.map(({ nombre, k }) => ({
        name: `fórmula, ${nombre}`,
        x: [1, ajustes.pasosCuenco],
        y: [mesetaDelCuenco(k), mesetaDelCuenco(k)],
        dashed: true,
      })),
    ],
    {
      title: "En un cuenco, la meseta está donde dice la fórmula",
      subtitle: `${ajustes.cuenco} dimensiones, 32 cadenas: con pasos más grandes, la meseta queda más arriba`,
      x: "paso de Langevin",
      y: "energía media E",
      xScale: "log",
      yScale: "log",
    },
  ),
  { name: "05-cuenco" },
);

// %% [markdown]
// ¿Y nuestra red? Si su meseta fuera equilibrio a esa temperatura, la energía de todas las cadenas temblaría alrededor
// de un valor **común**, con una desviación de $T\sqrt{d/2}$ si todos los píxeles fueran libres. Miremos cinco, una a
// una:

// %%
const T = sigma ** 2 / (2 * eta);
const ultimos = espaciados(media, larga, 80);
const unaCadena = (c: number) => ultimos.map((paso) => traza.energy[(paso - 1) * traza.chains + c]);

/** Cuánto tiembla una cadena al final: la desviación de sus cambios de paso a paso, entre √2. */
function temblor(c: number): number {
  const lugares = Array.from({ length: corta - 1 }, (_, i) => (larga - 1 - i) * traza.chains + c);
  const cambios = lugares.map((lugar) => traza.energy[lugar] - traza.energy[lugar - traza.chains]);
  return desviacion(cambios) / Math.SQRT2;
}
const numeros = Array.from({ length: traza.chains }, (_, c) => c);
const temblorMedio = mediaDe(numeros.map(temblor));
const entreCadenas = desviacion(energia.energy(finales));

// %%
show(
  curves(
    numeros.slice(0, 5).map((c) => ({ name: `cadena ${c + 1}`, x: ultimos, y: unaCadena(c) })),
    {
      title: "Cada cadena baja por su propio valle",
      subtitle: `Al final, la desviación entre cadenas es ${formatNumber(entreCadenas / temblorMedio, 0)} veces el temblor de una sola`,
      x: "paso de Langevin",
      y: "energía E",
      xScale: "log",
    },
  ),
  { name: "05-abanico" },
);

// %%
const desviacionDatos = desviacion(energiasDatos);
const porLaPared = sigma * longitud(gradientePartido(finales).apretado) * Math.sqrt(1 / 2 - 1 / (2 * Math.PI));
const corto = (v: number) => formatNumber(v, 1).padStart(12);
showText(`Temperatura de la receta, T                   ${corto(T)}
Energía térmica de 1024 píxeles libres, 512 T ${corto(512 * T)}
Su temblor, T √512                            ${corto(T * Math.sqrt(512))}
Temblor que pone la pared                     ${corto(porLaPared)}
Temblor de una cadena, medido                 ${corto(temblorMedio)}
Desviación entre cadenas, medida              ${corto(entreCadenas)}
Desviación entre dígitos de prueba            ${corto(desviacionDatos)}`);

// %% [markdown]
// Las diferencias entre cadenas son mucho mayores que todo lo que esa temperatura puede explicar: cada cadena recuerda
// **dónde cayó**. No es un equilibrio, sino muchos descensos a la vez, cada uno por su valle, y, en media, sin terminar
// todavía. Y el temblor de cada una no es térmico: lo pone la pared, como ves en la tabla. (El empujón de un píxel
// apretado es $\max(0, \sigma\xi)$, de varianza $\sigma^2(\tfrac12 - \tfrac1{2\pi})$; de ahí sale la cuarta línea de la
// tabla.)
//
// ### ¿Y el equilibrio con $T = 1$?
//
// La fórmula que se escribe siempre es $p(x) \propto e^{-E(x)}$, o sea $T = 1$. Con $\sigma = \sqrt{2\eta T}$ podemos
// poner la temperatura que queramos. Tomamos $\eta = 1$, menos con $T = 1$: ahí, $\eta = 0{,}01$, para que el ruido de
// un paso (0,14) sea pequeño al lado de la caja, que mide 2. Empezamos en dígitos.
//
// **Piénsalo antes de ejecutar:** con $T = 1$, ¿seguirán siendo dígitos?

// %%
async function aTemperatura(nombre: string, temperatura: number) {
  const paso = Math.min(1, 0.01 / temperatura); // así σ no pasa de 0,14
  const caliente = { stepSize: paso, noise: Math.sqrt(2 * paso * temperatura), gradientClip: 100 };
  const { x, trace } = await sample(langevin(energia, caliente), datos, {
    seed: ajustes.semilla,
    steps: ajustes.pasosCalor,
  });
  return { nombre, x, E: meanOverChains(trace.energy, trace.chains) };
}
const calores = [
  await aTemperatura("T = 10⁻⁶", 1e-6),
  await aTemperatura("T = 10⁻⁴", 1e-4),
  await aTemperatura("T = 0,01", 0.01),
  await aTemperatura("T = 1", 1),
];
const pasosCalor = espaciados(1, ajustes.pasosCalor, 80);
const energiaCaliente = mediaDe(energia.energy(calores[3].x));

// %%
show(
  curves(
    [
      ...calores.map(({ nombre, E }) => ({
        name: nombre,
        x: pasosCalor,
        y: enPasos(E, pasosCalor),
      })),
      { name: "ruido uniforme", x: [1, ajustes.pasosCalor], y: [energiaRuido, energiaRuido], dashed: true },
    ],
    {
      title: "Con temperatura 1, los dígitos se deshacen en ruido",
      subtitle: `Tras ${ajustes.pasosCalor} pasos con T = 1 la energía media es ${formatNumber(energiaCaliente)}; la del ruido uniforme, ${formatNumber(energiaRuido)}`,
      x: "paso de Langevin",
      y: "energía media",
      xScale: "log",
    },
  ),
  { name: "05-temperatura" },
);

// %% [markdown]
// (Cada temperatura tiene su reloj: lo que se compara es dónde acaban, no quién llega antes.) Con $T = 1$ gana el
// ruido: unas pocas unidades de energía no pueden contra la inmensa mayoría de imágenes, que son ruido. Y con $T =
// 0{,}01$ los dígitos tampoco duran. Lo que la red ha aprendido no es, pues, $e^{-E}$ en serio, sino un paisaje que
// funciona **con la receta**: bajar casi sin azar, desde ciertos comienzos, un número de pasos.
//
// Ahora, con tus palabras. Primero, la lectura de la curva entera; después, la de su final.

// %%
exercise("05-descenso")

// %%
const descenso = ``; // escribe aquí tu respuesta
check("05-descenso", descenso, {
  ruido: energiaRuido,
  datos: energiaDatos,
  suben: suben,
  baja: sigueBajando,
})

// %%
exercise("05-meseta")

// %%
const meseta = ``; // escribe aquí tu respuesta
check("05-meseta", meseta, {
  T: T,
  entre: entreCadenas,
  temblor: temblorMedio,
  caliente: energiaCaliente,
  misma: mismaAlFinal,
})

// %% [markdown]
// ## 7. Para quien quiera más: dos diagnósticos, $d_t$ y $r_t$
//
// Es la sección más difícil, y el cuaderno 06 no la necesita: puedes pasar al resumen y volver otro día.
//
// Nijkamp, Hill, Han, Zhu y Wu (2020) proponen vigilar dos números mientras se entrena. Con nuestros signos y nuestra
// receta:
//
// $$d_t = \frac{\overline{E(x^+)} - \overline{E(x^-)}}{T}, \qquad
//   r_t = \frac{1}{L}\sum_{\ell=1}^{L} \overline{\eta\,|\nabla E(x^-_\ell)|}.$$
//
// - $d_t$ compara los datos $x^+$ con las falsas $x^-$ del paso de entrenamiento $t$, en unidades de temperatura. Si
//   $d_t < 0$, las falsas están más arriba que los datos, y corregir los pesos las sube aún más: el paisaje se empina
//   (*expansión*). Si $d_t > 0$, han caído por debajo, y corregir los pesos lo aplana (*contracción*). En un entrenamiento
//   estable, dicen, $d_t$ oscila alrededor de 0.
// - $r_t$ es lo que el gradiente mueve una imagen en un paso, en media sobre los $L$ pasos de la carrera. Se compara con lo
//   que la mueve el ruido, $\sigma\sqrt{1024}$. Si es mucho mayor, la cadena sobre todo baja; si es mucho
//   menor, en cada paso sobre todo pasea, y la pendiente solo se nota tras muchos pasos.
//
// (Ellos meten $\eta$ y $T$ dentro de la energía; es la misma cuenta.) Nuestra historia de entrenamiento guarda la media
// de cada época, que esconde lo que oscila de un lote al siguiente, pero basta para ver la tendencia.

// %%
const historia = await loadShippedHistory("ebm-mnist-uva");
const epocas = historia.map(({ epoch }) => epoch + 1);
const d = historia.map(({ real, fake }) => (real - fake) / T);
const ultimaD = Math.abs(d[d.length - 1]);
show(
  curves(
    [{ name: "|d|, media de la época", x: epocas, y: d.map(Math.abs) }],
    {
      title: "La diferencia entre datos y falsas se encoge",
      subtitle: `En la última época, ${formatNumber(ultimaD, 0)} T, que es una energía de ${formatNumber(ultimaD * T, 1)}; entre dígitos, la desviación es ${formatNumber(desviacionDatos, 1)}`,
      x: "época",
      y: "|d|, en unidades de T",
      yScale: "log",
    },
  ),
  { name: "05-dt" },
);

// %% [markdown]
// Empieza muy lejos de 0 (y negativa), porque las primeras falsas son casi ruido, y se encoge en pocas épocas. ¿Prueba
// eso que el modelo es bueno? No. Las falsas de entrenamiento son carreras de 60 pasos que la memoria encadena (como
// solo el 5 % empieza de nuevo, unas 20 seguidas en media), y los pesos cambian por el camino. Con los pesos quietos,
// la misma resta depende de cuánto se corra:

// %%
const dTras = tardes.map(
  (paso) => (energiaDatos - mediaDe(energia.energy(chainsAtStep(desdeRuido, paso)))) / T,
);
show(
  curves(
    [
      { name: "datos menos carreras desde ruido", x: tardes, y: dTras },
      { name: "a la misma altura", x: [corta, larga], y: [0, 0], dashed: true },
    ],
    {
      title: "La resta d depende de cuánto se corra",
      subtitle: `Con ${corta} pasos vale ${formatNumber(dTras[0], 0)}; con ${larga}, ${formatNumber(dTras[dTras.length - 1], 0)}`,
      x: "pasos de la carrera",
      y: "d, en unidades de T",
      xScale: "log",
    },
  ),
  { name: "05-d-largas" },
);

// %% [markdown]
// Y ahora $r_t$. La historia guarda $|\nabla E|$ en el último paso de cada carrera de entrenamiento; multiplicado por
// $\eta$ y dividido entre lo que empuja el ruido, da un cociente sin unidades. En un cuenco en equilibrio ese cociente
// vale
// $\sqrt{\eta k/(2 - \eta k)}$ (sale de $\overline{|\nabla E|^2} = d\,k^2 s^2$): **menos de 1** mientras $\eta k < 1$.

// %%
const cocientes = historia.map(({ inputGradient }) => (eta * inputGradient) / empujeDelRuido);
show(
  curves(
    [
      { name: "η |∇E| entre σ √1024", x: epocas, y: cocientes },
      { name: "empujan lo mismo", x: [1, epocas.length], y: [1, 1], dashed: true },
    ],
    {
      title: "Al entrenar, el empujón del gradiente se acerca al del ruido",
      subtitle: `Llegó a ser ${formatNumber(Math.max(...cocientes), 1)} veces mayor; en la última época, ${formatNumber(cocientes[cocientes.length - 1], 1)}`,
      x: "época",
      y: "gradiente entre ruido",
    },
  ),
  { name: "05-rt" },
);

// %% [markdown]
// Pero ya sabemos que buena parte de ese gradiente aprieta contra la pared, que en el artículo no existe. Hagamos la
// cuenta entera, con la traza de nuestra carrera y solo con los píxeles que pueden moverse, y al lado los cuencos ($d$ es
// cuántos píxeles o coordenadas se cuentan):

// %%
const { apretado } = alFinal;
const conRuido = red.perturb(finales, {
  noise: sigma,
  bounds: [-1, 1],
  rng: rng(ajustes.semilla, STREAM.dataNoise, 0),
});
const libreConRuido = energia
  .energyAndGradient(conRuido)
  .gradient.map((g, i) => (apretado[i] === 0 ? g : 0));
const libresPorCadena = (1024 * apretado.filter((g) => g === 0).length) / apretado.length;
const rDe = (desde: number, hasta: number) =>
  (eta * mediaDe(gradientePorPaso.subarray(desde, hasta))) / empujeDelRuido;
const cocienteDe: [string, number][] = [
  [`desde ruido, pasos 1 a ${corta}`, rDe(0, corta)],
  [`últimos ${corta} pasos`, rDe(larga - corta, larga)],
  ["al final, píxeles libres", (eta * longitud(libreConRuido)) / (sigma * Math.sqrt(libresPorCadena))],
  ...cuencos.map(({ nombre, empuje }): [string, number] => [
    `cuenco, ${nombre}`,
    empuje / (sigma * Math.sqrt(ajustes.cuenco)),
  ]),
];

// %%
show(
  bars([{ name: "cociente", values: cocienteDe.map(([, v]) => v) }], {
    categories: cocienteDe.map(([nombre]) => nombre),
    title: "Sin la pared, el cociente es menor",
    subtitle: `Píxeles libres: ${formatNumber(cocienteDe[2][1], 2)}. Fórmula de los cuencos: ${cuencos.map(({ k }) => formatNumber(Math.sqrt((eta * k) / (2 - eta * k)), 2)).join("; ")}`,
    x: "qué se mide",
    y: "η |∇E| entre σ √d",
  }),
  { name: "05-cocientes" },
);

// %% [markdown]
// Los primeros 60 pasos son sobre todo descenso. Al final, quitando la pared, el cociente es menor: parte de lo que parecía
// descenso era apretar contra ella. La cadena apenas cae, pero sigue sin ser equilibrio, como hemos visto en la sección 6. Los dos números hacen falta
// juntos: $d_t \approx 0$ dice que el entrenamiento está **equilibrado**, y solo un cociente pequeño, con carreras
// largas que no cambien el aspecto de los datos, diría que **muestrea**.
//
// ## Resumen
//
// - La energía media se desploma en unas decenas de pasos, antes de que se vea ningún dígito; luego baja muy despacio.
// - Lo que parece meseta en un eje lineal es una cuesta en uno logarítmico.
// - Cerca de la mitad de los pasos de la meseta suben: lo que baja es la media.
// - $|\nabla E|$ no se apaga, porque aprieta a los píxeles contra la pared; su parte libre, mucho menor, es la que cuenta.
// - Los dígitos reales no están en el fondo: las carreras largas bajan también desde ellos, y los cambian.
// - La meseta no es el equilibrio de $T = 1$ (que es ruido) ni el de $T \approx 10^{-6}$: cada cadena está en su valle.
// - $d_t$ dice si el entrenamiento está equilibrado, y $r_t$, si las cadenas bajan o muestrean.
//
// **Sigue con** [el cuaderno 06](06-interpolaciones.ipynb), que recorre el camino entre dos muestras.
//
// ## Para leer más
//
// - Nijkamp, Hill, Han, Zhu y Wu (2020), *On the Anatomy of MCMC-Based Maximum Likelihood Learning of Energy-Based Models*:
//   los dos diagnósticos, y las carreras largas.
// - Nijkamp, Hill, Zhu y Wu (2019), *Learning Non-Convergent Non-Persistent Short-Run MCMC Toward Energy-Based Model*.
// - Du y Mordatch (2019), *Implicit Generation and Modeling with Energy-Based Models*: de ahí viene esta receta.
// - Hyndman y Fan (1996), *Sample Quantiles in Statistical Packages*: las nueve formas de definir un cuantil.
