import { strict as assert } from "node:assert";
import fc from "fast-check";
import { earlyStop, type EarlyStopOptions, type Training } from "ebm/trainer";
import { contextOf, reportOf } from "./harness";

const NO_RUN = {} as Training;

/** The epoch, from 0, at whose end a run with these losses is stopped, and why. */
async function stoppedAt(losses: readonly number[], options: EarlyStopOptions): Promise<[epoch: number, reason: string] | undefined> {
  const callback = earlyStop({ metric: "loss", ...options });
  for (let epoch = 0; epoch < losses.length; epoch++) {
    const history = losses.slice(0, epoch + 1).map((loss, e) => reportOf(e, { loss }));
    const context = contextOf(NO_RUN, { history });
    await callback.onEpoch?.(history[epoch], context);
    if (context.stops.length > 0) return [epoch, context.stops[0]];
  }
  return undefined;
}

describe("earlyStop", () => {
  it("stops after so many epochs without an improvement, and says since when and why in Spanish", async () => {
    assert.deepEqual(await stoppedAt([3, 2, -1.5, 2.5, 2.1, 1.9, 0], { patience: 3 }), [
      5,
      "loss no mejora desde hace 3 épocas: su mejor valor es −1,5, de la época 3",
    ]);
    assert.deepEqual((await stoppedAt([1, 1], { patience: 1 }))?.[1].includes("1 época:"), true);
  });

  it("asks for more than minDelta, and for higher values in mode max", async () => {
    assert.equal((await stoppedAt([1, 0.9, 0.8, 0.7], { patience: 2, minDelta: 0.15 }))?.[0], undefined);
    assert.equal((await stoppedAt([1, 0.9, 0.8, 0.7], { patience: 1, minDelta: 0.15 }))?.[0], 1);
    assert.equal((await stoppedAt([1, 2, 3, 3], { patience: 1, mode: "max" }))?.[0], 3);
  });

  it("counts NaN as no improvement, also from the first epoch on", async () => {
    const [epoch, reason] = (await stoppedAt([Number.NaN, Number.NaN], { patience: 2 })) ?? [];
    assert.deepEqual([epoch, reason], [1, "loss no mejora desde hace 2 épocas: nunca ha sido un número"]);
  });

  it("stops where Keras' counter stops, whatever the losses", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: -5, max: 5 }), { maxLength: 20 }),
        fc.integer({ min: 1, max: 4 }),
        async (losses, patience) => {
          let [best, wait] = [Number.POSITIVE_INFINITY, 0];
          const expected = losses.findIndex((loss) => {
            wait = loss < best ? 0 : wait + 1;
            best = Math.min(best, loss);
            return wait >= patience;
          });
          assert.equal((await stoppedAt(losses, { patience }))?.[0] ?? -1, expected);
        },
      ),
    );
  });

  it("knows after a resume what it knew before, and makes no step in a run that it had ended", async () => {
    const history = [1, 2, 3].map((loss, epoch) => reportOf(epoch, { loss }));
    const context = contextOf(NO_RUN, { history });
    await earlyStop({ metric: "loss", patience: 2 }).onBegin?.(context);
    assert.equal(context.stops.length, 1);
  });

  it("refuses a metric that the run does not have, and options out of range", async () => {
    const context = contextOf(NO_RUN, { history: [reportOf(0)] });
    assert.throws(() => earlyStop().onEpoch?.(reportOf(0), context), { name: "OptionError", message: /sin validación/ });
    assert.throws(() => earlyStop({ metric: "pérdida" as never }), { name: "OptionError" });
    assert.throws(() => earlyStop({ minDelta: -1 }), { name: "OptionError" });
    assert.throws(() => earlyStop({ mode: "auto" as never }), { name: "OptionError" });
  });
});
