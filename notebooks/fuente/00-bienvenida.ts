// %% [markdown]
// # Bienvenida: esculpir con energía
//
// **Qué aprenderás**
//
// - Qué es un modelo basado en energía (EBM), con un paisaje que se ve.
// - Cómo se pasa de energías a probabilidades, y qué papel tiene la temperatura.
// - Cómo unas partículas que bajan y tiemblan acaban repartidas como dice esa probabilidad.
// - Por qué sin ruido eso no funciona.
//
// **Duración:** unos 40 minutos. **Necesitas:** saber qué es una derivada. Los símbolos de todos los cuadernos están en la
// [tabla del final](#Tabla-de-símbolos), por si un día olvidas alguno.
//
// Ejecuta las celdas en orden con `Mayús + Intro`. El cuaderno viene ya ejecutado: si quieres pensar cada pregunta sin ver
// su respuesta, empieza por *Edit → Clear Outputs of All Cells* (en español, *Editar → Limpiar las salidas de todas las
// celdas*).

// %%
import { doubleWell, mixtureEnergy, networkEnergy } from "ebm/energy";
import { chooseEngine, openNetwork } from "ebm/engine";
import { check, exercise, hint, scoreboard } from "ebm/exercise";
import {
  curves,
  formatNumber,
  gridOf,
  histogram,
  imageGrid,
  landscapeSteps,
  surface,
} from "ebm/figure";
import { show, showText } from "ebm/notebook";
import { chainsAtStep, langevin, meanOverChains, sample, ula, uniformStart } from "ebm/sampler";
import { loadShipped } from "ebm/trainer";

// %% [markdown]
// Estos son los números del cuaderno. Cámbialos cuando quieras y ejecuta todas las celdas que siguen. La **semilla** fija
// los números al azar: con la misma, el resultado es siempre el mismo.

// %% humo={"particulas": 80, "pasos": 120, "pasosLargos": 200, "pasosDigitos": 10, "digitos": 2}
const ajustes = {
  semilla: 7,
  particulas: 400,
  pasos: 400,
  pasosLargos: 2000,
  pasosDigitos: 2000,
  digitos: 8,
};

// %% [markdown]
// ## El recorrido
//
// | cuaderno | qué se aprende | minutos |
// |---|---|---|
// | **00 · Bienvenida** (este) | qué es un modelo de energía, qué es muestrear y para qué sirve el ruido | 40 |
// | [01 · Fundamentos](01-fundamentos.ipynb) | Boltzmann, $Z$, Langevin y la divergencia contrastiva, donde todo se puede comprobar (con los ejercicios, mejor en dos sesiones) | 45 |
// | [02 · La red y su entrenamiento](02-red-y-entrenamiento.ipynb) | construir la red que da la energía, entrenarla y leer su historia | 45 |
// | [03 · Puntos de control](03-checkpoints.ipynb) | cómo cambian las muestras de la misma red mientras aprende | 45 |
// | [04 · Barridos](04-barridos.ipynb) | qué hacen el tamaño del paso, el número de pasos y el ruido | 40 |
// | [05 · El descenso](05-descenso.ipynb) | qué hace la energía paso a paso, y qué es la meseta en la que acaba | 50 |
// | [06 · Interpolaciones](06-interpolaciones.ipynb) | qué hay entre dos dígitos, y cuánta energía cuesta pasar de uno a otro | 45 |
// | [07 · El patrón mínimo](07-patron-minimo.ipynb) | un programa de veinte líneas, lo que aprende de verdad y cómo se arregla | 40 |
// | [08 · Una red densa contra el ruido](08-mlp-ruido.ipynb) | una pérdida plana y lo que no dice, y un examen demasiado fácil | 40 |
// | [09 · CD y PCD](09-cd-y-pcd.ipynb) | la configuración, de dónde salen las falsas, y los fallos más comunes con su cura | 50 |
// | [10 · Más allá](10-mas-alla.ipynb) | sumar energías, pedir una clase, completar imágenes y quitar ruido, y medir si sale bien | 45 |
// | [11 · Evaluación](11-evaluacion.ipynb) | cómo se sabe si un modelo es bueno, y cómo se engaña a cada medida | 50 |
//
// ### Cómo se trabaja
//
// Los ejercicios se comprueban solos, y puedes intentarlos tantas veces como quieras. Los hay de tres clases:
//
// - **Predicciones**, antes de una figura: un número o un orden. Los decimales, en el código, se escriben con punto: `0.5`.
// - **Código**: completas una función, y se compara con la nuestra en casos al azar.
// - **Por escrito**: argumentas con tus palabras, entre las comillas invertidas. La comprobación busca ideas, no frases
//   exactas, así que puede equivocarse: al acertar, o al tercer intento, se abre una respuesta modelo para comparar.
//
// ¿Atascado? Ejecuta `hint("00-paso")`, con el nombre del ejercicio: hay tres pistas, de menos a más.
//
// Tu progreso se guarda en este ordenador, en el fichero `progreso/ejercicios.json` del proyecto. Bórralo para empezar de
// cero. La tabla viene a cero; ejecuta esta celda cuando quieras ver cómo vas:

