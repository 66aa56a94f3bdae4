import assert from "node:assert/strict";
import { type ReplayBuffer, replayBuffer } from "ebm/buffer";
import fc from "fast-check";

/** n samples of two values, told apart by `mark`: sample i is (mark + i, −mark). */
function marked(n: number, mark: number): Float32Array {
  return Float32Array.from({ length: 2 * n }, (_, j) => (j % 2 === 0 ? mark + j / 2 : -mark));
}

const rows = (x: Float32Array, width = 2) =>
  Array.from({ length: x.length / width }, (_, i) => [...x.subarray(i * width, (i + 1) * width)]);

describe("replayBuffer", () => {
  it("starts with 128 samples of uniform noise in [−1, 1) of age 0", () => {
    const buffer = replayBuffer({ shape: [8, 8, 1], seed: 7 });
    assert.deepEqual([buffer.size, buffer.capacity, buffer.meanAge()], [128, 8192, 0]);
    const noise = buffer.images();
    assert.ok(noise.every((v) => v >= -1 && v < 1));
    // 8192 uniform values: mean 0 and variance 1/3, with standard errors 0.0064 and 0.0033; five of them.
    const mean = noise.reduce((a, b) => a + b) / noise.length;
    const variance = noise.reduce((a, b) => a + b * b, 0) / noise.length - mean ** 2;
    assert.ok(Math.abs(mean) < 0.032 && Math.abs(variance - 1 / 3) < 0.0165, `${mean}, ${variance}`);
  });

  it("keeps noise between the bounds that are asked for", () => {
    const { x } = replayBuffer({ shape: [50], low: 2, high: 3, newFraction: 1 }).draw(20);
    assert.ok(x.every((v) => v >= 2 && v <= 3));
    assert.ok(Math.max(...x) - Math.min(...x) > 0.9);
  });

  it("draws its fresh noise first, then samples that it holds, with their ages", () => {
    const buffer = replayBuffer({ shape: [2], seed: 3, newFraction: 0.3, capacity: 20, initial: 5 });
    buffer.push(
      marked(10, 100),
      Uint32Array.from({ length: 10 }, (_, i) => i),
    );
    const held = new Map(rows(buffer.images()).map((row, i) => [row.join(), buffer.ages()[i]]));
    const { x, fresh, ages } = buffer.draw(64);
    assert.ok(fresh > 0 && fresh < 64);
    rows(x).forEach((row, i) => {
      assert.equal(held.has(row.join()), i >= fresh);
      assert.equal(ages[i], i < fresh ? 0 : held.get(row.join()));
    });
  });

  it("draws Binomial(128, 0.05) fresh samples: mean 6.4 and variance 6.08", () => {
    const buffer = replayBuffer({ shape: [1], seed: 11 });
    const fresh = Array.from({ length: 3000 }, () => buffer.draw(128).fresh);
    const mean = fresh.reduce((a, b) => a + b) / fresh.length;
    const variance = fresh.reduce((a, b) => a + (b - mean) ** 2, 0) / fresh.length;
    // Standard errors: √(6.08/3000) = 0.045 of the mean, about 6.08 √(2/3000) = 0.16 of the variance; five of them.
    assert.ok(Math.abs(mean - 6.4) < 0.225, `media ${mean}`);
    assert.ok(Math.abs(variance - 6.08) < 0.8, `varianza ${variance}`);
  });

  it("draws every old sample equally often, with replacement", () => {
    const buffer = replayBuffer({ shape: [1], seed: 5, capacity: 10, initial: 10, newFraction: 0 });
    const position = new Map([...buffer.images()].map((value, i) => [value, i]));
    const counts = new Array<number>(10).fill(0);
    for (const value of buffer.draw(20_000).x) counts[position.get(value) as number]++;
    // 2000 each, standard deviation √(20000 · 0.1 · 0.9) = 42; five of them.
    for (const count of counts) assert.ok(Math.abs(count - 2000) < 212, String(counts));
  });

  it("draws only noise with newFraction 1 and only old samples with 0", () => {
    assert.equal(replayBuffer({ shape: [1], newFraction: 1 }).draw(50).fresh, 50);
    assert.equal(replayBuffer({ shape: [1], newFraction: 0 }).draw(50).fresh, 0);
  });

  it("puts what is pushed in front, newest first, with one round more", () => {
    const buffer = replayBuffer({ shape: [2], initial: 1, capacity: 4 });
    buffer.push(marked(2, 10), [4, 5]);
    buffer.push(marked(1, 20));
    assert.deepEqual(rows(buffer.images(3)), [
      [20, -20],
      [10, -10],
      [11, -10],
    ]);
    assert.deepEqual([...buffer.ages(3)], [1, 5, 6]);
    assert.deepEqual([...buffer.at(2)], [11, -10]);
    assert.equal(buffer.meanAge(), (1 + 5 + 6 + 0) / 4);
  });

  it("gives copies: writing into them changes nothing", () => {
    const buffer = replayBuffer({ shape: [2], seed: 1 });
    const before = buffer.images();
    for (const copy of [buffer.at(0), buffer.images(), buffer.draw(8).x, buffer.state().images]) copy.fill(99);
    assert.deepEqual(buffer.images(), before);
  });

  it("draws the same with the same seed, and something else the next time", () => {
    const [a, b] = [replayBuffer({ shape: [4], seed: 2 }), replayBuffer({ shape: [4], seed: 2 })];
    const first = a.draw(32);
    assert.deepEqual(b.draw(32), first);
    assert.notDeepEqual(a.draw(32).x, first.x);
    assert.notDeepEqual(replayBuffer({ shape: [4], seed: 3 }).draw(32).x, first.x);
  });

  it("repeats a draw that is asked for by its number, as an interrupted step does, and goes on after it", () => {
    const buffer = replayBuffer({ shape: [4], seed: 2 });
    const [, second, third] = [buffer.draw(16), buffer.draw(16), buffer.draw(16)];
    assert.deepEqual(buffer.draw(16, 2), second);
    assert.equal(buffer.state().draws, 2);
    assert.deepEqual(buffer.draw(16), third);
    for (const number of [0, -1, 1.5, 2 ** 32])
      assert.throws(() => buffer.draw(16, number), { name: "OptionError", message: /number debe ser/ });
  });

  it("lets chains grow old: with all samples replaced each step, their mean age settles near 1 / newFraction = 20", () => {
    // E age' = 1 + 0.95 E age, so E age = 1 / 0.05 = 20 in equilibrium.
    const buffer = replayBuffer({ shape: [1], seed: 9, capacity: 128, initial: 128 });
    let total = 0;
    for (let step = 0; step < 700; step++) {
      const { x, ages } = buffer.draw(128);
      buffer.push(x, ages);
      if (step >= 200) total += buffer.meanAge() / 500;
    }
    // Chains share ancestors and their ages, so the average over 500 steps wanders: within 25 % is what it can promise.
    assert.ok(total > 15 && total < 25, String(total));
  });
});

