import type { CodeExercise } from "../../exercise";
import { draws } from "../draws";

const { list } = draws(2032);
const energies = (n: number) => list(n, -1, 4);
const rising = (values: readonly number[]) => [...values].sort((a, b) => a - b);

/** The value at a place of the sorted list, on the straight line between its neighbours. */
function at(values: readonly number[], place: number): number {
  const sorted = rising(values);
  const below = Math.min(Math.max(Math.floor(place), 0), sorted.length - 1);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
}

export const quantile: CodeExercise = {
  kind: "code",
  id: "05-cuantil",
  title: "el cuantil de unas energías",
  question: [
    "Ordena los n valores de menor a mayor y numera los lugares desde 0. El cuantil q está en el lugar h = (n − 1)·q: con q = 0 es el primero, con q = 1 el último y con q = 0.5 la mediana.",
    "Cuando h no es entero, se toma la parte que toca entre los dos vecinos, en línea recta: con h = 2.25, tres cuartos del valor del lugar 2 y un cuarto del valor del lugar 3.",
  ],
  template: `function cuantil(valores: number[], q: number): number {
  const ordenados = [...valores].sort((a, b) => a - b);
  return 0; // escribe aquí el cuantil q
}
check("05-cuantil", cuantil)`,
  solution: `function cuantil(valores: number[], q: number): number {
  const ordenados = [...valores].sort((a, b) => a - b);
  const h = (ordenados.length - 1) * q;
  const abajo = Math.floor(h);
  const arriba = Math.ceil(h);
  return ordenados[abajo] + (h - abajo) * (ordenados[arriba] - ordenados[abajo]);
}
check("05-cuantil", cuantil)`,
  untouched: () => 0,
  cases: [0.1, 0.9, 0.25, 0.5, 0, 1].map((q, i) => [energies(6 + i), q]),
  oracle: "el cuantil es",
  expected: (values: number[], q: number) => at(values, (values.length - 1) * q),
  tolerance: 1e-6,
  mistakes: [
    {
      answer: (values: number[], q: number) => rising(values)[Math.floor((values.length - 1) * q)],
      message:
        "El lugar h está bien, pero te quedas con el vecino de abajo. Cuando h no es entero falta la parte que toca hasta el de arriba.",
    },
    {
      answer: (values: number[], q: number) => rising(values)[Math.round((values.length - 1) * q)],
      message: "Redondeas h al vecino más cercano. Cuando h no es entero, el cuantil está entre los dos vecinos.",
    },
    {
      answer: (values: number[], q: number) => at(values, values.length * q),
      message: "Has multiplicado q por n. El último lugar es n − 1, porque empezamos a contar en 0.",
    },
    {
      answer: (values: number[], q: number) => at(values, (values.length - 1) * (1 - q)),
      message: "Ese es el cuantil 1 − q: cuentas desde el valor más grande.",
    },
    {
      answer: (values: number[], q: number) => {
        const h = (values.length - 1) * q;
        const [below, above] = [Math.floor(h), Math.ceil(h)];
        return values[below] + (h - below) * (values[above] - values[below]);
      },
      message: "La cuenta está bien, pero con los valores en su orden de llegada. Usa `ordenados`.",
    },
  ],
  hints: [
    "Calcula primero el lugar h = (ordenados.length − 1)·q, y después mira qué dos valores tiene al lado.",
    "`Math.floor(h)` y `Math.ceil(h)` son los lugares de los dos vecinos. Si h es entero, son el mismo.",
    "Es el vecino de abajo más la parte h − Math.floor(h) de la diferencia entre los dos vecinos.",
  ],
  explanation:
    "Es la definición 7 de Hyndman y Fan (1996), la que usan por defecto numpy y R, y la de `quantile` en `ebm/metrics`. La banda de las figuras va del cuantil 0,1 al 0,9: dentro está el 80 % central de las cadenas.",
};

/** The share of pairs of steps, `stride` values apart, whose second energy is larger. */
function shareOfRises(trace: readonly number[], stride: number, among: number): number {
  let rises = 0;
  for (let i = stride; i < trace.length; i++) if (trace[i] > trace[i - stride]) rises++;
  return rises / among;
}

export const trace: CodeExercise = {
  kind: "code",
  id: "05-traza",
  title: "la parte de los pasos que sube",
  question: [
    "En una traza, los números van paso a paso: primero la energía de todas las cadenas en el primer paso, después la de todas en el segundo, y así. La de la cadena c en el paso t (contando desde 0) está en el lugar t·cadenas + c.",
    "Escribe qué parte de los pasos sube, entre todas las cadenas: un paso sube si su energía es mayor que la del paso anterior de la misma cadena. El primer paso no tiene anterior y no cuenta.",
  ],
  template: `function parteQueSube(traza: number[], cadenas: number): number {
  const pasos = traza.length / cadenas;
  return 0; // escribe aquí la parte de los pasos que sube
}
check("05-traza", parteQueSube)`,
  solution: `function parteQueSube(traza: number[], cadenas: number): number {
  const pasos = traza.length / cadenas;
  let suben = 0;
  for (let i = cadenas; i < traza.length; i++) {
    if (traza[i] > traza[i - cadenas]) suben++;
  }
  return suben / ((pasos - 1) * cadenas);
}
check("05-traza", parteQueSube)`,
  untouched: () => 0,
  cases: [
    [6, 2],
    [4, 3],
    [9, 1],
    [3, 5],
  ].map(([steps, chains]) => [energies(steps * chains), chains]),
  oracle: "contando uno a uno sale",
  expected: (values: number[], chains: number) => shareOfRises(values, chains, values.length - chains),
  tolerance: 1e-6,
  mistakes: [
    {
      answer: (values: number[]) => shareOfRises(values, 1, values.length - 1),
      message:
        "Comparas cada número con el que tiene al lado, que es otra cadena en el mismo paso. El paso anterior de la misma cadena está `cadenas` lugares antes.",
    },
    {
      answer: (values: number[], chains: number) => shareOfRises(values, chains, values.length),
      message: "Las subidas están bien contadas, pero divides entre todos los pasos. El primero no tiene con quién compararse: no cuenta.",
    },
    {
      answer: (values: number[], chains: number) => 1 - shareOfRises(values, chains, values.length - chains),
      message: "Esa es la parte de los pasos que baja.",
    },
    {
      answer: (values: number[], chains: number) => shareOfRises(values, chains, 1),
      message: "Eso es cuántos pasos suben. Falta dividir entre cuántos hay.",
    },
  ],
  hints: [
    "Recorre la traza comparando cada energía con la de la misma cadena un paso antes.",
    "La energía de la misma cadena un paso antes está en el lugar i − cadenas. Empieza, pues, en i = cadenas.",
    "Cuenta las subidas y divide entre (pasos − 1)·cadenas.",
  ],
  explanation:
    "Se comparan valores separados por `cadenas` lugares, y se divide entre los (pasos − 1)·cadenas pares que hay. Esto solo tiene sentido con una trayectoria de verdad: en una curva de reinicios, dos puntos seguidos son de cadenas distintas.",
};
