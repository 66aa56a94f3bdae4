// %% [markdown]
// # Interpolaciones: ¿qué hay entre dos dígitos?
//
// **Qué aprenderás**
//
// - A trazar un camino entre dos imágenes y a leer su energía punto por punto.
// - Qué es una **barrera**, y por qué hay que decir siempre de qué camino es.
// - A relajar un camino: dejar que la energía lo lleve por donde menos se sube.
// - Por qué una interpolación esférica de imágenes parece mejor que la recta, y no lo es.
// - A poner a prueba, con muchas parejas y un intervalo, una frase que se lee a menudo: «las interpolaciones siguen teniendo
//   baja energía porque siguen en regiones de baja energía».
//
// **Duración:** unos 45 minutos, sin contar lo que juegues con la barra de la sección 5. **Antes:** los cuadernos 00 y 02.
// **Necesitas** saber qué es un gradiente. [Tabla de símbolos](00-bienvenida.ipynb#Tabla-de-símbolos).
//
// | palabra | qué es |
// |---|---|
// | camino | una fila de puntos (o de imágenes) que va de un extremo al otro |
// | joroba | un trozo del camino con más energía que sus dos extremos |
// | barrera | la altura de la joroba sobre el extremo más alto; 0 si no la hay |
// | nat | la unidad en la que la red mide la energía: 1 nat más es $e \approx 2{,}7$ veces menos probable, a $T = 1$ |

// %%
import { firstBatch, loadMnist, toPadded } from "ebm/data";
import { doubleWell, networkEnergy, ring } from "ebm/energy";
import { chooseEngine, openNetwork } from "ebm/engine";
import { check, exercise, hint } from "ebm/exercise";
import {
  bars,
  curves,
  formatFixed,
  formatNumber,
  gridOf,
  imageGrid,
  landscapeSteps,
  scatter,
} from "ebm/figure";
import { barrier, linearPath, relaxPath, resamplePath, sphericalPath } from "ebm/interpolation";
import { judge, quantile, spearman, wilsonInterval } from "ebm/metrics";
import { cellSignal, live, progress, show, showText } from "ebm/notebook";
import { generator, rng } from "ebm/rng";
import { langevin, sample, uniformStart } from "ebm/sampler";
import { loadShipped } from "ebm/trainer";

// %% [markdown]
// Los números del cuaderno. `confianza` es lo seguro que tiene que estar nuestro clasificador para que una imagen cuente
// como dígito, y `joroba`, lo que tiene que subir un camino para que digamos que sube: una diezmilésima.

// %% humo={"cadenas": 40, "pasos": 250, "confianza": 0.5, "parejas": 2, "reales": 50, "relajacion": 4, "caida": 5, "pasosPlano": 60}
const ajustes = {
  semilla: 7,
  cadenas: 320,
  pasos: 500,
  confianza: 0.9,
  parejas: 32,
  reales: 500,
  imagenes: 16, // de un camino que se relaja
  puntos: 41, // en los que se mide la energía de un camino
  relajacion: 150,
  caida: 200,
  pasosPlano: 3000,
  joroba: 1e-4,
};

// %% [markdown]
// ## 1. Primero, en el plano
//
// El camino más sencillo entre $a$ y $b$ es la **recta**. Con $t$ de 0 a 1,
//
// $$x(t) = (1 - t)\,a + t\,b.$$
//
// Vale igual si $a$ y $b$ son puntos del plano o imágenes: se hace coordenada a coordenada. Escribe ese punto:

// %%
exercise("06-lineal")

// %%
function mezcla(a: number[], b: number[], t: number): number[] {
  return a.map((valor, k) => valor); // escribe aquí la coordenada k del punto x(t)
}
check("06-lineal", mezcla)

// %% [markdown]
// A lo largo de un camino, la energía sube y baja. Su **barrera** es lo que sube por encima del extremo más alto:
//
// $$B = \max_i E(x_i) - \max\bigl(E(x_0), E(x_n)\bigr)$$
//
// Nunca es negativa, porque los extremos también son puntos del camino, y vale 0 cuando ningún punto supera a los dos.
// (Para salir del extremo más bajo se sube más que $B$: hay que contar también la diferencia entre los dos.)

// %%
exercise("06-barrera")

// %%
function barrera(energias: number[]): number {
  return 0; // escribe aquí la altura de la joroba sobre el extremo más alto
}
check("06-barrera", barrera)

// %% [markdown]
// ### Relajar un camino
//
// La recta no sabe nada de la energía. ¿Y si dejamos que el camino se mueva? Sus extremos quedan fijos, y se repite:
//
// 1. cada punto de en medio baja un poco por la pendiente, $x_i \leftarrow x_i - \eta\,\nabla E(x_i)$;
// 2. los puntos se reparten otra vez a distancias iguales a lo largo del camino. Sin esto, todos acabarían en los valles y
//    nadie vigilaría el paso entre ellos.
//
// Es el **método de la cuerda**, y con él buscan los químicos por dónde ocurre una reacción. Lo probaremos en dos paisajes:
//
// - el **doble pozo** del cuaderno 00, $E = (x^2 - 1)^2 + y^2$, de un fondo al otro, con un camino que empieza dando un rodeo;
// - un **anillo**, un valle circular alrededor de una colina, con un camino que empieza recto y la atraviesa.

// %%
exercise("06-doble-pozo")

// %%
const minima = NaN; // escribe aquí la barrera del camino relajado en el doble pozo
check("06-doble-pozo", minima)

// %%
const pozos = doubleWell();
const anillo = ring({ radius: 1.5, width: 0.4 });
const rodeo = resamplePath(Float32Array.of(-1, 0, 0, 1.3, 1, 0), { size: 2, points: 25 });
const recta = linearPath([-1.5, 0], [1.2, 0.9], { points: 25 });
const enElPlano = { steps: ajustes.pasosPlano, stepSize: 0.01 };
const bajado = await relaxPath(pozos, rodeo, enElPlano);
const rodeando = await relaxPath(anillo, recta, enElPlano);