// %%
scoreboard()

// %% [markdown]
// ## Un modelo basado en energía, en una imagen
//
// Una **función de energía** $E(x)$ asigna un número a cada $x$ posible: bajo si $x$ se parece a los datos, alto si no.
// Aquí $x$ es un punto del plano, para poder dibujarla como un relieve; dentro de un rato será una imagen de
// 1024 píxeles.
//
// Cada figura interactiva se puede girar o ampliar, y una copia fija se guarda en la carpeta `figures/`.
//
// Nuestro primer paisaje tiene dos pozos, en $(-1, 0)$ y $(1, 0)$, separados por una barrera. En su fórmula, $x$ e $y$ son
// las dos coordenadas del punto:
//
// $$E(x, y) = (x^2 - 1)^2 + y^2$$

// %%
const paisaje = doubleWell();
const mapa = gridOf(paisaje.energy, {
  domain: [
    [-1.6, 1.6],
    [-1.3, 1.3],
  ],
  size: 60,
});
show(
  surface(mapa, {
    title: "Un paisaje de energía con dos pozos",
    subtitle: "Los valles son lo probable; las cumbres, lo improbable",
    range: [0, 4.2],
    x: "x",
    y: "y",
  }),
  { name: "00-paisaje" },
);

// %% [markdown]
// ## De energía a probabilidad
//
// La **distribución de Boltzmann** convierte energías en probabilidades:
//
// $$p(x) = \frac{e^{-E(x)/T}}{Z}, \qquad Z = \int e^{-E(x)/T}\,dx$$
//
// - El signo menos hace que **menos energía sea más probabilidad**.
// - La **temperatura** $T$ dice cuánto importan las diferencias de energía.
// - La **función de partición** $Z$ es el número que hace que todo sume 1. En una recta se calcula sumando; con imágenes
//   de 1024 píxeles no hay ordenador que la sume, y de ahí nacen casi todas las ideas de estos cuadernos.
//
// En esta fórmula, $x$ vuelve a ser el punto entero. En las figuras que siguen será solo la primera coordenada, y $p(x)$, su
// **densidad**: la probabilidad por unidad de longitud, sea cual sea la $y$.
//
// ¿Qué hace la temperatura con los picos de $p(x)$? Predice antes de mirar:

// %%
exercise("00-picos")

// %%
const orden: string[] = []; // de los picos más bajos a los más altos: "caliente", "fría", "tibia"
check("00-picos", orden)

// %% [markdown]
// Ahora, la cuenta. En una recta basta una rejilla de puntos y sumar.

// %%
const rejilla = { izquierda: -2.5, derecha: 2.5, puntos: 251 };
const eje = Float32Array.from(
  { length: rejilla.puntos },
  (_, i) => rejilla.izquierda + ((rejilla.derecha - rejilla.izquierda) * i) / (rejilla.puntos - 1),
);

