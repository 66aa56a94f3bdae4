import { formatNumber } from "../../../figure/text";
import type { Facts, WrittenExercise } from "../../exercise";
import { percentFact, smallFact } from "../print-facts";

/** How high the hump is with another measure, e.g. the spread of the data. */
const inTermsOf = (facts: Facts, name: string) => Number(facts.joroba) / Number(facts[name]);

export const journey: WrittenExercise = {
  kind: "written",
  id: "06-trayecto",
  title: "la energía a lo largo del trayecto",
  question: [
    "Describe qué hace la energía a lo largo del trayecto entre dos imágenes generadas de clases distintas: qué se ve, por qué y cuánto es.",
    "Apóyate en las figuras y en los números del cuaderno, y di de qué camino hablas. Con 4 o 5 frases basta.",
  ],
  template: `const trayecto = \`\`; // escribe aquí tu respuesta
check("06-trayecto", trayecto, { joroba: joroba, sigma: sigma, salto: salto })`,
  solution: `const trayecto = \`La red no cambia: E es la misma función en todo el camino, y lo que cambia es la imagen en la que se mira.
En la recta, la energía sube hasta una joroba hacia la mitad y vuelve a bajar. La imagen de en medio tiene los dos dígitos
superpuestos con media tinta, y la red vio pocas así. La joroba mide más o menos una desviación típica de los dígitos reales, y al
lado del ruido no es nada. Por un camino relajado casi desaparece.\`;
check("06-trayecto", trayecto, { joroba: joroba, sigma: sigma, salto: salto })`,
  context: { joroba: 0.0129, sigma: 0.0136, salto: 6.85 },
  minimumWords: 40,
  rubric: [
    {
      idea: "¿qué cambia de una imagen a la siguiente: la red o el sitio en el que se mira?",
      patterns: [
        /(misma|unica) (funcion|energia|red)/,
        /no (se )?(cambia|reconfigura|modifica|mueve)/,
        /(red|pesos|modelo|paisaje) [^.]*\b(quiet|fij|congelad)/,
        /cambia[^.]*(la imagen|donde|el sitio|el punto)/,
      ],
    },
    {
      idea: "¿qué forma tiene la curva de la energía entre los dos extremos de la recta?",
      patterns: [
        /sub[ea].*baja/,
        /joroba/,
        /barrera/,
        /(maximo|pico|cima|cumbre)/,
        /(?:crec|aument|elev)\w*[^.]*(?:decrec|disminu|baj|desc|reduc)/,
        /(?:valor|punto) mas alto/,
      ],
    },
    {
      idea: "¿qué tiene de raro la imagen de en medio?",
      patterns: [
        /superp|doble exposicion|foto doble|los dos digitos|dos numeros|a la vez/,
        /(media|mitad de( la)?|menos|poca) tinta/,
        /mezcla/,
      ],
    },
    {
      idea: "¿es mucho o es poco? ¿Con qué otra energía la has comparado?",
      patterns: [/ruido/, /desviacion|sigma|σ|dispersion/, /(digitos|datos|imagenes) reales/],
    },
    {
      idea: "¿pasaría lo mismo por otro camino?",
      patterns: [
        /relaja/,
        /otro camino/,
        /\brode[aoe]/,
        /por el valle/,
        /cuerda/,
        /camino[^.]*(?:se adapt|se muev|se deform|curv)/,
        /dejamos que el camino/,
      ],
    },
  ],
  required: 4,
  misconceptions: [
    {
      pattern:
        /(modelo|red) (\w+ )?(reconfigura|cambia|ajusta|adapta|modifica|reorganiza|aprende) (\w+ )?(la energia|los pesos|pesos|energia|el paisaje|paisaje)/,
      message:
        "Ojo con eso: al recorrer el camino, la red está quieta y su energía es siempre la misma función. Lo que cambia es otra cosa. ¿Cuál?",
      example: "El modelo reconfigura la energía a medida que avanzamos.",
    },
    {
      pattern: /energia (se mantiene|permanece|es) (casi |siempre )?(constante|plana|igual en)/,
      message:
        "Mira otra vez la figura de cerca, no la que incluye el ruido: en la recta, la energía no es constante. ¿Dónde es mayor y dónde menor?",
      example: "La energía se mantiene constante durante todo el trayecto.",
    },
    {
      pattern: /(intermedi\w+|de en medio|del medio|del centro) (es|son) (\w+ )?digitos? (valid|real|autentic|perfect|correct)/,
      message:
        "¿Son dígitos? Mira la fila de imágenes y lo que dice el clasificador de las interiores: tener poca energía y parecer un dígito son cosas distintas.",
      example: "Las imágenes intermedias son dígitos válidos.",
    },
  ],
  hints: [
    "Separa tres cosas: la función de energía, la imagen en la que la miras y el camino que has elegido.",
    "Describe la curva de la recta (sube, baja, dónde es más alta) y mira la imagen de ese sitio: ¿qué defectos tiene?",
    "Di cuánto mide la joroba comparada con la desviación típica de los dígitos reales y con el ruido, y qué pasa con ella en el camino relajado.",
  ],
  modelAnswer: (facts) => [
    "El modelo no reconfigura nada: la red está quieta y E es la misma función en todo el trayecto. Lo que cambia es la imagen en la que se mira.",
    `En la recta, la energía sube desde un extremo hasta una joroba, hacia la mitad, y vuelve a bajar. La imagen de en medio tiene los dos dígitos superpuestos y cada uno con media tinta, y ninguna de las dos cosas es corriente entre los datos. La barrera mediana es de ${smallFact(facts, "joroba", 4)} nats: ${formatNumber(inTermsOf(facts, "sigma"), 1)} desviaciones típicas de la energía de los dígitos reales y solo un ${formatNumber(100 * inTermsOf(facts, "salto"), 2)} % de lo que separa a los datos del ruido.`,
    "Y es la barrera de la recta, no la del paisaje: un camino relajado por la energía, más largo, rodea la joroba casi siempre.",
  ],
};