// %%
const mapaDe = (paisaje: typeof pozos) =>
  gridOf(paisaje.energy, {
    domain: [
      [-2, 2],
      [-2, 2],
    ],
    size: 40,
  });
const [mapaPozos, mapaAnillo] = [mapaDe(pozos), mapaDe(anillo)];
show(
  landscapeSteps(
    mapaPozos,
    [
      { label: "doble pozo: un rodeo", particles: rodeo },
      { label: "doble pozo: relajado", particles: bajado.path },
      { label: "anillo: recto", particles: recta, grid: mapaAnillo },
      { label: "anillo: relajado", particles: rodeando.path, grid: mapaAnillo },
    ],
    {
      title: "Un paso de montaña no se rodea; una colina, sí",
      subtitle: `Cada camino tiene 25 puntos. Relajado: ${ajustes.pasosPlano} pasos del método de la cuerda`,
      range: [0, 3],
      contours: 4,
      columns: 4,
      x: "x",
      y: "y",
    },
  ),
  { name: "06-plano" },
);

// %%
const tramo = Array.from({ length: ajustes.puntos }, (_, i) => i / (ajustes.puntos - 1));
/** La energía a lo largo de un camino del plano, también entre sus puntos. */
function perfilDe(paisaje: typeof pozos, camino: Float32Array): Float32Array {
  return paisaje.energy(resamplePath(camino, { size: 2, points: ajustes.puntos }));
}
const perfilesDelPlano = [
  { name: "doble pozo, rodeo", x: tramo, y: perfilDe(pozos, rodeo), dashed: true },
  { name: "doble pozo, relajado", x: tramo, y: perfilDe(pozos, bajado.path) },
  { name: "anillo, recto", x: tramo, y: perfilDe(anillo, recta), dashed: true },
  { name: "anillo, relajado", x: tramo, y: perfilDe(anillo, rodeando.path) },
];
const altura = (k: number) => formatFixed(barrier(perfilesDelPlano[k].y), 2);
show(
  curves(perfilesDelPlano, {
    title: "Relajar baja las barreras hasta donde el paisaje deja",
    subtitle: `Doble pozo: de ${altura(0)} a ${altura(1)}. Anillo: de ${altura(2)} a ${altura(3)}`,
    x: "parte del camino recorrida",
    y: "energía E",
  }),
  { name: "06-plano-perfiles" },
);

// %% [markdown]
// Los dos caminos de partida subían, pero lo que queda después de relajarse es muy distinto:
//
// - En el doble pozo queda una barrera de 1: **todo** camino de un fondo al otro tiene que pasar por $x = 0$, y ahí
//   $E = 1 + y^2 \ge 1$. Es una barrera del **paisaje**.
// - En el anillo, la barrera era de la **recta**. Hay otro camino que no sube.
//
// Por eso una barrera medida en un camino solo demuestra una cosa: que la del paisaje **no es mayor**. Para decir que dos
// sitios están separados no basta con que la recta suba.
//
// ## 2. Dos imágenes generadas
//
// Ahora, dígitos. La red es la media de los pesos de las últimas épocas del entrenamiento: el cuaderno 03 la compara con la
// última sola, y aquí nos basta con que dibuje bien. Generamos muestras como en el cuaderno 02 y nos quedamos con las que el **clasificador** da por dígitos.

// %%
const motor = await chooseEngine({ fma: false });
const red = await loadShipped("ebm-mnist-averaged");
const energia = networkEnergy(
  await openNetwork(red.spec, { weights: red.weights, engine: motor }),
);
const pesosDelJuez = await loadShipped("mnist-classifier");
const juez = await openNetwork(pesosDelJuez.spec, {
  weights: pesosDelJuez.weights,
  engine: motor,
});
const barra = progress({ total: ajustes.pasos, label: "Generar muestras" });
const muestras = await sample(
  langevin(energia),
  uniformStart(energia.shape, { chains: ajustes.cadenas, seed: ajustes.semilla }),
  {
    seed: ajustes.semilla,
    steps: ajustes.pasos,
    signal: cellSignal(),
    onStep: ({ step }) => barra.update(step),
  },
);
barra.done();

// %%
const { digits, confidence } = judge(juez, muestras.x);
const seguras = Array.from(digits.keys()).filter((i) => confidence[i] > ajustes.confianza);
const comoMucho = Math.min(16, seguras.length);
const imagen = (x: Float32Array, i: number) => x.slice(1024 * i, 1024 * (i + 1));

/** Junta varias imágenes o varios caminos, uno detrás de otro. */
function juntar(partes: readonly Float32Array[]): Float32Array {
  const todo = new Float32Array(partes.reduce((suma, parte) => suma + parte.length, 0));
  let desde = 0;
  for (const parte of partes) {
    todo.set(parte, desde);
    desde += parte.length;
  }
  return todo;
}
show(
  imageGrid(juntar(seguras.slice(0, comoMucho).map((i) => imagen(muestras.x, i))), {
    columns: Math.min(8, comoMucho),
    titles: seguras.slice(0, comoMucho).map((i) => `parece un ${digits[i]}`),
    title: "Los extremos de nuestros caminos",
    subtitle: `${seguras.length} de ${ajustes.cadenas} muestras son un dígito para el clasificador; aquí, las primeras`,
  }),
  { name: "06-extremos" },
);

// %% [markdown]
// Con ellas formamos parejas **sin repetir ninguna imagen**: unas de la misma clase y otras de clases distintas. Que no se
// repitan importa: así cada pareja es un experimento aparte, y podremos dar intervalos.

