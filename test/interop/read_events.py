"""Reads the event files below a folder with the real TensorBoard and prints what it found as JSON.

Twice: with EventAccumulator, the values as they are in the files, and with the multiplexer of the `tensorboard` command,
the values as its pages get them.
"""

import base64
import json
import sys
from dataclasses import asdict
from pathlib import Path

from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
from tensorboard.backend.event_processing.plugin_event_multiplexer import EventMultiplexer
from tensorboard.util import tensor_util

ALL = 0  # no limit to the points that are kept


def stored(folder: Path) -> dict:
    events = EventAccumulator(str(folder), size_guidance={"scalars": ALL, "histograms": ALL, "images": ALL})
    events.Reload()
    tags = events.Tags()
    return {
        "scalars": {tag: [[e.wall_time, e.step, e.value] for e in events.Scalars(tag)] for tag in tags["scalars"]},
        "histograms": {tag: [[e.step, asdict(e.histogram_value)] for e in events.Histograms(tag)] for tag in tags["histograms"]},
        "images": {tag: [picture(e) for e in events.Images(tag)] for tag in tags["images"]},
    }


def picture(event) -> list:
    return [event.step, event.width, event.height, base64.b64encode(event.encoded_image_string).decode()]


def shown(folder: Path) -> dict:
    multiplexer = EventMultiplexer(tensor_size_guidance={"scalars": ALL, "histograms": ALL, "images": ALL})
    multiplexer.AddRunsFromDirectory(str(folder))
    multiplexer.Reload()
    runs = {}
    for run in multiplexer.Runs():
        tags = {}
        for tag, metadata in multiplexer.AllSummaryMetadata().get(run, {}).items():
            events = multiplexer.Tensors(run, tag)
            shapes = [list(tensor_util.make_ndarray(event.tensor_proto).shape) for event in events]
            tags[tag] = {"plugin": metadata.plugin_data.plugin_name, "steps": [e.step for e in events], "shapes": shapes}
        runs[run] = tags
    return runs


logdir = Path(sys.argv[1])
found = {folder.name: stored(folder) for folder in sorted(logdir.iterdir())}
print(json.dumps({"stored": found, "shown": shown(logdir)}))
