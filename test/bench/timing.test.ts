import { strict as assert } from "node:assert";
import fc from "fast-check";

const { fitPower } = require("../../bench/measure/fit-power");
const { alternate, median, summarize } = require("../../bench/measure/timing");

describe("rounds by turns", () => {
  it("go there and back, after some that do not count", async () => {
    const seen: string[] = [];
    const side = (name: string) => ({ name, round: () => seen.push(name) });
    const all = await alternate([side("a"), side("b"), side("c")], { repeats: 3, warmups: 1 });
    assert.equal(seen.join(""), "cba" + "abc" + "cba" + "abc");
    assert.deepEqual([...all.keys()], ["a", "b", "c"]);
    assert.deepEqual(all.get("a"), [4, 9, 10]); // its places among all rounds
  });

  it("wait for a round that takes time before the next one starts", async () => {
    let running = 0;
    const round = async () => {
      assert.equal(running++, 0);
      await new Promise((resolve) => setImmediate(resolve));
      return --running;
    };
    const all = await alternate(
      [
        { name: "a", round },
        { name: "b", round },
      ],
      { repeats: 2 },
    );
    assert.deepEqual(
      [...all.values()],
      [
        [0, 0],
        [0, 0],
      ],
    );
  });
});

describe("what is quoted of some rounds", () => {
  it("is the middle one, the least, and all in their order", () => {
    assert.deepEqual(summarize([3, 1, 2.0000004]), { median: 2, best: 1, all: [3, 1, 2] });
    assert.equal(median([4, 1, 2, 3]), 2.5);
  });

  it("has as many rounds above the median as below", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true, min: 0, max: 1e6 }), { minLength: 1 }), (values) => {
        const middle = median(values);
        const [below, above] = [values.filter((v) => v < middle).length, values.filter((v) => v > middle).length];
        assert.ok(2 * below <= values.length && 2 * above <= values.length);
      }),
    );
  });
});

describe("the exponent of a power law", () => {
  it("is that of y = c · x^a, whatever c is", () => {
    for (const [a, c] of [
      [1, 3],
      [0.5, 1],
      [2, 1e-9],
    ]) {
      const points = [1, 2, 5, 10].map((x) => [x, c * x ** a]);
      assert.ok(Math.abs(fitPower(points) - a) < 1e-12);
    }
  });
});
