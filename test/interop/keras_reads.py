"""keras_reads.py FOLDER: for each name in names.json, what Keras computes with NAME.keras and with NAME.weights.h5 for NAME.x.f32."""

import json
import sys
from pathlib import Path

import keras
import numpy as np

# Every weight gets another value, and JAX needs seconds to compile the random numbers of each shape.
keras.initializers.GlorotUniform.__call__ = lambda self, shape, dtype=None, **_: np.zeros(shape, "float32")


def main(folder):
    answers = {}
    for name in json.loads((folder / "names.json").read_text()):
        model = keras.saving.load_model(folder / f"{name}.keras")
        x = np.fromfile(folder / f"{name}.x.f32", "<f4").reshape(-1, *model.input_shape[1:])
        whole = np.asarray(model(x))
        for weight in model.weights:
            weight.assign(np.zeros(weight.shape))
        model.load_weights(folder / f"{name}.weights.h5")
        answers[name] = {
            "kind": type(model).__name__,
            "layers": [type(layer).__name__ for layer in model.layers],
            "keras": whole.ravel().tolist(),
            "weights": np.asarray(model(x)).ravel().tolist(),
        }
    print(json.dumps(answers))


main(Path(sys.argv[1]))
