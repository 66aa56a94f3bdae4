// %% [markdown]
// # Barridos: tamaño de paso, ruido y número de pasos
//
// **Qué aprenderás**
//
// - A cambiar los mandos del muestreador de uno en uno y a leer el resultado en mapas de calor.
// - A medir la convergencia y la diversidad con números, y qué esconde cada número.
// - Por qué el tamaño de paso y el número de pasos cuentan casi solo a través de su producto.
// - De dónde viene la diversidad de las muestras, y cuánta pone el ruido.
// - Qué temperatura hay detrás de una pareja de paso y ruido, y cuándo esa cuenta deja de valer.
//
// **Duración:** unos 40 minutos. **Antes:** los cuadernos 01 y 02. [Tabla de símbolos](00-bienvenida.ipynb#Tabla-de-símbolos).
//
// | palabra | qué es |
// |---|---|
// | barrido | repetir un experimento con varios valores de un mando y todo lo demás igual |
// | mando | una opción del muestreador; en el código de muchos tutoriales, `STEP_SIZE`, `n_steps` y `NOISE` |
// | converger | que el **conjunto** de las cadenas deje de cambiar y ya no recuerde de dónde partió |
// | componente saturada | un píxel pegado al blanco del papel, −1, o al negro de la tinta, 1 |

// %%
import { firstBatch, loadMnist } from "ebm/data";
import { networkEnergy, quadratic } from "ebm/energy";
import { chooseEngine, openNetwork } from "ebm/engine";
import { check, exercise, hint } from "ebm/exercise";
import { bars, curves, formatFixed, formatNumber, heatmap, imageGrid } from "ebm/figure";
import { clippedShare, sampleQuality, saturatedShare } from "ebm/metrics";
import { cellSignal, progress, show, showText } from "ebm/notebook";
import { chainsAtStep, langevin, meanOverChains, sample, uniformStart } from "ebm/sampler";
import { loadShipped } from "ebm/trainer";

// %% [markdown]
// ## 0. Parámetros y red
//
// El paso de la receta tiene tres mandos: el tamaño de paso, el ruido y el recorte.
//
// $$x \leftarrow \operatorname{recorta}(x + \text{ruido}\cdot\xi), \qquad
//   x \leftarrow \operatorname{recorta}\bigl(x - \text{tamaño}\cdot\operatorname{recorta}(\nabla_x E,\ \pm c)\bigr)$$
//
// Aquí $\xi$ es ruido gaussiano de varianza 1; la imagen se recorta a $[-1, 1]$ y el gradiente a $\pm c = \pm 0{,}03$. El
// cuarto mando es el número de pasos. Barremos los mismos valores que un informe real, escrito para un curso sobre
// estos modelos: lo seguiremos de cerca y comprobaremos sus conclusiones una por una.

// %% humo={"cadenas": 4, "longitudes": [2, 4, 6, 8], "pasosDelBucle": 4, "pasosCortos": 6, "momentos": [1, 3, 5], "longitudesRuido": [3, 6], "pasosGrandes": 3, "pasosOrigen": 4, "tiempo": 200, "particulas": 20, "pasosParticulas": 20}
const ajustes = {
  semilla: 2026,
  cadenas: 16,
  tamaños: [1, 5, 10, 50],
  longitudes: [50, 100, 500, 10000],
  pasosDelBucle: 100,
  pasosCortos: 60,
  momentos: [10, 60, 500],
  pasosGrandes: 200,
  ruidos: [0, 0.0025, 0.005, 0.01, 0.02, 0.5],
  longitudesRuido: [50, 2000],
  pasosOrigen: 1000,
  tiempo: 10000,
  particulas: 500,
  pasosParticulas: 2000,
};

// %%
const recorte = 0.03;
const motor = await chooseEngine({ fma: false });
const entrenada = await loadShipped("ebm-mnist");
const energia = networkEnergy(
  await openNetwork(entrenada.spec, { weights: entrenada.weights, engine: motor }),
);
const { spec, weights } = await loadShipped("mnist-classifier");
const juez = await openNetwork(spec, { weights, engine: motor });
const ruido = uniformStart(energia.shape, { chains: ajustes.cadenas, seed: ajustes.semilla });
`Red de la época ${entrenada.about.epoch}; ${ajustes.cadenas} cadenas, todas las tandas desde el mismo ruido`

// %% [markdown]
// ## 1. Con qué medimos
//
// Mirar dieciséis imágenes y decidir «parecen más nítidas» no basta: quien espera una mejora la ve. Mediremos seis cosas
// de cada tanda de cadenas:
//
// | medida | qué dice |
// |---|---|
// | energía media | si las cadenas han bajado; la de los datos sirve de referencia |
// | parte de dígitos | imágenes que un clasificador reconoce con más del 90 % de confianza |
// | cobertura | cuántas de las diez cifras aparecen entre las reconocidas |
// | distancia media | distancia euclídea media entre dos imágenes de la tanda |
// | parte recortada | componentes del gradiente que el recorte ±0,03 cambia |
// | parte saturada | píxeles a menos de 0,05 del blanco o del negro |
//
// La primera da una señal de **convergencia**: necesaria, pero no suficiente, como verás en la sección 6. Las tres
// siguientes hablan de calidad y **diversidad**; las dos últimas, de los topes del muestreador. Escribe tú la quinta.

// %%
exercise("04-recortado")

// %%
function parteRecortada(gradiente: number[], c: number): number {
  return 0; // escribe aquí la parte de componentes que el recorte cambia, entre 0 y 1
}
check("04-recortado", parteRecortada)

// %% [markdown]
// La biblioteca la trae hecha, con el nombre `clippedShare`. Con las demás medidas cabe en una función:

// %%
const media = (v: ArrayLike<number>) => Array.from(v).reduce((a, b) => a + b, 0) / v.length;