// %%
type Pareja = readonly [Float32Array, Float32Array];

/** Empareja sin repetir, mientras queden dos que `van` juntas. */
function emparejar(libres: readonly number[], van: (i: number, j: number) => boolean): Pareja[] {
  const [i, ...otras] = libres;
  if (i === undefined) return [];
  const j = otras.find((otra) => van(i, otra));
  if (j === undefined) return emparejar(otras, van);
  const resto = otras.filter((otra) => otra !== j);
  return [[imagen(muestras.x, i), imagen(muestras.x, j)], ...emparejar(resto, van)];
}
const mitad = Math.floor(seguras.length / 2);
const iguales = emparejar(seguras.slice(0, mitad), (i, j) => digits[i] === digits[j]).slice(
  0,
  ajustes.parejas,
);
const distintas = emparejar(seguras.slice(mitad), (i, j) => digits[i] !== digits[j]).slice(
  0,
  ajustes.parejas,
);
`${iguales.length} parejas de la misma clase y ${distintas.length} de clases distintas`

// %% [markdown]
// Hace falta una vara de medir: la energía de dígitos **reales** que la red no ha visto (media y desviación típica) y la del
// **ruido** uniforme.

// %%
const mnist = await loadMnist();
const reales = firstBatch(mnist.test, { batchSize: ajustes.reales, seed: ajustes.semilla }).x;
const energiasReales = energia.energy(reales);
const media = (valores: ArrayLike<number>) =>
  Array.from(valores).reduce((a, b) => a + b, 0) / valores.length;
const datos = {
  E: media(energiasReales),
  sigma: Math.sqrt(media(energiasReales.map((E) => (E - media(energiasReales)) ** 2))),
};
const ruidos = uniformStart(energia.shape, { chains: 2 * distintas.length, seed: 2026 });
const ruido = media(energia.energy(ruidos));
showText(`E de dígitos reales: ${formatFixed(datos.E, 3)} ± ${formatFixed(datos.sigma, 3)}
E de ruido uniforme: ${formatFixed(ruido, 3)}`);

// %% [markdown]
// ### Diez imágenes en fila
//
// La pareja que se ve no está elegida a mano: es la que está **en medio** de todas las de clases distintas cuando se ordenan
// por su barrera. La mitad de las parejas tiene una barrera mayor, y la otra mitad, menor.
//
// **Piénsalo antes de ejecutar:** la imagen de en medio, ¿a qué se parecerá? ¿Tendrá más o menos energía que los extremos?

// %%
/** Corta una lista en trozos de n valores. */
function trozos(lista: Float32Array, n: number): Float32Array[] {
  return Array.from({ length: lista.length / n }, (_, i) => lista.subarray(n * i, n * (i + 1)));
}

/** La energía a lo largo del camino de cada pareja. */
function perfiles(parejas: readonly Pareja[], traza = linearPath): Float32Array[] {
  const caminos = parejas.map(([a, b]) => traza(a, b, { points: ajustes.puntos }));
  return trozos(energia.energy(juntar(caminos)), ajustes.puntos);
}
const rectas = { iguales: perfiles(iguales), distintas: perfiles(distintas) };
const barreras = rectas.distintas.map((perfil) => barrier(perfil));
const enOrden = barreras.map((_, k) => k).sort((k, l) => barreras[k] - barreras[l]);
const elegida = enOrden[Math.floor(enOrden.length / 2)];
const [desde, hasta] = distintas[elegida];

// %%
const fila = linearPath(desde, hasta, { points: 10 });
const enTitulo = (energias: Float32Array) => Array.from(energias, (E) => `E = ${formatFixed(E, 3)}`);
show(
  imageGrid(fila, {
    columns: 10,
    titles: enTitulo(energia.energy(fila)),
    scale: 2,
    title: "De un dígito a otro, en línea recta",
    subtitle: "Por el medio se ven los dos a la vez, cada uno con la mitad de la tinta",
  }),
  { name: "06-diez-imagenes" },
);

// %% [markdown]
// ### Cuidado: «el modelo reconfigura la energía»
//
// Así lo dicen algunas guías, y confunde. La red está entrenada y **quieta**: $E$ es la misma función en las diez imágenes. Lo
// que cambia es **dónde** la miramos. Y otro aviso: aquí los títulos dicen $E$, así que **más es peor**; donde
// dibujan $f = -E$ ([cuaderno 01, sección 9](01-fundamentos.ipynb#9.-El-signo-de-la-energía)), una joroba parece un valle.
//
// De cerca, con más puntos y con los dígitos reales como referencia. En este cuaderno, $\sigma$ es la desviación típica de la
// energía de los dígitos reales, y no el ruido de un paso:

// %%
const constante = (valor: number) => tramo.map(() => valor);
const franja = {
  name: "dígitos reales, media ± σ",
  x: tramo,
  y: constante(datos.E),
  band: { low: constante(datos.E - datos.sigma), high: constante(datos.E + datos.sigma) },
  dashed: true,
};
show(
  curves([{ name: "camino recto", x: tramo, y: rectas.distintas[elegida] }, franja], {
    title: "La recta entre dos dígitos sube y vuelve a bajar",
    subtitle: `Barrera: ${formatFixed(barreras[elegida], 3)} nats, ${formatFixed(barreras[elegida] / datos.sigma, 1)} veces la desviación típica de los dígitos reales`,
    x: "parte del camino recorrida",
    y: "energía E",
  }),
  { name: "06-perfil" },
);

// %% [markdown]
// ## 3. ¿Baja comparada con qué?
//
// Que un número sea «bajo» no dice nada sin otro al lado. El control más sencillo es el **ruido**: caminos de ruido a dígito
// y de ruido a ruido, tantos como parejas de clases distintas.