/** Densidad exacta de x en el doble pozo: la y se separa, así que basta sumar en una recta. */
function densidadDeX(T: number): { p: Float32Array; Z: number } {
  const pesos = eje.map((x) => Math.exp(-((x * x - 1) ** 2) / T));
  const Z = pesos.reduce((suma, w) => suma + w, 0) * (eje[1] - eje[0]);
  return { p: pesos.map((w) => w / Z), Z };
}

// %%
const temperaturas = [0.1, 0.5, 2];
const densidades = temperaturas.map((T) => ({ T, ...densidadDeX(T) }));
show(
  curves(
    densidades.map(({ T, p, Z }) => ({
      name: `T = ${formatNumber(T, 1)} (Zₓ = ${formatNumber(Z)})`,
      x: eje,
      y: p,
    })),
    {
      title: "La misma energía a tres temperaturas",
      subtitle: "Fría: solo el fondo de los pozos. Caliente: casi todo vale",
      x: "posición x",
      y: "densidad p(x)",
    },
  ),
  { name: "00-temperatura" },
);

// %% [markdown]
// Al calentar, la probabilidad se reparte y los picos bajan. Al enfriar se concentra en el fondo de los pozos, y en el
// límite $T \to 0$ solo quedan los mínimos más bajos (aquí, los dos). La leyenda da $Z_x$, la parte de $Z$ que pone la $x$.
//
// ### Ejercicio: de energías a probabilidades
//
// La misma cuenta, con solo unos pocos estados posibles.

// %%
exercise("00-boltzmann")

// %%
function probabilidades(energias: number[], T: number): number[] {
  const pesos = energias.map((E) => 0); // escribe aquí el peso de cada energía
  return pesos; // y aquí, lo que falta
}
check("00-boltzmann", probabilidades)

// %% [markdown]
// ## Partículas que caen
//
// Tener $p(x)$ escrita no es lo mismo que tener **muestras** de ella, es decir, puntos elegidos al azar con esa
// probabilidad. La **dinámica de Langevin** las consigue sin conocer $Z$: cada partícula baja un poco por la pendiente
// y recibe un empujón al azar,
//
// $$x' = x - \frac{\varepsilon}{2}\,\nabla E(x) + \sqrt{\varepsilon\,T}\;\xi, \qquad \xi \sim \mathcal{N}(0, 1).$$
//
// Aquí $\nabla E$, el **gradiente**, reúne la derivada respecto a cada coordenada, $\partial E/\partial x$ y
// $\partial E/\partial y$: es una flecha que apunta cuesta arriba. $\varepsilon$ es el tamaño del paso, y $\xi$ un
// número al azar de la campana de Gauss, con media 0 y varianza 1, distinto para cada coordenada. A una partícula con su recorrido la llamaremos
// **cadena**.
//
// $Z$ no aparece: la pendiente que cuenta es la de $\ln p = -E/T - \ln Z$, y $\ln Z$ no depende de $x$. En la biblioteca,
// este paso se llama `ula` (algoritmo de Langevin sin ajustar) y `sample` lo repite.

// %%
const comienzo = uniformStart(paisaje.shape, {
  chains: ajustes.particulas,
  seed: ajustes.semilla,
  bounds: [-1.3, 1.3],
});
const momentos = [0, 10, 50, ajustes.pasos];
const caida = await sample(ula(paisaje, { stepSize: 0.05, temperature: 0.25 }), comienzo, {
  seed: ajustes.semilla,
  steps: ajustes.pasos,
  record: momentos,
});

// %%
const visibles = Math.min(150, ajustes.particulas); // más, y se taparían unas a otras
show(
  landscapeSteps(
    mapa,
    caida.recorded.map((paso) => ({
      label: `paso ${paso}`,
      particles: chainsAtStep(caida, paso).subarray(0, 2 * visibles),
    })),
    {
      title: "Partículas que bajan y tiemblan",
      subtitle: `${visibles} de las ${ajustes.particulas} partículas, con ε = 0,05 y T = 0,25`,
      columns: 2,
      x: "x",
      y: "y",
    },
  ),
  { name: "00-particulas" },
);

