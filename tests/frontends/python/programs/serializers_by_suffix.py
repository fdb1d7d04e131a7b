# Writers chosen by a file's suffix.
import json
from pathlib import PurePath

WRITERS = {".json": lambda d: json.dumps(d, sort_keys=True), ".txt": lambda d: "\n".join(f"{k}={v}" for k, v in d.items())}


def render(path, data):
    suffix = PurePath(path).suffix
    writer = WRITERS.get(suffix)
    if writer is None:
        raise ValueError(f"no writer for {suffix or 'no suffix'}")
    return writer(data)


print(render("a/b.json", {"z": 1, "a": [1]}), render("x.txt", {"k": "v", "n": 2}))
for bad in ("x.yml", "none"):
    try:
        render(bad, {})
    except ValueError as error:
        print(error)