// %%
const conRuido = distintas.map(([, b], k): Pareja => [imagen(ruidos, k), b]);
const entreRuidos = distintas.map(
  (_, k): Pareja => [imagen(ruidos, k), imagen(ruidos, distintas.length + k)],
);
const controles = { conRuido: perfiles(conRuido), entreRuidos: perfiles(entreRuidos) };
const medio = (lista: readonly Float32Array[]) =>
  tramo.map((_, i) => media(lista.map((perfil) => perfil[i])));
show(
  curves(
    [
      { name: "entre ruidos", x: tramo, y: medio(controles.entreRuidos) },
      { name: "de ruido a dígito", x: tramo, y: medio(controles.conRuido) },
      { name: "entre dígitos de clases distintas", x: tramo, y: medio(rectas.distintas) },
    ],
    {
      title: "Comparada con el ruido, la joroba ni se ve",
      subtitle: `Energía media de ${distintas.length} caminos rectos de cada tipo`,
      x: "parte del camino recorrida",
      y: "energía E",
    },
  ),
  { name: "06-con-ruido" },
);

// %% [markdown]
// En esta escala, la frase que queremos probar acierta: las mezclas de dos dígitos están pegadas al fondo. Y del ruido a un
// dígito la curva **solo baja**: ahí no hay ninguna joroba que saltar.
//
// ### ¿Qué le molesta a la red de una mezcla?
//
// La imagen de en medio tiene dos defectos a la vez: **dos dígitos superpuestos** y **la mitad de tinta**. Para separarlos,
// medimos también un dígito solo con media tinta, y dos dígitos superpuestos con toda la tinta (el más oscuro de los dos
// en cada píxel). Y dos controles que conservan los grises de un dígito pero no sus trazos: sus píxeles **barajados**, y la
// mezcla de un dígito con otro barajado.
//
// Ordena primero cuatro de esas imágenes:

// %%
exercise("06-orden")

// %%
const orden: string[] = []; // de menor a mayor: "barajado", "dígito", "mezcla", "ruido"
check("06-orden", orden)

// %%
const azar = generator(rng(ajustes.semilla));
/** Los mismos píxeles en otro orden, al azar. */
function barajar(x: Float32Array): Float32Array {
  const y = x.slice();
  for (let k = y.length - 1; k > 0; k--) {
    const otro = azar.integer(k + 1);
    [y[k], y[otro]] = [y[otro], y[k]];
  }
  return y;
}
const mezclar = (a: Float32Array, b: Float32Array) => a.map((valor, k) => (valor + b[k]) / 2);
const barajadas = distintas.map(([a]) => barajar(a));
const clases = [
  { nombre: "dígito", x: distintas.map(([a]) => a) },
  { nombre: "media tinta", x: distintas.map(([a]) => a.map((v) => (v - 1) / 2)) },
  { nombre: "mezcla de dos", x: distintas.map(([a, b]) => mezclar(a, b)) },
  { nombre: "dos, toda la tinta", x: distintas.map(([a, b]) => a.map((v, k) => Math.max(v, b[k]))) },
  { nombre: "mezcla con barajado", x: distintas.map(([, b], k) => mezclar(barajadas[k], b)) },
  { nombre: "barajado", x: barajadas },
  { nombre: "ruido", x: entreRuidos.map(([a]) => a) },
];
const medidas = clases.map(({ nombre, x }) => ({ nombre, E: energia.energy(juntar(x)) }));

// %%
const enSigmas = (E: number) => (E - datos.E) / datos.sigma;
showText(
  medidas
    .map(({ nombre, E }) => {
      const veces = formatFixed(enSigmas(media(E)), 1).padStart(6);
      return `${nombre.padEnd(21)} E = ${formatFixed(media(E), 3).padStart(6)}   ${veces} σ sobre los datos`;
    })
    .join("\n"),
);
const cuatro = medidas.slice(0, 4);
show(
  bars(
    [
      {
        name: "media",
        values: cuatro.map(({ E }) => enSigmas(media(E))),
        low: cuatro.map(({ E }) => enSigmas(quantile(E, 0.25))),
        high: cuatro.map(({ E }) => enSigmas(quantile(E, 0.75))),
      },
    ],
    {
      title: "Lo que cuesta cada defecto",
      subtitle: `${distintas.length} imágenes de cada tipo, con la media de los dígitos reales en 0; el bigote abarca la mitad central`,
      categories: cuatro.map(({ nombre }) => nombre),
      x: "imagen",
      y: "energía, en σ sobre los datos",
      width: 520,
    },
  ),
  { name: "06-defectos" },
);

// %% [markdown]
// La mezcla tiene más energía que un dígito con media tinta: su joroba **no es solo** falta de contraste. Y dos dígitos
// superpuestos con toda la tinta también están por encima de uno solo: a la red le molesta el segundo dígito. Pero los controles
// sin trazos están muchísimo más arriba: para ella, dos trazos cruzados se parecen más a un dígito que los mismos grises en
// desorden.
//
// ## 4. ¿Y por el arco?
//
// Con vectores de ruido, la recta tiene un defecto: a mitad de camino es más corta. Dos ruidos en 1024 dimensiones son casi
// perpendiculares, y su media tiene solo $1/\sqrt{2} \approx 0{,}71$ veces su norma. La interpolación **esférica** (*slerp*) gira
// de una dirección a la otra a velocidad constante. Con vectores de norma 1 que forman un ángulo $\Omega$,
//
// $$x(t) = \frac{\sin\bigl((1 - t)\,\Omega\bigr)}{\sin\Omega}\,a + \frac{\sin(t\,\Omega)}{\sin\Omega}\,b,
//   \qquad \cos\Omega = a \cdot b.$$

// %%
exercise("06-slerp")

