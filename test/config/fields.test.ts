import { strict as assert } from "node:assert";
import { cnnNetworkConfig, deepEbmConfig, ebmConfig, mcmcConfig, mlpNetworkConfig, sampleBufferConfig, trainingConfig } from "ebm/config";
import * as fc from "fast-check";
import { anyConfig } from "./arbitrary";
import { type Path, refusal, replaced } from "./refusal";

/** The paths of all fields that are no groups, and of the places of lists. */
function leaves(value: unknown, path: Path = []): Path[] {
  const isGroup = typeof value === "object" && value !== null;
  const inner = isGroup
    ? Object.entries(value).flatMap(([key, part]) => leaves(part, [...path, Array.isArray(value) ? Number(key) : key]))
    : [];
  return isGroup && !Array.isArray(value) ? inner : [path, ...inner];
}

function written(path: Path): string {
  return path.reduce<string>((text, part) => (typeof part === "number" ? `${text}[${part}]` : text === "" ? part : `${text}.${part}`), "");
}

describe("fields of a configuration", () => {
  it("a single field with a value of no kind gives an error that names its path, and no other", () => {
    const nonsense = fc.constantFrom<unknown>("uno", "10", Number.NaN, Number.POSITIVE_INFINITY, -10.5, {});
    fc.assert(
      fc.property(anyConfig, fc.nat(), nonsense, (config, pick, value) => {
        const paths = leaves(config);
        const path = paths[pick % paths.length];
        // A pair of bounds may hold a negative number, a name may be "uno" or "10", and a buffer may be all defaults.
        if (written(path) === "sampleBuffer" && JSON.stringify(value) === "{}") return;
        if (path[0] === "name" && typeof value === "string") return;
        if (path[1] === "bounds" && path.length > 2 && value === -10.5) return;
        const { issues, message } = refusal(replaced(config, path, value));
        assert.deepEqual(
          issues.map((issue) => issue.path),
          [written(path)],
        );
        assert.ok(message.includes(written(path)));
      }),
      { numRuns: 300, seed: 8 },
    );
  });

  it("a single field that does not exist gives an error that names its path", () => {
    fc.assert(
      fc.property(
        anyConfig,
        fc.constantFrom([], ["mcmc"], ["training"], ["energyNetwork"]),
        fc.stringMatching(/^[a-z_]{1,12}$/),
        (config, group, name) => {
          const path = [...group, name];
          const owner = group.reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], config);
          fc.pre(!Object.hasOwn(owner as object, name));
          const { issues } = refusal(replaced(config, path, 1));
          assert.deepEqual(
            issues.map((issue) => issue.path),
            [written(path)],
          );
        },
      ),
      { numRuns: 200, seed: 8 },
    );
  });

  it("an error says what was expected, what came and the default", () => {
    assert.equal(
      refusal({ mcmc: { stepSize: -10 } }).message,
      "configuración · mcmc.stepSize debe ser un número positivo y llegó -10.\n  El valor por defecto es 1.",
    );
    assert.match(refusal({ training: { batchSize: 2.5 } }).message, /training\.batchSize debe ser un entero entre 1 y 65536 y llegó 2\.5/);
    assert.match(
      refusal({ mcmc: { bounds: [1, -1] } }).message,
      /mcmc\.bounds debe ser null o un par \[mínimo, máximo\] .* y llegó \[1, -1\]/,
    );
  });

  it("all fields that are wrong are told, the first one whole", () => {
    const { issues, path, message } = refusal({ alpha: -1, mcmc: { noise: "x" }, training: { beta1: 1 } });
    assert.deepEqual(issues.map((issue) => issue.path).sort(), ["alpha", "mcmc.noise", "training.beta1"]);
    assert.ok(issues.every((issue) => message.includes(issue.path)));
    assert.equal(path, issues[0].path);
  });

  for (const [text, number] of [
    ["0.01", "0.01"],
    ["0,01", "0.01"],
    [" 1e-4 ", "0.0001"],
  ]) {
    it(`the text ${JSON.stringify(text)} is no number, and the error writes it as one`, () => {
      assert.match(
        refusal({ mcmc: { stepSize: text } }).message,
        new RegExp(`escríbelo como número.*: ${number.replace(".", "\\.")}\\.$`, "i"),
      );
    });
  }

  for (const [value, name] of [
    [1e39, "1e39"],
    [1e-60, "1e-60"],
  ] as const) {
    it(`${name}, which float32 cannot hold, is refused`, () => {
      assert.match(refusal({ mcmc: { stepSize: value } }).message, /float32/);
    });
  }

  for (const [what, value] of [
    ["a date", new Date(0)],
    ["a map", new Map()],
    ["a function", () => 1],
    ["a typed array", new Float32Array(2)],
    ["a big integer", 1n],
  ] as const) {
    it(`${what} is no plain data`, () => {
      assert.equal(refusal({ mcmc: value }).path, "mcmc");
      assert.equal(refusal({ mcmc: { bounds: value } }).path, "mcmc.bounds");
    });
  }

  it("a circle is refused", () => {
    const circle: Record<string, unknown> = {};
    circle.mcmc = circle;
    assert.match(refusal(circle).message, /niveles/);
  });

  for (const value of [null, [], 3, "ebm", undefined]) {
    it(`${JSON.stringify(value) ?? "undefined"} is no configuration`, () => {
      assert.equal(refusal(value).path, "");
    });
  }

  it("names of JavaScript's own objects are unknown fields as any other", () => {
    assert.equal(refusal(JSON.parse('{ "__proto__": { "alpha": 3 } }')).path, "__proto__");
    assert.equal(refusal({ mcmc: { constructor: 1 } }).path, "mcmc.constructor");
  });

  it("the result is frozen, also inside", () => {
    const config = ebmConfig();
    assert.ok([config, config.mcmc, config.mcmc.bounds, config.energyNetwork.hiddenDims].every(Object.isFrozen));
  });

  it("what is undefined gets its default", () => {
    assert.deepEqual(ebmConfig({ mcmc: { steps: undefined }, alpha: undefined }), ebmConfig());
  });
});

