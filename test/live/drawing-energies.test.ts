import { strict as assert } from "node:assert";
import { OptionError, ShapeError } from "ebm/errors";
import { axisTicks, drawingData, energyAxis, energyGroup, onAxis, shareBelow, shareOfAxis } from "ebm/live";
import { initialWeights, preset } from "ebm/network";

const spec = preset("ebm-mnist-compact");
const weights = initialWeights(spec, { seed: 7 });

describe("the energy axis", () => {
  const data = [-0.03, -0.01, 0, 0.02, 0.04];
  const axis = energyAxis(data, [...data, 14]);

  it("has room for digits and noise: a third of it for energies a thousand times nearer together", () => {
    const [low, high, far] = [-0.03, 0.04, 14].map((energy) => shareOfAxis(axis, energy));
    assert.ok(low > 0.05 && high - low > 0.25 && high < far && far < 1, `${low} ${high} ${far}`);
  });

  it("keeps the order of energies and has zero, where the data are, as its centre", () => {
    assert.equal(axis.centre, 0);
    const places = [-5, -0.1, -0.01, 0, 0.001, 0.01, 1, 20].map((energy) => onAxis(axis, energy));
    assert.deepEqual(
      places,
      [...places].sort((a, b) => a - b),
    );
    assert.equal(onAxis(axis, 0), 0);
  });

  it("puts what is beyond at its ends", () => {
    assert.deepEqual(
      [-1e9, 1e9].map((energy) => shareOfAxis(axis, energy)),
      [0, 1],
    );
  });

  it("has ticks each ten times further from the centre", () => {
    assert.deepEqual(axisTicks(axis), [-0.1, 0, 0.1, 1, 10]);
  });

  it("goes where other networks have their energies, and stands one value alone", () => {
    const far = energyAxis([-12.4, -12.1, -11.8], [-12.4, -11.8, 30]);
    assert.equal(far.centre, -12);
    assert.ok(axisTicks(far).includes(-12) && axisTicks(far).length >= 3);
    for (const one of [0, 3, -0.2]) {
      const alone = energyAxis([one], [one]);
      assert.ok(alone.unit > 0 && shareOfAxis(alone, one) > 0.05 && shareOfAxis(alone, one) < 0.95, `${one}`);
    }
  });

  it("has room for the energies of three times all of MNIST", () => {
    const all = Float64Array.from({ length: 200_000 }, (_, i) => 0.01 * Math.cos(i));
    assert.deepEqual(energyAxis(data, all), energyAxis(data, [...all.subarray(0, 1000), -0.01, 0.01]));
  });
});

describe("energyGroup", () => {
  const axis = { centre: 0, unit: 0.01, low: -1, high: 3 };

  it("counts each image once, those beyond the axis at its ends", () => {
    const { shares } = energyGroup("datos", [-100, 0, 0.001, 5, 1e9], axis);
    assert.ok(Math.abs(shares.reduce((sum, share) => sum + share, 0) - 1) < 1e-5);
    assert.deepEqual([shares[0], shares[shares.length - 1]], [0.2, 0.2]);
  });

  it("tells which share has less energy, to a hundredth", () => {
    const uniform = Array.from({ length: 1001 }, (_, i) => i / 1000);
    const { percentiles } = energyGroup("datos", uniform, axis);
    for (const energy of [0.003, 0.25, 0.777]) assert.ok(Math.abs(shareBelow(percentiles, energy) - energy) < 1e-6, `${energy}`);
    assert.deepEqual(
      [-1, 0, 1, 1.001].map((energy) => shareBelow(percentiles, energy)),
      [0, 0, 1, 1],
    );
  });

  it("says none or all of a group of one image", () => {
    const { percentiles } = energyGroup("uno", [2], axis);
    assert.deepEqual(
      [1, 2, 3].map((energy) => shareBelow(percentiles, energy)),
      [0, 0, 1],
    );
  });
});

describe("drawingData", () => {
  const examples = { x: new Float32Array(2 * 1024), labels: [3, 8] };
  const energies = { datos: [0, 0.1], ruido: [14] };

  it("has the recipe, the groups in their order, and the examples by their labels", () => {
    const { title, stepSize, noise, gradientClip, groups, examples: shown } = drawingData({ spec, weights, energies, examples });
    assert.deepEqual([title, stepSize, noise, gradientClip], ["Dibuja un dígito", 10, 0.005, 0.03]);
    assert.deepEqual(
      groups.map(({ name }) => name),
      ["datos", "ruido"],
    );
    assert.deepEqual(
      shown.map(({ name }) => name),
      ["un 3", "un 8"],
    );
    assert.equal(drawingData({ spec, weights, energies, examples: { x: examples.x } }).examples[1].name, "el ejemplo 2");
  });

  it("takes ten examples of a larger batch", () => {
    assert.equal(drawingData({ spec, weights, energies, examples: { x: new Float32Array(12 * 1024) } }).examples.length, 10);
  });

  it("refuses energies that are none and images of another shape", () => {
    for (const wrong of [{}, { datos: [] }, { datos: [Number.NaN] }, { a: [1], b: [1], c: [1], d: [1] }, undefined, { datos: 3 }])
      assert.throws(() => drawingData({ spec, weights, energies: wrong as never, examples }), OptionError);
    assert.throws(() => drawingData({ spec, weights, energies, examples: { x: new Float32Array(1000) } }), ShapeError);
    assert.throws(() => drawingData({ spec, weights, energies, examples: undefined as never }), /live\.drawing .* firstBatch/s);
    assert.throws(() => drawingData({ spec, weights, energies, examples, stepSize: 0 }), /live\.drawing · stepSize/);
  });
});
