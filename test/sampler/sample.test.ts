import { strict as assert } from "node:assert";
import { doubleWell, networkEnergy, quadratic } from "ebm/energy";
import { type ManySteps, openNetwork } from "ebm/engine";
import { preset } from "ebm/network";
import { rng, STREAM } from "ebm/rng";
import { chainsAtStep, coordinateTrace, langevin, mala, meanOverChains, normalStart, sample, ula, uniformStart } from "ebm/sampler";

const sampler = ula(doubleWell(), { stepSize: 0.05 });
const start = uniformStart([2], { chains: 6, seed: 3 });

describe("sample", () => {
  it("is the loop that anyone would write with init and step", async () => {
    let state = sampler.init(start);
    const key = rng(4, STREAM.langevin, 0);
    const norms: number[] = [];
    for (let t = 0; t < 10; t++) {
      const [next, info] = sampler.step(state, key);
      norms.push(...info.gradientNorm);
      state = next;
    }
    const run = await sample(sampler, start, { seed: 4, steps: 10 });
    assert.deepEqual(run.x, state.x);
    assert.deepEqual([...run.trace.gradientNorm], norms);
  });

  it("keeps the chains of the recorded steps with their energies", async () => {
    const { images, energies, recorded, x } = await sample(sampler, start, { seed: 4, steps: 10, record: [10, 0, 5, 5] });
    assert.deepEqual(recorded, [0, 5, 10]);
    assert.deepEqual(images.slice(0, 12), start);
    assert.deepEqual(images.slice(24), x);
    assert.deepEqual(energies, doubleWell().energy(images));
    const short = await sample(sampler, start, { seed: 4, steps: 5 });
    assert.deepEqual(images.slice(12, 24), short.x);
  });

  it("gives other chains for another seed or index, and the same for the same", async () => {
    const run = (seed: number, index = 0) => sample(sampler, start, { seed, steps: 3, index }).then(({ x }) => x.join());
    assert.equal(await run(1), await run(1));
    assert.notEqual(await run(1), await run(2));
    assert.notEqual(await run(1), await run(1, 1));
  });

  it("stops within a step of an abort", async () => {
    const stop = new AbortController();
    let steps = 0;
    const onStep = () => {
      if (++steps === 7) stop.abort();
    };
    await assert.rejects(
      sample(sampler, start, { seed: 1, steps: 1e6, signal: stop.signal, onStep, record: [] }),
      /se interrumpió tras 7 pasos/,
    );
    assert.equal(steps, 7);
  });

  it("runs a sampler without a rule by its own step, and can abort it", async () => {
    const { rule, ...plain } = sampler;
    const own = await sample(plain, start, { seed: 4, steps: 10 });
    assert.deepEqual(own.x, (await sample(sampler, start, { seed: 4, steps: 10 })).x);
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 20);
    await assert.rejects(sample(plain, start, { seed: 1, steps: 1e6, signal: stop.signal, record: [] }), /se interrumpió tras \d+ pasos?/);
  });

  it("makes all steps of a network in the engine, and watches only the recorded ones unless somebody listens", async () => {
    const net = await openNetwork(preset("mlp-10"), { seed: 7 });
    const asked: ManySteps[] = [];
    const manySteps: typeof net.manySteps = (x, work) => {
      asked.push(work);
      return net.manySteps(x, work);
    };
    const chains = langevin(networkEnergy({ ...net, manySteps }));
    const options = { seed: 4, steps: 5, record: [0, 2, 5] };
    const x = uniformStart([10], { chains: 3, seed: 1 });
    const quiet = await sample(chains, x, options);
    const heard: number[] = [];
    const loud = await sample(chains, x, { ...options, onStep: ({ step }) => heard.push(step) });
    const { rule, ...plain } = chains;
    assert.deepEqual(
      asked.map(({ watch }) => watch),
      [[0, 2, 5], undefined],
    );
    assert.deepEqual(heard, [1, 2, 3, 4, 5]);
    assert.deepEqual(loud, quiet);
    assert.deepEqual(await sample(plain, x, options), quiet);
    net.dispose();
  });

  it("thins: keeps every k-th step, those that record would", async () => {
    const thinned = await sample(sampler, start, { seed: 4, steps: 10, thin: 3 });
    const chosen = await sample(sampler, start, { seed: 4, steps: 10, record: [3, 6, 9] });
    assert.deepEqual(thinned, chosen);
  });

  it("a burn-in is the forgotten beginning of a longer run, in an engine as by steps, and nobody hears of it", async () => {
    const net = await openNetwork(preset("mlp-10"), { seed: 7 });
    const chains = langevin(networkEnergy(net));
    const x = uniformStart([10], { chains: 3, seed: 1 });
    const whole = await sample(chains, x, { seed: 4, steps: 12, record: [5, 8, 12] });
    const heard: number[] = [];
    const { rule, ...plain } = chains;
    for (const each of [chains, plain]) {
      const late = await sample(each, x, { seed: 4, burnIn: 5, steps: 7, record: [0, 3, 7] });
      assert.deepEqual([late.images, late.energies, late.x], [whole.images, whole.energies, whole.x]);
      assert.deepEqual(late.trace.energy, whole.trace.energy.slice(15));
      assert.deepEqual([late.recorded, late.trace.steps, late.state.step], [[0, 3, 7], 7, 12]);
      await sample(each, x, { seed: 4, burnIn: 5, steps: 2, onStep: ({ step }) => heard.push(step) });
    }
    assert.deepEqual(heard, [1, 2, 1, 2]);
    net.dispose();
  });

  it("traces who was accepted, where a sampler accepts", async () => {
    const run = await sample(mala(doubleWell(), { stepSize: 1 }), start, { seed: 4, steps: 10, thin: 1 });
    for (let i = 0; i < 60; i++) {
      const before = i < 6 ? start.subarray(2 * i, 2 * i + 2) : run.images.subarray(2 * (i - 6), 2 * (i - 6) + 2);
      const stayed = run.images[2 * i] === before[0] && run.images[2 * i + 1] === before[1];
      assert.equal(run.trace.accepted?.[i], stayed ? 0 : 1);
    }
    assert.equal((await sample(sampler, start, { seed: 4, steps: 3 })).trace.accepted, undefined);
  });

  it("makes no step when asked for none", async () => {
    const run = await sample(sampler, start, { seed: 1, steps: 0 });
    assert.deepEqual([run.x, run.images, run.trace.energy.length], [start, start, 0]);
  });

  it("refuses, before it begins, a run whose traces or images would not fit in a gigabyte", async () => {
    const many = new Float32Array(2 * 1000);
    await assert.rejects(sample(sampler, many, { seed: 1, steps: 1e7 }), { name: "OptionError", message: /steps × cadenas/ });
    const record = Array.from({ length: 150_000 }, (_, i) => i);
    await assert.rejects(sample(sampler, many, { seed: 1, steps: 150_000, record }), {
      name: "OptionError",
      message: /record × cadenas × tamaño/,
    });
  });

  it("never returns an energy that overflowed: it says that the chains diverge", async () => {
    // x' = x (1 − ε k / 2) = −4·10⁴ x: after five steps x = 10²³ is a float32 and E = k x² / 2 is not.
    const wild = ula(quadratic([0], { stiffness: 4e4 }), { stepSize: 2, temperature: 0 });
    await assert.rejects(sample(wild, [1], { seed: 1, steps: 5 }), /diverg/);
  });

  it("refuses what is no sampler, no energy and no options", async () => {
    await assert.rejects(sample(quadratic([0]) as never, [0], { seed: 1, steps: 1 }), {
      name: "OptionError",
      message: /un muestreador.*\n.*langevin/,
    });
    await assert.rejects(sample(sampler, start, undefined as never), { name: "OptionError", message: /steps debe ser/ });
    for (const make of [langevin, ula])
      assert.throws(() => make(undefined as never, { stepSize: 1 }), { name: "OptionError", message: /energy debe ser una energía/ });
  });

  it("refuses bad steps, records and seeds in Spanish", async () => {
    const run = (options: object) => sample(sampler, start, { seed: 1, steps: 3, ...options } as Parameters<typeof sample>[2]);
    await assert.rejects(run({ steps: -1 }), /steps debe ser un entero/);
    await assert.rejects(run({ steps: 1e9 }), /steps debe ser un entero/);
    await assert.rejects(run({ record: [4] }), /record debe ser un entero entre 0 y 3/);
    await assert.rejects(run({ record: 3 }), /record debe ser una lista/);
    await assert.rejects(run({ thin: 0 }), { name: "OptionError", message: /thin debe ser un entero entre 1 y 3/ });
    await assert.rejects(run({ thin: 1, record: [1] }), { name: "OptionError", message: /record y thin no van juntos/ });
    for (const burnIn of [-1, 0.5, Number.NaN]) await assert.rejects(run({ burnIn }), { name: "OptionError", message: /burnIn/ });
    await assert.rejects(run({ seed: undefined }), /seed debe ser un entero/);
    await assert.rejects(sample(sampler, [], { seed: 1, steps: 1 }), /muestras completas/);
  });
});

