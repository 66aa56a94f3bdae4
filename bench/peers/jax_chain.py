"""Chains of the recipe on JAX, for any energy."""


def settings_of(energy, job, images):
    """Two ways to run the chains of a job: {name: function that waits for its result}."""
    import jax
    import jax.numpy as jnp

    rule, steps = job["rule"], job["steps"]
    low, high = rule["bounds"]
    start = jnp.asarray(images)
    gradient = jax.grad(lambda x: energy(x).sum())

    def step(t, state):
        x, key = state
        noise = rule["noise"] * jax.random.normal(jax.random.fold_in(key, t), x.shape)
        x = jnp.clip(x + noise, low, high)
        moved = rule["stepSize"] * jnp.clip(gradient(x), -rule["gradientClip"], rule["gradientClip"])
        return jnp.clip(x - moved, low, high), key

    one = jax.jit(step)
    loop = jax.jit(lambda state: jax.lax.fori_loop(0, steps, step, state))
    key = jax.random.key(0)

    def one_by_one():
        state = (start, key)
        for t in range(steps):
            state = one(t, state)
        jax.block_until_ready(state[0])

    return {"jit de un paso": one_by_one, "jit de todos los pasos": lambda: jax.block_until_ready(loop((start, key))[0])}
