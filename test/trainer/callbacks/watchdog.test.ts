import { strict as assert } from "node:assert";
import { DataError, EbmError, FileError } from "ebm/errors";
import { type Callback, type StepRecord, trainer, watchdog } from "ebm/trainer";
import { quickRun, squares } from "../squares";

/** Shows the watchdog other numbers than those of the run at some steps, once each. */
function shown(changes: (record: StepRecord) => Partial<StepRecord> | undefined, options = {}): Callback {
  const dog = watchdog({ gapLimit: 100, ...options });
  const told = new Set<number>();
  return {
    ...dog,
    onStep: (record, context) => {
      const lie = told.has(record.step) ? undefined : changes(record);
      if (lie) told.add(record.step);
      return dog.onStep?.({ ...record, ...lie }, context);
    },
  };
}

describe("watchdog", () => {
  it("leaves a healthy training alone, bit for bit", async () => {
    const [plain, watched] = [await quickRun(), await quickRun()];
    await trainer(plain).fit(squares);
    await trainer(watched, { callbacks: [watchdog({ gapLimit: 100 })] }).fit(squares);
    assert.deepEqual(watched.weights, plain.weights);
    assert.equal(watched.rollbacks, 0);
  });

  it("goes back to the last good epoch with half the rate and other random numbers, and says so", async () => {
    const run = await quickRun();
    const said: string[] = [];
    const callbacks = [shown(({ step }) => (step === 8 ? { real: Number.NaN, loss: Number.NaN } : undefined))];
    const watched = trainer(run, { callbacks, say: (text) => void said.push(text) });
    assert.deepEqual(await watched.fit(squares, { epochs: 3 }), { finished: true });
    assert.deepEqual([run.rollbacks, run.rateScale, run.seed, run.step, run.epoch], [1, 0.5, 5 + 2 ** 32, 15, 3]);
    assert.deepEqual(
      watched.history.map(({ epoch, learningRate }) => [epoch, learningRate]),
      [
        [0, 1e-3],
        [1, 5e-4],
        [2, 5e-4],
      ],
    );
    assert.deepEqual(said, [
      "En el paso 8, loss vale NaN. Vuelvo al final de la época 1, con la mitad de la tasa de aprendizaje y otros números al azar.",
    ]);
    const other = await quickRun();
    await trainer(other).fit(squares, { epochs: 3 });
    assert.notDeepEqual(run.weights, other.weights);
  });

  it("gives the same bits each time it goes back at the same place", async () => {
    const twice = await Promise.all(
      [1, 2].map(async () => {
        const run = await quickRun();
        await trainer(run, { callbacks: [shown(({ step }) => (step === 7 ? { fake: 1e6 } : undefined))] }).fit(squares);
        return [run.weights, run.buffer.images()];
      }),
    );
    assert.deepEqual(twice[0], twice[1]);
  });

  it("goes back from a step that fails, as when a chain diverges", async () => {
    const run = await quickRun();
    const { parameterGradient } = run.network;
    let calls = 0;
    run.network.parameterGradient = (x, weights) => {
      if (++calls === 7) throw new EbmError({ subject: "langevin", problem: "la cadena 3 divergió en el paso 4" });
      return parameterGradient(x, weights);
    };
    await trainer(run, { callbacks: [watchdog({ gapLimit: 100 })] }).fit(squares);
    assert.deepEqual([run.rollbacks, run.epoch, run.step], [1, 2, 10]);
  });

  it("goes back when the gap of an epoch after the first collapses, and the fourth time it gives up", async () => {
    const run = await quickRun();
    await assert.rejects(trainer(run, { callbacks: [watchdog({ gapLimit: 1e-9 })] }).fit(squares), {
      name: "EbmError",
      message: /^watchdog · en la época 2 la distancia entre energías falsas y reales llegó a −?\d+,\d, y ya volví atrás 3 veces\./,
    });
    assert.deepEqual([run.rollbacks, run.rateScale, run.epoch], [3, 1 / 8, 2]);
  });

  it("lets interruptions, full disks and errors of the program pass", async () => {
    const run = await quickRun();
    const { parameterGradient } = run.network;
    const said: string[] = [];
    const watched = trainer(run, { callbacks: [watchdog({ gapLimit: 100 })], say: (text) => void said.push(text) });
    const errors = [
      new TypeError("un fallo del programa"),
      new FileError({ subject: "carpeta", problem: "no se pudo escribir el fichero (ENOSPC)" }),
      new DataError({ subject: "datos", problem: "el fichero está truncado" }),
    ];
    for (const error of errors) {
      run.network.parameterGradient = () => {
        throw error;
      };
      await assert.rejects(watched.fit(squares), (thrown) => thrown === error);
    }
    const controller = new AbortController();
    run.network.parameterGradient = (x, weights) => {
      controller.abort(); // in the middle of the first step
      return parameterGradient(x, weights);
    };
    await assert.rejects(watched.fit(squares, { signal: controller.signal }), { name: "AbortError" });
    assert.deepEqual([run.rollbacks, run.rateScale, said], [0, 1, []]);
  });

  it("begins what it says with a capital letter, and not in the middle of an error", async () => {
    const said: string[] = [];
    const run = await quickRun();
    const { parameterGradient } = run.network;
    let calls = 0;
    run.network.parameterGradient = (x, weights) => {
      if (++calls === 2) throw new EbmError({ subject: "langevin", problem: "la cadena 3 divergió en el paso 4" });
      return parameterGradient(x, weights);
    };
    await trainer(run, { callbacks: [watchdog({ gapLimit: 100 })], say: (text) => void said.push(text) }).fit(squares, { epochs: 1 });
    assert.deepEqual(said, [
      "El paso 2 falló (langevin · la cadena 3 divergió en el paso 4). Vuelvo al principio, con la mitad de la tasa de aprendizaje y otros números al azar.",
    ]);
  });

  it("refuses limits that are no limits", () => {
    assert.throws(() => watchdog({ energyLimit: 0 }), { name: "OptionError", message: /energyLimit/ });
    assert.throws(() => watchdog({ gapLimit: Number.NaN }), { name: "OptionError", message: /gapLimit/ });
    assert.throws(() => watchdog({ most: -1 }), { name: "OptionError", message: /most/ });
  });
});