/** Convergencia, calidad, diversidad y topes de unas imágenes. */
function medir(x: Float32Array) {
  const { energy, gradient } = energia.energyAndGradient(x);
  const calidad = sampleQuality(juez, x);
  return {
    energia: media(energy),
    digitos: calidad.confidentShare,
    cobertura: calidad.coverage,
    distancia: calidad.meanDistance,
    recortada: clippedShare(gradient, recorte),
    saturada: saturatedShare(x, { within: 0.05 }),
  };
}

// %%
type Medidas = ReturnType<typeof medir>;
const mnist = await loadMnist();
const reales = firstBatch(mnist.test, { batchSize: 256, seed: ajustes.semilla }).x;
const datos = medir(reales);
const partida = medir(ruido);
const linea = (nombre: string, a: number, b: number, decimales = 2) =>
  nombre.padEnd(18) + [a, b].map((v) => formatFixed(v, decimales).padStart(10)).join("");
showText(`                       datos     ruido
${linea("energía media", datos.energia, partida.energia, 3)}
${linea("parte de dígitos", datos.digitos, partida.digitos)}
${linea("cobertura", datos.cobertura, partida.cobertura, 0)}
${linea("distancia media", datos.distancia, partida.distancia)}
${linea("parte recortada", datos.recortada, partida.recortada)}
${linea("parte saturada", datos.saturada, partida.saturada)}`);

// %% [markdown]
// Guarda esta tabla en la cabeza: es la regla de medir. Fíjate en un detalle que hará falta después: **el ruido tiene más
// distancia media que los datos**. Dos imágenes de ruido se parecen muy poco, y nadie diría que son dígitos variados.

// %% [markdown]
// ## 2. Tamaño de paso y número de pasos
//
// Cuatro tamaños por cuatro longitudes. Cada tamaño es una sola tanda larga de la que guardamos las imágenes en los pasos
// 50, 100, 500 y 10 000: así las cuatro columnas son momentos de la **misma** trayectoria.
//
// **Antes de ejecutar, apuesta.** Tras solo 50 pasos, ¿qué tamaño deja menos energía?

// %%
exercise("04-orden")

// %%
const orden: string[] = []; // de menos a más energía tras 50 pasos: "1", "5", "10", "50"
check("04-orden", orden)

// %%
/** Una tanda de cadenas por cada pareja de mandos, todas desde el mismo ruido y con la misma semilla. */
async function barrer(mandos: { stepSize?: number; noise?: number }[], pasos: number[]) {
  const barra = progress({ total: mandos.length, label: "Barrido" });
  const tandas = [];
  for (const mando of mandos) {
    const opciones = { seed: ajustes.semilla, steps: Math.max(...pasos), record: pasos };
    tandas.push(await sample(langevin(energia, mando), ruido, { ...opciones, signal: cellSignal() }));
    barra.update(tandas.length);
  }
  barra.done();
  return tandas;
}
const porTamaño = await barrer(
  ajustes.tamaños.map((stepSize) => ({ stepSize })),
  ajustes.longitudes,
);

// %%
const escribe = (n: number) => (n < 10000 ? String(n) : `${Math.floor(n / 1000)}\u202f000`);
const filas = ajustes.tamaños.map((tamaño) => `tamaño ${tamaño}`);
const columnas = ajustes.longitudes.map(escribe);
const primeras = new Float32Array(filas.length * columnas.length * 1024);
porTamaño.forEach((tanda, i) => {
  ajustes.longitudes.forEach((n, j) => {
    primeras.set(chainsAtStep(tanda, n).subarray(0, 1024), (i * columnas.length + j) * 1024);
  });
});
show(
  imageGrid(primeras, {
    rowLabels: filas,
    columnLabels: columnas.map((n) => `${n} pasos`),
    energies: energia.energy(primeras),
    scale: 3,
    title: "La misma cadena con cuatro tamaños de paso",
    subtitle: "Todas las filas parten del mismo ruido",
  }),
  { name: "04-paso-imagenes" },
);

// %% [markdown]
// Compara la casilla de tamaño 10 y 50 pasos con la de tamaño 1 y 500, y la de tamaño 50 y 100 pasos con la de tamaño 10 y
// 500. ¿Ves imágenes del mismo aspecto?
// Volveremos a ello. Ahora, los números de las dieciséis cadenas.

// %%
const tabla = porTamaño.map((tanda) => ajustes.longitudes.map((n) => medir(chainsAtStep(tanda, n))));
type Medida = keyof Medidas;
const recortes = tabla.flat().map(({ recortada }) => recortada);
/** El mapa de calor de una medida del barrido. */
const mapa = (medida: Medida, textos: { title: string; subtitle: string; value: string }) =>
  heatmap(
    tabla.map((fila) => fila.map((medidas) => medidas[medida])),
    {
      ...textos,
      rows: ajustes.tamaños.map(String),
      columns: columnas,
      x: "pasos de Langevin",
      y: "tamaño de paso",
      decimals: { cobertura: 0, distancia: 1, recortada: 3 }[medida as string] ?? 2,
      ...(medida === "recortada" && { range: [0, Math.max(0.1, ...recortes)] as const }),
    },
  );
show(
  mapa("energia", {
    title: "La energía media tras cada número de pasos",
    subtitle: `Los datos tienen ${formatFixed(datos.energia)}; el ruido del que se parte, ${formatFixed(partida.energia)}`,
    value: "energía media E",
  }),
  { name: "04-paso-energia" },
);

// %% [markdown]
// Con 50 pasos el tamaño importa muchísimo: cuanto más grande, más abajo. Con 10 000 pasos las cuatro están abajo, y ya solo
// las separan centésimas. No lo olvides: en la sección 4 veremos que unas centésimas no son poca cosa para los dígitos.
//
// ### Cuidado: el barrido que no barría
//
// En el informe que seguimos, el bucle recorre `n_steps` en 50, 100, 500 y 10 000, guarda los resultados con ese nombre y
// los imprime en cuatro bloques: «Resultados para n_steps = 50»… Pero al muestrear escribe `steps=100`, un número fijo.
// `n_steps` solo sirve de etiqueta. Repetimos su bucle tal cual:

