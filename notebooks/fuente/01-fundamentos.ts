// %% [markdown]
// # Fundamentos: energía, probabilidad y Langevin
//
// **Qué aprenderás**
//
// - A leer una energía como un paisaje, y por qué la red que lo dibuja se construye con swish.
// - A calcular $Z$ donde se puede, y a ver por qué con imágenes no se puede.
// - De dónde sale la ecuación de Langevin, y a comprobarla contra la densidad exacta.
// - Qué es verdad y qué no sobre la máxima verosimilitud en estos modelos.
// - Para qué sirven la divergencia contrastiva y la memoria de repetición, con un modelo que se puede comprobar entero.
//
// **Duración:** unos 45 minutos si lees el código por encima. Es el cuaderno con más ideas nuevas: la primera vez, con
// todos los ejercicios, puede llevarte dos sesiones; descansa antes de la sección 7. Los cinco apartados «Para quien
// quiera más» son optativos (unos 10 minutos más): nada los necesita. **Antes:** el cuaderno 00. **Necesitas:** derivadas,
// y saber que una integral es una suma de muchos trozos pequeños. [Tabla de símbolos](00-bienvenida.ipynb#Tabla-de-símbolos).
//
// Todo ocurre en una recta o en un plano, porque ahí las integrales se pueden **sumar**, y cada fórmula se compara con su
// valor exacto. Con imágenes se usan las mismas fórmulas, pero ya no hay con qué compararlas.
//
// | palabra | qué es |
// |---|---|
// | densidad | probabilidad por unidad de longitud o de área: sumada sobre todo el espacio da 1 |
// | media según $p$ | el promedio cuando $x$ se elige al azar con densidad $p$; se escribe $\mathbb{E}_{x\sim p}$ |
// | $\theta$ | los parámetros del modelo: los pesos, si el modelo es una red |

// %%
import { replayBuffer } from "ebm/buffer";
import { twoMoons } from "ebm/data";
import { type Energy, landscape2d, networkEnergy, quadratic } from "ebm/energy";
import { chooseEngine, openNetwork } from "ebm/engine";
import { check, exercise, hint } from "ebm/exercise";
import {
  bars,
  curves,
  formatNumber,
  gridOf,
  histogram,
  landscapeSteps,
  scatter,
  surface,
} from "ebm/figure";
import { ACTIVATIONS, dense, network } from "ebm/network";
import { live, show, showText } from "ebm/notebook";
import { type Generator, generator, normals, rng } from "ebm/rng";
import {
  chainsAtStep,
  langevin,
  meanOverChains,
  normalStart,
  type Samples,
  sample,
  ula,
  uniformStart,
} from "ebm/sampler";

// %% humo={"particulas": 60, "pasos": 40, "cruces": 2000, "cadenasSesgo": 20, "datos": 100, "pasosEntrenar": 6, "cadenas": 20, "rondas": 4, "pasosEsculpir": 4}
const ajustes = {
  semilla: 7,
  particulas: 1000,
  pasos: 1000,
  cruces: 1_000_000,
  cadenasSesgo: 1000,
  datos: 2000,
  pasosEntrenar: 500,
  cadenas: 1000,
  rondas: 60,
  pasosEsculpir: 200,
};

// %% [markdown]
// ## 1. La energía es un paisaje
//
// Una energía $E(x)$ es una función que da un número a cada $x$: **bajo si $x$ es probable, alto si no**. La de este
// cuaderno tiene dos pozos, y el de la izquierda es algo más hondo:
//
// $$E(x, y) = (x^2 - 1)^2 + \tfrac{1}{4}\,x + y^2$$

// %%
const altura = (x: number, y: number) => (x * x - 1) ** 2 + x / 4 + y * y;
const paisaje = landscape2d({
  name: "doble pozo inclinado",
  energy: altura,
  gradient: (x, y) => [4 * x * (x * x - 1) + 1 / 4, 2 * y],
});
const mapa = gridOf(paisaje.energy, {
  domain: [
    [-1.8, 1.8],
    [-1.5, 1.5],
  ],
  size: 48,
});
show(
  surface(mapa, {
    title: "Dos pozos, uno más hondo que el otro",
    subtitle: "El suelo de la izquierda está más bajo: ahí debe haber más probabilidad",
    range: [-0.3, 3.5],
    x: "x",
    y: "y",
  }),
  { name: "01-paisaje" },
);

// %% [markdown]
// - **Solo importan las diferencias.** Si a $E$ se le suma una constante, todo el paisaje sube, pero ningún punto se vuelve
//   más probable que otro.
// - **La energía no es una probabilidad.** Puede ser negativa y puede valer más de 1; la sección 3 la convierte en
//   probabilidad.
//
// ## 2. La pieza con la que se construye: swish
//
// Cuando $x$ es una imagen, $E$ es una red neuronal, y entre capa y capa hay una función de **activación**. La nuestra es
// swish. Con $\sigma$, la sigmoide:
//
// $$\operatorname{swish}(z) = z\,\sigma(z), \qquad \sigma(z) = \frac{1}{1 + e^{-z}}$$

// %%
const sigmoide = (z: number) => 1 / (1 + Math.exp(-z));
const activaciones = [
  { nombre: "swish", f: ACTIVATIONS.swish.value, derivada: ACTIVATIONS.swish.derivative },
  { nombre: "ReLU", f: ACTIVATIONS.relu.value, derivada: ACTIVATIONS.relu.derivative },
  {
    nombre: "sigmoide",
    f: sigmoide,
    derivada: (z: number) => sigmoide(z) * (1 - sigmoide(z)),
  },
];
// El último punto, pegado al 0, es para que se vea el salto de ReLU.
const entradas = Float32Array.from([...Array.from({ length: 61 }, (_, i) => -6 + i / 5), 1e-4]).sort();
show(
  curves(
    activaciones.map(({ nombre, f }) => ({ name: nombre, x: entradas, y: entradas.map(f) })),
    {
      title: "Tres funciones de activación",
      subtitle: "Swish es casi ReLU, sin esquina y con un pequeño valle",
      x: "entrada z",
      y: "salida",
      height: 240,
    },
  ),
  { name: "01-activaciones" },
);

// %% [markdown]
// Lo que más nos importa es su **derivada**. Calcúlala tú:

// %%
exercise("01-swish")

// %%
function derivadaDeSwish(z: number): number {
  const s = 1 / (1 + Math.exp(-z)); // σ(z)
  return s; // escribe aquí la derivada de z · σ(z)
}
check("01-swish", derivadaDeSwish)

// %%
show(
  curves(
    activaciones.map(({ nombre, derivada }) => ({
      name: nombre,
      x: entradas,
      y: entradas.map(derivada),
    })),
    {
      title: "Sus derivadas: por aquí pasa el gradiente",
      subtitle: "La de ReLU salta en 0; la de la sigmoide nunca pasa de 0,25",
      x: "entrada z",
      y: "derivada",
      height: 240,
    },
  ),
  { name: "01-derivadas" },
);

// %% [markdown]
// - **Sigmoide.** Su derivada es como mucho $1/4$. En cuatro capas seguidas, ese factor deja el gradiente en
//   $(1/4)^4 = 1/256$ en el mejor de los casos: se desvanece.
// - **ReLU.** A la izquierda de 0 su derivada es exactamente 0. Una neurona a la que todos los datos llegan por ese lado
//   no recibe gradiente y, mientras sea así, no aprende: es la «ReLU moribunda».
// - **Swish.** Su derivada solo se anula en un punto, $z \approx -1{,}28$, el fondo de su valle. Muy a la izquierda se apaga,
//   pero poco a poco. Se dice que ayuda «porque deja pasar valores negativos»; lo que cuenta es que ahí su **derivada** no
//   es nula.
//
// ### Cuidado: «hay que derivar dos veces»
//
// Derivamos respecto a los pesos, para entrenar, y **respecto a la imagen**, para bajar por el paisaje. ¿Hacen falta
// segundas derivadas? Con la divergencia contrastiva, **no**: primero se mueven las muestras con $\partial E/\partial x$;
// después, con las muestras ya **quietas**, se corrigen los pesos con $\partial E/\partial \theta$. Las necesitan otros
// métodos, que aquí no usaremos.
//
// ### Para quien quiera más: las aristas de ReLU
//
// Al bajar por el paisaje importa que la activación sea suave. Con ReLU, el paisaje está hecho de trozos de plano
// inclinados, unidos por aristas. La arista más sencilla se construye con dos neuronas:
// $\operatorname{relu}(x) + \operatorname{relu}(-x) = |x|$. Hagamos lo mismo con swish y bajemos por las dos, con pasos de
// $0{,}2$ veces la pendiente.
//
// **Piénsalo antes de ejecutar:** el fondo está en $x = 0$ en los dos casos. ¿Llegarán?