// %% [markdown]
// Cada partícula sigue su propio camino, pero el **conjunto** se parece cada vez más a $p(x)$. Compruébalo: el histograma
// de las posiciones finales contra la densidad exacta.

// %%
// Las posiciones van x₁, y₁, x₂, y₂, …: nos quedamos con las x.
const xFinales = caida.x.filter((_, i) => i % 2 === 0);
const enFrio = densidadDeX(0.25);
const exacta = enFrio.p;
const Zx = enFrio.Z;
show(
  histogram([{ name: `partículas en el paso ${ajustes.pasos}`, values: xFinales }], {
    title: "¿Llegaron donde debían?",
    subtitle: "Histograma de las partículas contra la densidad de Boltzmann con T = 0,25",
    x: "posición x",
    bins: 40,
    range: [-2, 2],
    references: [{ name: "densidad exacta", x: eje, y: exacta }],
  }),
  { name: "00-histograma" },
);

// %% [markdown]
// ### Ejercicio: ¿y si todo el paisaje sube?

// %%
exercise("00-constante")

// %%
const altura = ``; // escribe aquí, entre las comillas, tu respuesta
check("00-constante", altura, { Z: Zx })

// %% [markdown]
// ## Cuidado: «cada paso baja la energía»
//
// Se lee a menudo, y es falso. Aquí, con $T = 0{,}25$, se ve enseguida. (En la receta de las imágenes, que casi no tiene
// ruido, hay que mirar con más cuidado: lo hace el cuaderno 05.) Miremos la energía media de las partículas, con la banda que
// contiene al 80 % central, y contemos cuántos pasos **suben**.

// %%
const { energy, chains } = caida.trace;
const enPaso = (t: number) =>
  Array.from(energy.subarray(t * chains, (t + 1) * chains)).sort((a, b) => a - b);
const cuantil = (q: number) =>
  Float32Array.from({ length: ajustes.pasos }, (_, t) => enPaso(t)[Math.floor(q * (chains - 1))]);
// La parte de x se suma en la rejilla; la de y² vale exactamente T/2.
const enEquilibrio =
  eje.reduce((suma, x, i) => suma + exacta[i] * (x * x - 1) ** 2, 0) * (eje[1] - eje[0]) + 0.25 / 2;
const suben =
  energy.filter((e, i) => i >= chains && e > energy[i - chains]).length / (energy.length - chains);
show(
  curves(
    [
      {
        name: "media y 80 % central",
        y: meanOverChains(energy, chains),
        band: { low: cuantil(0.1), high: cuantil(0.9) },
      },
      {
        name: "media exacta en equilibrio",
        x: [0, ajustes.pasos - 1],
        y: [enEquilibrio, enEquilibrio],
        dashed: true,
      },
    ],
    {
      title: "La energía media baja hasta una meseta",
      subtitle: `Y aun así, ${suben > 0.3 ? "muchos" : "pocos"} pasos de las partículas suben`,
      x: "paso",
      y: "energía E",
    },
  ),
  { name: "00-energia-por-paso" },
);

// %% [markdown]
// La media cae deprisa y después se queda en una meseta **por encima** del mínimo: ahí, lo que el gradiente baja y lo que
// el ruido sube se compensan. Estar en equilibrio no es estar en el fondo. La línea discontinua es la media exacta de $E$
// según Boltzmann. Es cercana a $T$: aproximadamente $T/2$ por cada una de las dos dimensiones. La curva medida no
// coincide del todo con ella por el azar y por el tamaño del paso. Cuántos pasos suben exactamente, y por qué, lo pregunta
// el cuaderno 01.
//
// ## ¿Y si quitamos el ruido?
//
// Predice antes de mirar:

// %%
exercise("00-prediccion-ruido")

