import { strict as assert } from "node:assert";
import { chooseEngine, openNetwork } from "ebm/engine";
import { ACTIVATIONS, type Activation, dense, network } from "ebm/network";

describe("the gradient at the corner of an activation, z = 0", () => {
  for (const prefer of ["wasm", "tf-cpu", "tf-wasm"] as const) {
    for (const activation of Object.keys(ACTIVATIONS) as Activation[]) {
      it(`is the slope on the left of ${activation} in ${prefer}, as the definition says`, async () => {
        // E(x) = a(x): both kernels are 1 and both biases 0.
        const spec = network({ name: activation, inputShape: [1], layers: [dense(1, { activation }), dense(1)] });
        const net = await openNetwork(spec, { weights: Float32Array.of(1, 0, 1, 0), engine: await chooseEngine({ prefer }) });
        const [slope] = net.energyAndGradient(Float32Array.of(0)).gradient;
        net.dispose();
        // The values are 0, 0.2, 0.5 and 1: 0.2 is rounded, once, and our 2 ** 0 may be the number after 1, which is 1 + 2 ** -23.
        assert.ok(Math.abs(slope - ACTIVATIONS[activation].derivative(0)) <= 2 ** -23, `${slope}`);
      });
    }
  }
});