describe("hints", () => {
  const HINTS: readonly (readonly [fields: object, hint: RegExp])[] = [
    [{ mcmc: { stepsize: 1 } }, /¿querías decir mcmc\.stepSize\?/i],
    [{ mcmc: { step_size: 1 } }, /¿querías decir mcmc\.stepSize\?/i],
    [{ mcmc: { n_steps: 60 } }, /¿querías decir mcmc\.steps\?/i],
    [{ mcmc: { noise_scale: 0.005 } }, /¿querías decir mcmc\.noise\?/i],
    [{ sampleBuffer: { reinit_prob: 0.05 } }, /¿querías decir sampleBuffer\.newFraction\?/i],
    [{ energyNetwork: { hidden_dims: [2] } }, /¿querías decir energyNetwork\.hiddenDims\?/i],
    [{ trainning: {} }, /¿querías decir training\?/i],
    [{ mcmc: { stpSize: 1 } }, /¿querías decir mcmc\.stepSize\?/i],
    [{ stepSize: 1 }, /está en otro sitio: mcmc\.stepSize/],
    [{ mcmc: { learningRate: 1 } }, /está en otro sitio: training\.learningRate/],
    [{ energyNetwork: { use_spectral_norm: true } }, /training\.spectralLimit: 1/],
    [{ energyNetwork: { network_type: "cnn" } }, /kind/],
    [{ mcmc: { temperature: 1 } }, /noise² \/ \(2 · stepSize\)/],
    [{ mcmc: { xyz: 1 } }, /los campos son steps, stepSize, noise, gradientClip, bounds/i],
  ];
  for (const [fields, hint] of HINTS) {
    it(`${JSON.stringify(fields)} is told where to go`, () => assert.match(refusal(fields).message, hint));
  }

  it("activations of other libraries are told ours", () => {
    assert.match(refusal({ energyNetwork: { activation: "silu" } }).message, /aquí se llama "swish"/i);
  });
});

describe("fields that must fit one another", () => {
  it("a buffer holds at least a batch", () => {
    assert.equal(refusal({ sampleBuffer: { capacity: 63 } }).path, "sampleBuffer.capacity");
    assert.equal(ebmConfig({ sampleBuffer: { capacity: 64 } }).sampleBuffer?.capacity, 64);
  });

  it("a buffer fits in 1 GiB: 2^28 float32 values", () => {
    assert.equal(ebmConfig({ inputDim: 1024, sampleBuffer: { capacity: 2 ** 18 } }).sampleBuffer?.capacity, 2 ** 18);
    assert.equal(refusal({ inputDim: 1024, sampleBuffer: { capacity: 2 ** 18 + 1 } }).path, "sampleBuffer.capacity");
  });

  it("images of several channels have no margin", () => {
    assert.equal(refusal({ kind: "deepEbm", inputShape: [32, 32, 3] }).path, "images");
  });

  it("a network that would be too large is refused with its reason", () => {
    const { path, message } = refusal({ kind: "deepEbm", energyNetwork: { hiddenDims: [60_000] } });
    assert.equal(path, "energyNetwork");
    assert.match(message, /conv2d/);
  });

  it("the kind decides which fields there are", () => {
    assert.equal(refusal({ kind: "vae" }).path, "kind");
    assert.equal(refusal({ inputShape: [32, 32, 1] }).path, "inputShape");
    assert.throws(() => ebmConfig({ kind: "deepEbm" } as never), { path: "kind" });
  });
});

describe("parts of a configuration", () => {
  it("each part is what the whole one has", () => {
    const whole = deepEbmConfig();
    assert.deepEqual(mcmcConfig(), whole.mcmc);
    assert.deepEqual(sampleBufferConfig(), whole.sampleBuffer);
    assert.deepEqual(trainingConfig(), whole.training);
    assert.deepEqual(cnnNetworkConfig(), whole.energyNetwork);
    assert.deepEqual(mlpNetworkConfig(), ebmConfig().energyNetwork);
  });

  it("a part names its field without the whole", () => {
    assert.throws(() => mcmcConfig({ stepSize: 0 }), { name: "ConfigError", path: "stepSize" });
  });
});
