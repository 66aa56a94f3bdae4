import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { ledger, localShelf, type Shelf, tutor } from "ebm/exercise";
import fc from "fast-check";
import { essay, share, toys } from "./toys";

const facts = { medido: 0.3, primero: "datos", meseta: 0.24 };
const TEXT = "El ruido sube lo que la pendiente baja.";

describe("the notes of the exercises", () => {
  let folder: string;
  const file = () => join(folder, "ejercicios.json");
  const kept = () => JSON.parse(readFileSync(file(), "utf8")).exercises;
  const room = () => tutor(toys, { ledger: ledger(localShelf()) });
  const keys = ["EBM_PROGRESS", "EBM_BUILD", "EBM_SMOKE"] as const;
  const before = keys.map((key) => process.env[key]);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "progreso-"));
    for (const key of keys) delete process.env[key];
    process.env.EBM_PROGRESS = folder;
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
    keys.forEach((key, i) => {
      if (before[i] === undefined) delete process.env[key];
      else process.env[key] = before[i];
    });
  });

  it("are kept: attempts, solved, hints used, what was answered and what had been measured", () => {
    const here = room();
    here.check(share.id, 0.9, facts);
    here.check(share.id, 0.1, facts);
    here.check(share.id, 0.3, facts);
    here.check(essay.id, "Texto largo que no dice nada de nada.", facts);
    assert.deepEqual(kept(), {
      "01-parte": { attempts: 3, solved: true, hints: 2, given: { answer: 0.3, right: true } },
      "02-texto": { attempts: 1, solved: false, hints: 0, text: "Texto largo que no dice nada de nada.", facts },
    });
  });

  it("of a version that kept no answers are read, and go on", () => {
    writeFileSync(file(), '{"version":1,"exercises":{"01-parte":{"attempts":2,"solved":true,"hints":1}}}');
    assert.equal(room().scoreboard().all.solved, 1);
    room().check(share.id, 0.9, facts);
    assert.deepEqual(kept(), { "01-parte": { attempts: 3, solved: true, hints: 1, given: { answer: 0.9, right: false } } });
  });

  it("leave no file behind when nothing was answered", () => {
    const here = room();
    here.check(share.id, Number.NaN, facts);
    here.check(share.id, 31, facts);
    here.check(essay.id, "", facts);
    here.scoreboard();
    assert.deepEqual(readdirSync(folder), []);
  });

  it("are read by the next session, which goes on where the last one stopped", () => {
    for (const text of ["Texto largo que no dice nada de nada.", "Otro texto largo que tampoco dice nada."])
      room().check(essay.id, text, facts);
    assert.match(room().check(essay.id, "Otro texto largo que tampoco dice nada.", facts).paragraphs[1], /^Es el mismo texto/);
    assert.equal(room().check(essay.id, "Un tercer texto que no dice nada.", facts).title, "Una respuesta modelo");
    assert.deepEqual(room().scoreboard().all, { solved: 0, attempted: 1, total: 3 });
  });

  it("do not praise a first try that was not the first", () => {
    room().check(share.id, 0.9, facts);
    assert.equal(room().check(share.id, 0.3, facts).title, "¡Correcto!");
  });

  it("remember that it was right, also after a wrong answer", () => {
    room().check(share.id, 0.3, facts);
    room().check(share.id, 0.9, facts);
    assert.equal(kept()[share.id].solved, true);
  });

  it("keep those of exercises that this version does not know", () => {
    writeFileSync(file(), '{"version":1,"exercises":{"99-otro":{"attempts":4,"solved":true,"hints":1}}}');
    room().check(share.id, 0.3, facts);
    assert.deepEqual(Object.keys(kept()), ["01-parte", "99-otro"]);
  });

  const damaged = [
    '{"attempts":-1,"solved":true,"hints":0}',
    '{"attempts":1,"solved":true,"hints":0,"given":{"answer":{},"right":true}}',
    '{"attempts":1,"solved":true,"hints":0,"given":{"answer":[1],"right":true}}',
    '{"attempts":1,"solved":true,"hints":0,"given":{"answer":1}}',
  ].map((note) => `{"version":1,"exercises":{"01-parte":${note}}}`);

  for (const text of ["", "{", "[]", '{"version":1}', ...damaged]) {
    it(`are put aside, with a word to the student, when the file is damaged: ${text || "empty"}`, () => {
      writeFileSync(file(), text);
      const here = room();
      const { correct, paragraphs } = here.check(share.id, 0.3, facts);
      assert.equal(correct, true);
      assert.match(paragraphs.at(-1) as string, /ejercicios\.json` estaba dañado: lo he apartado como `\S+ejercicios-apartado-1\.json`/);
      assert.equal(readFileSync(join(folder, "ejercicios-apartado-1.json"), "utf8"), text);
      assert.equal(kept()[share.id].solved, true);
      assert.equal(here.check(share.id, 0.3, facts).paragraphs.length, 1, "se dice una vez");
    });
  }

  it("put aside a second damaged file beside the first", () => {
    for (const text of ["{", "["]) {
      writeFileSync(file(), text);
      room().scoreboard();
    }
    assert.deepEqual(readdirSync(folder).sort(), ["ejercicios-apartado-1.json", "ejercicios-apartado-2.json"]);
  });

  it("of a newer version are left alone, and the check goes on in memory", () => {
    const newer = '{"version":2,"exercises":{"a":1}}';
    writeFileSync(file(), newer);
    const here = room();
    assert.match(here.check(share.id, 0.3, facts).paragraphs.at(-1) as string, /versión más nueva del proyecto/);
    assert.equal(readFileSync(file(), "utf8"), newer);
    assert.equal(here.scoreboard().all.solved, 1);
  });

  it("that cannot be written disturb no check: one sentence, once", () => {
    process.env.EBM_PROGRESS = join(folder, "fichero", "dentro"); // a file where a folder should be: not even root can write there
    writeFileSync(join(folder, "fichero"), "");
    const here = room();
    const first = here.check(share.id, 0.9, facts);
    assert.match(
      first.paragraphs.at(-1) as string,
      /^\(No puedo guardar tu progreso en `dentro\/ejercicios\.json`: dura lo que dure esta sesión\.\)$/,
    );
    assert.deepEqual(here.check(share.id, 0.3, facts), { correct: true, title: "¡Correcto!", paragraphs: ["Se midió 0.3."] });
    assert.equal(here.scoreboard().all.solved, 1);
  });

  it("that cannot be read are not written over", () => {
    mkdirSync(file());
    const here = room();
    assert.match(here.check(share.id, 0.3, facts).paragraphs.at(-1) as string, /No puedo guardar tu progreso/);
    assert.deepEqual(readdirSync(folder), ["ejercicios.json"]);
  });

  for (const key of ["EBM_BUILD", "EBM_SMOKE"]) {
    it(`stay in memory, unread and unwritten, with ${key}=1: built notebooks do not depend on them`, () => {
      room().check(share.id, 0.3, facts);
      const text = readFileSync(file(), "utf8");
      process.env[key] = "1";
      assert.equal(localShelf(), undefined);
      const here = room();
      assert.equal(here.scoreboard().all.solved, 0);
      here.check(essay.id, TEXT, facts);
      assert.equal(readFileSync(file(), "utf8"), text);
    });
  }

  it("of two kernels open at once are all kept", () => {
    const [one, other] = [room(), room()];
    one.check(share.id, 0.9, facts);
    other.check(essay.id, TEXT, facts);
    one.check(share.id, 0.3, facts);
    assert.deepEqual(kept(), {
      "01-parte": { attempts: 2, solved: true, hints: 1, given: { answer: 0.3, right: true } },
      "02-texto": { attempts: 1, solved: true, hints: 0, text: TEXT, facts },
    });
    assert.equal(other.scoreboard().all.solved, 2);
  });

  it("of two processes that write at the same moments are all counted", async function () {
    this.timeout(60_000);
    const count = 60;
    const script = `const { ledger, localShelf } = require("ebm/exercise"); const notes = ledger(localShelf());
      for (let i = 0; i < ${count}; i++) notes.change("00-x", (note) => ({ ...note, attempts: note.attempts + 1 }));`;
    const run = () => promisify(execFile)(process.execPath, ["-e", script], { cwd: join(__dirname, "..", "..") });
    await Promise.all([run(), run()]);
    assert.equal(kept()["00-x"].attempts, 2 * count);
    assert.deepEqual(readdirSync(folder), ["ejercicios.json"]);
  });

  it("are kept in the storage of a page, where there is one, and in memory where there is none", async () => {
    const storage = `const kept = new Map();
      globalThis.localStorage = { getItem: (k) => kept.get(k) ?? null, setItem: (k, v) => kept.set(k, v), removeItem: (k) => kept.delete(k) };`;
    const forbidden = `Object.defineProperty(globalThis, "localStorage", { get() { throw new Error("SecurityError"); } });`;
    const answer = `const { ledger, localShelf } = require("ebm/exercise");
      ledger(localShelf()).change("00-x", (note) => ({ ...note, attempts: 1 }));
      console.log(ledger(localShelf()).noteOf("00-x").attempts);`;
    for (const [page, attempts] of [
      [storage, "1"],
      [forbidden, "0"],
    ]) {
      const args = ["--conditions=browser", "-e", `${page}\n${answer}`];
      const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: join(__dirname, "..", "..") });
      assert.equal(stdout.trim(), attempts);
    }
    assert.deepEqual(readdirSync(folder), []);
  });

  it("are written in spite of the lock of a session that died", () => {
    const lock = `${file()}.lock`;
    writeFileSync(lock, "");
    utimesSync(lock, 0, 0);
    room().check(share.id, 0.3, facts);
    assert.equal(kept()[share.id].solved, true);
    assert.equal(existsSync(lock), false);
  });

  it("survive any text that the file may hold, without a throw", () => {
    const texts = fc.oneof(
      fc.string(),
      fc.json(),
      fc.json().map((json) => `{"version":1,"exercises":${json}}`),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const shelf: Shelf = { name: "x", read: () => text, write: () => undefined, putAside: () => "y", alone: (work) => work() };
        const here = tutor(toys, { ledger: ledger(shelf) });
        assert.equal(here.check(share.id, 0.3, facts).correct, true);
        assert.equal(here.scoreboard().all.total, 3);
      }),
    );
  });

  it("survive a shelf of which nothing works", () => {
    const fail = () => {
      throw new Error("no");
    };
    for (const text of [undefined, "{"]) {
      const shelf: Shelf = { name: "x", read: () => text ?? fail(), write: fail, putAside: fail, alone: (work) => work() };
      assert.equal(tutor(toys, { ledger: ledger(shelf) }).check(share.id, 0.3, facts).correct, true);
    }
  });
});
