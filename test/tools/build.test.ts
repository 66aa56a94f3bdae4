import { strict as assert } from "node:assert";
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { ROOT, scratchFolder } from "./checking";

const PYTHON = process.env.EBM_PYTHON ?? path.join(ROOT, ".venv", process.platform === "win32" ? "Scripts/python.exe" : "bin/python");

const GOOD = `// %% [markdown]
// # Prueba

// %% Ajustes del muestreo humo={"pasos": 3}
const ajustes = { pasos: 100 };

// %%
console.log("uno");
console.log("dos");
`;

interface Cell {
  readonly id: string;
  readonly metadata: object;
  readonly source: string[];
  readonly outputs?: { readonly text: string[] }[];
}

describe("the builder of notebooks", function () {
  this.timeout(90_000); // a kernel starts in each build
  let root: string;
  beforeEach(() => {
    root = scratchFolder();
    fs.mkdirSync(path.join(root, "notebooks/fuente"), { recursive: true });
    assert.ok(fs.existsSync(PYTHON), `no hay ${PYTHON}: ejecuta npm start una vez`);
  });
  afterEach(() => fs.rmSync(root, { recursive: true }));

  const write = (source: string, name = "00-prueba"): void => fs.writeFileSync(path.join(root, `notebooks/fuente/${name}.ts`), source);
  const target = (): string => path.join(root, "notebooks/00-prueba.ipynb");
  const built = (): Buffer => fs.readFileSync(target());

  const build = (...args: string[]) => buildIn({}, ...args);

  function buildIn(variables: NodeJS.ProcessEnv, ...args: string[]): { status: number | null; stdout: string } {
    const environment = { ...process.env, ...variables, JUPYTER_DATA_DIR: path.join(root, "datos") };
    const command = [path.join(ROOT, "tools/notebooks/build.py"), "--root", root, ...args];
    const { status, stdout, stderr } = spawnSync(PYTHON, command, { encoding: "utf8", env: environment });
    return { status, stdout: stdout + stderr };
  }

  it("keeps a copy of a notebook that a student has changed, and of no other", () => {
    const copies = () => (fs.existsSync(path.join(root, "notebooks/copias")) ? fs.readdirSync(path.join(root, "notebooks/copias")) : []);
    write(GOOD);
    build();
    write(GOOD.replace("uno", "UNO")); // the source changes: nobody's answers are lost
    build();
    assert.deepEqual(copies(), []);
    fs.writeFileSync(target(), built().toString().replaceAll("UNO", "mi respuesta"));
    const { status, stdout } = build();
    assert.equal(status, 0);
    assert.match(stdout, /tu versión de 00-prueba queda en notebooks\/copias\/00-prueba-/);
    assert.equal(copies().length, 1);
    assert.match(fs.readFileSync(path.join(root, "notebooks/copias", copies()[0]), "utf8"), /mi respuesta/);
    assert.doesNotMatch(built().toString(), /mi respuesta/);
  });

  it("gives the same bytes twice, with ids of the titles and nothing about the run", () => {
    write(GOOD);
    assert.equal(build().status, 0);
    const first = built();
    assert.equal(build().status, 0);
    assert.ok(first.equals(built()));
    const { cells, metadata } = JSON.parse(first.toString()) as { cells: Cell[]; metadata: { kernelspec: { name: string } } };
    assert.deepEqual(
      cells.map(({ id }) => id),
      ["00-prueba", "00-ajustes-del-muestreo", "00-prueba-2"],
    );
    assert.deepEqual(
      cells.map((cell) => cell.metadata),
      [{}, {}, {}],
    );
    assert.deepEqual(
      cells[2].outputs?.map(({ text }) => text.join("")),
      ["uno\ndos\n"],
    );
    assert.equal(metadata.kernelspec.name, "tslab");
    assert.equal(build("--check").status, 0);
    write(GOOD.replace('"dos"', '"tres"'));
    assert.match(build("--check").stdout, /la celda 3 \(00-prueba-2\) no es la de la fuente/);
  });

  it("names the cell that differs from its source and the command that mends it, without running anything", () => {
    write(GOOD);
    assert.match(build("--check").stdout, /todavía no está construido; arréglalo con: .*build\.py 00-prueba/);
    const notebook = { cells: [], metadata: {}, nbformat: 4, nbformat_minor: 5 };
    fs.writeFileSync(target(), JSON.stringify(notebook));
    const { status, stdout } = build("--check");
    assert.equal(status, 1);
    assert.match(stdout, /tiene 0 celdas y la fuente 3/);
    assert.deepEqual(JSON.parse(built().toString()), notebook);
  });

  it("finds a notebook without a source", () => {
    fs.writeFileSync(target(), "{}");
    assert.match(build("--check").stdout, /00-prueba: no tiene fuente/);
  });

  it("shrinks the sizes in smoke, reports the cell that fails as JSON, and writes nothing", () => {
    write(`${GOOD}\n// %%\nif (process.env.EBM_SMOKE === "1") throw new RangeError(\`pasos: \${ajustes.pasos}\`);\n`);
    const { status, stdout } = build("--smoke", "--json");
    assert.equal(status, 1);
    const events = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    assert.deepEqual(
      events.map(({ event }) => event),
      ["start", "cell", "cell", "failed"],
    );
    const { notebook, cell, cells, id, ename, evalue } = events[3];
    assert.deepEqual([notebook, cell, cells, id, ename, evalue], ["00-prueba", 4, 4, "00-prueba-3", "RangeError", "pasos: 3"]);
    assert.ok(!fs.existsSync(target()));
  });

  it("writes nothing when the environment says EBM_SMOKE=1", () => {
    write(GOOD);
    assert.equal(buildIn({ EBM_SMOKE: "1" }, "--execute").status, 0);
    assert.ok(!fs.existsSync(target()));
  });

  it("tells the kernel that it builds, so that nobody's progress is shown", () => {
    write('// %%\nif (process.env.EBM_BUILD !== "1") throw new Error("no");\n');
    assert.equal(build().status, 0);
    assert.equal(build("--smoke").status, 0);
  });

  it("ends a cell that hangs, and says which", () => {
    write("// %%\nawait new Promise(() => undefined);\n");
    const { status, stdout } = build("--timeout", "2");
    assert.equal(status, 1);
    assert.match(stdout, /celda 1 \(00\): TimeoutError: la celda no terminó en 2 s/);
  });

  it("refuses sizes for a cell that declares no single constant, and a notebook that is not there", () => {
    write('// %% humo={"pasos": 3}\nconst a = {};\nconst b = {};\n');
    assert.match(build("--smoke").stdout, /00-prueba\.ts, celda 1: «humo» necesita .* declara 2: a, b/);
    assert.match(build("99").stdout, /No hay un cuaderno llamado «99»\. Los que hay: 00-prueba/);
  });
});