// %%
const destino = NaN; // escribe aquí tu número
check("00-prediccion-ruido", destino)

// %% [markdown]
// Ahora, el experimento. Tomemos dos pozos **desiguales**: la energía de una mezcla de dos campanas de Gauss, con el
// 80 % del peso en la de la izquierda. Soltamos más o menos la mitad de las partículas a cada lado, con ruido ($T = 1$) y
// sin él ($T = 0$), y medimos qué parte hay a la izquierda.

// %%
const desigual = mixtureEnergy({
  centres: [
    [-1, 0],
    [1, 0],
  ],
  width: 0.5,
  weights: [0.8, 0.2],
});
const cadaTantos = Array.from({ length: 41 }, (_, k) => Math.round((k * ajustes.pasosLargos) / 40));

/** Parte de las partículas que está a la izquierda, en cada paso guardado. */
async function parteIzquierda(temperature: number): Promise<number[]> {
  const muestras = await sample(ula(desigual, { stepSize: 0.05, temperature }), comienzo, {
    seed: ajustes.semilla,
    steps: ajustes.pasosLargos,
    record: cadaTantos,
  });
  const aLaIzquierda = (paso: number) =>
    chainsAtStep(muestras, paso).filter((v, j) => j % 2 === 0 && v < 0).length;
  return cadaTantos.map((paso) => aLaIzquierda(paso) / ajustes.particulas);
}
const partes = { conRuido: await parteIzquierda(1), sinRuido: await parteIzquierda(0) };
const [conRuido, sinRuido] = [partes.conRuido, partes.sinRuido].map((serie) => serie[serie.length - 1]);

// Lo que dice el modelo, sumando exp(−E) en una rejilla:
// algo menos del 80 %, porque los dos pozos se solapan un poco.
const pesos = gridOf(desigual.energy, {
  domain: [
    [-4, 4],
    [-3, 3],
  ],
  size: 160,
}).values.map((E) => Math.exp(-E));
const modelo =
  pesos.filter((_, i) => i % 160 < 80).reduce((a, b) => a + b, 0) /
  pesos.reduce((a, b) => a + b, 0);

// %%
show(
  curves(
    [
      { name: "con ruido (T = 1)", x: cadaTantos, y: partes.conRuido },
      { name: "sin ruido (T = 0)", x: cadaTantos, y: partes.sinRuido },
      {
        name: `el modelo: ${formatNumber(100 * modelo, 1)} %`,
        x: [0, ajustes.pasosLargos],
        y: [modelo, modelo],
        dashed: true,
      },
    ],
    {
      title: "Sin ruido, nadie cruza la barrera",
      subtitle: "Parte de las partículas que está en el pozo de la izquierda",
      x: "paso",
      y: "parte a la izquierda",
    },
  ),
  { name: "00-sin-ruido" },
);

// %% [markdown]
// ### Ejercicio: ¿para qué sirve el ruido?

// %%
exercise("00-ruido")

// %%
const paraQue = ``; // escribe aquí, entre las comillas, tu respuesta
check("00-ruido", paraQue, { con: conRuido, sin: sinRuido, exacto: modelo })

// %% [markdown]
// Sin ruido, cada partícula cae al pozo de su lado de la barrera y ahí se queda. (La curva sube un poco al principio porque
// lo alto de la barrera no está en $x = 0$, sino algo a la derecha: el pozo hondo atrae desde más lejos.) El reparto
// recuerda **dónde empezaron**, no lo que el modelo dice. Con ruido, las partículas cruzan la barrera en los dos sentidos
// hasta repartirse como manda $p(x)$. Bajar es **optimizar**; bajar y temblar en la proporción justa es **muestrear**.
//
// ## El paso, por dentro
//
// ### Ejercicio: el gradiente
//
// Para bajar hace falta la pendiente.

// %%
exercise("00-gradiente")

// %%
function gradiente(x: number, y: number): [number, number] {
  const dx = 0; // escribe aquí ∂E/∂x
  const dy = 0; // escribe aquí ∂E/∂y
  return [dx, dy];
}
check("00-gradiente", gradiente)