// %%
async function bucleDelInforme() {
  const resultados = new Map<number, number[]>();
  for (const nSteps of ajustes.longitudes) {
    const energias: number[] = [];
    for (const stepSize of ajustes.tamaños) {
      const pasos = { seed: ajustes.semilla, steps: ajustes.pasosDelBucle }; // y no steps: nSteps
      const { energies } = await sample(langevin(energia, { stepSize }), ruido, pasos);
      energias.push(media(energies));
    }
    resultados.set(nSteps, energias); // nSteps es solo la etiqueta
  }
  return resultados;
}
const delInforme = await bucleDelInforme();

// %%
show(
  heatmap(
    ajustes.tamaños.map((_, i) => ajustes.longitudes.map((n) => delInforme.get(n)?.[i] ?? NaN)),
    {
      title: "Lo que mide el bucle del informe: cuatro veces lo mismo",
      subtitle: `Las cuatro columnas son de ${ajustes.pasosDelBucle} pasos, diga lo que diga su nombre`,
      rows: ajustes.tamaños.map(String),
      columns: columnas,
      x: "n_steps, según la etiqueta",
      y: "tamaño de paso",
      value: "energía media E",
    },
  ),
  { name: "04-bucle" },
);

// %% [markdown]
// Compárala con la anterior. Nuestras columnas son idénticas porque la semilla es la misma; las del informe, sin semilla,
// solo podían distinguirse por el azar del ruido. Una lección que vale para cualquier barrido: **si un mando no cambia
// nada, sospecha primero del programa**.
//
// ### Calidad y diversidad

// %%
show(
  mapa("digitos", {
    title: "Cuántas muestras son dígitos para el clasificador",
    subtitle: `De los datos reconoce ${formatFixed(datos.digitos)}; aquí, cada cadena vale ${formatFixed(1 / ajustes.cadenas)}`,
    value: "parte de dígitos",
  }),
  { name: "04-paso-digitos" },
);

// %%
show(
  mapa("cobertura", {
    title: "Cuántas cifras distintas aparecen",
    subtitle: `La cobertura: de diez posibles, entre ${ajustes.cadenas} cadenas`,
    value: "cobertura",
  }),
  { name: "04-paso-clases" },
);
show(
  mapa("distancia", {
    title: "Cuánto se diferencian dos muestras",
    subtitle: `Entre dos datos hay ${formatFixed(datos.distancia, 1)} de media; entre dos imágenes de ruido, ${formatFixed(partida.distancia, 1)}`,
    value: "distancia media",
  }),
  { name: "04-paso-distancia" },
);

// %% [markdown]
// Lee los tres mapas juntos. Las casillas con más distancia no son las más diversas en dígitos: son las que menos han
// bajado, y sus «muestras» son todavía ruido. La distancia solo dice algo de la diversidad **entre tandas que ya son dígitos**. Con
// dieciséis cadenas, además, dos casillas vecinas pueden diferir en dos o tres dígitos por puro azar: busca tendencias, no
// casillas ganadoras.

// %%
const finales = porTamaño.map((tanda) => tanda.x.slice(0, Math.min(8, ajustes.cadenas) * 1024));
const reunidas = Float32Array.from(finales.flatMap((x) => Array.from(x)));
show(
  imageGrid(reunidas, {
    rowLabels: filas,
    energies: energia.energy(reunidas),
    title: `Las primeras cadenas de cada tamaño, tras ${columnas[columnas.length - 1]} pasos`,
    subtitle: "La misma columna es la misma cadena: parte del mismo ruido en las cuatro filas",
    scale: 2,
  }),
  { name: "04-paso-finales" },
);

// %% [markdown]
// ## 3. Lo que cuenta es el producto
//
// Cada paso avanza $\text{tamaño} \times |\nabla E|$. Diez pasos de tamaño 5 y cinco de tamaño 10 recorren casi lo mismo,
// igual que diez zancadas cortas y cinco largas. Es el método de Euler para la ecuación del descenso
//
// $$\frac{dx}{dt} = -\nabla_x E(x), \qquad t = \text{tamaño} \times \text{número de pasos}.$$
//
// Llamaremos **tiempo** a ese producto $t$.

// %%
exercise("04-producto")

// %%
const pasosDeTamaño50 = NaN; // escribe aquí tu número
check("04-producto", pasosDeTamaño50)

// %%
/** Unos 60 pasos repartidos por igual en una escala logarítmica, de 1 al último. */
function pasosRepartidos(ultimo: number): number[] {
  const todos = Array.from({ length: 61 }, (_, i) => Math.round(ultimo ** (i / 60)));
  return [...new Set(todos)];
}
const bajadas = porTamaño.map((tanda, i) => {
  const energias = meanOverChains(tanda.trace.energy, tanda.chains);
  const pasos = pasosRepartidos(energias.length - 1);
  const y = pasos.map((paso) => energias[paso]);
  return { tamaño: ajustes.tamaños[i], pasos, y, energias };
});
show(
  curves(
    bajadas.map(({ tamaño, pasos, y }) => ({ name: `tamaño ${tamaño}`, x: pasos, y })),
    {
      title: "Contados en pasos, los tamaños no se parecen",
      subtitle: "El tamaño 1 necesita muchos más pasos que el 50 para la misma energía",
      x: "paso de Langevin (escala logarítmica)",
      xScale: "log",
      y: "energía media E",
    },
  ),
  { name: "04-curvas-pasos" },
);

// %%
show(
  curves(
    bajadas.map(({ tamaño, pasos, y }) => ({
      name: `tamaño ${tamaño}`,
      x: pasos.map((paso) => paso * tamaño),
      y,
    })),
    {
      title: "Contados en tiempo, las cuatro curvas casi son una",
      subtitle: "Los mismos datos, con el eje horizontal multiplicado por el tamaño de paso",
      x: "tiempo t = tamaño × paso (escala logarítmica)",
      xScale: "log",
      y: "energía media E",
    },
  ),
  { name: "04-curvas-tiempo" },
);