/** The buffer as the lesson writes it: an array, newest first. */
function naive(buffer: ReplayBuffer) {
  let kept = rows(buffer.images()).map((row, i) => ({ row, age: buffer.ages()[i] }));
  return {
    push: (samples: number[][], ages: number[]) => {
      kept = [...samples.map((row, i) => ({ row, age: ages[i] + 1 })), ...kept].slice(0, buffer.capacity);
    },
    get: () => kept,
  };
}

describe("replayBuffer, against a plain array", () => {
  it("holds the same samples and ages in the same order after any pushes, never more than its capacity", () => {
    const pushes = fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 12 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), pushes, (a, b, sizes) => {
        const buffer = replayBuffer({ shape: [2], capacity: Math.max(a, b), initial: Math.min(a, b) });
        const model = naive(buffer);
        sizes.forEach((n, i) => {
          const ages = Array.from({ length: n }, (_, j) => i + j);
          buffer.push(marked(n, 100 * (i + 1)), ages);
          model.push(rows(marked(n, 100 * (i + 1))), ages);
          assert.ok(buffer.size <= buffer.capacity);
          assert.deepEqual(
            rows(buffer.images()),
            model.get().map(({ row }) => row),
          );
          assert.deepEqual(
            [...buffer.ages()],
            model.get().map(({ age }) => age),
          );
          for (let k = 0; k < buffer.size; k++) assert.deepEqual([...buffer.at(k)], model.get()[k].row);
        });
      }),
    );
  });
});

