import { strict as assert } from "node:assert";
import { doubleWell, type Energy, himmelblau, type NetworkEnergy, networkEnergy, quadratic, ring } from "ebm/energy";
import { openNetwork } from "ebm/engine";
import { AbortError, OptionError, ShapeError } from "ebm/errors";
import { barrier, linearPath, relaxPath, resamplePath, sphericalPath } from "ebm/interpolation";
import { preset } from "ebm/network";
import { uniformStart } from "ebm/sampler";
import fc from "fast-check";

type Point = readonly [number, number];
/** From a to b over a point at `height` beside the middle of the straight path. */
const arc = (a: Point, b: Point, { height, points }: { height: number; points: number }) => {
  const [u, v] = [(b[0] - a[0]) / 2, (b[1] - a[1]) / 2];
  const bend = height / Math.hypot(u, v);
  const at = (t: number) => [a[0] + 2 * t * u - Math.sin(Math.PI * t) * bend * v, a[1] + 2 * t * v + Math.sin(Math.PI * t) * bend * u];
  return Float32Array.from(Array.from({ length: points }, (_, i) => at(i / (points - 1))).flat());
};
const chords = (path: Float32Array) =>
  Array.from({ length: path.length / 2 - 1 }, (_, i) => Math.hypot(path[2 * i + 2] - path[2 * i], path[2 * i + 3] - path[2 * i + 1]));