// %%
/** Posiciones al bajar por E(x) = f(x) + f(−x) desde x = 1,1. */
function desciende(nombre: "swish" | "relu"): number[] {
  const { derivative } = ACTIVATIONS[nombre];
  const x = [1.1];
  for (let t = 0; t < 30; t++) x.push(x[t] - 0.2 * (derivative(x[t]) - derivative(-x[t])));
  return x;
}
show(
  curves(
    [
      { name: "con swish", y: desciende("swish") },
      { name: "con ReLU", y: desciende("relu") },
    ],
    {
      title: "En una arista no se descansa",
      subtitle: "Con ReLU se acaba saltando de un lado a otro del mínimo",
      x: "paso",
      y: "posición x",
      height: 240,
    },
  ),
  { name: "01-arista" },
);

// %% [markdown]
// En $|x|$ la pendiente es $1$ o $-1$ por cerca que estés del fondo: el paso no se acorta nunca. Con swish la pendiente se
// va a cero al acercarse al mínimo, y el paso con ella. La cuenta de Langevin de la sección 5 también supone que la
// pendiente cambia sin saltos.
//
// ## 3. De energías a probabilidades
//
// La **distribución de Boltzmann** hace la conversión:
//
// $$p(x) = \frac{e^{-E(x)/T}}{Z}, \qquad Z = \int e^{-E(x)/T}\,dx$$
//
// $Z$, la **función de partición**, es el número que hace que todo sume 1. En una rejilla, la integral es una suma: el
// valor en cada celda por el tamaño de la celda. Escríbelo para una recta:

// %%
exercise("01-boltzmann")

// %%
function boltzmann(E: number[], dx: number, T: number): number[] {
  const pesos = E.map((e) => e); // escribe aquí exp(−E/T)
  const Z = 1; // escribe aquí la suma de los pesos por la anchura de cada celda
  return pesos.map((w) => w / Z);
}
check("01-boltzmann", boltzmann)

// %% [markdown]
// Tu suma, para jugar, en una recta con dos pozos: A es hondo y estrecho; B, menos hondo y más ancho. Los dos se pueden
// arrastrar. **Piénsalo antes de mover nada:**
//
// 1. Con «Energía añadida» sube toda la energía: ¿qué le pasa a $Z$? ¿Y a $p$?
// 2. Con $T = 0{,}1$, ¿bastan los 20 puntos que tiene la rejilla al empezar?
// 3. ¿Qué pozo se queda con la probabilidad si $T$ baja? ¿Y si sube? (Para contestar en la sección 4.)

// %%
live.partition({ temperature: 0.5, points: 20, name: "01-particion" });

// %% [markdown]
// - **Subir $E$ en $c$** multiplica $Z$, y también cada $e^{-E/T}$, por $e^{-c/T}$: en $p$ no se nota.
// - **La rejilla** empieza a acertar cuando la celda cabe en el pico más estrecho, y entonces el error se desploma. Cuanto más
//   fría es la distribución, más estrechos son sus picos y más puntos hacen falta. (Los descensos sueltos de la curva del
//   error son casualidad: una rejilla en la que lo que sobra compensa lo que falta.)
//
// En una recta bastan, pues, unas decenas de puntos. El problema es **la dimensión**: con $n$ puntos por lado, la suma tiene
// $n^d$ términos, uno por cada configuración posible. Con $32 \times 32$ píxeles y 256 grises:

// %%
const configuraciones = BigInt(256) ** BigInt(1024);
const texto = configuraciones.toString();
showText(`256^1024 = ${texto.slice(0, 12)}…${texto.slice(-6)}
Tiene ${texto.length} cifras.

Términos que sumaría un superordenador (10^18 por segundo) desde el Big Bang: unos 4·10^35.
Ese número tiene 36 cifras.`);

// %% [markdown]
// Por eso $Z$ es **intratable**: la integral se escribe enseguida, pero no hay tiempo para sumarla. (A veces hay atajo: en
// el cuenco $E = |x|^2/2$, $Z$ tiene fórmula en cualquier dimensión. Para una red no se conoce ninguno.) El resto del
// cuaderno son las ideas que permiten vivir sin $Z$.
//
// ### Cuidado: «1024 dimensiones (28×28)»
//
// Lo verás escrito, y la cuenta no sale. La nuestra es la de la imagen que entra en la red, de $32 \times 32$:

// %%
const lado = 28 + 2 + 2; // dos filas y dos columnas de fondo a cada lado
`MNIST original: 28 × 28 = ${28 * 28}. Rodeado de fondo: ${lado} × ${lado} = ${lado * lado}`

// %% [markdown]
// ## 4. La temperatura
//
// $T$ decide cuánto pesan las diferencias de energía. Entre los dos pozos de nuestro paisaje la diferencia es de
// aproximadamente $0{,}5$. Predice antes de mirar:

// %%
exercise("01-temperatura")

// %%
const orden: string[] = []; // de menor a mayor: "caliente", "fría", "templada"
check("01-temperatura", orden)

// %%
/** Parte de la probabilidad que está en x < 0, sumando en una recta (la y no cambia nada). */
function parteIzquierda(T: number): number {
  const x = Array.from({ length: 4000 }, (_, i) => -10 + (20 * (i + 0.5)) / 4000);
  const pesos = x.map((v) => Math.exp(-altura(v, 0) / T));
  const suma = (valores: number[]) => valores.reduce((a, b) => a + b, 0);
  return suma(pesos.slice(0, 2000)) / suma(pesos);
}
const enPalabras = (T: number) =>
  `${formatNumber(100 * parteIzquierda(T), 1)} % con T = ${formatNumber(T, 1)}`;
const temperaturas = Array.from({ length: 31 }, (_, i) => 10 ** (-1.5 + i / 10));
show(
  curves(
    [
      {
        name: "probabilidad de x < 0",
        x: temperaturas,
        y: temperaturas.map(parteIzquierda),
      },
      { name: "la mitad", x: [temperaturas[0], temperaturas[30]], y: [0.5, 0.5], dashed: true },
    ],
    {
      title: "Frío: todo en el pozo hondo. Caliente: mitad y mitad",
      subtitle: `Pozo hondo: ${[0.1, 0.5, 2].map(enPalabras).join("; ")}`,
      x: "temperatura T",
      y: "parte de la probabilidad",
      height: 240,
      xScale: "log",
    },
  ),
  { name: "01-temperatura" },
);

// %% [markdown]
// En el pozo B de la sección 3 se ve algo más: con mucho calor cuentan menos los fondos y más el sitio, y gana el pozo más
// **ancho**, aunque sea el menos hondo.
//
// $p$ solo depende del cociente $E/T$: multiplicar todas las energías por 10 es lo mismo que dividir la temperatura entre
// 10. Por eso la teoría del aprendizaje fija $T = 1$ y deja que el modelo elija la escala de $E$. (En la práctica se hacen
// trampas con $T$: las verás en los cuadernos 02 y 04.)
//
// Una herramienta más, que usaremos varias veces: en una rejilla se puede hacer lo que con imágenes no, **sortear según la
// $p$ exacta**.

// %%
/** Sortea índices, cada uno con probabilidad proporcional a su peso. */
function sortea(pesos: ArrayLike<number>, cuantos: number, azar: Generator): number[] {
  const acumulado = new Float64Array(pesos.length);
  let total = 0;
  for (let i = 0; i < pesos.length; i++) {
    total += pesos[i];
    acumulado[i] = total;
  }
  return Array.from({ length: cuantos }, () => {
    const u = azar.uniform() * total;
    let [bajo, alto] = [0, pesos.length - 1];
    while (bajo < alto) {
      const medio = (bajo + alto) >> 1;
      if (acumulado[medio] > u) alto = medio;
      else bajo = medio + 1;
    }
    return bajo;
  });
}

