import { strict as assert } from "node:assert";
import { chmodSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FileError } from "ebm/errors";
import { type Checkpoint, checkpointOf, checkpointStore, type Progress, type RunFolder, runFolder } from "ebm/trainer";
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

  it("leaves the last good file when the disk fills up half way", async () => {
    const store = checkpointStore(runFolder(root), { keep: 1 });
    await store.save(at(1));
    const full = checkpointStore(fullDisk(runFolder(root)), { keep: 1 });
    await assert.rejects(full.save(at(2)), { name: "FileError", message: /ENOSPC/ });
    assert.equal((await store.latest())?.last.progress.step, 1);
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

/** A folder whose disk is full. */
function fullDisk(folder: RunFolder): RunFolder {
  return {
    ...folder,
    write(name) {
      throw new FileError({ subject: name, problem: "no se pudo escribir el fichero (ENOSPC)" });
    },
  };
}