// %%
const tiempos = [500, 5000].filter((t) => t <= ajustes.longitudes[3]);
const enTiempo = (t: number) => bajadas.map(({ tamaño, energias }) => energias[t / tamaño]);
const renglon = (nombre: string, v: number[]) =>
  nombre.padEnd(10) + v.map((E) => formatFixed(E, 3).padStart(10)).join("");
showText(`energía media en el mismo tiempo
tamaño    ${ajustes.tamaños.map((tamaño) => String(tamaño).padStart(10)).join("")}
${tiempos.map((t) => renglon(`t = ${t}`, enTiempo(t))).join("\n")}`);

// %% [markdown]
// Al principio el 50 va por detrás: en $t = 500$ solo lleva diez zancadas, demasiado largas para un terreno que se curva.
// Es el error del método de Euler. Después, frente a lo que se ha bajado, casi no hay diferencias. Por eso viste imágenes
// parecidas en esas parejas: 50 pasos de tamaño 10 son el mismo tiempo que 500 de tamaño 1. (A igual tiempo, el azar de las
// cuatro filas no suma lo mismo: lo verás en la sección 7. Con un ruido tan pequeño, aquí no se nota.)
//
// «Utilizando pasos más grandes (mayor STEP_SIZE) puede acelerar la convergencia hacia regiones de baja energía», dice el
// informe. Es cierto **por paso**, y cada paso cuesta lo mismo, así que aquí sale a cuenta. Pero a igual tiempo no llega
// más abajo: llega con menos pasos.

// %% [markdown]
// ## 4. De dónde sale el 10, y hasta dónde se puede subir
//
// El gradiente se recorta a ±0,03. Con tamaño 10, eso pone un **techo**: $10 \times 0{,}03 = 0{,}3$ por píxel y paso, sin
// contar el ruido.

// %%
exercise("04-cruce")

// %%
const pasosDeCruce = NaN; // escribe aquí tu número
check("04-cruce", pasosDeCruce)

// %% [markdown]
// Un techo no es lo mismo que lo que de verdad se anda. Lo medimos paso a paso, con la receta:

// %%
const todosLosPasos = Array.from({ length: ajustes.pasosCortos + 1 }, (_, i) => i);
const corta = await sample(langevin(energia), ruido, {
  seed: ajustes.semilla,
  steps: ajustes.pasosCortos,
  record: todosLosPasos,
});
const movidos = todosLosPasos.slice(1).map((n) => {
  const antes = chainsAtStep(corta, n - 1);
  const cambios = chainsAtStep(corta, n).map((v, i) => Math.abs(v - antes[i]));
  return { media: media(cambios), maximo: cambios.reduce((a, b) => Math.max(a, b)) };
});
const recortadas = todosLosPasos.map((n) =>
  clippedShare(energia.energyAndGradient(chainsAtStep(corta, n)).gradient, recorte),
);
const peor = Math.max(...recortadas);

// %%
show(
  curves(
    [
      { name: "el píxel que más se mueve", x: todosLosPasos.slice(1), y: movidos.map((m) => m.maximo) },
      { name: "un píxel medio", x: todosLosPasos.slice(1), y: movidos.map((m) => m.media) },
      { name: "techo del gradiente, 0,3", x: [1, ajustes.pasosCortos], y: [0.3, 0.3], dashed: true },
    ],
    {
      title: "Cuánto se mueve un píxel en cada paso de la receta",
      subtitle: `En el peor paso, el recorte cambia el ${formatFixed(100 * peor)} % de las componentes del gradiente`,
      x: "paso de Langevin",
      y: "movimiento de un píxel",
    },
  ),
  { name: "04-movimiento" },
);

// %%
const andado = media(chainsAtStep(corta, ajustes.pasosCortos).map((v, i) => Math.abs(v - ruido[i])));
showText(`Movimiento medio por píxel y paso: ${formatFixed(media(movidos.map((m) => m.media)), 3)}
Distancia media entre el principio y el final, por píxel: ${formatFixed(andado)}
Casillas del barrido donde el recorte cambia más del 1 %: ${tabla.flat().filter((m) => m.recortada > 0.01).length} de ${tabla.flat().length}`);

// %%
show(
  mapa("recortada", {
    title: "Qué parte del gradiente cambia el recorte",
    subtitle: "En las imágenes donde acaba cada tanda del primer barrido",
    value: "parte recortada",
  }),
  { name: "04-paso-recortada" },
);
show(
  mapa("saturada", {
    title: "Qué parte de los píxeles es casi blanca o casi negra",
    subtitle: `En los datos, ${formatFixed(datos.saturada)}; en el ruido de partida, ${formatFixed(partida.saturada)}`,
    value: "parte saturada",
  }),
  { name: "04-paso-saturada" },
);

// %% [markdown]
// El otro tope, el de la imagen en $[-1, 1]$, actúa muchísimo más: la mayoría de los píxeles acaban pegados a un extremo,
// como en los datos, donde casi todo es fondo.
//
// Y esto explica el 10. Las componentes del gradiente respecto a un píxel son pequeñas; multiplicadas por 10 dan los
// movimientos que acabas de ver. Un píxel que sale de ruido tiene que andar alrededor de una unidad, y a ese ritmo le
// bastan unas decenas de pasos: los **60 de la receta**. El recorte, en cambio, si llega a actuar es en la caída del
// principio, donde la pendiente es mayor, y solo sobre una parte de las componentes. Cuando la cadena ya está abajo no
// actúa: es un seguro.
//
// ¿Y por qué son pequeñas? En parte, por el propio 10. Esta red se entrenó con falsas hechas con 60 pasos de tamaño 10: si
// su pendiente no bastara para llegar de ese modo a los datos, las falsas se quedarían cortas y el entrenamiento la haría
// mayor; si sobrara, menor. Con otro tamaño al entrenar, la escala sería otra (no lo comprobamos aquí; Nijkamp y otros,
// 2020, estudian ese ajuste). Así que el 10 no es una constante de la naturaleza: va **con su red**.
//
// ### Cuidado: diez pasos no es tamaño diez
//
// El informe dibuja la energía contra el número de pasos y concluye: «El valor de 10 pasos escogido en este caso es un
// buen compromiso entre calidad y tiempo de cómputo». Pero el 10 de la receta es `STEP_SIZE`, el **tamaño**; pasos hay 60 al entrenar y cientos al generar. ¿Qué hay tras diez
// pasos?

