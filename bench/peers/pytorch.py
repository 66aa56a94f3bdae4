"""Recipe Langevin in PyTorch on the CPU: automatic differentiation with respect to the images alone."""

import itertools

from rounds import BEFORE_AND_AFTER, SHOWN, STRIDE, read_job, run, serve


def main():
    import torch
    import torch.nn.functional as F

    torch.set_flush_denormal(True)
    job, arrays, images = read_job()
    rule, steps = job["rule"], job["steps"]
    low, high = rule["bounds"]
    tensors = [torch.from_numpy(a) for a in arrays]
    start = torch.from_numpy(images).permute(0, 3, 1, 2).contiguous()

    def network(layout):
        """E(x), with the images and kernels in a memory layout."""
        kernels = [tensors[2 * i].permute(3, 2, 0, 1).contiguous(memory_format=layout) for i in range(4)]
        biases = [tensors[2 * i + 1] for i in range(4)]
        hidden, hidden_bias, last, last_bias = tensors[8].T.contiguous(), tensors[9], tensors[10].T.contiguous(), tensors[11]

        def energy(x):
            for kernel, bias, (before, after) in zip(kernels, biases, BEFORE_AND_AFTER):
                x = F.silu(F.conv2d(F.pad(x, (before, after, before, after)), kernel, bias, stride=STRIDE))
            x = x.permute(0, 2, 3, 1).flatten(1)
            return F.linear(F.silu(F.linear(x, hidden, hidden_bias)), last, last_bias)[:, 0]

        return energy

    def chain(energy, x):
        noise = torch.empty_like(x)
        for _ in range(steps):
            x = x.add_(noise.normal_(0, rule["noise"])).clamp_(low, high).requires_grad_(True)
            (gradient,) = torch.autograd.grad(energy(x).sum(), x)
            x = x.detach().sub_(gradient.clamp_(-rule["gradientClip"], rule["gradientClip"]), alpha=rule["stepSize"]).clamp_(low, high)
        return x

    def setting(energy, *, threads, layout, onednn):
        def work():
            torch.set_num_threads(threads)
            torch.backends.mkldnn.enabled = onednn
            chain(energy, start.clone(memory_format=layout))

        return work

    layouts = {"NCHW": torch.contiguous_format, "channels_last": torch.channels_last}
    settings = {}
    for threads, (name, layout), onednn in itertools.product(job["threads"], layouts.items(), (True, False)):
        words = f"{threads} {'hilo' if threads == 1 else 'hilos'}, {name}{'' if onednn else ', sin oneDNN'}"
        settings[words] = setting(network(layout), threads=threads, layout=layout, onednn=onednn)
        if job["compile"] and onednn:
            compiled = torch.compile(network(layout))
            settings[f"{words}, torch.compile"] = setting(compiled, threads=threads, layout=layout, onednn=True)
    with torch.no_grad():
        energies = network(torch.contiguous_format)(start[:SHOWN])
    serve(f"PyTorch {torch.__version__}", settings, energies)


run(main)