// %%
function esferica(a: number[], b: number[], t: number): number[] {
  const coseno = a.reduce((suma, valor, k) => suma + valor * b[k], 0);
  const omega = Math.acos(coseno); // el ángulo entre a y b
  return a.map((valor, k) => (1 - t) * valor + t * b[k]); // cambia la recta por el arco
}
check("06-slerp", esferica)

// %% [markdown]
// `sphericalPath` hace lo mismo con vectores de cualquier norma (la norma pasa de $|a|$ a $|b|$ poco a poco). Vamos a probarla con
// nuestras parejas de dígitos:

// %%
const recortar = (x: Float32Array) => x.map((v) => Math.max(-1, Math.min(1, v)));
const arcoRecortado: typeof linearPath = (a, b, puntos) => recortar(sphericalPath(a, b, puntos));
const arcos = {
  entero: perfiles(distintas, sphericalPath),
  recortado: perfiles(distintas, arcoRecortado),
};
const centro = (traza: typeof linearPath, [a, b]: Pareja) =>
  imagen(traza(a, b, { points: 3 }), 1);
const fuera = (x: Float32Array) => x.filter((v) => Math.abs(v) > 1).length / x.length;
const porciento = (parte: number, decimales = 0) => `${formatFixed(100 * parte, decimales)} %`;
const enElCentro = juntar(distintas.map((pareja) => centro(sphericalPath, pareja)));
show(
  curves(
    [
      { name: "recto", x: tramo, y: medio(rectas.distintas) },
      { name: "esférico", x: tramo, y: medio(arcos.entero) },
      { name: "esférico, recortado a [−1, 1]", x: tramo, y: medio(arcos.recortado), dashed: true },
    ],
    {
      title: "El arco que aplana la joroba es una trampa",
      subtitle: `Media de ${distintas.length} parejas. A mitad del arco, el ${porciento(fuera(enElCentro))} de los píxeles se sale de [−1, 1]`,
      x: "parte del camino recorrida",
      y: "energía E",
    },
  ),
  { name: "06-esferico" },
);

// %% [markdown]
// ### Cuidado: un camino que se sale del mapa
//
// El arco parece mucho mejor: de media, la energía sube bastante menos que por la recta. Pero mira los píxeles. Como los trazos
// no coinciden, la media de las dos imágenes es más corta que ellas. Para conservar la norma, el arco la **estira** entera, también
// el fondo, que era $-1$ (blanco) en las dos y queda por debajo de $-1$, «más blanco que el papel». La red nunca vio ahí ningún dato ni
// ninguna muestra, y su energía en ese sitio no significa nada. Si se recorta a $[-1, 1]$, la joroba vuelve.
//
// El arco está pensado para vectores de ruido gaussiano, cuya norma casi no varía (White, 2016), y no para píxeles. Por esa
// puerta volveremos a usarlo en la sección 8.
//
// ## 5. Por donde menos se sube
//
// Ahora, el método de la cuerda con imágenes: cada camino tiene 16, y bajan todas las de todas las parejas a la vez. El paso
// es grande porque el gradiente de la red, píxel a píxel, es diminuto.

// %%
const dosClases = [...iguales, ...distintas];
const salida = juntar(dosClases.map(([a, b]) => linearPath(a, b, { points: ajustes.imagenes })));
const avance = progress({ total: ajustes.relajacion, label: "Relajar caminos" });
const relajados = await relaxPath(energia, salida, {
  steps: ajustes.relajacion,
  stepSize: 30,
  points: ajustes.imagenes,
  bounds: [-1, 1],
  signal: cellSignal(),
  onStep: ({ step }) => avance.update(step + 1),
});
avance.done();
const caminosRelajados = trozos(relajados.path, 1024 * ajustes.imagenes);
// También entre las imágenes de la cuerda, o una joroba estrecha podría esconderse ahí.
const finos = caminosRelajados.map((camino) =>
  energia.energy(resamplePath(camino, { size: 1024, points: ajustes.puntos })),
);
const relajadas = {
  iguales: finos.slice(0, iguales.length),
  distintas: finos.slice(iguales.length),
};

// %%
const cuerda = resamplePath(caminosRelajados[iguales.length + elegida], { size: 1024, points: 10 });
const dosFilas = juntar([fila, cuerda]);
show(
  imageGrid(dosFilas, {
    columns: 10,
    titles: enTitulo(energia.energy(dosFilas)),
    rowLabels: ["recto", "relajado"],
    scale: 2,
    title: "El mismo viaje por dos caminos",
    subtitle: "La recta funde un dígito con el otro; el camino relajado dobla y mueve los trazos",
  }),
  { name: "06-relajado" },
);

// %%
const perfilRelajado = relajadas.distintas[elegida];
show(
  curves(
    [
      { name: "recto", x: tramo, y: rectas.distintas[elegida] },
      { name: "relajado", x: tramo, y: perfilRelajado },
      franja,
    ],
    {
      title: "El camino relajado va por el valle",
      subtitle: `Barreras: recto ${formatFixed(barreras[elegida], 3)}; relajado ${formatFixed(barrier(perfilRelajado), 3)}`,
      x: "parte del camino recorrida",
      y: "energía E",
    },
  ),
  { name: "06-relajado-perfil" },
);

