"""Recipe Langevin with a Keras model on JAX, on the CPU."""

import os

from jax_chain import settings_of
from rounds import IMAGE, SHOWN, STRIDE, read_job, run, serve

os.environ["KERAS_BACKEND"] = "jax"


def main():
    import keras
    from keras import layers

    job, arrays, images = read_job()

    def convolution(filters, size):
        return layers.Conv2D(filters, size, strides=STRIDE, padding="same", activation="silu")

    model = keras.Sequential(
        [keras.Input(IMAGE), convolution(16, 5), convolution(32, 3), convolution(64, 3), convolution(64, 3), layers.Flatten()]
        + [layers.Dense(64, activation="silu"), layers.Dense(1)]
    )
    model.set_weights(arrays)
    weights = [w.value for w in model.trainable_variables]

    def energy(x):
        outputs, _ = model.stateless_call(weights, [], x)
        return outputs[:, 0]

    serve(f"Keras {keras.__version__} (JAX)", settings_of(energy, job, images), energy(images[:SHOWN]))


run(main)