/** Sortea posiciones en [desde, hasta] según unos pesos en celdas iguales. */
function sorteaPosiciones(
  pesos: ArrayLike<number>,
  [desde, hasta]: readonly [number, number],
  { cuantos, azar }: { cuantos: number; azar: Generator },
): Float32Array {
  const ancho = (hasta - desde) / pesos.length;
  const celdas = sortea(pesos, cuantos, azar);
  return Float32Array.from(celdas, (i) => desde + ancho * (i + azar.uniform()));
}

// %% [markdown]
// ## 5. La ecuación de Langevin, deducida
//
// Queremos **muestras** de $p$ sin conocer $Z$. La receta de Langevin mueve cada partícula así:
//
// $$x' = x - \frac{\varepsilon}{2}\,E'(x) + \sqrt{\varepsilon\,T}\;\xi, \qquad \xi \sim \mathcal{N}(0, 1)$$
//
// ¿Por qué esa proporción entre bajada y ruido? Hagamos la cuenta en una recta, con muchísimas partículas repartidas con
// densidad $p(x)$. El **flujo** $J$ en un punto $x$ es la parte de las partículas que lo cruza hacia la derecha en un
// paso, menos la que lo cruza hacia la izquierda. Tiene dos causas.
//
// **La bajada.** Cada partícula se desliza $-\frac{\varepsilon}{2}E'(x)$. Cruzan las que están más cerca de $x$ que eso:
//
// $$J_{\text{bajada}} = -\frac{\varepsilon}{2}\,E'(x)\,p(x)$$
//
// **El ruido.** Cambiemos el salto de Gauss por uno más simple con la misma varianza: $+h$ o $-h$ a cara o cruz, con
// $h = \sqrt{\varepsilon T}$. De las que están a la izquierda de $x$, a menos de $h$, la mitad salta a la derecha:
// $\frac{1}{2}\,h\,p(x - \frac{h}{2})$. En sentido contrario, $\frac{1}{2}\,h\,p(x + \frac{h}{2})$. La diferencia es
//
// $$J_{\text{ruido}} \approx -\frac{1}{2}\,h^2\,p'(x) = -\frac{\varepsilon T}{2}\,p'(x)$$
//
// El ruido no tiene dirección, pero produce flujo: salen más de donde hay más. En total,
//
// $$J = -\frac{\varepsilon}{2}\left(E'(x)\,p(x) + T\,p'(x)\right)$$
//
// **El equilibrio.** Para que $p$ no cambie, en cada trozo de recta debe entrar lo mismo que sale: $J$ es igual en todas
// partes. Y como nadie se escapa al infinito, ese valor es 0. Entonces
//
// $$T\,p' = -E'\,p \quad\Longrightarrow\quad (\ln p)' = -\frac{E'}{T} \quad\Longrightarrow\quad
//   p(x) = \frac{e^{-E(x)/T}}{Z}$$
//
// Es la distribución de Boltzmann. Con otra proporción entre bajada y ruido saldría otra temperatura. $Z$ ha aparecido
// sola, como la constante de la integral, y el paso **no la usa**.
//
// El equilibrio no es quietud: las partículas siguen moviéndose todas, pero en cada punto cruzan tantas en un sentido como
// en el otro. Con pasos muy pequeños vale algo más fuerte, el **balance detallado**: entre dos sitios A y B cualesquiera,
// los pasos de A a B son tan frecuentes como los de B a A.
//
// Tres cosas que esta cuenta **no** dice:
//
// - Es exacta solo cuando $\varepsilon \to 0$. Con pasos grandes el reparto sale mal: en un cuenco, demasiado ancho.
// - Dice que $p$ se mantiene, no cuánto se tarda en llegar a ella. Con barreras altas o poca temperatura puede ser
//   muchísimo.
// - La hemos hecho en una recta. En más dimensiones el flujo es el vector
//   $-\frac{\varepsilon}{2}(p\,\nabla E + T\,\nabla p)$, y también se anula con $p \propto e^{-E/T}$.
//
// ### Para quien quiera más: medir el flujo
//
// Un millón de partículas en la recta $y = 0$ dan un solo paso, y contamos cuántas cruzan cada punto. Lo hacemos con dos
// repartos: por igual y según Boltzmann.

// %%
const flujo = {
  epsilon: 0.01,
  T: 0.5,
  puntos: Array.from({ length: 31 }, (_, i) => -1.2 + 0.08 * i),
};
const pendiente = (x: number) => 4 * x * (x * x - 1) + 1 / 4;

/** Flujo neto que se mide al dar un paso, por partícula y dividido entre ε. */
function flujoMedido(antes: Float32Array): number[] {
  const xi = new Float32Array(antes.length);
  normals(rng(ajustes.semilla), xi, { step: 0, chains: 1 });
  const { epsilon, T } = flujo;
  const despues = antes.map(
    (x, i) => x - (epsilon / 2) * pendiente(x) + Math.sqrt(epsilon * T) * xi[i],
  );
  return flujo.puntos.map((s) => {
    let neto = 0;
    for (let i = 0; i < antes.length; i++) neto += Number(antes[i] < s) - Number(despues[i] < s);
    return neto / antes.length / epsilon;
  });
}
const uniforme = Float32Array.from(
  { length: ajustes.cruces },
  (_, i) => -2 + (4 * (i + 0.5)) / ajustes.cruces,
);
const pesosDeBoltzmann = Array.from({ length: 2000 }, (_, i) =>
  Math.exp(-altura(-2.5 + (5 * (i + 0.5)) / 2000, 0) / flujo.T),
);
const enEquilibrio = sorteaPosiciones(pesosDeBoltzmann, [-2.5, 2.5], {
  cuantos: ajustes.cruces,
  azar: generator(rng(ajustes.semilla, 0, 1)),
});

// %%
// En el reparto por igual, p = 1/4 en [−2, 2] y p′ = 0.
const formula = flujo.puntos.map((x) => (-1 / 2) * pendiente(x) * (1 / 4));
show(
  curves(
    [
      { name: "repartidas por igual", x: flujo.puntos, y: flujoMedido(uniforme) },
      { name: "la fórmula, para ese reparto", x: flujo.puntos, y: formula, dashed: true },
      { name: "repartidas según Boltzmann", x: flujo.puntos, y: flujoMedido(enEquilibrio) },
    ],
    {
      title: "En equilibrio, el flujo neto es cero en todas partes",
      subtitle: "Flujo hacia la derecha en un solo paso, con T = 0,5 y ε = 0,01",
      x: "posición x",
      y: "flujo neto J / ε",
      height: 240,
    },
  ),
  { name: "01-flujo" },
);

// %% [markdown]
// Repartidas por igual, las partículas van hacia los pozos, casi como dice la fórmula, que es para pasos infinitamente
// pequeños. Repartidas según Boltzmann, lo que va y lo que viene se compensa en todos los puntos.
//
// ## 6. Langevin en marcha
//
// En el plano, con y sin ruido, desde los mismos puntos al azar. Sin ruido ($T = 0$) es descenso por gradiente.

// %%
const receta = { stepSize: 0.05, temperature: 0.5 };
const comienzo = uniformStart(paisaje.shape, {
  chains: ajustes.particulas,
  seed: ajustes.semilla,
  bounds: [-1.5, 1.5],
});
const momentos = [0.05, 1].map((parte) => Math.round(parte * ajustes.pasos));
const medidas = Array.from({ length: 31 }, (_, i) => Math.round(ajustes.pasos ** (i / 30)));
const opciones = {
  seed: ajustes.semilla,
  steps: ajustes.pasos,
  record: [...new Set([...momentos, ...medidas])].sort((a, b) => a - b),
};
const conRuido = await sample(ula(paisaje, receta), comienzo, opciones);
const sinRuido = await sample(ula(paisaje, { ...receta, temperature: 0 }), comienzo, opciones);

// %%
const panel = (nombre: string, cadenas: Samples) =>
  momentos.map((paso) => ({
    label: `${nombre}, paso ${paso}`,
    particles: chainsAtStep(cadenas, paso).slice(0, 2 * 60),
  }));
show(
  landscapeSteps(mapa, [...panel("con ruido", conRuido), ...panel("sin ruido", sinRuido)], {
    title: "Con ruido se reparten; sin ruido se amontonan",
    subtitle: "60 de las partículas, con ε = 0,05. A la izquierda, T = 0,5; a la derecha, T = 0",
    range: [-0.3, 3.5],
    contours: 3,
    columns: 4,
    x: "x",
    y: "y",
  }),
  { name: "01-particulas" },
);