// %% [markdown]
// Es la lección del anillo, en 1024 dimensiones. Fíjate en un detalle: el camino relajado baja por **debajo** de sus extremos,
// porque las muestras no están en el fondo del valle. Por eso hay que leer bien una barrera de 0: el camino no sube **por encima
// de las muestras**. Por debajo de ellas puede haber lomas entre un fondo y otro, y medida desde los fondos la barrera no sería 0.
//
// ### Míralo bajar
//
// Ahora eliges tú los extremos, $A$ y $B$, y llevas la barra de uno a otro; también en el informe, sin ejecutar nada. «Relajar» da
// los pasos de la cuerda uno tras otro y, mientras, la curva de la recta se queda quieta para comparar. **Piénsalo antes de
// pulsar:** ¿hasta dónde bajará la otra? Prueba con
//
// - los **dos 3**, que son de una misma clase;
// - un **3 y un 8**, o un 0 y un 1: clases distintas. Mira la imagen de $t = 0{,}5$ en los dos caminos;
// - un **dígito y un ruido**: ¿hay joroba, si la barrera se mide desde el extremo más alto?
// - los **dos ruidos**: ¿qué aparece por el camino cuando se relaja?
//
// En «Línea» está también el arco de la sección 4, para que veas adónde va a parar cuando se relaja. Las imágenes a elegir son
// dígitos reales, después muestras de la red y, al final, dos ruidos. La tira enseña once imágenes de cada camino.

// %%
/** El lugar que ocupa un dígito entre los de prueba: el primero, o la vez que se diga. */
const lugarDe = (digito: number, vez = 0) =>
  Array.from(mnist.test.labels.keys()).filter((i) => mnist.test.labels[i] === digito)[vez];
const deVerdad = [lugarDe(3), lugarDe(3, 1), lugarDe(8), lugarDe(0), lugarDe(1), lugarDe(7)];
const generadas = seguras.slice(0, 4);
await live.interpolation({
  spec: red.spec,
  weights: red.weights,
  images: juntar([
    toPadded(mnist.test, deVerdad),
    ...generadas.map((i) => imagen(muestras.x, i)),
    ruidos.slice(0, 2 * 1024),
  ]),
  names: [
    ...["un 3 real", "otro 3 real", "un 8 real", "un 0 real", "un 1 real", "un 7 real"],
    ...generadas.map((i, k) => `muestra ${k + 1}, parece un ${digits[i]}`),
    ...["ruido", "otro ruido"],
  ],
  to: 2,
  name: "06-vivo",
});

// %% [markdown]
// Entre dos dígitos, la cuerda acaba casi en el mismo camino si sale del arco que si sale de la recta. Y con un ruido en un
// extremo la barrera es 0, pero el camino no es llano, ni mucho menos: baja desde el ruido. Que no haya joroba no dice que no
// haya pendiente.
//
// ## 6. Con muchas parejas
//
// Una pareja es una anécdota. Contemos en cuántas hay joroba, con un **intervalo de Wilson al 95 %**, que sirve también cuando
// la cuenta sale 0 o todas; y midamos la barrera **mediana** con tres varas: en nats, en desviaciones típicas de los
// dígitos reales ($\sigma$) y como parte de lo que separa a los datos del ruido.

// %%
/** Cuántos caminos tienen joroba y cuánto vale su barrera mediana. */
function estadistica(nombre: string, lista: readonly Float32Array[]) {
  const alturas = lista.map((perfil) => barrier(perfil));
  const conJoroba = alturas.filter((B) => B > ajustes.joroba).length;
  const [bajo, alto] = wilsonInterval(conJoroba, lista.length);
  return { nombre, n: lista.length, parte: conJoroba / lista.length, bajo, alto, alturas };
}
const tabla = [
  estadistica("misma clase, recto", rectas.iguales),
  estadistica("misma clase, relajado", relajadas.iguales),
  estadistica("clases distintas, recto", rectas.distintas),
  estadistica("clases distintas, relajado", relajadas.distintas),
  estadistica("de ruido a dígito", controles.conRuido),
  estadistica("entre ruidos", controles.entreRuidos),
];

// %%
showText(
  [
    `${"".padEnd(27)} parejas   con joroba (95 %)    B mediana   en σ   del ruido`,
    ...tabla.map(({ nombre, n, parte, bajo, alto, alturas }) => {
      const B = quantile(alturas, 0.5);
      const cuenta = `${porciento(parte)} (${formatFixed(100 * bajo, 0)} a ${formatFixed(100 * alto, 0)})`;
      const varas = `${formatFixed(B, 4)} ${formatFixed(B / datos.sigma, 1).padStart(6)}`;
      return `${nombre.padEnd(27)} ${String(n).padStart(5)}   ${cuenta.padStart(18)}   ${varas.padStart(16)} ${porciento(B / (ruido - datos.E), 2).padStart(10)}`;
    }),
  ].join("\n"),
);
show(
  bars(
    [
      {
        name: "parte con joroba",
        values: tabla.map(({ parte }) => parte),
        low: tabla.map(({ bajo }) => bajo),
        high: tabla.map(({ alto }) => alto),
      },
    ],
    {
      title: "Casi todas las rectas entre dígitos tienen joroba",
      subtitle: `Parte de los caminos que sube más de 0,0001 sobre sus extremos, con su intervalo al 95 %`,
      categories: tabla.map(({ nombre }) => nombre),
      x: "camino",
      y: "parte de los caminos",
      range: [0, 1],
    },
  ),
  { name: "06-jorobas" },
);

// %%
const distancia = ([a, b]: Pareja) => Math.sqrt(a.reduce((s, v, k) => s + (v - b[k]) ** 2, 0));
const alturasDe = (lista: readonly Float32Array[]) => lista.map((perfil) => barrier(perfil));
const medianas = {
  iguales: quantile(alturasDe(rectas.iguales), 0.5),
  distintas: quantile(alturasDe(rectas.distintas), 0.5),
};
const todasLasAlturas = [...alturasDe(rectas.iguales), ...alturasDe(rectas.distintas)];
const concordancia = spearman(dosClases.map(distancia), todasLasAlturas);
show(
  scatter(
    [
      { name: "misma clase", x: iguales.map(distancia), y: alturasDe(rectas.iguales) },
      { name: "clases distintas", x: distintas.map(distancia), y: alturasDe(rectas.distintas) },
    ],
    {
      title: "Cuanto más lejos, más sube la recta",
      subtitle: `Correlación de rangos ${formatFixed(concordancia, 2)}. Medianas: misma clase ${formatFixed(medianas.iguales, 3)}, distintas ${formatFixed(medianas.distintas, 3)}`,
      x: "distancia entre las dos imágenes",
      y: "barrera de la recta (nats)",
    },
  ),
  { name: "06-barreras" },
);

