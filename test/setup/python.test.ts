import { strict as assert } from "node:assert";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fakePrograms, runSetUp, temporaryFolder, writeFiles } from "./helpers";

const { candidates, findPython, isEnough } = require("../../tools/setup/python");

const says = (version: string): string => `echo ${version}`;
const LINUX = { platform: "linux", uid: 1000 };

describe("findPython", () => {
  it("takes the first program that is new enough", async () => {
    const PATH = fakePrograms({
      python3: says("3.9.18"),
      python: says("2.7.18"),
      "python3.12": says("3.12.1"),
      "python3.10": says("3.10.2"),
    });
    assert.deepEqual(await findPython({ env: { PATH }, ...LINUX }), { command: "python3.12", args: [], version: "3.12.1" });
  });

  it("believes the variable PYTHON first", async () => {
    const PATH = fakePrograms({ python3: says("3.11.0"), mia: says("3.13.0") });
    assert.equal((await findPython({ env: { PATH, PYTHON: "mia" }, ...LINUX })).command, "mia");
  });

  it("passes over programs that fail, like pyenv's empty shims and the shop of Windows", async () => {
    const PATH = fakePrograms({ python3: "echo 3.12.0; exit 127", python: "echo no hay nada instalado", "python3.11": says("3.11.4") });
    assert.equal((await findPython({ env: { PATH }, ...LINUX })).command, "python3.11");
  });

  it("names the version that is too old", async () => {
    const PATH = fakePrograms({ python3: says("3.8.10"), python: says("2.7.18") });
    await assert.rejects(findPython({ env: { PATH }, ...LINUX }), {
      name: "Problem",
      sentence: /3\.10 o posterior y aquí hay 3\.8\.10/,
      remedy: /apt-get/,
    });
  });

  it("says that there is none", async () => {
    const PATH = temporaryFolder();
    await assert.rejects(findPython({ env: { PATH }, platform: "darwin", uid: 501 }), {
      sentence: /No encuentro Python 3\.10/,
      remedy: /brew/,
    });
  });

  it("asks the launcher of Windows", () => {
    assert.ok(candidates({ env: {}, platform: "win32" }).some((words: string[]) => words.join(" ") === "py -3"));
    assert.ok(!candidates({ env: {}, platform: "linux" }).some(([command]: string[]) => command === "py"));
  });

  it("compares versions as numbers", () => {
    assert.ok(isEnough("3.10.0") && isEnough("3.14.1") && isEnough("4.0.0"));
    assert.ok(!isEnough("3.9.99") && !isEnough("2.99.0"));
  });
});

/** A Python that answers its version and refuses to make any environment, as Debian's without python3-venv does. */
const WITHOUT_VENV = `case "$1 $2" in "-c "*) echo 3.11.2 ;; "-m venv") echo "ensurepip is not available"; exit 1 ;; *) echo "No module named $2"; exit 1 ;; esac`;

describe("the set-up, with programs that are not what they should be", () => {
  it("says how to get Python when there is none", () => {
    const { status, stderr } = runSetUp(temporaryFolder(), { only: ["machine"], path: temporaryFolder() });
    assert.equal(status, 1);
    assert.match(stderr, /^✘ No encuentro Python 3\.10 o posterior en esta máquina\.\n {2}Remedio: .+\n$/);
  });

  it("says what lacks when neither venv nor virtualenv nor uv makes an environment, and leaves no half of one", () => {
    const root = temporaryFolder();
    const { status, stderr } = runSetUp(root, { only: ["venv"], path: fakePrograms({ python3: WITHOUT_VENV }) });
    assert.equal(status, 1);
    assert.match(
      stderr,
      /^✘ Este Python no tiene el módulo venv ni hay virtualenv\.\n {2}Remedio: .+\n {2}Detalle: \.cache\/setup\/venv\.log\n$/,
    );
    assert.ok(!existsSync(join(root, ".venv")));
    assert.ok(existsSync(join(root, ".cache/setup/venv.log")));
  });

  it("makes the environment with virtualenv when venv cannot", () => {
    const root = temporaryFolder();
    const working =
      'mkdir -p "$4/bin"; touch "$4/pyvenv.cfg"; printf "#!/bin/sh\\nexit 0\\n" > "$4/bin/python"; /bin/chmod +x "$4/bin/python"';
    const python3 = `PATH=/usr/bin:/bin\ncase "$1 $2" in "-c "*) echo 3.11.2 ;; "-m virtualenv") ${working} ;; *) exit 1 ;; esac`;
    const { status, stdout } = runSetUp(root, { only: ["venv"], path: fakePrograms({ python3 }) });
    assert.equal(status, 0, stdout);
    assert.match(stdout, /✔ Entorno de Python \(\.venv\) \(Python 3\.11\.2\)/);
    assert.ok(existsSync(join(root, ".cache/setup/venv.json")));
  });

  it("says that npm's registry is out of reach, and stamps nothing", () => {
    const root = temporaryFolder();
    writeFiles(root, { "package-lock.json": JSON.stringify({ packages: { "node_modules/a": { version: "1.0.0" } } }) });
    writeFiles(root, { "npm-cli.js": 'console.error("npm error code ENOTFOUND"); process.exit(1);' });
    const { status, stderr } = runSetUp(root, { only: ["npm"], path: temporaryFolder(), npm: join(root, "npm-cli.js") });
    assert.equal(status, 1);
    assert.match(
      stderr,
      /^✘ No se puede llegar al registro de paquetes de npm\.\n {2}Remedio: .*npm ping\n {2}Detalle: \.cache\/setup\/npm\.log\n$/,
    );
    assert.ok(!existsSync(join(root, ".cache/setup/npm.json")) && !existsSync(join(root, ".cache/setup/lock")));
  });

  it("asks npm for development and optional packages too, whatever NODE_ENV or the user's settings leave out", () => {
    const root = temporaryFolder();
    writeFiles(root, { "package-lock.json": JSON.stringify({ packages: { "node_modules/a": { version: "1.0.0" } } }) });
    writeFiles(root, { "npm-cli.js": 'console.log(process.argv.slice(2).join(" ")); process.exit(1);' });
    runSetUp(root, { only: ["npm"], path: temporaryFolder(), npm: join(root, "npm-cli.js") });
    const log = readFileSync(join(root, ".cache/setup/npm.log"), "utf8");
    assert.match(log, /^ci .*--include=dev --include=optional/m);
  });
});
