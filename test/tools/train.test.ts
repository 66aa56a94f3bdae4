import { strict as assert } from "node:assert";
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { generator, rng } from "ebm/rng";
import { ROOT, temporaryFolder } from "../setup/helpers";

const { parseTrain } = require("../../tools/train/arguments");

/** What the last line of a training says. */
interface Result {
  readonly epoch: number;
  readonly step: number;
  readonly weightsSha256: string;
  readonly bufferSha256: string;
  readonly seconds: number;
}

const SCRIPT = join(ROOT, "bin", "train.js");
/** Small, but with epochs that a signal can fall into. */
const SMALL = ["--smoke", "--epochs", "3", "--steps-per-epoch", "40", "--save-every", "7", "--no-images", "--json"];

function trainAtOnce(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, ...words], { cwd: ROOT, encoding: "utf8", timeout: 90_000 });
  const lines = stdout.trim().split("\n");
  return { status, stdout, stderr, lines, last: () => JSON.parse(lines[lines.length - 1]) as Result };
}

const bits = ({ epoch, step, weightsSha256, bufferSha256 }: Result) => ({ epoch, step, weightsSha256, bufferSha256 });

describe("npm run train", function () {
  this.timeout(120_000);
  let whole: ReturnType<typeof trainAtOnce>;
  let root: string;
  before(() => {
    root = temporaryFolder();
    whole = trainAtOnce(...SMALL, "--out", join(root, "entera"));
    assert.equal(whole.status, 0, whole.stderr);
  });

  it("writes weights of every epoch, checkpoints, history and what it was made with, and ends with one line of result", () => {
    const folder = join(root, "entera");
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.endsWith(".ebm")),
      ["epoch-001.ebm", "epoch-002.ebm", "epoch-003.ebm"],
    );
    assert.equal(readdirSync(join(folder, "checkpoints")).length, 2);
    assert.equal(readFileSync(join(folder, "history.csv"), "utf8").trim().split("\n").length, 4);
    const places = readdirSync(join(folder, "tensorboard"));
    assert.deepEqual(places, ["epocas", "pasos"]);
    const { preset, recipe, seed, command } = JSON.parse(readFileSync(join(folder, "run.json"), "utf8"));
    assert.deepEqual([preset, recipe.name, seed], ["ebm-mnist", "gdl", 2026]);
    assert.match(command, /^npm run train -- --preset ebm-mnist --recipe gdl --seed 2026 --epochs 3/);
    assert.equal(whole.lines.length, 4, "one line an epoch, and the last");
    assert.deepEqual(Object.keys(whole.last()), ["epoch", "step", "weightsSha256", "bufferSha256", "seconds"]);
    assert.match(whole.last().weightsSha256, /^[0-9a-f]{64}$/);
    assert.deepEqual([whole.last().epoch, whole.last().step], [3, 120]);
  });

  it("gives the same bits with any number of workers", () => {
    const other = trainAtOnce(...SMALL, "--workers", "1", "--out", join(root, "un-hilo"));
    assert.deepEqual(bits(other.last()), bits(whole.last()));
  });

  it("killed at random moments and resumed until it ends, gives the bits of the one that never stopped", async () => {
    const folder = join(root, "muerta");
    const random = generator(rng(20261125));
    let kills = 0;
    let words = [...SMALL, "--out", folder];
    for (; kills < 8; kills++) {
      const child = spawn(process.execPath, [SCRIPT, ...words], { cwd: ROOT, stdio: "ignore" });
      const ended = once(child, "exit");
      await Promise.race([ended, soonAfterItTrains(child, folder, random.integer(700))]);
      child.kill("SIGKILL");
      await ended;
      if (child.exitCode === 0) break;
      words = existsSync(join(folder, "run.json")) ? ["--resume", folder, "--save-every", "7", "--no-images", "--json"] : words;
    }
    assert.ok(kills > 1, `only ${kills} kills hit it`);
    const end = trainAtOnce("--resume", folder, "--no-images", "--json");
    assert.deepEqual(bits(end.last()), bits(whole.last()));
    const secondEpoch = (name: string) => weightsOf(join(root, name, "epoch-002.ebm"));
    assert.deepEqual(secondEpoch("muerta"), secondEpoch("entera"));
    assert.deepEqual(historyOf(folder), historyOf(join(root, "entera")));
  });

  it("interrupted, finishes its step, saves, says how to go on, and goes on with the same bits", async () => {
    const folder = join(root, "parada");
    const child = spawn(process.execPath, [SCRIPT, ...SMALL, "--out", folder], { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"] });
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (text) => {
      stdout += text;
    });
    child.stderr.on("data", (text) => {
      stderr += text;
    });
    const ended = once(child, "exit");
    await soonAfterItTrains(child, folder, 50);
    child.kill("SIGINT");
    const [status] = await ended;
    assert.equal(status, 130, stderr);
    const { step } = JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as Result;
    assert.ok(step > 0 && step < 120, String(step));
    assert.match(stderr, new RegExp(`parado tras el paso ${step} \\(interrumpido\\).*\\n.*npm run train -- --resume ${folder}`));
    assert.ok(readdirSync(join(folder, "checkpoints")).some((name) => name.startsWith(`vuelta-000-paso-${String(step).padStart(9, "0")}`)));
    const end = trainAtOnce("--resume", folder, "--no-images", "--json");
    assert.match(end.stderr, new RegExp(`Sigo desde el paso ${step} `));
    assert.deepEqual(bits(end.last()), bits(whole.last()));
  });

  it("finished already, tells its result again and ends well; with more epochs, goes on", () => {
    const again = trainAtOnce("--resume", join(root, "entera"), "--json");
    assert.deepEqual([again.status, again.lines.length], [0, 1]);
    assert.deepEqual(again.last(), whole.last());
    assert.match(again.stderr, /Las 3 épocas ya están hechas/);
    const more = trainAtOnce("--resume", join(root, "un-hilo"), "--epochs", "4", "--no-images", "--json");
    assert.deepEqual([more.last().epoch, more.last().step], [4, 160]);
  });

  it("refuses to start over another run, and to resume it as something else", () => {
    const over = trainAtOnce(...SMALL, "--out", join(root, "entera"));
    assert.deepEqual([over.status, over.stdout], [1, ""]);
    assert.match(over.stderr, /ya hay un entrenamiento\.\n.*--resume/);
    const other = trainAtOnce("--resume", join(root, "entera"), "--recipe", "uva");
    assert.equal(other.status, 1);
    assert.match(other.stderr, /tiene --recipe gdl y se pide uva/);
  });

  it("resumes a folder without checkpoints from the beginning, and says so", () => {
    const anew = trainAtOnce("--resume", join(root, "nueva"), ...SMALL);
    assert.equal(anew.status, 0, anew.stderr);
    assert.match(anew.stderr, /no hay ningún punto de control: empiezo desde el principio/);
    assert.deepEqual(bits(anew.last()), bits(whole.last()));
  });

  it("goes back to the last whole checkpoint when the newest is damaged", () => {
    const folder = join(root, "nueva", "checkpoints");
    const newest = readdirSync(folder).at(-1) ?? "";
    truncateSync(join(folder, newest), 5000);
    const end = trainAtOnce("--resume", join(root, "nueva"), "--no-images", "--json");
    assert.match(end.stderr, /Aviso: .*el fichero está truncado/);
    assert.deepEqual(bits(end.last()), bits(whole.last()));
    for (const name of readdirSync(folder)) appendFileSync(join(folder, name), "x");
    const none = trainAtOnce("--resume", join(root, "nueva"));
    assert.equal(none.status, 1);
    assert.match(none.stderr, /ningún punto de control está entero/);
  });

  it("says what is wrong with a folder that it cannot write or that is not its own", () => {
    writeFileSync(join(root, "fichero"), "");
    const blocked = trainAtOnce(...SMALL, "--out", join(root, "fichero", "dentro"));
    assert.equal(blocked.status, 1);
    assert.match(blocked.stderr, /Remedio: una parte del camino es un fichero y no una carpeta/);
    mkdirSync(join(root, "ajena"));
    for (const run of ["{}", "{", '{"preset":"ebm-mnist","recipe":{"name":"gdl"},"seed":1,"epochs":2}']) {
      writeFileSync(join(root, "ajena", "run.json"), run);
      assert.match(trainAtOnce("--resume", join(root, "ajena")).stderr, /^✘ .*run\.json no es el de un entrenamiento/);
    }
    mkdirSync(join(root, "sin-run", "checkpoints"), { recursive: true });
    writeFileSync(join(root, "sin-run", "checkpoints", "x.ebmc"), "");
    assert.match(trainAtOnce(...SMALL, "--out", join(root, "sin-run")).stderr, /ya hay un entrenamiento/);
    const forgotten = trainAtOnce(...SMALL, "--resume", join(root, "sin-run"));
    assert.equal(forgotten.status, 1);
    assert.match(forgotten.stderr, /^✘ En .*sin-run hay puntos de control y falta run\.json.*\n {2}Remedio: recupera run\.json/);
    assert.deepEqual(readdirSync(join(root, "sin-run")), ["checkpoints"]);
  });

  it("trains every network with its recipe, also with the buffer that forgets", () => {
    const few = ["--smoke", "--epochs", "1", "--steps-per-epoch", "2", "--no-images", "--json"];
    for (const preset of ["ebm-mnist-compact", "mlp-784", "mnist-jem"]) {
      const { status, stderr, last } = trainAtOnce(...few, "--preset", preset, "--out", join(root, preset));
      assert.equal(status, 0, stderr);
      assert.equal(last().step, 2);
    }
    const frozen = trainAtOnce(...few, "--preset", "ebm-mnist-compact", "--buffer", "frozen", "--out", join(root, "frozen"));
    assert.equal(frozen.status, 0, frozen.stderr);
    const wrong = trainAtOnce("--preset", "mlp-784", "--recipe", "gdl", "--out", join(root, "mal"));
    assert.match(wrong.stderr, /La receta gdl no es para la red mlp-784/);
    const classless = trainAtOnce("--recipe", "jem", "--out", join(root, "mal"));
    assert.match(classless.stderr, /La receta jem no es para la red ebm-mnist: aprende clases y la red tiene una sola salida/);
  });
});