// %% [markdown]
// También hay rectas entre dos **ruidos** que suben: su punto medio es un ruido más apagado (0,71 veces la norma, sección 4), y a veces
// le parece a la red más raro que los dos de los extremos. Una joroba, por sí sola, no dice que haya dos valles.
//
// La mediana es menor dentro de una clase, pero los dos grupos se mezclan. Buena parte de la diferencia es simple distancia:
// dos doses se parecen más que un dos y un nueve, y cuanto más separadas están dos imágenes, más alta suele ser la joroba.
//
// Queda una pregunta: ¿son dígitos las imágenes de en medio? Que lo diga el clasificador.

// %%
/** Parte de las imágenes interiores de unos caminos que el clasificador da por dígitos. */
function reconocidas(caminos: readonly Float32Array[]): number {
  const interiores = caminos.map((camino) => camino.subarray(1024, camino.length - 1024));
  const seguridad = judge(juez, juntar(interiores)).confidence;
  return seguridad.filter((c) => c > ajustes.confianza).length / seguridad.length;
}
const rectos = trozos(salida, 1024 * ajustes.imagenes);
const legibles = [
  { nombre: "recto", caminos: rectos },
  { nombre: "relajado", caminos: caminosRelajados },
].map(({ nombre, caminos }) => ({
  nombre,
  iguales: reconocidas(caminos.slice(0, iguales.length)),
  distintas: reconocidas(caminos.slice(iguales.length)),
}));
show(
  bars(
    legibles.map(({ nombre, iguales: mismas, distintas: otras }) => ({
      name: `camino ${nombre}`,
      values: [mismas, otras],
    })),
    {
      title: "Poca energía no es lo mismo que ser un dígito",
      subtitle: "Parte de dígitos, según el clasificador, entre las imágenes interiores de los caminos",
      categories: ["misma clase", "clases distintas"],
      x: "extremos",
      y: "parte de dígitos",
      range: [0, 1],
      width: 460,
    },
  ),
  { name: "06-reconocidas" },
);

// %% [markdown]
// Entre clases distintas, muchas de las imágenes de la recta no son un dígito para el clasificador, y eso que su energía está
// donde la de muchos dígitos reales. El camino relajado pasa por más dígitos que la recta, y tampoco lo son todos. Tener poca
// energía es una cosa; ser un dígito, otra.
//
// ## 7. Cómo se lee una barrera, y qué no dice
//
// La energía se mide en nats: a $T = 1$, $p(x) \propto e^{-E(x)}$, así que una barrera $B$ dice que lo alto de la joroba es
// $e^{B}$ veces menos probable que el peor de los extremos. Pero la receta del cuaderno 02 no camina a $T = 1$, sino a
// $T = \text{ruido}^2 / (2 \cdot \text{tamaño}) \approx 10^{-6}$.

// %%
const joroba = medianas.distintas;
const { sigma } = datos;
const salto = ruido - datos.E;
const T = 0.005 ** 2 / (2 * 10);
showText(`Barrera mediana entre clases distintas, en línea recta: B = ${formatFixed(joroba, 4)} nats
A T = 1, arriba es exp(−B) = ${formatFixed(Math.exp(-joroba), 3)} veces tan probable como el peor extremo.
A T = 0,00000125, la de la receta, el exponente es B / T, unos ${formatFixed(joroba / T / 1000, 0)} mil:
en la práctica, no se cruza jamás.
Una imagen de ruido, a T = 1, es exp(−(E ruido − E datos)) = ${formatNumber(Math.exp(-salto), 1)} veces tan probable como un dígito.`);

// %% [markdown]
// El mismo paisaje es casi plano o del todo infranqueable **según la temperatura**. A $T = 1$, una cadena ni notaría la joroba…
// ni los dígitos: unos pocos nats no compensan que hay muchísimas más imágenes de ruido que de dígitos, y la cadena se perdería
// entre ellas. Por eso se muestrea casi en frío. Entonces no se salta nada, y lo que importa es el **valle** en el que
// la cadena cae.
//
// Lo que una barrera **no** dice:
//
// - No dice cuál es la barrera del paisaje, sino la de **ese** camino.
// - No dice cuánta probabilidad hay a cada lado: $E$ es una altura, y la probabilidad de un valle depende también de lo **ancho**
//   que es.
// - No dice si la imagen de arriba parece un dígito.
//
// Compruébalo: soltamos cada una de las diez imágenes de la recta y la dejamos bajar con la receta. ¿Adónde cae?

// %%
const caidas = await sample(langevin(energia), fila, {
  seed: ajustes.semilla,
  steps: ajustes.caida,
});
const antesYDespues = juntar([fila, caidas.x]);
show(
  imageGrid(antesYDespues, {
    columns: 10,
    titles: enTitulo(energia.energy(antesYDespues)),
    rowLabels: ["en la recta", `tras ${ajustes.caida} pasos`],
    scale: 2,
    title: "Cada punto de la recta cae en algún valle",
    subtitle: `La energía más alta de la fila pasa de ${formatFixed(Math.max(...energia.energy(fila)), 3)} a ${formatFixed(Math.max(...caidas.energies), 3)}`,
  }),
  { name: "06-caida" },
);
const veredicto = (x: Float32Array) => {
  const { digits: cifras, confidence: seguridad } = judge(juez, x);
  return Array.from(cifras, (d, i) => (seguridad[i] > ajustes.confianza ? d : "?")).join(" ");
};
showText(`Según el clasificador, en la recta:   ${veredicto(fila)}
Según el clasificador, tras la caída: ${veredicto(caidas.x)}`);

