import { strict as assert } from "node:assert";
import { OptionError } from "ebm/errors";
import { convergence, exactPartition, gridPoints, gridSum, partitionData, relativeError, wellsEnergy } from "ebm/live";

const well = (position: number, bottom: number, width: number) => ({ position, bottom, width });
/** A line with one Gaussian: two equal wells in a place are a well ln 2 deeper. */
const gaussian = (width: number, temperature: number) => ({
  wells: [well(0, 0, width), well(0, 0, width)] as const,
  temperature,
  raised: 0,
});
const apart = (temperature: number, raised = 0) => ({ wells: [well(-1.5, 0, 0.25), well(1.5, 1, 0.4)] as const, temperature, raised });

describe("wellsEnergy", () => {
  it("is the parabola of its one well, and minus the logarithm of a mixture of Gaussians for several", () => {
    assert.equal(wellsEnergy([well(1, 0.5, 0.5)], 2), 0.5 + 1 / (2 * 0.25));
    const wells = [well(-1, 0, 0.3), well(1, 1, 0.6)];
    for (const x of [-4, -1, 0, 0.7, 4]) {
      const mixture = wells.reduce(
        (sum, { position, bottom, width }) => sum + Math.exp(-bottom - (x - position) ** 2 / (2 * width ** 2)),
        0,
      );
      assert.ok(Math.abs(wellsEnergy(wells, x) + Math.log(mixture)) < 1e-12);
    }
  });

  it("is finite where all Gaussians are zero in floating point", () => {
    assert.ok(Number.isFinite(wellsEnergy([well(-2.5, 0, 0.1), well(-2, 0, 0.1)], 4)));
  });
});

describe("gridSum and exactPartition", () => {
  it("have the Z of a Gaussian: 2^(1/T) σ √(2πT)", () => {
    for (const [width, temperature] of [
      [0.3, 1],
      [0.5, 0.5],
      [0.1, 0.1],
      [0.4, 2],
    ]) {
      // E = x²/2σ² − ln 2. Its tail beyond ±4 beyond 7 standard deviations is 3e-12 of it.
      const z = 2 ** (1 / temperature) * width * Math.sqrt(2 * Math.PI * temperature);
      assert.ok(relativeError(exactPartition(gaussian(width, temperature)).z, z) < 1e-11, `${width} ${temperature}`);
      assert.ok(relativeError(gridSum(gaussian(width, temperature), 400).z, z) < 1e-11, `${width} ${temperature}`);
    }
  });

  it("have at T = 1 the Z of the mixture, Σ exp(−b) σ √(2π), and its weights as probabilities of the wells", () => {
    const { z, shares, frontier } = exactPartition(apart(1));
    const [a, b] = [0.25, Math.exp(-1) * 0.4].map((one) => one * Math.sqrt(2 * Math.PI));
    assert.ok(relativeError(z, a + b) < 1e-9); // beyond 4 lies Φ(−6.25) = 2e-10 of B
    // The frontier cuts off at most a part in a thousand of either Gaussian.
    assert.ok(Math.abs(shares[0] - a / (a + b)) < 1e-3 && Math.abs(shares[0] + shares[1] - 1) < 1e-12);
    assert.ok(frontier > -1 && frontier < 0.5, `${frontier}`);
  });

  it("are multiplied by exp(−c/T) when all of the energy is raised by c, and the shares stay", () => {
    for (const temperature of [0.1, 0.5, 2]) {
      const [low, high] = [exactPartition(apart(temperature)), exactPartition(apart(temperature, 3))];
      assert.ok(relativeError(high.z, low.z * Math.exp(-3 / temperature)) < 1e-12);
      assert.ok(Math.abs(high.shares[0] - low.shares[0]) < 1e-12);
      const grids = [gridSum(apart(temperature), 20), gridSum(apart(temperature, 3), 20)];
      grids[0].heights.forEach((height, i) => {
        const [p, q] = [height / grids[0].z, grids[1].heights[i] / grids[1].z];
        assert.ok(Math.abs(p - q) <= 1e-12 * Math.max(p, 1e-300));
      });
    }
  });

  it("give the deep and narrow well the cold, and the wide one the heat", () => {
    const wells = partitionData().wells;
    const [cold, hot] = [0.2, 2].map((temperature) => exactPartition({ wells, temperature, raised: 0 }).shares[0]);
    assert.ok(cold > 0.95 && hot < 0.45, `${cold} ${hot}`);
  });

  it("converge as the theory of the trapezium says, with 2 exp(−2π²σ²T/Δx²) of error", () => {
    const [width, temperature] = [0.25, 0.5];
    const line = gaussian(width, temperature);
    const { z } = exactPartition(line);
    for (const points of [20, 24, 30]) {
      const bound = 2 * Math.exp((-2 * Math.PI ** 2 * width ** 2 * temperature) / (8 / points) ** 2);
      const error = relativeError(gridSum(line, points).z, z);
      // Poisson's sum has this one first, and the next of its fourth power: at 20 points 2 % of it.
      assert.ok(Math.abs(error / bound - 1) < 0.03, `${points}: ${error} ${bound}`);
    }
    const errors = convergence(line, z);
    assert.equal(errors.length, 199);
    assert.equal(errors[18], relativeError(gridSum(line, 20).z, z));
    assert.ok(errors[0] > 0.5 && errors[198] < 1e-12);
  });
});

