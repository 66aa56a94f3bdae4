"""Recipe Langevin in JAX on the CPU, compiled: a step at a time, or all steps in one loop."""

from rounds import BEFORE_AND_AFTER, SHOWN, STRIDE, read_job, run, serve
from jax_chain import settings_of


def main():
    import jax
    from jax import lax

    job, arrays, images = read_job()

    def energy(x):
        for i, padding in enumerate(BEFORE_AND_AFTER):
            kernel, bias = arrays[2 * i], arrays[2 * i + 1]
            numbers = ("NHWC", "HWIO", "NHWC")
            x = lax.conv_general_dilated(x, kernel, (STRIDE, STRIDE), (padding, padding), dimension_numbers=numbers)
            x = jax.nn.silu(x + bias)
        x = x.reshape(len(x), -1)
        x = jax.nn.silu(x @ arrays[8] + arrays[9])
        return (x @ arrays[10] + arrays[11])[:, 0]

    serve(f"JAX {jax.__version__}", settings_of(energy, job, images), energy(images[:SHOWN]))


run(main)
