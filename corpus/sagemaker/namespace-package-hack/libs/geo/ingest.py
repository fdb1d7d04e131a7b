from . import helpers
from .helpers import step_of as make

PRIORITY = 1


def get_steps(state):
    from consts import ORDER
    layers = [make(f"Ingest{helpers.camel(layer)}", "ingest.py", args=["--layer", layer]) for layer in ORDER]
    state["layers"] = dict(zip(ORDER, layers))
    return layers