describe("the state of a replayBuffer", () => {
  const play = (buffer: ReplayBuffer, sizes: readonly number[]) =>
    sizes.map((n) => {
      const drawn = buffer.draw(n);
      buffer.push(
        drawn.x.map((v) => v / 2),
        drawn.ages,
      );
      return drawn;
    });
  const sizes = fc.array(fc.integer({ min: 1, max: 10 }), { maxLength: 8 });

  it("gives another buffer the same future, whatever it held before", () => {
    fc.assert(
      fc.property(sizes, sizes, fc.nat(), (past, future, seed) => {
        const original = replayBuffer({ shape: [3], capacity: 12, initial: 6, seed });
        play(original, past);
        const resumed = replayBuffer({ shape: [3], capacity: 12, initial: 2, seed: 999 });
        play(resumed, [5, 5]);
        resumed.restore(original.state());
        assert.deepEqual(play(resumed, future), play(original, future));
        assert.deepEqual(resumed.state(), original.state());
      }),
    );
  });

  it("is plain data: numbers and typed arrays", () => {
    const state = replayBuffer({ shape: [2], initial: 2, seed: 4 }).state();
    assert.deepEqual(structuredClone(state), state);
    assert.deepEqual(Object.keys(state).sort(), ["ages", "draws", "images", "seed", "shape"]);
  });

  it("is refused when it does not fit, and then nothing changes", () => {
    const buffer = replayBuffer({ shape: [2], capacity: 4, initial: 3, seed: 1 });
    const good = buffer.state();
    const bad: readonly [change: object | null, message: RegExp][] = [
      [null, /debe ser un objeto/],
      [{}, /images \(Float32Array\)/],
      [{ ...good, shape: [1, 2] }, /forma \[1,2\]/],
      [{ ...good, images: good.images.subarray(1) }, /debería haber 6 valores/],
      [{ ...good, images: new Float32Array(0), ages: new Uint32Array(0) }, /al menos una muestra/],
      [{ ...good, images: new Float32Array(10), ages: new Uint32Array(5) }, /tiene 5 muestras y en el buffer caben 4/],
      [{ ...good, draws: -1 }, /dañado.*draws/],
      [{ ...good, seed: 0.5 }, /dañado.*seed/],
      [{ ...good, images: good.images.map(() => Number.NaN) }, /dañado.*images/],
    ];
    for (const [state, message] of bad) assert.throws(() => buffer.restore(state as never), { name: "DataError", message });
    assert.deepEqual(buffer.state(), good);
  });
});

describe("bad calls to a replayBuffer", () => {
  const optionCases: readonly [options: object | undefined, message: RegExp][] = [
    [undefined, /shape debe ser una lista/],
    [{ shape: [] }, /shape debe ser una lista/],
    [{ shape: [2, -1] }, /shape\[1\]/],
    [{ shape: [1e9] }, /tamaño de una muestra/],
    [{ shape: [2], capacity: 0 }, /capacity/],
    [{ shape: [2], capacity: 1e12 }, /capacity.*\n.*1 GiB/],
    [{ shape: [2], capacity: Number.NaN }, /capacity/],
    [{ shape: [2], capacity: 5, initial: 6 }, /initial debe ser un entero entre 1 y 5/],
    [{ shape: [2], initial: 0 }, /initial/],
    [{ shape: [2], newFraction: 1.5 }, /newFraction debe ser una probabilidad/],
    [{ shape: [2], seed: -3 }, /seed/],
    [{ shape: [2], low: 1, high: 1 }, /low/],
  ];
  for (const [options, message] of optionCases) {
    it(`are refused: ${JSON.stringify(options)}`, () =>
      assert.throws(() => replayBuffer(options as never), { name: "OptionError", message }));
  }

  it("are refused and change nothing: draw, push, at, images", () => {
    const buffer = replayBuffer({ shape: [2], initial: 3 });
    const before = buffer.state();
    for (const n of [0, -1, 1.5, Number.NaN, 1e9]) assert.throws(() => buffer.draw(n), { name: "OptionError" });
    for (const x of [new Float32Array(0), new Float32Array(3), [1, 2] as never])
      assert.throws(() => buffer.push(x), { name: "ShapeError" });
    assert.throws(() => buffer.push(Float32Array.of(1, Number.NaN)), { name: "OptionError", message: /posición 1/ });
    assert.throws(() => buffer.push(marked(2, 1), [1]), { name: "OptionError", message: /ages\.length/ });
    assert.throws(() => buffer.push(marked(1, 1), [-1]), { name: "OptionError", message: /ages\[0\]/ });
    for (const position of [-1, 3, 0.5]) assert.throws(() => buffer.at(position), { name: "OptionError" });
    assert.throws(() => buffer.images(4), { name: "OptionError", message: /tiene 3 muestras/ });
    assert.deepEqual(buffer.state(), before);
  });

  it("accept a capacity below the recipe's 128 starting samples", () => {
    assert.equal(replayBuffer({ shape: [2], capacity: 50 }).size, 50);
  });
});
