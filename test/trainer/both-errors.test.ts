import { strict as assert } from "node:assert";
import { AbortError, FileError } from "ebm/errors";
import { type Callback, type CheckpointStore, checkpoints, trainer } from "ebm/trainer";
import { quickRun, squares } from "./squares";

describe("a fit that ends badly twice", () => {
  const full = new FileError({ subject: "carpeta", problem: "no se pudo escribir el fichero (ENOSPC)", remedy: "libera espacio" });
  /** Trains until a step at which it is interrupted, with another callback if there is one, and a store. */
  async function interrupted(save: CheckpointStore["save"], { at, others = [] }: { at: number; others?: readonly Callback[] }) {
    const run = await quickRun();
    const controller = new AbortController();
    const abort: Callback = { name: "interrupción", onStep: ({ step }) => (step === at ? controller.abort() : undefined) };
    const kept = trainer(run, { callbacks: [abort, ...others, checkpoints({ save, latest: async () => undefined })] });
    const error = await kept.fit(squares, { signal: controller.signal }).catch((thrown: unknown) => thrown);
    return { kept, error: error as Error & { cause: AggregateError } };
  }

  it("tells an interruption and the failure of its save together, and the next call saves what was not saved", async () => {
    const saved: number[] = [];
    let failures = 1;
    const save: CheckpointStore["save"] = async ({ progress }) => {
      if (failures-- > 0) throw full;
      saved.push(progress.step);
    };
    const { kept, error } = await interrupted(save, { at: 3 });
    assert.equal(error.name, "EbmError");
    assert.match(
      error.message,
      /se interrumpió tras 3 pasos, y al acabar .*carpeta · no se pudo escribir.*\(ENOSPC\)\.\n {2}Libera espacio\.\n/,
    );
    const [first, second] = error.cause.errors;
    assert.ok(first instanceof AbortError);
    assert.equal(second, full);
    await assert.rejects(kept.fit(squares, { signal: AbortSignal.abort() }), { name: "AbortError" });
    assert.deepEqual(saved, [3]);
  });

  it("saves in the next call also what another callback's failure kept it from saving", async () => {
    const saved: number[] = [];
    let failures = 1;
    const broken: Callback = {
      name: "roto",
      onEnd: () => {
        if (failures-- > 0) throw full;
      },
    };
    const { kept, error } = await interrupted(async ({ progress }) => void saved.push(progress.step), { at: 2, others: [broken] });
    assert.equal(error.name, "EbmError");
    await assert.rejects(kept.fit(squares, { signal: AbortSignal.abort() }), { name: "AbortError" });
    assert.deepEqual(saved, [2]);
  });

  it("throws the first of two failures and says the second", async () => {
    const said: string[] = [];
    const broken: Callback = {
      name: "roto",
      onBegin: () => {
        throw new TypeError("un fallo del programa");
      },
      onEnd: () => {
        throw full;
      },
    };
    const two = trainer(await quickRun(), { callbacks: [broken], say: (text) => void said.push(text) });
    await assert.rejects(two.fit(squares), TypeError);
    assert.deepEqual(said, ["Además, al acabar el entrenamiento: carpeta · no se pudo escribir el fichero (ENOSPC).\n  Libera espacio."]);
  });
});
