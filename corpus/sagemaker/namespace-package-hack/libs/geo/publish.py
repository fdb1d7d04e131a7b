import geo.helpers as h

PRIORITY = 3
ENABLED = True


def get_steps(state):
    tiles = state["tiles"]
    half = len(tiles) // 2
    yield from (h.step_of(f"Publish{i}", "publish.py", map(h.out, part)) for i, part in enumerate((tiles[:half], tiles[half:])))
