import { strict as assert } from "node:assert";
import fs, { chmodSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FileError } from "ebm/errors";
import { type Checkpoint, checkpointOf, checkpointStore, encodeCheckpoint, type Progress, type RunFolder, runFolder } from "ebm/trainer";
import { temporaryFolder } from "../../setup/helpers";
import { quickRun } from "../squares";

describe("checkpointStore", () => {
  let root: string;
  let start: Checkpoint;
  const at = (step: number, place: Partial<Progress> = {}): Checkpoint => ({ ...start, progress: { ...start.progress, step, ...place } });
  const files = () => readdirSync(join(root, "checkpoints"));
  before(async () => {
    start = checkpointOf(await quickRun());
  });
  beforeEach(() => {
    root = temporaryFolder();
  });

  it("keeps the newest ones, and the newest of all is the last", async () => {
    const store = checkpointStore(runFolder(root), { keep: 2 });
    assert.equal(await store.latest(), undefined);
    for (const step of [9, 10, 100]) await store.save(at(step));
    assert.deepEqual(files(), ["vuelta-000-paso-000000010.ebmc", "vuelta-000-paso-000000100.ebmc"]);
    assert.equal((await store.latest())?.last.progress.step, 100);
  });

  it("always keeps the newest one of a whole epoch, where a watchdog goes back to", async () => {
    const store = checkpointStore(runFolder(root), { keep: 1 });
    for (const [step, batch] of [
      [5, 0],
      [7, 2],
      [9, 4],
    ])
      await store.save(at(step, { batch }));
    assert.deepEqual(files(), ["vuelta-000-paso-000000005.ebmc", "vuelta-000-paso-000000009-a-medias.ebmc"]);
    const { last, good } = (await store.latest()) ?? {};
    assert.deepEqual([last?.progress.step, good?.progress.step], [9, 5]);
    await store.save(at(10));
    assert.deepEqual(files(), ["vuelta-000-paso-000000010.ebmc"]);
  });

  it("takes what was made after going back for newer, however many steps were undone", async () => {
    const store = checkpointStore(runFolder(root), { keep: 2 });
    for (const step of [10, 20]) await store.save(at(step));
    await store.save(at(10, { rollbacks: 1 }));
    assert.deepEqual(files(), ["vuelta-000-paso-000000020.ebmc", "vuelta-001-paso-000000010.ebmc"]);
    assert.equal((await store.latest())?.last.progress.rollbacks, 1);
  });

  it("has no good one in the first epoch", async () => {
    const store = checkpointStore(runFolder(root));
    await store.save(at(3, { batch: 3 }));
    assert.equal((await store.latest())?.good, undefined);
  });

  it("goes back to an older one when the newest is damaged, and says so", async () => {
    const store = checkpointStore(runFolder(root), { keep: 3 });
    for (const step of [1, 2, 3]) await store.save(at(step));
    const [, second, third] = files().map((file) => join(root, "checkpoints", file));
    writeFileSync(third, readFileSync(third).subarray(0, 1000));
    writeFileSync(second, "GIF89a");
    const said: string[] = [];
    const found = await store.latest(({ message }) => void said.push(message));
    assert.equal(found?.last.progress.step, 1);
    assert.deepEqual(
      said.map((text) => /paso-0+(\d)\.ebmc · el fichero (está truncado|no empieza por)/.exec(text)?.slice(1)),
      [
        ["3", "está truncado"],
        ["2", "no empieza por"],
      ],
    );
  });

  it("refuses to start anew when all are damaged", async () => {
    const store = checkpointStore(runFolder(root));
    await store.save(at(1));
    writeFileSync(join(root, "checkpoints", "vuelta-000-paso-000000001.ebmc"), "");
    await assert.rejects(store.latest(), { name: "DataError", message: /ningún punto de control está entero\.\n {2}Recupera/ });
  });

  it("leaves the last good file as it was, and no rest of the new one, when the disk fills up half way", async () => {
    const store = checkpointStore(runFolder(root), { keep: 1 });
    await store.save(at(1));
    const [name] = files();
    const before = readFileSync(join(root, "checkpoints", name));
    const written = await withFullDisk(() =>
      assert.rejects(store.save(at(2)), {
        name: "FileError",
        message: /no se pudo escribir el fichero \(ENOSPC\)\.\n {2}El disco está lleno/,
      }),
    );
    assert.ok(written > 1000, "half of the new file was written before the disk was full");
    assert.deepEqual(files(), [name]);
    assert.deepEqual(readFileSync(join(root, "checkpoints", name)), before);
    assert.equal((await store.latest())?.last.progress.step, 1);
  });

  it("removes the newer ones that it found damaged, and no good one for their sake", async () => {
    const store = checkpointStore(runFolder(root), { keep: 1 });
    for (const [step, batch] of [[1, 0], [3, 2]]) await store.save(at(step, { batch })); // biome-ignore format: a row
    for (const step of [2, 4]) writeFileSync(join(root, "checkpoints", `vuelta-000-paso-00000000${step}.ebmc`), "GIF89a");
    assert.equal((await store.latest())?.good?.progress.step, 1);
    await store.save(at(5, { batch: 4 }));
    assert.deepEqual(files(), ["vuelta-000-paso-000000001.ebmc", "vuelta-000-paso-000000005-a-medias.ebmc"]);
  });

  it("counts again one that was damaged and has been brought back", async () => {
    const store = checkpointStore(runFolder(root), { keep: 2 });
    for (const step of [1, 2]) await store.save(at(step));
    const file = join(root, "checkpoints", files()[1]);
    const good = readFileSync(file);
    writeFileSync(file, "GIF89a");
    assert.equal((await store.latest())?.last.progress.step, 1);
    writeFileSync(file, good);
    assert.equal((await store.latest())?.last.progress.step, 2);
    await store.save(at(3));
    assert.deepEqual(files(), ["vuelta-000-paso-000000002.ebmc", "vuelta-000-paso-000000003.ebmc"]);
  });

  it("keeps the newer ones that it could not read, or that are of another version, until the run comes to their step again", async () => {
    const before = checkpointStore(runFolder(root), { keep: 3 });
    for (const step of [1, 2, 3]) await before.save(at(step));
    const [first, second, third] = files();
    writeFileSync(join(root, "checkpoints", second), await ofVersion2(at(2)));
    const secret = checkpointStore(unreadable(runFolder(root), third), { keep: 1 });
    const said: string[] = [];
    assert.equal((await secret.latest(({ message }) => void said.push(message)))?.last.progress.step, 1);
    assert.match(said.join(), /paso-0+3\.ebmc · no se pudo leer el fichero \(EACCES\).*paso-0+2\.ebmc · el fichero tiene la versión 2/s);
    await secret.save(at(1));
    assert.deepEqual(files(), [first, second, third]);
    await secret.save(at(2));
    await secret.save(at(3));
    await secret.save(at(4));
    assert.deepEqual(files(), ["vuelta-000-paso-000000004.ebmc"]);
  });

  it("does not call damaged what it cannot read", async () => {
    const store = checkpointStore(runFolder(root));
    await store.save(at(1));
    const [name] = files();
    const locked = checkpointStore(unreadable(runFolder(root), name));
    await assert.rejects(locked.latest(), { name: "FileError", message: /EACCES/ });
    writeFileSync(join(root, "checkpoints", name), await ofVersion2(at(1)));
    await assert.rejects(store.latest(), { name: "DataError", message: /tiene la versión 2.*\n {2}Actualiza el proyecto/ });
  });

  it("says what to do when the folder is read-only", async () => {
    if (process.getuid?.() === 0) {
      writeFileSync(join(root, "checkpoints"), ""); // root may write anywhere: a file in the way is as good
    } else chmodSync(root, 0o555);
    await assert.rejects(checkpointStore(runFolder(root)).save(at(1)), { name: "FileError", message: /no se pudo escribir el fichero/ });
    chmodSync(root, 0o755);
  });

  it("leaves other files alone, but for what a killed process left half written", async () => {
    const store = checkpointStore(runFolder(root), { keep: 1 });
    await store.save(at(1));
    const killed = "vuelta-000-paso-000000009.ebmc.123.tmp";
    for (const name of ["notas.txt", "paso-1.ebmc", killed]) writeFileSync(join(root, "checkpoints", name), "x");
    await store.save(at(2));
    assert.equal((await store.latest())?.last.progress.step, 2);
    assert.deepEqual(files(), ["notas.txt", "paso-1.ebmc", "vuelta-000-paso-000000002.ebmc"]);
  });
});

/** A whole file of the next version of the library. */
async function ofVersion2(checkpoint: Checkpoint): Promise<Uint8Array> {
  const bytes = await encodeCheckpoint(checkpoint);
  new DataView(bytes.buffer).setUint32(4, 2, true);
  return bytes;
}

/** A folder one of whose files belongs to somebody else; root may read everything, so that permissions would not do. */
function unreadable(folder: RunFolder, secret: string): RunFolder {
  return {
    ...folder,
    read(name) {
      if (name.endsWith(secret)) throw new FileError({ subject: name, problem: "no se pudo leer el fichero (EACCES)" });
      return folder.read(name);
    },
  };
}

/** Does work on a disk with room for half of each file; gives how many bytes were written. */
async function withFullDisk(work: () => Promise<void>): Promise<number> {
  const { writeFileSync: whole } = fs;
  let written = 0;
  fs.writeFileSync = (file, content) => {
    const bytes = content as Uint8Array;
    const half = bytes.subarray(0, bytes.length / 2);
    whole(file, half);
    written += half.length;
    throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
  };
  try {
    await work();
  } finally {
    fs.writeFileSync = whole;
  }
  return written;
}
