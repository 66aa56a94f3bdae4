import { strict as assert } from "node:assert";
import fc from "fast-check";
import { constantRate, cosineDecay, exponentialDecay, type RateSchedule, stepDecay, warmUp } from "ebm/trainer";

const fraction = fc.double({ min: 0.5, max: 1, noNaN: true });
const falling: fc.Arbitrary<RateSchedule> = fc.oneof(
  fraction.map(constantRate),
  fraction.map(exponentialDecay),
  fc
    .tuple(fc.integer({ min: 2, max: 300 }), fc.double({ min: 1e-6, max: 1, noNaN: true }))
    .map(([total, last]) => cosineDecay(total, { last })),
  fc.tuple(fraction, fc.integer({ min: 1, max: 50 })).map(([factor, every]) => stepDecay({ factor, every })),
);
const epoch = fc.integer({ min: 0, max: 300 });

describe("rate schedules", () => {
  it("are positive, at most 1 and never rise", () => {
    fc.assert(
      fc.property(falling, epoch, (schedule, e) => {
        const [now, next] = [schedule(e), schedule(e + 1)];
        assert.ok(now > 0 && now <= 1, `${now}`);
        assert.ok(next <= now, `${next} after ${now}`);
      }),
    );
  });

  it("warm up by equal steps, up to the first value of what comes then", () => {
    fc.assert(
      fc.property(falling, fc.integer({ min: 0, max: 40 }), epoch, (then, epochs, e) => {
        const schedule = warmUp(epochs, { then });
        assert.equal(schedule(epochs + e), then(e));
        for (let k = 0; k < epochs; k++) {
          assert.ok(schedule(k) > 0 && schedule(k) < schedule(k + 1));
          // (k + 1)/(n + 1) in two ways: a few roundings of numbers up to 1
          assert.ok(Math.abs(schedule(k) - (then(0) * (k + 1)) / (epochs + 1)) < 1e-15);
        }
      }),
    );
  });

  it("have the values of their formulas", () => {
    assert.equal(exponentialDecay(0.97)(70), 0.97 ** 70);
    assert.equal(stepDecay({ factor: 0.1, every: 30 })(59), 0.1);
    const cosine = cosineDecay(101, { last: 0.2 });
    assert.equal(cosine(0), 1);
    // cos(π/2) is 6e-17 and not 0
    assert.ok(Math.abs(cosine(50) - 0.6) < 1e-15);
    assert.deepEqual([cosine(100), cosine(1000)], [0.2, 0.2]);
  });

  it("refuse what would stop the learning or let it run away", () => {
    for (const wrong of [0, -1, 1.5, Number.NaN]) {
      assert.throws(() => exponentialDecay(wrong), { name: "OptionError" });
      assert.throws(() => stepDecay({ factor: wrong }), { name: "OptionError" });
      assert.throws(() => cosineDecay(10, { last: wrong }), { name: "OptionError" });
    }
    assert.throws(() => constantRate(0), { name: "OptionError" });
    assert.throws(() => cosineDecay(1), { name: "OptionError" });
    assert.throws(() => warmUp(-1), { name: "OptionError" });
  });
});
