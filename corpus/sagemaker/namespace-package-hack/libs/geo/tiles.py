from geo.helpers import out, step_of
import consts

PRIORITY = 2


def get_steps(state):
    for layer, step in state["layers"].items():
        for zoom in range(1, consts.LAYERS[layer] + 1):
            tile = step_of(f"Tile{layer[:2].upper()}{zoom}", "tile.py", [out(step)])
            state.setdefault("tiles", []).append(tile)
            yield tile