// %% [markdown]
// ¿Se reparten **como manda** $p$? Dividimos el plano en celdas y comparamos la parte de las partículas que hay en cada una
// con la probabilidad exacta. La **distancia de variación total** es la parte de las partículas que habría que cambiar de
// celda para que el reparto fuera perfecto: 0 es idéntico y 1, nada en común.

// %%
const celdas = { ancho: 16, alto: 12 };

/** Parte del peso que cae en cada celda de [−2, 2] × [−1,5, 1,5]; lo de fuera cuenta en la del borde. */
function reparto(puntos: ArrayLike<number>, pesos?: ArrayLike<number>): Float64Array {
  const partes = new Float64Array(celdas.ancho * celdas.alto);
  const indice = (valor: number, n: number) => Math.min(n - 1, Math.max(0, Math.floor(valor * n)));
  let total = 0;
  for (let i = 0; 2 * i < puntos.length; i++) {
    const columna = indice((puntos[2 * i] + 2) / 4, celdas.ancho);
    const fila = indice((puntos[2 * i + 1] + 1.5) / 3, celdas.alto);
    const peso = pesos?.[i] ?? 1;
    partes[fila * celdas.ancho + columna] += peso;
    total += peso;
  }
  return partes.map((parte) => parte / total);
}
const distancia = (a: Float64Array, b: Float64Array) =>
  a.reduce((suma, parte, i) => suma + Math.abs(parte - b[i]), 0) / 2;

// La p exacta: exp(−E/T) en una rejilla fina, sumada en cada celda.
const finos = Float32Array.from({ length: 2 * 240 * 240 }, (_, k) => {
  const [i, eje] = [k >> 1, k % 2];
  return -3 + (6 * ((eje === 0 ? i % 240 : Math.floor(i / 240)) + 0.5)) / 240;
});
const pesosFinos = paisaje.energy(finos).map((E) => Math.exp(-E / receta.temperature));
const exacta = reparto(finos, pesosFinos);

/** Distancia a la p exacta de tantas partículas sorteadas según ella: lo mejor que se puede esperar. */
function suelo(cuantas: number, azar: Generator): number {
  const elegidos = sortea(pesosFinos, cuantas, azar);
  return distancia(reparto(elegidos.flatMap((i) => [finos[2 * i], finos[2 * i + 1]])), exacta);
}

// %%
const azar = generator(rng(ajustes.semilla, 0, 2));
const suelos = Array.from({ length: 20 }, () => suelo(ajustes.particulas, azar));
const minimo = suelos.reduce((a, b) => a + b) / suelos.length;
const pasosMedidos = [...new Set(medidas)];
const seAleja = (cadenas: Samples) =>
  pasosMedidos.map((paso) => distancia(reparto(chainsAtStep(cadenas, paso)), exacta));
const [lejosCon, lejosSin] = [seAleja(conRuido), seAleja(sinRuido)];
const [finalCon, finalSin] = [lejosCon, lejosSin].map((lejos) => lejos[lejos.length - 1]);
show(
  curves(
    [
      { name: "con ruido", x: pasosMedidos, y: lejosCon },
      { name: "sin ruido", x: pasosMedidos, y: lejosSin },
      {
        name: "otras tantas muestras exactas",
        x: [1, ajustes.pasos],
        y: [minimo, minimo],
        dashed: true,
      },
    ],
    {
      title: "Solo con ruido se llega a p",
      subtitle: "Distancia de variación total entre las partículas y la densidad exacta",
      x: "paso",
      y: "distancia (0 a 1)",
      height: 240,
      xScale: "log",
    },
  ),
  { name: "01-distancia" },
);

// %% [markdown]
// Con ruido, la distancia baja hasta cerca de la que tendrían otras tantas muestras exactas (no es 0: el azar siempre deja
// unas celdas algo más llenas que otras). Sin ruido también baja al principio, mientras las partículas van de camino, y
// después **crece**: acaban casi todas en dos celdas, el fondo de cada pozo, y repartidas según dónde empezaron.
//
// ### Cuidado: «cada paso baja la energía»
//
// Es lo que se suele decir de Langevin, y lo que sería cierto si solo bajara. Elige un número antes de ver la medida:

// %%
/** Parte de los pasos en los que una partícula acaba con más energía que antes. */
function parteQueSube({ trace: { energy, chains } }: Samples, desde = 0): number {
  const despues = energy.subarray((desde + 1) * chains);
  const antes = energy.subarray(desde * chains);
  return despues.filter((E, i) => E > antes[i]).length / despues.length;
}
const suben = parteQueSube(conRuido, Math.floor(ajustes.pasos / 2));

// %%
exercise("01-suben")

// %%
const parte = NaN; // escribe aquí tu número, entre 0 y 1
check("01-suben", parte, { medido: suben })

// %%
const grande = ula(paisaje, { stepSize: 0.6, temperature: 0 });
const pasoGrande = await sample(grande, comienzo, opciones);
const mitad = Math.floor(ajustes.pasos / 2);
const porCiento = (valor: number) => `${formatNumber(100 * valor, 1)} %`.padStart(8);
showText(`Pasos en los que la energía sube
con ruido, ya en equilibrio        ${porCiento(suben)}
sin ruido, ε = 0,05                ${porCiento(parteQueSube(sinRuido))}
sin ruido, pero con ε = 0,6        ${porCiento(parteQueSube(pasoGrande, mitad))}`);

// %% [markdown]
// En equilibrio suben **la mitad** de los pasos. Tiene que ser así, por el balance detallado (exacto con
// $\varepsilon \to 0$, y aquí casi): cada paso de un sitio a otro más bajo tiene su pareja en sentido contrario, igual de
// frecuente. Solo baja siempre el descenso sin ruido y con pasos pequeños. Con pasos demasiado grandes, hasta sin ruido se
// sube: se salta por encima del fondo y muchas veces se cae más arriba, al otro lado, y así sin acabar nunca. Lo que baja,
// y solo al principio, es la energía **media**.
//
// ### Para quien quiera más: cuánto se paga por un paso grande
//
// En el cuenco $E(x) = \frac{1}{2}x^2$ se puede saber exactamente. Ahí el paso es
// $x' = (1 - \frac{\varepsilon}{2})\,x + \sqrt{\varepsilon T}\,\xi$, y si la varianza $V$ (la media de $x^2$) ya no cambia
// de un paso al siguiente,
//
// $$V = \left(1 - \frac{\varepsilon}{2}\right)^2 V + \varepsilon\,T \quad\Longrightarrow\quad
//   V = \frac{T}{1 - \varepsilon/4}$$
//
// Boltzmann pide $V = T$. El paso finito reparte de más, y si $\varepsilon$ llega a $4$, $V$ se hace infinita.
//
// **Piénsalo antes de ejecutar:** con $\varepsilon = 2$, ¿cuántas veces mayor de lo debido será la varianza?

// %%
const cuenco = quadratic([0, 0, 0, 0]); // E = |x|²/2 en cuatro dimensiones: su energía media es 2V
const tamanos = [0.1, 0.5, 1, 1.5, 2, 2.5, 3];

/** La varianza que se mide en la segunda mitad de un recorrido con T = 1. */
async function varianzaMedida(epsilon: number): Promise<number> {
  const { chains, seed } = { chains: ajustes.cadenasSesgo, seed: ajustes.semilla };
  const muestras = await sample(
    ula(cuenco, { stepSize: epsilon, temperature: 1 }),
    normalStart(cuenco.shape, { chains, seed }),
    { seed, steps: 300 },
  );
  const energias = meanOverChains(muestras.trace.energy, chains).slice(150);
  return energias.reduce((a, b) => a + b, 0) / energias.length / 2;
}
const varianzas: number[] = [];
for (const epsilon of tamanos) varianzas.push(await varianzaMedida(epsilon));

// %%
const finas = Array.from({ length: 64 }, (_, i) => i / 20);
show(
  scatter([{ name: "varianza medida", x: tamanos, y: varianzas }], {
    title: "Un paso grande reparte de más",
    subtitle: "Varianza en equilibrio en el cuenco E = x²/2, con T = 1",
    x: "tamaño del paso ε",
    y: "varianza",
    height: 240,
    references: [
      { name: "fórmula: T / (1 − ε/4)", x: finas, y: finas.map((epsilon) => 1 / (1 - epsilon / 4)) },
      { name: "Boltzmann: T", x: [0, 3.15], y: [1, 1] },
    ],
  }),
  { name: "01-sesgo" },
);