// %% [markdown]
// ### Ejercicio: un paso de Langevin
//
// El paso que has visto, para una sola coordenada.

// %%
exercise("00-paso")

// %%
function paso(x: number, g: number, xi: number): number {
  const epsilon = 0.1; // ε, el tamaño del paso
  const T = 0.25; // la temperatura
  return x; // escribe aquí el paso
}
check("00-paso", paso)

// %% [markdown]
// ## De puntos a dígitos
//
// Todo lo anterior vale igual si $x$ no tiene 2 coordenadas sino $32 \times 32 = 1024$: los píxeles de una imagen. La
// energía es entonces una **red neuronal** entrenada para que los dígitos escritos a mano estén en los valles. Esta viene
// ya entrenada con el proyecto; el cuaderno 02 enseña cómo. El **motor** es quien hace las cuentas de la red; `fma: false`
// es un ajuste con el que dan los mismos números en cualquier ordenador.

// %%
const motor = await chooseEngine({ fma: false });
const { spec, weights, about } = await loadShipped("ebm-mnist-gdl-averaged");
const digitos = networkEnergy(await openNetwork(spec, { weights, engine: motor }));
const vueltas = about.averaged as readonly number[];
showText(
  `Parámetros de la red: ${weights.length}.
Son la media de los que tenía al acabar ${vueltas.length} vueltas
a los datos, de la ${vueltas[0]} a la ${vueltas[vueltas.length - 1]} de su entrenamiento.`,
);

// %% [markdown]
// Soltamos unas imágenes de puro ruido en ese paisaje y las dejamos bajar. El paso ya no es `ula`, sino `langevin`, la
// **receta de las imágenes**: otro paso, con mucho menos ruido, que explica el cuaderno 02.

// %%
const ruido = uniformStart(digitos.shape, { chains: ajustes.digitos, seed: ajustes.semilla });
const hitos = [0, 0.03, 0.1, 0.3, 1].map((parte) => Math.round(parte * ajustes.pasosDigitos));
const esculpidos = await sample(langevin(digitos), ruido, {
  seed: ajustes.semilla,
  steps: ajustes.pasosDigitos,
  record: hitos,
});

// %%
show(
  imageGrid(esculpidos.images, {
    columns: ajustes.digitos,
    energies: esculpidos.energies,
    title: "Formas que salen del ruido",
    subtitle: `Cada columna, una cadena; cada fila, un paso: ${esculpidos.recorded.join(", ")}`,
  }),
  { name: "00-de-ruido-a-digitos" },
);

