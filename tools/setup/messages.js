// From what a step printed when it failed to the sentence and the remedy that a user reads. Pure: no file, no process.
"use strict";

const { remedies } = require("./remedies");

const RETRY = "vuelve a ejecutar la misma orden; si se repite, mira el detalle";

/** [what the output says, sentence, remedy from `context`], the first that matches wins. */
const GENERAL = [
  [
    /\bENOSPC\b|No space left on device|Errno 28\b|not enough space/i,
    () => "No queda espacio en el disco.",
    ({ fix }) => `libera al menos 1,5 GB (por ejemplo: ${fix.disk}) y repite la orden`,
  ],
  [
    /\b(?:EACCES|EPERM|EROFS)\b|Permission denied|Errno 13\b|Access is denied/i,
    () => "No tengo permiso para escribir en la carpeta del proyecto.",
    ({ fix }) => fix.permissions,
  ],
];

const NETWORK =
  /\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT|EIDLETIMEOUT)\b|network (request|timeout)|NewConnectionError|NameResolutionError|Temporary failure in name resolution|Name or service not known|Could not resolve host|ReadTimeoutError|ConnectTimeoutError|ProxyError|SSLError|CERTIFICATE_VERIFY_FAILED|SELF_SIGNED_CERT|UNABLE_TO_GET_ISSUER_CERT|50[234] (Bad Gateway|Service|Gateway)/i;

const NPM_REGISTRY = [
  [NETWORK, () => "No se puede llegar al registro de paquetes de npm.", () => "comprueba la conexión o el proxy con: npm ping"],
  [/EINTEGRITY/, () => "Un paquete de npm llegó dañado.", () => "npm cache clean --force"],
  [
    /E404|ETARGET/,
    () => "El registro de npm no tiene uno de los paquetes pedidos.",
    () => "npm config get registry (y comprueba que ese registro está completo)",
  ],
  [/ENOENT.*npm|npm: (command )?not found|spawn npm/i, () => "No encuentro el programa npm.", ({ fix }) => fix.node],
];

const PYTHON_NETWORK = [
  NETWORK,
  () => "No se puede llegar al registro de paquetes de Python.",
  ({ python }) => `comprueba la conexión o el proxy con: ${python} -m pip download --no-deps --dest .cache/prueba nbformat`,
];

const PYTHON_DAMAGED = [
  /THESE PACKAGES DO NOT MATCH THE HASHES/i,
  () => "Un paquete de Python llegó dañado.",
  ({ python }) => `${python} -m pip cache purge`,
];

const NO_VENV = [
  /ensurepip|No module named '?venv|python3-venv|virtualenv/i,
  () => "Este Python no tiene el módulo venv ni hay virtualenv.",
  ({ fix }) => fix.venv,
];

const BY_STEP = {
  npm: [
    ...NPM_REGISTRY,
    [
      /EUSAGE|in sync|Missing: .* from lock file/i,
      () => "package.json y package-lock.json no dicen lo mismo.",
      () => "git checkout -- package.json package-lock.json",
    ],
    [
      /zeromq|esbuild/i,
      () => "Un paquete con parte binaria (zeromq o esbuild) no carga con este Node.",
      () => "npm rebuild --ignore-scripts=false zeromq esbuild",
    ],
  ],
  venv: [NO_VENV],
  "interop-venv": [NO_VENV],
  "interop-packages": [
    PYTHON_NETWORK,
    PYTHON_DAMAGED,
    [
      /No matching distribution|Could not find a version/i,
      () => "El registro de Python no tiene uno de los paquetes pedidos para este Python.",
      () => "usa Python 3.11, 3.12 o 3.13 y repite: npm run interop -- --quitar && npm run interop",
    ],
    [/^/, () => "Keras o TensorBoard no funcionan en esta máquina.", () => "npm run interop -- --quitar (nada más los necesita)"],
  ],
  requirements: [
    PYTHON_NETWORK,
    [
      /No matching distribution|Could not find a version/i,
      () => "El registro de Python no tiene uno de los paquetes pedidos para este Python.",
      () => "usa Python 3.10, 3.11, 3.12 o 3.13, borra .venv y repite la orden",
    ],
    PYTHON_DAMAGED,
    [
      /ModuleNotFoundError: No module named '?(?!pip)|ImportError/,
      () => "El entorno de Python (.venv) está incompleto.",
      () => "borra la carpeta .venv y repite la orden",
    ],
    [/No module named '?pip/i, () => "El entorno .venv no tiene pip.", () => "borra la carpeta .venv y repite la orden"],
  ],
  lib: [
    [
      /error TS\d+/,
      ({ output }) => `La biblioteca no compila: ${firstMatch(output, /^.*error TS\d+.*$/m)}`,
      () => "git status lib (mira qué ha cambiado y deshazlo)",
    ],
  ],
  kernelspec: [[/ENOENT/, () => "Falta la definición del núcleo tslab en kernel/kernelspec.", () => "git checkout -- kernel share"]],
  trust: [
    [
      /./s,
      () => "No se han podido firmar los cuadernos del proyecto.",
      () => "git checkout -- notebooks (si has dañado alguno) y repite la orden",
    ],
  ],
  "tfjs-compiler": [[/./s, () => "Para construir tfjs-node hace falta un compilador de C++ y no hay ninguno.", ({ fix }) => fix.compiler]],
  "tfjs-library": [
    PYTHON_NETWORK,
    PYTHON_DAMAGED,
    [
      /No matching distribution|Could not find a version/i,
      () => "El registro de Python no tiene la biblioteca de TensorFlow que usa tfjs-node.",
      ({ python }) => `${python} -m pip config list (y comprueba que ese registro está completo)`,
    ],
  ],
  "tfjs-package": NPM_REGISTRY,
  "tfjs-addon": [
    [
      /\berror: /,
      ({ output }) => `tfjs-node no compila: ${firstMatch(output, /^.*\berror: .*$/m)}`,
      () => "g++ --version (hace falta la 7 o posterior)",
    ],
    [
      /^/, // one that the processor refuses dies without a word
      () => "tfjs-node compila, pero no funciona en esta máquina.",
      () => "npm run tfjs-node -- --quitar (la biblioteca sigue con sus propios motores)",
    ],
  ],
};

/**
 * The sentence and the remedy for a step that failed with `output`.
 * `context` may hold platform, uid and python (the interpreter to name in a remedy).
 */
function explain(step, output, context = {}) {
  const facts = { python: ".venv/bin/python", ...context, output, fix: remedies(context) };
  for (const [pattern, sentence, remedy] of [...GENERAL, ...(BY_STEP[step] ?? [])]) {
    if (pattern.test(output)) return { sentence: sentence(facts), remedy: remedy(facts) };
  }
  return { sentence: `El paso «${step}» de la puesta a punto ha fallado: ${lastLine(output)}`, remedy: RETRY };
}

function firstMatch(text, pattern) {
  return (pattern.exec(text)?.[0] ?? "").trim().slice(0, 200);
}

function lastLine(output) {
  const lines = output
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  return (lines.at(-1) ?? "sin mensaje").slice(0, 200);
}

module.exports = { explain };
