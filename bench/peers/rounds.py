"""What all peers share: the work from its files, and rounds on request. See bench/sides/protocol.js."""

import json
import sys
import time

# Image of ebm-mnist, and the zeros around it of each convolution: "same" padding puts the odd one at the end.
IMAGE = (32, 32, 1)
BEFORE_AND_AFTER = [(1, 2), (0, 1), (0, 1), (0, 1)]
STRIDE = 2
SHOWN = 8  # energies that tell that all sides compute the same


def say(message):
    print(json.dumps(message), flush=True)


def read_job():
    """The job of the command line, its arrays (kernels as Keras keeps them) and its chains [n, 32, 32, 1]."""
    import numpy as np

    job = json.loads(sys.argv[1])
    flat = np.fromfile(job["weights"], np.float32)
    arrays, at = [], 0
    for shape in job["shapes"]:
        size = int(np.prod(shape))
        arrays.append(flat[at : at + size].reshape(shape).copy())
        at += size
    start = np.fromfile(job["start"], np.float32).reshape(-1, *IMAGE)
    return job, arrays, start


def serve(name, settings, energies):
    """Says what this is, then runs a setting each time it is asked: settings = {name: function that waits for its result}."""
    say({"name": name, "settings": list(settings), "energies": [float(e) for e in energies]})
    for line in sys.stdin:
        work = settings[json.loads(line)["setting"]]
        begin = time.perf_counter()
        work()
        say({"seconds": time.perf_counter() - begin})


def run(main):
    """Runs a peer; one whose packages are not installed says so, and that is no failure."""
    try:
        main()
    except ModuleNotFoundError as error:
        say({"unavailable": f"falta el paquete {error.name} en ese Python"})
