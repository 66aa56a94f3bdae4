import { strict as assert } from "node:assert";

const { explain } = require("../../tools/setup/messages");
const { describeProblem, problem } = require("../../tools/setup/problem");
const { requireRoom } = require("../../tools/setup/steps/machine");

const LINUX = { platform: "linux", uid: 1000 };

/** Step, what a program really prints, what the sentence must say, what the remedy must say. */
const CASES: readonly (readonly [step: string, output: string, sentence: RegExp, remedy: RegExp])[] = [
  [
    "npm",
    "npm error code ENOTFOUND\nnpm error network request to x failed, reason: getaddrinfo ENOTFOUND x",
    /registro de paquetes de npm/,
    /npm ping/,
  ],
  ["npm", "npm error code EAI_AGAIN", /registro de paquetes de npm/, /npm ping/],
  ["npm", "npm error code ECONNREFUSED", /registro de paquetes de npm/, /npm ping/],
  ["npm", "npm error code ENOSPC\nnpm error nospc ENOSPC: no space left on device, write", /espacio en el disco/, /1,5 GB/],
  ["npm", "npm error code EACCES\nnpm error syscall mkdir", /permiso/, /chown/],
  ["lock", "Error: EROFS: read-only file system, mkdir '.cache'", /permiso/, /chown/],
  ["npm", "npm error code EUSAGE\nnpm error Missing: a@1 from lock file", /no dicen lo mismo/, /git checkout/],
  ["npm", "npm error code EINTEGRITY", /dañado/, /cache clean/],
  ["npm", "npm error code E404\nnpm error 404 Not Found", /no tiene uno de los paquetes/, /npm config get registry/],
  ["npm", "ENOENT: spawn npm ENOENT", /No encuentro el programa npm/, /nvm install/],
  ["npm", "Error: No native build was found for zeromq", /no carga con este Node/, /npm rebuild/],
  [
    "venv",
    "The virtual environment was not created successfully because ensurepip is not\navailable.",
    /módulo venv/,
    /apt-get install -y python3-venv/,
  ],
  ["venv", "/usr/bin/python3: No module named virtualenv", /módulo venv/, /python3-venv/],
  [
    "requirements",
    "NewConnectionError: Failed to establish a new connection: [Errno -2] Name or service not known\nERROR: No matching distribution found for anyio==4.16.0",
    /registro de paquetes de Python/,
    /pip download/,
  ],
  [
    "requirements",
    "ERROR: Could not find a version that satisfies the requirement x\nERROR: No matching distribution found for x",
    /no tiene uno de los paquetes/,
    /3\.13/,
  ],
  [
    "requirements",
    "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device",
    /espacio en el disco/,
    /1,5 GB/,
  ],
  ["requirements", "ModuleNotFoundError: No module named 'jupyterlab'", /incompleto/, /\.venv/],
  ["requirements", ".venv/bin/python: No module named pip", /no tiene pip/, /\.venv/],
  [
    "lib",
    "lib/rng/rng.ts(3,1): error TS2322: Type 'a' is not assignable to type 'b'.",
    /no compila: lib\/rng\/rng\.ts\(3,1\): error TS2322/,
    /git status lib/,
  ],
  ["kernelspec", "ENOENT ENOENT: no such file or directory, lstat 'kernel/kernelspec'", /núcleo tslab/, /git checkout/],
  ["tfjs-compiler", "ENOENT: spawn g++ ENOENT", /hace falta un compilador de C\+\+/, /^sudo apt-get install -y g\+\+$/],
  ["tfjs-library", "NewConnectionError: Name or service not known", /registro de paquetes de Python/, /pip download/],
  ["tfjs-library", "ERROR: No matching distribution found for tensorflow-cpu==2.15.1", /biblioteca de TensorFlow/, /pip config list/],
  ["tfjs-library", "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", /de Python llegó dañado/, /cache purge/],
  ["tfjs-package", "npm error code ENOTFOUND", /registro de paquetes de npm/, /npm ping/],
  ["tfjs-addon", "a.h:3:9: fatal error: b.h: No such file or directory", /no compila: a\.h:3:9: fatal error: b\.h/, /g\+\+ --version/],
  ["tfjs-addon", "Error: /lib/libc.so.6: version `GLIBC_2.27' not found", /no funciona en esta máquina/, /--quitar/],
  ["tfjs-addon", "", /no funciona en esta máquina/, /--quitar/],
  ["trust", "nbformat.reader.NotJSONError: Notebook does not appear to be JSON", /firmar los cuadernos/, /git checkout/],
];

describe("explain", () => {
  for (const [step, output, sentence, remedy] of CASES) {
    it(`says in one sentence what went wrong in ${step}: ${output.split("\n")[0].slice(0, 50)}`, () => {
      const said = explain(step, output, LINUX);
      assert.match(said.sentence, sentence);
      assert.match(said.remedy, remedy);
      assert.doesNotMatch(said.sentence, /\n/);
    });
  }

  it("names the last line of an output that nobody foresaw", () => {
    assert.match(explain("npm", "uno\nalgo raro\n\n", LINUX).sentence, /algo raro$/);
    assert.match(explain("npm", "", LINUX).sentence, /sin mensaje$/);
  });

  it("gives each system its own command, and root one without sudo", () => {
    const remedy = (context: object): string => explain("venv", "ensurepip", context).remedy;
    assert.equal(remedy({ platform: "linux", uid: 0 }), "apt-get install -y python3-venv");
    assert.equal(remedy({ platform: "linux", uid: 1000 }), "sudo apt-get install -y python3-venv");
    assert.match(remedy({ platform: "darwin", uid: 501 }), /^brew /);
    assert.match(remedy({ platform: "win32" }), /^winget /);
  });
});

describe("a problem", () => {
  it("is printed as sentence, remedy and log, without a stack", () => {
    const text = describeProblem(problem({ sentence: "No hay sitio.", remedy: "libera", log: ".cache/setup/npm.log" }));
    assert.equal(text, "✘ No hay sitio.\n  Remedio: libera\n  Detalle: .cache/setup/npm.log");
  });

  it("that is a mistake of ours shows its stack", () => {
    assert.match(describeProblem(new TypeError("x is not a function")), /inesperado: TypeError: x is not a function\n\s+at /);
  });

  it("arises below 1.5 GB of free disk and not above", () => {
    // bavail blocks of bsize bytes: 366,211 × 4096 B = 1.50000 GB, one block less is 1.49999 GB.
    assert.doesNotThrow(() => requireRoom({ bavail: 366_211, bsize: 4096 }));
    assert.throws(() => requireRoom({ bavail: 366_210, bsize: 4096 }), /Hacen falta 1,5 GB libres en el disco y solo quedan 1,5 GB/);
    assert.throws(() => requireRoom({ bavail: 100, bsize: 1e6 }), /solo quedan 0,1 GB/);
  });
});