// %%
const aDiez = await sample(langevin(energia), ruido, {
  seed: ajustes.semilla,
  steps: ajustes.momentos[2],
  record: ajustes.momentos,
});
const trasPasos = aDiez.recorded.map((n) => ({ n, ...medir(chainsAtStep(aDiez, n)) }));
showText(
  trasPasos
    .map(
      ({ n, energia, digitos }) =>
        `tras ${String(n).padStart(3)} pasos: energía ${formatFixed(energia, 3)}, parte de dígitos ${formatFixed(digitos)}`,
    )
    .join("\n"),
);

// %%
const cuantas = Math.min(8, ajustes.cadenas);
const enMomentos = Float32Array.from(
  aDiez.recorded.flatMap((n) => Array.from(chainsAtStep(aDiez, n).subarray(0, cuantas * 1024))),
);
show(
  imageGrid(enMomentos, {
    rowLabels: aDiez.recorded.map((n) => `${n} pasos`),
    energies: energia.energy(enMomentos),
    title: "Las mismas cadenas, en tres momentos",
    subtitle: `Parte de dígitos: ${trasPasos.map(({ n, digitos }) => `${formatFixed(digitos)} tras ${n} pasos`).join("; ")}`,
    scale: 2,
  }),
  { name: "04-diez-pasos" },
);

// %% [markdown]
// La energía ya ha dado un buen bajón a los diez pasos, y en eso se apoyó la conclusión. Pero la escala engaña: el ruido está
// tan alto que cualquier bajada parece enorme, y lo que separa una mancha de un dígito son las últimas centésimas.
//
// ### ¿Y si el paso es enorme?
//
// Un tamaño mayor, dice también el informe, «puede hacer que el muestreo sea inestable y salte sobre mínimos locales». Es lo
// que avisa cualquier libro de cálculo numérico. Con 50 no lo hemos visto. Sigamos subiendo.
//
// **Piénsalo antes de ejecutar:** ¿a partir de qué tamaño crees que la energía final empezará a empeorar?

// %%
const enormes = [1, 3, 10, 30, 100, 300, 1000, 3000, 10000];
const trasEnormes = await barrer(
  enormes.map((stepSize) => ({ stepSize })),
  [ajustes.pasosGrandes],
);
const conEnormes = trasEnormes.map((tanda) => medir(tanda.x));
const mejor = conEnormes.reduce((a, m, i) => (m.energia < conEnormes[a].energia ? i : a), 0);
show(
  curves(
    [
      { name: "muestras", x: enormes, y: conEnormes.map((m) => m.energia) },
      { name: "datos", x: [1, 10000], y: [datos.energia, datos.energia], dashed: true },
    ],
    {
      title: `La energía tras ${ajustes.pasosGrandes} pasos, de un tamaño diminuto a uno enorme`,
      subtitle: `La más baja es la del tamaño ${enormes[mejor]}: ${formatFixed(conEnormes[mejor].energia, 3)}. Con ${escribe(enormes[8])}, ${formatFixed(conEnormes[8].energia, 3)}; el ruido, ${formatFixed(partida.energia)}`,
      x: "tamaño de paso (escala logarítmica)",
      xScale: "log",
      y: "energía media E",
    },
  ),
  { name: "04-enormes" },
);

// %%
const cifras = (nombre: string, m: Medidas) =>
  nombre.padStart(6) +
  formatFixed(m.energia, 3).padStart(11) +
  formatFixed(m.digitos).padStart(10) +
  String(m.cobertura).padStart(11) +
  formatFixed(m.saturada).padStart(11) +
  formatFixed(m.recortada, 3).padStart(12);
showText(`tamaño    energía   dígitos  cobertura  saturada   recortada
${conEnormes.map((m, i) => cifras(String(enormes[i]), m)).join("\n")}
 datos${cifras("", datos).slice(6)}`);

// %% [markdown]
// Con tamaños muy por encima de 50 la energía sigue mejorando, y **ninguno explota**: ni el de 10 000 se acerca a la energía
// del ruido de partida. En los miles, eso sí, un tamaño mayor ya no tiene por qué bajar más que el anterior: puede bajar o
// subir, y con otra semilla sale otra cosa. La razón está en los topes: la imagen no puede salir de $[-1, 1]$. Con pasos así
// un píxel puede saltar de un extremo al otro según el **signo** de su gradiente, y la imagen se queda casi sin grises (mira
// la columna de píxeles saturados). Ya no es un descenso: es otro algoritmo, que casi solo prueba imágenes en blanco y negro.
//
// Saltar de un valle a otro tampoco es malo de por sí: un muestreador tiene que poder hacerlo. Mira la columna de cobertura
// antes de juzgar. Y que la energía baje más que la de los datos no es un premio: la receta baja hacia el fondo de los
// valles, y los datos no viven en el fondo, sino alrededor.

// %% [markdown]
// ## 5. El ruido
//
// Ahora el tamaño se queda en 10 y barremos el ruido. El informe lo hizo con solo 50 pasos; añadimos una tanda más larga.

