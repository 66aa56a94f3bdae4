import { strict as assert } from "node:assert";
import { readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checkpointOf, checkpointStore, runFolder, train } from "ebm/trainer";
import { temporaryFolder } from "../setup/helpers";
import { quickRun, squares } from "../trainer/squares";

const { keepState, unpackState } = require("../../tools/checkpoints/resume-state");

describe("the state of a training that is not finished", () => {
  it("is kept compressed, the last one only, and unpacked with the same bytes", async () => {
    const [source, folder] = [temporaryFolder(), temporaryFolder()];
    writeFileSync(join(source, "run.json"), "{}\n");
    const run = await quickRun();
    const store = checkpointStore(runFolder(source), { keep: 2 });
    for (let epoch = 1; epoch <= 2; epoch++) {
      await train(run, squares);
      await store.save(checkpointOf(run));
      assert.deepEqual(await keepState(source, { name: "uno", folder }), { epoch, step: 5 * epoch });
    }
    assert.deepEqual(readdirSync(join(folder, "uno")), ["run.json", "vuelta-000-paso-000000010.ebmc.gz"]);

    const out = join(temporaryFolder(), "otra");
    assert.deepEqual(await unpackState("uno", { out, folder }), { epoch: 2, step: 10 });
    const name = join("checkpoints", "vuelta-000-paso-000000010.ebmc");
    assert.deepEqual(readFileSync(join(out, name)), readFileSync(join(source, name)));
    assert.equal(readFileSync(join(out, "run.json"), "utf8"), "{}\n");
    await assert.rejects(unpackState("uno", { out, folder }), { message: /no está vacía/ });

    truncateSync(join(folder, "uno", "vuelta-000-paso-000000010.ebmc.gz"), 1000);
    const damaged = join(temporaryFolder(), "nada");
    await assert.rejects(unpackState("uno", { out: damaged, folder }), { message: /está dañado/ });
    assert.throws(() => readdirSync(damaged), { code: "ENOENT" });
  });

  it("is refused when there is none", async () => {
    const source = temporaryFolder();
    writeFileSync(join(source, "run.json"), "{}\n");
    await assert.rejects(keepState(source, { name: "uno", folder: source }), { message: /no hay ningún punto de control/ });
    await assert.rejects(unpackState("dos", { out: join(source, "x"), folder: source }), { message: /no hay ningún punto de control/ });
  });
});
