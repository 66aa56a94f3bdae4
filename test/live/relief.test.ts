import { strict as assert } from "node:assert";
import { LANDSCAPES, emptyDrawing, exactDensity, flatRelief, landscapeOf, painted, reliefEnergy } from "ebm/live";
import { live } from "ebm/notebook";
import { sample, ula, uniformStart } from "ebm/sampler";
import fc from "fast-check";
import { insideKernel } from "../notebook/fake-kernel";

const DABS = [
  { x: -1, y: 0.5, height: -1.5, width: 0.25 },
  { x: 0.8, y: -0.3, height: 2, width: 0.4 },
  { x: 1.9, y: 1.9, height: -0.6, width: 0.7 },
];
const RELIEF = DABS.reduce(painted, flatRelief());

describe("a painted energy", () => {
  const energy = reliefEnergy(RELIEF);
  const at = (x: number, y: number) => energy.energy(Float32Array.of(x, y))[0];

  it("has the slope of the energy as its gradient, on the knots, on the walls and outside too", () => {
    const coordinate = fc.oneof(fc.double({ min: -4, max: 4, noNaN: true }), fc.constantFrom(-3, -2, 0, 0.1875, 2, 3));
    fc.assert(
      fc.property(coordinate, coordinate, (x, y) => {
        const point = [Math.fround(x), Math.fround(y)];
        const { gradient } = energy.energyAndGradient(Float32Array.from(point));
        gradient.forEach((slope, axis) => {
          const shifted = (by: number) => point.map((v, k) => Math.fround(k === axis ? v + by : v));
          const [up, down] = [shifted(0.01), shifted(-0.01)];
          const central = (at(up[0], up[1]) - at(down[0], down[1])) / (up[axis] - down[axis]);
          // Where a wall begins the second derivative jumps by 12: the central difference is off by 12·h/4 at most; elsewhere
          // by h²/6 of the third derivative, 2/0.25³, and float32 energies up to 48 by 48·6e-8/0.01.
          assert.ok(Math.abs(slope - central) < 0.035 + 1e-3 * Math.abs(central), `${point} ${axis}: ${slope} against ${central}`);
        });
      }),
      { numRuns: 500 },
    );
  });

  it("has a gradient without jumps", () => {
    const slopes = (x: number) => [...energy.energyAndGradient(Float32Array.of(x, 0.3)).gradient];
    for (let x = -3.5; x < 3.5; x += 0.01) {
      const [before, after] = [slopes(x), slopes(x + 0.01)];
      // No second derivative is above 2/0.25² + 12.
      before.forEach((slope, axis) => assert.ok(Math.abs(slope - after[axis]) < 0.01 * 44 + 1e-3, `${x}`));
    }
  });

  it("is near the Gaussian that the brush means", () => {
    const one = reliefEnergy(painted(flatRelief(), { x: 0.1, y: -0.2, height: -1, width: 0.4 }));
    const points = [0, 0.2, 0.4, 0.8, 1.2].map((far) => [0.1 + far, -0.2]);
    one.energy(Float32Array.from(points.flat())).forEach((value, i) => {
      const wanted = -Math.exp(-((points[i][0] - 0.1) ** 2) / (2 * 0.4 ** 2));
      // A cubic spline of samples smooths them: it widens σ² by a third of the squared pitch a axis, 0.012 of 0.16: 7 % at the top.
      assert.ok(Math.abs(value - wanted) < 0.08, `${value} against ${wanted}`);
    });
  });

  it("is flat without paint, but for its walls, and no paint makes it higher or deeper than six", () => {
    assert.deepEqual([...reliefEnergy(flatRelief()).energy(Float32Array.of(0, 0, 2, -2, 2.5, 0))], [0, 0, 1.5]);
    const deep = Array.from({ length: 30 }, () => DABS[0]).reduce(painted, flatRelief());
    assert.equal(Math.min(...deep), -6);
  });

  it("draws particles into its valleys: ULA comes near the exact density", async () => {
    const { exact, x } = await settled();
    const deep = (i: number) => Math.hypot(x[2 * i] - DABS[0].x, x[2 * i + 1] - DABS[0].y) < 0.5;
    const share = Array.from({ length: x.length / 2 }, (_, i) => i).filter(deep).length / (x.length / 2);
    const wanted = exact.p.reduce((sum, p, k) => {
      const [cx, cy] = [k % 40, Math.floor(k / 40)].map((i) => -3 + ((i + 0.5) * 6) / 40);
      return Math.hypot(cx - DABS[0].x, cy - DABS[0].y) < 0.5 ? sum + p : sum;
    }, 0);
    assert.ok(wanted > 0.1, `${wanted}`); // a disc of 0.5 has 0.05 of the flat square
    // 600 particles: four standard errors of a share of 0.14 are 0.057; and a little bias of ε = 0.04.
    assert.ok(Math.abs(share - wanted) < 0.08, `${share} against ${wanted}`);
  });

  async function settled() {
    const temperature = 0.5;
    const exact = exactDensity(energy, { side: 3, bins: 40 }, temperature);
    const start = uniformStart([2], { chains: 600, seed: 3, bounds: [-2, 2] });
    const { x } = await sample(ula(energy, { stepSize: 0.04, temperature }), start, { seed: 3, steps: 600 });
    return { exact, x };
  }
});

describe("a drawing", () => {
  it("goes back stroke by stroke, and over a clearing", () => {
    const drawing = emptyDrawing();
    const stages = [drawing.relief()];
    for (const dab of DABS) {
      drawing.begin();
      drawing.dab(dab);
      drawing.dab({ ...dab, x: dab.x + 0.2 });
      stages.push(drawing.relief());
    }
    drawing.clear();
    assert.deepEqual(drawing.relief(), flatRelief());
    for (const stage of [...stages].reverse()) {
      assert.ok(drawing.undo());
      assert.deepEqual(drawing.relief(), stage);
    }
    assert.equal(drawing.undo(), false);
  });

  it("gives another landscape each time, with colours for all that is painted", () => {
    assert.deepEqual(landscapeOf("drawn", flatRelief()).scale, [-1, 1]);
    const { scale, energy, label } = landscapeOf("drawn", RELIEF);
    assert.equal(label, "Dibujado por ti");
    assert.ok(scale![1] > 1.5 && scale![0] === -scale![1]);
    assert.ok(energy.energy(Float32Array.of(-1, 0.5))[0] < -1);
    assert.equal(landscapeOf("ring", RELIEF), LANDSCAPES.ring);
  });

  it("can be where an output begins: its picture is of the flat landscape", () => {
    const [{ data }] = insideKernel(() => live.particles({ landscape: "drawn" }));
    assert.ok(String(data["text/html"]).includes('"landscape":"drawn"'));
    assert.ok(Object.keys(data).includes("image/png"));
  });
});
