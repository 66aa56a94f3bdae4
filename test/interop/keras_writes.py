"""keras_writes.py FOLDER: networks as their authors write them in Keras, saved in every way, with what they compute.

Writes NAME.keras, NAME.weights.h5, NAME.h5, NAME.x.f32 and NAME.h.f32 (the outputs), and names.json.
"""

import json
import sys
from pathlib import Path

import keras
import numpy as np
from keras import activations, layers, models

ACTIVATIONS = ["linear", "swish", "relu", "leaky_relu", "elu", "softplus", "tanh"]


def seed_functional():
    """The network of the course, as its notebook builds it."""
    ebm_input = layers.Input(shape=(32, 32, 1))
    x = layers.Conv2D(16, kernel_size=5, strides=2, padding="same", activation=activations.swish)(ebm_input)
    x = layers.Conv2D(32, kernel_size=3, strides=2, padding="same", activation=activations.swish)(x)
    x = layers.Conv2D(64, kernel_size=3, strides=2, padding="same", activation=activations.swish)(x)
    x = layers.Conv2D(64, kernel_size=3, strides=2, padding="same", activation=activations.swish)(x)
    x = layers.Flatten()(x)
    x = layers.Dense(64, activation=activations.swish)(x)
    return models.Model(ebm_input, layers.Dense(1)(x))


@keras.saving.register_keras_serializable()
class EBM(models.Model):
    """As the notebook: a model inside a model, a buffer that Keras does not see, metrics."""

    def __init__(self):
        super().__init__()
        self.model = seed_functional()
        self.buffer = [np.zeros((1, 32, 32, 1))]
        self.loss_metric = keras.metrics.Mean(name="loss")
        self.cdiv_loss_metric = keras.metrics.Mean(name="cdiv")

    def call(self, inputs, training=None):
        return self.model(inputs, training=training)


def subclass():
    model = EBM()
    model(np.zeros((1, 32, 32, 1), "float32"))
    model.compile(optimizer=keras.optimizers.Adam(1e-4))
    model.optimizer.build(model.trainable_variables)  # its state is saved too
    return model


def compact():
    kernels = [(16, 3), (32, 3), (64, 3), (64, 3)]
    convolutions = [layers.Conv2D(f, k, strides=2, padding="same", activation="swish") for f, k in kernels]
    return keras.Sequential([layers.Input((32, 32, 1)), *convolutions, layers.Flatten(), layers.Dense(1)])


def mlp(inputs, *hidden):
    return keras.Sequential([layers.Input((inputs,)), *[layers.Dense(n, activation="relu") for n in hidden], layers.Dense(1)])


def fused():
    """Every activation by its name, in a convolution and in a dense layer."""
    convolutions = [layers.Conv2D(2, (3, 2), padding="same", activation=name) for name in ACTIVATIONS]
    dense = [layers.Dense(4, activation=name) for name in ACTIVATIONS]
    return keras.Sequential([layers.Input((4, 5, 1)), *convolutions, layers.Flatten(), *dense, layers.Dense(1)])


def separate():
    """Every activation as a layer, after a convolution, a sum and a dense layer."""
    kinds = [*[lambda name=name: layers.Activation(name) for name in ACTIVATIONS], layers.ReLU, lambda: layers.LeakyReLU(negative_slope=0.2), layers.ELU]
    x = i = layers.Input((5, 4, 2))
    for kind in kinds:
        y = kind()(layers.Conv2D(2, (3, 2), padding="same")(x))
        x = kind()(layers.Add()([y, x]))
    x = layers.Flatten()(layers.Conv2D(3, 3, strides=(2, 1), padding="valid")(x))
    for kind in kinds:
        x = kind()(layers.Dense(5)(x))
    return models.Model(i, layers.Dense(1)(x))


def deep():
    """Twelve convolutions: conv2d_10 comes after conv2d_9, not after conv2d_1. All are of one shape, so only the order tells."""
    convolutions = [layers.Conv2D(2, 3, padding="same", activation="tanh") for _ in range(12)]
    return keras.Sequential([layers.Input((4, 4, 2)), *convolutions, layers.Flatten(), layers.Dense(1)])


def late():
    """A Sequential that learns its input's shape when it is called."""
    model = keras.Sequential([layers.Conv2D(3, 3, activation="elu"), layers.Flatten(), layers.Dense(1)])
    model(np.zeros((1, 6, 6, 2), "float32"))
    return model


def block(x, filters, strides, activation, first="body"):
    """A residual block; `first`: which of its two summands the Add reads first, and Keras keeps first."""
    y = layers.Conv2D(filters, 3, strides=strides, padding="same", activation=activation)(x)
    y = layers.Conv2D(filters, 3, padding="same")(y)
    same = strides == 1 and x.shape[-1] == filters
    s = x if same else layers.Conv2D(filters, 1, strides=strides, padding="same")(x)
    return layers.Activation(activation)(layers.Add()([y, s] if first == "body" else [s, y]))


def cifar():
    x = i = layers.Input((32, 32, 3))
    x = layers.Conv2D(16, 5, strides=2, padding="same", activation="swish")(x)
    for filters, strides in [(32, 2), (64, 2), (64, 1)]:
        x = block(x, filters, strides, "swish")
    x = layers.Dense(64, activation="swish")(layers.Flatten()(x))
    return models.Model(i, layers.Dense(1)(x))


def projected():
    """Residual blocks as others write them: the shortcut first."""
    x = i = layers.Input((7, 6, 2))
    for filters, strides in [(3, 2), (3, 1), (4, 1)]:
        x = block(x, filters, strides, "tanh", first="shortcut")
    return models.Model(i, layers.Dense(1)(layers.Flatten()(x)))


def normalized():
    """Group normalization of an image and of a list, with an activation after it."""
    x = i = layers.Input((6, 5, 2))
    x = layers.Activation("silu")(layers.GroupNormalization(groups=3)(layers.Conv2D(6, 3, padding="same")(x)))
    x = layers.GroupNormalization(groups=2, epsilon=0.1)(layers.Dense(8)(layers.Flatten()(x)))
    return models.Model(i, layers.Dense(1)(x))


MODELS = {
    "ebm-cifar": cifar,
    "projected": projected,
    "normalized": normalized,
    "ebm-mnist": seed_functional,
    "subclass": subclass,
    "ebm-mnist-compact": compact,
    "mlp-10": lambda: mlp(10, 128, 64),
    "mlp-784": lambda: mlp(784, 128),
    "deep": deep,
    "late": late,
    "fused": fused,
    "separate": separate,
}


# Every weight gets another value, and JAX needs seconds to compile the random numbers of each shape.
keras.initializers.GlorotUniform.__call__ = lambda self, shape, dtype=None, **_: np.zeros(shape, "float32")


def main(folder):
    random = np.random.default_rng(7)
    for name, build in MODELS.items():
        model = build()
        for weight in model.trainable_weights:
            weight.assign(random.uniform(-0.4, 0.4, weight.shape))
        shape = (32, 32, 1) if name == "subclass" else model.input_shape[1:]
        x = random.uniform(-1, 1, (3, *shape)).astype("<f4")
        x.tofile(folder / f"{name}.x.f32")
        np.asarray(model(x)).astype("<f4").tofile(folder / f"{name}.h.f32")
        model.save(folder / f"{name}.keras")
        model.save_weights(folder / f"{name}.weights.h5")
        if name != "subclass":
            model.save(folder / f"{name}.h5")
    (folder / "names.json").write_text(json.dumps(list(MODELS)))


main(Path(sys.argv[1]))
