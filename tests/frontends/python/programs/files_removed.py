"""Files that are written and removed again."""

import os
import pathlib
import tempfile

with tempfile.TemporaryDirectory() as folder:
    path = pathlib.Path(folder) / "state.json"
    path.write_text("{}")
    print(path.exists())
    path.unlink()
    other = os.path.join(folder, "other.txt")
    with open(other, "w") as file:
        file.write("text")
    os.remove(other)
    with open(other, "w") as file:
        file.write("again")
    print(open(other).read())
