# A file that a folder of the project has not is not there.
import contextlib
import os
from functools import reduce
from pathlib import Path

here = Path(__file__).parent
overlays = [here / "no-such-overlay.yaml", Path("no-such-overlay.yaml"), here / "files_not_there.py"]
print([p.exists() for p in overlays], [p.is_file() for p in overlays])
print(os.path.exists("no-such-overlay.yaml"), os.path.isdir("no-such-folder"), os.path.isfile("files_not_there.py"))


def merge(a, b):
    return a | {k: merge(a[k], v) if isinstance(v, dict) and isinstance(a.get(k), dict) else v for k, v in b.items()}


def load(path):
    return {"options": {path.suffix: path.name}}


print(reduce(merge, (load(p) for p in overlays if p.is_file()), {"options": {"n": 1}}))

try:
    text = open("no-such-file.json").read()
except IOError as error:
    text = type(error).__name__
print(text, IOError is OSError)
try:
    text = (here / "no-such-file.yaml").read_text()
except (ValueError, FileNotFoundError):
    text = "defaults"
print(text)
with contextlib.suppress(FileNotFoundError):
    text = "read"
    text = open("no-such-file.json").read()
print(text)