// %% [markdown]
// Cada una baja al valle que tiene debajo; ninguna salta nada. Compara las dos filas del clasificador: ¿cuántas han cambiado, y
// dónde está ahora la frontera?
//
// ## 8. Interpolar el comienzo, y no el final
//
// Otra idea: en vez de mezclar dos dígitos, mezclar dos **ruidos** y generar una imagen desde cada mezcla. Todas pasan por la receta entera, así que ninguna es una foto doble. Aquí el arco sí tiene sentido: conserva la norma
// del ruido. Aun así algunos píxeles se salen de $[-1, 1]$, y hay que recortarlos.

// %%
const extremosDeRuido = uniformStart(energia.shape, { chains: 2, seed: 99 });
const arcoDeRuido = sphericalPath(imagen(extremosDeRuido, 0), imagen(extremosDeRuido, 1), {
  points: 10,
});
const comienzos = recortar(arcoDeRuido);
const nacidas = await sample(langevin(energia), comienzos, {
  seed: ajustes.semilla,
  steps: ajustes.pasos,
});
show(
  imageGrid(juntar([comienzos, nacidas.x]), {
    columns: 10,
    titles: enTitulo(energia.energy(juntar([comienzos, nacidas.x]))),
    rowLabels: ["comienzo", `tras ${ajustes.pasos} pasos`],
    scale: 2,
    title: "Diez comienzos en un arco, y lo que sale de ellos",
    subtitle: `Cerca de la mitad del arco se recorta el ${porciento(fuera(imagen(arcoDeRuido, 5)))} de los píxeles`,
  }),
  { name: "06-comienzos" },
);

// %%
const consecutivas = tramo
  .slice(0, 9)
  .map((_, i) => distancia([imagen(nacidas.x, i), imagen(nacidas.x, i + 1)]));
const entreComienzos = distancia([imagen(arcoDeRuido, 0), imagen(arcoDeRuido, 1)]);
show(
  bars([{ name: "distancia", values: consecutivas }], {
    title: "El comienzo avanza siempre igual; el final, no",
    subtitle: `Distancia de cada imagen final a la siguiente. La de un comienzo al siguiente era ${formatFixed(entreComienzos, 1)}, siempre la misma`,
    categories: consecutivas.map((_, i) => `${i + 1} a ${i + 2}`),
    x: "imágenes consecutivas",
    y: "distancia",
  }),
  { name: "06-saltos" },
);

// %% [markdown]
// Antes de recortarlos, los diez comienzos estaban a distancias iguales; lo que sale de ellos, no. Hay tramos en los que
// cambia poco, y saltos donde el comienzo cruza de un valle a otro. El modelo decide en qué valle se cae; nosotros, solo
// dónde se suelta (y el azar de cada cadena, muy poco).
//
// ## 9. Ahora, tú
//
// La pregunta con la que empezó todo: describe qué hace la energía a lo largo del trayecto entre dos imágenes
// generadas.

// %%
exercise("06-trayecto")

// %%
const trayecto = ``; // escribe aquí tu respuesta
check("06-trayecto", trayecto, { joroba: joroba, sigma: sigma, salto: salto })

// %% [markdown]
// Y la frase que se pone a prueba. Estos son los hechos:

// %%
const parteRectas = tabla[2].parte;
const parteRelajadas = tabla[3].parte;
const parteLegible = legibles[0].distintas;
showText(`De las rectas entre clases distintas tienen joroba: ${porciento(parteRectas)}
De los caminos relajados entre clases distintas: ${porciento(parteRelajadas)}
Barrera mediana de la recta: ${formatFixed(joroba, 4)} nats, ${formatFixed(joroba / sigma, 1)} σ, un ${porciento(joroba / salto, 2)} de lo que separa a los datos del ruido
Imágenes interiores de la recta que parecen un dígito: ${porciento(parteLegible)}`);

// %%
exercise("06-afirmacion")

// %%
const juicio = ``; // escribe aquí tu respuesta
check("06-afirmacion", juicio, {
  rectas: parteRectas,
  relajadas: parteRelajadas,
  legibles: parteLegible,
  joroba: joroba,
  sigma: sigma,
  salto: salto,
})

// %% [markdown]
// ## Resumen
//
// - Interpolar es elegir un **camino**; la barrera que se mide es la de ese camino, y la del paisaje solo puede ser menor o igual.
// - La recta entre dos dígitos generados casi siempre tiene joroba: pequeñísima comparada con el ruido, y comparable a lo
//   que varía la energía entre dígitos reales.
// - Un camino relajado casi nunca sube por encima de sus extremos: a la altura de las muestras, los dígitos están comunicados
//   por caminos que dan rodeos.
// - La interpolación esférica de píxeles se sale de donde la red aprendió: que suba menos no vale.
// - Una barrera se lee con una temperatura al lado. A $T = 1$, la joroba es casi nada; a la de la receta, un muro.
// - Energía baja no quiere decir dígito: muchas mezclas tienen poca energía y nadie sabría qué son.
//
// **Siguiente:** [07 · El patrón mínimo](07-patron-minimo.ipynb), un programa de veinte líneas y lo que aprende de verdad.
//
// ## Para leer más
//
// - E, Ren y Vanden-Eijnden (2007), *Simplified and improved string method for computing the minimum energy paths in barrier-crossing events*.
// - Shoemake (1985), *Animating rotation with quaternion curves*: la interpolación esférica.
// - White (2016), *Sampling Generative Networks*: por qué usarla con ruido gaussiano.
// - Draxler, Veschgini, Salmhofer y Hamprecht (2018), *Essentially No Barriers in Neural Network Energy Landscape*: la misma
//   idea, con los pesos de una red en lugar de imágenes.
