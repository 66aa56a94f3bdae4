import { strict as assert } from "node:assert";
import { OptionError, ShapeError } from "ebm/errors";
import { barrier, linearPath, resamplePath, sphericalPath } from "ebm/interpolation";
import { uniformStart } from "ebm/sampler";
import fc from "fast-check";

const coordinate = fc.float({ min: -4, max: 4, noNaN: true });
/** Two vectors of one length, and how many points. */
const ends = fc.integer({ min: 1, max: 6 }).chain((size) =>
  fc.record({
    a: fc.array(coordinate, { minLength: size, maxLength: size }),
    b: fc.array(coordinate, { minLength: size, maxLength: size }),
    points: fc.integer({ min: 2, max: 12 }),
  }),
);
const pointOf = (path: Float32Array, size: number, i: number) => Array.from(path.subarray(i * size, (i + 1) * size));
const norm = (x: readonly number[]) => Math.hypot(...x);
const distance = (x: readonly number[], y: readonly number[]) => norm(x.map((v, k) => v - y[k]));
const chords = (path: Float32Array, size: number) =>
  Array.from({ length: path.length / size - 1 }, (_, i) => distance(pointOf(path, size, i), pointOf(path, size, i + 1)));

describe("linearPath and sphericalPath", () => {
  for (const makePath of [linearPath, sphericalPath]) {
    it(`${makePath.name} begins and ends at a and b, bit for bit`, () => {
      fc.assert(
        fc.property(ends, ({ a, b, points }) => {
          const path = makePath(a, b, { points });
          assert.equal(path.length, points * a.length);
          assert.deepEqual(pointOf(path, a.length, 0), a);
          assert.deepEqual(pointOf(path, a.length, points - 1), b);
        }),
      );
    });

    it(`${makePath.name} from b to a is the same path, walked back`, () => {
      fc.assert(
        fc.property(ends, ({ a, b, points }) => {
          const [there, back] = [makePath(a, b, { points }), makePath(b, a, { points })];
          for (let i = 0; i < points; i++) {
            // Numbers of at most 4·√6 ≈ 10, each in float32.
            assert.ok(distance(pointOf(there, a.length, i), pointOf(back, a.length, points - 1 - i)) < 1e-5);
          }
        }),
      );
    });
  }

  it("linearPath has equal chords", () => {
    fc.assert(
      fc.property(ends, ({ a, b, points }) => {
        for (const chord of chords(linearPath(a, b, { points }), a.length)) {
          assert.ok(Math.abs(chord - distance(a, b) / (points - 1)) < 1e-5);
        }
      }),
    );
  });

  it("sphericalPath turns by equal angles, and its norm goes from |a| to |b| in equal steps", () => {
    const path = sphericalPath([2, 0], [0, 1], { points: 4 });
    for (let i = 0; i < 4; i++) {
      const [x, y] = pointOf(path, 2, i);
      assert.ok(Math.abs(Math.atan2(y, x) - (i * Math.PI) / 6) < 1e-6);
      assert.ok(Math.abs(Math.hypot(x, y) - (2 - i / 3)) < 1e-6);
    }
  });

  it("halfway between two draws of noise, sphericalPath keeps the norm and linearPath loses 1 − 1/√2 of it", () => {
    const noise = uniformStart([1024], { chains: 2, seed: 7 });
    const [a, b] = [noise.slice(0, 1024), noise.slice(1024)];
    const kept = (path: Float32Array) => norm(pointOf(path, 1024, 1)) / ((norm([...a]) + norm([...b])) / 2);
    assert.ok(Math.abs(kept(sphericalPath(a, b, { points: 3 })) - 1) < 1e-6);
    // The cosine of two such draws has a standard deviation of 1/√1024 ≈ 0.03, the norm half of that: four of them.
    assert.ok(Math.abs(kept(linearPath(a, b, { points: 3 })) - Math.SQRT1_2) < 0.06);
  });

  it("sphericalPath is the straight path where no one arc is there: parallel, opposite, at 0", () => {
    for (const [a, b] of [
      [
        [1, 2],
        [2, 4],
      ],
      [
        [1, 2],
        [-2, -4],
      ],
      [
        [0, 0],
        [3, 1],
      ],
      [
        [3, 1],
        [0, 0],
      ],
      [
        [1, 0],
        [1, 1e-6],
      ],
    ]) {
      assert.deepEqual(sphericalPath(a, b, { points: 5 }), linearPath(a, b, { points: 5 }));
    }
  });

  it("refuse ends of other sizes, what is no list, and too few points", () => {
    for (const makePath of [linearPath, sphericalPath]) {
      const subject = new RegExp(`^${makePath.name} · `);
      assert.throws(() => makePath([1, 2], [1], { points: 3 }), { name: "ShapeError", message: subject });
      assert.throws(() => makePath([1], [2], { points: 1 }), { name: "OptionError", message: subject });
      assert.throws(() => makePath([1], [Number.NaN], { points: 3 }), OptionError);
      assert.throws(() => makePath([], [], { points: 3 }), OptionError);
      assert.throws(() => makePath(undefined as never, [1], { points: 3 }), OptionError);
      assert.throws(() => (makePath as (a: number[], b: number[]) => unknown)([1], [2]), /points/);
    }
  });
});