// %% [markdown]
// Nadie le dijo a la red cómo se dibuja un trazo: solo qué imágenes deben tener poca energía. El resto lo hace la bajada.
// ¿Se repite mucho alguna cifra? No es una avería: unos valles atraen a más cadenas que otros, y ocho son pocas. Los
// cuadernos 03 y 04 miden cuántas cifras distintas salen.
//
// Lo de *bajada* es casi literal: la receta de las imágenes lleva tan poco ruido que esto se parece más a bajar que a
// muestrear. Volveremos a ello en el cuaderno 04.
//
// ## Resumen
//
// - Un EBM es una función de energía: **baja = probable**, con $p(x) \propto e^{-E(x)/T}$.
// - $Z$ casi nunca se puede calcular, pero para bajar por la pendiente no hace falta.
// - Langevin = gradiente + ruido en la proporción justa. Sin ruido se optimiza; con ruido se muestrea.
// - La energía media baja hasta una meseta, no hasta cero, y muchos pasos suben.
// - Con una red neuronal como energía, casi las mismas reglas (con un ajuste más, que explica el cuaderno 02, y tan poco
//   ruido que casi solo se baja) esculpen trazos en el ruido.
//
// **Sigue con** [el cuaderno 01](01-fundamentos.ipynb), que comprueba cada una de estas ideas donde las cuentas son exactas.
//
// ## Para leer más
//
// - LeCun, Chopra, Hadsell, Ranzato y Huang (2006), *A Tutorial on Energy-Based Learning*.
// - Welling y Teh (2011), *Bayesian Learning via Stochastic Gradient Langevin Dynamics*: Langevin en el
//   aprendizaje automático.
// - Du y Mordatch (2019), *Implicit Generation and Modeling with Energy-Based Models*.
// - Foster (2023), *Generative Deep Learning*, 2.ª ed., capítulo 7.
//
// ## Tabla de símbolos
//
// Para consultar, no para aprender de memoria. Cada cuaderno explica sus símbolos cuando los usa; unas pocas letras cambian de
// papel de un cuaderno a otro, y aquí se dice.
//
// | símbolo | qué es | aparece en |
// |---|---|---|
// | $x$ | un punto del espacio: una posición en los cuadernos 00 y 01, los 1024 píxeles de una imagen en los demás | 00 |
// | $E(x)$ | la energía de $x$: **baja = probable** | 00 |
// | $p(x)$ | la densidad de probabilidad en $x$ | 00 |
// | $\propto$ | «es proporcional a» | 00 |
// | $Z$ | la función de partición: el número que hace que $p$ sume 1 | 00 |
// | $T$ | la temperatura: cuánto importan las diferencias de energía; si la fórmula no la escribe, vale 1 | 00 |
// | $\nabla E$, $\nabla_x E$ | el gradiente de la energía respecto a $x$: la flecha cuesta arriba | 00 |
// | $\varepsilon$ | el tamaño de paso de Langevin: se baja $\frac{\varepsilon}{2}\nabla E$ y se añade ruido de varianza $\varepsilon T$ | 00 |
// | $\xi$ | un número al azar de la campana de Gauss, de media 0 y varianza 1, nuevo cada vez | 00 |
// | $\theta$ | los parámetros del modelo: los pesos, si es una red; $\nabla_\theta$ es el gradiente respecto a ellos | 01 |
// | $\mathbb{E}_{x\sim p}$ | la media cuando $x$ se elige al azar con densidad $p$ | 01 |
// | $\overline{E}$ | con una raya encima, la media: de los datos, de un lote o de unas cadenas | 01 |
// | $\sigma$ | la sigmoide en 01; el ruido de cada paso en 05; la desviación típica de la energía de los dígitos en 06 | 01 |
// | $\eta$ | el tamaño de paso cuando no es el de $\varepsilon$: el de una bajada sin ruido en 01 y 06, la tasa de aprendizaje en 02, el paso de la receta en 05 | 01 |
// | $k$ | la curvatura de un cuenco: cuanto mayor, más estrecho | 01 |
// | $L$ | la pérdida, lo que se hace pequeño al entrenar | 01 |
// | $f(x)$ | $-E(x)$: lo que devuelve la red en muchos tutoriales | 01 |
// | $x^+$, $x^-$ | las imágenes reales de un lote y las falsas, que produce el modelo | 02 |
// | $\alpha$ | el freno de la pérdida: cuánto pesa que las energías se queden cerca de 0 | 02 |
// | $\beta_1$, $\beta_2$, $\epsilon$ | los números de Adam: la memoria de sus dos medias, y uno pequeñísimo para no dividir entre 0 | 02 |
// | $t$ | el número del paso en el Adam del 02; el tiempo, tamaño por número de pasos, en 04; la parte del camino recorrida, de 0 a 1, en 06 | 02 |
// | $\rho$ | la correlación entre dos ordenaciones, de −1 (contrarias) a 1 (la misma) | 03 |
// | $c$ | el recorte del gradiente: ninguna componente pasa de $\pm c$ | 04 |
// | $d_t$, $r_t$ | los dos números que dicen en qué régimen se entrenó una red | 05 |
// | $\Omega$ | el ángulo entre dos vectores | 06 |
// | $B$ | una barrera: lo que sube un camino sobre su extremo más alto | 06 |