describe("gridPoints", () => {
  it("counts exactly, and writes long numbers as powers of ten", () => {
    assert.equal(gridPoints(2, 1), "2");
    assert.equal(gridPoints(200, 2), "40\u00a0000");
    assert.equal(gridPoints(10, 784), "1,0·10⁷⁸⁴");
    assert.equal(gridPoints(2, 784), `1,0·10²³⁶`); // 784 log10 2 = 236.0076
    assert.equal(gridPoints(200, 784), `1,0·10¹⁸⁰⁴`); // 784 log10 200 = 1804.0076
    const [, mantissa, exponent] = gridPoints(3, 784).match(/^(\d,\d)·10(.*)$/)!;
    const log = 784 * Math.log10(3);
    assert.equal(mantissa, (10 ** (log % 1)).toFixed(1).replace(".", ","));
    assert.equal([...exponent].map((one) => "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(one)).join(""), String(Math.floor(log)));
  });

  it("carries a mantissa that rounds to ten", () => {
    assert.equal(gridPoints(99_999, 2), "1,0·10¹⁰");
  });
});

describe("partitionData", () => {
  it("fills in what is not asked for, and refuses wells, temperatures and grids that are none", () => {
    const { title, points, wells } = partitionData({ points: 200 });
    assert.deepEqual([title, points, wells.length], ["Z, sumada en una rejilla", 200, 2]);
    const [a, b] = wells;
    for (const wrong of [
      { wells: [a] },
      { wells: [a, { ...b, width: 0 }] },
      { wells: [a, { ...b, bottom: Number.NaN }] },
      { wells: [a, null] },
      { wells: [b, a] },
      { wells: "dos" },
      { temperature: 0 },
      { temperature: 0.05 },
      { points: 1 },
      { points: 2.5 },
      { title: " " },
    ])
      assert.throws(() => partitionData(wrong as never), OptionError, JSON.stringify(wrong));
  });

  it("takes wells that are 0.3 apart but for the rounding of their difference, and none that are nearer", () => {
    assert.ok(0.7 - 0.4 < 0.3);
    assert.equal(partitionData({ wells: [well(0.4, 0, 0.2), well(0.7, 0, 0.2)] }).wells[1].position, 0.7);
    assert.throws(() => partitionData({ wells: [well(0.4, 0, 0.2), well(0.699, 0, 0.2)] }), /al menos 0\.3 a la derecha/);
  });
});
