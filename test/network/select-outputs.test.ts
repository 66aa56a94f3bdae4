import { strict as assert } from "node:assert";
import { negatedEnergy, networkEnergy } from "ebm/energy";
import { openNetwork } from "ebm/engine";
import { softmax } from "ebm/metrics";
import { conv2d, dense, flatten, initialWeights, network, selectOutputs } from "ebm/network";
import { normalStart } from "ebm/sampler";

const layers = [conv2d(4, { kernelSize: 3, activation: "swish" }), flatten(), dense(5)];
const spec = network({ name: "cinco", inputShape: [4, 4, 1], layers, head: "logsumexp", outputSign: -1 });
const weights = initialWeights(spec, { seed: 7 });
const x = normalStart([4, 4, 1], { chains: 3, seed: 1 });

describe("selectOutputs", () => {
  it("keeps the outputs it is asked for, in that order", async () => {
    const [all, some] = [
      await openNetwork(spec, { weights }),
      await openNetwork(selectOutputs({ spec, weights }, [3, 0]).spec, selectOutputs({ spec, weights }, [3, 0])),
    ];
    const [h, kept] = [all.outputs(x), some.outputs(x)];
    for (let i = 0; i < 3; i++) {
      [3, 0].forEach((output, k) => assert.ok(Math.abs(kept[2 * i + k] - h[5 * i + output]) < 1e-6));
    }
  });

  it("of a class and of all makes −log p(class | x)", async () => {
    const chosen = selectOutputs({ spec, weights }, [2]);
    assert.equal(chosen.spec.head, undefined);
    const [all, one] = [await openNetwork(spec, { weights }), await openNetwork(chosen.spec, chosen)];
    const found = negatedEnergy(networkEnergy(one), networkEnergy(all)).energy(x);
    const probabilities = softmax(all.outputs(x), 5);
    found.forEach((e, i) => assert.ok(Math.abs(e + Math.log(probabilities[5 * i + 2])) < 1e-5, `${i}`));
  });

  it("refuses a network of one output, outputs that are not there and weights of another network", () => {
    const single = network({ name: "una", inputShape: [2], layers: [dense(1)] });
    assert.throws(() => selectOutputs({ spec: single, weights: new Float32Array(3) }, [0]), /una sola salida/);
    assert.throws(() => selectOutputs({ spec, weights }, [5]), /outputs debe ser un entero entre 0 y 4/);
    assert.throws(() => selectOutputs({ spec, weights }, [1, 1]), /sin repetir/);
    assert.throws(() => selectOutputs({ spec, weights }, []), /lista de salidas/);
    assert.throws(() => selectOutputs({ spec, weights: new Float32Array(1) }, [1]), { name: "ShapeError", message: /initialWeights/ });
    assert.throws(() => selectOutputs({} as never, [1]), { name: "SpecError" });
  });
});