// %% [markdown]
// La medida sigue a la fórmula. Con $\varepsilon = 2$ la varianza es el doble; con $\varepsilon = 0{,}1$ sobra un 2,6 %.
// Para un pozo de curvatura $k$ hay que cambiar $\varepsilon$ por $\varepsilon k$: **el pozo más estrecho manda** en el
// tamaño del paso. El algoritmo se llama por eso «sin ajustar» (ULA). Otro, MALA, corrige este error rechazando algunos pasos.
//
// Aquí están los dos, para jugar (también en el informe, sin ejecutar nada). Pulsa «Iniciar», elige un paisaje y cambia
// $\varepsilon$ y $T$; si arrastras en el mapa, te llevas las partículas que estén cerca. **Piénsalo antes de mover nada:** si subes
// $\varepsilon$ con ULA, ¿quedará la energía media por encima o por debajo de la exacta? Ve de una muesca en una: con pasos
// demasiado grandes las partículas se escapan al infinito, y hay que bajarlo y pulsar «Reiniciar». Después, pasa a MALA y mira qué
// parte de los pasos acepta.
//
// Y con el paisaje «Dibujado por ti» la energía la pones tú: pinta colinas y valles en el mapa con el ratón, el dedo o el teclado.
// (El borde es una pared, que impide que las partículas se escapen.) Fíjate en que la densidad exacta cambia con cada trazo, y en
// que las partículas tardan en alcanzarla. Pero cuidado con la curva de la distancia: después de cada cambio el histograma empieza
// de cero y, con pocas muestras, la distancia es grande aunque las partículas estén bien repartidas.

// %%
live.particles({ landscape: "doubleWell", stepSize: 0.1, temperature: 0.5, name: "01-vivo" });

// %% [markdown]
// ## 7. Descenso y Langevin, lado a lado
//
// Suele leerse que el descenso actúa sobre los **pesos** y Langevin sobre la **imagen**, y que esa es la diferencia. No lo
// es. Lo que se mueve y si hay ruido son dos decisiones distintas, y las cuatro combinaciones existen:
//
// | se mueve | sin ruido: **descenso** | con ruido en su proporción: **Langevin** |
// |---|---|---|
// | los **pesos** $\theta$, con una pérdida $L$ | entrenar: buscar pesos con poca pérdida | sortear pesos según $e^{-L/T}$ (no lo usaremos) |
// | la **imagen** $x$, con la energía $E$ | buscar un mínimo local de la energía | sortear imágenes según $e^{-E/T}$ |
//
// Comparados sobre la imagen:
//
// | | descenso por gradiente | dinámica de Langevin |
// |---|---|---|
// | regla | $x' = x - \eta\,\nabla E(x)$ | $x' = x - \frac{\varepsilon}{2}\nabla E(x) + \sqrt{\varepsilon T}\,\xi$ |
// | objetivo | que $E$ baje | que $x$ acabe repartida según $p$; **no** minimiza $E$ |
// | resultado | un mínimo local, y se para | muestras **del modelo**, y no se para nunca |
// | si se repite desde el mismo sitio | siempre lo mismo | cada vez una muestra distinta |
//
// Esas muestras se parecen a los datos solo si el modelo los ha aprendido bien.
//
// ### Lo más probable no es lo típico
//
// «Muestrear» y «buscar el mínimo» se confunden porque en el plano se parecen. Con más dimensiones, no. En el cuenco
// $E(x) = \frac{1}{2}|x|^2$ con $T = 1$, las muestras exactas son normales:

// %%
const dimensiones = [1, 2, 10, 100, 1024];
const filas = dimensiones.map((d) => {
  const energias = quadratic(Array.from({ length: d }, () => 0)).energy(
    normalStart([d], { chains: ajustes.cadenasSesgo, seed: ajustes.semilla }),
  );
  const media = energias.reduce((a, b) => a + b, 0) / energias.length;
  const menor = energias.reduce((a, b) => Math.min(a, b));
  const conComa = (valor: number) => valor.toFixed(1).replace(".", ",");
  return [String(d), "0,0", conComa(media), conComa(menor)];
});
const enColumnas = (fila: string[]) => fila.map((celda) => celda.padStart(17)).join("");
showText(`Energías de ${ajustes.cadenasSesgo} muestras
${enColumnas(["dimensiones", "en el mínimo", "media", "la más baja"])}
${filas.map(enColumnas).join("\n")}`);

// %% [markdown]
// La energía media es $d\,T/2$. En 1024 dimensiones **ninguna** muestra se acerca al mínimo, que es el punto de mayor
// densidad: hay tantísimo más sitio lejos de él que cerca, que casi toda la probabilidad está lejos.

// %%
exercise("01-minimo")

// %%
const respuestaFondo = ``; // escribe aquí tu respuesta
check("01-minimo", respuestaFondo, { con: finalCon, sin: finalSin })

// %% [markdown]
// ## 8. Aprender: máxima verosimilitud
//
// Ahora tenemos **datos** y queremos el paisaje. Lo clásico es la **máxima verosimilitud**: elegir los parámetros $\theta$
// que hacen más probables los datos, es decir, los que hacen mínima la media de
//
// $$-\ln p_\theta(x) = E_\theta(x) + \ln Z(\theta) \qquad (T = 1)$$
//
// El primer sumando es fácil. El segundo es el problema: $Z$ **cambia con** $\theta$, y no sabemos calcularlo. Pero basta
// con su **gradiente**:
//
// $$\nabla_\theta \ln Z = \frac{1}{Z}\,\nabla_\theta \int e^{-E_\theta(x)}\,dx
//   = -\int \frac{e^{-E_\theta(x)}}{Z}\,\nabla_\theta E_\theta(x)\,dx
//   = -\,\mathbb{E}_{x\sim p_\theta}\bigl[\nabla_\theta E_\theta(x)\bigr]$$
//
// La integral imposible es ahora una **media según el modelo**, y las medias se estiman con muestras. En total:
//
// $$\nabla_\theta\,\overline{(-\ln p_\theta)} = \underbrace{\mathbb{E}_{\text{datos}}[\nabla_\theta E_\theta]}_{\text{baja los datos}}
//   - \underbrace{\mathbb{E}_{x\sim p_\theta}[\nabla_\theta E_\theta]}_{\text{sube las muestras}}$$
//
// Este es el **gradiente contrastivo**. Escríbelo para el modelo más pequeño que hay, con un solo parámetro:

// %%
exercise("01-contrastivo")

// %%
function gradienteContrastivo(datos: number[], muestras: number[]): number {
  // E(x) = θ · x² / 2
  return 0; // escribe aquí el gradiente respecto a θ de la media de −ln p
}
check("01-contrastivo", gradienteContrastivo)

// %% [markdown]
// ### Cuidado: «no podemos usar máxima verosimilitud»
//
// Se lee que, como $Z$ es intratable, con estos modelos no se puede, y que harían falta muestras de la distribución «que es
// precisamente lo que queremos aprender». Ni lo uno ni lo otro:
//
// - El gradiente contrastivo, con muestras del modelo, **es en promedio** el de máxima verosimilitud.
// - Las muestras que hacen falta son del modelo **de ahora**, $p_\theta$, y su energía la conocemos. Langevin las da sin
//   $Z$, si se le deja tiempo (lo que pasa si no, en la sección 10).
//
// Comprobémoslo con un modelo de dos parámetros en el que $Z$ se puede sumar, $E_\theta(x) = \theta_1 x^2 + \theta_2 x^4$.
// Los datos salen de $\theta = (-3,\ 1{,}5)$, que es un doble pozo, pero el modelo no lo sabe.

// %%
type Theta = readonly [number, number];
const recta = Float64Array.from({ length: 801 }, (_, i) => -3 + (6 * i) / 800);
const dx = recta[1] - recta[0];
const media = (valores: ArrayLike<number>) =>
  Array.from(valores).reduce((a, b) => a + b, 0) / valores.length;

/** La energía θ₁ x² + θ₂ x⁴ en una recta, como la piden los muestreadores. */
function modelo([a, b]: Theta): Energy {
  const energia = (x: Float32Array) => x.map((v) => a * v ** 2 + b * v ** 4);
  return {
    name: "polinomio",
    shape: [1],
    energy: energia,
    energyAndGradient: (x) => ({
      energy: energia(x),
      gradient: x.map((v) => 2 * a * v + 4 * b * v ** 3),
    }),
  };
}