// %%
const porRuido = await barrer(
  ajustes.ruidos.map((noise) => ({ noise })),
  ajustes.longitudesRuido,
);
const tablaRuido = porRuido.map((tanda) =>
  ajustes.longitudesRuido.map((n) => medir(chainsAtStep(tanda, n))),
);
const reconocidasConRuido = tablaRuido[5][1].digitos;
const nombreRuido = (noise: number) => String(noise).replace(".", ",");

// %% [markdown]
// **Antes de mirar:** según el informe, «un valor alto aumenta la diversidad». Con ruido 0,5 y la tanda larga, ¿qué
// parte de las muestras reconocerá el clasificador como dígitos?

// %%
exercise("04-ruido")

// %%
const parteReconocida = NaN; // escribe aquí tu número, entre 0 y 1
check("04-ruido", parteReconocida, { medido: reconocidasConRuido })

// %%
const porFila = Math.min(4, ajustes.cadenas);
const conRuido = Float32Array.from(
  porRuido.flatMap((tanda) =>
    ajustes.longitudesRuido.flatMap((n) => Array.from(chainsAtStep(tanda, n).subarray(0, porFila * 1024))),
  ),
);
show(
  imageGrid(conRuido, {
    columns: 2 * porFila,
    rowLabels: ajustes.ruidos.map((noise) => `ruido ${nombreRuido(noise)}`),
    title: `Seis ruidos: a la izquierda, tras ${ajustes.longitudesRuido[0]} pasos; a la derecha, tras ${ajustes.longitudesRuido[1]}`,
    subtitle: `Las ${porFila} primeras cadenas de cada tanda, las mismas a los dos lados y en todas las filas`,
    scale: 2,
  }),
  { name: "04-ruido-imagenes" },
);

// %%
/** El mapa de calor de una medida del barrido de ruido. */
const mapaRuido = (medida: Medida, textos: { title: string; subtitle: string; value: string }) =>
  heatmap(
    tablaRuido.map((fila) => fila.map((medidas) => medidas[medida])),
    {
      ...textos,
      rows: ajustes.ruidos.map(nombreRuido),
      columns: ajustes.longitudesRuido.map(escribe),
      x: "pasos de Langevin",
      y: "ruido por paso",
      decimals: medida === "distancia" ? 1 : 2,
    },
  );
show(
  mapaRuido("energia", {
    title: "El ruido pequeño casi no cambia la energía; el enorme no deja llegar abajo",
    subtitle: `De 0 a 0,02, tras ${ajustes.longitudesRuido[0]} pasos, la energía va de ${formatFixed(Math.min(...tablaRuido.slice(0, 5).map((f) => f[0].energia)))} a ${formatFixed(Math.max(...tablaRuido.slice(0, 5).map((f) => f[0].energia)))}`,
    value: "energía media E",
  }),
  { name: "04-ruido-energia" },
);

// %%
show(
  mapaRuido("digitos", {
    title: `Con ruido 0,5, la parte de dígitos es ${formatFixed(reconocidasConRuido)}`,
    subtitle: `De 0 a 0,02, de media: ${ajustes.longitudesRuido.map((n, j) => `${formatFixed(media(tablaRuido.slice(0, 5).map((f) => f[j].digitos)))} tras ${escribe(n)} pasos`).join(" y ")}`,
    value: "parte de dígitos",
  }),
  { name: "04-ruido-digitos" },
);
show(
  mapaRuido("distancia", {
    title: "De 0 a 0,02, el ruido no aumenta la distancia entre muestras",
    subtitle: `Entre dos datos hay ${formatFixed(datos.distancia, 1)} de media; entre dos imágenes de ruido, ${formatFixed(partida.distancia, 1)}`,
    value: "distancia media",
  }),
  { name: "04-ruido-distancia" },
);

// %% [markdown]
// ### Cuidado: más distancia no es más diversidad
//
// El informe concluye: «Un valor bajo de NOISE genera muestras más similares entre sí (menos diversidad), mientras que un
// valor alto aumenta la diversidad pero puede dificultar la convergencia y generar imágenes menos realistas». El final es
// cierto, y lo acabas de ver. Lo primero, que la diversidad crezca con el ruido, no lo es con estas cadenas:
//
// - De 0 a 0,02 la distancia **no crece** con el ruido. Con ruido 0, un descenso sin azar, las muestras son tan distintas
//   entre sí como con el de la receta.
// - Con 0,5 las imágenes distan tanto como los dígitos de verdad, o más, y el clasificador reconoce muchas menos que con
//   cualquier ruido pequeño. Lo que las separa es en buena parte el grano, y dos granos siempre están lejos.
//
// Quien mire solo la distancia no distingue un caso del otro.
//
// ## 6. ¿De dónde viene entonces la diversidad?
//
// Con ruido 0 lo único distinto entre cadenas es **de dónde parten**. Hagamos el experimento que falta: dieciséis cadenas
// que parten todas de la **misma** imagen, con varios ruidos.
//
// **Piénsalo antes de ejecutar:** ¿cuánto valdrá la distancia entre ellas con ruido 0?

// %%
const mismoOrigen = Float32Array.from({ length: ruido.length }, (_, i) => ruido[i % 1024]);
async function distanciaFinal(x: Float32Array, noise: number) {
  const opciones = { seed: ajustes.semilla, steps: ajustes.pasosOrigen, signal: cellSignal() };
  const tanda = await sample(langevin(energia, { noise }), x, opciones);
  return medir(tanda.x);
}
const pequeños = ajustes.ruidos.slice(0, 5);
const desdeUno: Medidas[] = [];
const desdeMuchos: Medidas[] = [];
for (const noise of pequeños) {
  desdeUno.push(await distanciaFinal(mismoOrigen, noise));
  desdeMuchos.push(await distanciaFinal(ruido, noise));
}
const mayorParte = Math.max(...desdeUno.map((m, i) => m.distancia / desdeMuchos[i].distancia));