describe("relaxPath", () => {
  it("lays an arc over the double well down on y = 0, with its top at the saddle (0, 0) and a barrier of 1", async () => {
    const start = arc([-1, 0], [1, 0], { height: 0.9, points: 21 });
    const { path, energies } = await relaxPath(doubleWell(), start, { steps: 400, stepSize: 0.05 });
    // Across the valley each step multiplies y by 1 − 0.05 · 2: after 400 steps nothing is left.
    for (let i = 0; i < 21; i++) assert.ok(Math.abs(path[2 * i + 1]) < 1e-6, `y = ${path[2 * i + 1]}`);
    // The middle of 21 points is at (0, 0), but for what the steps pull the points on either side of it downhill.
    assert.ok(Math.abs(path[20]) < 1e-3);
    assert.ok(Math.abs(barrier(energies) - 1) < 1e-5);
  });

  it("follows the ring where the straight path would cross its hill", async () => {
    const energy = ring({ radius: 1.5, width: 0.4 });
    const start = arc([-1.5, 0], [1.5, 0], { height: 0.2, points: 33 });
    const { path, energies } = await relaxPath(energy, start, { steps: 3000, stepSize: 0.01 });
    // The hill: r² / (8 w²) = 2.25 / 1.28.
    assert.ok(barrier(energy.energy(start)) > 1.5);
    // A broken line of 32 pieces cuts the circle by r (1 − cos(π / 64)) ≈ 0.002 each step, and ∇E puts the points back.
    assert.ok(barrier(energies) < 1e-3, `${barrier(energies)}`);
    for (let i = 0; i < 33; i++) assert.ok(Math.abs(Math.hypot(path[2 * i], path[2 * i + 1]) - 1.5) < 0.02);
  });

  const PASSES = [
    {
      ends: [
        [3, 2],
        [3.584428, -1.848126],
      ],
      saddle: [3.3851542, 0.0738519],
      height: 13.31191 / 20,
    },
    {
      ends: [
        [3, 2],
        [-2.805118, 3.131313],
      ],
      saddle: [0.0866775, 2.8842547],
      height: 67.71918 / 20,
    },
  ] as const;
  for (const { ends, saddle, height } of PASSES) {
    it(`finds the saddle of Himmelblau at (${saddle}), between two of its valleys`, async () => {
      const { gradient } = himmelblau().energyAndGradient(Float32Array.from(saddle));
      for (const slope of gradient) assert.ok(Math.abs(slope) < 1e-4, "the saddle of this test is none");
      const points = 41;
      const start = linearPath(ends[0], ends[1], { points });
      const { path, energies } = await relaxPath(himmelblau(), start, { steps: 3000, stepSize: 0.01 });
      const top = energies.indexOf(Math.max(...energies));
      // The top lies within half a chord of the saddle; its energy is below by less than κ/2 · (half a chord)², κ ≈ 5 here.
      const chord = Math.max(...chords(path));
      assert.ok(Math.hypot(path[2 * top] - saddle[0], path[2 * top + 1] - saddle[1]) < chord);
      assert.ok(Math.abs(barrier(energies) - height) < 2.5 * (chord / 2) ** 2 + 1e-3, `${barrier(energies)} against ${height}`);
      const fine = barrier(himmelblau().energy(resamplePath(path, { size: 2, points: 401 })));
      assert.ok(Math.abs(fine - height) < 0.01 * height, `${fine} against ${height}`);
    });
  }

  it("keeps the ends bit for bit, spaces the points equally and lowers the top, from any arc over smooth energies", async () => {
    const energies: Energy[] = [doubleWell(), ring({ radius: 1.2, width: 0.5 }), quadratic([0.2, -0.1], { stiffness: 2 })];
    const coordinate = fc.float({ min: -1.5, max: 1.5, noNaN: true });
    const run = fc.record({
      energy: fc.constantFrom(...energies),
      a: fc.tuple(coordinate, coordinate),
      b: fc.tuple(coordinate, coordinate),
      height: fc.double({ min: -0.8, max: 0.8, noNaN: true }),
    });
    await fc.assert(
      fc.asyncProperty(run, async ({ energy, a, b, height }) => {
        fc.pre(Math.hypot(b[0] - a[0], b[1] - a[1]) > 0.2);
        const start = arc(a, b, { height, points: 25 });
        const { path, peaks } = await relaxPath(energy, start, { steps: 300, stepSize: 0.01 });
        assert.deepEqual(path.slice(0, 2), start.slice(0, 2));
        assert.deepEqual(path.slice(-2), start.slice(-2));
        // Equal arcs of the broken line before it. A chord is shorter where a corner is cut, much so at a fold (an end on a ridge
        // sends the path down and back), but no gap opens: none is longer than most are.
        const lengths = chords(path);
        const middle = [...lengths].sort((p, q) => p - q)[12];
        assert.ok(Math.max(...lengths) < 1.1 * middle, `chords up to ${Math.max(...lengths)}, in the middle ${middle}`);
        // A point may slide along the path onto a top between two points: by less than the curvature, at most about
        // 12 here, times (a chord)² / 8.
        const slack = 1.5 * Math.max(...lengths) ** 2;
        for (let t = 1; t < peaks.length; t++) assert.ok(peaks[t] <= peaks[t - 1] + slack, `${peaks[t - 1]} -> ${peaks[t]}`);
        assert.ok(peaks[300] <= peaks[0] + slack);
      }),
      { numRuns: 30 },
    );
  });

  it("gives several paths at once what each gets alone", async () => {
    const two = [arc([-1, 0], [1, 0], { height: 0.5, points: 9 }), arc([-1, 0.5], [0.8, 0], { height: -0.7, points: 9 })];
    const how = { steps: 30, stepSize: 0.05, points: 9 };
    const together = await relaxPath(doubleWell(), Float32Array.from(two.flatMap((path) => [...path])), how);
    for (const [i, path] of two.entries()) {
      const alone = await relaxPath(doubleWell(), path, how);
      assert.deepEqual(together.path.slice(18 * i, 18 * (i + 1)), alone.path);
      assert.deepEqual(together.energies.slice(9 * i, 9 * (i + 1)), alone.energies);
      assert.deepEqual(
        together.peaks.filter((_, k) => k % 2 === i),
        alone.peaks,
      );
    }
  });

  it("runs on a network: one call of the engine a step, the same bits each time and in parts, within its bounds", async () => {
    const net = networkEnergy(await openNetwork(preset("ebm-mnist-compact"), { seed: 7 }));
    const calls: number[] = [];
    const manySteps: typeof net.network.manySteps = (x, work) => {
      calls.push(x.length / 1024);
      return net.network.manySteps(x, work);
    };
    const counted: NetworkEnergy = { ...net, network: { ...net.network, manySteps } };
    const noise = uniformStart([32, 32, 1], { chains: 2, seed: 7 });
    const start = sphericalPath(noise.slice(0, 1024), noise.slice(1024), { points: 5 });
    assert.ok(start.some((v) => Math.abs(v) > 1));
    const how = { steps: 4, stepSize: 10, bounds: [-1, 1] } as const;
    const { path, energies } = await relaxPath(counted, start, how);
    assert.deepEqual(calls, [5, 5, 5, 5]);
    assert.deepEqual((await relaxPath(net, start, how)).path, path);
    const { network, ...plain } = net; // not by the engine's steps: E and ∇E, and the arithmetic in JavaScript
    assert.deepEqual(await relaxPath(plain, start, how), await relaxPath(net, start, how));
    const half = await relaxPath(net, start, { ...how, steps: 2 });
    assert.deepEqual((await relaxPath(net, half.path, { ...how, steps: 2 })).path, path);
    assert.ok(path.every((v) => Math.abs(v) <= 1));
    assert.deepEqual(energies, net.energy(path));
  });

  it("tells each step, and stops within one of an abort", async () => {
    const stop = new AbortController();
    const steps: number[] = [];
    const start = arc([-1, 0], [1, 0], { height: 0.5, points: 5 });
    const work = relaxPath(doubleWell(), start, {
      steps: 1e6,
      stepSize: 0.01,
      signal: stop.signal,
      onStep: ({ step, energies, path }) => {
        steps.push(step);
        assert.deepEqual([energies.length, path.length], [5, 10]);
        if (step === 6) stop.abort();
      },
    }).catch((error: unknown) => error);
    const error = await work;
    assert.ok(error instanceof AbortError);
    assert.match(error.message, /^relaxPath · la relajación se interrumpió tras 7 pasos/);
    assert.deepEqual(steps, [0, 1, 2, 3, 4, 5, 6]);
  });

  it("leaves the path of the caller as it was", async () => {
    const start = arc([-1, 0], [1, 0], { height: 0.5, points: 5 });
    const copy = start.slice();
    await relaxPath(doubleWell(), start, { steps: 3, stepSize: 0.05 });
    assert.deepEqual(start, copy);
  });

  it("refuses at the door what makes no sense, and says that it diverges", async () => {
    const start = linearPath([-1, 0], [1, 0], { points: 6 });
    const how = { steps: 2, stepSize: 0.1 };
    await assert.rejects(relaxPath(doubleWell(), start.slice(1), how), ShapeError);
    await assert.rejects(relaxPath(doubleWell(), start, { ...how, points: 4 }), /caminos enteros de 4 puntos/);
    await assert.rejects(relaxPath(doubleWell(), start.slice(0, 4), how), OptionError);
    await assert.rejects(relaxPath(doubleWell(), start, { ...how, stepSize: -1 }), OptionError);
    await assert.rejects(relaxPath(doubleWell(), start, { ...how, steps: 0.5 }), OptionError);
    await assert.rejects(relaxPath(doubleWell(), start, { ...how, bounds: [1, -1] }), OptionError);
    await assert.rejects(relaxPath(undefined as never, start, how), OptionError);
    await assert.rejects((relaxPath as (e: Energy, x: Float32Array) => Promise<unknown>)(doubleWell(), start), /steps/);
    const bent = arc([-1, 0], [1, 0], { height: 0.5, points: 6 });
    await assert.rejects(relaxPath(doubleWell(), bent, { steps: 100, stepSize: 5 }), /diverge|finitos/);
  });
});