describe("the words of npm run train", () => {
  it("are read with their defaults", () => {
    const { folder, resume, saveEvery, keep, images, preset } = parseTrain(["--out", "a"]);
    assert.deepEqual([folder, resume, saveEvery, keep, images, preset], ["a", false, 100, 2, true, undefined]);
    assert.equal(parseTrain(["--resume", "a"]).resume, true);
    assert.equal(parseTrain(["--ayuda"]).help, true);
  });

  it("are refused in Spanish, with the words that mend them", () => {
    const bad: [string[], RegExp][] = [
      [[], /Falta la carpeta/],
      [["--out"], /Falta el valor después de --out/],
      [["--out", "a", "--resume", "b"], /carpetas distintas/],
      [["--out", "a", "--epochs", "0"], /--epochs debe ser un entero entre 1/],
      [["--out", "a", "--seed", "1.5"], /--seed debe ser un entero/],
      [["--out", "a", "--spectral-limit", "0"], /--spectral-limit debe ser mayor que 0/],
      [["--out", "a", "--preset", "vgg"], /--preset debe ser ebm-mnist/],
      [["--out", "a", "--epocas", "3"], /No entiendo «--epocas»/],
      [["a"], /No entiendo «a»/],
    ];
    for (const [words, sentence] of bad) assert.throws(() => parseTrain(words), { name: "Problem", message: sentence });
  });
});

/** Resolves some milliseconds after a checkpoint was written, or when the process is gone. */
async function soonAfterItTrains(child: ChildProcess, folder: string, milliseconds: number): Promise<void> {
  const before = newestIn(folder);
  while (child.exitCode === null && newestIn(folder) === before) await pause(5);
  await pause(milliseconds);
}

function newestIn(folder: string): string | undefined {
  const checkpoints = join(folder, "checkpoints");
  return existsSync(checkpoints)
    ? readdirSync(checkpoints)
        .filter((name) => name.endsWith(".ebmc"))
        .at(-1)
    : undefined;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** history.csv without its last column, the seconds. */
function historyOf(folder: string): string {
  return readFileSync(join(folder, "history.csv"), "utf8").replaceAll(/,[^,]*$/gm, "");
}

/** θ in a weights file: all but its header. */
function weightsOf(file: string): Buffer {
  const bytes = readFileSync(file);
  return bytes.subarray(12 + bytes.readUInt32LE(8), -64);
}