// %%
show(
  bars(
    [
      { name: "cada cadena, de un ruido distinto", values: desdeMuchos.map((m) => m.distancia) },
      { name: "todas del mismo ruido", values: desdeUno.map((m) => m.distancia) },
    ],
    {
      title: "La diversidad la pone el punto de partida",
      subtitle: `Tras ${ajustes.pasosOrigen} pasos, las de un solo ruido llegan como mucho al ${formatFixed(100 * mayorParte, 0)} % de la otra distancia. Cobertura, con cada ruido: ${desdeUno.map((m) => m.cobertura).join(", ")}`,
      categories: pequeños.map(nombreRuido),
      x: "ruido por paso",
      y: "distancia media",
    },
  ),
  { name: "04-origen" },
);

// %% [markdown]
// Con ruido 0, las cadenas que parten juntas acaban **en la misma imagen**: distancia 0 exacta. Al subir el ruido se
// separan, pero en estos pasos no llegan ni a la mitad de la distancia que da partir de sitios distintos (el subtítulo dice
// cuánto). La frase del informe es cierta para cadenas que **comparten origen**, y aquí solo para ellas. En la receta, el
// origen es ruido nuevo en cada cadena, y de ahí sale la variedad.
//
// En un muestreador de verdad, con tiempo de sobra, no sería así: olvidaría de dónde partió. Que aquí importe tanto el
// origen dice que estas cadenas **no han convergido** a la distribución del modelo, por mucho que su energía ya no baje.

// %% [markdown]
// ## 7. La temperatura
//
// ¿Cuánto ruido es «mucho»? Depende de lo que se baje en cada paso. Si nada se recorta y los pasos son cortos, la receta
// es la dinámica de Langevin a una temperatura. Basta igualar: un paso de Langevin baja
// $\frac{\varepsilon}{2}\nabla E$ y añade ruido de varianza $\varepsilon T$; la receta baja $\text{tamaño}\cdot\nabla E$ y
// añade varianza $\text{ruido}^2$. Luego $\varepsilon = 2 \cdot \text{tamaño}$, y $T$ es…

// %%
exercise("04-temperatura")

// %%
function temperatura(tamaño: number, sigma: number): number {
  return 0; // escribe aquí T
}
check("04-temperatura", temperatura)

// %%
const T = (tamaño: number, sigma: number) => sigma ** 2 / (2 * tamaño);
const temperaturaEscrita = (valor: number) => (valor === 0 || valor > 1e-3 ? formatFixed(valor, 4) : formatNumber(valor));
showText(`temperatura de cada tamaño con ruido 0,005
${ajustes.tamaños.map((tamaño) => `tamaño ${String(tamaño).padStart(2)}: T = ${temperaturaEscrita(T(tamaño, 0.005))}`).join("\n")}

temperatura de cada ruido con tamaño 10
${ajustes.ruidos.map((sigma) => `ruido ${nombreRuido(sigma).padStart(6)}: T = ${temperaturaEscrita(T(10, sigma))}`).join("\n")}`);

// %% [markdown]
// Una sorpresa para quien lea que «pasos más pequeños permiten un muestreo más fino y estable»: con el mismo ruido, el tamaño **1 es diez
// veces más caliente** que el 10. Para ir más fino a la misma temperatura hay que bajar también el ruido, con la raíz del
// tamaño.
//
// ### ¿Se comportan igual dos parejas con la misma temperatura?
//
// Probamos tres temperaturas, cada una con tres parejas, todas durante el mismo tiempo $t$.

// %%
const temperaturas = [1.25e-6, 2e-5, 3.2e-4];
const tamañosT = [2.5, 10, 40];
const mismaT: (Medidas & { valor: number; stepSize: number; noise: number })[] = [];
for (const valor of temperaturas) {
  for (const stepSize of tamañosT) {
    const mando = { stepSize, noise: Math.sqrt(2 * valor * stepSize) };
    const opciones = { seed: ajustes.semilla, steps: ajustes.tiempo / stepSize, signal: cellSignal() };
    const tanda = await sample(langevin(energia, mando), ruido, opciones);
    mismaT.push({ valor, ...mando, ...medir(tanda.x) });
  }
}

// %%
const enGrupos = (medida: Medida) =>
  tamañosT.map((stepSize) => ({
    name: `tamaño ${String(stepSize).replace(".", ",")}`,
    values: mismaT.filter((m) => m.stepSize === stepSize).map((m) => m[medida]),
  }));
const ejesT = {
  categories: temperaturas.map((valor) => `T = ${temperaturaEscrita(valor)}`),
  x: `temperatura; en todas, el mismo tiempo t = ${escribe(ajustes.tiempo)}`,
};
show(
  bars(enGrupos("saturada"), {
    ...ejesT,
    title: "A temperaturas bajas manda T, y no la pareja que la da",
    subtitle: "En frío las tres parejas coinciden; en caliente, ya no",
    y: "parte saturada",
    range: [0, 1],
  }),
  { name: "04-temperatura-saturada" },
);
show(
  bars(enGrupos("distancia"), {
    ...ejesT,
    title: "Lo mismo con la distancia entre muestras",
    subtitle: "Y al calentar, las muestras no se alejan unas de otras",
    y: "distancia media",
  }),
  { name: "04-temperatura-distancia" },
);

// %%
const peorT = Math.max(...mismaT.map((m) => m.recortada));
const mayorRuido = Math.max(...mismaT.map((m) => m.noise));
showText(`mayor parte recortada al final, entre las nueve tandas: ${formatFixed(peorT, 4)}
mayor ruido por paso: ${formatFixed(mayorRuido)}`);