describe("starts", () => {
  it("uniformStart lies in its bounds and has their mean", () => {
    const x = uniformStart([1000], { chains: 10, seed: 1, bounds: [2, 4] });
    assert.ok(x.every((v) => v >= 2 && v <= 4));
    // Standard deviation 2/sqrt(12), of the mean of 10,000: 0.0058; four of them.
    assert.ok(Math.abs(x.reduce((a, b) => a + b, 0) / x.length - 3) < 0.023);
  });

  it("normalStart has its spread", () => {
    const x = normalStart([1000], { chains: 10, seed: 1, spread: 2 });
    const variance = x.reduce((sum, v) => sum + v * v, 0) / x.length;
    // Relative standard error of a variance: sqrt(2/10,000) = 1.4 %; four of them.
    assert.ok(Math.abs(variance / 4 - 1) < 0.057, `${variance}`);
  });

  it("refuse shapes and counts that make no sense", () => {
    assert.throws(() => uniformStart([], { chains: 1, seed: 1 }), /enteros positivos/);
    assert.throws(() => uniformStart([2.5], { chains: 1, seed: 1 }), /enteros positivos/);
    assert.throws(() => uniformStart([2], { chains: 0, seed: 1 }), /chains debe ser un entero/);
    for (const spread of [Number.NaN, -1, Number.POSITIVE_INFINITY])
      assert.throws(() => normalStart([2], { chains: 1, seed: 1, spread }), /spread/);
    assert.throws(() => uniformStart([2], undefined as never), /chains debe ser un entero/);
    assert.throws(() => normalStart([1e6], { chains: 1e6, seed: 1 }), /chains × tamaño/);
    assert.throws(() => langevin(quadratic([0]), { stepSize: 1 }).init([]), /muestras completas/);
  });
});