/** Densidad en la recta y ln Z, sumando: exactos. */
function exacto([a, b]: Theta): { p: Float64Array; logZ: number } {
  const pesos = recta.map((x) => Math.exp(-(a * x ** 2 + b * x ** 4)));
  const Z = dx * pesos.reduce((suma, w) => suma + w, 0);
  return { p: pesos.map((w) => w / Z), logZ: Math.log(Z) };
}

/** Medias de ∂E/∂θ₁ = x² y ∂E/∂θ₂ = x⁴: en unas muestras, y según el modelo exacto. */
const mediasDe = (x: Float32Array): Theta => [
  media(x.map((v) => v ** 2)),
  media(x.map((v) => v ** 4)),
];
const mediasExactas = (theta: Theta): Theta => {
  const { p } = exacto(theta);
  const segun = (k: number) => dx * p.reduce((suma, w, i) => suma + w * recta[i] ** k, 0);
  return [segun(2), segun(4)];
};

// %%
const verdadera: Theta = [-3, 1.5];
const datos = sorteaPosiciones(exacto(verdadera).p, [-3 - dx / 2, 3 + dx / 2], {
  cuantos: ajustes.datos,
  azar: generator(rng(ajustes.semilla, 0, 3)),
});
const enDatos = mediasDe(datos);

/** Media exacta de −ln p de los datos. */
const sorpresa = ([a, b]: Theta) => a * enDatos[0] + b * enDatos[1] + exacto([a, b]).logZ;

// El gradiente en θ = (1; 1), de tres maneras.
const inicial: Theta = [1, 1];
const h = 1e-4;
const diferencias = [
  (sorpresa([1 + h, 1]) - sorpresa([1 - h, 1])) / (2 * h),
  (sorpresa([1, 1 + h]) - sorpresa([1, 1 - h])) / (2 * h),
];
const contrastivo = mediasExactas(inicial).map((m, k) => enDatos[k] - m);
const deLangevin = await sample(
  ula(modelo(inicial), { stepSize: 0.01 }),
  uniformStart([1], { chains: 4 * ajustes.cadenas, seed: ajustes.semilla, bounds: [-2, 2] }),
  { seed: ajustes.semilla, steps: 500 },
);
const conMuestras = mediasDe(deLangevin.x).map((m, k) => enDatos[k] - m);
const linea = (nombre: string, valores: readonly number[]) =>
  nombre.padEnd(50) + valores.map((v) => formatNumber(v, 4).padStart(10)).join("");
showText(`Gradiente de la media de −ln p en θ = (1; 1)               θ₁        θ₂
${linea("diferencias finitas de −ln p, con Z sumada", diferencias)}
${linea("gradiente contrastivo, medias exactas", contrastivo)}
${linea(`gradiente contrastivo, ${4 * ajustes.cadenas} muestras de Langevin`, conMuestras)}`);

// %% [markdown]
// Las dos primeras filas son lo mismo por dos caminos que no se parecen. La tercera no usa $Z$ y sale casi igual: la
// separan el azar de las muestras y el tamaño del paso. Entrenemos ahora con el gradiente exacto y con muestras sorteadas
// del modelo.

// %%
/** Entrena desde θ = (1; 1) con descenso; `muestrea` da las medias según el modelo en cada paso. */
async function entrena(muestrea: (theta: Theta, paso: number) => Theta | Promise<Theta>) {
  const camino: Theta[] = [inicial];
  for (let paso = 0; paso < ajustes.pasosEntrenar; paso++) {
    const [a, b] = camino[paso];
    const [ma, mb] = await muestrea([a, b], paso);
    camino.push([a - 0.3 * (enDatos[0] - ma), b - 0.3 * (enDatos[1] - mb)]);
  }
  return { camino, theta: camino[ajustes.pasosEntrenar] };
}
const azarDelModelo = generator(rng(ajustes.semilla, 0, 4));
const sorteadas = (theta: Theta, cuantos: number) =>
  sorteaPosiciones(exacto(theta).p, [-3 - dx / 2, 3 + dx / 2], { cuantos, azar: azarDelModelo });
const porExacto = await entrena(mediasExactas);
const porMuestras = await entrena((theta) => mediasDe(sorteadas(theta, ajustes.cadenas)));

// %%
const cuantas = Math.floor(ajustes.pasosEntrenar / 10) + 1;
const cadaDiez = Array.from({ length: cuantas }, (_, i) => 10 * i);
const finales = [porExacto, porMuestras].map(
  ({ theta }) => `(${theta.map((v) => formatNumber(v)).join("; ")})`,
);
const curvaDe = (name: string, { camino }: { camino: Theta[] }) => ({
  name,
  x: cadaDiez,
  y: cadaDiez.map((paso) => sorpresa(camino[paso])),
});
show(
  curves(
    [
      curvaDe("gradiente exacto", porExacto),
      { ...curvaDe("contrastivo, con muestras del modelo", porMuestras), dashed: true },
    ],
    {
      title: "Con muestras del modelo, se aprende lo mismo que con Z",
      subtitle: `Acaban en θ = ${finales.join(" y ")}; los datos salieron de (−3; 1,5)`,
      x: "paso de entrenamiento",
      y: "media de −ln p de los datos",
      height: 240,
    },
  ),
  { name: "01-aprender" },
);

// %% [markdown]
// No sale del todo $(-3;\ 1{,}5)$, y no es un fallo: con unos miles de datos, el máximo de la verosimilitud está cerca de
// la verdad, no encima.
//
// ### Cuidado: «las muestras del modelo viven en las colinas»
//
// Como el gradiente «sube la energía de las muestras», se dice que estas acaban en las colinas del paisaje y los datos en
// los valles. Midamos la energía media de los datos, de muestras del modelo y de ruido uniforme:

// %%
const ruidoUniforme = uniformStart([1], { chains: 4000, seed: ajustes.semilla, bounds: [-2, 2] });
const energiasMedias = [inicial, porExacto.theta].map((theta) => {
  const { energy } = modelo(theta);
  return [datos, sorteadas(theta, 4000), ruidoUniforme].map((x) => media(energy(x)));
});
show(
  bars(
    ["datos", "muestras del modelo", "ruido uniforme"].map((name, k) => ({
      name,
      values: energiasMedias.map((valores) => valores[k]),
    })),
    {
      title: "Las muestras viven en los valles del modelo",
      subtitle: "Antes de aprender, menos energía que los datos; después, igual",
      categories: ["antes de aprender", "después de aprender"],
      x: "momento",
      y: "energía media E",
      width: 460,
    },
  ),
  { name: "01-colinas" },
);

// %% [markdown]
// Es al revés. Por definición, las muestras de $p_\theta \propto e^{-E_\theta}$ están donde $E_\theta$ es baja. Al principio
// el valle está en el sitio equivocado: las muestras caen en él y los datos quedan ladera arriba. Entrenar **rellena** los
// valles donde solo hay muestras y **excava** donde hay datos, hasta que los dos se reparten igual y los empujones se
// anulan. En las colinas, lo que hay es ruido.
//
// ## 9. El signo de la energía
//
// Aquí la red devuelve $E$: baja = probable. En muchos tutoriales devuelve $f = -E$, y las fórmulas cambian de signo a la
// vez: se **sube** por $f$, y la pérdida es $\overline{f(\text{falsas})} - \overline{f(\text{reales})}$. Los dos convenios
// sirven. Lo que no sirve es mezclarlos: por ejemplo, bajar por $f$ creyendo que es $E$.

// %%
const alReves = landscape2d({
  name: "f puesta donde va E",
  energy: (x, y) => -altura(x, y),
  gradient: (x, y) => [-(4 * x * (x * x - 1) + 1 / 4), -2 * y],
});
const limites = { stepSize: 0.02, noise: 0.1, gradientClip: 10, bounds: [-1.5, 1.5] } as const;
const pocosPasos = { seed: ajustes.semilla, steps: 100 };
const bien = await sample(langevin(paisaje, limites), comienzo, pocosPasos);
const mal = await sample(langevin(alReves, limites), comienzo, pocosPasos);
show(
  curves(
    [
      { name: "bajando por E", y: meanOverChains(bien.trace.energy, bien.chains) },
      {
        name: "bajando por f, por error",
        y: meanOverChains(mal.trace.energy, mal.chains).map((f) => -f),
      },
    ],
    {
      title: "Con el signo cambiado, huyen de los valles",
      subtitle: "Media de E en las partículas, que no pueden salir de [−1,5; 1,5]",
      x: "paso",
      y: "energía media E",
      height: 240,
    },
  ),
  { name: "01-signo" },
);