// %% [markdown]
// A la temperatura de la receta, y aun a una dieciséis veces mayor, tres parejas muy distintas dan casi los mismos
// números: el par (tamaño, ruido) cuenta a través de $T$ y de $t$. En la más caliente, la parte saturada ya no coincide.
// No es por el recorte del gradiente, que apenas actúa. Es que los píxeles viven contra una pared, en $\pm 1$, y lo que
// medimos es cuántos están a menos de 0,05 de ella: con un ruido de 0,16 por paso, eso ya no es un paso corto. Las parejas
// de pasos cortos se parecen más entre sí, y lo harían más todavía con otras más cortas.
//
// ### Cuándo lo rompe el recorte
//
// Para verlo hace falta un caso en el que sí actúe, y con respuesta exacta. En la energía $E(x) = x^2/2$, Langevin a
// temperatura $T$ da una gaussiana de desviación $\sqrt{T}$. El gradiente es $x$: el recorte a 0,03 actúa en cuanto las
// partículas se alejan más de 0,03.

// %%
const cuenco = quadratic([0]);
const temperaturasCuenco = [1e-6, 1e-5, 1e-4, 1e-3, 1e-2];
/** Desviación típica de muchas partículas en el cuenco, con un recorte dado. */
async function desviacion(valor: number, gradientClip: number) {
  const mando = { stepSize: 0.05, noise: Math.sqrt(2 * valor * 0.05), gradientClip, bounds: null };
  const pasos = { seed: ajustes.semilla, steps: ajustes.pasosParticulas };
  const { x } = await sample(langevin(cuenco, mando), new Float32Array(ajustes.particulas), pasos);
  return Math.sqrt(media(x.map((v) => v * v)));
}
const sinRecorte: number[] = [];
const conRecorte: number[] = [];
for (const valor of temperaturasCuenco) {
  sinRecorte.push(await desviacion(valor, 1e6));
  conRecorte.push(await desviacion(valor, recorte));
}

// %%
show(
  curves(
    [
      { name: "sin recorte", x: temperaturasCuenco, y: sinRecorte },
      { name: "con recorte ±0,03", x: temperaturasCuenco, y: conRecorte },
      { name: "√T, la exacta", x: temperaturasCuenco, y: temperaturasCuenco.map(Math.sqrt), dashed: true },
    ],
    {
      title: "El recorte rompe la temperatura cuando √T pasa de 0,03",
      subtitle: `Con T = 0,01, las partículas se abren ${formatFixed(conRecorte[4] / 0.1, 1)} veces lo debido`,
      x: "temperatura T (escala logarítmica)",
      xScale: "log",
      y: "desviación típica",
      yScale: "log",
    },
  ),
  { name: "04-recorte" },
);

// %% [markdown]
// En frío no hay diferencia. En caliente, las partículas lejanas notan una pendiente más débil que la verdadera y se
// escapan: el muestreador ya no muestrea $e^{-E/T}$, sino otra distribución más ancha. Un recorte que casi nunca actúa es
// un seguro; uno que actúa siempre cambia el problema.

// %% [markdown]
// ## 8. Tus conclusiones
//
// La pregunta del informe era esta, y ahora tienes con qué contestarla.

// %%
exercise("04-pregunta")

// %%
const energia1 = tabla[0][0].energia;
const energia50 = tabla[3][0].energia;
const final50 = tabla[3][3].energia;
const distanciaSinRuido = tablaRuido[0][1].distancia;
const distanciaReceta = tablaRuido[2][1].distancia;
const distanciaRuidoAlto = tablaRuido[5][1].distancia;
const mismoOrigenReceta = desdeUno[2].distancia;
const trasPocos = trasPasos[0];
const trasMuchos = trasPasos[trasPasos.length - 1];
const energia10 = trasPocos.energia;
const reconocidas10 = trasPocos.digitos;
const energiaTarde = trasMuchos.energia;
const reconocidasTarde = trasMuchos.digitos;

// %%
const respuesta = ``; // escribe aquí tu respuesta
check("04-pregunta", respuesta, {
  energia1: energia1,
  energia50: energia50,
  final50: final50,
  distanciaSinRuido: distanciaSinRuido,
  distanciaReceta: distanciaReceta,
  distanciaRuidoAlto: distanciaRuidoAlto,
  reconocidasConRuido: reconocidasConRuido,
  mismoOrigen: mismoOrigenReceta,
})

// %%
exercise("04-diez")

// %%
const diez = ``; // escribe aquí tu respuesta
check("04-diez", diez, { energia10: energia10, reconocidas10: reconocidas10, energiaTarde: energiaTarde, reconocidasTarde: reconocidasTarde })

// %% [markdown]
// ## Resumen
//
// - Un barrido cambia un mando y deja todo lo demás igual: mismo ruido de partida, misma semilla. Y comprueba que el mando
//   **llega** al muestreador.
// - En la energía, el tamaño de paso y el número de pasos cuentan a través de su producto, el tiempo $t$. Un paso mayor llega
//   con menos pasos, y aguanta tamaños muy por encima de 50.
// - El 10 de la receta es un tamaño, y da la escala que piden los gradientes de **esta** red, que se entrenó con él. Diez
//   pasos son otra cosa, y son pocos.
// - La distancia entre muestras no basta para hablar de diversidad: el ruido puro tiene más que los dígitos.
// - Con la receta, la diversidad la pone el punto de partida. El ruido pequeño apenas la cambia y el grande acaba con los
//   dígitos.
// - $T = \text{ruido}^2 / (2 \cdot \text{tamaño})$ resume los dos mandos mientras los pasos sean cortos y los topes y el
//   recorte no actúen.
//
// ## Para leer más
//
// - Du y Mordatch (2019), *Implicit Generation and Modeling with Energy-Based Models*: la receta y su ruido pequeño.
// - Nijkamp, Hill, Han, Zhu y Wu (2020), *On the Anatomy of MCMC-Based Maximum Likelihood Learning of Energy-Based Models*:
//   cadenas que convergen y cadenas que no, y el papel de la temperatura.
// - Roberts y Tweedie (1996), *Exponential Convergence of Langevin Distributions and Their Discrete Approximations*: qué se
//   pierde cuando los pasos de Langevin no son infinitesimales.
//
// **Siguiente:** [05 · El descenso](05-descenso.ipynb), qué hace la energía mientras las cadenas corren.