export const claim: WrittenExercise = {
  kind: "written",
  id: "06-afirmacion",
  title: "una frase a prueba",
  question: [
    "«Las interpolaciones entre dos imágenes generadas siguen teniendo baja energía, porque siguen en regiones de baja energía».",
    "¿Qué parte de la frase se sostiene, cuál no, y qué explica el «porque»? Argumenta con los números de la celda anterior. Con 5 o 6 frases basta.",
  ],
  template: `const juicio = \`\`; // escribe aquí tu respuesta
check("06-afirmacion", juicio, {
  rectas: parteRectas,
  relajadas: parteRelajadas,
  legibles: parteLegible,
  joroba: joroba,
  sigma: sigma,
  salto: salto,
})`,
  solution: `const juicio = \`Comparada con el ruido, la frase se sostiene: la energía de las mezclas es muy baja. Pero casi todas las rectas tienen
joroba, y esa joroba es comparable a la desviación típica de los dígitos reales, así que salen un poco del fondo. El porque es circular:
dice dos veces lo mismo. Lo que de verdad se quería decir, que los dígitos están unidos por un valle, es cierto por otro camino, el
relajado, y no por la recta. Y una energía baja no garantiza un dígito: el clasificador no reconoce muchas de las mezclas.\`;
check("06-afirmacion", juicio, {
  rectas: parteRectas,
  relajadas: parteRelajadas,
  legibles: parteLegible,
  joroba: joroba,
  sigma: sigma,
  salto: salto,
})`,
  context: { parteRectas: 1, parteRelajadas: 0.04, parteLegible: 0.6, joroba: 0.0129, sigma: 0.0136, salto: 6.85 },
  minimumWords: 50,
  rubric: [
    { idea: "¿baja comparada con qué? Hay una vara con la que la frase acierta de lleno.", patterns: [/ruido/] },
    { idea: "¿cuántas de las rectas suben por encima de sus dos extremos?", patterns: [/joroba/, /barrera/, /casi (todas|siempre)/] },
    {
      idea: "¿la subida es grande o pequeña al lado de lo que varía la energía entre dígitos reales?",
      patterns: [/desviacion|sigma|σ|dispersion|varia/, /(digitos|datos|imagenes) reales/],
    },
    {
      idea: "¿el «porque» explica algo? Lee despacio lo que hay a cada lado.",
      patterns: [/circular|tautolog|redundan|perogrullada|peticion de principio/, /(dice|repite|es)( \w+)* lo mismo/, /no explica/],
    },
    {
      idea: "¿hay algún camino entre los dos dígitos que no salga de la energía baja?",
      patterns: [/relaja/, /otro camino/, /\brode[aoe]/, /valle/, /curv/],
    },
    {
      idea: "si una imagen tiene poca energía, ¿es un dígito? ¿Qué dice el clasificador?",
      patterns: [/clasificador/, /no (garantiza|significa|quiere decir|basta|es lo mismo)/, /(no|ni) (parecen?|son|es|se reconoc)/],
    },
  ],
  required: 4,
  misconceptions: [
    {
      pattern:
        /(baja energia|energia (es )?baja|poca energia)[^.]*(asi que|luego|por tanto|por eso|entonces)[^.]* (son|es|parecen) (\w+ )?digitos?/,
      message:
        "De «tiene poca energía» no se sigue «es un dígito». ¿Qué parte de las imágenes interiores de la recta reconoce el clasificador?",
      example: "Las mezclas tienen poca energía, así que son dígitos.",
    },
    {
      pattern: /(imposible ir|no se puede ir|no (existe|hay) (ningun )?(otro )?camino (sin|de baja|con poca))/,
      message: "Que la recta suba no demuestra que todos los caminos suban. ¿Qué les pasó a las barreras cuando los caminos se relajaron?",
      example: "Es imposible ir de una clase a otra por regiones de poca energía.",
    },
    {
      pattern: /(joroba|barrera)[^.]* (enorme|altisima|gigante|infranqueable)( \w+)* (comparad|al lado|frente|respecto)\w*[^.]* ruido/,
      message: "Compara otra vez: ¿qué porcentaje de la altura del ruido mide la joroba?",
      example: "La joroba es enorme comparada con el ruido.",
    },
  ],
  hints: [
    "Hay tres varas en la celda anterior: los extremos, los dígitos reales y el ruido. La frase no dice cuál usa.",
    "Mira por separado la afirmación («tienen baja energía») y la razón («porque siguen en regiones de baja energía»): ¿la segunda añade algo a la primera?",
    "Cuenta cuántas rectas tienen joroba y cuántos caminos relajados; y recuerda qué parte de las imágenes interiores reconoce el clasificador.",
  ],
  modelAnswer: (facts) => [
    `Depende de con qué se compare. Con el ruido, la frase acierta: la joroba mediana mide ${smallFact(facts, "joroba", 4)} nats, un ${formatNumber(100 * inTermsOf(facts, "salto"), 2)} % de lo que separa a los dígitos reales del ruido.`,
    `Con los extremos, no: el ${percentFact(facts, "rectas")} de las rectas entre clases distintas sube por encima de los dos. Y lo que sube, ${formatNumber(inTermsOf(facts, "sigma"), 1)} desviaciones típicas de los dígitos reales, es comparable a lo que varía la energía de un dígito a otro.`,
    `El «porque» es circular: tener poca energía y estar en una región de poca energía es lo mismo. Lo que sí sería una explicación, que un valle une los dos dígitos, se comprueba con otro camino: ${Number(facts.relajadas) === 0 ? "ninguno de los relajados" : `de los relajados, solo el ${percentFact(facts, "relajadas")}`} tiene joroba.`,
    `Y poca energía no significa dígito: el clasificador reconoce el ${percentFact(facts, "legibles")} de las imágenes interiores de la recta.`,
  ],
};