// %% [markdown]
// No hay ningún mensaje de error: las partículas van, muy seguras, al peor sitio. Cuando una red viene de fuera y produce
// $f$, aquí se declara con `outputSign: -1`, y todo lo demás no cambia:

// %%
const motor = await chooseEngine({ fma: false });
const mini = network({
  name: "mini",
  inputShape: [2],
  layers: [dense(8, { activation: "swish" }), dense(1)],
});
const dosRedes = [
  await openNetwork(mini, { seed: 3, engine: motor }),
  await openNetwork({ ...mini, outputSign: -1 }, { seed: 3, engine: motor }),
].map((red) => networkEnergy(red).energy(Float32Array.of(1, -1))[0]);
showText(`La misma red, con los mismos pesos, en el punto (1, −1)
outputSign:  1   E = ${formatNumber(dosRedes[0], 4)}
outputSign: −1   E = ${formatNumber(dosRedes[1], 4)}`);

// %% [markdown]
// ## 10. La memoria de repetición
//
// Cada paso de entrenamiento necesita muestras del modelo de ahora, y llegar a ellas desde ruido puede pedir cientos de
// pasos de Langevin. No hay tiempo. ¿Y si damos muy pocos? En nuestro paisaje del plano, 5 en cada ronda, de dos maneras:
//
// - **Sin memoria:** en cada ronda, partículas nuevas desde ruido.
// - **Con memoria:** en cada ronda se sigue desde donde se quedaron otras; solo un 5 % empieza en ruido.
//
// **Piénsalo antes de ejecutar:** las dos gastan lo mismo. ¿Cómo evolucionará la distancia a $p$ en cada caso?

// %%
/** Distancia a la p exacta al final de cada ronda de 5 pasos. */
async function rondas(conMemoria: boolean): Promise<number[]> {
  const memoria = replayBuffer({
    shape: [2],
    seed: ajustes.semilla,
    low: -2,
    high: 2,
    capacity: ajustes.particulas,
    initial: ajustes.particulas,
    newFraction: conMemoria ? 0.05 : 1,
  });
  const distancias: number[] = [];
  for (let ronda = 0; ronda < ajustes.rondas; ronda++) {
    const desde = memoria.draw(ajustes.particulas);
    const { x } = await sample(ula(paisaje, receta), desde.x, {
      seed: ajustes.semilla,
      index: ronda,
      steps: 5,
    });
    memoria.push(x, desde.ages);
    distancias.push(distancia(reparto(x), exacta));
  }
  return distancias;
}
const rondasHechas = { sin: await rondas(false), con: await rondas(true) };

// %%
show(
  curves(
    [
      { name: "sin memoria", y: rondasHechas.sin },
      { name: "con memoria", y: rondasHechas.con },
      {
        name: "otras tantas muestras exactas",
        x: [0, ajustes.rondas - 1],
        y: [minimo, minimo],
        dashed: true,
      },
    ],
    {
      title: "La memoria hace largas las cadenas cortas",
      subtitle: "Distancia a la densidad exacta tras cada ronda de 5 pasos de Langevin",
      x: "ronda",
      y: "distancia (0 a 1)",
      height: 240,
    },
  ),
  { name: "01-memoria" },
);

// %% [markdown]
// Sin memoria, cada ronda llega tan lejos como la anterior: a 5 pasos del ruido. Con memoria, cada ronda aprovecha las
// anteriores. No llega del todo al suelo, porque siempre hay partículas recién llegadas y porque al elegir con repetición
// unas se copian y otras se pierden.
//
// ¿Y qué pasa al **aprender**? Volvamos a la recta, con 5 pasos desde ruido y con 5 pasos desde la memoria.

// %%
/** Entrena con cadenas de 5 pasos de Langevin y devuelve también las últimas muestras. */
async function entrenaConCadenas(newFraction: number) {
  const memoria = replayBuffer({
    shape: [1],
    seed: ajustes.semilla,
    low: -2,
    high: 2,
    newFraction,
  });
  const ultimas: { x: Float32Array } = { x: new Float32Array(0) };
  const resultado = await entrena(async (theta, paso) => {
    const desde = memoria.draw(ajustes.cadenas);
    const { x } = await sample(ula(modelo(theta), { stepSize: 0.01 }), desde.x, {
      seed: ajustes.semilla,
      index: paso,
      steps: 5,
    });
    memoria.push(x, desde.ages);
    ultimas.x = x;
    return mediasDe(x);
  });
  return { ...resultado, muestras: ultimas.x };
}
const conMemoria = await entrenaConCadenas(0.05);
const cortas = await entrenaConCadenas(1);
const [sorpresaExacta, sorpresaMemoria, sorpresaCortas] = [porExacto, conMemoria, cortas].map(
  ({ theta }) => sorpresa(theta),
);

// %%
const sorpresas = [sorpresaExacta, sorpresaMemoria, sorpresaCortas].map((v) => formatNumber(v, 3));
const visibles = recta.map((_, i) => i).filter((i) => i % 5 === 0 && Math.abs(recta[i]) <= 2.4);
const densidadDe = (name: string, theta: Theta) => {
  const { p } = exacto(theta);
  return { name, x: visibles.map((i) => recta[i]), y: visibles.map((i) => p[i]) };
};
show(
  curves(
    [
      densidadDe("gradiente exacto", porExacto.theta),
      densidadDe("5 pasos, con memoria", conMemoria.theta),
      densidadDe("5 pasos, desde ruido", cortas.theta),
      { ...densidadDe("la que dio los datos", verdadera), dashed: true },
    ],
    {
      title: "Con cadenas cortas se aprende otra cosa",
      subtitle: `Media de −ln p de los datos: exacto, ${sorpresas[0]}; con memoria, ${sorpresas[1]}; desde ruido, ${sorpresas[2]}`,
      x: "posición x",
      y: "densidad p(x)",
      height: 240,
    },
  ),
  { name: "01-aprendida" },
);

// %% [markdown]
// Con memoria, casi lo mismo que con el gradiente exacto. Desde ruido, un modelo peor: demasiado apretado hacia el centro, y
// con muy poca probabilidad en los extremos, donde sí hay datos. Solo con muestras exactas del modelo el gradiente es el de
// máxima verosimilitud.
//
// ### Para quien quiera más: un modelo mal aprendido y contento
//
// Comparemos las muestras de 5 pasos del peor modelo, las que vio al aprender, con los datos y con su densidad:

// %%
const [enDatos2, enCortas2, enDensidad2] = [
  enDatos,
  mediasDe(cortas.muestras),
  mediasExactas(cortas.theta),
].map(([deCuadrados]) => formatNumber(deCuadrados));
show(
  histogram(
    [
      { name: "datos", values: datos },
      { name: "sus muestras de 5 pasos", values: cortas.muestras },
    ],
    {
      title: "Aprendió mal, y sus muestras cortas se parecen a los datos",
      subtitle: `Media de x²: ${enDatos2} en los datos, ${enCortas2} en sus muestras cortas, ${enDensidad2} en su densidad`,
      x: "posición x",
      bins: 48,
      range: [-2.4, 2.4],
      height: 240,
      references: [densidadDe("su densidad de verdad", cortas.theta)],
    },
  ),
  { name: "01-cortas" },
);