describe("meanOverChains", () => {
  it("means each step over its chains", () => assert.deepEqual([...meanOverChains(Float32Array.of(1, 3, 5, 7), 2)], [2, 6]));

  it("refuses chains that do not divide the values, and no chains", () => {
    assert.throws(() => meanOverChains(new Float32Array(5), 2), { name: "ShapeError" });
    for (const chains of [0, -2, 1.5, Number.NaN])
      assert.throws(() => meanOverChains(new Float32Array(4), chains), { name: "OptionError" });
  });
});

describe("chainsAtStep", () => {
  it("is the run's state at that step, and refuses a step that was not recorded", async () => {
    const run = await sample(sampler, start, { seed: 4, steps: 10, record: [0, 5, 10] });
    assert.deepEqual(chainsAtStep(run, 5), (await sample(sampler, start, { seed: 4, steps: 5 })).x);
    assert.deepEqual(chainsAtStep(run, 10), run.x);
    assert.throws(() => chainsAtStep(run, 7), /el paso 7 no se guardó[\s\S]*record: \[/);
  });
});

describe("coordinateTrace", () => {
  it("is one coordinate of every recorded chain, step by step, and refuses one that is not there", async () => {
    const run = await sample(sampler, start, { seed: 4, steps: 4, record: [0, 4] });
    assert.deepEqual(
      [...coordinateTrace(run, 1)],
      [...start, ...run.x].filter((_, k) => k % 2 === 1),
    );
    assert.throws(() => coordinateTrace(run, 2), { name: "OptionError", message: /coordinate debe ser un entero entre 0 y 1/ });
  });
});
