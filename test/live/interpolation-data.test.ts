import { strict as assert } from "node:assert";
import { OptionError, ShapeError } from "ebm/errors";
import { floatsOfBase64, greysToBase64, interpolationData } from "ebm/live";
import { initialWeights, preset } from "ebm/network";
import { uniformStart } from "ebm/sampler";

const spec = preset("ebm-mnist-compact");
const weights = initialWeights(spec, { seed: 7 });

describe("interpolationData", () => {
  const images = uniformStart([32, 32, 1], { chains: 3, seed: 7 });
  const names = ["uno", "dos", "tres"];

  it("carries the images in 256 levels, their names and the network, and the first two as ends", () => {
    const { images: text, weights: base64, title, ...rest } = interpolationData({ spec, weights, images, names });
    assert.equal(text, greysToBase64(images));
    assert.deepEqual(floatsOfBase64(base64), weights);
    assert.equal(title, "De una imagen a otra");
    assert.deepEqual(rest, { names, from: 0, to: 1, line: "straight", stepSize: 30, spec });
  });

  it("refuses images and names that do not fit, and numbers that are none", () => {
    const refuses = (wrong: object, kind: typeof OptionError | typeof ShapeError | RegExp) =>
      assert.throws(() => interpolationData({ spec, weights, images, names, ...wrong } as never), kind);
    refuses({ images: images.slice(1) }, ShapeError);
    refuses({ images: images.slice(0, 1024), names: ["uno"] }, OptionError);
    refuses({ images: new Float32Array(13 * 1024), names: Array.from({ length: 13 }, String) }, OptionError);
    refuses({ images: images.map((v) => 2 * v) }, /de −1 a 1/);
    refuses({ names: ["uno"] }, /3 imágenes y 1 nombre\./);
    refuses({ names: ["uno", "", "tres"] }, OptionError);
    refuses({ names: undefined }, OptionError);
    refuses({ weights: weights.slice(1) }, ShapeError);
    for (const wrong of [{ from: 3 }, { to: -1 }, { line: "toString" }, { stepSize: 0 }, { title: 3 }]) refuses(wrong, OptionError);
  });
});