// %% [markdown]
// El gradiente solo vio muestras de 5 pasos, y se ocupó de que **esas** tuvieran las medias de los datos. Para conseguirlo
// en tan pocos pasos, el paisaje tuvo que empujar hacia dentro más de lo debido. Si alguien lo recorriera con cadenas largas,
// vería otra distribución. Con redes ocurre lo mismo, y volveremos a ello en el cuaderno 05.
//
// Un apunte sobre los nombres. La **divergencia contrastiva** original, de Hinton, empieza las cadenas cortas en los datos.
// Continuarlas de un paso de entrenamiento al siguiente se llama divergencia contrastiva **persistente**; la memoria de
// repetición (Du y Mordatch, 2019) es una variante de esta.
//
// ## 11. El procedimiento, en cuatro pasos
//
// Ya están todas las piezas. En cada paso de entrenamiento:
//
// 1. Se toma un **lote de datos**.
// 2. Se sacan **muestras del modelo**: de la memoria, unos pasos de Langevin, y de vuelta a la memoria.
// 3. Se **comparan**: gradiente de la energía media de los datos menos el de la energía media de las muestras.
// 4. Se **corrigen los parámetros** un poco en contra de ese gradiente: los datos bajan, las muestras suben.
//
// En el cuaderno 02 haremos esto con imágenes, con una receta algo más tramposa.
//
// ### Para quien quiera más: esculpir un paisaje entero
//
// El modelo es una rejilla de bultos de altura ajustable, $E_\theta(x) = \frac{1}{5}|x|^2 + \sum_k \theta_k\,b_k(x)$, y los
// datos, dos medias lunas. Cada $\theta_k$ es cuánto sobresale (o se hunde) un bulto, y
// $\partial E/\partial\theta_k = b_k(x)$.

// %%
const columnas = 13;
const centros = Array.from({ length: columnas * 9 }, (_, k) => ({
  x: -2.1 + 0.35 * (k % columnas),
  y: -1.4 + 0.35 * Math.floor(k / columnas),
}));
const theta = new Float64Array(centros.length); // todo llano al empezar
const anchura2 = 0.3 ** 2;
const bulto = (k: number, x: number, y: number) =>
  Math.exp(-((x - centros[k].x) ** 2 + (y - centros[k].y) ** 2) / (2 * anchura2));

const esculpido = landscape2d({
  name: "bultos",
  energy: (x, y) => theta.reduce((E, alto, k) => E + alto * bulto(k, x, y), (x * x + y * y) / 5),
  gradient: (x, y) => {
    const g: [number, number] = [(2 * x) / 5, (2 * y) / 5];
    for (let k = 0; k < theta.length; k++) {
      const b = (theta[k] * bulto(k, x, y)) / anchura2;
      g[0] -= b * (x - centros[k].x);
      g[1] -= b * (y - centros[k].y);
    }
    return g;
  },
});

/** Media de ∂E/∂θ en unos puntos: cuánto toca cada bulto. */
function mediasDeBultos(puntos: Float32Array): Float64Array {
  const medias = new Float64Array(theta.length);
  const n = puntos.length / 2;
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < medias.length; k++) {
      medias[k] += bulto(k, puntos[2 * i], puntos[2 * i + 1]) / n;
    }
  }
  return medias;
}

// %%
const lunas = twoMoons(4096, { seed: ajustes.semilla, noise: 0.15 }).map(
  (v, i) => v - (i % 2 ? 0.25 : 0.5), // centradas
);
const memoriaDeLunas = replayBuffer({ shape: [2], seed: ajustes.semilla, low: -2, high: 2 });

/** Un paso de entrenamiento; devuelve las muestras que ha usado. */
async function esculpe(paso: number): Promise<Float32Array> {
  // 1. Un lote de datos.
  const lote = lunas.slice(512 * (paso % 16), 512 * (paso % 16) + 512);
  // 2. Muestras del modelo.
  const desde = memoriaDeLunas.draw(256);
  const { x } = await sample(ula(esculpido, { stepSize: 0.02 }), desde.x, {
    seed: ajustes.semilla,
    index: paso,
    steps: 10,
  });
  memoriaDeLunas.push(x, desde.ages);
  // 3. La comparación.
  const [enLote, enMuestras] = [mediasDeBultos(lote), mediasDeBultos(x)];
  // 4. La corrección, cada vez menor, con un freno suave para que los bultos no crezcan sin fin.
  const tasa = 3 * (1 - paso / ajustes.pasosEsculpir);
  for (let k = 0; k < theta.length; k++) {
    theta[k] -= tasa * (enLote[k] - enMuestras[k] + 0.002 * theta[k]);
  }
  return x;
}

/** Media exacta de −ln p de los datos, con Z sumada en una rejilla. */
function sorpresaDeLunas(): number {
  const cuadrado = [-4, 4] as const;
  const { values } = gridOf(esculpido.energy, { domain: [cuadrado, cuadrado], size: 120 });
  const Z = values.reduce((suma, E) => suma + Math.exp(-E), 0) * (8 / 120) ** 2;
  return media(esculpido.energy(lunas.slice(0, 2000))) + Math.log(Z);
}

// %%
/** El paisaje de ahora, con el punto más bajo en 0: solo importan las diferencias. */
function mapaEsculpido() {
  const [ancho, alto] = [[-2, 2] as const, [-1.5, 1.5] as const];
  const ahora = gridOf(esculpido.energy, { domain: [ancho, alto], size: [48, 36] });
  const fondo = ahora.values.reduce((a, b) => Math.min(a, b));
  return { ...ahora, values: ahora.values.map((E) => E - fondo) };
}
const escena = (que: string, puntos: Float32Array) => ({
  label: `${que}: ${formatNumber(sorpresaDeLunas())}`,
  grid: mapaEsculpido(),
  particles: puntos.slice(0, 2 * 80),
});
const escenas = [escena("datos, al empezar", lunas)];
const paradas = [0.1, 1].map((parte) => Math.round(parte * ajustes.pasosEsculpir));
for (let paso = 0; paso < ajustes.pasosEsculpir; paso++) {
  const muestras = await esculpe(paso);
  if (paradas.includes(paso + 1)) escenas.push(escena(`muestras, paso ${paso + 1}`, muestras));
}
show(
  landscapeSteps(escenas[0].grid, escenas, {
    title: "Esculpir un paisaje",
    subtitle: "El número sobre cada mapa es la media de −ln p de los datos",
    range: [0, 6],
    contours: 3,
    columns: 3,
    x: "x",
    y: "y",
  }),
  { name: "01-esculpir" },
);

// %% [markdown]
// Nadie ha calculado $Z$ para entrenar: solo para poner en cada título la media de $-\ln p$ de los datos, que baja. En el
// cuaderno 02, los bultos serán una red, y las lunas, dígitos.
//
// ## La pregunta de fondo
//
// Con todo lo anterior ya puedes contestar la que resume la teoría:

// %%
exercise("01-para-que")

// %%
const respuestaParaQue = ``; // escribe aquí tu respuesta
check("01-para-que", respuestaParaQue, { exacta: sorpresaExacta, memoria: sorpresaMemoria, cortas: sorpresaCortas })

// %% [markdown]
// ## Resumen
//
// - $E$ baja = probable. Solo importan las diferencias, y $p = e^{-E/T}/Z$.
// - $Z$ se suma sin problemas en una recta o en un plano, y es imposible con imágenes: $256^{1024}$ términos.
// - Langevin sale de igualar dos flujos, el de la bajada y el del ruido. No usa $Z$; reparte según $p$, no minimiza; en
//   equilibrio suben la mitad de los pasos.
// - La máxima verosimilitud **sí** se puede usar: $\nabla_\theta \ln Z$ es una media según el modelo, y se estima con
//   muestras.
// - Las muestras viven en los valles **del modelo**. Entrenar los rellena donde no hay datos.
// - Con cadenas cortas desde ruido el gradiente ya no es el de la verosimilitud; la memoria lo arregla en buena parte.
//
// **Sigue con** [el cuaderno 02](02-red-y-entrenamiento.ipynb): las mismas ideas, con una red y con dígitos.
//
// ## Para leer más
//
// - Hinton (2002), *Training Products of Experts by Minimizing Contrastive Divergence*.
// - Tieleman (2008), *Training Restricted Boltzmann Machines using Approximations to the Likelihood Gradient*: las cadenas
//   persistentes.
// - Welling y Teh (2011), *Bayesian Learning via Stochastic Gradient Langevin Dynamics*: Langevin sobre los pesos.
// - Roberts y Tweedie (1996), *Exponential Convergence of Langevin Distributions and Their Discrete Approximations*.
// - Du y Mordatch (2019), *Implicit Generation and Modeling with Energy-Based Models*: la memoria de repetición.
// - Ramachandran, Zoph y Le (2017), *Searching for Activation Functions*: swish.
// - Song y Kingma (2021), *How to Train Your Energy-Based Models*: un repaso de todos los métodos.
// - Nijkamp y otros (2020), *On the Anatomy of MCMC-Based Maximum Likelihood Learning of Energy-Based Models*: qué aprenden
//   las cadenas cortas.