describe("resamplePath", () => {
  const paths = fc.integer({ min: 1, max: 4 }).chain((size) =>
    fc.record({
      size: fc.constant(size),
      path: fc
        .integer({ min: 2, max: 9 })
        .chain((n) => fc.array(coordinate, { minLength: n * size, maxLength: n * size }))
        .map((values) => Float32Array.from(values)),
      points: fc.integer({ min: 2, max: 20 }),
    }),
  );

  it("keeps the ends, and no chord is longer than its share of the old length", () => {
    fc.assert(
      fc.property(paths, ({ path, size, points }) => {
        const fresh = resamplePath(path, { size, points });
        const share = chords(path, size).reduce((a, b) => a + b, 0) / (points - 1);
        assert.deepEqual(fresh.subarray(0, size), path.subarray(0, size));
        assert.deepEqual(fresh.subarray(fresh.length - size), path.subarray(path.length - size));
        for (const chord of chords(fresh, size)) assert.ok(chord < share + 1e-4, `${chord} > ${share}`);
      }),
    );
  });

  it("changes nothing on a path whose points are at equal arcs", () => {
    fc.assert(
      fc.property(ends, ({ a, b, points }) => {
        const path = linearPath(a, b, { points });
        const fresh = resamplePath(path, { size: a.length });
        for (let k = 0; k < path.length; k++) assert.ok(Math.abs(fresh[k] - path[k]) < 1e-4);
      }),
    );
  });

  it("leaves a path that stays at one point where it is", () => {
    assert.deepEqual(resamplePath(Float32Array.of(1, 2, 1, 2, 1, 2), { size: 2 }), Float32Array.of(1, 2, 1, 2, 1, 2));
  });

  it("refuses half points, a single point and a size that is none", () => {
    assert.throws(() => resamplePath(Float32Array.of(1, 2, 3), { size: 2 }), ShapeError);
    assert.throws(() => resamplePath(Float32Array.of(1, 2), { size: 2 }), /al menos 2 puntos/);
    assert.throws(() => resamplePath(Float32Array.of(1, 2), { size: 0 }), OptionError);
    assert.throws(() => resamplePath(Float32Array.of(1, 2), { size: 1, points: 1 }), OptionError);
  });
});

describe("barrier", () => {
  it("is what the path rises above its higher end: 0 exactly when no point does", () => {
    const energies = fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(energies, (path) => {
        const above = path.filter((e) => e > Math.max(path[0], path[path.length - 1]));
        const height = barrier(path);
        assert.equal(height > 0, above.length > 0);
        assert.ok(height >= 0);
        assert.equal(barrier([...path].reverse()), height);
      }),
    );
  });

  it("does not change when a constant is added: only differences of energy count", () => {
    assert.equal(barrier([1, 4, 2]), barrier([101, 104, 102]));
  });

  it("refuses what is no list of at least two finite energies", () => {
    assert.throws(() => barrier([1]), ShapeError);
    assert.throws(() => barrier([1, Number.NaN, 2]), OptionError);
    assert.throws(() => barrier(3 as never), OptionError);
  });
});
