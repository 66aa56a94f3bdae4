import { strict as assert } from "node:assert";
import { frozenBuffer, replayBuffer } from "ebm/buffer";

const options = { shape: [2], initial: 128, newFraction: 0.05, seed: 7 };

describe("frozenBuffer, the mistake of seed 1", () => {
  it("always draws 6 of 128 from noise, and the rest from its images", () => {
    const buffer = frozenBuffer(options);
    const held = new Set(Array.from({ length: 128 }, (_, i) => buffer.at(i).join()));
    for (let k = 0; k < 20; k++) {
      const { x, fresh } = buffer.draw(128);
      assert.equal(fresh, 6);
      for (let i = 0; i < 128; i++) assert.equal(held.has(x.subarray(2 * i, 2 * i + 2).join()), i >= 6);
    }
  });

  it("replaces its first 6 images by the first 6 chains, and never the other 122", () => {
    const buffer = frozenBuffer(options);
    const before = buffer.images();
    for (let k = 0; k < 50; k++) {
      const { x, ages } = buffer.draw(128);
      buffer.push(
        x.map((v) => v / 2),
        ages,
      );
      assert.deepEqual(
        buffer.images(6),
        x.subarray(0, 12).map((v) => v / 2),
      );
    }
    assert.deepEqual(buffer.images().subarray(12), before.subarray(12));
    assert.deepEqual([...buffer.ages(7)], [1, 1, 1, 1, 1, 1, 0]);
    assert.equal(buffer.size, 128);
  });

  it("stays young where the buffer of the recipe grows old", () => {
    const [frozen, replay] = [frozenBuffer(options), replayBuffer({ ...options, capacity: 128 })];
    for (const buffer of [frozen, replay])
      for (let k = 0; k < 200; k++) {
        const { x, ages } = buffer.draw(128);
        buffer.push(x, ages);
      }
    assert.equal(frozen.meanAge(), 6 / 128);
    assert.ok(replay.meanAge() > 10, String(replay.meanAge()));
  });

  it("goes on from its state with the same draws", () => {
    const [one, other] = [frozenBuffer(options), frozenBuffer({ ...options, seed: 8 })];
    one.push(one.draw(128).x);
    other.restore(one.state());
    assert.deepEqual(other.draw(128), one.draw(128));
  });

  it("refuses what a replay buffer refuses", () => {
    const buffer = frozenBuffer(options);
    assert.throws(() => buffer.draw(0), { name: "OptionError" });
    assert.throws(() => buffer.push(new Float32Array(3)), { name: "ShapeError" });
    assert.throws(() => buffer.restore({ ...buffer.state(), shape: [3] }), { name: "DataError" });
    assert.throws(() => frozenBuffer({ shape: [] }), { name: "OptionError" });
  });
});
